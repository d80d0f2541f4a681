"""`tollbook read`: the claims of some documents, printed and not kept."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from tollbook.cli.app import FAILED, app, fail
from tollbook.cli.extractors import extractor_of
from tollbook.cli.fetching import fetcher_of
from tollbook.cli.ledgers import case_of
from tollbook.cli.options import (
    Archive,
    CaseName,
    Encoding,
    ExtractorName,
    ExtractorOption,
    Format,
    FormatOption,
    Inputs,
    Outlet,
    Published,
)
from tollbook.cli.records import print_claims, print_claims_of, print_explanation, print_json, print_sum
from tollbook.errors import ModelError, TollbookError
from tollbook.model import Document, Kind

if TYPE_CHECKING:
    from tollbook.extract import Explanation
    from tollbook.pipeline import Reading

T = TypeVar("T")

EPILOG = """\b
Examples:
  tollbook read report.txt
  tollbook read --published 2022-03-24 --format jsonl report.txt | jq .count
  tollbook read --explain report.txt
  curl -s https://example.org/story.html | tollbook read -
"""


@app.command(epilog=EPILOG)
def read(
    inputs: Inputs,
    published: Published = None,
    outlet: Outlet = None,
    encoding: Encoding = None,
    archive: Archive = None,
    case: CaseName = None,
    extractor: ExtractorOption = ExtractorName.RULES,
    explain: Annotated[bool, typer.Option("--explain", help="Say what each claim was read from.")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print the claims of some documents; keep nothing."""
    from tollbook import pipeline
    from tollbook.read import Given

    failures: list[TollbookError] = []
    given, known = Given(published, outlet, encoding, fetcher_of(inputs, archive)), case_of(case)
    with extractor_of(extractor, known, explain=explain) as by:
        if explain:
            _explain(_each(inputs, lambda item: pipeline.explained(item, given, known, by), failures), form)
        else:
            _print(_each(inputs, lambda item: _noted(pipeline.read(item, given, known, by)), failures), form)
    if failures:
        raise typer.Exit(FAILED)


def _print(readings: "Iterator[Reading]", form: Format) -> None:
    """The claims, for tables each document's by themselves and their sum in the end."""
    if form is not Format.TABLE:
        print_claims((claim for reading in readings for claim in reading.claims), form)
        return
    found, kinds = False, Counter[Kind]()
    for reading in readings:
        found = True
        print_claims_of(_title(reading.document), reading.claims)
        kinds.update(claim.kind for claim in reading.claims)
    if found:
        print_sum(kinds)


def _each(
    inputs: list[str], found_in: Callable[[str], Iterator[T]], failures: list[TollbookError]
) -> Iterator[T]:
    """What can be had of each input; one that cannot be read is said at once and does not stop the others."""
    for item in inputs:
        try:
            yield from found_in(item)
        except ModelError:
            raise  # the next input would fare no better
        except TollbookError as error:
            failures.append(error)
            fail(error)


def _noted(readings: "Iterator[Reading]") -> "Iterator[Reading]":
    """The readings, with what their reader had to leave open on standard error."""
    for reading in readings:
        for note in reading.document.notes:
            print(f"note: {reading.document.id}: {note}", file=sys.stderr)
        yield reading


def _explain(explanations: "Iterator[Explanation]", form: Format) -> None:
    """Each claim with its sentence and the rule behind each of its fields."""
    for found in explanations:
        if form is Format.JSONL:
            print_json([found])
        else:
            print_explanation(found.claim, found.sentences, found.rules)


def _title(document: Document) -> str:
    head = document.title or document.id
    facts = [
        part for part in (document.outlet, document.published and document.published.isoformat()) if part
    ]
    return f"{head} ({', '.join(facts)})" if facts else head
