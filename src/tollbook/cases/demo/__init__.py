"""The bundled example: a case, and short reports written for it from named facts."""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from tollbook.cases.case import Case, load_case

_CASE = "ukraine-2022"


def demo_case() -> Case:
    """The case that the bundled reports are about."""
    return load_case(_CASE)


@cache
def demo_reports() -> tuple[Traversable, ...]:
    """The bundled reports, by file name."""
    reports = (files(__name__) / "reports").iterdir()
    return tuple(sorted((f for f in reports if f.name.endswith((".md", ".txt"))), key=lambda f: f.name))
