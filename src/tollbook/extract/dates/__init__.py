"""The expressions of time of a text: `find_dates`, and what each is."""

from tollbook.extract.dates.expression import TimeExpression, TimeKind

__all__ = ["TimeExpression", "TimeKind"]
