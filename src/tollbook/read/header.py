"""The head of a text: `key: value` lines before the first blank line, or YAML front matter between `---`."""

import re

FIELDS = {
    "id": "id", "title": "title", "headline": "title", "subject": "title", "outlet": "outlet",
    "publisher": "outlet",
    "url": "url", "source_url": "url", "published": "published", "date": "published", "pubdate": "published",
    "note": "note", "language": "language",
}  # fmt: skip
LINE = re.compile(r"([A-Za-z_]{2,24}):[ \t]+(\S.*)")
FENCE = "---"


def split_header(text: str) -> tuple[dict[str, str], str]:
    """The known fields of a text's header, and the text after it.

    A text whose first lines are not all `key: value` with known keys has no header: a report may well begin
    with "Update: 14 dead".
    """
    if text.startswith(FENCE + "\n"):
        head, fence, body = text[len(FENCE) + 1 :].partition("\n" + FENCE + "\n")
        if fence:
            return _known(_folded(head)), body.lstrip("\n")
        return {}, text
    head, _, body = text.partition("\n\n")
    lines = head.split("\n")
    matches = [LINE.fullmatch(line.rstrip()) for line in lines]
    if body and all(m and m[1].lower() in FIELDS for m in matches):
        return _known(lines), body.lstrip("\n")
    return {}, text


def _folded(head: str) -> list[str]:
    """YAML's indented continuation lines joined to the line that they go on from."""
    return re.sub(r"\n[ \t]+", " ", head).split("\n")


def _known(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        match = LINE.fullmatch(line.rstrip())
        name = match and FIELDS.get(match[1].lower())
        if match and name:
            found.setdefault(name, match[2].strip().strip("\"'"))
    return found
