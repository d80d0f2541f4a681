"""Regular English inflection, so that the tables need to spell only what is irregular."""

_VOWELS = "aeiou"


def verb_forms(lemma: str, *, doubles: bool = False, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """Every form of a verb: the lemma, its s-form, its ing-form, and its past forms.

    Args:
        lemma: The bare verb, one word.
        doubles: Whether the last consonant doubles ("stab", "stabbed").
        irregular: The past tense and participle where they do not end in -ed.
    """
    stem = lemma + lemma[-1] if doubles else lemma
    past = irregular or (_past(stem),)
    return frozenset({lemma, _with_s(lemma), _progressive(stem), *past})


def noun_forms(lemma: str, *, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """The singular and the plural of a noun."""
    return frozenset({lemma, *(irregular or (_with_s(lemma),))})


def _with_s(word: str) -> str:
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2:-1] not in _VOWELS:
        return stem[:-1] + "ied"
    return stem + "ed"


def _progressive(stem: str) -> str:
    if stem.endswith("ie"):
        return stem[:-2] + "ying"
    if stem.endswith("e") and not stem.endswith(("ee", "oe", "ye")):
        return stem[:-1] + "ing"
    return stem + "ing"
