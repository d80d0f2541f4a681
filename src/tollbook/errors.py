"""Every error that tollbook raises on purpose.

TollbookError
├── InputError          a document, data set or address cannot be read
│   ├── UnsupportedError    it is readable, but of a kind or language that tollbook does not read
│   └── FetchError          an address was refused or did not answer
├── OutputError         what was asked for cannot be written
├── CaseError           a case file or a built-in table is wrong
├── CodecError          JSON that is no claim, document, finding or estimate
├── LedgerError         the ledger cannot be opened, read or written
│   └── IntegrityError      a hash, a span or the chain does not hold
├── EstimateError       a model cannot be fitted or failed its diagnostics
├── ModelError          a language model is not named, refuses, or does not answer
├── EngineError         a worker or a cluster failed for good
└── MissingExtraError   an optional dependency is not installed
"""


class TollbookError(Exception):
    """What went wrong, where, and what to do about it, in one line.

    Args:
        what: What is wrong.
        where: The file, address, record or field concerned.
        hint: What the reader can do.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(what)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        line = f"{line}; {self.hint}" if self.hint else line
        return " ".join(line.split())

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword arguments do not survive the default pickling that worker processes rely on.
        return _rebuild, (type(self), self.what, self.where, self.hint)


def _rebuild(kind: type[TollbookError], what: str, where: str | None, hint: str | None) -> TollbookError:
    return kind(what, where=where, hint=hint)


class InputError(TollbookError):
    """A document, data set or address cannot be read."""


class UnsupportedError(InputError):
    """It is readable, but of a kind or language that tollbook does not read."""


class FetchError(InputError):
    """An address was refused or did not answer."""


class OutputError(TollbookError):
    """What was asked for cannot be written."""


class CaseError(TollbookError):
    """A case file or a built-in table is wrong."""


class CodecError(TollbookError):
    """JSON that is no claim, document, finding or estimate."""


class LedgerError(TollbookError):
    """The ledger cannot be opened, read or written."""


class IntegrityError(LedgerError):
    """A hash, a span or the chain does not hold."""


class EstimateError(TollbookError):
    """A model cannot be fitted, or a fit failed its diagnostics."""


class ModelError(TollbookError):
    """A language model is not named, refuses, or does not answer."""


class EngineError(TollbookError):
    """A worker or a cluster failed for good."""


class MissingExtraError(TollbookError):
    """An optional dependency is not installed."""

    @classmethod
    def of(cls, extra: str, *, purpose: str) -> "MissingExtraError":
        """The error for a missing extra, with the command that installs it."""
        return cls(
            f"{purpose} needs the extra '{extra}'", hint=f"install it with: pip install 'tollbook[{extra}]'"
        )
