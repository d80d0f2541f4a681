"""The prefilter's patterns, made from the word tables, over UTF-8 bytes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile
from typing import Any

import re2

from tollbook.extract.lexicon.harms import ANY, GAP, HarmTerm, harm_lexicon
from tollbook.extract.lexicon.load import table, words
from tollbook.extract.lexicon.quantity_words import number_words


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns, each to be searched in bytes.

    Attributes:
        harm: Any word of harm, strong or weak.
        strong: A word that means harm by itself.
        near: A weak word with a number at most a few words off.
        number: What may count: digits, words of number, "no", "both".
        beside: What may count, or "a", or a word of refusal.
        implicit: What may be one person or two.
        refusal: A word of refusal.
        withheld: A weak word of harm that a refusal makes one: "losses", "toll".
        anaphor: What may take up the figures of a sentence before.
        reach: How many sentences on an anaphor may stand.
    """

    harm: Any
    strong: Any
    near: Any
    number: Any
    beside: Any
    implicit: Any
    refusal: Any
    withheld: Any
    anaphor: Any
    reach: int


@cache
def patterns() -> Patterns:
    """The patterns of the built-in tables."""
    data = table("prefilter")

    def listed(key: str) -> frozenset[str]:
        return words(data[key], where=f"prefilter.toml: {key}")

    common, ignored, near = listed("common"), listed("ignored"), listed("near_number")
    strong = _looked_for((term for term in harm_lexicon().terms if not term.weak), common | ignored) | listed(
        "surely"
    )
    weak = (
        _looked_for((term for term in harm_lexicon().terms if term.weak), ignored) | common | near
    ) - strong
    counting, ordinal = _any_of(_number_words()), _any_of(number_words().ordinals)
    number, refusal = rf"(?:\d|\b(?:{counting})\b)", _any_of(listed("refusals"))
    few = r"(?:[ \t\n]+[^ \t\n.!?;]{1,30}){0,4}?[ \t\n]+"
    two_names = r"(?-i:[A-Z][^ ]{1,30} and [A-Z])"
    hint = _any_of(weak)
    return Patterns(
        harm=_compiled(rf"\b(?:{_any_of(strong | weak)})\b"),
        strong=_compiled(rf"\b(?:{_any_of(strong)})\b"),
        near=_compiled(rf"\b(?:{hint})\b{few}(?:\d|(?:{counting})\b)|{number}[^ \t\n.!?;]*{few}(?:{hint})\b"),
        number=_compiled(number),
        beside=_compiled(rf"{number}|\ban?\b|{refusal}|{ordinal}|{two_names}"),
        implicit=_compiled(rf"\b(?:an?|another|lone|sole|single|himself|herself|{ordinal})\b|{two_names}"),
        refusal=_compiled(refusal),
        withheld=_compiled(rf"\b(?:{_any_of(listed('withheld'))})\b"),
        anaphor=_compiled(rf"\b(?:{_any_of(listed('anaphors'))})\b"),
        reach=int(data["reach"]),
    )


def _compiled(pattern: str) -> Any:
    options = re2.Options()
    options.case_sensitive = False
    options.max_mem = 256 << 20
    # Crawls hold any bytes at all; every pattern here is ASCII, which reads the same in UTF-8.
    options.encoding = re2.Options.Encoding.LATIN1
    return re2.compile(pattern.encode("latin-1"), options)


def _any_of(some: Iterable[str]) -> str:
    """One alternation of words and phrases, whose words any white space may part; "*" is any one word."""
    spelled = (re.escape(one).replace(r"\ ", r"[ \t\n]+") for one in sorted(some))
    return "|".join(one.replace(r"\*", r"[^ \t\n]+") for one in spelled)


def _number_words() -> frozenset[str]:
    known = number_words()
    counting = {*known.units, *known.tens, *known.scales, *known.vague, *known.groups, *known.people}
    harmless = {
        f"{no} {phrase}" for no in ("not", "didn't", "doesn't") for phrase in known.none_harming.phrases
    }
    return frozenset(
        counting
        | known.none_alone
        | harmless
        | {"without", "no", "both", "half", "dozens", "lone", "half-dozen"}
    )


def _looked_for(terms: Iterable[HarmTerm], left_out: frozenset[str]) -> frozenset[str]:
    """The forms to look for: single words, and phrases that no single word already stands in."""
    rows = [_fixed_part(term) for term in terms]
    single = frozenset(form for row in rows if len(row) == 1 for form in row[0]) - left_out
    phrases = {
        phrase
        for row in rows
        if len(row) > 1 and not any(forms <= single for forms in row)
        for phrase in _spelled(row)
    }
    return single | (frozenset(phrases) - left_out)


def _fixed_part(term: HarmTerm) -> tuple[frozenset[str], ...]:
    """The words of a term after its gap, else before it; "*" stands for any one word."""
    forms = [
        frozenset({ANY}) if word == ANY else some for word, some in zip(term.words, term.forms, strict=True)
    ]
    if term.has_gap:
        gap = term.words.index(GAP)
        forms = forms[gap + 1 :] or forms[:gap]
    return tuple(dropwhile(lambda some: ANY in some, forms))


def _spelled(row: tuple[frozenset[str], ...]) -> Iterable[str]:
    spelled = [""]
    for forms in row:
        spelled = [f"{start} {form}".strip() for start in spelled for form in sorted(forms)]
    return spelled
