"""Which time of its sentence a figure has."""

from collections.abc import Sequence

from tollbook.extract.dates import TimeExpression, TimeKind
from tollbook.extract.frames.reading import Frame, Link
from tollbook.extract.lexicon.date_words import date_words
from tollbook.extract.statement_times import opens
from tollbook.extract.words import NONE, Words
from tollbook.model import Precision

CLAUSES = frozenset({"while", "whereas", "but", ";"})
REACH = 12  # words within which a clause or an aside is looked for
_FAR = 4


def nearest_of(
    words: Words, frame: Frame, times: Sequence[TimeExpression], *, toll: bool
) -> TimeExpression | None:
    """The time closest to the figure; one in a clause of its own ("where he was born in 1970") is not it."""
    best, distance = None, len(words) + 1
    first, last = _place(frame)
    for time in times:
        at, end = words.at(time.start, time.end)
        gap = at - last if at >= last else first - end
        between = range(last, at) if at >= last else range(end, first)
        if not opens(words, time) and any(_parts_clauses(words, k, at) for k in between):
            continue
        if _of_another_figure(words, last, at) or _ranks(words, at) or _aside(words, frame, at, end):
            continue
        if _bracketed_off(words, frame, at) or (at >= last and _of_the_next(words, last, at, end)):
            continue
        if len(times) > 1 and _names_event(words, time):
            continue
        since = time.kind is TimeKind.SINCE
        if toll and len(times) > 1 and not since and dates_event(words, time, dead=False):
            continue
        gap = max(gap, 0) + _parted(words, frame, time)
        if gap < distance:
            best, distance = time, gap
    return best


def _parted(words: Words, frame: Frame, time: TimeExpression) -> int:
    """How much farther a time is than it stands, since a clause or a comma parts it from the figure."""
    first, _ = _place(frame)
    _, end = words.at(time.start, time.end)
    if opens(words, time):
        return 0
    comma = end <= first and "," in words.lowers[end:first]
    along = comma and words.lower(first - 1) == "with"  # "17 died by 4 May, with 3 killed on that day alone"
    return (_FAR if along else 1 if comma else 0) + _FAR * (
        _clause(words, end - 1) != _clause(words, frame.amount.first)
    )


def _clause(words: Words, i: int) -> int:
    """The verb of the clause that a word stands in; of a chain of joined verbs without subjects the first."""
    for _ in range(REACH):
        if i == NONE or i >= len(words) or not words.parsed:
            return NONE
        joined = words.is_dep(i, "conj") and words.child(i, "nsubj", "nsubj:pass") == NONE
        if words.tags[i] in ("VERB", "AUX") and not joined:
            return i
        i = words.heads[i]
    return NONE


def _parts_clauses(words: Words, k: int, at: int) -> bool:
    """Whether the word at `k` sets a clause of its own between a figure and the time at word `at`.

    "On Monday while people slept, it killed 12" goes on after the time that "while" adds to.
    """
    if words.lowers[k] not in CLAUSES | {"total"}:
        return False
    if words.lowers[k] == "total":
        return at < k and "," in words.lowers[at:k]  # "40 died on Monday, for a total of 900"
    adds = words.lowers[k] == "while" and at < k and words.lower(k - 1) != ","
    return not (adds and "," in words.lowers[k : k + REACH])


def _aside(words: Words, frame: Frame, at: int, end: int) -> bool:
    """Whether a time stands in an aside without the figure: ", which rose to 6 in May, came to 4"."""
    opening = next((k for k in range(at - 1, max(0, at - REACH), -1) if words.lowers[k] == ","), 0)
    if not opening or words.lower(opening + 1) not in _WHICH:
        return False
    closing = next((k for k in range(end, min(len(words), end + REACH)) if words.lowers[k] == ","), 0)
    places = (frame.amount.first, frame.reading.first)
    return bool(closing) and not any(opening < k < closing for k in places)


def _of_the_next(words: Words, last: int, at: int, end: int) -> bool:
    """Whether a time after a figure is the next one's: "159 by night, and on Thursday morning 241"."""
    after = end + (words.lower(end) == "at")
    joined = any(words.lowers[k] in (",", "and", ";") for k in range(last, at))
    return joined and words.tag(after) == "NUM"


def _bracketed_off(words: Words, frame: Frame, at: int) -> bool:
    """Whether a time stands in brackets with another figure: "22 died, unlike in Hexley (40 dead, 1961)"."""
    opening = next((k for k in range(at - 1, max(-1, at - REACH), -1) if words.lowers[k] in ("(", ")")), 0)
    counted = any(words.tags[k] == "NUM" for k in range(opening + 1, at))
    return words.lower(opening) == "(" and counted and frame.amount.first < opening


def _place(frame: Frame) -> tuple[int, int]:
    """The words of a figure; of one that leans on the verb of another only its own: "40 on Saturday"."""
    amount, reading = frame.amount, frame.reading
    if reading.rule.startswith(("joined", "part")) or reading.link is Link.SUPERSEDED:
        return amount.first, max(amount.last, amount.phrase.last)
    return min(amount.first, reading.first), max(amount.last, reading.last)


def _ranks(words: Words, at: int) -> bool:
    """Whether a time says how rare an event is: "the worst since 1929"."""
    return words.lower(at) == "since" and not _RANKS.isdisjoint(words.lowers[max(0, at - 4) : at])


_BRINGING = frozenset({"bringing", "taking", "raising", "pushing", "lifting", "making"})
_RANKS = frozenset(
    [
        "worst",
        "deadliest",
        "bloodiest",
        "highest",
        "biggest",
        "largest",
        "first",
        "heaviest",
        "most",
        "lowest",
    ]
)


def _of_another_figure(words: Words, first: int, last: int) -> bool:
    """Whether another figure stands between: "166, up from 131 the night before", "141, with another 92"."""
    moved = next((k for k in range(first, last) if words.lowers[k] in _BRINGING), NONE)
    if moved != NONE and any(words.tags[k] == "NUM" for k in range(moved, last)):
        return True  # "51 more were killed, bringing to 198 its deaths since 27 September"
    included = next((k for k in range(first, last) if words.lowers[k] == "including"), NONE)
    if included != NONE and "," not in words.lowers[included:last]:
        return any(words.tags[k] == "NUM" for k in range(included, last))
    return any(
        (
            words.tag(k + 1) == "NUM"
            and (words.lowers[k] in ("from", "against") or words.lower(k - 1) == "compared")
        )
        or (words.lowers[k] == "with" and words.lower(k + 1) == "another" and words.tag(k + 2) == "NUM")
        for k in range(first, last)
    )


def dates_event(words: Words, time: TimeExpression, *, dead: bool = True) -> bool:
    """Whether a time is that of a toll's event: "the toll of Tuesday's crash", "from a blast on Tuesday".

    With `dead` also that of the deaths counted: "the deaths registered in the city on Sunday numbered 12".
    """
    first, last = words.at(time.start, time.end)
    while words.lower(first - 1) in ("on", "in", "late", "early"):
        first -= 1
    if words.lower(last) == "'s" or words.lower(last - 1) == "'s":
        return True
    if words.tag(first - 1) in NAMES and words.lemmas[first - 1] in date_words().events:
        return True
    for k in range(first - 1, max(-1, first - _TOLD) if dead else NONE, -1):
        if words.lemmas[k] in _DEATHS:
            return True
        if words.fine[k] == "VBN":
            return words.lemmas[k] not in _ISSUED
        if words.tags[k] not in _PLACING or words.lemmas[k] in _TOLLS:
            return False
    return False


_TOLD = 6
_PLACING = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN"})
_TOLLS = frozenset({"toll", "tally", "count", "total", "number", "figure"})
_ISSUED = frozenset({"report", "announce", "publish", "release", "issue", "state", "confirm", "give", "put"})
_DEATHS = frozenset({"death", "casualty", "loss", "killing", "fatality"})


def _names_event(words: Words, time: TimeExpression) -> bool:
    """Whether a year is part of a name: "the 2022 counteroffensive"."""
    first, last = words.at(time.start, time.end)
    is_year = time.precision is Precision.YEAR and last - first == 1
    while words.tag(last) in NAMES and words.tag(last + 1) in NAMES:
        last += 1
    if words.lemmas[last : last + 1] and words.lemmas[last] in date_words().events:
        return False  # "the 2015 Hadley Mine disaster": its dead are of that year
    before = words.lower(first - 1) in _BEFORE_NAMES or words.tag(first - 1) == "ADJ"
    return is_year and before and words.tag(last) in NAMES


_WHICH = frozenset({"which", "who", "where", "whose"})
_BEFORE_NAMES = frozenset({"the", "a", "its", "their", "his", "her", "our", "this", "that"})
NAMES = frozenset({"NOUN", "PROPN", "ADJ"})
