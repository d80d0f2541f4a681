"""Figures in the README that can be had in an instant are what their commands print."""

import re
from pathlib import Path

import pytest
from evaluation.readers import figure_f1, main

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_how_well_readers_agree(capsys: pytest.CaptureFixture[str]) -> None:
    """The README has the lowest and the highest agreement of the two readers."""
    main()
    printed = sorted(re.findall(r"F1 0(\.\d{3})", capsys.readouterr().out))
    assert f"at {printed[0]} to {printed[-1]}" in README


def test_agreement_falls_with_what_one_reader_lacks() -> None:
    """Who reads the same agrees in full; a figure missed or read otherwise costs, an optional one nothing."""
    claims = [{"harm": ["killed"], "low": n, "high": n} for n in (3, 4)]
    missed, other, more = (
        claims[:1],
        [claims[0], {**claims[1], "low": 5}],
        [*claims, {**claims[0], "optional": True}],
    )
    assert figure_f1({"a": claims}, {"a": claims}) == (1.0, 2)
    assert figure_f1({"a": claims}, {"a": missed}) == (2 / 3, 2)
    assert figure_f1({"a": claims}, {"a": other}) == (0.5, 2)
    assert figure_f1({"a": claims}, {"a": more}) == (1.0, 2)
