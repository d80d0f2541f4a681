"""The parser: loads the model that ships in the package and runs it over sentences."""

import functools
import os
from collections.abc import Sequence
from pathlib import Path

from tollbook.extract.parse.tree import Tree

MODEL = Path(__file__).parent / "model"


class Parser:
    """Tags and parses sentences; make one with `load_parser`."""

    def parse(self, sentences: Sequence[str]) -> list[Tree]:
        """One tree for each sentence, in the same order.

        Never fails, on any text of any length, and takes linear time. A sentence without a word gives an
        empty tree. Many sentences in one call are several times faster than one at a time.
        """
        raise NotImplementedError


def load_parser() -> Parser | None:
    """The parser, or None where the environment says `TOLLBOOK_PARSER=none` or the model is not installed.

    Loads on the first call and keeps the parser for later ones.
    """
    return None if os.environ.get("TOLLBOOK_PARSER", "").lower() == "none" else _load()


@functools.cache
def _load() -> Parser | None:
    return Parser() if MODEL.is_dir() else None
