"""Where a sentence speaks of harm, and what harms stand together as one ("killed or wounded")."""

from collections.abc import Iterator
from dataclasses import dataclass

from tollbook.extract.lexicon.harms import GAP, HarmTerm, Slot, TermMatch, WordClass, harm_lexicon
from tollbook.extract.lexicon.people import people
from tollbook.extract.words import Words
from tollbook.model import Harm

_JOINTS = frozenset(
    {",", "or", "and", "/", "and/or", "either", "otherwise", "seriously", "badly", "severely", "gravely"}
)
_AUXILIARIES = frozenset(["been", "be", "were", "was", "are", "is", "being", "have", "had", "has"])
_MIXED = frozenset({Harm.MISSING, Harm.CAPTURED, Harm.CASUALTIES, Harm.DETAINED})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_INITIALS = frozenset({"kia", "wia", "mia"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words [first, last) that speak of harm."""

    first: int
    last: int
    term: HarmTerm

    @property
    def slot(self) -> Slot:
        """Where its victims stand."""
        return self.term.slot

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb or begins with one."""
        return self.term.word_class is WordClass.VERB

    @property
    def gapped(self) -> bool:
        """Whether its victims stand inside it ("left 14 dead")."""
        return GAP in self.term.words


@dataclass(frozen=True, slots=True)
class Triggers:
    """All harm words of a sentence; several may begin at one word."""

    words: Words
    all: tuple[Trigger, ...]
    by_first: dict[int, tuple[Trigger, ...]]
    by_last: dict[int, tuple[Trigger, ...]]

    def starting(self, i: int, *slots: Slot) -> Iterator[Trigger]:
        """Those whose first word is `i`, of these slots (any if none is named), longest first."""
        return (t for t in self.by_first.get(i, ()) if not slots or t.slot in slots)

    def ending(self, i: int, *slots: Slot) -> Iterator[Trigger]:
        """Those whose last word is `i - 1`."""
        return (t for t in self.by_last.get(i, ()) if not slots or t.slot in slots)


def triggers(words: Words) -> Triggers:
    """The harm words of a sentence, those whose tag contradicts them left out."""
    lexicon = harm_lexicon()
    found: list[Trigger] = []
    for i, low in enumerate(words.lowers):
        if low in lexicon.by_first_form:
            matches = sorted(lexicon.at(words.lowers, i), key=lambda m: _order(words, m))
            found += [Trigger(m.start, m.end, m.term) for m in matches if _plausible(words, m)]
    by_first: dict[int, list[Trigger]] = {}
    by_last: dict[int, list[Trigger]] = {}
    for trigger in found:
        by_first.setdefault(trigger.first, []).append(trigger)
        by_last.setdefault(trigger.last, []).append(trigger)
    return Triggers(
        words,
        tuple(found),
        {i: tuple(some) for i, some in by_first.items()},
        {i: tuple(some) for i, some in by_last.items()},
    )


def _order(words: Words, match: TermMatch) -> tuple[int, bool]:
    """Longer terms first; of equal ones that which is spelt as in the text: "losses" is not "loss"."""
    return match.start - match.end, " ".join(words.lowers[match.start : match.end]) != match.term.lemma


def _plausible(words: Words, match: TermMatch) -> bool:
    if match.term.lemma in people().distrusted or (
        match.term.lemma == "shoot" and words.lower(match.end) == "down"
    ):
        return False
    if match.term.lemma in _INITIALS and not words.texts[match.start].isupper():
        return False
    if not words.parsed or len(match.term.words) > 1:
        return True
    tag = words.tags[match.start]
    if match.term.lemma == "dead" and match.term.slot is Slot.SELF and words.texts[match.start] == "Dead":
        return False  # a band, a sea
    if match.term.word_class is WordClass.VERB:
        return tag in ("VERB", "AUX", "ADJ") or (
            tag in _NOMINAL and words.lowers[match.start] != match.term.lemma
        )
    if match.term.word_class is WordClass.NOUN:
        return tag in ("NOUN", "PROPN", "ADJ", "VERB")
    return True


def combined(found: Triggers, trigger: Trigger, taken: frozenset[int]) -> tuple[Harm, int, int]:
    """The harm of a trigger with those it is coordinated with, and the words [first, last) of them all.

    Args:
        found: All triggers of the sentence.
        trigger: The one to start from.
        taken: Words of quantities: a harm beyond one has its own count.
    """
    harms = {trigger.term.harm}
    first, last = trigger.first, trigger.last
    while not trigger.gapped and (step := _next(found, last, taken)):
        if not _ends_list(found, last, step) and found.words.lower(step.last) not in _LISTING:
            break  # "51 wounded, surrendered": no list
        harms.add(step.term.harm)
        last = step.last
    while not trigger.gapped and (step := _previous(found, first, taken)):
        if len(harms) == 1 and last == trigger.last and not _ends_list(found, step.last, trigger):
            break
        harms.add(step.term.harm)
        first = step.first
    return _sum(harms, trigger.term.harm), first, last


def _ends_list(found: Triggers, i: int, step: Trigger) -> bool:
    """Whether "and" or "or" stands between a word of harm that ends before word `i` and the next."""
    return not _CONJUNCTIONS.isdisjoint(found.words.lowers[i : step.first])


_LISTING = frozenset({",", "and", "or", "/"})
_CONJUNCTIONS = frozenset({"and", "or", "/", "and/or"})


def _next(found: Triggers, i: int, taken: frozenset[int]) -> Trigger | None:
    start, joined = i, False
    while found.words.lower(i) in _JOINTS | _AUXILIARIES and i - start < 4:
        joined |= found.words.lower(i) in ("or", "and", ",", "/")
        i += 1
    if not joined or i in taken:
        return None
    return next((t for t in found.starting(i) if not t.gapped), None)


def _previous(found: Triggers, i: int, taken: frozenset[int]) -> Trigger | None:
    start, joined = i, False
    while found.words.lower(i - 1) in _JOINTS | _AUXILIARIES and start - i < 4:
        joined |= found.words.lower(i - 1) in ("or", "and", ",", "/")
        i -= 1
    if not joined or i - 1 in taken:
        return None
    return next((t for t in found.ending(i) if not t.gapped), None)


def _sum(harms: set[Harm], own: Harm) -> Harm:
    if len(harms) == 1:
        return own
    if harms & _MIXED:
        return Harm.CASUALTIES
    return Harm.KILLED_OR_WOUNDED if harms == {Harm.KILLED, Harm.WOUNDED} else own
