"""Dictionary forms of English words, by rules and a table of exceptions (`lemmas.toml`).

Lemmas follow the English treebanks: verbs in the infinitive, nouns in the singular, adjectives in the
positive, the rest in lower case; proper nouns stay as they are.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tollbook.errors import CaseError

_TABLE = Path(__file__).with_suffix(".toml")
_VOWELS = frozenset("aeiou")
_HISSES = ("ches", "shes", "sses", "xes", "zzes", "tzes", "oes")
_PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adjective"}


@dataclass(frozen=True, slots=True)
class Lemmas:
    """The table of exceptions.

    Attributes:
        forms: Base of each irregular form, by part of speech.
        plain: Verbs that take no silent e though they end as if.
        after_vowel: Endings of stems that take an e where one single vowel stands before the last letter.
        after_consonant: Endings that take an e in any case.
    """

    forms: Mapping[str, Mapping[str, str]]
    plain: frozenset[str]
    after_vowel: tuple[str, ...]
    after_consonant: tuple[str, ...]


def load_lemmas(path: Path = _TABLE) -> Lemmas:
    """Reads and checks the table.

    Raises:
        CaseError: If two bases claim one form.
    """
    table = tomllib.loads(path.read_text("utf-8"))
    silent = table.pop("silent")
    return Lemmas(
        forms={part: _inverted(bases, f"{path.name} [{part}]") for part, bases in table.items()},
        plain=frozenset(silent["plain"].split()),
        after_vowel=tuple(silent["after_vowel"].split()),
        after_consonant=tuple((silent["after_consonant"] + " " + silent["any"]).split()),
    )


def _inverted(bases: Mapping[str, str], where: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for base, forms in bases.items():
        for form in forms.split() or [base]:
            if form in found:
                raise CaseError(f"'{form}' is a form of both '{found[form]}' and '{base}'", where=where)
            found[form] = base
    return found


_lemmas = functools.cache(load_lemmas)


@functools.lru_cache(maxsize=65_536)
def lemma_of(word: str, upos: str, xpos: str) -> str:
    """The dictionary form of `word`, tagged `upos` and `xpos`."""
    if upos == "PROPN":
        return word
    low = word.lower().replace("’", "'")
    table = _lemmas()
    irregular = table.forms[_PARTS.get(upos, "function")]
    if low in irregular and not (upos == "NOUN" and xpos == "NN"):
        return irregular[low]
    if upos in ("VERB", "AUX"):
        return _verb(low, xpos, table)
    if xpos == "NNS":
        return low if low[0].isdigit() else _singular(low)
    if xpos in ("JJR", "RBR", "JJS", "RBS"):
        return _positive(low, 2 if xpos.endswith("R") else 3)
    return low


def _verb(word: str, xpos: str, table: Lemmas) -> str:
    if xpos == "VBZ" and word.endswith("s"):
        return _singular(word)
    if xpos in ("VBD", "VBN") and word.endswith("ed"):
        return _stem(word[:-2], table)
    if xpos == "VBG" and word.endswith("ing") and len(word) > 4:
        return _stem(word[:-3], table)
    return word


def _stem(stem: str, table: Lemmas) -> str:
    """The infinitive of a stem that has lost "ed" or "ing"."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem in table.plain or len(stem) < 2:
        return stem
    if stem.endswith("e"):
        return stem if stem.endswith("ee") else stem + "e"
    if stem[-1] == stem[-2] and stem[-1] not in "lszfeo":
        return stem[:-1]
    if stem.endswith(table.after_consonant):
        return stem + "e"
    if stem[-1] == "s" and stem[-2] in _VOWELS:
        return stem + "e"
    if stem.endswith(table.after_vowel) and _is_single_vowel(stem):
        return stem + "e"
    return stem


def _is_single_vowel(stem: str) -> bool:
    """Whether the last vowel stands alone, as in "nam-ed" or "gradu-ated", but not in "treat-ed"."""
    if len(stem) < 3 or stem[-3] not in _VOWELS:
        return True
    return stem[-3] in "iu" and stem.endswith(("at", "ir", "iz", "ot"))


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > 3:
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_HISSES):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2:
        return word[:-1]
    return word


def _positive(word: str, cut: int) -> str:
    """An adjective without its "er" or "est"."""
    if not word.endswith(("er", "est")) or len(word) < cut + 3:
        return word
    stem = word[:-cut]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "ls" else stem
