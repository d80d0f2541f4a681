"""Tables on standard output, as wide as what they are read on."""

import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

PIPED_WIDTH = 200
NARROW = 110
"""Characters of a terminal's line; on a shorter one frames and empty columns would take the room of words."""
WHOLE = 21
"""Characters of a word that no column of a narrow table splits: a day, a figure, a kind."""


def print_table(title: str | None, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose first column, the figure, stands to the right. Cells are text, never markup.

    On a narrow terminal it has no frame; where even so its words would be split, each row is a list of cells.
    """
    if not rows:
        print(f"{title}: nothing" if title else "nothing found")
        return
    out, cells = _console(), [[printable(cell) for cell in row] for row in rows]
    if out.width >= NARROW:
        out.print(_table(title, columns, cells))
        return
    shown = [i for i in range(len(columns)) if any(row[i] for row in cells)]
    columns, cells = [columns[i] for i in shown], [[row[i] for i in shown] for row in cells]
    if widths := _widths(columns, cells, out.width):
        out.print(_bare(_table(title, columns, cells), widths))
    else:
        _print_lists(title, columns, cells)


def printable(text: str) -> str:
    """Without the control characters by which hostile text could drive a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _console() -> "Console":
    """Standard output: the terminal's own width, or a wide one without colour where there is no terminal."""
    from rich.console import Console

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else PIPED_WIDTH
    return Console(file=sys.stdout, width=width, highlight=False)


def _table(title: str | None, columns: Sequence[str], cells: Sequence[Sequence[str]]) -> "Table":
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=title, title_justify="left", header_style="bold", expand=False)
    for i, column in enumerate(columns):
        table.add_column(column, justify="right" if i == 0 else "left", overflow="fold")
    for row in cells:
        table.add_row(*map(escape, row))
    return table


def _widths(columns: Sequence[str], cells: Sequence[Sequence[str]], line: int) -> list[int]:
    """How wide each column is: its longest word, and a share of what is left; none where words do not fit."""
    texts = [(column, *below) for column, *below in zip(columns, *cells, strict=True)]
    least = [min(WHOLE, max(len(word) for text in c for word in text.split() or [""])) for c in texts]
    wishes = [max(map(len, column)) - width for column, width in zip(texts, least, strict=True)]
    spare = line - sum(least) - (len(least) - 1)
    if spare < 0:
        return []
    return [w + min(wish, spare * wish // (sum(wishes) or 1)) for w, wish in zip(least, wishes, strict=True)]


def _bare(table: "Table", widths: Sequence[int]) -> "Table":
    """Without frames, a blank line between rows."""
    from rich import box

    table.box, table.show_edge, table.show_lines, table.padding = box.SIMPLE_HEAD, False, True, (0, 0)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def _print_lists(title: str | None, columns: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Rows one below the other, a cell a line."""
    margin = max(map(len, columns))
    if title:
        print(printable(title), end="\n\n")
    for row in cells:
        for column, cell in zip(columns, row, strict=True):
            if cell:
                print(f"{column:>{margin}}  {cell}")
        print()
