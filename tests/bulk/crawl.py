"""Small crawls for the tests of bulk runs: pages, lines and rows, and whatever a crawl may hold."""

import json
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PLAIN = "The council approved the budget for the coming year after a debate that lasted until late. " * 4
TOLD = (
    "At least {n} people were killed when a bridge gave way in Arlen on Tuesday, police said. "
    "The mayor said that {m} others were injured and taken to hospital. " + PLAIN
)


def story(number: int) -> str:
    """A report with two claims."""
    return TOLD.format(n=number + 3, m=2 * number + 7)


def page(text: str, title: str = "A story") -> bytes:
    """A page with an article and what usually stands around one."""
    paragraphs = "".join(f"<p>{line.strip()}.</p>" for line in text.split(".") if line.strip())
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>"
        '<meta property="article:published_time" content="2024-03-05T10:00:00Z"></head><body>'
        "<nav><a href=/>Home</a> <a href=/news>News</a></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article><footer>All rights reserved</footer></body></html>"
    ).encode()


def texts(count: int, every: int = 3) -> list[str]:
    """Reports, one in `every` with claims."""
    return [story(n) if n % every == 0 else f"{n} {PLAIN}" for n in range(count)]


def write_warc(path: Path, pages: Iterable[bytes], *, packed: bool = True) -> Path:
    """A WARC of some pages, the same bytes every time."""
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=packed)
        for number, body in enumerate(pages):
            heads = StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            )
            named = {"WARC-Date": "2024-03-05T12:00:00Z", "WARC-Record-ID": f"<urn:uuid:{number}>"}
            record = writer.create_warc_record(
                f"https://news{number % 5}.example/{number}", "response", payload=BytesIO(body),
                http_headers=heads, warc_headers_dict=named,
            )  # fmt: skip
            writer.write_record(record)
    return path


def write_lines(path: Path, told: Sequence[str]) -> Path:
    """JSON Lines of some texts."""
    rows = ({"id": f"t{n}", "text": text, "published": "2024-03-05"} for n, text in enumerate(told))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def write_rows(path: Path, told: Sequence[str], groups: int = 4) -> Path:
    """Parquet of some texts, in row groups of a few."""
    import pyarrow as pa
    from pyarrow import parquet

    rows = [{"id": f"r{n}", "text": text, "published": "2024-03-05"} for n, text in enumerate(told)]
    parquet.write_table(pa.Table.from_pylist(rows), path, row_group_size=groups)
    return path
