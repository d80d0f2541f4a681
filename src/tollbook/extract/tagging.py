"""Parts of speech by closed-class lists and endings, for the token rules where no parser is at hand."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from tollbook.extract.lexicon.speech import speech

KNOWN = 1 << 15  # spellings that are kept
_NOT_VERBS_ED = frozenset(["hundred", "unarmed", "united", "need", "speed", "feed", "indeed", "red", "bed"])
_NOT_VERBS_ING = frozenset({
    "morning", "evening", "building", "during", "nothing", "something", "anything", "everything", "king",
    "wing", "spring", "string", "ring", "sing", "thing", "including", "according", "following", "regarding",
    "beijing",
})  # fmt: skip
_SILENT_E = (
    "v", "c", "at", "ur", "iz", "is", "ous", "g", "u", "dl", "bl", "tl", "lar", "quir", "id", "as", "in",
    "od", "ut", "ib", "vad", "rcl",
)  # fmt: skip
_NOUN_BEFORE = frozenset({"DET", "ADJ", "ADP", "NUM"})


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed classes (word to tag) and irregular verb forms (form to lemma and Penn tag)."""

    closed: dict[str, str]
    modals: frozenset[str]
    irregular: dict[str, tuple[str, str]]


@cache
def grammar() -> Grammar:
    """The tables of `lexicon/grammar.toml`; of a word in several classes, the likeliest wins."""
    table = tomllib.loads((files(__package__) / "lexicon" / "grammar.toml").read_text("utf-8"))
    closed: dict[str, str] = {}
    for name, tag in (
        ("auxiliaries", "AUX"), ("particles", "PART"), ("determiners", "DET"), ("pronouns", "PRON"),
        ("conjunctions", "CCONJ"), ("adpositions", "ADP"), ("subordinators", "SCONJ"),
        ("adverbs", "ADV"), ("adjectives", "ADJ"),
    ):  # fmt: skip
        for word in table[name].split():
            closed.setdefault(word, tag)
    irregular = {form: (lemma, tag) for form, (lemma, tag) in table["irregular"].items()}
    return Grammar(closed, frozenset(table["modals"].split()), irregular)


def lemma_of(lower: str, tag: str) -> str:
    """A word's base form, as far as endings tell it."""
    if known := grammar().irregular.get(lower):
        return known[0]
    if tag == "VERB":
        return _verb_lemma(lower)
    if tag == "NOUN" and len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return lower[:-3] + "y" if lower.endswith("ies") else lower[:-1]
    return lower


def _verb_lemma(lower: str) -> str:
    for ending in ("ied", "ies"):
        if lower.endswith(ending):
            return lower[:-3] + "y"
    for ending in ("ing", "ed"):
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) > 2:
            if stem[-1] == stem[-2] and stem[-1] not in "sle":
                return stem[:-1]
            return stem + "e" if _wants_e(stem) else stem
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def _wants_e(stem: str) -> bool:
    return stem.endswith(_SILENT_E)


class Spelt(NamedTuple):
    """A word as it is spelt, with what its letters tell: its tag, Penn tag and lemma, where tags may be open.

    Attributes:
        lower: In lower case, with straight apostrophes.
        shouted: Whether it is in capitals.
        inside: Its reading after another word, where a capital makes a name.
        first: Its reading at the head of a sentence.
    """

    lower: str
    shouted: bool
    inside: tuple[str, str, str]
    first: tuple[str, str, str]


@lru_cache(KNOWN)
def spelt(text: str) -> Spelt:
    """What a word's letters tell; kept, since a few thousand words make up most of any text."""
    lower = text.lower().replace("’", "'")
    inside, first = (_alone(text, lower, first=is_first) for is_first in (False, True))
    return Spelt(lower, text.isupper(), inside, first)


def tag_words(words: Sequence[Spelt]) -> tuple[list[str], list[str], list[str]]:
    """Universal tags, for verbs Penn tags, and lemmas of a sentence's words."""
    shouted = sum(word.shouted for word in words) * 2 > len(words)
    tags: list[str] = []
    fine: list[str] = []
    lemmas: list[str] = []
    before = ""
    for i, word in enumerate(words):
        tag, penn, lemma = word.first if i == 0 or shouted else word.inside
        if tag == _PAST:
            tag, penn = "VERB", "VBN" if before in ("AUX", "NUM", "NOUN") else "VBD"
        elif tag == _GERUND:
            tag, penn = ("NOUN", "") if before in _NOUN_BEFORE else ("VERB", "VBG")
            lemma = lemma_of(word.lower, tag)
        elif tag == "PRON" and word.shouted and not shouted and len(word.lower) > 1:
            tag, penn = "PROPN", ""  # the US, the WHO
        elif word.lower in _told() and before in ("NOUN", "PROPN") and _is_that(words, i + 1):
            tag, penn, lemma = "VERB", "VBZ", lemma_of(word.lower, "VERB")
        elif tag == "DET" and (i + 1 == len(words) or not words[i + 1].lower[0].isalnum()):
            tag = "PRON"
        tags.append(tag)
        fine.append(penn)
        lemmas.append(lemma)
        before = tag
    return tags, fine, lemmas


def _is_that(words: Sequence[Spelt], i: int) -> bool:
    return i < len(words) and words[i].lower == "that"


@cache
def _told() -> frozenset[str]:
    """Verbs of saying in the present, which may be nouns too: "the marshal telegraphs that"."""
    return frozenset(f"{verb}s" for verb in speech().verbs)


_PAST, _GERUND = "-ed", "-ing"  # what the word before decides


def _alone(text: str, lower: str, *, first: bool) -> tuple[str, str, str]:
    """A word's tag, Penn tag and lemma, or the ending that leaves them open."""
    tag, penn = _ending(text, lower, first=first)
    return tag, penn, lemma_of(lower, "VERB" if tag in (_PAST, _GERUND) else tag)


def _ending(text: str, lower: str, *, first: bool) -> tuple[str, str]:
    book = grammar()
    if lower[0].isdigit():
        return "NUM", "CD"
    if not lower[0].isalpha() and lower not in book.closed:
        return "PUNCT", ""
    if lower in book.irregular and not (text[0].isupper() and not first):
        return "VERB", book.irregular[lower][1]
    if lower in book.closed and not (lower in ("may", "will") and text[0].isupper() and not first):
        return book.closed[lower], "MD" if lower in book.modals else ""
    if text[0].isupper() and not first:
        return "PROPN", ""
    if lower.endswith("ed") and lower not in _NOT_VERBS_ED and len(lower) > 4:
        return _PAST, ""
    if lower.endswith("ing") and lower not in _NOT_VERBS_ING and len(lower) > 5:
        return _GERUND, ""
    return ("ADV", "") if lower.endswith("ly") else ("NOUN", "")
