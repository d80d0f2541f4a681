"""Sentences in, dependency trees out: a small English parser of our own."""

from tollbook.extract.parse.parser import Parser, load_parser
from tollbook.extract.parse.tree import Tree

__all__ = ["Parser", "Tree", "load_parser"]
