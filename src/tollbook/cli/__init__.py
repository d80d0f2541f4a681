"""The command line."""

from tollbook.cli import commands
from tollbook.cli.app import app as main

__all__ = ["commands", "main"]
