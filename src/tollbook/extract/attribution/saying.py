"""Which verbs put a figure forward, and what a denial is of."""

from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import NONE, Words


def speaks(words: Words, verb: int) -> bool:
    """Whether a verb that may tell of speaking does: some need "that", others a toll or "of" after them."""
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
