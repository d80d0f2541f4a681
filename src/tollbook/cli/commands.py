"""Every command, in the order of `tollbook --help`. Importing one registers it."""

from tollbook.cli import add, claims, demo, estimate, export, findings, read, review, verify  # isort: skip

__all__ = ["add", "claims", "demo", "estimate", "export", "findings", "read", "review", "verify"]
