"""Every command, in the order of `tollbook --help`. Importing one registers it."""

from tollbook.cli import read

__all__ = ["read"]
