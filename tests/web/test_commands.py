"""The commands that people start the pages with."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.fixtures.served import NAME, ledger_with_report
from tollbook.cli.app import app
from tollbook.cli.commands import __all__ as commands
from tollbook.web.users import Users

RUN = CliRunner()


def test_users_come_and_go(tmp_path: Path) -> None:
    """Added with a password from standard input, listed, removed; a second removal fails."""
    assert {"serve", "users"} <= set(commands)
    at = ["--ledger", ledger_with_report(tmp_path)]
    assert RUN.invoke(app, ["users", "add", "A. Other", *at], input="a good long password\n").exit_code == 0
    assert RUN.invoke(app, ["users", "list", *at]).stdout.splitlines() == ["A. Other", NAME]
    assert Users.open(at[1]).check("A. Other", "a good long password")
    assert RUN.invoke(app, ["users", "remove", "A. Other", *at]).exit_code == 0
    assert RUN.invoke(app, ["users", "remove", "A. Other", *at]).exit_code == 1


@pytest.mark.parametrize("command", [["users", "list"], ["serve"]])
def test_no_ledger_is_said(command: list[str], tmp_path: Path) -> None:
    """A clear line and a failure, and nothing is made."""
    outcome = RUN.invoke(app, [*command, "--ledger", str(tmp_path / "none.db")])
    assert outcome.exit_code == 1 and "none.db" in outcome.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_wanted(tmp_path: Path) -> None:
    """No password, or a short one: refused in one line."""
    at = ["--ledger", ledger_with_report(tmp_path)]
    for given in ("", "short\n"):
        outcome = RUN.invoke(app, ["users", "add", "B", *at], input=given)
        assert outcome.exit_code == 1 and outcome.stderr.startswith("tollbook: ")
