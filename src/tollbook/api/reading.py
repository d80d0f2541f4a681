"""Claims of inputs and of texts, kept nowhere."""

from datetime import date, datetime
from pathlib import Path

from tollbook import pipeline
from tollbook.api.records import Claims
from tollbook.cases import Case, load_case, load_gazetteer
from tollbook.extract import extract_claims
from tollbook.model import Document
from tollbook.read import Given, moment

TEXT = "text"
"""The id of a document that was given as text."""
Day = date | datetime | str | None


def read(
    *inputs: str | Path,
    published: Day = None,
    outlet: str | None = None,
    encoding: str | None = None,
    case: Case | str | None = None,
) -> Claims:
    """The claims of documents, in the order of the inputs.

    Args:
        inputs: Files, folders, "-" for standard input, or http(s) addresses.
        published: When they were published, if you know better: a date, or its ISO 8601 form.
        outlet: Who published them, if you know better.
        encoding: Of text that is not UTF-8.
        case: A case, a case file, or the name of a built-in case.

    Raises:
        InputError: If an input cannot be read.
        CaseError: If there is no such case, or its file is wrong.
    """
    given = Given(day_of(published), outlet, encoding)
    known = case_of(case)
    return Claims(c for item in inputs for r in pipeline.read(str(item), given, known) for c in r.claims)


def read_text(
    text: str,
    *,
    published: Day = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    case: Case | str | None = None,
) -> Claims:
    """The claims of a text that is at hand.

    Args:
        text: Spans of the claims point into it.
        published: When it was published; days such as "Tuesday" are counted from there.
        outlet: Who published it.
        title: Its headline.
        url: Its address; it is not fetched.
        case: As in `read`.

    Raises:
        CaseError: As in `read`.
    """
    known = case_of(case)
    document = Document(TEXT, text, title=title, outlet=outlet, url=url, published=day_of(published))
    return Claims(extract_claims(document, gazetteer=load_gazetteer(known), case=known))


def case_of(case: Case | str | Path | None) -> Case | None:
    """A case as it is, or of that name or file."""
    return load_case(str(case)) if isinstance(case, str | Path) else case


def day_of(day: Day) -> date | datetime | None:
    """A day as it is, or from its ISO 8601 form."""
    return moment(day, where="published") if isinstance(day, str) else day
