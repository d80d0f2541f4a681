"""A slice to its three tables: what a worker does, wherever it runs."""

import errno
import gc
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from time import process_time
from typing import TypeVar

from tollbook.cases import Case, load_gazetteer
from tollbook.engines.engine import failure_of
from tollbook.extract import extract_many
from tollbook.extract.parse import load_parser
from tollbook.extract.prefilter import may_hold_claims
from tollbook.model import Claim, Document
from tollbook.pipeline.bulk.done import Counts, Done
from tollbook.pipeline.bulk.marks import Marks
from tollbook.pipeline.bulk.memory import at_most, peak_mb
from tollbook.pipeline.bulk.parts import Parts, parts
from tollbook.pipeline.bulk.places import is_over
from tollbook.pipeline.bulk.schemas import claim_row, document_row
from tollbook.pipeline.bulk.settings import Job
from tollbook.pipeline.bulk.sifting import Sieve, Sifted
from tollbook.pipeline.bulk.slices import Slice
from tollbook.pipeline.bulk.stopwatch import Stopwatch
from tollbook.read.html import get_ready
from tollbook.read.shards import Record, records_of

T = TypeVar("T")
R = TypeVar("R")

TOGETHER = 64  # pages, or documents, that one stage takes on end: fewer at a time are slower
HELD = 32 << 20  # bytes of records whose pages wait to be read
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EIO}
DEADLY = "its worker process died or hung, twice"
TOO_LARGE = "needs more memory than a worker may take"
NO_CLAIM = "no claim in it"
ROW = 1000  # characters that a row without a text takes in memory, at a guess


def work(job: Job, piece: Slice) -> Done:
    """Read a slice and write its parts and its account. Doing it again, however late, changes nothing.

    A disk that cannot be written is told in the answer: it is nobody's fault that one should be tried alone.
    """
    clock, out, began = Stopwatch(), Path(job.out), process_time()
    if is_over(out):
        return Done(piece.part)
    clock.turn("start")
    _make_ready(job.case)
    marks = Marks(out, piece.part, job.deadline)
    try:
        with at_most(job.memory), marks.watched(), parts(out, piece.part) as written:
            records = records_of(Path(piece.shard.path), piece.shard.name, piece.form, piece.cut)
            counts = _Run(job, piece, marks, written, clock).over(records)
            clock.turn("write")
            files = written.close()
        done = Done(piece.part, counts, files, clock.stop(), process_time() - began, peak_mb())
        if not is_over(out):
            done.keep(out)
    except OSError as error:
        if error.errno not in FULL:
            raise
        return Done(piece.part, full=error.strerror or str(error))
    marks.forget()
    return done


def _make_ready(case: Case | None) -> None:
    """What is loaded once a process is loaded here, before a record is at risk."""
    load_gazetteer(case)
    load_parser()
    may_hold_claims(b"")
    get_ready()
    _settle()


@cache
def _settle() -> None:
    """Let the collector pass over what stays for good: it would walk the tables again and again."""
    gc.collect()
    gc.freeze()


class _Run:
    """One pass over a slice."""

    def __init__(self, job: Job, piece: Slice, marks: Marks, written: Parts, clock: Stopwatch) -> None:
        self._job, self._piece, self._marks, self._written, self._clock = job, piece, marks, written, clock
        self._gazetteer = load_gazetteer(job.case)
        self._sieve = Sieve(piece.form, clock)
        self._promising: list[tuple[Record, Sifted]] = []
        self._waiting: list[tuple[Record, Document]] = []
        self._held = 0
        self._seen: Counter[str] = Counter()
        self._passed: Counter[str] = Counter()

    def over(self, records: Iterator[Record]) -> Counts:
        """Sift, extract and write; what it came to."""
        number = self._piece.cut.first
        while True:
            self._clock.turn("unpack")
            self._marks.at(number, number)
            if (record := next(records, None)) is None:
                break
            self._seen["records"] += 1
            self._seen["bytes"] += record.size
            self._take(record)
            number += 1
        self._finish()
        return Counts(**self._seen, passed=dict(sorted(self._passed.items())))

    def _take(self, record: Record) -> None:
        """Sift a record; one at which a worker died once is dealt with alone."""
        if record.number in self._marks.deadly:
            self._reject(record, DEADLY)
            return
        alone = record.number in self._marks.suspects
        if alone:
            self._finish()
            self._marks.at(record.number, record.number)
        try:
            for sifted in self._sieve.sift(record, self._piece.shard.name):
                self._put(record, sifted)
        except Exception as error:  # whatever a library does with a hostile page, the others go on
            self._reject(record, _reason(error))
        if alone:
            self._finish()
        elif len(self._promising) >= TOGETHER or self._held >= HELD:
            self._read()

    def _put(self, record: Record, sifted: Sifted) -> None:
        if sifted.rejected is not None:
            self._reject(record, sifted.rejected)
        elif sifted.passed is not None:
            self._passed[sifted.passed] += 1
        elif sifted.document is not None:
            self._waiting.append((record, sifted.document))
        else:
            self._promising.append((record, sifted))
            self._held += record.size

    def _finish(self) -> None:
        """Read what waits, and its claims."""
        self._read()
        self._extract()

    def _read(self) -> None:
        """Read the pages that wait in full, where that is worth it."""
        promising, self._promising, self._held = self._promising, [], 0
        for record, sifted in self._together(promising, self._sieve.read):
            self._put(record, sifted)
        if len(self._waiting) >= TOGETHER:
            self._extract()

    def _extract(self) -> None:
        """Read the claims of the documents that wait, and write them."""
        waiting, self._waiting = self._waiting, []
        told = self._together(waiting, self._claims)
        self._clock.turn("write")
        for _, (document, claims) in told:
            self._write(document, claims)

    def _claims(self, documents: Sequence[Document]) -> list[tuple[Document, tuple[Claim, ...]]]:
        self._clock.turn("claims")
        claims = extract_many(documents, gazetteer=self._gazetteer, case=self._job.case)
        return list(zip(documents, claims, strict=True))

    def _together(
        self, batch: Sequence[tuple[Record, T]], work: Callable[[Sequence[T]], Sequence[R]]
    ) -> list[tuple[Record, R]]:
        """What work makes of some records' parts; where it fails for all together, of each by itself."""
        if not batch:
            return []
        self._marks.at(batch[0][0].number, batch[-1][0].number)
        records, given = zip(*batch, strict=True)
        try:
            return list(zip(records, work(given), strict=True))
        except Exception as error:
            if len(batch) > 1:
                return [made for each in batch for made in self._together([each], work)]
            self._reject(records[0], _reason(error))
            return []

    def _write(self, document: Document, claims: Sequence[Claim]) -> None:
        if not claims:
            self._passed[NO_CLAIM] += 1
            return
        row = document_row(document, tuple(claims), text=self._job.settings.texts)
        self._written.add("documents", row, len(document.text))
        for claim in claims:
            self._written.add("claims", claim_row(claim), ROW)
        self._seen["documents"] += 1
        self._seen["claims"] += len(claims)

    def _reject(self, record: Record, reason: str) -> None:
        row = {
            "input": self._piece.shard.name,
            "record": record.number,
            "place": record.place,
            "reason": reason,
        }
        self._written.add("rejects", row, ROW)
        self._seen["rejects"] += 1


def _reason(error: Exception) -> str:
    return TOO_LARGE if isinstance(error, MemoryError) else failure_of(error)
