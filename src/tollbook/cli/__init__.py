"""The command line."""

from tollbook.cli.app import main

__all__ = ["main"]
