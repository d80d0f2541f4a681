"""Text and JSON Lines in, documents out; and what is refused."""

from datetime import date
from pathlib import Path

import pytest

from tollbook.errors import InputError, UnsupportedError
from tollbook.model import Document
from tollbook.read import Given, read_documents


def read(path: Path, **given: object) -> list[Document]:
    """All documents of an input."""
    return list(read_documents(str(path), Given(**given)))  # type: ignore[arg-type]


def test_plain_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    """A text without a header is its own text, with line ends made alike."""
    path = tmp_path / "a.txt"
    path.write_bytes("14 dead – officials\r\nMore follows".encode())
    (document,) = read(path)
    assert document.text == "14 dead – officials\nMore follows"
    assert document.id == str(path)


def test_a_header_gives_what_is_known_of_publication(tmp_path: Path) -> None:
    """`key: value` lines before a blank line are the header and no part of the text."""
    path = tmp_path / "a.txt"
    path.write_text("Title: A strike\nOutlet: The Ledger\nDate: 2022-03-24\n\n14 died.", encoding="utf-8")
    (document,) = read(path)
    assert (document.title, document.outlet, document.published) == (
        "A strike",
        "The Ledger",
        date(2022, 3, 24),
    )
    assert document.text == "14 died."


def test_front_matter_is_a_header_too(tmp_path: Path) -> None:
    """YAML front matter, with a folded line, is read the same way."""
    path = tmp_path / "a.md"
    path.write_text(
        '---\ntitle: "A strike on\n  the port"\npubDate: 2022-03-24\n---\n\n14 died.\n', encoding="utf-8"
    )
    (document,) = read(path)
    assert document.published == date(2022, 3, 24)
    assert document.text == "14 died.\n"


def test_a_first_line_with_a_colon_is_no_header(tmp_path: Path) -> None:
    """A report that begins with "Update: 14 dead" keeps that line."""
    path = tmp_path / "a.txt"
    path.write_text("Update: 14 dead\n\nMore follows.", encoding="utf-8")
    assert read(path)[0].text.startswith("Update: 14 dead")


def test_what_the_caller_says_wins(tmp_path: Path) -> None:
    """--published and --outlet stand over the header."""
    path = tmp_path / "a.txt"
    path.write_text("outlet: One\npublished: 2020-01-01\n\n14 died.", encoding="utf-8")
    (document,) = read(path, outlet="Two", published=date(2021, 1, 1))
    assert (document.outlet, document.published) == ("Two", date(2021, 1, 1))


def test_json_lines_keep_the_callers_ids(tmp_path: Path) -> None:
    """Each line is a document under the id that it gives."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "P1", "text": "One died."}\n\n{"id": 2, "text": "Two."}\n', encoding="utf-8")
    assert [d.id for d in read(path)] == ["P1", "2"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t ", "is empty"),
        ("head.txt", b"title: x\n\n \n", "no text"),
        ("latin.txt", "caf\u00e9: 14 morts".encode("cp1252"), "not valid utf-8 at byte 3"),
        ("bad.jsonl", b'{"id": "a", "text": "x"}\n{"id": ', "line 2: is not JSON"),
        ("list.jsonl", b"[1]", "no JSON object"),
        ("noid.jsonl", b'{"text": "x"}', "has no 'id'"),
        ("notext.jsonl", b'{"id": "x"}', "has no 'text'"),
        ("date.jsonl", b'{"id": "x", "text": "y", "published": "soon"}', "is no date"),
        ("deep.jsonl", b"[" * 200_000, "is not JSON"),
    ],
)
def test_what_cannot_be_read_says_so(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """Bad input is one clear error that names the input."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError, match=said) as caught:
        read(path)
    assert str(caught.value).startswith(str(path))


def test_a_declared_encoding_is_used(tmp_path: Path) -> None:
    """--encoding reads what is not UTF-8; one that does not exist is refused."""
    path = tmp_path / "a.txt"
    path.write_bytes("caf\u00e9: 14 morts".encode("cp1252"))
    assert read(path, encoding="cp1252")[0].text == "caf\u00e9: 14 morts"
    with pytest.raises(InputError, match="no encoding"):
        read(path, encoding="klingon")


def test_missing_and_binary_inputs_are_refused(tmp_path: Path) -> None:
    """A path that is not there and a program file each give a clear error."""
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "nowhere.txt")
    (tmp_path / "a.bin").write_bytes(b"\x7fELF\0\0\0\1")
    with pytest.raises(UnsupportedError, match="binary"):
        read(tmp_path / "a.bin")


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "ftp://example.org/report.txt", "gopher://example.org"]
)
def test_other_addresses_are_no_files(address: str) -> None:
    """An address of another kind is refused as what it is, not looked for on the disk."""
    with pytest.raises(UnsupportedError, match="use http or https"):
        list(read_documents(address))
