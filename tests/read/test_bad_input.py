"""Bad input: all of the text or one clear error, soon, in little memory, and nothing half kept."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tollbook
from tests.read.pages import REPORT, gzip_bomb, page, pdf, rss
from tollbook import pipeline
from tollbook.errors import InputError, TollbookError
from tollbook.ledger import Ledger
from tollbook.read import read_documents
from tollbook.read.characters import readable, sound

HIDDEN = "Of\u00adficials said that 4\u200b98 sol\u200ddiers \u202ewere\u202c killed\ufeff\u2060."


def test_what_is_not_seen_does_not_hide_a_figure(tmp_path: Path) -> None:
    """Soft hyphens, zero-width characters and direction marks are taken out, and that is said."""
    path = tmp_path / "a.txt"
    path.write_text(HIDDEN, encoding="utf-8")
    (document,) = read_documents(str(path))
    assert document.text == "Officials said that 498 soldiers were killed."
    assert any("7 invisible" in note or "8 invisible" in note for note in document.notes)


def test_letters_with_marks_are_one_letter(tmp_path: Path) -> None:
    """A name with combining marks is the name without them; line ends are newlines."""
    path = tmp_path / "a.txt"
    path.write_bytes("In Kose\u0301, 14 people died.\r\n\r\nMore follows.\r".encode())
    assert next(read_documents(str(path))).text == "In Kos\u00e9, 14 people died.\n\nMore follows.\n"


def test_json_lines_keep_their_callers_offsets(tmp_path: Path) -> None:
    """Text in JSON Lines stays as it is, but for characters that no file can hold, one for one."""
    text = HIDDEN + "\r\n\ud800 NUL \0 e\u0301"
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text}))
    (document,) = read_documents(str(path))
    assert document.text == HIDDEN + "\r\n\ufffd NUL \ufffd e\u0301"
    assert any("2 unreadable" in note for note in document.notes)


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_made_readable(text: str) -> None:
    """The result can be written to any file, holds nothing unseen, and is made of itself."""
    made, _ = readable(text)
    made.encode("utf-8")
    assert readable(made)[0] == made
    assert len(sound(text)[0]) == len(text)


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_no_bytes_raise_anything_else(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Whatever the bytes and the name, it is documents or an error of ours."""
    folder = tmp_path_factory.getbasetemp()
    for suffix in (".txt", ".html", ".pdf", ".eml", ".xml", ".jsonl", ".warc", ".gz"):
        path = folder / f"any{suffix}"
        path.write_bytes(
            {".pdf": b"%PDF-", ".warc": b"WARC/1.0\r\n", ".gz": b"\x1f\x8b\x08"}.get(suffix, b"") + data
        )
        try:
            list(read_documents(str(path)))
        except TollbookError as error:
            assert "\n" not in str(error)


MEGABYTE = (f"<p>{REPORT[0]}</p>\n".encode() * 10_000)[: 1 << 20]


def large(path: Path) -> None:
    """A file of 200 MB that is all report."""
    with path.open("wb") as opened:
        for _ in range(200):
            opened.write(MEGABYTE)


def long_line(path: Path) -> None:
    """JSON Lines of 200 MB: a report, and then a line that does not end."""
    with path.open("wb") as opened:
        opened.write(json.dumps({"id": "a", "text": REPORT[0]}).encode() + b'\n{"id": "b", "text": "')
        for _ in range(200):
            opened.write(MEGABYTE.replace(b"\n", b" ").replace(b'"', b" "))


BAD: dict[str, Callable[[Path], object]] = {
    "large.txt": large,
    "large.html": large,
    "lines.jsonl": long_line,
    "empty.html": lambda p: p.write_bytes(b""),
    "nul.txt": lambda p: p.write_bytes(b"14 died\0"),
    "deep.html": lambda p: p.write_text("<div>" * 100_000 + REPORT[0]),
    "bomb.html.gz": lambda p: p.write_bytes(gzip_bomb(200 << 20)),
    "bomb.txt.gz": lambda p: p.write_bytes(gzip_bomb(200 << 20)),
    "bomb.zip": lambda p: p.write_bytes(b"PK\x03\x04" + bytes(5000)),
    "paragraphs.html": lambda p: p.write_bytes(MEGABYTE * 9),
    "menu.html": lambda p: p.write_text("<html><body>" + "<p><a href=/>World</a></p>" * 5000),
    "half.pdf": lambda p: p.write_bytes(pdf(REPORT[0])[:200]),
    "laughs.xml": lambda p: p.write_bytes(
        rss(
            f"<description>{REPORT[0]} &l9;</description>",
            prologue="<!DOCTYPE r [<!ENTITY l0 'ha'>"
            + "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
            + "]>",
        )
    ),
}

PROGRAM = """
import pathlib, re, resource, sys
from tollbook.errors import InputError
from tollbook.read import read_documents
for warm in sys.argv[1:2]:
    list(read_documents(warm))
before = resource.getrusage(resource.RUSAGE_SELF)
try:
    print(len(list(read_documents(sys.argv[2]))), "documents")
except InputError as error:
    print(error)
after = resource.getrusage(resource.RUSAGE_SELF)
status = pathlib.Path("/proc/self/status")  # its own peak: ru_maxrss begins with that of who started it
peak = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) if status.exists() else after.ru_maxrss
print(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, peak // 1024)
"""


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_soon_and_in_little_memory(tmp_path: Path, name: str) -> None:
    """Two seconds of work and 300 MB, imports not counted, and one line that names the file."""
    warm, path = tmp_path / "warm.html", tmp_path / name
    warm.write_text(page())
    BAD[name](path)
    source = str(Path(tollbook.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(warm), str(path)], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": source},
    )  # fmt: skip
    said, spent = done.stdout.splitlines()
    seconds, megabytes = map(float, spent.split())
    assert said.startswith(str(path)) or said == "1 documents"
    assert seconds <= 4  # twice what is promised, for machines that are in use
    assert megabytes <= 300


def test_nothing_is_half_kept(tmp_path: Path) -> None:
    """An input that breaks off after a good record leaves the ledger as it was."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": REPORT[0]}) + "\n{broken")
    with Ledger.open(tmp_path / "a.db") as book:
        head = book.head
        with pytest.raises(InputError, match="line 2"):
            pipeline.keep(book, str(path))
        assert book.head == head
        assert list(book.documents()) == []
