"""Where sentences start and end.

Hot path, linear in the text: one pass over lines, one over full stops.
Paragraph breaks always split, semicolons never do; quotations are split inside, since one quotation may
hold several figures. Nothing here raises on any text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tollbook.extract.datelines import Dateline, dateline
from tollbook.extract.lexicon.tables import Abbreviations, abbreviations
from tollbook.extract.paragraphs import Paragraph, paragraphs


class SentenceKind(StrEnum):
    """What a sentence is in its report, as far as that is cheaply known."""

    BODY = "body"
    HEADLINE = "headline"
    DATELINE = "dateline"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `document[start:end] == text`, in code points, without the white space around it.

    Attributes:
        paragraph: Counted from 0 over the document.
        dateline: What stands before the sentence proper ("KABUL (Reuters) -"), if anything does.
    """

    start: int
    end: int
    text: str
    paragraph: int
    kind: SentenceKind = SentenceKind.BODY
    dateline: Dateline | None = None

    @property
    def body(self) -> int:
        """Offset in the document where the sentence proper starts, after its dateline."""
        return self.dateline.end if self.dateline else self.start


def split(text: str) -> list[Sentence]:
    """The sentences of a text in reading order; every character outside them is white space."""
    found = paragraphs(text)
    return [sentence for paragraph in found for sentence in sentences_in(text, paragraph, len(found))]


def sentences_in(text: str, paragraph: Paragraph, how_many: int) -> Iterator[Sentence]:
    """The sentences of one of a text's `how_many` paragraphs."""
    head = dateline(text, paragraph.start, paragraph.end)
    body = head.end if head else paragraph.start
    for start, end in _within(text, paragraph, body, abbreviations()):
        kind = _kind(text, start, end, paragraph, how_many)
        if head and head.end >= end:
            kind = SentenceKind.DATELINE
        yield Sentence(start, end, text[start:end], paragraph.index, kind, head)
        head = None


# A full stop may be followed by closing quotes and by an encyclopedia's note marks, and then by a gap, or by
# a capital where a scraper lost the gap.
_STOP = re.compile(
    r"(?P<mark>[.!?…]{1,8}|。)(?P<close>[\"'”’»)\]]{0,4}(?:\[\d{1,3}\]){0,8})(?=\s|$|[A-Z“\"][a-z]{2})"
)
_NEXT = re.compile(r"\s*[\"'“‘«(\[]{0,4}(\w?)(\w*)")
_WORD_BEFORE = re.compile(r"(?:\w|[.'’-])+$")
_LONGEST_WORD = 24
_DOTTED = re.compile(r"(?:\w\.)+\w")
_LETTER = re.compile(r"\w")


def _within(text: str, paragraph: Paragraph, body: int, known: Abbreviations) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of one paragraph; a dateline stays with the sentence it heads."""
    start = paragraph.start
    first = _first_letter(text, start, paragraph.end)
    for stop in _STOP.finditer(text, body, paragraph.end):
        if first < stop.start() and _ends_sentence(text, stop, start, paragraph.end, known):
            yield start, stop.end()
            start = _skip_space(text, stop.end(), paragraph.end)
            first = _first_letter(text, start, paragraph.end)
    if start < paragraph.end:
        yield start, paragraph.end


def _first_letter(text: str, start: int, end: int) -> int:
    """Where the first letter or digit stands: marks alone are no sentence (". . .", "!!!")."""
    found = _LETTER.search(text, start, end)
    return found.start() if found else end


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends_sentence(text: str, stop: re.Match[str], start: int, end: int, known: Abbreviations) -> bool:
    after = stop.end()
    if after >= end:
        return True
    glued = not text[after].isspace()
    nearest = max(start, stop.start() - _LONGEST_WORD)
    word = text[max(nearest, text.rfind(" ", nearest, stop.start()) + 1) : stop.start()]
    if (
        not glued
        and stop["mark"] == "."
        and text[after + 1 : after + 2].isupper()
        and word.isalpha()
        and len(word) > 6
    ):
        return True
    following = _NEXT.match(text, after, min(end, after + 64))
    first, rest = following.groups() if following else ("", "")
    if not first:
        return True
    if first.islower():
        return False
    found = _WORD_BEFORE.search(word)
    word = found.group().lower() if found else ""
    if stop["mark"] != "." or glued:
        return not glued or (len(word) > 2 and "." not in word and stop["mark"] == ".")
    if not found:
        return True
    is_item_number = stop.start() - start <= 3 and text[start : stop.start()].isdecimal()
    return _full_stop(word, first, first + rest, is_item_number, known)


def _full_stop(word: str, first: str, following: str, is_item_number: bool, known: Abbreviations) -> bool:
    """Whether a single full stop after `word` and before `following` ends the sentence."""
    if is_item_number:
        return False
    if word in known.numbered:
        return not first.isdecimal()
    if word in known.titles:
        return False
    if word in known.months:
        return not first.isdecimal()
    initial = len(word) == 1 and word.isalpha()
    if initial or word in known.open or _DOTTED.fullmatch(word):
        return following.lower() in known.starters
    return True


_FURNITURE = re.compile(
    r"\s*(?:(?:published|(?:last )?updated|posted)(?: on| at)?\s*:|read (?:more|also)\b"
    r"|also read\b|(?:photo|image|picture|video|credit|source|file photo)s?\s*:|advertisement\b|share this\b"
    r"|copyright\b|©|all rights reserved|follow us\b|sign up\b|subscribe\b|\(?reporting by\b|\(?editing by\b"
    r"|related (?:articles?|stories|topics)\b|click here\b)",
    re.IGNORECASE,
)
_TERMINAL = ".!?…\"”’')"


def _kind(text: str, start: int, end: int, paragraph: Paragraph, how_many: int) -> SentenceKind:
    if _FURNITURE.match(text, start, end):
        return SentenceKind.FURNITURE
    whole = start == paragraph.start and end == paragraph.end
    if whole and text[end - 1] not in _TERMINAL and end - start <= 200:
        sentence = text[start:end]
        if (paragraph.index == 0 and how_many > 1) or (sentence.isupper() and " " in sentence):
            return SentenceKind.HEADLINE
    return SentenceKind.BODY
