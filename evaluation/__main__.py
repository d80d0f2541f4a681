"""Prints how well claims are read: `python -m evaluation` (or `make evaluate`).

Needs the shared gold and data, found beside the checkout or at TOLLBOOK_SHARED; says so where they are not.
"""

import os
import sys
from pathlib import Path

from evaluation.gold import GoldSet, gold_sets, scorer
from evaluation.scoring import Scores, earnings, read, score

FIELDS = (
    "hedge",
    "victims",
    "party",
    "status",
    "claimant",
    "relayed_by",
    "stance",
    "as_of",
    "period",
    "background",
)
SHARED = Path(os.environ.get("TOLLBOOK_SHARED", Path(__file__).parents[2] / "shared"))


def main() -> int:
    """Prints the table with and without the parser, what tuning gained, and what each rule earns."""
    if not SHARED.is_dir():
        print(f"the shared gold is not at {SHARED}; set TOLLBOOK_SHARED to score", file=sys.stderr)
        return 1
    sets, tool = gold_sets(SHARED), scorer(SHARED)
    _head()
    for parser in ("parser", "tokens"):
        if parser == "tokens":
            os.environ["TOLLBOOK_PARSER"] = "none"
        found = {gold.name: read(gold) for gold in sets}
        scores = {gold.name: score(gold, found[gold.name].claims, tool) for gold in sets}
        for gold in sets:
            print(_line(f"{gold.name} ({parser})", scores[gold.name]))
        tuned = [scores[name] for name in ("dev-tune", "dev-opened", "dev-more", "dev-wars")]
        mean = sum(one.figure[2] * one.claims for one in tuned) / sum(one.claims for one in tuned)
        print(f"{'tuned less held out':26} figure {mean - scores['dev-held'].figure[2]:+.3f}")
        if parser == "parser":
            print(_FIRST)
        if parser == "parser":
            rules = _rules(sets, found, tool)
    print("\nwhat each rule of figures earns (all sets but held, with the parser)")
    print("\n".join(rules))
    return 0


_FIRST = """\
measured before any tuning on them, and tuned on since:
  dev-opened: P 0.899 R 0.838 F1 0.867 full 0.531 (first half), dev-more: P 0.968 R 0.938 F1 0.953 full 0.656
  own-1 and own-2: P 0.924 R 0.811 F1 0.864 full 0.668, own-3: F1 0.736 full 0.361, own-4: F1 0.588 full 0.360
  dev-wars: P 0.971 R 0.926 F1 0.947 full 0.672, own-5: F1 0.888 full 0.534, own-6: F1 0.900 full 0.584
held out, never tuned on, texts and errors unread by who writes the rules:
  dev-held at first, with those opened since: P 0.852 R 0.817 F1 0.834 full 0.604
  own-7 at first: P 0.952 R 0.908 F1 0.929 full 0.680"""
HELD = frozenset({"dev-held", "own-7"})


def _head() -> None:
    names = "".join(f"{name[:9]:>10}" for name in FIELDS)
    print(f"{'set':26} {'P':>6}{'R':>6}{'F1':>6}  {'full':>6}{names}")


def _line(name: str, scores: Scores) -> str:
    precision, recall, f1 = scores.figure
    cells = "".join(f"{scores.fields[f]:10.3f}" if f in scores.fields else f"{'-':>10}" for f in FIELDS)
    return f"{name:26} {precision:6.3f}{recall:6.3f}{f1:6.3f}  {scores.full[2]:6.3f}{cells}"


def _rules(sets: list[GoldSet], found: dict, tool: object) -> list[str]:  # type: ignore[type-arg]
    rows: dict[str, tuple[int, float]] = {}
    for gold in sets:
        if gold.name in HELD:
            continue
        for rule, times, lost in earnings(gold, found[gold.name], tool):  # type: ignore[arg-type]
            before = rows.get(rule, (0, 0.0))
            rows[rule] = (before[0] + times, before[1] + lost)
    ordered = sorted(rows.items(), key=lambda item: (-item[1][1], item[0]))
    return [
        f"{rule:24} {times:4} figures  F1 {lost / (len(sets) - len(HELD)):+.4f}"
        for rule, (times, lost) in ordered
    ]


if __name__ == "__main__":
    sys.exit(main())
