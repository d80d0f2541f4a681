"""Finding names in text: spans exact, whole words, leftmost and longest, by case."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tollbook.cases import load_gazetteer
from tollbook.cases.matcher import Matcher

WORDS = st.sampled_from(["Ab", "Cd", "Ef", "gh", "the", "The", "U.S.", "A-b", "d'Ef", "X"])
GLUE = st.sampled_from([" ", " ", "-", "  ", "\n", "\n\n", ". ", "’", ", ", "_", ""])
NAMES = st.lists(
    st.lists(WORDS, min_size=1, max_size=3).map(" ".join).filter(lambda name: re.search("[A-SU-Z]", name)),
    min_size=1,
    max_size=6,
    unique=True,
)
TEXTS = st.lists(st.tuples(WORDS, GLUE), max_size=25).map(lambda pairs: "".join(map("".join, pairs)))


def spellings(name: str) -> set[str]:
    """What may stand for a name, by the rule in the matcher's docstring."""
    small = {"the" + name[3:]} if name.startswith("The ") else set()
    return {name, name[0].upper() + name[1:], name.upper()} | small


def every_place(text: str, names: list[str]) -> list[tuple[int, int]]:
    """The slow way: at each place from the left, the longest name that stands there whole."""
    found, at = [], 0
    while at < len(text):
        ends = [end for name in names for spelt in spellings(name) for end in endings(text, at, spelt)]
        if ends:
            found.append((at, max(ends)))
        at = max(ends, default=at + 1)
    return found


def endings(text: str, at: int, spelt: str) -> list[int]:
    """Where a spelling ends that begins at a place, as whole words over at most one line break."""
    words = (
        re.escape(spelt)
        .replace(r"\ ", r"[^\S\n]*\n?[^\S\n]*(?<=\s)")
        .replace("'", "['’]")
        .replace(r"\-", "-")
    )
    match = re.compile(rf"(?<!\w){words}(?!\w)").match(text, at)
    return [match.end()] if match else []


@settings(deadline=None)
@given(NAMES, TEXTS)
@example(["Ab Cd", "Cd Ef X"], "Ab Cd Ef X")
@example(["U.S."], "U.S.S. and U.S.")
@example(["The Ab"], "in the Ab")
def test_finds_what_the_slow_way_finds(names: list[str], text: str) -> None:
    """The trie finds the leftmost, longest names, as trying each name at each place does."""
    found = [(start, end) for start, end, _ in Matcher((name, name) for name in names).find(text)]
    assert found == every_place(text, names)


@settings(deadline=None)
@given(st.text())
@example("Russia’s and RUSSIA; the U.S.-led\u00a0coalition… Côte d’Ivoire, al‑Qaeda")
def test_spans_are_exact_on_any_text(text: str) -> None:
    """Mentions lie in the text, in order, apart from one another, and begin and end at words' edges."""
    done = 0
    for mention in load_gazetteer().find(text):
        assert done <= mention.start < mention.end <= len(text)
        assert text[mention.start].isalnum()
        assert mention.start == 0 or not (text[mention.start - 1].isalnum() or text[mention.start - 1] == "_")
        assert mention.end == len(text) or not (
            text[mention.end - 1].isalnum() and text[mention.end].isalnum()
        )
        done = mention.end


@settings(deadline=None)
@given(st.text())
def test_no_phrase_raises(text: str) -> None:
    """Party, role, outlet and relation take any text."""
    gazetteer = load_gazetteer()
    gazetteer.party(text)
    gazetteer.role(text)
    gazetteer.outlet(text)
    gazetteer.relation(text, text)


def found(text: str) -> list[tuple[str, str]]:
    """What stands in the text, and for whom."""
    return [(text[m.start : m.end], m.entry.name) for m in load_gazetteer().find(text)]


def test_names_need_their_capitals() -> None:
    """Small letters are other words; a headline in capitals is the same name."""
    assert found("a turkey, a chad and us") == []
    assert found("TURKEY AND CHAD") == [("TURKEY", "Turkey"), ("CHAD", "Chad")]


def test_words_in_capitals_are_not_names_on_a_line_in_capitals() -> None:
    """The agency "WHO" is named in running text; in a headline in capitals it is a word."""
    assert found("The WHO said so") == [("WHO", "World Health Organization")]
    assert found("WHO KILLED THEM?") == []


def test_longest_name_wins_over_its_parts() -> None:
    """South Sudan is not Sudan, and an outlet's name is not its city's."""
    assert found("South Sudan") == [("South Sudan", "South Sudan")]
    assert found("The Washington Post") == [("The Washington Post", "The Washington Post")]


def test_names_go_over_one_line_break_not_a_paragraph() -> None:
    """Wrapped text keeps its names; a paragraph's end breaks them."""
    assert found("the Associated\n  Press") == [("the Associated\n  Press", "AP")]
    assert ("Associated\n\nPress", "AP") not in found("Associated\n\nPress")
