"""`tollbook read`: the claims of some documents, printed and not kept."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tollbook.cli.app import FAILED, app, fail
from tollbook.cli.fetching import fetcher_of
from tollbook.cli.ledgers import case_of
from tollbook.cli.options import Archive, CaseName, Encoding, Format, FormatOption, Inputs, Outlet, Published
from tollbook.cli.records import print_claims, print_explanation, print_json
from tollbook.errors import TollbookError
from tollbook.model import Document

if TYPE_CHECKING:
    from tollbook.cases import Case
    from tollbook.pipeline import Reading
    from tollbook.read import Given

EPILOG = """Examples:

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
    explain: Annotated[bool, typer.Option("--explain", help="Say what each claim was read from.")] = False,
    form: FormatOption = Format.TABLE,
) -> None:
    """Print the claims of some documents; keep nothing."""
    from tollbook.read import Given

    failures: list[TollbookError] = []
    given = Given(published, outlet, encoding, fetcher_of(inputs, archive))
    readings = _readings(inputs, given, case_of(case), failures)
    if explain:
        _explain(inputs, given, case_of(case), form, failures)
    elif form is Format.TABLE:
        for reading in readings:
            print_claims(reading.claims, form, title=_title(reading.document))
    else:
        print_claims((claim for reading in readings for claim in reading.claims), form)
    if failures:
        raise typer.Exit(FAILED)


def _readings(
    inputs: list[str], given: "Given", case: "Case | None", failures: list[TollbookError]
) -> "Iterator[Reading]":
    """What can be read of each input; one that cannot is said at once and does not stop the others."""
    from tollbook import pipeline

    for item in inputs:
        try:
            for reading in pipeline.read(item, given, case):
                for note in reading.document.notes:
                    print(f"note: {reading.document.id}: {note}", file=sys.stderr)
                yield reading
        except TollbookError as error:
            failures.append(error)
            fail(error)


def _explain(
    inputs: list[str], given: "Given", case: "Case | None", form: Format, failures: list[TollbookError]
) -> None:
    """Each claim with its sentence and the rule behind each of its fields."""
    from tollbook import pipeline

    for item in inputs:
        try:
            for found in pipeline.explained(item, given, case):
                if form is Format.JSONL:
                    print_json([found])
                else:
                    print_explanation(found.claim, found.sentences, found.rules)
        except TollbookError as error:
            failures.append(error)
            fail(error)


def _title(document: Document) -> str:
    head = document.title or document.id
    facts = [
        part for part in (document.outlet, document.published and document.published.isoformat()) if part
    ]
    return f"{head} ({', '.join(facts)})" if facts else head
