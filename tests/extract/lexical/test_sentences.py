"""Where sentences end, what heads them, and what kind they are."""

import pytest

from tollbook.extract.sentences import Sentence, SentenceKind, split


def texts(text: str) -> list[str]:
    """The text of each sentence."""
    return [sentence.text for sentence in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Maj. Gen. J. K. Smith of the U.S. Army said No. 5 Company lost 12 men.",
        "The U.S. government put it at 1.5 million by Feb. 24 at 5 p.m. local time.",
        "Three died; four were hurt; none was held.",
        "Lt. Col. Amir Ben-David said that St. Petersburg was calm.",
        "It cost $1.5 million, i.e. the budget of Mr. Lee and Dr. No.",
        "He asked “Why?” and left.",
        "Prices rose ... slowly.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    """Titles, initials, abbreviations, decimals, numbers and semicolons end no sentence."""
    assert texts(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Five died. Six were hurt.", ["Five died.", "Six were hurt."]),
        ("He left the U.S. The army stayed.", ["He left the U.S.", "The army stayed."]),
        ("It ended at 5 p.m. Police came.", ["It ended at 5 p.m.", "Police came."]),
        ("“We lost 10 men. We won,” he said.", ["“We lost 10 men.", "We won,” he said."]),
        ('He said "Ten died." Then he left.', ['He said "Ten died."', "Then he left."]),
        ("Five died.[12] Six fled.[3]", ["Five died.[12]", "Six fled.[3]"]),
        ("Five died.Six were hurt.", ["Five died.", "Six were hurt."]),
        ("Really? Yes! 12 died.", ["Really?", "Yes!", "12 died."]),
        ("1. First thing\n2. Second thing", ["1. First thing", "2. Second thing"]),
        ("A headline without a stop\n\nThe body.", ["A headline without a stop", "The body."]),
    ],
)
def test_sentences_part_where_they_end(text: str, parts: list[str]) -> None:
    """Full stops, quotations, note marks, lost gaps and paragraph breaks part sentences."""
    assert texts(text) == parts


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines broken by a machine at a fixed width make one paragraph."""
    text = (
        "The ministry said in a statement on Sunday evening that\n"
        "the dead were found in a house that had been struck by a\n"
        "shell, and that the search went on in the ruins of it all\nthrough the night."
    )
    assert texts(text) == [text]
    assert {sentence.paragraph for sentence in split(text)} == {0}


def test_a_short_paragraph_of_a_wrapped_text_is_joined() -> None:
    """Where other paragraphs show the width, two full lines without a small letter to begin with are one."""
    wide = (
        "The ministry of the northern republic said on Monday in a long statement that 212 of its\n"
        "men had been killed since the landing. It would not say how many had been wounded, when,\n"
        "or where."
    )
    short = (
        "At least eight civilians were killed when shells hit the fish market at the old port of\n"
        "Ansel on Tuesday."
    )
    assert len(split(f"{wide}\n\n{short}")) == 3
    assert (
        len(split("At least eight were killed in the market of the town of\nAnsel lies on the coast.")) == 2
    )


def test_lines_that_end_early_are_not_joined() -> None:
    """In a wrapped text, a line after which a word had found room ends a paragraph."""
    wide = "The ministry said in a statement on Sunday evening that\nthe dead were found in a house."
    assert len(split(f"{wide}\n\nPort Ansel, Monday\nBy Ana Ruiz")) == 3


def test_lines_of_a_list_are_not_joined() -> None:
    """Short lines that each stand for themselves stay apart."""
    assert len(split("Dead: 5\nHurt: 12\nMissing: 3")) == 3


@pytest.mark.parametrize(
    ("head", "place", "agency", "date"),
    [
        ("KABUL (Reuters) - ", "KABUL", "Reuters", None),
        ("KYIV, March 24 (AP) — ", "KYIV", "AP", "March 24"),
        ("Kabul, Afghanistan (CNN) -- ", "Kabul, Afghanistan", "CNN", None),
        ("(Reuters) - ", None, "Reuters", None),
        ("BEIRUT — ", "BEIRUT", None, None),
        ("NEW DELHI, 4 May 2019 – ", "NEW DELHI", None, "4 May 2019"),
        ("date 2022-03-24 ", None, None, "2022-03-24"),
    ],
)
def test_datelines_are_told_from_the_sentence(
    head: str, place: str | None, agency: str | None, date: str | None
) -> None:
    """Place, agency and date are read, and the sentence proper starts after them."""
    text = head + "Five soldiers died on Sunday."
    (sentence,) = split(text)
    assert sentence.dateline is not None
    assert (sentence.dateline.place, sentence.dateline.agency) == (place, agency)
    assert (sentence.dateline.date and text[slice(*sentence.dateline.date)]) == date
    assert text[sentence.body :].startswith("Five soldiers")


@pytest.mark.parametrize(
    "text",
    ["Viktor Petrov (34) said so.", "The dead - five of them - were found.", "Officials said - again - no."],
)
def test_ordinary_openings_are_no_datelines(text: str) -> None:
    """A name with an age, or a dash in a sentence, heads nothing."""
    assert split(text)[0].dateline is None


def kinds(text: str) -> list[SentenceKind]:
    """The kind of each sentence."""
    return [sentence.kind for sentence in split(text)]


def test_kinds_are_told_where_cheap() -> None:
    """Headlines and the furniture of pages are known as such."""
    text = "Strike kills 45: ministry\n\nA strike killed 45.\n\nPublished on: March 24, 2022, 09:37 AM IST"
    assert kinds(text) == [SentenceKind.HEADLINE, SentenceKind.BODY, SentenceKind.FURNITURE]
    assert kinds("ELEVEN POLICE KILLED IN BLAST") == [SentenceKind.HEADLINE]


def test_paragraphs_are_counted() -> None:
    """Sentences of one paragraph share its number."""
    assert [one.paragraph for one in split("One. Two.\n\nThree.")] == [0, 0, 1]


def test_a_blank_text_has_no_sentences() -> None:
    """Nothing in, nothing out."""
    assert split(" \n\t ") == []
    assert isinstance(split("x")[0], Sentence)
