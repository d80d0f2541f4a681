"""Parties that decline to give a figure, have not given one, or will not confirm one."""

from dataclasses import dataclass
from functools import cache

from tollbook.extract.attribution.events import Range
from tollbook.extract.attribution.spans import around, ending_before
from tollbook.extract.frames.phrases import Phrase, counted
from tollbook.extract.frames.triggers import Triggers, combined, triggers
from tollbook.extract.lexicon.harms import Slot
from tollbook.extract.lexicon.load import table
from tollbook.extract.words import NONE, Words
from tollbook.model import Harm


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal in a sentence: words [first, last), who refuses, of what harm, whose victims."""

    first: int
    last: int
    speaker: Range | None
    harm: Harm | None
    victims: Phrase | None
    rule: str


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """The table refusals.toml."""

    withholding: frozenset[str]
    saying: frozenset[str]
    figures: frozenset[str]
    phrases: frozenset[str]


@cache
def refusal_words() -> RefusalWords:
    """The table, read once."""
    return RefusalWords(**{name: frozenset(values) for name, values in table("refusals").items()})


def may_refuse(words: Words) -> bool:
    """Whether a sentence has a word of withholding, or a negated verb of saying."""
    book = refusal_words()
    negated = any(low in ("not", "n't", "never", "no") for low in words.lowers)
    saying = book.saying if negated else frozenset()
    return any(lemma in book.withholding or lemma == "deny" or lemma in saying for lemma in words.lemmas)


def refusals_of(words: Words) -> list[Refusal]:
    """The refusals of a sentence, at most one for each verb of withholding."""
    found = []
    for i in range(len(words)):
        if (rule := _refuses(words, i)) and (made := _made(words, i, rule)):
            found.append(made)
    return found[:1]


def _refuses(words: Words, i: int) -> str | None:
    """The rule by which word `i` withholds."""
    book, lemma = refusal_words(), words.lemmas[i]
    if words.tags[i] != "VERB":
        return None
    if lemma in book.withholding:
        saying = next(
            (k for k in range(i + 1, min(len(words), i + 5)) if words.lemmas[k] in book.saying), NONE
        )
        return f"refusal-{lemma}" if saying != NONE else None
    if lemma == "deny" and words.lower(i + 1) in ("confirming", "having", "releasing", "publishing"):
        return "refusal-deny"
    if lemma in book.saying and any(
        words.lower(k) in ("not", "n't", "never") for k in range(max(0, i - 3), i)
    ):
        return "refusal-not-given"
    if lemma in ("give", "provide", "offer", "release") and words.lower(i + 1) == "no":
        return "refusal-none-given"
    return None


def _made(words: Words, i: int, rule: str) -> Refusal | None:
    """The refusal, if what is withheld is a figure of harm."""
    found = triggers(words)
    asked, at = _what(words, i, rule)
    if not asked:
        return None
    harm, victims = _harm(words, found, at)
    if harm is None:
        return None
    return Refusal(max(0, i - 1), len(words), _speaker(words, i), harm, victims, rule)


def _what(words: Words, i: int, rule: str) -> tuple[bool, int]:
    """Whether a figure is withheld, and where the words of it start."""
    book = refusal_words()
    for k in range(i + 1, min(len(words), i + 12)):
        if words.lower(k) == "how" and words.lower(k + 1) in ("many", "high"):
            return True, k
        if words.lemmas[k] in book.figures and words.tags[k] in ("NOUN", "PROPN"):
            return words.lemmas[k] not in ("detail", "details") or "casualt" in " ".join(
                words.lowers[k : k + 6]
            ), i
        if words.lowers[k] in (".", ";") or (words.lowers[k] == "," and rule == "refusal-not-given"):
            break
    return False, i


def _harm(words: Words, found: Triggers, at: int) -> tuple[Harm | None, Phrase | None]:
    """The harm withheld, and whose."""
    for k in range(at, len(words)):
        for trigger in found.starting(k):
            if trigger.term.weak and trigger.slot is not Slot.EVENT:
                continue
            harm, first, _ = combined(found, trigger, frozenset())
            return harm, _victims(words, at, first, trigger.slot)
    return None, None


def _victims(words: Words, at: int, first: int, slot: Slot) -> Phrase | None:
    """As "how many Russian troops had died", "estimates of Russian casualties"."""
    for k in range(at, first):
        if words.lower(k) in ("many", "of"):
            phrase = counted(words, k) if words.lower(k) == "of" else counted(words, k + 1)
            if phrase.head != NONE:
                return phrase
    return None


def _speaker(words: Words, i: int) -> Range | None:
    if words.parsed:
        head = words.child(i, "nsubj")
        if head != NONE and head < i:
            return around(words, head)
    return ending_before(words, i)
