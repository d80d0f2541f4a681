"""The expressions of time of a text: `find_dates`, and what each is."""

from tollbook.extract.dates.expression import TimeExpression, TimeKind
from tollbook.extract.dates.find import find_dates, find_in, resolve

__all__ = ["TimeExpression", "TimeKind", "find_dates", "find_in", "resolve"]
