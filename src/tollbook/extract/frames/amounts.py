"""The amounts of a sentence: its counts with what they count, and single people without a numeral."""

from collections.abc import Iterator, Sequence

from tollbook.extract.frames.names import named_groups
from tollbook.extract.frames.phrases import NOUNS, Phrase, counted
from tollbook.extract.frames.reading import NONE, Amount
from tollbook.extract.lexicon.people import is_nationality, is_person, people
from tollbook.extract.quantities import Quantity, QuantityKind
from tollbook.extract.words import Words
from tollbook.model import Hedge

_ARTICLES = frozenset({"a", "an", "another", "one"})
_WHO = frozenset({"who", "whose", "whom"})
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "sixth"})
_BUNCHES = frozenset({"family", "group", "couple", "crew", "team"})
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "this", "that"})


def amounts_of(words: Words, quantities: Sequence[Quantity]) -> tuple[Amount, ...]:
    """All amounts that can count people, in reading order."""
    found = []
    taken: set[int] = set()
    for quantity in quantities:
        first, last = words.at(quantity.start, quantity.end)
        taken.update(range(first, last))
        if quantity.is_count and first < last and not _is_he(words, first, last):
            amount = Amount(quantity, first, last, counted(words, last))
            if not (_is_age(words, amount) or _compares(words, first, last) or _is_year(words, amount)):
                found.append(amount)
    singles = [a for a in _single(words, quantities) if a.first not in taken]
    heads = {a.phrase.head for a in singles}
    found += [a for a in singles if not _described(words, a.phrase.head, heads)]
    found += named_groups(words)
    return tuple(sorted(found, key=lambda a: a.first))


def _single(words: Words, quantities: Sequence[Quantity]) -> Iterator[Amount]:
    """As "a Finnish volunteer", "a 45-year-old": one, without a numeral."""
    ages = {words.at(q.start, q.end) for q in quantities if q.kind is QuantityKind.AGE}
    yield from _headline_single(words)
    for i, low in enumerate(words.lowers):
        definite = low in _DEFINITE
        part = words.lower(i - 1) in ("them", "whom") and words.lower(i - 2) != "among"
        if not (definite or low in _ARTICLES) or part:
            continue
        aged = next((last for first, last in ages if first == i + 1), None)
        ranked = words.lower(i + 1) in _ORDINALS or words.lowers[i : i + 2] == ("the", "other")
        after = aged or i + 1 + ranked
        phrase = counted(words, after)
        closes = (
            ranked
            and low == "a"
            and words.tag(i - 1) == "VERB"
            and words.tag(after) in ("PUNCT", "ADP", "CCONJ", "")
        )
        if (low == "another" or ranked) and (closes or _acts(words, after, phrase)):
            phrase = Phrase(after, after, others=True)
        elif phrase.head == NONE and aged:
            phrase = Phrase(i + 1, aged, aged - 1)
        elif (
            phrase.head == NONE
            or not (aged or _one_person(words, phrase, definite=definite))
            or _bunch(words, phrase)
        ):
            continue
        elif aged:
            phrase = Phrase(i + 1, phrase.last, phrase.head)
        if words.lower(i - 1) == "," and words.tag(i - 2) == "PROPN" and words.lower(phrase.last) in _WHO:
            continue  # "Valery Tsepkalo, a candidate who fled": somebody named
        yield Amount(_one(words, i), i, i + 1, phrase, implied=True)


def _described(words: Words, head: int, others: set[int]) -> bool:
    """Whether a person only says more of another one: "the driver, a man of 31"."""
    if not words.parsed or head == NONE or not words.is_dep(head, "appos"):
        return False
    if words.tags[words.heads[head]] == "PROPN" and not people().is_time(words.lowers[words.heads[head]]):
        return True  # "Jonas Arno, a member of the party, was arrested"
    if words.heads[head] not in others:
        return False
    both = (head, words.heads[head])
    listed = (words.heads[k] in both and words.is_dep(k, "conj") for k in range(head + 1, len(words)))
    return not any(listed)  # "a guard, a nurse and a driver" are three


def _headline_single(words: Words) -> Iterator[Amount]:
    """As in "Man killed in crash": one, without an article."""
    if len(words) < 2 or words.lowers[0] not in people().persons or words.lowers[0].endswith("s"):
        return
    if words.tags[1] in ("VERB", "AUX") and words.tags[0] in NOUNS:
        yield Amount(_one(words, 0), 0, 0, Phrase(0, 1, 0), implied=True)


def _is_he(words: Words, first: int, last: int) -> bool:
    """Whether "one" only says of whom one speaks: "he was one of six killed", "X, one of six killed"."""
    if words.lowers[first:last] == ("both",) and words.tag(last) == "PROPN":
        return True  # "both Ana Ruiz and her aide"
    one = words.lowers[first:last] == ("one",) and words.lower(last) == "of"
    named = words.lower(first - 1) == "," and words.tag(first - 2) == "PROPN"
    return one and (named or words.lower(first - 1) in ("is", "was", "became"))


def _compares(words: Words, first: int, last: int) -> bool:
    """Whether a number is a difference or a share: "11 more than last year", "one in eight"."""
    if words.lower(last) in _MORE and words.lower(last + 1) == "than":
        return True
    small = words.lowers[last - 1] in ("one", "1")
    share = small and words.lower(last) in ("in", "out") and _in_whole(words, last)
    whole = words.lower(first - 1) in ("in", "of") and _is_one_in(words, first)
    return share or whole


def _in_whole(words: Words, i: int) -> bool:
    i += 1 + (words.lower(i + 1) in ("every", "of"))
    return words.tag(i) == "NUM" and words.tag(i + 1) not in ("NOUN", "PROPN", "ADJ")


def _is_one_in(words: Words, first: int) -> bool:
    i = first - 1 - (words.lower(first - 2) in ("out", "in"))
    return words.lower(i - 1) in ("one", "1") and _in_whole(words, i)


def _is_year(words: Words, amount: Amount) -> bool:
    """Whether a number dates what befell one by name: "1580 Ruy Lopez died", "in 348 Pachomius died"."""
    head, first = amount.phrase.head, amount.first
    if head == NONE or amount.last - first > 1 or not words.lowers[first].isdecimal():
        return False
    named = words.tags[amount.phrase.first] == "PROPN" and not is_nationality(words.texts[head])
    if (
        not named
        or is_person(words.lowers[head])
        or not _FIRST_YEAR <= int(words.lowers[first]) <= _LAST_YEAR
    ):
        return False
    dated = words.lower(first - 1) in ("in", "by", "since", "circa", "c.")
    return dated or (len(words.lowers[first]) == 4 and words.tag(first - 1) in ("", "PUNCT"))


_FIRST_YEAR, _LAST_YEAR = 100, 2100
_MORE = frozenset({"more", "fewer", "less", "higher", "lower"})


def _is_age(words: Words, amount: Amount) -> bool:
    """Whether a bare number between commas is somebody's age: "the bishop of Marbel, 79, died"."""
    first, last = amount.first, amount.last
    if _says_age(words, amount):
        return True
    if amount.phrase.head != NONE or (words.lower(first - 1), words.lower(last)) != (",", ","):
        return False
    young = last - first == 1 and words.lowers[first].isdigit() and int(words.lowers[first]) < _OLDEST
    acts = words.tag(last + 1) in ("VERB", "AUX") and words.lower(last + 1) not in _PLURAL
    return young and acts and words.tag(first - 2) in NOUNS and not words.lower(first - 2).endswith("s")


def _says_age(words: Words, amount: Amount) -> bool:
    """As in "the victim, who was 17," and "a boy of nine"."""
    first = amount.first
    if amount.phrase.head != NONE or amount.last - first > 1 or (amount.quantity.low or _OLDEST) >= _OLDEST:
        return False
    is_he = words.lower(first - 1) in ("was", "is") and words.lower(first - 2) == "who"
    child = words.lower(first - 1) == "of" and words.lower(first - 2) in people().persons
    return is_he or (child and words.lower(first - 3) in (*_ARTICLES, "old"))


_OLDEST = 120
_PLURAL = frozenset({"were", "are", "have"})


def _acts(words: Words, i: int, phrase: Phrase) -> bool:
    """Whether what was done follows at once: "another was hurt", "and another injured"."""
    told = words.tag(i) == "ADJ" and (phrase.head in (NONE, i) and phrase.last <= i + 1)
    return told or words.tag(i) in ("AUX", "VERB")


def _bunch(words: Words, phrase: Phrase) -> bool:
    """Whether a number tells how many one is: "a family of five"."""
    last = phrase.last
    return (
        words.lemmas[phrase.head] in _BUNCHES and words.lower(last) == "of" and words.tag(last + 1) == "NUM"
    )


def _one_person(words: Words, phrase: Phrase, *, definite: bool) -> bool:
    head = words.lowers[phrase.head]
    named = "PROPN" in (words.tag(phrase.head), words.tag(phrase.head + 1))
    if definite and (named or head not in people().persons):
        return False
    if words.tags[phrase.head] == "PROPN" and phrase.head == phrase.first and not definite:
        return is_nationality(words.texts[phrase.head])  # "a Palestinian was shot"
    return words.tags[phrase.head] in NOUNS and (head in people().persons or is_person(head))


def _one(words: Words, i: int) -> Quantity:
    start, end = words.starts[i], words.ends[i]
    more = words.lowers[i] == "another"
    return Quantity(
        start, end, words.texts[i], 1, 1, Hedge.EXACT, QuantityKind.COUNT, (start, end), increment=more
    )
