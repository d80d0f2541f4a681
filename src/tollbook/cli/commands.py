"""Every command, in the order of `tollbook --help`. Importing one registers it."""

from tollbook.cli import add, claims, estimate, findings, read, review, verify  # isort: skip

__all__ = ["add", "claims", "estimate", "findings", "read", "review", "verify"]
