"""tollbook: who claimed which toll, in which words, and what the evidence supports.

In a program: `import tollbook as tb`, then `tb.read("report.txt")` or `tb.Ledger("war.db")`.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tollbook.api import Claims, Documents, Estimates, Findings, Ledger, Records, read, read_text

__version__ = "0.1.0"

__all__ = [
    "Claims",
    "Documents",
    "Estimates",
    "Findings",
    "Ledger",
    "Records",
    "__version__",
    "read",
    "read_text",
]


def __getattr__(name: str) -> Any:
    # Rooms import this package before themselves, so what it offers is looked up when it is asked for.
    if name in __all__:
        return getattr(import_module("tollbook.api"), name)
    raise AttributeError(f"module 'tollbook' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)


class _Front(ModuleType):
    """Keeps the verb `read` from being hidden by the room of that name, whoever imports the room."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "read" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Front
