"""Whether a frame reports harm, or forecasts, plans, denies or supposes it."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from tollbook.extract.frames.reading import Frame
from tollbook.extract.lexicon.load import table
from tollbook.extract.words import NONE, Words


class Mood(StrEnum):
    """What a sentence does with the harm in it."""

    REPORTED = "reported"
    SUPPOSED = "supposed"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class MoodWords:
    """The table mood.toml."""

    forecasts: frozenset[str]
    happened: frozenset[str]
    conditionals: frozenset[str]
    open_modals: frozenset[str]
    perfect_modals: frozenset[str]
    fiction: frozenset[str]
    unfinished: frozenset[str]


@cache
def mood_words() -> MoodWords:
    """The table, read once."""
    return MoodWords(**{name: frozenset(values) for name, values in table("mood").items()})


_CHAIN = frozenset({"AUX", "ADV", "PART"})
_BREAKS = frozenset({",", ";", ":", "that", '"', "“", "”", "(", ")"})
_LOOK = 12
_CLIMB = 4
_SHARING = ("obj", "nsubj", "nmod", "conj", "compound", "nummod", "appos")


def mood_of(words: Words, frame: Frame) -> Mood:
    """The mood of a frame, from the auxiliaries of its verb and what governs it."""
    if words.lower(len(words) - 1) == "?" or "?" in words.lowers[-3:]:
        return Mood.SUPPOSED
    reading, amount = frame.reading, frame.amount
    verb = _governor(words, reading.verb if reading.verb >= 0 else reading.first)
    if _conditional(words, verb) or _in_fiction(words, verb) or _ratio(words, frame):
        return Mood.SUPPOSED
    chain = _chain(words, verb)
    modals = mood_words()
    for k in chain:
        if words.lowers[k] in modals.open_modals and not (
            _may_have(words, k, verb) or _may_be(words, k, frame)
        ):
            return Mood.SUPPOSED
    zero = amount.quantity.high == 0
    if words.fine[verb] == "VBG" and words.lemmas[verb] in modals.unfinished:
        return Mood.SUPPOSED
    said = range(reading.first, reading.last)  # "did not survive" is no negation of harm
    if not zero and any(words.lowers[k] in ("not", "n't", "never") and k not in said for k in chain):
        return Mood.NEGATED
    if reading.rule == "right-infinitive":
        return Mood.REPORTED
    bare = words.fine[verb] == "VB" and not any(words.tags[k] == "AUX" for k in chain)
    if bare and not _is_present(words, frame, chain, verb):
        return Mood.SUPPOSED
    return Mood.SUPPOSED if _intended(words, chain, verb) or _forecast(words, frame) else Mood.REPORTED


def _is_present(words: Words, frame: Frame, chain: list[int], verb: int) -> bool:
    """Whether a bare verb is a headline's ("NINE DIE IN FIRE"), or was gone on with ("continued to hold")."""
    infinitive = any(words.lowers[k] == "to" for k in chain)
    let = words.lemmas[frame.amount.first - 1] in _LETTING if frame.amount.first else False
    return not _intended(words, chain, verb) if infinitive else frame.reading.rule == "right" and not let


_LETTING = frozenset({"let", "make", "see", "watch", "want", "help", "have"})


def _ratio(words: Words, frame: Frame) -> bool:
    """Whether figures only compare: "three wounded for every man killed"."""
    last = max(frame.amount.last, frame.amount.phrase.last, frame.reading.last)
    after = words.lowers[last : last + _RATIO]
    return ("for", "every") in pairwise(after) or ("for", "each") in pairwise(after)


_RATIO = 3


def _in_fiction(words: Words, verb: int) -> bool:
    """Whether a story tells it: "in the third episode", "the film's hero kills"; no series of attacks."""
    for k, low in enumerate(words.lowers):
        if low not in mood_words().fiction or words.tag(k + 1) == "NOUN" or words.lower(k + 1) == "of":
            continue
        lead = words.lowers[max(0, k - _TITLED) : k]
        if _ARTICLES.isdisjoint(lead):
            continue
        if "in" in lead or words.fine[verb] in ("VBZ", "VBP"):
            return True
    return False


_TITLED = 4
_ARTICLES = frozenset({"a", "an", "the", "this", "his", "her", "its"})


def _governor(words: Words, i: int) -> int:
    """The verb whose mood a noun of harm shares: "that could involve tens of thousands of casualties"."""
    if words.tags[i] in ("VERB", "AUX", "ADJ", "ADV"):
        return i
    k = i
    for _ in range(_CLIMB):
        if not words.parsed or words.heads[k] == NONE or not words.is_dep(k, *_SHARING):
            return i
        k = words.heads[k]
        if words.tags[k] == "VERB":
            return k
    return i


def _chain(words: Words, verb: int) -> list[int]:
    """The verb's auxiliaries, adverbs and raising verbs, to its left."""
    k = min(verb, len(words) - 1)
    found: list[int] = []
    while k > 0 and (words.tags[k - 1] in _CHAIN or _raises(words, k - 1)) and len(found) < _LOOK:
        k -= 1
        found.append(k)
    return found


def _raises(words: Words, k: int) -> bool:
    return words.tags[k] == "VERB" and (
        words.lower(k + 1) == "to" or words.lemmas[k] in ("fear", "report", "be")
    )


def _may_have(words: Words, k: int, verb: int) -> bool:
    """As "may have been killed", "may be dead": it is put as done."""
    if words.lowers[k] not in mood_words().perfect_modals:
        return False
    rest = words.lowers[k + 1 : verb + 1]
    if "have" in rest or "'ve" in rest:
        return words.lowers[k] != "could" or not any(w in ("if", "had") for w in words.lowers)
    return "be" in rest and words.tags[verb] in ("ADJ", "ADV") and words.lowers[k] in ("may", "might")


def _may_be(words: Words, k: int, frame: Frame) -> bool:
    """As "the real number could be as high as 900": what is not known, not what is to come."""
    verb = frame.reading.verb
    known = words.lower(verb) == "be" or (0 <= verb < len(words) and words.lemmas[verb] in _NUMBERS)
    values = frame.reading.rule.startswith("toll") and known
    return values and words.lowers[k] in mood_words().perfect_modals and not _conditional_clause(words)


_NUMBERS = frozenset({"number", "total"})


def _conditional_clause(words: Words) -> bool:
    return any(low in mood_words().conditionals for low in words.lowers)


def _conditional(words: Words, verb: int) -> bool:
    """Whether the verb's clause is opened by "if"."""
    for k in range(verb, max(-1, verb - 25), -1):
        low = words.lower(k)
        if low in mood_words().conditionals:
            return True
        if low in (",", ";", ":"):
            break
    return False


def _intended(words: Words, chain: list[int], verb: int) -> bool:
    """Whether the verb is an infinitive of purpose, plan or threat."""
    to = next((k for k in chain if words.lowers[k] == "to"), None)
    if to is None:
        return False
    if words.lower(to + 1) in ("have", "'ve"):
        raising = words.lemmas[to - 1] if to else ""
        return raising in mood_words().forecasts and raising not in mood_words().happened
    governor = to - 1
    while governor > 0 and words.tags[governor] in ("ADV", "PART"):
        governor -= 1
    had_to = governor >= 0 and words.lowers[governor] == "had"  # "had to be evacuated"
    return not had_to and (governor < 0 or words.lemmas[governor] not in mood_words().happened)


def _forecast(words: Words, frame: Frame) -> bool:
    """Whether what governs the figure foresees it: "projects 32,000 deaths", "expected to reach 500"."""
    first = min(frame.amount.first, frame.reading.first)
    if frame.reading.rule == "right-bare":
        return False  # "little hope for four still missing"
    for k in range(first - 1, max(-1, first - 7), -1):
        if words.lowers[k] in _BREAKS:
            return False
        if words.lemmas[k] in mood_words().forecasts:
            return words.tags[k] in ("VERB", "NOUN", "ADJ") and not _is_done(words, k)
    return False


def _is_done(words: Words, k: int) -> bool:
    """As "managed", "fell short of preventing": the words after undo the forecast."""
    if words.lemmas[k] == "call" and words.lower(k + 1) == "for":
        return False
    return words.lower(k + 1) == "by" or words.lemmas[k] in (
        "call",
        "set",
        "ask",
        "order",
        "need",
        "target",
        "save",
        "fail",
    )
