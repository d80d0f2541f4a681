"""Documents in, claims out: sentences, candidates, one batch of parsing, then each document by itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tollbook.cases import Case, Gazetteer, load_gazetteer
from tollbook.extract.assemble import merge
from tollbook.extract.basis import stated_basis
from tollbook.extract.chronology import Chronology, story_days
from tollbook.extract.dates import find_dates
from tollbook.extract.drafts import Draft
from tollbook.extract.parse import Parser, load_parser
from tollbook.extract.prefilter import candidates
from tollbook.extract.quantities import find_quantities
from tollbook.extract.sentence_claims import Analysed, Context, drafts_of
from tollbook.extract.sentences import Sentence, SentenceKind, split
from tollbook.extract.sides import Sides
from tollbook.extract.words import Words, words_of_text, words_of_tree
from tollbook.model import Document, Kind

BATCH = 64
_UNPARSED = frozenset({SentenceKind.HEADLINE, SentenceKind.FURNITURE, SentenceKind.DATELINE})
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its sentences and the drafts of its claims."""

    document: Document
    sentences: tuple[Sentence, ...]
    drafts: tuple[Draft, ...]


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
    prepared = [_candidates(document) for document in chunk]
    wanted = [
        s
        for sentences, flags in prepared
        for s, flag in zip(sentences, flags, strict=True)
        if flag and _parsed(s)
    ]
    trees = parser.parse([s.text[s.body - s.start :] for s in wanted]) if parser and wanted else []
    found = iter(trees)
    for document, (sentences, flags) in zip(chunk, prepared, strict=True):
        words = (
            [
                words_of_tree(next(found), s.body)
                if trees and flag and _parsed(s)
                else words_of_text(s.text[s.body - s.start :], s.body)
                for s, flag in zip(sentences, flags, strict=True)
            ]
            if any(flags)
            else []
        )
        yield Read(
            document, tuple(sentences), tuple(_drafts(document, sentences, flags, words, gazetteer, case))
        )


def _candidates(document: Document) -> tuple[list[Sentence], list[bool]]:
    sentences = split(document.text)
    wanted = {candidate.index for candidate in candidates(document.text, sentences)}
    return sentences, [index in wanted for index in range(len(sentences))]


def _parsed(sentence: Sentence) -> bool:
    """Whether a parser helps: not with headlines, capitals or what is no sentence at all."""
    text = sentence.text
    return sentence.kind not in _UNPARSED and len(text) <= _LONGEST and not text.isupper()


def _drafts(
    document: Document,
    sentences: Sequence[Sentence],
    flags: Sequence[bool],
    words: Sequence[Words],
    gazetteer: Gazetteer,
    case: Case | None,
) -> list[Draft]:
    if not words:
        return []
    text = document.text
    context = Context(text, document.published, gazetteer, case, Sides.of(text, words, gazetteer))
    found: list[Draft] = []
    dated = [find_dates(text, s.body, s.end, published=document.published) for s in sentences]
    times = [time for some in dated for time in some]
    chronology = Chronology.of(document.published, times)
    context.days = story_days(times)
    for index, (sentence, flag, row, own) in enumerate(zip(sentences, flags, words, dated, strict=True)):
        settled = chronology.follow(sentence, own)
        quantities = find_quantities(text, sentence.body, sentence.end, dates=own) if flag else ()
        found.extend(drafts_of(Analysed(index, row, quantities, settled, flag, chronology.day), context))
        if found and (basis := stated_basis(sentence.text)):
            found = _with_basis(found, basis, index)
    return merge(found)


def _with_basis(drafts: list[Draft], basis: tuple[str, ...], index: int) -> list[Draft]:
    """The bases go to the figures of the last speaker within a few sentences."""
    last = next((d for d in reversed(drafts) if d.kind is Kind.COUNT and index - d.sentence <= 4), None)
    if last is None:
        return drafts
    return [
        replace(d, basis=basis)
        if d.speaker == last.speaker and index - d.sentence <= 4 and not d.basis
        else d
        for d in drafts
    ]
