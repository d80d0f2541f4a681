"""Documents in, claims out: sentences, candidates, one batch of parsing, then each document by itself."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tollbook.cases import Case, Gazetteer, load_gazetteer
from tollbook.extract.assemble import merge
from tollbook.extract.basis import stated_basis
from tollbook.extract.chronology import Chronology, story_days
from tollbook.extract.dates import find_dates
from tollbook.extract.drafts import Draft
from tollbook.extract.frames.amounts import amounts_of
from tollbook.extract.frames.triggers import triggers
from tollbook.extract.lexicon.motion import motion
from tollbook.extract.parse import Parser, Tree, load_parser
from tollbook.extract.prefilter import candidates
from tollbook.extract.quantities import find_quantities
from tollbook.extract.refusals import may_refuse
from tollbook.extract.sentence_claims import Analysed, Context, drafts_of
from tollbook.extract.sentences import Sentence, SentenceKind, split
from tollbook.extract.sides import Sides
from tollbook.extract.words import words_of_text, words_of_tree
from tollbook.model import Document, Kind

BATCH = 64
_UNPARSED = frozenset({SentenceKind.HEADLINE, SentenceKind.FURNITURE, SentenceKind.DATELINE})
_LONGEST = 2000
_NEAR_BASIS = 4


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its sentences and the drafts of its claims."""

    document: Document
    sentences: tuple[Sentence, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document before parsing: `wanted` are the indexes of the sentences that may hold claims."""

    document: Document
    sentences: list[Sentence]
    wanted: frozenset[int]

    def parsed(self) -> list[int]:
        """Those of them that a parser helps with: no headlines, capitals, or what is no sentence at all."""
        return [k for k in sorted(self.wanted) if _is_prose(self.sentences[k])]


def read_many(
    documents: Iterable[Document], *, gazetteer: Gazetteer | None, case: Case | None, batch: int = BATCH
) -> Iterator[Read]:
    """The drafts of each document, in order; sentences are parsed in batches over several documents."""
    known = gazetteer or load_gazetteer(case)
    parser = load_parser()
    source = iter(documents)
    while chunk := list(islice(source, batch)):
        yield from _read_chunk(chunk, known, case, parser)


def _read_chunk(
    chunk: Sequence[Document], gazetteer: Gazetteer, case: Case | None, parser: Parser | None
) -> Iterator[Read]:
    prepared = [_prepare(document) for document in chunk]
    bodies = [_body(p.sentences[k]) for p in prepared for k in p.parsed()] if parser else []
    trees = iter(parser.parse(bodies) if parser and bodies else [])
    for each in prepared:
        arcs = dict(zip(each.parsed(), islice(trees, len(each.parsed())), strict=True)) if parser else {}
        yield Read(each.document, tuple(each.sentences), tuple(_drafts(each, arcs, gazetteer, case)))


def _prepare(document: Document) -> Prepared:
    sentences = split(document.text)
    likely = (candidate.index for candidate in candidates(document.text, sentences))
    wanted = frozenset(k for k in likely if _may_hold(document, sentences[k]))
    return Prepared(document, sentences, wanted)


def _may_hold(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence has what a claim needs, before it is worth parsing: an amount or a refusal."""
    words = words_of_text(_body(sentence), sentence.body)
    if not triggers(words).all and not motion().counts.intersection(words.lemmas):
        return False
    quantities = find_quantities(document.text, sentence.body, sentence.end)
    return bool(amounts_of(words, quantities)) or may_refuse(words)


def _body(sentence: Sentence) -> str:
    return sentence.text[sentence.body - sentence.start :]


def _is_prose(sentence: Sentence) -> bool:
    text = sentence.text
    return sentence.kind not in _UNPARSED and len(text) <= _LONGEST and not text.isupper()


def _drafts(
    prepared: Prepared, arcs: Mapping[int, Tree], gazetteer: Gazetteer, case: Case | None
) -> list[Draft]:
    if not prepared.wanted:
        return []
    document, sentences = prepared.document, prepared.sentences
    text, published = document.text, document.published
    words = [
        words_of_tree(arcs[k], s.body) if k in arcs else words_of_text(_body(s), s.body)
        for k, s in enumerate(sentences)
    ]
    dated = [find_dates(text, s.body, s.end, published=published) for s in sentences]
    times = [time for some in dated for time in some]
    context = Context(text, published, gazetteer, case, Sides.of(text, words, gazetteer))
    context.days = story_days(times)
    chronology = Chronology.of(published, times)
    found: list[Draft] = []
    for index, (sentence, row, own) in enumerate(zip(sentences, words, dated, strict=True)):
        settled = chronology.follow(sentence, own)
        wanted = index in prepared.wanted
        quantities = find_quantities(text, sentence.body, sentence.end, dates=own) if wanted else ()
        found.extend(drafts_of(Analysed(index, row, quantities, settled, wanted, chronology.day), context))
        if found and (basis := stated_basis(sentence.text)):
            found = _with_basis(found, basis, index)
    return merge(found)


def _with_basis(drafts: list[Draft], basis: tuple[str, ...], index: int) -> list[Draft]:
    """The bases go to the figures of the last speaker within a few sentences."""
    near = [d for d in drafts if d.kind is Kind.COUNT and index - d.sentence <= _NEAR_BASIS]
    speaker = near[-1].speaker if near else None
    resting = [d for d in near if d.speaker == speaker and not d.basis]
    return [replace(d, basis=basis) if any(d is r for r in resting) else d for d in drafts]
