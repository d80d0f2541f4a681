"""Every command. Importing one registers it."""

from tollbook.cli import add, claims, demo, estimate, export, findings, imports, read, review, verify  # isort: skip

__all__ = ["add", "claims", "demo", "estimate", "export", "findings", "imports", "read", "review", "verify"]
