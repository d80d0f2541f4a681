"""Closed cases: what would have been estimated then, against what was established later.

Beside the default with the priors that come with tollbook, the same with priors that have learned from all
other closed cases, never from the one that is scored; two simple peers; and the published model if asked for.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from evaluation.estimates.peers import latest_third_party, median_claim, relevant
from evaluation.estimates.published import published_guess
from evaluation.estimates.scores import OURS, Guess, covers, crps, interval_score, log_error, log_score, table
from tollbook.cases import Case
from tollbook.estimate import Question, estimate_toll
from tollbook.estimate.learning import Closed, Lesson, lessons, updated
from tollbook.estimate.priors import Priors, built_in_priors
from tollbook.model import CaseKind, Claim, Harm, Relation, Status
from tollbook.read.tables import import_claims

LEARNED = "tollbook, learned"
MOMENTS = (0.25, 0.5, 0.75, 1.0)  # of the days on which claims were made


@dataclass(frozen=True, slots=True)
class Truth:
    """What was established later."""

    party: str
    harm: Harm
    status: Status
    as_of: date
    best: float


def evaluate(folder: Path, method: str = "quick", published: bool = False) -> str:
    """A table for each toll and moment, then the summary by method."""
    lines, scored = [], []
    paths = sorted(folder.glob("*.claims.csv"))
    for path in paths:
        others = [lesson for other in paths if other != path for lesson in _lessons(other)]
        for truth, moment, guesses in _moments(path, method, updated(built_in_priors(), others), published):
            for guess in guesses:
                scored.append((guess, truth.best))
                low, high = np.quantile(guess.draws, (0.1, 0.9))
                lines.append(
                    (path.name.split(".")[0], truth.party, truth.harm.value, truth.status.value,
                     moment, guess.method, round(guess.median), f"{low:.0f}-{high:.0f}", round(truth.best),
                     log_error(guess, truth.best))
                )  # fmt: skip
    head = ("case", "party", "harm", "status", "known by", "method", "median", "80 %", "truth", "log error")
    return table(lines, head) + "\n\n" + summary(scored)


def summary(scored: list[tuple[Guess, float]]) -> str:
    """Mean scores by method."""
    rows = []
    for method in sorted({guess.method for guess, _ in scored}):
        own = [(guess, truth) for guess, truth in scored if guess.method == method]
        rows.append(
            (method, len(own),
             float(np.mean([log_error(g, t) for g, t in own])),
             float(np.median([log_error(g, t) for g, t in own])),
             float(np.mean([crps(g, t) for g, t in own])),
             float(np.mean([log_score(g, t) for g, t in own])),
             float(np.mean([interval_score(g, t, 0.8) for g, t in own])),
             *(float(np.mean([covers(g, t, level) for g, t in own])) for level in (0.5, 0.8, 0.95)))
        )  # fmt: skip
    head = (
        "method",
        "n",
        "mean |log error|",
        "median",
        "CRPS log",
        "elpd",
        "interval score 80",
        "in 50",
        "in 80",
        "in 95",
    )
    return table(rows, head)


def _lessons(path: Path) -> tuple[Lesson, ...]:
    claims = import_claims("csv", path).claims
    closed = [Closed(t.party, t.harm, t.status, t.best) for t in _truths(path)]
    return lessons(claims, _case(path, claims), closed)


def _moments(
    path: Path, method: str, learned: Priors, published: bool
) -> Iterator[tuple[Truth, date, list[Guess]]]:
    claims = import_claims("csv", path).claims
    days = sorted({c.stated_on for c in claims if c.stated_on})
    moments = [days[max(0, round(share * len(days)) - 1)] for share in MOMENTS]
    case = _case(path, claims)
    for truth in _truths(path):
        for moment in moments:
            known = [c for c in claims if c.stated_on and c.stated_on <= moment]
            guesses = guess_all(known, truth, method, case)
            if not guesses:
                continue
            if guesses[0].method == OURS:
                guesses.insert(1, _ours(LEARNED, known, truth, method, case, learned))
            if published:
                guesses += published_guess(known, case, truth.party, truth.harm, truth.status, truth.as_of)
            yield truth, moment, guesses


def _case(path: Path, claims: Sequence[Claim]) -> Case:
    """What a reader would have put into a case file: a war with its dates, or a disaster and its day."""
    starts = [c.period.start for c in claims if c.period.start]
    fought = any(c.claimant and c.claimant.relation is Relation.OPPONENT for c in claims)
    ends = max(truth.as_of for truth in _truths(path)) if fought else None
    kind = CaseKind.WAR if fought else CaseKind.DISASTER
    return Case(path.name, path.name, kind, (), start=min(starts), end=ends)


def guess_all(known: list[Claim], truth: Truth, method: str, case: Case | None) -> list[Guess]:
    """What each method makes of what was known; nothing where nobody had claimed anything."""
    own = relevant(known, truth.party, truth.harm, truth.status)
    peers = [peer for peer in (latest_third_party(own), median_claim(own)) if peer]
    if not peers:
        return []
    ours = _ours(OURS, known, truth, method, case)
    return [ours, *peers] if ours.draws else peers


def _ours(
    name: str, known: list[Claim], truth: Truth, method: str, case: Case | None, priors: Priors | None = None
) -> Guess:
    question = Question(truth.party, truth.harm, truth.status, truth.as_of)
    (estimate,) = estimate_toll(known, question, method=method, case=case, priors=priors)
    return Guess(name, estimate.draws)


def _truths(path: Path) -> Iterator[Truth]:
    with path.with_name(path.name.replace(".claims.", ".truth.")).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Truth(
                row["party"], Harm(row["harm"]), Status(row["status"]), date.fromisoformat(row["as_of"]),
                float(row["best"]),
            )  # fmt: skip
