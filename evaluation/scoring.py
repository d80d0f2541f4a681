"""Scores of one reading of a gold set, and what each rule earns."""

from collections import Counter
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from evaluation.gold import GoldSet
from tollbook.extract import explain
from tollbook.model import to_json


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in each document of a set: claims as JSON, each with the rule behind its figure."""

    claims: dict[str, list[dict[str, Any]]]
    rules: dict[str, list[str]]

    def without(self, rule: str) -> dict[str, list[dict[str, Any]]]:
        """The claims that do not rest on a rule."""
        return {
            key: [c for c, r in zip(some, self.rules[key], strict=True) if r != rule]
            for key, some in self.claims.items()
        }


@dataclass(slots=True)
class Scores:
    """Agreement with the gold: P, R and F1 of figure and of whole claims, accuracy of each field."""

    figure: tuple[float, float, float]
    full: tuple[float, float, float]
    fields: dict[str, float]
    claims: int
    counts: Counter[str] = field(default_factory=Counter)


def read(gold: GoldSet) -> Reading:
    """Reads every document of a set."""
    claims: dict[str, list[dict[str, Any]]] = {}
    rules: dict[str, list[str]] = {}
    for document in gold.documents():
        found = explain(document)
        claims[document.id] = [to_json(e.claim) for e in found]
        rules[document.id] = [_rule(dict(e.rules)) for e in found]
    return Reading(claims, rules)


def _rule(rules: dict[str, str]) -> str:
    return (rules.get("harm") or rules.get("kind") or "none").partition(":")[0]


def score(gold: GoldSet, claims: dict[str, list[dict[str, Any]]], tool: ModuleType) -> Scores:
    """Scores claims against a set with the shared tool's own pairing and agreement."""
    hits = founds = golds = full = 0
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for record in gold.records:
        found = [tool.flat(claim) for claim in claims.get(record["id"], [])]
        pairs, missed, extra = tool.pair(record["claims"], found)
        hits, founds, golds = (
            hits + len(pairs),
            founds + len(pairs) + len(extra),
            golds + len(pairs) + len(missed),
        )
        for wanted, have in pairs:
            scored = [f for f in tool.FIELDS if f in wanted]
            good = [f for f in scored if tool.agrees(f, wanted, have)]
            asked.update(scored)
            right.update(good)
            full += len(good) == len(scored)
    accuracy = {f: right[f] / asked[f] for f in tool.FIELDS if asked[f]}
    return Scores(tool.rates(hits, founds, golds), tool.rates(full, founds, golds), accuracy, golds, asked)


def earnings(gold: GoldSet, reading: Reading, tool: ModuleType) -> list[tuple[str, int, float]]:
    """For each rule of figures: how many rest on it, and by how much the figure's F1 falls without them."""
    whole = score(gold, reading.claims, tool).figure[2]
    used = Counter(rule for some in reading.rules.values() for rule in some)
    lost = [
        (rule, times, whole - score(gold, reading.without(rule), tool).figure[2])
        for rule, times in used.items()
    ]
    return sorted(lost, key=lambda row: (-row[2], row[0]))
