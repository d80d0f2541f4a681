"""The words of harm: what they say, and where their victims stand."""

import pytest

from tollbook.errors import CaseError
from tollbook.extract.lexicon import harms
from tollbook.extract.lexicon.harms import HarmTerm, Slot, TermMatch, harm_lexicon
from tollbook.extract.lexicon.inflect import verb_forms
from tollbook.extract.lexicon.load import words
from tollbook.extract.lexicon.phrases import Phrases
from tollbook.model import Harm


def found(text: str) -> list[TermMatch]:
    """Every term of a text."""
    return harm_lexicon().find(text.lower().split())


@pytest.mark.parametrize(
    ("text", "lemma", "harm", "slot"),
    [
        ("the strike killed 12", "kill", Harm.KILLED, Slot.OBJECT),
        ("12 people died", "die", Harm.KILLED, Slot.SUBJECT),
        ("more than 600 lost their lives", "lose * lives", Harm.KILLED, Slot.SUBJECT),
        ("it claimed the lives of 12", "claim the lives of", Harm.KILLED, Slot.OF),
        ("it left at least 127 dead", "leave … dead", Harm.KILLED, Slot.OBJECT),
        ("12 civilian deaths", "death", Harm.KILLED, Slot.EVENT),
        ("the death toll rose", "death toll", Harm.KILLED, Slot.TOLL),
        ("12 fatalities", "fatality", Harm.KILLED, Slot.SELF),
        ("they were stabbed to death", "stab to death", Harm.KILLED, Slot.OBJECT),
        ("40 were injured", "injure", Harm.WOUNDED, Slot.OBJECT),
        ("12 were rushed to hospital", "rush to hospital", Harm.WOUNDED, Slot.OBJECT),
        ("30,000 were killed or wounded", "kill or wound", Harm.KILLED_OR_WOUNDED, Slot.OBJECT),
        ("blasts killing or wounding dozens", "kill or wound", Harm.KILLED_OR_WOUNDED, Slot.OBJECT),
        ("heavy casualties", "casualty", Harm.CASUALTIES, Slot.SELF),
        ("35 people are unaccounted for", "unaccounted for", Harm.MISSING, Slot.MODIFIED),
        ("they took 12 soldiers prisoner", "take … prisoner", Harm.CAPTURED, Slot.OBJECT),
        ("230 prisoners of war", "prisoner of war", Harm.CAPTURED, Slot.SELF),
        ("police detained 12", "detain", Harm.DETAINED, Slot.OBJECT),
        ("thousands fled", "flee", Harm.DISPLACED, Slot.SUBJECT),
        ("drove 12 from their homes", "drive … from * homes", Harm.DISPLACED, Slot.OBJECT),
    ],
)
def test_terms_say_what_was_suffered_and_by_whom(text: str, lemma: str, harm: Harm, slot: Slot) -> None:
    """The longest term at the word of harm is found, with its harm and the place of its victims."""
    assert (lemma, harm, slot) in [(one.term.lemma, one.term.harm, one.term.slot) for one in found(text)]


def test_the_loser_is_the_subject_of_to_lose() -> None:
    """As in "Russia lost 500 troops": the subject suffered."""
    (match,) = found("Russia lost 500 troops")
    assert match.term.loser_is_subject
    assert match.term.weak


def test_every_harm_and_slot_has_terms() -> None:
    """The lexicon covers the model's harms, each place of victims, and several hundred words."""
    terms = harm_lexicon().terms
    assert {term.harm for term in terms} == set(Harm)
    assert {term.slot for term in terms} == set(Slot)
    assert len(terms) > 700


def test_terms_are_found_by_form_and_by_lemma() -> None:
    """Each form of a term's first word leads to it; so does its lemma."""
    lexicon = harm_lexicon()
    for term in lexicon.terms:
        assert term in lexicon.by_lemma[term.lemma]
        assert all(term in lexicon.by_first_form[form] for form in term.forms[0])


@pytest.mark.parametrize("term", harm_lexicon().terms, ids=lambda term: f"{term.lemma}-{term.slot}")
def test_each_term_is_found_in_its_own_words(term: HarmTerm) -> None:
    """Each entry, as spelled in the table, finds itself or a longer or stronger one."""
    row = ["x" if word in ("…", "*") else word for word in term.words]
    assert any(match.end == len(row) for match in harm_lexicon().at(row, 0))


@pytest.mark.parametrize(
    ("lemma", "form"),
    [
        ("die", "dying"),
        ("stab", "stabbed"),
        ("slay", "slain"),
        ("flee", "fled"),
        ("bury", "buried"),
        ("hurt", "hurting"),
        ("crush", "crushes"),
    ],
)
def test_verbs_inflect(lemma: str, form: str) -> None:
    """Regular forms are made, irregular ones listed."""
    assert form in harm_lexicon().by_lemma[lemma][0].forms[0]


def test_regular_verbs_follow_spelling() -> None:
    """Final e, y, ie and doubling."""
    assert verb_forms("maim") == {"maim", "maims", "maiming", "maimed"}
    assert verb_forms("die") == {"die", "dies", "dying", "died"}
    assert verb_forms("bury") == {"bury", "buries", "burying", "buried"}
    assert verb_forms("trap", doubles=True) == {"trap", "traps", "trapping", "trapped"}


@pytest.mark.parametrize("listed", [["Kill"], ["kill", "kill"], [" kill"], [""], "kill", [1]])
def test_a_bad_list_of_words_is_refused(listed: object) -> None:
    """Capitals, doubles, loose white space and what is no list name the place they stand."""
    with pytest.raises(CaseError, match=r"here\.toml"):
        words(listed, where="here.toml")


@pytest.mark.parametrize(
    "group",
    [
        {"harm": "hurt", "slot": "object", "terms": ["x"]},
        {"harm": "killed", "terms": ["x"]},
        {"harm": "killed", "slot": "of", "terms": ["x"], "weka": 1},
    ],
)
def test_a_bad_group_of_terms_is_refused(monkeypatch: pytest.MonkeyPatch, group: dict[str, object]) -> None:
    """An unknown harm, slot or key is named with its place."""
    data = {"inflection": {"doubles": [], "irregular": {}}, "verb": [group], "noun": [], "adjective": []}
    monkeypatch.setattr(harms, "table", lambda name: data)
    with pytest.raises(CaseError, match=r"harms\.toml: verb\[0\]"):
        harm_lexicon.__wrapped__()


def test_the_longest_phrase_wins() -> None:
    """A longer phrase of a table is found before one that it starts with."""
    phrases = Phrases({"no": 1, "no more than": 2, "approx.": 3})
    assert phrases.at(["no", "more", "than", "5"], 0) == (3, 2)
    assert phrases.at(["no", "5"], 0) == (1, 1)
    assert phrases.at(["approx", ".", "5"], 0) == (2, 3)
    assert phrases.at(["5"], 0) is None
    assert phrases.at([], 0) is None
