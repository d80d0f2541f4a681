"""What was fetched, kept as it came: a WARC file that any web archive's tools can open years later."""

from io import BytesIO
from pathlib import Path

from tollbook.errors import FetchError
from tollbook.read.fetch.exchange import Answer

FILE = "fetched.warc.gz"


def archive(answer: Answer, folder: Path) -> None:
    """Add an answer to the folder's archive, headers and body as they came.

    Raises:
        FetchError: If the archive cannot be written.
    """
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    packed = BytesIO()
    head = StatusAndHeaders(str(answer.status), list(answer.raw), protocol="HTTP/1.1")
    writer = WARCWriter(packed, gzip=True)
    writer.write_record(
        writer.create_warc_record(answer.url, "response", payload=BytesIO(answer.wire), http_headers=head)
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / FILE).open("ab") as opened:
            opened.write(packed.getvalue())  # one write, so that two programs do not mix their records
    except OSError as error:
        raise FetchError(f"cannot be archived: {error.strerror}", where=str(folder)) from error
