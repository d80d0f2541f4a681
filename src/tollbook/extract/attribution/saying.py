"""Which verbs put a figure forward, and what a denial is of."""

from tollbook.extract.attribution.events import QUOTES
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words

BE = frozenset(["is", "are", "was", "were", "been", "being", "be", "'s", "'re"])
_REACH = 16


def speaks(words: Words, verb: int) -> bool:
    """Whether a verb that may tell of speaking does: some need "that", others a toll or "of" after them."""
    lemma, after = words.lemmas[verb], words.lower(verb + 1)
    if lemma in speech().of:
        return after == "of"
    if lemma in speech().to:
        return after in ("to", "up")
    if lemma in speech().wiring:
        return "that" in words.lowers[verb + 1 : verb + _REACH] or _quotes(words, verb)
    if lemma == "carry":
        return _on_a_list(words, verb)
    if lemma == "admit" and _admits_patients(words, verb):
        return False
    if lemma in speech().judges and after != "that":
        return denied_at(words, verb, outright=False) != NONE
    if lemma in speech().charging:
        return _charges(words, verb) or after == "that"
    if lemma in speech().clausal:
        subject_noun = any(words.lemmas[k] in speech().nouns for k in range(max(0, verb - 8), verb))
        by_name = (
            lemma in speech().own_count | speech().counting
            and words.parsed
            and _names_counter(words, _subject(words, verb), lemma)
        )
        closes = lemma in speech().argues and after in (",", ";", ".") and verb > 1
        leads = after == "," and words.lower(0) == "as"  # "As the governor informed, two men were hurt"
        tallies = lemma in _TALLIES and _tallies(words, verb)
        return (
            after == "that" or subject_noun or by_name or closes or leads or tallies or _quotes(words, verb)
        )
    if lemma in speech().tolling and given_before(words, verb):
        return True
    if lemma in speech().tolling and lemma != "give":
        return any(_is_toll(words, k) for k in range(verb + 1, min(len(words), verb + 8)))
    if lemma == "give":
        return any(
            words.lemmas[k]
            in ("toll", "figure", "number", "total", "tally", "death", "dead", "fatality", "casualty", "loss")
            for k in range(verb + 1, min(len(words), verb + 6))
        )
    return True


def given_before(words: Words, verb: int) -> bool:
    """As in "the figure of 38,400 that the ministry gives": what is given stands before."""
    for k in range(verb - 2, max(0, verb - _REACH), -1):
        if words.lowers[k] in (",", ";"):
            return False
        if words.lowers[k] in ("that", "which") and words.tag(k + 1) not in ("VERB", "AUX"):
            return any(_is_toll(words, n) for n in range(max(0, k - _TOLLED), k))
    return False


_TOLLED = 6


def _charges(words: Words, verb: int) -> bool:
    """As in "accused the army of killing", "blamed gunmen for the death"."""
    if words.lowers[verb + 1 : verb + 3] in (("each", "other"), ("one", "another")):
        return False
    ends = range(verb + 2, min(len(words), verb + _REACH))
    return any(words.lowers[k] in ("of", "for") and words.lower(k - 1) != "," for k in ends)


def _subject(words: Words, verb: int) -> int:
    """The subject of a verb, or of the one that it is joined to."""
    own = words.nearest(verb, "nsubj")
    joined = own == NONE and words.is_dep(verb, "conj") and words.heads[verb] < verb
    return words.nearest(words.heads[verb], "nsubj") if joined else own


def _quotes(words: Words, verb: int) -> bool:
    """Whether what is said follows a colon, in quotation marks: "wired from Oro: "We lost ten men."""
    for k in range(verb + 1, min(len(words) - 1, verb + _REACH)):
        if words.lowers[k] == ":":
            return not QUOTES.isdisjoint(words.lowers[k + 1 : k + 3])
        if words.tags[k] in ("VERB", "AUX"):
            return False
    return False


_TALLIES = frozenset({"count", "tally"})


def _tallies(words: Words, verb: int) -> bool:
    """Whether somebody counts a number: "my sergeant counted 40 dead"; things do not count."""
    subject = words.nearest(verb, "nsubj") if words.parsed else NONE
    if subject == NONE or subject > verb or words.tags[subject] not in ("NOUN", "PROPN", "PRON"):
        return False
    named = words.lemmas[subject] not in speech().mute and words.lowers[subject] not in speech().nobody
    return named and "NUM" in words.tags[verb + 1 : verb + 5]


def _on_a_list(words: Words, verb: int) -> bool:
    """As in "the office carries 38 dead and 117 missing on its list"."""
    counted = words.tag(verb + 1) == "NUM" or words.tag(verb + 2) == "NUM"
    reach = range(verb + 2, min(len(words), verb + _REACH))
    return counted and any(words.lowers[k] in speech().lists and words.lower(k - 2) == "on" for k in reach)


def _admits_patients(words: Words, verb: int) -> bool:
    """As in "the clinic admitted 40 wounded"."""
    subject = words.nearest(verb, "nsubj") if words.parsed else NONE
    return subject != NONE and words.lemmas[subject] in speech().wards and words.lower(verb + 1) != "that"


def _names_counter(words: Words, subject: int, verb: str) -> bool:
    """Whether the subject of a verb of counting is a name, an institution or an office."""
    if subject == NONE:
        return False
    if words.tags[subject] == "PROPN":
        return True
    if words.lowers[subject] in ("it", "they", "he", "she", "we"):
        return verb in speech().counting and verb not in ("find", "identify")
    book = speech()
    known = words.lemmas[subject] in book.anaphors | book.people | book.institutions
    return known and verb in speech().counting  # rescuers find bodies, and claim nothing by it


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


def judged_in(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """Where words [first, last) name a claim and call it untrue: "the figure of 40 dead is an invention"."""
    for k in range(first, last):
        pronoun = words.lowers[k] in ("that", "this", "it")
        if words.lowers[k] not in speech().claims or (pronoun and k > first + 1):
            continue
        verb = next((i for i in range(k + 1, min(last, k + 10)) if words.lowers[i] in BE), NONE)
        if verb == NONE or (pronoun and verb != k + 1):
            continue
        untrue = next(
            (i for i in range(verb, min(last, verb + 5)) if words.lowers[i] in speech().untrue), NONE
        )
        if untrue != NONE and "not" not in words.lowers[verb:untrue]:
            return k, untrue
    return None


def _is_toll(words: Words, k: int) -> bool:
    return words.lemmas[k] in speech().nouns or words.lemmas[k] in (
        "loss",
        "death",
        "casualty",
        "fatality",
        "dead",
        "that",
        "this",
        "it",
    )
