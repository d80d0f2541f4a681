"""From drafts to claims: one figure told in several places becomes one claim with several spans."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tollbook.extract.drafts import Draft
from tollbook.model import Claim, Claimant, Count, Document, Hedge, Kind, Span, Status, Victims

EXTRACTOR = "tollbook-rules/0.1.0"
_CLOSE = 0.05
_BESIDE = 2
_TRIED = 50


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with those that repeat an earlier one folded into it."""
    kept: list[Draft] = []
    alike: dict[object, list[int]] = {}
    for draft in drafts:
        keys = list(_keys(draft))
        places = sorted({k for key in keys for k in alike.get(key, ())[:_TRIED]})
        same = next((k for k in places if _same(kept[k], draft)), None)
        if same is None:
            kept.append(draft)
            for key in keys:
                alike.setdefault(key, []).append(len(kept) - 1)
        else:
            kept[same] = _fold(kept[same], draft)
    return kept


def _keys(draft: Draft) -> Iterator[object]:
    """What two drafts of one claim have in common: bounds, or speaker and day; so that few need comparing."""
    name = draft.speaker.name if draft.speaker else None
    low, high = (draft.count.low, draft.count.high) if draft.count else (None, None)
    yield draft.kind, draft.harm, name, low, high
    if draft.stated_on and draft.speaker:
        yield draft.kind, draft.harm, name, draft.stated_on


def _same(a: Draft, b: Draft) -> bool:
    if (
        a.kind is not b.kind
        or a.harm is not b.harm
        or (a.stance != b.stance and a.kind is Kind.COUNT and _denies(a, b))
    ):
        return False
    if not _same_speaker(a, b) or not _same_victims(a.victims, b.victims):
        return False
    if a.kind is Kind.REFUSAL:
        return b.sentence - a.sentence <= _BESIDE
    return a.part == b.part and a.background == b.background and _same_time(a, b) and _same_count(a, b)


def _denies(a: Draft, b: Draft) -> bool:
    return "denies" in (a.stance, b.stance)


def _same_speaker(a: Draft, b: Draft) -> bool:
    if a.speaker is None or b.speaker is None:
        return a.speaker is b.speaker
    return a.speaker.name == b.speaker.name


def _same_victims(a: Victims, b: Victims) -> bool:
    if a.party and b.party and a.party != b.party:
        return False
    if a.role != b.role:
        return False
    return a.status is b.status or Status.UNKNOWN in (a.status, b.status)


def _same_time(a: Draft, b: Draft) -> bool:
    dates = [(a.stated_on or a.period.end), (b.stated_on or b.period.end)]
    return None in dates or dates[0] == dates[1]


def _same_count(a: Draft, b: Draft) -> bool:
    """Equal bounds; or one the rounding of the other, by the same claimant on the same day."""
    if a.count is None or b.count is None:
        return a.count is b.count
    if (a.count.low, a.count.high) == (b.count.low, b.count.high):
        return a.count.low is None or a.count.low > 1 or _comes_back(a, b)
    dated = a.speaker is not None and a.stated_on is not None and a.stated_on == b.stated_on
    rounded = Hedge.APPROXIMATE in (a.count.hedge, b.count.hedge) and Hedge.EXACT in (
        a.count.hedge,
        b.count.hedge,
    )
    if not dated or not rounded or a.count.low is None or b.count.low is None:
        return False
    return abs(a.count.low - b.count.low) <= _CLOSE * max(a.count.low, b.count.low)


def _comes_back(a: Draft, b: Draft) -> bool:
    """Whether one person is told of again: "a man", and later "the man"."""
    definite = b.count is not None and b.count.text.lower() in ("the", "his", "her", "their", "its", "this")
    first, again = a.victims.text or "", b.victims.text or ""
    return definite and first.split()[-1:] == again.split()[-1:] != []


def _fold(a: Draft, b: Draft) -> Draft:
    """The earlier draft with the later one's places, and the more exact and more telling of their fields."""
    first, second = (b, a) if _exacter(b.count, a.count) else (a, b)
    victims = Victims(
        first.victims.text if first.victims.party or not second.victims.party else second.victims.text,
        first.victims.party or second.victims.party,
        first.victims.status if first.victims.status is not Status.UNKNOWN else second.victims.status,
        first.victims.role or second.victims.role,
    )
    return replace(
        first,
        victims=victims,
        relays=a.relays or b.relays,
        stated_on=a.stated_on or b.stated_on,
        period=a.period
        if a.period.end or a.period.start
        else b.period
        if b.period.end or b.period.start
        else a.period,
        ranges=a.ranges + b.ranges,
        sentence=b.sentence if a.kind is Kind.REFUSAL else a.sentence,
        basis=a.basis or b.basis,
        relation=first.relation if first.relation != "unknown" else second.relation,
    )


def _exacter(a: Count | None, b: Count | None) -> bool:
    return a is not None and b is not None and a.hedge is Hedge.EXACT and b.hedge is Hedge.APPROXIMATE


def to_claim(document: Document, draft: Draft, extractor: str = EXTRACTOR) -> Claim:
    """The claim of a draft that an extractor made."""
    spans = tuple(Span.of(document.text, start, end) for start, end in sorted(set(draft.ranges)))
    speaker = draft.speaker
    claimant = None
    if speaker is not None:
        claimant = Claimant(speaker.text, speaker.name, speaker.anonymous, draft.relation)
    return Claim.of(
        document=document.ref,
        kind=draft.kind,
        harm=draft.harm,
        count=draft.count,
        victims=draft.victims,
        claimant=claimant,
        relayed_by=draft.relays,
        stance=draft.stance,
        stated_on=draft.stated_on,
        period=draft.period,
        stated_basis=draft.basis,
        background=draft.background,
        spans=spans,
        extractor=extractor,
    )
