"""Documents in, claims out: sentences, candidates, one batch of parsing, then each document by itself."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from tollbook.cases import Case, Gazetteer, load_gazetteer
from tollbook.extract.assemble import merge
from tollbook.extract.basis import stated_basis
from tollbook.extract.chronology import Chronology
from tollbook.extract.context import Analysed, Context
from tollbook.extract.dates import TimeExpression, find_dates, find_in
from tollbook.extract.drafts import Draft
from tollbook.extract.frames.amounts import amounts_of
from tollbook.extract.frames.triggers import triggers
from tollbook.extract.lexicon.motion import motion
from tollbook.extract.paragraphs import paragraphs
from tollbook.extract.parse import Parser, Tree, load_parser
from tollbook.extract.patterns import patterns
from tollbook.extract.periods import Now
from tollbook.extract.prefilter import Reason, candidates
from tollbook.extract.prose import Patience, is_prose
from tollbook.extract.quantities import Quantity, quantities_in
from tollbook.extract.refusals import may_refuse
from tollbook.extract.row_claims import row_drafts
from tollbook.extract.rows.row import Row
from tollbook.extract.sentence_claims import drafts_of, may_tell, name_source
from tollbook.extract.sentences import Sentence, SentenceKind, sentences_in, split
from tollbook.extract.sides import Sides
from tollbook.extract.story import incident_day, may_date, story_days
from tollbook.extract.tables import Columns, columns_of, is_row
from tollbook.extract.words import Words, words_of_text, words_of_tree
from tollbook.model import Document, Kind

BATCH = 64
_UNPARSED = frozenset({SentenceKind.HEADLINE, SentenceKind.FURNITURE, SentenceKind.DATELINE})
_LONGEST = 2000
_NEAR_BASIS = 4
_NEAR_DATELINE = 4
_NEAR_DRAFTS = 40
_LEAST_ENTRIES = 2
_SAYS = frozenset({"say", "count", "report", "admit", "acknowledge", "concede", "estimate"})
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its sentences and the drafts of its claims."""

    document: Document
    sentences: tuple[Sentence, ...]
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The times and quantities of a sentence."""

    times: list[TimeExpression]
    quantities: list[Quantity]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document before parsing: `wanted` are the sentences that may hold claims, with what they count."""

    document: Document
    sentences: list[Sentence]
    wanted: Mapping[int, Numbers]
    columns: Mapping[int, Columns]

    def parsed(self) -> list[int]:
        """Those of them that a parser helps with: no headlines, capitals, or what is no sentence at all."""
        return [k for k in sorted(self.wanted) if _is_parsed(self.sentences[k])]


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
    for each, arcs in _parsed(chunk, parser):
        drafts = _drafts(each, arcs, gazetteer, case) if _may_tell(each, arcs) else []
        yield Read(each.document, tuple(each.sentences), tuple(drafts))


def may_claim(text: str) -> bool:
    """Whether a text tells a figure or a refusal of one, by its words alone, without a parse.

    Much less work than finding out whose figure it is: for sifting texts hastily taken from pages. Of 124
    texts with claims it kept 122, and the other two counted no people.
    """
    patience = Patience()
    sentences = list(_near_harm(text, patience))
    return bool(_rows(sentences, _columns(text, sentences))) or any(
        _tells_in(text, sentences[each.index], each.reason)
        for each in candidates(text, sentences)
        if not patience.is_row(sentences[each.index].text)
    )


def _tells_in(text: str, sentence: Sentence, reason: Reason) -> bool:
    """Whether a sentence tells a figure or a refusal; what holds no number is not searched for any."""
    words = words_of_text(_body(sentence), sentence.body)
    harms = triggers(words)
    if not harms.all:
        return _goes_on(words) and may_tell(words, harms, ())
    if reason not in (Reason.FIGURE, Reason.ANAPHORA):
        return may_tell(words, harms, ())
    row = Row.of(text, sentence.body, sentence.end)
    return may_tell(words, harms, quantities_in(row, text, find_in(row, text, None)))


def _near_harm(text: str, patience: Patience) -> Iterator[Sentence]:
    """The prose of paragraphs with a word of harm, and what is within reach of one: no other tells any."""
    known, found, left = patterns(), paragraphs(text), 0
    for paragraph in found:
        data = text[paragraph.start : paragraph.end].encode("utf-8", "surrogatepass")
        harmed = known.harm.search(data) is not None
        if harmed or left > 0:
            read = _prose_of(text, sentences_in(text, paragraph, len(found)), patience)
            near = list(read if harmed else islice(read, left))
            left = known.reach if harmed else left - len(near)
            yield from near


def _parsed(
    chunk: Sequence[Document], parser: Parser | None
) -> Iterator[tuple[Prepared, Mapping[int, Tree]]]:
    """Documents with their sentences, and the trees of those that may hold claims."""
    prepared = [_prepare(document) for document in chunk]
    bodies = [_body(p.sentences[k]) for p in prepared for k in p.parsed()] if parser else []
    trees = iter(parser.parse(bodies) if parser and bodies else [])
    for each in prepared:
        yield (
            each,
            dict(zip(each.parsed(), islice(trees, len(each.parsed())), strict=True)) if parser else {},
        )


def _may_tell(prepared: Prepared, arcs: Mapping[int, Tree]) -> bool:
    wanted = prepared.wanted
    read = ((_words(prepared.sentences[k], arcs.get(k)), wanted[k].quantities) for k in sorted(wanted))
    rows = _rows(prepared.sentences, prepared.columns)
    return not wanted.keys().isdisjoint(rows) or any(
        may_tell(words, triggers(words), quantities) for words, quantities in read
    )


def _words(sentence: Sentence, tree: Tree | None) -> Words:
    where = sentence.body
    return words_of_tree(tree, where) if tree is not None else words_of_text(_body(sentence), where)


def _prepare(document: Document) -> Prepared:
    patience = Patience()
    sentences = list(prose(document.text, patience))
    wanted: dict[int, Numbers] = {}
    columns = _columns(document.text, sentences)
    rows = _rows(sentences, columns)
    for index in sorted(rows):
        if not patience.is_row(sentences[index].text):
            wanted[index] = Numbers([], [])  # its cells are counted when its claims are read
    for candidate in candidates(document.text, sentences):
        if candidate.index in rows:
            continue
        sentence = sentences[candidate.index]
        if not patience.is_row(sentence.text) and (numbers := _numbers(document, sentence)):
            wanted[candidate.index] = numbers
    return Prepared(document, sentences, wanted, columns)


def _columns(text: str, sentences: Sequence[Sentence]) -> dict[int, Columns]:
    """The rows of tables below their heads, each with what its columns hold."""
    found, columns = {}, Columns()
    for k, sentence in enumerate(sentences if "|" in text else ()):
        if not is_row(sentence.text):
            continue
        if k == 0 or not is_row(sentences[k - 1].text):
            columns = columns_of(sentence)
        else:
            found[k] = columns
    return found


def _rows(sentences: Sequence[Sentence], columns: Mapping[int, Columns]) -> set[int]:
    """The rows that hold numbers under a head that names harm."""
    return {k for k, one in columns.items() if one.harms and _DIGIT.search(sentences[k].text)}


def prose(text: str, patience: Patience | None = None) -> Iterator[Sentence]:
    """The sentences that are worth reading, in reading order."""
    return _prose_of(text, split(text), patience or Patience())


def _prose_of(text: str, sentences: Iterable[Sentence], patience: Patience) -> Iterator[Sentence]:
    for sentence in sentences:
        for piece in _pieces(text, sentence):
            if is_prose(piece.text) and not patience.is_worn(piece.text):
                yield piece


def _pieces(text: str, sentence: Sentence) -> Iterator[Sentence]:
    """A sentence, or the parts of one so long that it is none: no rule ever sees a long row of words."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield replace(sentence, start=start, end=cut, text=text[start:cut], dateline=None)
        start = cut
    yield (
        sentence
        if start == sentence.start
        else replace(sentence, start=start, text=text[start : sentence.end], dateline=None)
    )


def _numbers(document: Document, sentence: Sentence) -> Numbers | None:
    """What a sentence counts, where it has what a claim needs: a word of harm with an amount or a refusal."""
    words = words_of_text(_body(sentence), sentence.body)
    if not triggers(words).all and not _goes_on(words):
        return None
    text, start, end = document.text, sentence.body, sentence.end
    row = Row.of(text, start, end)
    times = find_in(row, text, document.published)
    quantities = quantities_in(row, text, times)
    if amounts_of(words, quantities) or may_refuse(words):
        return Numbers(times, quantities)
    return None


def _goes_on(words: Words) -> bool:
    """Whether it may take up a figure told before: "the figure", "the victims", "corrected this to"."""
    if any(a in _SAYS and b[0].isdecimal() for a, b in zip(words.lemmas, words.lowers[1:], strict=False)):
        return True  # "the hospital now says 14"
    points = not {"this", "that", "it"}.isdisjoint(words.lowers)
    revised = points and not motion().put.isdisjoint(words.lemmas)
    return revised or not (motion().counts | {"victim", "victims"}).isdisjoint(words.lemmas)


def _body(sentence: Sentence) -> str:
    """What a parser reads: the marks of emphasis are no words, and blanks keep the offsets."""
    return sentence.text[sentence.body - sentence.start :].replace("*", " ")


def _is_parsed(sentence: Sentence) -> bool:
    text = sentence.text
    running = sentence.kind not in _UNPARSED and not is_row(text)
    return running and len(text) <= _LONGEST and not text.isupper()


def _drafts(
    prepared: Prepared, arcs: Mapping[int, Tree], gazetteer: Gazetteer, case: Case | None
) -> list[Draft]:
    document, sentences = prepared.document, prepared.sentences
    text, published = document.text, document.published
    counted = prepared.wanted
    last = max(counted) + 1 + _NEAR_BASIS  # what comes after the last figure only dates the story
    words = [_words(s, arcs.get(k)) for k, s in enumerate(sentences[:last])]
    dated = [
        counted[k].times if k in counted else find_dates(text, s.body, s.end, published=published)
        for k, s in enumerate(sentences)
        if k < last or may_date(s.text)
    ]
    times = [time for some in dated for time in some]
    sides = Sides.of(text, words, gazetteer)
    context = Context(text, published, gazetteer, case, sides, _home(sentences, gazetteer))
    context.ours = context.home or _land_of(document, gazetteer)
    context.days = story_days(times)
    chronology = Chronology.of(published, times, _written(document, sentences))
    incident = incident_day(sentences, dated)
    entries = _entries(document, sentences[:last])
    found: list[Draft] = []
    for index, (sentence, row, own) in enumerate(zip(sentences[:last], words, dated[:last], strict=True)):
        if is_row(sentence.text):
            if index in counted and (columns := prepared.columns.get(index)):
                found.extend(row_drafts(sentence, index, columns, context))
            continue
        settled = chronology.follow(sentence, own, entries.get(index))
        wanted = index in counted
        quantities = counted[index].quantities if wanted else ()
        now = Now(settled, chronology.told, chronology.before, chronology.as_of, incident)
        found.extend(drafts_of(Analysed(index, row, quantities, now, wanted), context))
        if found:
            name_source(row, found, index, context)
        if found and (basis := stated_basis(sentence.text)):
            found = _with_basis(found, basis, index)
    return merge(found)


def _home(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> str | None:
    """The side on whose land a report was written, by the place of its dateline."""
    for sentence in sentences[:_NEAR_DATELINE]:
        if sentence.dateline and sentence.dateline.place:
            found = gazetteer.find(sentence.dateline.place)
            return found[-1].entry.party if found else None
    return None


def _land_of(document: Document, gazetteer: Gazetteer) -> str | None:
    """The state in which a document's outlet is."""
    outlet = gazetteer.outlet(document.outlet) if document.outlet else None
    return gazetteer.state(outlet.country) if outlet else None


def _written(document: Document, sentences: Sequence[Sentence]) -> date | None:
    """The day that the report's own dateline bears."""
    for sentence in sentences[:_NEAR_DATELINE]:
        if sentence.dateline and (place := sentence.dateline.date):
            found = find_dates(document.text, *place, published=document.published)
            return found[0].last if found else None
    return None


def _entries(document: Document, sentences: Sequence[Sentence]) -> dict[int, date]:
    """The days that head the entries of a list of events, by sentence: lines with a date and no place."""
    found = {
        k: s.dateline.date
        for k, s in enumerate(sentences)
        if s.dateline and s.dateline.date and not s.dateline.place and not s.dateline.agency
    }
    if len(found) < _LEAST_ENTRIES:
        return {}
    days = {k: find_dates(document.text, *place, published=document.published) for k, place in found.items()}
    return {k: times[0].last for k, times in days.items() if times and times[0].last}


def _with_basis(drafts: list[Draft], basis: tuple[str, ...], index: int) -> list[Draft]:
    """The bases go to the figures of the last speaker within a few sentences."""
    near = [d for d in drafts[-_NEAR_DRAFTS:] if d.kind is Kind.COUNT and index - d.sentence <= _NEAR_BASIS]
    speaker = near[-1].speaker if near else None
    for k in range(max(0, len(drafts) - _NEAR_DRAFTS), len(drafts)):
        if drafts[k] in near and drafts[k].speaker == speaker and not drafts[k].basis:
            drafts[k] = replace(drafts[k], basis=basis)
    return drafts
