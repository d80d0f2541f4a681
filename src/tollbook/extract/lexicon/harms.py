"""The words of harm: what each says was suffered, and where its victims stand in the sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from tollbook.errors import CaseError
from tollbook.extract.lexicon.inflect import noun_forms, verb_forms
from tollbook.extract.lexicon.load import table, words
from tollbook.model import Harm


class Slot(StrEnum):
    """Where the victims stand, seen from the term.

    Attributes:
        OBJECT: Object of the active verb, subject of the passive: "killed 12 people", "12 were killed".
        SUBJECT: Subject of the verb or of the copula: "12 people died", "12 are missing".
        OF: Complement of "of" that ends the phrase: "claimed the lives of 12 people".
        SELF: The noun itself names the victims: "12 fatalities", "the dead", "two hostages".
        EVENT: The noun counts what befell them; victims stand after "of" or before it: "the deaths of 12
            people", "12 civilian deaths".
        MODIFIED: The noun that the adjective modifies, or the subject it is said of: "12 wounded soldiers".
        TOLL: A noun whose value follows: "a death toll of 12", "the toll rose to 12".
    """

    OBJECT = "object"
    SUBJECT = "subject"
    OF = "of"
    SELF = "self"
    EVENT = "event"
    MODIFIED = "modified"
    TOLL = "toll"


class WordClass(StrEnum):
    """What the first word of a term is."""

    VERB = "verb"
    NOUN = "noun"
    ADJECTIVE = "adjective"


_CLOSES = frozenset({";", ":", "?", "!"})
GAP = "…"
ANY = "*"


@dataclass(frozen=True, slots=True)
class HarmTerm:
    """One entry of harms.toml. A verb may have two, one for each place of its victims ("drown").

    Attributes:
        lemma: The term as the table spells it: "kill", "lose * life", "take … hostage", "death toll". "…"
            stands for whatever may stand between (the object), "*" for one word of any kind.
        forms: For each word of the term every form it may take, in lower case; empty for "…" and "*".
        harm: What it says was suffered.
        slot: Where the victims stand.
        weak: It often means something else ("lost", "fell", "hit"): only with people as victims.
        loser_is_subject: The subject is the side that suffered ("Russia lost 500 troops"), not who did it.
    """

    lemma: str
    forms: tuple[frozenset[str], ...]
    word_class: WordClass
    harm: Harm
    slot: Slot
    weak: bool = False
    loser_is_subject: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The lemma, word by word."""
        return tuple(self.lemma.split())

    @property
    def has_gap(self) -> bool:
        """Whether something may stand inside it."""
        return GAP in self.lemma


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a row of words: its first word is `start`, `end` is past its last."""

    term: HarmTerm
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HarmLexicon:
    """All terms, by the lower-case form of their first word and by lemma; longer terms come first."""

    terms: tuple[HarmTerm, ...]
    by_first_form: Mapping[str, tuple[HarmTerm, ...]]
    by_lemma: Mapping[str, tuple[HarmTerm, ...]]

    def at(self, row: Sequence[str], index: int, *, longest_gap: int = 8) -> Iterator[TermMatch]:
        """The terms that start at one word of a row of lower-case words, longest first.

        A gap ("take … hostage") spans at most `longest_gap` words, within one clause.
        """
        after = row[index + 1] if index + 1 < len(row) else ""
        for term in self.by_first_form.get(row[index], ()):
            if len(term.forms) > 1 and term.forms[1] and after not in term.forms[1]:
                continue  # a cheap test that most fail: "take" begins dozens of terms
            end = index + 1 if len(term.forms) == 1 else _match(term, row, index, longest_gap)
            if end is not None:
                yield TermMatch(term, index, end)

    def find(self, row: Sequence[str]) -> list[TermMatch]:
        """The longest term at each word of a row of lower-case words, left to right.

        None starts inside another, but one may stand in another's gap.
        """
        found: list[TermMatch] = []
        index = 0
        while index < len(row):
            match = next(self.at(row, index), None)
            if match:
                found.append(match)
            index = match.end if match and not match.term.has_gap else index + 1
        return found


def _match(term: HarmTerm, row: Sequence[str], index: int, longest_gap: int) -> int | None:
    """Where the term ends that starts at `index`, or None."""
    if not term.has_gap:
        return _match_row(term.forms, row, index)
    gap = term.words.index(GAP)
    after = _match_row(term.forms[:gap], row, index)
    if after is None:
        return None
    for start in range(after, min(after + longest_gap, len(row)) + 1):
        end = _match_row(term.forms[gap + 1 :], row, start)
        if end is not None:
            return end
        if start < len(row) and row[start] in _CLOSES:
            return None
    return None


def _match_row(forms: Sequence[frozenset[str]], row: Sequence[str], index: int) -> int | None:
    if index + len(forms) > len(row):
        return None
    for at, some in enumerate(forms, index):
        if some and row[at] not in some:
            return None
    return index + len(forms)


@cache
def harm_lexicon() -> HarmLexicon:
    """The table harms.toml.

    Raises:
        CaseError: If an entry is malformed or stands twice.
    """
    data = table("harms")
    inflection = _Inflection.of(data["inflection"])
    terms = tuple(_terms(data, inflection))
    _check_unique(terms)
    return HarmLexicon(terms, _by_first_form(terms), _by_lemma(terms))


@dataclass(frozen=True, slots=True)
class _Inflection:
    doubles: frozenset[str]
    irregular: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "_Inflection":
        doubles = words(data["doubles"], where="harms.toml: inflection.doubles")
        return cls(doubles, {lemma: tuple(forms) for lemma, forms in data["irregular"].items()})

    def phrase(self, row: Sequence[str], word_class: WordClass) -> Iterator[frozenset[str]]:
        """The forms of each word: a verb inflects first and after "or", a noun last or before "of"."""
        head = row.index("of") - 1 if "of" in row else len(row) - 1
        for at, word in enumerate(row):
            if word in (GAP, ANY):
                yield frozenset()
            elif word_class is WordClass.NOUN:
                yield self._forms(word, word_class) if at == head else frozenset({word})
            elif at == 0 or row[at - 1] in ("or", "and"):
                yield self._forms(word, word_class)
            else:
                yield frozenset({word})

    def _forms(self, word: str, word_class: WordClass) -> frozenset[str]:
        irregular = self.irregular.get(word, ())
        if word_class is WordClass.VERB:
            return verb_forms(word, doubles=word in self.doubles, irregular=irregular)
        if word_class is WordClass.NOUN:
            return noun_forms(word, irregular=irregular)
        return frozenset({word})


def _terms(data: Mapping[str, Any], inflection: _Inflection) -> Iterator[HarmTerm]:
    for word_class in WordClass:
        for number, group in enumerate(data[word_class.value]):
            yield from _group(group, word_class, inflection, f"harms.toml: {word_class}[{number}]")


def _group(
    group: Mapping[str, Any], word_class: WordClass, inflection: _Inflection, where: str
) -> Iterator[HarmTerm]:
    unknown = group.keys() - {"harm", "slot", "terms", "weak", "loser_is_subject"}
    if unknown:
        raise CaseError(f"unknown keys: {', '.join(sorted(unknown))}", where=where)
    try:
        harm, slot = Harm(group["harm"]), Slot(group["slot"])
    except (KeyError, ValueError) as error:
        raise CaseError(f"no such harm or slot: {error}", where=where) from error
    for lemma in sorted(words(group["terms"], where=where)):
        forms = tuple(inflection.phrase(lemma.split(), word_class))
        weak, loser = bool(group.get("weak")), bool(group.get("loser_is_subject"))
        yield HarmTerm(lemma, forms, word_class, harm, slot, weak, loser)


def _check_unique(terms: Iterable[HarmTerm]) -> None:
    seen: set[tuple[str, WordClass, Slot]] = set()
    for term in terms:
        key = term.lemma, term.word_class, term.slot
        if key in seen:
            raise CaseError(
                f"{term.lemma!r} ({term.word_class}, {term.slot}) stands twice", where="harms.toml"
            )
        seen.add(key)


def _by_first_form(terms: Iterable[HarmTerm]) -> Mapping[str, tuple[HarmTerm, ...]]:
    found: dict[str, list[HarmTerm]] = {}
    for term in terms:
        for form in term.forms[0]:
            found.setdefault(form, []).append(term)
    return {form: tuple(sorted(some, key=_longest_first)) for form, some in sorted(found.items())}


def _longest_first(term: HarmTerm) -> tuple[int, bool, bool, str, str]:
    fixed = len(term.words) - term.has_gap
    return -fixed, term.has_gap, term.weak, term.lemma, term.word_class.value


def _by_lemma(terms: Iterable[HarmTerm]) -> Mapping[str, tuple[HarmTerm, ...]]:
    found: dict[str, list[HarmTerm]] = {}
    for term in terms:
        found.setdefault(term.lemma, []).append(term)
    return {lemma: tuple(some) for lemma, some in found.items()}
