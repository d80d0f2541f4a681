"""Records to standard output: as a table for people, JSON Lines or CSV for programs."""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from tollbook.cli import words
from tollbook.cli.options import Format, RecordFormat
from tollbook.cli.tables import print_table, printable
from tollbook.model import Claim, Kind, dumps
from tollbook.model.wording import harm_words, in_signs

if TYPE_CHECKING:
    from tollbook.ledger import KeptDocument, ReviewState

ID = 10
"""Digits of a claim's id that a table shows."""
NOBODY = "read by machine, reviewed by nobody yet"


def print_json(records: Iterable[object]) -> None:
    """One JSON object a line."""
    for record in records:
        sys.stdout.write(dumps(record) + "\n")


def claim_row(claim: Claim) -> tuple[str, ...]:
    """A claim's cells, under `CLAIM_COLUMNS`."""
    quoted = " … ".join(span.exact for span in claim.spans)
    return (
        in_signs(claim.count), harm_words(claim.harm), words.harmed(claim), words.said_by(claim),
        words.as_of(claim), words.remarks(claim), " ".join(quoted.split()),
    )  # fmt: skip


CLAIM_COLUMNS = ("Figure", "Harm", "Who suffered it", "Who says so", "As of", "How", "In these words")


def print_explanation(claim: Claim, sentences: Sequence[str], rules: Sequence[tuple[str, str]]) -> None:
    """A claim in one line, then the sentences that it was read from and the rule behind each field."""
    said = f"{in_signs(claim.count)}, {harm_words(claim.harm)}: {words.harmed(claim)}; {words.said_by(claim)}"
    print(printable(said))
    for sentence in sentences:
        print(f"  “{printable(' '.join(sentence.split()))}”")
    for name, rule in rules:
        print(printable(f"    {name}: {rule}"))
    print()


DOCUMENT_COLUMNS = ("Published", "Outlet", "Title", "Id", "Characters", "Key")


def print_documents(documents: "Iterable[KeptDocument]", form: RecordFormat) -> None:
    """Documents in the form asked for."""
    if form is RecordFormat.JSONL:
        print_json(documents)
    else:
        print_table(None, DOCUMENT_COLUMNS, [_document_row(document) for document in documents])


def _document_row(document: "KeptDocument") -> tuple[str, ...]:
    ref = document.ref
    length = f"{document.length:,}" if document.erased is None else f"erased: {document.erased}"
    published = ref.published.isoformat() if ref.published else "undated"
    return published, ref.outlet or "", ref.title or "", ref.id, length, document.key[:12]


def print_claims(
    claims: Iterable[Claim],
    form: Format,
    *,
    review: "Callable[[Iterable[str]], Mapping[str, ReviewState]] | None" = None,
) -> None:
    """Claims in the form asked for.

    Args:
        claims: In the order in which they are printed.
        form: A table says what people made of each claim, and by which id to speak of it.
        review: Tells what people made of the claims of some ids; without it nobody has seen them.
    """
    if form is Format.JSONL:
        print_json(claims)
    elif form is Format.CSV:
        from tollbook.export.rows import COLUMNS, row_of

        writer = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(row_of(claim) for claim in claims)
    else:
        listed = list(claims)
        rows: list[tuple[str, ...]] = [claim_row(claim) for claim in listed]
        columns: tuple[str, ...] = CLAIM_COLUMNS
        standing = NOBODY
        if review is not None:
            states = review(claim.id for claim in listed)
            rows = [(*row, states[c.id].value, c.id[:ID]) for row, c in zip(rows, listed, strict=True)]
            columns, standing = (*CLAIM_COLUMNS, "Review", "Id"), _standing(states)
        print_table(None, columns, rows)
        print_sum(Counter(claim.kind for claim in listed), standing)


def print_claims_of(title: str, claims: Sequence[Claim]) -> None:
    """The claims of one document as a table under its title."""
    print_table(title, CLAIM_COLUMNS, [claim_row(claim) for claim in claims])


def print_sum(kinds: Mapping[Kind, int], standing: str = NOBODY) -> None:
    """How many claims were printed, and what people made of them."""
    figures, refusals = kinds.get(Kind.COUNT, 0), kinds.get(Kind.REFUSAL, 0)
    print(f"{words.counted(figures, 'figure')}, {words.counted(refusals, 'refusal')}; {standing}")


def _standing(states: "Mapping[str, ReviewState]") -> str:
    """How many claims people have reviewed, and what they made of them."""
    counts = Counter(state.value for state in states.values())
    unseen = counts.pop("unreviewed", 0)
    if not counts:
        return NOBODY
    told = ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
    return f"{told}; {unseen} {NOBODY}"
