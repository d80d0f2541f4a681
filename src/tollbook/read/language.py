"""Which language a text is in. tollbook reads English; what is not English is said so, never misread."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from tomllib import TOMLDecodeError, loads

from tollbook.errors import CaseError, UnsupportedError

ENGLISH = "en"
NEAR_ENGLISH = frozenset(("en", "sco", "pcm", "jam"))
FILE = "languages.toml"
SAMPLE = 1000  # characters from the beginning, the middle and the end of a text
ABOUND = 0.2  # share of small words that only English has
SOME = 0.08
FEW_LETTERS = 60  # Latin letters that no recogniser can be sure of
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Languages:
    """English small words, and the names of languages by ISO 639-1 code."""

    english: frozenset[str]
    names: dict[str, str]


@cache
def languages() -> Languages:
    """The built-in table.

    Raises:
        CaseError: If it is wrong.
    """
    try:
        table = loads(files("tollbook.read").joinpath(FILE).read_text(encoding="utf-8"))
        return Languages(frozenset(table["english"]), dict(table["names"]))
    except (TOMLDecodeError, KeyError, TypeError) as error:
        raise CaseError(f"is no table of languages: {error}", where=FILE) from error


def language_of(text: str) -> str:
    """The ISO 639 code of the language that most of a text is in.

    A text of few letters in Latin script is taken for English: names and figures alone tell nothing.
    """
    sample = _sample(text)
    words = [word.casefold() for word in WORD.findall(sample)]
    letters = sum(map(len, words))
    latin = sum(len(word) for word in words if word[0] < "\u0250")
    small = sum(word in languages().english for word in words) / max(1, len(words))
    if latin < 0.5 * letters:
        return _recognised(sample)
    if letters < FEW_LETTERS or small >= ABOUND:
        return ENGLISH
    found = _recognised(sample)
    return ENGLISH if found in NEAR_ENGLISH or (small >= SOME and not _foreign(words)) else found


def require_english(text: str, *, where: str) -> str:
    """The text's language, where that is English.

    Raises:
        UnsupportedError: If it is another.
    """
    code = language_of(text)
    if code != ENGLISH:
        name = languages().names.get(code, f"the language '{code}'")
        raise UnsupportedError(f"is in {name}", where=where, hint="tollbook reads English only")
    return code


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


def _foreign(words: list[str]) -> bool:
    """Whether letters that English does not have are common."""
    return sum(any("\u00df" <= c < "\u0250" for c in word) for word in words) > 0.04 * len(words)


def _recognised(sample: str) -> str:
    import py3langid

    return str(py3langid.classify(sample)[0])
