"""What became of the rows of a data set."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tollbook.errors import InputError
from tollbook.model import Claim, Document


@dataclass(frozen=True, slots=True)
class ImportReport:
    """An account of every row: `rows_read` is the sum of `kept`, `paired`, `folded`, `refused` and `aside`.

    Attributes:
        format: The data set's format, with the version of the reader.
        file: Its name.
        sha256: Of its text's UTF-8 bytes.
        rows_read: How many rows it has.
        kept: Rows that became claims.
        paired: Rows that became the other end of a range.
        folded: Exact repetitions, kept as echoes: further places of the claim that they repeat.
        refused: Line and reason of each row that cannot be read.
        aside: Rows that say no figure of people harmed: how many, and why.
        claims: How many claims there are; a row may hold several.
    """

    format: str
    file: str
    sha256: str
    rows_read: int
    kept: int
    paired: int
    folded: int
    refused: tuple[tuple[int, str], ...]
    aside: tuple[tuple[int, str], ...]
    claims: int


@dataclass(frozen=True, slots=True)
class Imported:
    """The documents and claims of a data set, and what became of its rows."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    report: ImportReport


@dataclass(slots=True)
class Tally:
    """Counts rows while a data set is read."""

    file: str
    strict: bool = False
    rows: int = 0
    kept: int = 0
    paired: int = 0
    folded: int = 0
    refused: list[tuple[int, str]] = field(default_factory=list)
    aside: Counter[str] = field(default_factory=Counter)

    def refuse(self, line: int, reason: str) -> None:
        """Take note of a row that cannot be read.

        Raises:
            InputError: If the import is strict.
        """
        if self.strict:
            raise InputError(
                reason, where=f"{self.file}, line {line}", hint="mend it, or import without --strict"
            )
        self.refused.append((line, reason))

    def outcome(
        self, name: str, sha256: str, documents: Sequence[Document], claims: Sequence[Claim]
    ) -> Imported:
        """The import, each document and claim once."""
        whole = tuple({claim.id: claim for claim in claims}.values())
        aside = tuple((number, why) for why, number in sorted(self.aside.items()))
        report = ImportReport(
            name, self.file, sha256, self.rows, self.kept, self.paired, self.folded,
            tuple(sorted(self.refused)), aside, len(whole),
        )  # fmt: skip
        return Imported(tuple({document.ref.key: document for document in documents}.values()), whole, report)
