"""The noun phrase that a quantity counts, and the verb group that follows it."""

from dataclasses import dataclass

from tollbook.extract.lexicon.people import people
from tollbook.extract.words import NONE, Words

NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = NOUNS | {"ADJ", "SYM"}
_FILLERS = frozenset(
    [
        "more",
        "other",
        "others",
        "further",
        "additional",
        "extra",
        "alone",
        "again",
        "so-called",
        "alleged",
        "suspected",
        "just",
        "only",
    ]
)
_NO_MODIFIER = frozenset({"taken", "held", "left", "found", "reported", "killed", "believed", "feared"})
SUFFERING = frozenset({"sustained", "suffered", "received"})  # verbs, whatever a tagger says
DYING = frozenset({"dying", "drowning", "perishing", "surrendering", "fleeing"})
_QUOTES = frozenset({'"', "“", "”", "‘", "'"})
_PRONOUNS = frozenset(["them", "whom", "which", "these", "those", "us", "you"])
_POSSESSIVE = frozenset(["its", "his", "her", "their", "our", "my", "the", "these", "those", "this", "that"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words [first, last) that name what is counted; `head` is its noun, NONE where the text gives none.

    Attributes:
        others: "12 others", "another 12": more of those named before.
        anaphor: "three of them": some of those named before.
    """

    first: int
    last: int
    head: int = NONE
    others: bool = False
    anaphor: bool = False


def counted(words: Words, after: int) -> Phrase:
    """The phrase that a quantity ending before word `after` counts."""
    i = after
    others = False
    while words.lower(i) in _FILLERS:
        others |= words.lower(i) in ("more", "other", "others", "further", "additional")
        if words.lower(i) == "others":
            return Phrase(after, i + 1, others=True)
        i += 1
    if words.lower(i) == "," and words.lower(i + 1) == "of":
        i += 1  # "hundreds, if not thousands, of people"
    if words.lower(i) == ")" and words.lower(i - 2) == "(":
        i += 1  # "(741) people"
    if words.lower(i) in _QUOTES and words.tag(i + 1) in _INSIDE:
        i += 1  # "from 20,000 to 30,000" residents, 300 "saboteurs"
    if words.lower(i) == "of":
        return _partitive(words, after, i + 1, others=others)
    run = _run(words, i)
    head = _head(words, i, run)
    if head == NONE and (words.lowers[i : i + 2] == ("on", "board") or words.lower(i) == "aboard"):
        last = i + 1 + (words.lower(i) == "on")
        return Phrase(i, last, last - 1, others=others)
    if head == NONE:
        return Phrase(after, i, others=others)
    last = _with_complement(words, head)
    return Phrase(i, last, head, others=others)


def _partitive(words: Words, after: int, i: int, *, others: bool) -> Phrase:
    """What stands after "of": "12 of its soldiers", "dozens of people", "two of them"."""
    if words.lower(i) == "those" and words.tag(i + 1) == "VERB" and words.tag(i + 2) in ("VERB", "AUX"):
        return Phrase(after, i + 2, others=others)  # "two of those hurt died"
    if (words.lower(i) in _PRONOUNS and words.tag(i + 1) not in NOUNS) or words.lower(i) in ("them", "whom"):
        return Phrase(after, i + 1, others=others, anaphor=True)
    while words.lower(i) in _POSSESSIVE or words.lower(i) in ("own", "all") or words.tag(i) == "NUM":
        i += 1
    head = _head(words, i, _run(words, i))
    if head == NONE:
        return Phrase(after, after, others=others)
    return Phrase(i, _with_complement(words, head), head, others=others)


def _run(words: Words, i: int) -> int:
    """Past the last word of the row of adjectives and nouns that starts at `i`."""
    start = i
    while i < len(words):
        tag, low = words.tags[i], words.lowers[i]
        if (i > start and low in DYING) or (i == start and low in SUFFERING):
            return i
        joined = low == "-" and words.tag(i + 1) != "PUNCT" and i > 0 and words.ends[i - 1] == words.starts[i]
        if (
            tag in _INSIDE
            or low in ("'s", "'")
            or joined
            or low == "/"
            or (tag == "VERB" and _attributive(words, i))
            or (tag == "CCONJ" and i > start and _joins_modifiers(words, i))
            or (tag == "NUM" and words.lower(i + 1) == "-" and words.lower(i + 2).startswith("year"))
            or (tag in ("NUM", "VERB") and i > start and _glued(words, i))
        ):
            i += 1
        else:
            return i
    return i


def _joins_modifiers(words: Words, i: int) -> bool:
    """Whether "and" stands between two words that modify one noun: "14 army and police officers"."""
    before, after = words.tag(i - 1), words.tag(i + 1)
    if before == "ADJ" and after in ("ADJ", "VERB"):
        return words.tag(i + 2) in NOUNS
    both = before in _INSIDE and after in _INSIDE and words.tag(i + 2) in NOUNS
    return both and words.parsed and words.is_dep(i - 1, "amod", "compound") and words.heads[i - 1] > i + 1


def _glued(words: Words, i: int) -> bool:
    """Whether a word is part of a name or compound: the 80 of "100 T-80 tanks", "40 war-wounded"."""
    return words.lower(i - 1) == "-" and words.ends[i - 2] == words.starts[i - 1] == words.starts[i] - 1


def _attributive(words: Words, i: int) -> bool:
    """Whether a participle modifies the noun after it: "116 wounded people", not "116 wounded in"."""
    if words.tag(i - 1) == "NUM" and words.tag(i - 2) == "ADP" and words.tag(i + 1) in _INSIDE and i > 1:
        return words.lowers[i] not in _NO_MODIFIER  # "video of six captured Russian soldiers"
    if words.parsed:
        return words.is_dep(i, "amod", "compound") and words.heads[i] > i
    return (
        words.fine[i] in ("VBN", "VBG", "VBD")
        and (words.tag(i + 1) == "NOUN" or (words.tag(i + 1) == "PROPN" and words.tag(i - 1) == "DET"))
        and words.tag(i - 1) in ("NUM", "ADJ", "DET", "")
    )


def _head(words: Words, first: int, last: int) -> int:
    """The last noun of a row, closing quotes and times aside."""
    if last - 1 > first and words.lowers[last - 1] in people().plural_adjectives and _glued(words, last - 1):
        return last - 1
    for k in range(last - 1, first - 1, -1):
        if words.tags[k] in NOUNS and not people().is_time(words.lowers[k]):
            return k
    for k in range(last - 1, first - 1, -1):
        if words.lowers[k] in people().plural_adjectives or words.lowers[k] in people().persons:
            return k
    return NONE


def _with_complement(words: Words, head: int) -> int:
    """Past the phrase with the "of" that a collective noun needs: "members of the security force"."""
    i = head + 1
    if words.lower(i) == "of" and words.lemmas[head] in people().collectives:
        k = i + 1
        while words.lower(k) in _POSSESSIVE or words.lower(k) in ("a", "an"):
            k += 1
        end = _run(words, k)
        if end > k:
            return end
    return i


def modifiers(words: Words, end: int) -> Phrase | None:
    """The victims before a noun of harm that ends before word `end`: "Russian losses", "army casualties"."""
    k = end
    while k > 0 and words.tags[k - 1] in ("ADJ", "NOUN", "PROPN") and words.lowers[k - 1] not in _PLAIN:
        k -= 1
    return Phrase(k, end, end - 1) if k < end else None


_PLAIN = frozenset(
    {"total", "overall", "own", "confirmed", "reported", "official", "number", "heavy", "latest", "new"}
)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Words [first, last) of a verb with its auxiliaries: "are thought to have been killed".

    Attributes:
        main: The last verb of the chain, or the predicate adjective or noun after a copula.
        passive: The main verb is a passive participle.
        bare: There is no auxiliary at all.
    """

    first: int
    last: int
    main: int
    passive: bool
    bare: bool
    verbs: tuple[int, ...] = ()


_BE = frozenset(
    [
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "am",
        "'s",
        "'re",
        "get",
        "gets",
        "got",
        "getting",
        "gotten",
    ]
)
_ADVERBS = frozenset({"ADV", "PART"})


def verb_group(words: Words, first: int, raising: frozenset[str]) -> VerbGroup | None:
    """The verb group that starts at a word, through verbs that raise another's subject."""
    i, bare, be = first, True, False
    verbs: list[int] = []
    while i < len(words):
        tag, low = words.tags[i], words.lowers[i]
        if tag == "AUX" or (low in _BE and tag == "VERB"):
            bare, be = False, low in _BE
            i += 1
        elif (
            tag in _ADVERBS
            or (low == "since" and not bare)
            or low in ("either", "both", "all", "each", "instantly", "reportedly")
        ):
            i += 1
        elif tag == "VERB":
            verbs.append(i)
            i += 1
            obliged = words.lowers[i - 1] in ("had", "has", "have") and words.lower(i) == "to"
            if words.lemmas[i - 1] not in raising and words.lowers[i - 1] not in raising and not obliged:
                break
            be = words.fine[i - 1] == "VBN" and (be or bare)
        else:
            break
    if not bare and not verbs and i < len(words) and words.tags[i] in ("ADJ", "NOUN", "ADP"):
        return VerbGroup(first, i + 1, i, passive=False, bare=False)
    if verbs and i < len(words) and words.lemmas[verbs[-1]] in raising and words.tags[i] == "ADJ":
        return VerbGroup(first, i + 1, i, passive=True, bare=bare, verbs=tuple(verbs))
    if not verbs:
        return None
    passive = words.fine[verbs[-1]] in ("VBN", "VBD") and (be or bare)
    return VerbGroup(first, i, verbs[-1], passive, bare, tuple(verbs))
