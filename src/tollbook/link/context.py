"""The words around a claim: what tells one incident from another, and one story from its neighbour."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import loads

from tollbook.model import Claim, Document

REACH = 240  # code points on either side of a claim's span
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Context:
    """Content words, and the names among them (capitalised in the text), in lower case."""

    words: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, *passages: str) -> "Context":
        """The context that some passages of text make."""
        words, names = set(), set()
        for passage in passages:
            shouted = passage.isupper()
            for found in WORD.finditer(passage):
                word = found[0].casefold().removesuffix("'s").removesuffix("’s")
                if word in function_words() or len(word) == 1:
                    continue
                words.add(word)
                if found[0][0].isupper() and not shouted and not word.isdigit():
                    names.add(word)
        return cls(frozenset(words), frozenset(names))

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
        """From 0 to 1: how many of the fewer names the other has, too; 0 where one has none."""
        return _overlap(self.names, other.names)


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


@cache
def function_words() -> frozenset[str]:
    """Words that say nothing of what a report is about."""
    table = loads(files("tollbook.link").joinpath("function_words.toml").read_text(encoding="utf-8"))
    return frozenset(table["words"])
