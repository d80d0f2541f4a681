"""A ledger of many claims on a long war of several sides, the same for one number and seed.

Tolls grow from day to day; every claimant has a factor of its own, and rounds; documents are told again in
other outlets. Names are made of syllables, so that they are nobody's.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, pairwise

from tollbook.ledger import Ledger
from tollbook.model import (
    Claim,
    Claimant,
    Count,
    Document,
    EchoGroup,
    EchoKind,
    Frame,
    Harm,
    Hedge,
    Kind,
    Period,
    Precision,
    Relation,
    Span,
    Stance,
    Status,
    Victims,
)

PER_DOCUMENT = 4
TOLD_AGAIN = 5
"""Every so many documents, one is told again in another outlet."""

START = date(2019, 1, 1)
DAYS = 1500
_SYLLABLES = ("bar", "dor", "fen", "gal", "hul", "jas", "kem", "lor", "mir", "nor", "pel", "ras", "tam")
_HARMS = (Harm.KILLED, Harm.KILLED, Harm.WOUNDED, Harm.KILLED_OR_WOUNDED, Harm.CASUALTIES, Harm.MISSING)
_HEDGES = (Hedge.EXACT, Hedge.EXACT, Hedge.APPROXIMATE, Hedge.RANGE, Hedge.AT_LEAST, Hedge.AT_MOST)
_WORDS = {
    Hedge.APPROXIMATE: "about {low:,}",
    Hedge.AT_LEAST: "at least {low:,}",
    Hedge.AT_MOST: "up to {low:,}",
    Hedge.RANGE: "{low:,} to {high:,}",
}
_FILLER = (
    "The front has hardly moved since the autumn, and roads in the north stay closed. "
    "Officials met in the capital to speak of aid, without a result that either would name. "
    "Residents described nights of shelling and days of waiting for bread and water. "
)

PARTIES = tuple(f"{a}{b}ia".title() for a, b in zip(_SYLLABLES, reversed(_SYLLABLES), strict=True))[:12]


def fill(ledger: Ledger, claims: int, seed: int = 1) -> None:
    """Keep so many claims, with the echo groups of those told again."""
    source = _documents(claims // PER_DOCUMENT, seed)
    while batch := list(islice(source, 5000)):
        ledger.add([d for d, _ in batch], [c for _, made in batch for c in made], by="benchmark")
        ledger.add_echoes(list(_groups(batch)), by="benchmark")


def _groups(batch: list[tuple[Document, list[Claim]]]) -> Iterator[EchoGroup]:
    for (_, first), (_, again) in pairwise(batch):
        for one, other in zip(first, again, strict=True):
            if one.spans[0].exact == other.spans[0].exact and one.period == other.period:
                members = tuple(sorted((one.id, other.id)))
                yield EchoGroup(EchoKind.CLAIMS, one.id, members, 1.0, "the same words on the same day")


def _documents(number: int, seed: int) -> Iterator[tuple[Document, list[Claim]]]:
    chance = random.Random(seed)  # noqa: S311 (a benchmark's, not a secret's)
    people = _people(chance, 240)
    outlets = [f"The {_name(chance)} {kind}" for kind in ("Post", "Times", "Herald") for _ in range(100)]
    made: tuple[Document, list[Claim]] | None = None
    for i in range(number):
        if made is not None and i % TOLD_AGAIN == 0:
            yield _told_again(made[0], made[1], chance.choice(outlets), i)
            continue
        made = _document(i, people, chance.choice(outlets), chance)
        yield made


def _people(chance: random.Random, number: int) -> list[tuple[str, str | None, float]]:
    """Claimants: name, the party they speak for, and their factor on a toll."""
    own: list[tuple[str, str | None, float]] = [(party, party, chance.uniform(0.4, 1.2)) for party in PARTIES]
    kinds = [kind for kind in ("Institute", "Relief", "Watch") for _ in range(number // 3)]
    others = [(f"{_name(chance)} {kind}", None, chance.lognormvariate(0.0, 0.4)) for kind in kinds]
    return [*own, *others]


def _document(
    i: int, people: list[tuple[str, str | None, float]], outlet: str, chance: random.Random
) -> tuple[Document, list[Claim]]:
    day = START + timedelta(days=chance.randrange(DAYS))
    text, told = "", []
    for _ in range(PER_DOCUMENT):
        voice = people[int(len(people) * chance.random() ** 2.5)]
        said, draft = _saying(voice, day, chance)
        text += f"{_FILLER} In report {i}, "
        told.append((len(text), said, draft))
        text += f"{said}. "
    document = Document(f"https://news.example/{i}", text, f"Report {i}", outlet, None, day)
    return document, [_claim(document, at, said, draft) for at, said, draft in told]


def _told_again(first: Document, claims: list[Claim], outlet: str, i: int) -> tuple[Document, list[Claim]]:
    again = Document(f"https://news.example/{i}", first.text, first.title, outlet, None, first.published)
    return again, [_moved(claim, again) for claim in claims]


def _moved(claim: Claim, document: Document) -> Claim:
    kept = {n: getattr(claim, n) for n in Claim.__slots__ if n not in ("id", "document")}
    return Claim.of(document=document.ref, **kept)


def _saying(
    voice: tuple[str, str | None, float], day: date, chance: random.Random
) -> tuple[str, dict[str, object]]:
    name, side, factor = voice
    party = PARTIES[int(len(PARTIES) * chance.random() ** 2)]
    harm, status = chance.choice(_HARMS), Status.COMBATANT if chance.random() < 0.7 else Status.CIVILIAN
    relation = Relation.THIRD_PARTY if side is None else Relation.SELF if side == party else Relation.OPPONENT
    people = "soldiers" if status is Status.COMBATANT else "civilians"
    about: dict[str, object] = {
        "harm": harm,
        "victims": Victims(people, party, status),
        "claimant": Claimant(name, name, False, relation),
        "stated_on": day,
        "period": Period(None, START, day, Precision.DAY, Frame.CUMULATIVE),
    }
    if side == party and chance.random() < 0.02:
        said = f"{name} declined to give a figure of {party}’s {people}"
        return said, about | {"kind": Kind.REFUSAL, "stance": Stance.DECLINES}
    whole = 40_000 * (1 + _HARMS.index(harm)) / (1 + PARTIES.index(party))
    whole *= (1.0 if status is Status.COMBATANT else 0.3) * (0.6 if side == party else 1.0)
    share = max(1, (day - START).days) / DAYS
    count = _count(_rounded(whole * share * factor * chance.lognormvariate(0, 0.15)), chance)
    done = harm.value.replace("_", " ")
    return f"{name} put {done} {people} of {party} at {count.text}", about | {"count": count}


def _count(low: int, chance: random.Random) -> Count:
    hedge = chance.choice(_HEDGES)
    high = low * 2 if hedge is Hedge.RANGE else low
    ends = None if hedge is Hedge.AT_MOST else low, None if hedge is Hedge.AT_LEAST else high
    return Count(_WORDS.get(hedge, "{low:,}").format(low=low, high=high), *ends, hedge)


def _claim(document: Document, at: int, said: str, about: dict[str, object]) -> Claim:
    span = Span.of(document.text, at, at + len(said))
    return Claim.of(document=document.ref, spans=(span,), extractor="benchmark/1", **about)  # type: ignore[arg-type]


def _rounded(people: float) -> int:
    digits = max(1, round(people))
    step = 10 ** max(0, len(str(digits)) - 2)
    return max(1, round(digits / step) * step)


def _name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))).title()
