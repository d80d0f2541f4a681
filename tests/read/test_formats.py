"""PDF, mail, feeds, archives and directories."""

import gzip
import logging
from datetime import UTC, date, datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.read.pages import REPORT, gzip_bomb, linked, page, pdf, record, rss, warc_gz
from tollbook.errors import InputError, UnsupportedError
from tollbook.model import Document
from tollbook.read import read_documents

GERMAN = "Bei einem Brand im Hafen sind am Dienstag vierzehn Menschen ums Leben gekommen, wie es heißt."


def read(path: Path, data: bytes | None = None) -> list[Document]:
    """All documents of an input."""
    if data is not None:
        path.write_bytes(data)
    return list(read_documents(str(path)))


def test_a_pdf_gives_its_text(tmp_path: Path) -> None:
    """Also where its name says that it is a page."""
    for name in ("a.pdf", "a.html", "a"):
        (document,) = read(tmp_path / name, pdf(REPORT[0]))
        assert document.text == REPORT[0]
        assert document.reader.startswith("pdf/1+pypdfium2-")


@pytest.mark.parametrize("data", [pdf("x")[:60], b"%PDF-1.7\n" + bytes(range(1, 200)) * 50, pdf("")])
def test_a_pdf_that_cannot_be_read_says_so(tmp_path: Path, data: bytes) -> None:
    """Damaged, or a scan without text: one clear error."""
    with pytest.raises(InputError, match=r"damaged PDF|has no text"):
        read(tmp_path / "a.pdf", data)


def test_a_message_gives_its_plain_text(tmp_path: Path) -> None:
    """With its subject, its sender and its date; attachments stay closed."""
    message = EmailMessage()
    message["From"], message["Subject"] = (
        "The Harbour Post <desk@harbour.example>",
        "Fire in the port – 14 dead",
    )
    message["Date"] = "Thu, 24 Mar 2022 09:37:00 +0530"
    message.set_content("\n\n".join(REPORT))
    message.add_alternative(f"<p>{REPORT[0]}</p>", subtype="html")
    message.add_attachment(b"99 people were killed.", maintype="text", subtype="plain", filename="other.txt")
    for name in ("a.eml", "a.txt"):
        (document,) = read(tmp_path / name, message.as_bytes())
        assert document.text.strip() == "\n\n".join(REPORT)
        assert (document.title, document.outlet) == ("Fire in the port – 14 dead", "The Harbour Post")
        assert document.published == datetime(
            2022, 3, 24, 9, 37, tzinfo=timezone(timedelta(hours=5, minutes=30))
        )


def test_a_message_of_html_alone_gives_its_words(tmp_path: Path) -> None:
    """Without scripts and styles."""
    message = EmailMessage()
    message["From"], message["Subject"] = "desk@harbour.example", "Fire"
    message.set_content(
        f"<style>p {{}}</style><p>{REPORT[0]}</p><script>x()</script><p>{REPORT[1]}</p>", subtype="html"
    )
    assert read(tmp_path / "a.eml", message.as_bytes())[0].text == "\n\n".join(REPORT)


def test_a_broken_message_is_a_clear_error_or_its_text(tmp_path: Path) -> None:
    """Whatever its headers are, no other exception gets out."""
    data = (
        b"From: =?x?q?=ff?= <\xff\nDate: yesterday\nContent-Type: text/plain; charset=klingon\n\n"
        + REPORT[0].encode()
    )
    assert read(tmp_path / "a.eml", data)[0].text == REPORT[0]
    with pytest.raises(InputError, match="without text"):
        read(
            tmp_path / "b.eml",
            b"From: a\nSubject: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n--x--",
        )


def test_each_entry_of_a_feed_is_a_document(tmp_path: Path) -> None:
    """With its own address, date and title; the outlet is the feed's."""
    items = [
        f"<title>Fire {n}</title><link>https://harbour.example/{n}</link><guid>g{n}</guid>"
        f"<pubDate>Thu, 24 Mar 2022 0{n}:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{REPORT[n]}&lt;/p&gt;</description>"
        for n in range(2)
    ]
    first, second = read(tmp_path / "a.xml", rss(*items))
    assert (first.id, second.id) == ("g0", "g1")
    assert (first.text, second.text) == REPORT
    assert first.outlet == "The Harbour Post"
    assert second.url == "https://harbour.example/1"
    assert second.published == datetime(2022, 3, 24, 1, tzinfo=UTC)


def test_an_atom_feed_is_read_too(tmp_path: Path) -> None:
    """Its content wins over its summary."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title>'
        "<entry><id>e1</id><title>Fire</title>"
        f"<published>2022-03-24</published><summary>Short.</summary>"
        f"<content type='html'>{REPORT[0]}</content></entry></feed>"
    )
    (document,) = read(tmp_path / "a.atom", atom.encode())
    assert (document.id, document.text, document.published) == ("e1", REPORT[0], date(2022, 3, 24))


def test_a_feed_runs_nothing_and_opens_nothing(tmp_path: Path) -> None:
    """Scripts are dropped; an external entity is not resolved; entities that grow without end do not."""
    secret = tmp_path / "secret.txt"
    secret.write_text("99 people were killed in secret.")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    prologue = f'<!DOCTYPE rss [<!ENTITY l0 "ha"><!ENTITY x SYSTEM "{secret.as_uri()}">{laughs}]>'
    item = f"<description>{REPORT[0]} &lt;script&gt;steal()&lt;/script&gt; &x; &l9;</description>"
    (document,) = read(tmp_path / "a.xml", rss(item, prologue=prologue))
    assert document.text.startswith(REPORT[0])
    assert "secret" not in document.text
    assert "steal" not in document.text
    assert len(document.text) < len(REPORT[0]) + 100


def test_an_entry_that_cannot_be_read_does_not_stop_the_feed(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said in one line, and the others are read."""
    items = [f"<description>{text}</description>" for text in (GERMAN, REPORT[0])]
    with caplog.at_level(logging.WARNING, "tollbook.read"):
        assert [d.text for d in read(tmp_path / "a.xml", rss(*items))] == [REPORT[0]]
    assert "is in German" in caplog.text


def archive() -> list[bytes]:
    """Three records with a report each."""
    return [
        record(
            f"https://harbour.example/{n}",
            page(f"Police said that {n} people were killed in the fire.").encode(),
        )
        for n in (11, 12, 13)
    ]


@pytest.mark.parametrize("form", ["plain", "by record", "as a whole"])
def test_an_archive_gives_its_pages(tmp_path: Path, form: str) -> None:
    """Plain, packed record by record, or packed as a whole; each says where in the archive it lies."""
    plain = b"".join(archive())
    data = {"plain": plain, "by record": warc_gz(*archive()), "as a whole": gzip.compress(plain)}[form]
    name = "a.warc" if form == "plain" else "a.warc.gz"
    documents = read(tmp_path / name, data)
    assert [d.text[17:19] for d in documents] == ["11", "12", "13"]
    assert [d.id for d in documents] == [f"https://harbour.example/{n}" for n in (11, 12, 13)]
    assert len({d.origin for d in documents}) == 3


@pytest.mark.parametrize("packed", [True, False])
def test_damage_costs_one_record_and_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, packed: bool
) -> None:
    """Reading goes on at the next record, and what was lost is noted in what follows."""
    first, second, third = archive()
    broken = gzip.compress(second) if packed else second
    middle = len(broken) // 2
    broken = broken[:middle] + b"\0" * 40 + broken[middle + 40 :] if packed else b"garbage" + second[7:]
    data = gzip.compress(first) + broken + gzip.compress(third) if packed else first + broken + third
    with caplog.at_level(logging.WARNING, "tollbook.read"):
        documents = read(tmp_path / "a.warc", data)
    assert [d.text[17:19] for d in documents] == ["11", "13"]
    assert "lost" in caplog.text
    assert any("damaged: lost" in note for note in documents[-1].notes)


def test_an_archive_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    """As a download that broke off does."""
    for data in (warc_gz(*archive())[:-30], b"".join(archive())[:-200]):
        assert [d.text[17:19] for d in read(tmp_path / "a.warc", data)] == ["11", "12"]


def test_what_is_no_report_in_an_archive_is_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Pictures, errors and other languages are passed over; the languages are said."""
    data = b"".join(
        (
            record("https://harbour.example/x.png", b"\x89PNG", "image/png"),
            record("https://harbour.example/gone", page().encode(), status=404),
            record("https://harbour.example/de", page(GERMAN, GERMAN).encode()),
            record("https://harbour.example/text", REPORT[0].encode(), "text/plain"),
        )
    )
    with caplog.at_level(logging.WARNING, "tollbook.read"):
        assert [d.text for d in read(tmp_path / "a.warc", data)] == [REPORT[0]]
    assert "passed over 1 of its records: is in German" in caplog.text


def test_an_archive_of_nothing_says_why(tmp_path: Path) -> None:
    """No document at all is an error that names the reasons."""
    with pytest.raises(InputError, match="1 × is in German"):
        read(tmp_path / "a.warc", record("https://harbour.example/de", page(GERMAN, GERMAN).encode()))


def test_a_bomb_in_an_archive_costs_its_record_alone(tmp_path: Path) -> None:
    """A member that expands without end is passed over."""
    first, _, third = archive()
    data = gzip.compress(first) + gzip_bomb(200 << 20) + gzip.compress(third)
    assert [d.text[17:19] for d in read(tmp_path / "a.warc.gz", data)] == ["11", "13"]


def test_a_directory_gives_all_that_can_be_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """In the order of names; what cannot be read is said, hidden files are passed over."""
    (tmp_path / "sub").mkdir()
    for name, data in {
        "b.txt": REPORT[1].encode(), "a.txt": REPORT[0].encode(), "sub/c.html": page().encode(),
        "d.bin": b"\x7fELF\0\0", ".hidden.txt": b"99 people were killed.",
    }.items():  # fmt: skip
        (tmp_path / name).write_bytes(data)
    with caplog.at_level(logging.WARNING, "tollbook.read"):
        documents = read(tmp_path)
    assert [Path(d.id).name for d in documents] == ["a.txt", "b.txt", "c.html"]
    assert "d.bin" in caplog.text


def test_a_directory_without_documents_is_an_error(tmp_path: Path) -> None:
    """Empty, or with nothing that can be read."""
    with pytest.raises(InputError, match="empty directory"):
        read(tmp_path)
    (tmp_path / "a.bin").write_bytes(b"\x7fELF\0\0")
    with pytest.raises(InputError, match="no document that can be read"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("mark", "said"),
    [(b"PK\x03\x04", "zip archive"), (b"7z\xbc\xaf", "7z"), (b"\x28\xb5\x2f\xfd", "zstandard")],
)
def test_packed_files_are_refused_unopened(tmp_path: Path, mark: bytes, said: str) -> None:
    """So a zip bomb is never unpacked."""
    with pytest.raises(UnsupportedError, match=said):
        read(tmp_path / "a.zip", mark + bytes(1000))


def test_a_page_may_be_packed(tmp_path: Path) -> None:
    """Gzip is taken off, whatever is in it."""
    head = linked('"datePublished": "2022-03-24"')
    (document,) = read(tmp_path / "a.html.gz", gzip.compress(page(head=head).encode()))
    assert document.published == date(2022, 3, 24)


@pytest.mark.parametrize("name", ["a.html.gz", "a.txt.gz", "a.jsonl.gz", "a.eml.gz"])
def test_a_gzip_bomb_is_refused(tmp_path: Path, name: str) -> None:
    """What expands a thousandfold is no report, under any name."""
    with pytest.raises(InputError):
        read(tmp_path / name, gzip.compress(REPORT[0].encode()) + gzip_bomb(300 << 20))


def test_a_gzip_cut_off_is_refused(tmp_path: Path) -> None:
    """Half a report is none."""
    with pytest.raises(InputError, match=r"cut off|damaged"):
        read(tmp_path / "a.txt.gz", gzip.compress((REPORT[0] * 50).encode())[:-20])
