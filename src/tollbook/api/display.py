"""The first rows of a table, for a notebook."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import islice

from tollbook.export.rows import Value

ROWS = 20
LETTERS = 160


def html_table(title: str, columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> str:
    """HTML of at most `ROWS` rows. What stands in a cell is text, never markup."""
    listed = list(islice(rows, ROWS + 1))
    head = "".join(f"<th>{escape(name)}</th>" for name in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_short(row[name]))}</td>" for name in columns) + "</tr>"
        for row in listed[:ROWS]
    )
    more = f"<p>The first {ROWS} are shown.</p>" if len(listed) > ROWS else ""
    parts = f"<caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f"<table>{parts}</table>{more}"


def _short(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.4g}"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    shown = str(value)
    return shown if len(shown) <= LETTERS else shown[: LETTERS - 1] + "…"
