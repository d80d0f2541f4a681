"""Echoes of documents: one wire story, shortened, reworded, retitled, in any frame of page furniture.

MinHash over the sentences with claims, and pairs of figures, propose; the claims and the words around
them decide. Page furniture is never looked at: what stands around no claim is no evidence of an echo.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tollbook.link.anchors import MemoryIndex, Place, relink
from tollbook.link.context import Context, passages_of
from tollbook.link.figures import same_figure, specific
from tollbook.link.groups import group
from tollbook.link.keys import MOST, key
from tollbook.link.signature import bands, shingles
from tollbook.model import UNDATED, Claim, Document, EchoGroup, EchoKind, EchoLink, Kind

DAYS = 10
FIGURES = 12  # of a document that make keys
STALE = 3  # days after which one equal figure alone is an old figure told again
SAME_NAMES = 0.5  # of the fewer names: below that, equal small figures are of two incidents
THRESHOLD = 0.6
WEIGHTS = {"figures": 0.45, "names": 0.30, "words": 0.25}
SAME_WORDS = 0.5  # of the shorter text's word triples: near copies need no more proof


@dataclass(frozen=True, slots=True)
class Story:
    """A document with what it is compared by."""

    document: Document
    claims: tuple[Claim, ...]
    context: Context
    triples: frozenset[str]

    @classmethod
    def of(cls, document: Document, claims: Sequence[Claim]) -> "Story":
        """A document with its claims."""
        passages = core_passages(document, claims)
        return cls(document, tuple(claims), Context.of(*passages), frozenset(shingles(passages)))

    @property
    def place(self) -> Place:
        """Where it stands among documents: by publication, and its keys."""
        published = self.document.published
        rank = published.isoformat() if published else UNDATED
        return Place(rank, document_keys(self.document, self.claims))


def core_passages(document: Document, claims: Sequence[Claim]) -> list[str]:
    """The sentences with claims; for a document without any, all of its text."""
    return passages_of(list(claims), document.text) if claims else [document.text]


def document_keys(document: Document, claims: Sequence[Claim]) -> frozenset[str]:
    """Keys under which a document may meet its echoes.

    MinHash bands, each pair of its figures, and each figure with each name near it: a story in other words
    has at least one of these in common with the first.
    """
    figures = sorted({(c.harm.value, c.count.low or c.count.high) for c in claims if c.count}, key=repr)
    pairs = {key("figures", *pair) for pair in combinations(figures[:FIGURES], 2)}
    named = {
        key("named", spell, c.harm, c.count.low or c.count.high, name)
        for c in claims[:FIGURES]
        if c.count
        for name in _names(c, document)
        for spell in _spells(document)
    }
    return bands(core_passages(document, claims)) | pairs | named


def _names(claim: Claim, document: Document) -> list[str]:
    context = Context.of_claim(claim, document)
    return [*sorted(context.names)[:MOST], *sorted(context.common)[:MOST]]


def _spells(document: Document) -> tuple[int, ...]:
    """The spell of days that it is of, and the next: two documents within `DAYS` of another share one."""
    if document.published is None:
        return ()
    spell = document.published.toordinal() // (DAYS + 1)
    return spell, spell + 1


def link_documents(
    documents: Iterable[Document], claims: Mapping[str, Sequence[Claim]]
) -> tuple[EchoGroup, ...]:
    """Group the documents that tell one story.

    Args:
        documents: In any order; the result does not depend on it.
        claims: Each document's claims by its key.

    Returns:
        Groups of two or more document keys, sorted by their original, the one published first.
    """
    stories = {d.ref.key: Story.of(d, claims.get(d.ref.key, ())) for d in documents}
    index = MemoryIndex()
    relink(index, {key: s.place for key, s in stories.items()}, lambda pairs: compare_stories(pairs, stories))
    return group(
        EchoKind.DOCUMENTS, index.links_of(stories), {key: s.place.rank for key, s in stories.items()}
    )


def compare_stories(pairs: Iterable[tuple[str, str]], stories: Mapping[str, Story]) -> Iterator[EchoLink]:
    """The links among pairs of documents."""
    for one, other in pairs:
        score, why = compare(stories[one], stories[other])
        if score >= THRESHOLD:
            yield EchoLink(one, other, round(score, 3), why)


def compare(one: Story, other: Story) -> tuple[float, str]:
    """How surely two documents tell one story, from 0 to 1, and why."""
    if _apart(one.document, other.document) > DAYS:
        return 0.0, "too far apart in time"
    words = _contained(one.triples, other.triples)
    if not one.claims or not other.claims:
        same = words if bool(one.claims) == bool(other.claims) else 0.0
        return same, f"{same:.0%} of the words are the same"
    agreed, clashed, of = _agreement(one.claims, other.claims)
    figures, clashes = agreed / of if of else 0.0, clashed / of if of else 0.0
    if agreed <= 1 and words < SAME_WORDS and _apart(one.document, other.document) > STALE:
        return 0.0, "one figure that a later report tells again"
    names = one.context.shared_names(other.context)
    if names < SAME_NAMES and not _particular(one.claims, other.claims):
        return 0.0, f"only {names:.0%} of the names agree, and the figures are common ones"
    if words >= SAME_WORDS and not clashes:
        return max(words, figures), f"{words:.0%} of the words around the figures are the same"
    likeness = one.context.likeness(other.context)
    score = (
        WEIGHTS["figures"] * figures + WEIGHTS["names"] * names + WEIGHTS["words"] * likeness - 0.5 * clashes
    )
    why = f"{figures:.0%} of the figures, {names:.0%} of the names and {likeness:.0%} of the words agree"
    return max(0.0, score), why


def _agreement(ones: Sequence[Claim], others: Sequence[Claim]) -> tuple[float, int, int]:
    """How many of the shorter list's figures the other has, how many it contradicts, and how many it has."""
    fewer, more = sorted(([c for c in cs if c.kind is Kind.COUNT] for cs in (ones, others)), key=len)
    if not fewer:
        return 0.0, 0, 0
    left, agreed, clashed = list(more), 0.0, 0
    for claim in fewer:
        rivals = [c for c in left if _same_matter(claim, c)]
        best = max(rivals, key=lambda c: _figure(claim, c), default=None)
        if best is not None and (sure := _figure(claim, best)):
            agreed += sure
            left.remove(best)
        else:
            clashed += bool(rivals)
    return agreed, clashed, len(fewer)


def _particular(ones: Sequence[Claim], others: Sequence[Claim]) -> bool:
    """Whether they share a figure that nobody arrives at by chance."""
    return any(
        _figure(a, b) for a in ones for b in others if a.count and specific(a.count) and _same_matter(a, b)
    )


def _figure(one: Claim, other: Claim) -> float:
    return same_figure(one.count, other.count) if one.count and other.count else 0.0


def _same_matter(one: Claim, other: Claim) -> bool:
    a, b = one.victims, other.victims
    return one.harm is other.harm and a.role == b.role and (a.party == b.party or None in (a.party, b.party))


def _contained(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _apart(one: Document, other: Document) -> int:
    """Days between their publication; 0 where one's is not known."""
    if one.published is None or other.published is None:
        return 0
    return abs(one.published.toordinal() - other.published.toordinal())
