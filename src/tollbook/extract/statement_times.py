"""Which times of a sentence date an act of speaking rather than what is said."""

from collections.abc import Sequence

from tollbook.extract.attribution.events import Event
from tollbook.extract.dates import TimeExpression, TimeKind
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words
from tollbook.model import Precision

_STATING = frozenset({TimeKind.POINT, TimeKind.AGO, TimeKind.RELATIVE, TimeKind.TIME})
_BEFORE = frozenset({"on", "in", "late", "early", "at", "about", "earlier"})
_OPENING = 2
_CLOSES = frozenset({",", ":", "–", "—", "--"})
_OPENING_NOUNS = 5
_LONGEST_APPOSITION = 16
_TOLL_REACH = 6
_LONGEST_ADJUNCT = 9
_ADJUNCT = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "PART"})
_OF_HARM = frozenset({"of", "about", "after", "during", "for", "up", "over", "between"})


def times_of_speech(words: Words, event: Event, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The times that stand at an act of speaking, nearest to its verb first.

    Args:
        words: The sentence.
        event: The act of speaking.
        times: The sentence's expressions of time.
    """
    found = [time for time in times if time.kind in _STATING and _dates(words, event, time)]
    return sorted(found, key=lambda t: abs(words.at(t.start, t.end)[0] - event.verb))


def opens(words: Words, time: TimeExpression) -> bool:
    """Whether a time opens its sentence, so that it holds for all of it: "On 28 March, …"."""
    first, last = words.at(time.start, time.end)
    opening = first <= _OPENING or ";" in words.lowers[first - _OPENING : first]
    return opening and words.lower(last) in _CLOSES


def _dates(words: Words, event: Event, time: TimeExpression) -> bool:
    if event.rule == "according":
        return _beside_source(words, event, time)
    if not event.rule.startswith("verb"):
        return False
    return (
        _in_a_statement(words, event, time)
        or _between_subject_and_verb(words, event, time)
        or _after_verb(words, event, time)
        or _before_clause(words, event, time)
        or _released(words, event, time)
    )


def _released(words: Words, event: Event, time: TimeExpression) -> bool:
    """As in "said in its report, released on Tuesday, that", "the survey, dated 4 May, found"."""
    first, last = words.at(time.start, time.end)
    lead = first - (words.lower(first - 1) in _BEFORE)
    issued = words.lemmas[lead - 1 : lead] and words.lemmas[lead - 1] in (*speech().issued, "date")
    if (
        not issued
        or words.fine[lead - 1] != "VBN"
        or words.lower(lead - 2) != ","
        or words.lower(last) != ","
    ):
        return False
    return abs(event.verb - lead) <= _LONGEST_APPOSITION


def _in_a_statement(words: Words, event: Event, time: TimeExpression) -> bool:
    """As in "In his 1 May press briefing, the spokesman said"."""
    first, last = words.at(time.start, time.end)
    if words.lower(0) not in ("in", "at", "during") or first > _OPENING or last > event.verb:
        return False
    comma = next(
        (k for k in range(last, min(event.verb, last + _OPENING_NOUNS)) if words.lowers[k] == ","), NONE
    )
    return comma != NONE and words.lemmas[comma - 1] in speech().statements


def _beside_source(words: Words, event: Event, time: TimeExpression) -> bool:
    """As in "according to the ministry on Tuesday"."""
    first, _ = words.at(time.start, time.end)
    if event.speaker is None or first <= event.verb:
        return False
    return event.speaker[1] <= first <= event.speaker[1] + 2 and time.precision is Precision.DAY


def _between_subject_and_verb(words: Words, event: Event, time: TimeExpression) -> bool:
    """As in "the ministry on Tuesday said"."""
    first, _ = words.at(time.start, time.end)
    if event.speaker is None or not event.speaker[0] <= first < event.verb:
        return False
    lead = first - (words.lower(first - 1) in _BEFORE)
    closed = words.lower(lead - 1) == ","  # "the army, which reported 12 dead, on Sunday raised that"
    return closed or not any(words.tags[k] == "VERB" for k in range(event.speaker[1], first))


def _after_verb(words: Words, event: Event, time: TimeExpression) -> bool:
    """As in "said on Tuesday", "told reporters late on Tuesday"."""
    first, _ = words.at(time.start, time.end)
    if "that" in words.lowers[event.verb + 1 : first]:
        return False  # "said that on 4 May five died"
    if words.lower(0) == "as" and words.lower(event.verb + 1) == ",":
        return False  # "As the mayor informed, on 4 May five died"
    ends = (
        _past_toll(words, event),
        event.verb + 1, event.hearer[1] if event.hearer else 0, event.speaker[1] if event.speaker else 0
    )  # fmt: skip
    past = _past_apposition(words, max(ends))
    lead = first
    while words.lower(lead - 1) in _BEFORE:
        lead -= 1
    if any(lead > end and _is_adjunct(words, end, lead) for end in ends):
        return True
    return first > event.verb and any(end - 1 <= lead <= end + 1 for end in (max(ends), past))


def _is_adjunct(words: Words, first: int, last: int) -> bool:
    """Whether words [first, last) say where or how he spoke: "in a statement", "by phone", "in Oro"."""
    if last - first > _LONGEST_ADJUNCT or words.tag(first) != "ADP" or words.lower(first) in _OF_HARM:
        return False
    own = {"its", "his", "her", "their"}
    return all(
        words.tags[k] in _ADJUNCT or words.lowers[k] in own or _is_issued(words, k)
        for k in range(first, last)
    )


def _is_issued(words: Words, k: int) -> bool:
    """As in "in a message released on Friday"."""
    return words.lemmas[k] in speech().issued and words.fine[k] in ("VBN", "VBD")


def _past_toll(words: Words, event: Event) -> int:
    """Past the toll that a verb moves: "updating the figure two days later"."""
    if event.lemma not in speech().tolling:
        return 0
    after = range(event.verb + 1, min(len(words), event.verb + _TOLL_REACH))
    named = speech().nouns | {"that", "this", "it"}
    return next((k + 1 for k in after if words.lemmas[k] in named), 0)


def _past_apposition(words: Words, i: int) -> int:
    """Past what commas set off: "said Ivan Bako, head of the service, on Tuesday"."""
    if words.lower(i) != ",":
        return i
    stop = min(len(words), i + _LONGEST_APPOSITION)
    end = next((k for k in range(i + 1, stop) if words.lowers[k] == "," or words.tags[k] == "VERB"), i)
    return end + 1 if words.lower(end) == "," else i


def _before_clause(words: Words, event: Event, time: TimeExpression) -> bool:
    """As in "On Tuesday, police said …, and the ministry announced …": it dates both."""
    _, last = words.at(time.start, time.end)
    if event.speaker is None or not opens(words, time) or event.speaker[0] <= last:
        return False
    if not any(words.tags[k] == "VERB" for k in range(last, event.speaker[0])):
        return True  # verbs within "X, who heads the captured town," are no clause between
    return words.parsed and _joined_to_first(words, event.verb, last)


def _joined_to_first(words: Words, verb: int, after: int) -> bool:
    """Whether a verb is joined by "and" to the first verb of saying after word `after`."""
    first = next((k for k in range(after, verb) if words.tags[k] == "VERB"), NONE)
    while words.is_dep(verb, "conj") and words.heads[verb] < verb:
        verb = words.heads[verb]
    return verb == first
