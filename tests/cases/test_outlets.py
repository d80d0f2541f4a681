"""Outlets by name, domain and address."""

import pytest

from tollbook.cases import load_gazetteer


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("AP", "AP"),
        ("the associated press", "AP"),
        ("AP News", "AP"),
        ("https://apnews.com/article/x?y#z", "AP"),
        ("https://user@www.bbc.co.uk:443/news", "BBC"),
        ("//edition.cnn.com/a", "CNN"),
        ("GUARDIAN", "The Guardian"),
        ("  The   Times ", "The Times"),
        ("news.bbc.co.uk/hi/world", "BBC"),
        ("timesofindia.indiatimes.com", "The Times of India"),
    ],
)
def test_outlet_is_found(given: str, name: str) -> None:
    """A name in any case with or without "the", a domain or one under it, or an address."""
    outlet = load_gazetteer().outlet(given)
    assert outlet is not None
    assert outlet.name == name


@pytest.mark.parametrize(
    "given", ["", "the", "com", "https://", "evil-apnews.com", "apnews.com.evil.example", "."]
)
def test_lookalikes_are_no_outlets(given: str) -> None:
    """A domain that only looks like an outlet's is nobody's."""
    assert load_gazetteer().outlet(given) is None


def test_wires_are_known_as_such() -> None:
    """News agencies sell their texts; newspapers do not."""
    gazetteer = load_gazetteer()
    flags = [getattr(gazetteer.outlet(name), "wire", None) for name in ("Reuters", "AFP", "TASS", "Le Monde")]
    assert flags == [True, True, True, False]


def test_quiet_names_are_known_but_not_found_in_text() -> None:
    """Asked for, "Time" is a magazine; in running text it is a word."""
    assert load_gazetteer().outlet("Time") is not None
    assert load_gazetteer().find("Time and Stuff at Dawn") == []
