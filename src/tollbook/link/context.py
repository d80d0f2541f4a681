"""The words around a claim: what tells one incident from another, and one story from its neighbour."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from tollbook.cases import load_gazetteer
from tollbook.model import Claim, Document

COMMON = 0.25  # the weight of a name that all reports of a war share, beside a village's
REACH = 240  # code points on either side of a claim's span
SENTENCE = re.compile(r"(?:^|[.!?:;—–\n][\"'”’)]{0,3})\s*[\"'“‘(]{0,2}")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Context:
    """Content words, and the names among them, in lower case.

    A name is a word with a capital that no sentence begins with; days and months are none. Names that the
    gazetteer has (countries, institutions, outlets), normalised too, are `common`: they tell little.
    """

    words: frozenset[str]
    names: frozenset[str]
    common: frozenset[str]

    @classmethod
    def of(cls, *passages: str) -> "Context":
        """The context that some passages of text make."""
        words, names, common = set(), set(), set()
        for passage in passages:
            known = load_gazetteer().find(passage)
            inside = {at for mention in known for at in range(mention.start, mention.end)}
            common |= {mention.entry.name.casefold() for mention in known}
            starts = {found.end() for found in SENTENCE.finditer(passage)}
            for found in WORD.finditer(passage):
                word = found[0].casefold().removesuffix("'s").removesuffix("’s")
                if word in function_words() or len(word) == 1:
                    continue
                words.add(word)
                if found.start() in inside:
                    common.add(word)
                elif _is_name(found[0], found.start() in starts) and word not in calendar():
                    names.add(word)
        return cls(frozenset(words), frozenset(names - common), frozenset(common))

    @classmethod
    def of_claim(cls, claim: Claim, document: Document | None) -> "Context":
        """The words within reach of a claim's spans, or the spans alone where the text is not at hand."""
        if document is None or not all(s.holds_in(document.text) for s in claim.spans):
            return cls.of(*(f"{s.prefix}{s.exact}{s.suffix}" for s in claim.spans))
        return cls.of(*passages_of([claim], document.text))

    def likeness(self, other: "Context") -> float:
        """From 0 to 1: how much of the shorter one's words the other has, too."""
        return _overlap(self.words, other.words)

    def shared_names(self, other: "Context") -> float:
        """From 0 to 1: how many of the fewer names the other has, too, by weight; 0 where one has none."""
        shared = len(self.names & other.names) + COMMON * len(self.common & other.common)
        fewer = min(c.weight for c in (self, other))
        return shared / fewer if fewer else 0.0

    @property
    def weight(self) -> float:
        """How much the names tell, all together."""
        return len(self.names) + COMMON * len(self.common)


def passages_of(claims: list[Claim], text: str) -> list[str]:
    """The sentences within reach of the claims' spans, each stretch of text once."""
    stretches: list[list[int]] = []
    for start, end in sorted((s.start, s.end) for claim in claims for s in claim.spans):
        first, last = _left(text, start), _right(text, end)
        if stretches and first <= stretches[-1][1]:
            stretches[-1][1] = max(stretches[-1][1], last)
        else:
            stretches.append([first, last])
    return [text[first:last] for first, last in stretches]


def _left(text: str, at: int) -> int:
    """The paragraph's beginning, or as far back as the reach goes."""
    return max(text.rfind("\n", 0, at) + 1, at - REACH)


def _right(text: str, at: int) -> int:
    stop = text.find("\n", at)
    return min(stop if stop >= 0 else len(text), at + REACH)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _is_name(word: str, first: bool) -> bool:
    """Whether a word is spelled as a name; a sentence's first only in capitals, as in a dateline."""
    return word[0].isupper() and (not first or (word.isupper() and len(word) > 2))


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing of what a report is about."""
    return frozenset(_table()["words"])


@cache
def calendar() -> frozenset[str]:
    """Days and months, which all reports of a day share."""
    return frozenset(_table()["calendar"])


@cache
def _table() -> dict[str, list[str]]:
    made: dict[str, list[str]] = loads(
        files("tollbook.link").joinpath("function_words.toml").read_text(encoding="utf-8")
    )
    return made
