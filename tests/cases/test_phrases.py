"""Which side a phrase is of."""

import pytest

from tollbook.cases import demo_case, load_gazetteer

SIDES = {
    "Russian": "Russia",
    "Moscow": "Russia",
    "the Kremlin": "Russia",
    "Russian troops": "Russia",
    "RUSSIAN TROOPS": "Russia",
    "Russia’s defence ministry": "Russia",
    "Ukraine's president": "Ukraine",
    "the president of the United States of America": "United States",
    "U.S. officials": "United States",
    "foreign ministry in Helsinki": "Finland",
    "officials in Kyiv": "Ukraine",
    "US embassy in Moscow": "United States",
    "Yemen's Houthi movement": "Houthis",
    "Malian rebels": "Malian rebels",
    "rebels from Mali": "Malian rebels",
    "Turkish soldiers in Syria": "Turkey",
    "NATO official": "NATO",
    "an adviser to President Volodymyr Zelensky": "Ukraine",
    "Germany's Foreign Office": "Germany",
    "Foreign Office": "United Kingdom",
    "Vladimir Putin's spokesman": "Russia",
}

NOBODYS = [
    "soldiers in Ukraine",
    "pro-Russian crowds",
    "Russian-backed separatists",
    "Russian and Ukrainian troops",
    "embassy in Moscow",
    "ambassador to Ukraine",
    "a health ministry",
    "Congolese army",
    "russian",
    "",
    "'s",
]


@pytest.mark.parametrize(("phrase", "side"), SIDES.items())
def test_side_of_a_phrase(phrase: str, side: str) -> None:
    """A name, demonym, capital, force or agency gives its side."""
    assert load_gazetteer(demo_case()).party(phrase) == side


@pytest.mark.parametrize("phrase", NOBODYS)
def test_phrase_without_a_side(phrase: str) -> None:
    """A phrase that names no side, turns a name round or joins two sides gives none."""
    assert load_gazetteer(demo_case()).party(phrase) is None
