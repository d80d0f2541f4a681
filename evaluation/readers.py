"""How well the two readers of the development set agree: `python -m evaluation.readers`.

Both read the same passages blind to each other. The second's claims are held against the first's as those of
a program are against the gold: paired one to one where its first answers are among those that the first
accepts. Claims that a reader called optional are left out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from evaluation.gold import DEV, records

Claims = Sequence[Mapping[str, Any]]
FIGURE = ("kind", "harm", "low", "high")
SETS = {"dev": "the first 320 passages", "new": "the 285 fresh ones"}


def figure_f1(first: Mapping[str, Claims], second: Mapping[str, Claims]) -> tuple[float, int]:
    """F1 of the second reader's figures against the first's, and how many claims the first has."""
    both = asked = given = 0
    for name, claims in first.items():
        wanted, left = _required(claims), _required(second[name])
        asked, given = asked + len(wanted), given + len(left)
        for claim in wanted:
            same = next((i for i, other in enumerate(left) if _alike(claim, other)), None)
            if same is not None:
                left.pop(same)
                both += 1
    return 2 * both / (asked + given), asked


def _required(claims: Claims) -> list[Mapping[str, Any]]:
    return [claim for claim in claims if not claim.get("optional")]


def _alike(first: Mapping[str, Any], second: Mapping[str, Any]) -> bool:
    return all(_answers(second, name)[0] in _answers(first, name) for name in FIGURE)


def _answers(claim: Mapping[str, Any], name: str) -> list[Any]:
    """What a reader accepts, the answer preferred first."""
    said = claim.get(name, "count" if name == "kind" else None)
    return said if isinstance(said, list) else [said]


def main() -> None:
    """Prints a line a set."""
    first, second = (
        {r["id"]: r["claims"] for r in records(DEV / "readers" / f"{name}.jsonl")} for name in "ab"
    )
    for start, what in SETS.items():
        f1, asked = figure_f1({n: c for n, c in first.items() if n.startswith(start)}, second)
        print(f"{what}: figure F1 {f1:.3f} ({asked} claims)")


if __name__ == "__main__":
    main()
