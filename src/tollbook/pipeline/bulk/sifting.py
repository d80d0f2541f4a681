"""From a record to the documents in it that may hold claims, the cheapest test first.

Hot path: of a hundred pages of a crawl, a few are read in full. What a test sends away is counted by why;
only what should have been a report and cannot be read is a reject. `benchmarks/bulk.py` measures it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tollbook.errors import InputError, UnsupportedError
from tollbook.extract import may_claim
from tollbook.extract.prefilter import may_hold_claims, names_harm
from tollbook.model import Document
from tollbook.pipeline.bulk.stopwatch import Stopwatch
from tollbook.read import Given
from tollbook.read.html import LIMIT, bare_text, body_of, decode_page, page, quick_text
from tollbook.read.jsonl import document_of_fields
from tollbook.read.kinds import Kind, kind_of
from tollbook.read.shards import Form, Record, fields_of
from tollbook.read.single import read_single
from tollbook.read.source import Source
from tollbook.read.warc.reading import sources_of

GIVEN = Given()
NO_REPORT = "no page, text, PDF or feed"
NO_HARM = "no word of harm beside a figure"
NO_FIGURE = "no figure of people harmed"
BLANK = "blank line"


@dataclass(frozen=True, slots=True)
class Sifted:
    """What one part of a record came to.

    Attributes:
        document: A report that may hold claims.
        page: A page that may, not yet read, of which `quick` is the main text.
        passed: Why it need not be read.
        rejected: Why it cannot be read.
    """

    document: Document | None = None
    page: Source | None = None
    quick: str = ""
    passed: str | None = None
    rejected: str | None = None


class Sieve:
    """Sifts records of one form, charging each test's time to its stage."""

    def __init__(self, form: Form, clock: Stopwatch) -> None:
        self._by_page = form in (Form.MEMBERS, Form.WARC, Form.PACKED_WARC)
        self._clock = clock

    def sift(self, record: Record, origin: str) -> Iterator[Sifted]:
        """What a record comes to, at least one answer.

        Args:
            record: As it was read.
            origin: Its file's name.
        """
        if record.lost:
            yield Sifted(rejected=f"{record.size} bytes lost: {record.lost}")
            return
        try:
            found = False
            for sifted in self._archived(record) if self._by_page else self._told(record, origin):
                found = True
                yield sifted
            if not found:
                yield Sifted(passed=NO_REPORT)
        except UnsupportedError as error:
            yield Sifted(passed=error.what)
        except InputError as error:
            yield Sifted(rejected=error.what)

    def read(self, promising: Sequence[Sifted]) -> list[Sifted]:
        """Read the pages among some answers in full, where their main text tells a figure."""
        self._clock.turn("figures in quick text")
        tell = [each.page is None or may_claim(each.quick) for each in promising]
        self._clock.turn("read in full")
        return [_read(each, tells=tells) for each, tells in zip(promising, tell, strict=True)]

    def _told(self, record: Record, origin: str) -> Iterator[Sifted]:
        """A record that is a text."""
        self._clock.turn("record")
        if record.fields is None and not record.data.strip():
            yield Sifted(passed=BLANK)
            return
        fields = fields_of(record)
        text = fields.get("text")
        if isinstance(text, str) and not self._may(text.encode("utf-8", "surrogatepass"), "gate on text"):
            yield Sifted(passed=NO_HARM)
            return
        self._clock.turn("read in full")
        yield Sifted(document_of_fields(fields, record.place, origin, GIVEN))

    def _archived(self, record: Record) -> Iterator[Sifted]:
        """A record of a web archive: in most cases one page."""
        self._clock.turn("record")
        for source in sources_of(record.data, record.place):
            try:
                if kind_of(source) is Kind.HTML:
                    yield self._page(source)
                else:
                    yield from self._other(source)
            except UnsupportedError as error:
                yield Sifted(passed=error.what)
            except InputError as error:
                yield Sifted(rejected=error.what)
            self._clock.turn("record")

    def _page(self, source: Source) -> Sifted:
        self._clock.turn("gate on bytes")
        data = source.read(LIMIT)
        body = body_of(data)
        # Words and figures stand together only once tags are gone, which few pages are worth.
        if _is_ascii_based(source, data) and not names_harm(body) and not may_hold_claims(bare_text(body)):
            return Sifted(passed=NO_HARM)
        self._clock.turn("quick text")
        quick = quick_text(_decoded(data, body, source.charset))
        if not self._may(quick.encode("utf-8", "surrogatepass"), "gate on text"):
            return Sifted(passed=NO_HARM)
        return Sifted(page=source, quick=quick)

    def _other(self, source: Source) -> Iterator[Sifted]:
        self._clock.turn("read in full")
        for document in read_single(source, GIVEN):
            may = self._may(document.text.encode("utf-8", "surrogatepass"), "gate on text")
            yield Sifted(document) if may else Sifted(passed=NO_HARM)
            self._clock.turn("read in full")

    def _may(self, data: bytes, stage: str) -> bool:
        self._clock.turn(stage)
        return may_hold_claims(data)


def _read(sifted: Sifted, *, tells: bool) -> Sifted:
    if sifted.page is None:
        return sifted
    if not tells:
        return Sifted(passed=NO_FIGURE)
    try:
        return Sifted(page(sifted.page, GIVEN))
    except UnsupportedError as error:
        return Sifted(passed=error.what)
    except InputError as error:
        return Sifted(rejected=error.what)


def _decoded(data: bytes, body: bytes, charset: str | None) -> str:
    """A page's body as text. Where it is not plainly UTF-8 the head is asked, too."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return decode_page(data, charset)[0]


def _is_ascii_based(source: Source, data: bytes) -> bool:
    """Whether words of English can be seen in the bytes: not in UTF-16, UTF-32 or UTF-7."""
    declared = (source.charset or "").lower()
    return not declared.startswith(("utf-16", "utf-32", "utf-7", "ucs")) and b"\0" not in data[:64]
