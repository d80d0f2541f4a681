"""Simulated cases, drawn by a program that shares the priors' table with the model and no code."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np

from tollbook.cases import Case
from tollbook.estimate import estimate_toll
from tollbook.estimate.priors import Setting, Voice, built_in_priors
from tollbook.model import (
    CaseKind,
    Claim,
    Claimant,
    Count,
    DocumentRef,
    Harm,
    Hedge,
    Period,
    Precision,
    Relation,
    Span,
    Status,
    Victims,
)

DAY = date(2000, 3, 1)
CASE = Case("simulated", "Simulated", CaseKind.WAR, (), start=DAY, end=DAY)
VOICES = (Voice.OPPONENT, Voice.THIRD_PARTY, Voice.UNKNOWN)  # the own side's figures would be floors too
LEVELS = (0.5, 0.8, 0.9, 0.95)


def draw_case(rng: np.random.Generator) -> tuple[float, list[Claim]]:
    """A toll, and what one to eight claimants say of it: liars, ranges, bounds and silent ones among them."""
    priors = built_in_priors()
    level = priors.number["level"]
    toll = float(np.exp(rng.normal(level.location, level.spread)))
    common = rng.normal(0.0, priors.number["common"].spread) * (6.0 if rng.random() < 0.1 else 1.0)
    relation = {v: rng.normal(p.mean, p.between) for v in VOICES for p in [priors.bias[Setting.COMBATANT, v]]}
    claims = []
    for index in range(rng.integers(1, 9)):
        voice = VOICES[rng.integers(len(VOICES))]
        stray = 6.0 if rng.random() < 0.1 else 1.0
        lean = priors.bias[Setting.COMBATANT, voice].within * stray * rng.standard_t(4)
        spread = np.hypot(np.exp(priors.number["noise"].location), toll**-0.5 if toll > 1 else 1.0)
        said = toll * float(np.exp(common + relation[voice] + lean + spread * rng.standard_t(4)))
        claims.append(_claim(f"{voice.value} {index}", voice, _count(min(said, 1e9), rng)))
    return toll, claims


def _count(said: float, rng: np.random.Generator) -> Count:
    kind = rng.integers(3)
    if kind == 0:
        return Count("", round(said), round(said), Hedge.EXACT)
    if kind == 1:
        low, high = said * rng.uniform(0.7, 1.0), said * rng.uniform(1.0, 1.4)
        return Count("", int(low), int(high) + 1, Hedge.RANGE)
    near = rng.random() < 0.7
    beyond = np.log(1.25) * rng.random() if near else np.log(1.25) + np.log(16) * rng.random()
    return Count("", round(said * float(np.exp(-beyond))), None, Hedge.AT_LEAST)


def _claim(name: str, voice: Voice, count: Count) -> Claim:
    return Claim.of(
        document=DocumentRef(name, "0" * 64), harm=Harm.KILLED, spans=(Span(0, 0, ""),),
        extractor="simulated/1",
        count=count, victims=Victims(None, "A", Status.COMBATANT),
        claimant=Claimant(name, name, False, Relation(voice.value)),
        period=Period(None, DAY, DAY, Precision.DAY),
    )  # fmt: skip


def calibrate(cases: int, method: str = "quick", seed: int = 1) -> str:
    """How often central intervals hold the toll, and the histogram of its rank among the draws."""
    ranks = np.array(list(_ranks(cases, method, seed)))
    lines = [f"{cases} simulated cases, method {method}"]
    for level in LEVELS:
        held = (np.abs(ranks - 0.5) <= level / 2).mean()
        lines.append(
            f"  {level:.0%} intervals hold {held:.1%} (± {1.96 * np.sqrt(level * (1 - level) / cases):.1%})"
        )
    histogram: Any = np.histogram(ranks, bins=10, range=(0, 1))[0]
    lines.append(f"  ranks by tenths: {histogram.tolist()}")
    return "\n".join(lines)


def _ranks(cases: int, method: str, seed: int) -> Iterator[float]:
    rng = np.random.default_rng(seed)
    for _ in range(cases):
        toll, claims = draw_case(rng)
        (found,) = estimate_toll(claims, case=CASE, method=method)
        yield float((np.array(found.draws) < toll).mean())
