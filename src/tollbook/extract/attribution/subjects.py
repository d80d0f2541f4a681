"""Who speaks: the subject of a verb of saying, before or after it, and whom he tells."""

from tollbook.extract.attribution.events import QUOTES, Event, Range
from tollbook.extract.attribution.spans import NOUNS, around, ending_before
from tollbook.extract.lexicon.people import people
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words

WHO = frozenset({"who", "which", "that"})
_ITALICS = frozenset({"_"})
_STARTS = NOUNS | {"DET", "ADJ", "PRON", "NUM"}


def subject_of(words: Words, verb: int, before: list[Event]) -> tuple[Range | None, bool]:
    """The speaker of a verb, and whether it stands after it."""
    if words.fine[verb] == "VBG" and (host := _absolute(words, verb)):
        return host, False
    if quoted := _quoted_by_the_way(words, verb):
        return quoted, False
    if words.parsed:
        head = _subject(words, verb)
        plain = words.tag(verb - 1) in NOUNS and words.fine[verb] in ("VBD", "VBZ", "VBP")
        if head == NONE and plain and not people().is_time(words.lower(verb - 1)):
            return ending_before(words, verb), False
        if head != NONE and people().is_time(words.lowers[head]):
            head = NONE
        if head != NONE and head > verb and words.lower(verb - 1) not in (",", *QUOTES):
            head = NONE
        if head == NONE and words.is_dep(verb, "conj") and words.heads[verb] < verb:
            if before and before[-1].speaker and words.tags[words.heads[verb]] not in ("VERB", "AUX"):
                return before[-1].speaker, False
            head = words.nearest(words.heads[verb], "nsubj")
        if relative := _relative(words, verb, head):
            return relative, False
        if head != NONE and words.lemmas[head] in speech().papers and words.tag(head - 1) == "DET":
            named = head + 1 < verb and all(words.tags[k] == "PROPN" for k in range(head + 1, verb))
            if named:
                return (head + 1, verb), False  # "a figure Moscow denied"
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


def _subject(words: Words, verb: int) -> int:
    """The subject of a verb: the one before it where a parser finds two ("the army, in a note, lost 15")."""
    before = [k for k in words.below[verb] if k < verb and words.is_dep(k, "nsubj")]
    return before[-1] if before else words.nearest(verb, "nsubj")


def _quoted_by_the_way(words: Words, verb: int) -> Range | None:
    """Who speaks in "the bishop, quoted by the paper El Dia, said"."""
    if words.lower(verb - 1) != ",":
        return None
    for k in range(verb - 3, max(0, verb - _ASIDE), -1):
        if words.lowers[k] == ",":
            reached = words.lemmas[k + 1] in _REACHED and words.lower(k + 2) in ("by", "in", "on")
            return ending_before(words, k) if reached else None
    return None


_ASIDE = 16
_REACHED = frozenset({"quote", "cite", "interview", "contact", "reach"})


def _absolute(words: Words, verb: int) -> Range | None:
    """Who speaks in "…, with officials saying that"."""
    if words.tag(verb - 1) not in NOUNS:
        return None
    before = ending_before(words, verb)
    return before if before and words.lower(before[0] - 1) == "with" else None


def _relative(words: Words, verb: int, head: int) -> Range | None:
    """What "who" or "which" stands for: "Russia, which in March reported 1,351 dead"."""
    pronoun = head if head != NONE and words.lowers[head] in WHO else NONE
    for k in range(verb - 1, max(-1, verb - 5), -1):
        if words.lowers[k] in WHO and words.lower(k - 1) == ",":
            pronoun = k
    if pronoun <= 0:
        return None
    before = pronoun - 1 if words.lower(pronoun - 1) == "," else pronoun
    return ending_before(words, before)


def _inverted(words: Words, verb: int) -> bool:
    """Whether the speaker follows: '"…," said Gen Smith'."""
    before = words.lower(verb - 1)
    after = words.lower(verb + 1)
    if words.lemmas[verb] in ("tell", "inform", "brief", *speech().tolling) or people().is_time(after):
        return False  # whoever stands after "told" hears it
    if before == "," and _opens_clause(words, verb + 1):
        return False  # "the spokesman, reached by phone, said two fighters were killed"
    if before == "so" and verb == 1:
        return words.tag(verb + 1) in _STARTS
    return (
        (before in QUOTES or before == ",")
        and words.tag(verb + 1) in _STARTS
        and after not in ("that", "it", "they")
    )


def _opens_clause(words: Words, i: int) -> bool:
    """Whether a counted subject with its verb starts at word `i`."""
    if words.tag(i) != "NUM":
        return False
    while words.tag(i) in _STARTS:
        i += 1
    return words.tag(i) == "AUX" or words.fine[i : i + 1] in (("VBD",), ("VBZ",), ("VBP",))


def _first_noun(words: Words, i: int) -> int:
    """The head of the noun phrase that starts at word `i`."""
    if words.tag(i) == "PRON":
        return i
    last = NONE
    while i < len(words) and (words.tags[i] in _STARTS or words.lowers[i] in ("'s", "-", ".")):
        if words.tags[i] in ("DET", "PRON") and last != NONE:
            break
        if words.tags[i] == "NUM" and last != NONE and words.tag(i + 1) != "PROPN":
            break  # "told reporters 12 people died"
        last = i if words.tags[i] in NOUNS else last
        i += 1
    return last


def hearer_of(words: Words, verb: int) -> Range | None:
    """Whom a verb tells: the phrase right after it."""
    first = verb + 1
    while words.lower(first) in _ITALICS or words.lower(first + 1) in _ITALICS:
        first += 1
    return phrase_at(words, first)


def phrase_at(words: Words, i: int) -> Range | None:
    """The noun phrase that starts at word `i`."""
    head = _first_noun(words, i)
    return around(words, head) if head != NONE else None
