"""Treebank sentences from CoNLL-U files."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence with its true tree.

    Attributes:
        words: Its syntactic words.
        upos: Universal tag of each.
        xpos: Penn tag of each.
        heads: 1-based index of the head of each, 0 for the root, as in CoNLL-U.
        deps: Relation of each to its head.
        text: The sentence as it was written; empty where the source does not say.
        source: Id of the document it is from.
    """

    words: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    text: str = ""
    source: str = ""

    def __len__(self) -> int:
        return len(self.words)


def read_conllu(path: Path) -> Iterator[Gold]:
    """The sentences of a CoNLL-U file, plain or gzipped; token ranges and empty nodes are left out.

    Raises:
        ValueError: If a row has not ten columns.
    """
    open_file = gzip.open if path.suffix == ".gz" else open
    text = source = ""
    rows: list[list[str]] = []
    with open_file(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = line.rstrip("\n")
            if row.startswith("# newdoc id = "):
                source = row[14:]
            elif row.startswith("# text = "):
                text = row[9:]
            elif row[:1].isdigit():
                cells = row.split("\t")
                if len(cells) != 10:
                    raise ValueError(f"{path}:{number}: {len(cells)} columns where CoNLL-U has 10")
                if cells[0].isdigit():
                    rows.append(cells)
            elif not row and rows:
                yield _gold(rows, text, source)
                rows, text = [], ""
    if rows:
        yield _gold(rows, text, source)


def _gold(rows: list[list[str]], text: str, source: str) -> Gold:
    columns = list(zip(*rows, strict=True))
    heads = tuple(int(head) for head in columns[6])
    return Gold(columns[1], columns[3], columns[4], heads, columns[7], text, source)
