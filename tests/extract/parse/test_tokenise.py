"""Words are split as the treebanks split them, and nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.extract.parse.tokenise import tokenise


def words(text: str) -> list[str]:
    """The words of a text."""
    return [text[start:end] for start, end in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("7,000-15,000 troops", "7,000 - 15,000 troops"),
        ("70–80 dead", "70 – 80 dead"),
        ("a 34-year-old man", "a 34 - year - old man"),
        ("pro-government, anti-aircraft", "pro-government , anti-aircraft"),
        ("killed/wounded", "killed / wounded"),
        ("They didn't; it cannot be Iraq's.", "They did n't ; it can not be Iraq 's ."),
        ("“It’s over,” he said", "“ It ’s over , ” he said"),
        ("soldiers' wives", "soldiers ' wives"),
        ("cost $1.5bn, US$20 or €3", "cost $ 1.5 bn , US$ 20 or € 3"),
        ("toll—at least 12—rose...", "toll — at least 12 — rose ..."),
        ("the U.S. and U.N.-led force", "the U.S. and U.N. - led force"),
        ("Gen. J. Smith at 7:30 a.m.", "Gen. J. Smith at 7:30 a.m."),
        ("since Oct. 7, on 2020-03-04", "since Oct. 7 , on 2020-03-04"),
        ("see https://a.org/x-1(2), or b@c.net", "see https://a.org/x-1(2 ) , or b@c.net"),
        ("50% of 10km", "50 % of 10 km"),
        ("No. 5 said no.", "No. 5 said no ."),
        ("the 1990s, 21st, 9/11", "the 1990s , 21st , 9/11"),
        ("O'Brien in Sana'a (north)", "O'Brien in Sana'a ( north )"),
        ("~30, >40 and 50+", "~ 30 , > 40 and 50 +"),
    ],
)
def test_words_as_in_the_treebanks(text: str, split: str) -> None:
    """Ranges, ages, clitics, currency, dashes, abbreviations, addresses: each is split by convention."""
    assert words(text) == split.split()


@settings(deadline=None)
@given(st.text() | st.text("ab'’-–./0123456789,$ \n()AZ.@:"))
def test_every_character_lies_in_one_word(text: str) -> None:
    """Words do not overlap, hold no white space, and cover all that is not white space."""
    spans = tokenise(text)
    covered = [i for start, end in spans for i in range(start, end)]
    assert covered == [i for i, char in enumerate(text) if not char.isspace()]
    assert all(start < end for start, end in spans)
