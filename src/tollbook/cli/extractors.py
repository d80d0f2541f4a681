"""The extractor that a command was asked to use, and what it did not take."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from tollbook.cli.options import ExtractorName
from tollbook.errors import ModelError

if TYPE_CHECKING:
    from tollbook.cases import Case
    from tollbook.extract import Extractor
    from tollbook.extract.llm import LanguageModel


@contextmanager
def extractor_of(
    name: ExtractorName, case: "Case | None", *, explain: bool = False
) -> "Iterator[Extractor | None]":
    """The extractor; None for the rules. What a language model proposed in vain is said at the end.

    Args:
        name: Which one.
        case: Its parties are known to the extractor.
        explain: Say each proposal that was not taken, not only how many.
    """
    if name is ExtractorName.RULES:
        yield None
        return
    from tollbook.extract.llm import LanguageModel, Settings

    try:
        settings = Settings.of(os.environ)
    except ModelError as error:
        raise typer.BadParameter(str(error)) from error
    model = LanguageModel(settings, case=case)
    try:
        yield model
    finally:
        model.close()
        _say(model, explain=explain)


def _say(model: "LanguageModel", *, explain: bool) -> None:
    """What the model proposed, and what of it was not taken and why."""
    if explain:
        for rejection in model.rejections:
            words = f": “{rejection.said[:200]}”" if rejection.said else ""
            print(_shown(f"not taken: {rejection.document}: {rejection.reason}{words}"), file=sys.stderr)
    why = Counter(rejection.reason.value for rejection in model.rejections)
    reasons = "".join(f"; {count} not taken: {reason}" for reason, count in sorted(why.items()))
    print(_shown(f"{model.name}: {model.proposed} claims proposed{reasons}"), file=sys.stderr)


def _shown(line: str) -> str:
    """Without what would steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in line)
