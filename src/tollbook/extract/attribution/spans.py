"""Noun phrases that name speakers: where they start and end."""

from tollbook.extract.lexicon.people import people
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words

_LEFT = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "SYM"})
_LINKS = frozenset({"of", "for", "in", "from", "with", "at", "on", "to"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "'s", "'"})
_ENDS = frozenset({",", ".", ";", ":", '"', "”"})
NOUNS = frozenset({"NOUN", "PROPN"})
_ADVERBS = frozenset(
    {("in", "turn"), ("in", "fact"), ("for", "instance"), ("for", "example"), ("in", "response"),
     ("in", "reply"), ("in", "contrast"), ("of", "course"), ("for", "now")}
)  # fmt: skip


def around(words: Words, head: int) -> tuple[int, int]:
    """The phrase of a noun or pronoun: its modifiers, its name, and what "of" or "in" adds."""
    if words.tags[head] == "PRON":
        return head, head + 1
    return _left_edge(words, head), _right_edge(words, head)


def appositions(words: Words, span: tuple[int, int]) -> list[tuple[int, int]]:
    """The phrases that commas set off right after and right before words [first, last): "X, mayor of Y,"."""
    first, last = span
    found = []
    if words.lower(last) == ",":
        end = next((k for k in range(last + 1, min(len(words), last + 16)) if words.lowers[k] in _ENDS), NONE)
        if end > last + 1 and _is_phrase(words, last + 1, end):
            found.append((last + 1, end))
    if words.lower(first - 1) == ",":
        start = _subject_left(words, first - 1)
        if start < first - 1 and _is_phrase(words, start, first - 1):
            found.append((start, first - 1))
    return found


def _is_phrase(words: Words, first: int, last: int) -> bool:
    has_noun = any(words.tags[k] in NOUNS for k in range(first, last))
    return has_noun and not any(words.tags[k] in ("VERB", "AUX") for k in range(first, last))


def ending_before(words: Words, i: int) -> tuple[int, int] | None:
    """The subject that ends right before word `i`, past adverbs, dates and an apposition; by token rules."""
    i = _before_adjuncts(words, i)
    if words.lower(i - 1) == ",":
        i = _before_apposition(words, i)
    if (
        words.fine[i - 1 : i] == ("VBN",)
        and words.lemmas[i - 1] in speech().issued
        and words.tag(i - 2) in NOUNS
    ):
        i -= 1  # "the note issued this evening says"
    if words.tag(i - 1) == "PRON" and words.lower(i - 1) not in ("that",):
        return i - 1, i
    if words.lower(i - 1) in ("another", "others"):
        return i - 1, i
    if words.tag(i - 1) not in NOUNS | {"ADJ", "NUM"} and words.lower(i - 1) not in (")", '"', "”"):
        return None
    first = _subject_left(words, i)
    placed = words.lower(first - 1) in ("from", "at", "in") and words.fine[first - 2 : first - 1] == ("VBN",)
    reached = words.tag(first - 2) == "VERB" and words.tag(first - 3) in NOUNS
    reached = reached and (words.lower(first - 1) == "by" or placed)
    return ending_before(words, first - 2) if reached else (first, i)  # "an official contacted by AFP said"


def _before_adjuncts(words: Words, i: int) -> int:
    """Back over auxiliaries, adverbs and times: "has also", "on Tuesday", "late Monday"."""
    while i > 0:
        low = words.lowers[i - 1]
        if words.tags[i - 1] in ("AUX", "ADV", "PART") and low != "'s":
            i -= 1
        elif people().is_time(low) or (words.tags[i - 1] == "NUM" and people().is_time(words.lower(i - 2))):
            i -= 1
            while words.lower(i - 1) in (
                "on",
                "last",
                "late",
                "early",
                "this",
                "earlier",
                "in",
                "in",
                "next",
                "at",
            ):
                i -= 1
        else:
            return i
    return i


def _before_apposition(words: Words, i: int) -> int:
    """From the comma after "X, a spokesman for Y," to the end of X; `i` without an opening comma."""
    for k in range(i - 2, max(-1, i - 25), -1):
        if words.lowers[k] == ",":
            return k if k > 0 and words.tags[k - 1] in NOUNS else i
        if words.lowers[k] in (";", ":", '"', "“", "”"):
            break
    return i


def _subject_left(words: Words, i: int) -> int:
    """Where a subject that ends before `i` starts."""
    k = i - 1
    while k > 0 and _continues(words, k - 1) and not (words.tags[k] == "DET" and words.tags[k - 1] != "ADP"):
        k -= 1
    while k < i - 1 and (
        words.tags[k] in ("ADP", "CCONJ", "PUNCT", "NUM", "ADV") or people().is_time(words.lowers[k])
    ):
        k += 1
    return k


def _continues(words: Words, k: int) -> bool:
    low, tag = words.lowers[k], words.tags[k]
    if low in ("that", "which", "who", "while", "when", "as"):
        return False
    if tag in _LEFT or low in _POSSESSIVES or low in ("-", "/", "&"):
        return True
    if low in _LINKS or low in ("and", "or"):
        return words.tag(k - 1) in NOUNS and words.tag(k + 1) in _LEFT | {"PRON"}
    return False


def _left_edge(words: Words, head: int) -> int:
    k = head
    while k > 0:
        low, tag = words.lowers[k - 1], words.tags[k - 1]
        if low in ("that", "which") or (words.parsed and _other_noun(words, k - 1, head)):
            break
        joined = low == "-" and words.ends[k - 1] == words.starts[k]
        if tag not in _LEFT and low not in _POSSESSIVES and not joined and not _coordinated(words, k - 1):
            break
        k -= 1
        if tag == "DET":
            break
    while k < head and (
        words.lowers[k] in ("-", "'s", "'", "and", "or") or people().is_time(words.lowers[k])
    ):
        k += 1
    return k


def _other_noun(words: Words, k: int, head: int) -> bool:
    """Whether the noun at `k` is no part of the phrase of a name: "a figure Moscow denied"."""
    return (
        words.tags[k] == "NOUN"
        and words.tags[head] == "PROPN"
        and words.lemmas[k] in speech().papers
        and (words.tag(k - 1) == "DET" or not words.is_dep(k, "compound", "amod"))
    )


def _coordinated(words: Words, k: int) -> bool:
    """Whether "and" joins two nouns of one phrase: "police and hospital officials"."""
    if words.lowers[k] == "and" and words.tag(k - 1) == "ADJ" == words.tag(k + 1):
        return True
    if words.lowers[k] not in ("and", "&") or words.tag(k - 1) not in NOUNS or words.tag(k + 1) not in _LEFT:
        return False
    return not words.parsed or words.is_dep(k - 1, "compound", "amod", "nsubj", "conj", "nmod")


def _right_edge(words: Words, head: int) -> int:
    k = head + 1
    while k < len(words):
        low, tag = words.lowers[k], words.tags[k]
        if people().is_time(low) and tag in NOUNS:
            break
        if tag in NOUNS or (low in ("'s", "'") and words.tag(k + 1) in _LEFT) or _hyphen(words, k):
            k += 1
        elif (
            low in _LINKS
            and (low not in ("on", "to", "with") or _serves(words, k))
            and _names_more(words, k, head)
        ):
            k += 1
            while words.tag(k) in _LEFT or words.lower(k) in _POSSESSIVES or _hyphen(words, k):
                k += 1
        else:
            break
    return _past_coordinate(words, head, k)


def _past_coordinate(words: Words, head: int, k: int) -> int:
    """Past the other half of "police and county officials"."""
    if not words.parsed or words.lower(k) != "and":
        return k
    other = next((c for c in words.below[head] if words.is_dep(c, "conj") and k < c <= k + 6), NONE)
    if other == NONE or words.tags[other] not in NOUNS:
        return k
    inside = all(words.tags[i] in _LEFT or words.lowers[i] in _POSSESSIVES for i in range(k + 1, other))
    while words.tag(other + 1) in NOUNS and not people().is_time(words.lower(other + 1)):
        other += 1
    return other + 1 if inside else k


def _serves(words: Words, k: int) -> bool:
    """As in "an adviser to the mayor"."""
    return words.lowers[k] == "to" and words.lemmas[k - 1] in speech().serving


def _hyphen(words: Words, k: int) -> bool:
    return words.lowers[k] in ("-", ".") and 0 < k < len(words) - 1 and words.ends[k] == words.starts[k + 1]


def _names_more(words: Words, k: int, head: int) -> bool:
    """Whether the preposition at `k` goes on with the phrase rather than with the verb."""
    if (words.lowers[k], words.lower(k + 1)) in _ADVERBS:
        return False
    after = next((i for i in range(k + 1, min(len(words), k + 6)) if words.tags[i] in NOUNS), NONE)
    if after == NONE or people().is_time(words.lowers[after]) or words.tag(k + 1) not in _LEFT | {"PRON"}:
        return False
    if words.lowers[k] == "in" and words.lemmas[after] in speech().statements:
        return False  # "the ministry in a statement said"
    if not words.parsed or words.lowers[k] in ("of", "for"):
        return True
    above = words.heads[words.heads[k]] if words.heads[k] != NONE else NONE
    return head <= above < k or above == head
