"""Acts of speaking in a sentence: who speaks, what of the sentence is said, and to whom."""

from dataclasses import dataclass, replace

from tollbook.extract.attribution.spans import NOUNS, around, ending_before
from tollbook.extract.lexicon.people import people
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words
from tollbook.model import Stance

Range = tuple[int, int]
_QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»"})
_BE = frozenset(["is", "are", "was", "were", "been", "being", "be", "'s", "'re"])
_JOINTS = frozenset({"but", "while", "whereas", "although", "though"})
_WHO = frozenset({"who", "which", "that"})
_STARTS = NOUNS | {"DET", "ADJ", "PRON", "NUM"}


@dataclass(frozen=True, slots=True)
class Event:
    """One act of speaking.

    Attributes:
        verb: The word that says so ("said", "according", ":").
        speaker: Words of the speaker; None where nobody is named.
        content: Words that are said; the sentence's other words are the outlet's or another's.
        hearer: Words of whom it was told.
        host: Words of the outlet that quotes the speaker.
        rule: Name of the rule that found it.
    """

    verb: int
    speaker: Range | None
    content: tuple[Range, ...]
    stance: Stance
    rule: str
    hearer: Range | None = None
    host: Range | None = None
    negated: bool = False
    lemma: str = ""

    def covers(self, i: int) -> bool:
        """Whether word `i` is part of what is said."""
        return any(first <= i < last for first, last in self.content)


def verb_events(words: Words, harming: frozenset[int] = frozenset()) -> list[Event]:
    """The acts of speaking that verbs tell of, in reading order.

    Args:
        words: The sentence.
        harming: Verbs that belong to a phrase of harm: "claimed the lives of" says nothing.
    """
    found: list[Event] = []
    for verb in range(len(words)):
        if words.tags[verb] == "VERB" and words.lemmas[verb] in speech().verbs and _speaks(words, verb):
            event = None if verb in harming else _event(words, verb, found)
            if event is not None:
                found.append(event)
    return [_until_next(words, event, found) for event in found]


def _until_next(words: Words, event: Event, others: list[Event]) -> Event:
    """An act of speaking whose content ends where another clause with its own speaker is joined on."""
    joints = (
        other.speaker[0] - 1
        for other in others
        if other.speaker and event.verb < other.speaker[0] < other.verb and other.speaker != event.speaker
    )
    end = next((k for k in joints if _joins(words, k)), NONE)
    if end == NONE:
        return event
    content = tuple((first, min(last, end)) for first, last in event.content if first < end)
    return replace(event, content=content)


def _joins(words: Words, k: int) -> bool:
    """Whether the word at `k` joins on a clause of the same rank: "…, but police said"."""
    return words.lower(k) in _JOINTS or (words.lower(k) == "and" and words.lower(k - 1) == ",")


def _speaks(words: Words, verb: int) -> bool:
    lemma, after = words.lemmas[verb], words.lower(verb + 1)
    if lemma in speech().of:
        return after == "of"
    if lemma in speech().judges and after != "that":
        return denied_at(words, verb, outright=False) != NONE
    if lemma in speech().clausal:
        subject_noun = any(words.lemmas[k] in speech().nouns for k in range(max(0, verb - 8), verb))
        by_name = (
            lemma in speech().own_count | speech().counting
            and words.parsed
            and words.tag(words.nearest(verb, "nsubj")) == "PROPN"
        )
        return after == "that" or subject_noun or by_name
    if lemma in speech().tolling and lemma not in ("give",):
        return any(_is_toll(words, k) for k in range(verb + 1, min(len(words), verb + 8)))
    if lemma == "give":
        return any(
            words.lemmas[k] in ("toll", "figure", "number", "total", "tally")
            for k in range(verb + 1, min(len(words), verb + 6))
        )
    return True


def denied_at(words: Words, verb: int, *, outright: bool) -> int:
    """Where the claim stands that a verb denies: "denied that", "called the figure a lie"; else NONE.

    Args:
        words: The sentence.
        verb: The verb.
        outright: Whether the verb denies by itself, without a judgement after it.
    """
    for k in range(verb + 1, min(len(words), verb + 6)):
        if words.lowers[k] not in speech().claims:
            continue
        if words.lowers[k] in ("that", "this", "it") and outright and words.tag(k + 1) not in ("PUNCT", ""):
            continue
        judged = not speech().untrue.isdisjoint(words.lowers[k + 1 : k + 7])
        return k if outright or judged else NONE
    return NONE


def _is_toll(words: Words, k: int) -> bool:
    return words.lemmas[k] in speech().nouns or words.lemmas[k] in (
        "loss",
        "death",
        "casualty",
        "fatality",
        "dead",
        "that",
        "it",
    )


def _event(words: Words, verb: int, before: list[Event]) -> Event | None:
    lemma = words.lemmas[verb]
    passive = _is_passive(words, verb)
    if passive:
        return None
    speaker, inverted = _subject(words, verb, before)
    content = _content(words, verb, speaker, inverted=inverted)
    if (
        speaker
        and speaker[1] < verb
        and words.lower(speaker[1]) == ","
        and words.lower(speaker[1] + 1) in _WHO
        and "," not in words.lowers[speaker[1] + 1 : verb]
    ):
        content = tuple((first, _comma(words, first, last)) for first, last in content)
    if speech().verbs[lemma] is Stance.DENIES and words.lower(verb + 1) != "that":
        content = tuple((first, _comma(words, first, last)) for first, last in content)
    if not content and denied_at(words, verb, outright=speech().verbs[lemma] is Stance.DENIES) != NONE:
        content = ((verb + 1, len(words)),)
    if not content:
        return None
    hearer = _hearer(words, verb) if lemma in ("tell", "inform", "brief") else None
    return Event(
        verb, speaker, content, speech().verbs[lemma], "verb-inverted" if inverted else "verb",
        hearer=hearer, lemma=lemma, negated=_negated(words, verb),
    )  # fmt: skip


def _is_passive(words: Words, verb: int) -> bool:
    if words.parsed and words.child(verb, "nsubj:pass", "aux:pass") != NONE:
        return True
    k = verb - 1
    while words.tag(k) == "ADV":
        k -= 1
    if words.lower(k) in _BE and words.fine[verb] in ("VBN", "VBD"):
        return True
    return words.parsed and words.fine[verb] == "VBN" and words.is_dep(verb, "acl", "amod")


def _negated(words: Words, verb: int) -> bool:
    return any(words.lower(k) in ("not", "n't", "never") for k in range(max(0, verb - 3), verb))


def _subject(words: Words, verb: int, before: list[Event]) -> tuple[Range | None, bool]:
    """The speaker of a verb, and whether it stands after it."""
    if words.parsed:
        head = words.nearest(verb, "nsubj")
        plain = words.tag(verb - 1) in NOUNS and words.fine[verb] in ("VBD", "VBZ", "VBP")
        if head == NONE and plain and not people().is_time(words.lower(verb - 1)):
            return ending_before(words, verb), False
        if head != NONE and people().is_time(words.lowers[head]):
            head = NONE
        if head != NONE and head > verb and words.lower(verb - 1) not in (",", *_QUOTES):
            head = NONE
        if head == NONE and words.is_dep(verb, "conj") and words.heads[verb] < verb:
            head = words.nearest(words.heads[verb], "nsubj")
        if relative := _relative(words, verb, head):
            return relative, False
        if head != NONE:
            return around(words, head), head > verb
        if words.fine[verb] == "VBG" and before:
            return before[-1].speaker, False
    if _inverted(words, verb):
        head = _first_noun(words, verb + 1)
        return (around(words, head), True) if head != NONE else (None, True)
    if words.fine[verb] == "VBG":
        return (before[-1].speaker, False) if before else (None, False)
    if words.lower(verb - 1) in ("who", "which", "that") and words.lower(verb - 2) == ",":
        return ending_before(words, verb - 2), False
    if words.parsed and words.lower(verb - 1) == "to":
        return None, False
    return ending_before(words, verb), False


def _relative(words: Words, verb: int, head: int) -> Range | None:
    """What "who" or "which" stands for: "Russia, which in March reported 1,351 dead"."""
    pronoun = head if head != NONE and words.lowers[head] in _WHO else NONE
    for k in range(verb - 1, max(-1, verb - 5), -1):
        if words.lowers[k] in _WHO and words.lower(k - 1) == ",":
            pronoun = k
    if pronoun <= 0:
        return None
    before = pronoun - 1 if words.lower(pronoun - 1) == "," else pronoun
    return ending_before(words, before)


def _inverted(words: Words, verb: int) -> bool:
    """Whether the speaker follows: '"…," said Gen Smith'."""
    before = words.lower(verb - 1)
    after = words.lower(verb + 1)
    if words.lemmas[verb] in ("tell", "inform", "brief") or people().is_time(after):
        return False  # whoever stands after "told" hears it
    return (
        (before in _QUOTES or before == ",")
        and words.tag(verb + 1) in _STARTS
        and after not in ("that", "it", "they")
    )


def _first_noun(words: Words, i: int) -> int:
    """The head of the noun phrase that starts at word `i`."""
    if words.tag(i) == "PRON":
        return i
    last = NONE
    while i < len(words) and (words.tags[i] in _STARTS or words.lowers[i] in ("'s", "-", ".")):
        if words.tags[i] in ("DET", "PRON") and last != NONE:
            break
        last = i if words.tags[i] in NOUNS else last
        i += 1
    return last


def _hearer(words: Words, verb: int) -> Range | None:
    head = _first_noun(words, verb + 1)
    if head == NONE:
        return None
    return around(words, head)


def _content(words: Words, verb: int, speaker: Range | None, *, inverted: bool) -> tuple[Range, ...]:
    """What is said: after the verb, before the speaker, or on both sides of a split quotation."""
    left = min(speaker[0], verb) if speaker and speaker[1] <= verb else verb
    right = max(verb + 1, speaker[1] if inverted and speaker else 0)
    if (
        speaker
        and speaker[1] == verb
        and words.tag(left - 1) in NOUNS
        and words.tag(right) in ("AUX", "VERB")
    ):
        return (
            (max(0, left - 8), left),
            (right, len(words)),
        )  # "the 23,000 people the ministry says have died"
    before, after = _has_clause(words, 0, left), _has_clause(words, right, len(words))
    leads = before and words.lower(left - 1) in (",", *_QUOTES, "-", "–", "—", ";")
    if inverted or (leads and _closes(words, right)):
        split = after and _reopens(words, right)
        return ((0, left), (right, len(words))) if split else ((0, left),)
    stop = next((k for k in range(right, len(words)) if words.lowers[k] == ";"), len(words))
    return ((right, stop),) if after else (((0, left),) if before else ())


def _comma(words: Words, first: int, last: int) -> int:
    """The first comma of words [first, last): where a relative clause ends."""
    return next((k for k in range(first, last) if words.lowers[k] == ","), last)


def _closes(words: Words, i: int) -> bool:
    """Whether the clause ends soon after the verb, times and places aside: "police said on Tuesday."."""
    for k in range(i, min(len(words), i + 12)):
        if words.lowers[k] in (".", ",", ";", ")", *_QUOTES):
            return True
        participle = words.fine[k] == "VBN" and words.tag(k - 1) in NOUNS
        if (words.tags[k] in ("VERB", "AUX", "SCONJ") and not participle) or words.lowers[k] == "that":
            return False
        if words.tags[k] == "NUM" and not _in_date(words, k):
            return False
    return i + 12 >= len(words)


def _in_date(words: Words, k: int) -> bool:
    return any(people().is_time(words.lower(n)) for n in (k - 2, k - 1, k + 1))


def _reopens(words: Words, i: int) -> bool:
    """Whether a quotation goes on after the speaker."""
    return any(words.lowers[k] in _QUOTES or words.lowers[k] == "," for k in range(i, len(words)))


def _has_clause(words: Words, first: int, last: int) -> bool:
    """Whether words [first, last) can hold what is said: a verb or a number."""
    return any(
        words.tags[k] in ("VERB", "AUX", "NUM")
        or words.lowers[k] in ("dozens", "scores", "hundreds", "thousands", "no")
        for k in range(max(0, first), last)
    )
