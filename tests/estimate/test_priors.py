"""The table of priors is checked as it is read."""

from importlib.resources import files

import pytest

from tollbook.errors import EstimateError
from tollbook.estimate.priors import Setting, Voice, built_in_priors, read_priors

TEXT = (files("tollbook.estimate") / "priors.toml").read_text("utf-8")


def test_every_voice_in_every_setting_has_a_prior() -> None:
    """No relation is without one, so no claim can fail to find it."""
    assert set(built_in_priors().bias) == {(s, v) for s in Setting for v in Voice}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[bias]]", "[bias"),
        ('voice = "self"', 'voice = "ally"'),
        ("within = 0.55", "within = 0"),
        ("level = {", "levels = {"),
        ('harm = "wounded"\nsetting = "sudden"', 'harm = "wounded"\nsetting = "other"'),
    ],
)
def test_a_wrong_table_is_refused(old: str, new: str) -> None:
    """A misspelt, missing or impossible row is an error that names the file, never a default."""
    assert old in TEXT
    with pytest.raises(EstimateError, match=r"priors\.toml"):
        read_priors(TEXT.replace(old, new, 1))


def test_a_prior_without_a_source_is_refused() -> None:
    """Every row says where it comes from."""
    first = TEXT.index('source = "')
    end = TEXT.index("\n", first)
    with pytest.raises(EstimateError, match="source"):
        read_priors(TEXT[:first] + 'source = " "' + TEXT[end:])
