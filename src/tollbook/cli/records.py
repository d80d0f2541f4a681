"""Records to standard output: as a table for people, JSON Lines or CSV for programs."""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
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
UNSEEN, AT_ONCE = "unreviewed", 500
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
    """Claims in the form asked for, and what people made of them.

    Args:
        claims: In the order in which they are printed.
        form: A table tells the id by which to speak of each claim. JSON Lines have no place for what people
            made of it: how many they have seen goes to standard error.
        review: Tells what people made of the claims of some ids; without it nobody has seen them.
    """
    states: Counter[str] = Counter()
    told = _with_states(claims, review, states)
    if form is Format.JSONL:
        print_json(claim for claim, _ in told)
        if review is not None:
            print(_standing(states), file=sys.stderr)
    elif form is Format.CSV:
        _print_csv(told)
    else:
        listed = list(told)
        rows: list[tuple[str, ...]] = [claim_row(claim) for claim, _ in listed]
        columns: tuple[str, ...] = CLAIM_COLUMNS
        if review is not None:
            rows = [(*row, state, c.id[:ID]) for row, (c, state) in zip(rows, listed, strict=True)]
            columns = (*CLAIM_COLUMNS, "Review", "Id")
        print_table(None, columns, rows)
        print_sum(Counter(claim.kind for claim, _ in listed), _standing(states))


def _with_states(
    claims: Iterable[Claim],
    review: "Callable[[Iterable[str]], Mapping[str, ReviewState]] | None",
    counts: Counter[str],
) -> Iterator[tuple[Claim, str]]:
    """Each claim with what people made of it, which is counted."""
    rest = iter(claims)
    while batch := list(islice(rest, AT_ONCE)):
        states = review(claim.id for claim in batch) if review else {}
        for claim in batch:
            state = states[claim.id].value if review else UNSEEN
            counts[state] += 1
            yield claim, state


def _print_csv(told: Iterable[tuple[Claim, str]]) -> None:
    from tollbook.export.notes import UNSEEN as MACHINE_READ
    from tollbook.export.rows import COLUMNS, row_of

    writer = csv.DictWriter(sys.stdout, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for claim, state in told:
        writer.writerow(row_of(claim, MACHINE_READ if state == UNSEEN else state))


def print_claims_of(title: str, claims: Sequence[Claim]) -> None:
    """The claims of one document as a table under its title."""
    print_table(title, CLAIM_COLUMNS, [claim_row(claim) for claim in claims])


def print_sum(kinds: Mapping[Kind, int], standing: str = NOBODY) -> None:
    """How many claims were printed, and what people made of them."""
    figures, refusals = kinds.get(Kind.COUNT, 0), kinds.get(Kind.REFUSAL, 0)
    print(f"{words.counted(figures, 'figure')}, {words.counted(refusals, 'refusal')}; {standing}")


def _standing(states: Mapping[str, int]) -> str:
    """How many claims people have reviewed, and what they made of them."""
    counts = dict(states)
    unseen = counts.pop(UNSEEN, 0)
    if not counts:
        return NOBODY
    told = ", ".join(f"{number} {state}" for state, number in sorted(counts.items()))
    return f"{told}; {unseen} {NOBODY}"
