"""Values in cells that no spreadsheet runs and nothing is lost in."""

from collections.abc import Iterable
from datetime import date

_FORMULA = "=+-@\t\r'"


def cell(value: str | int | float | bool | date | None) -> str:
    """A value as a cell: empty for none; after an apostrophe if empty or what a spreadsheet would run.

    Fractions have six significant digits, dates their ISO 8601 form.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if not value or value[0] in _FORMULA else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    return value.isoformat()


def text(written: str) -> str | None:
    """The text that a cell holds; None for an empty one. Undoes `cell`."""
    if not written:
        return None
    return written[1:] if written.startswith("'") else written


def joined(items: Iterable[str]) -> str | None:
    """Several texts for one cell, with "; " between them; None for none."""
    escaped = [item.replace("\\", "\\\\").replace(";", "\\;") for item in items]
    return "; ".join(escaped) if escaped else None


def parted(value: str | None) -> tuple[str, ...]:
    """The texts that `joined` made one of."""
    if value is None:
        return ()
    parts, current, rest = [], "", iter(range(len(value)))
    for i in rest:
        if value[i] == "\\" and i + 1 < len(value):
            current += value[next(rest)]
        elif value[i] == ";":
            parts.append(current)
            current = ""
            if value[i + 1 : i + 2] == " ":
                next(rest)
        else:
            current += value[i]
    return (*parts, current)
