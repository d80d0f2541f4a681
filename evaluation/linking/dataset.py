"""The reports of the set: referenced articles, versions of them and written reports; and what is the same."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tomllib import loads
from typing import Any

from tollbook.model import Claim, Document

HERE = Path(__file__).parent
ARTICLES = "data/wikinews/articles.jsonl"


@dataclass(frozen=True, slots=True)
class Report:
    """A document, its story, and what single claims of it are the same as."""

    document: Document
    story: str
    same: dict[tuple[str, int | None, int | None], str] = field(default_factory=dict)

    def evidence(self, claim: Claim) -> str:
        """The name of the piece of evidence that a claim of it is."""
        low, high = (claim.count.low, claim.count.high) if claim.count else (None, None)
        named = self.same.get((claim.harm.value, low, high))
        # "At least 12" and "12" of one story are one figure.
        figure = high if low is None else low
        return named or f"{self.story}|{claim.harm.value}|{figure}|{claim.victims.role}"


def reports(shared: Path) -> list[Report]:
    """All of them; the articles that are not referenced stand beside as stories of their own."""
    table = loads((HERE / "stories.toml").read_text(encoding="utf-8"))
    frames = loads((HERE / "frames.toml").read_text(encoding="utf-8"))
    lines = (shared / ARTICLES).read_text(encoding="utf-8").splitlines()
    articles = {row["id"]: row for row in map(json.loads, lines)}
    stories = {row["article"]: row["story"] for row in table["reference"]}
    found = [Report(_article(row), stories.get(name, name)) for name, row in articles.items()]
    for name, story in stories.items():
        found.extend(Report(version, story) for version in _versions(_article(articles[name]), frames))
    found.extend(_written(row, number, frames) for number, row in enumerate(table["report"]))
    return found


def _article(row: dict[str, Any]) -> Document:
    return Document(
        row["id"], row["text"], row.get("title"), row.get("outlet"), row.get("url"),
        date.fromisoformat(row["published"]),
    )  # fmt: skip


def _versions(original: Document, frames: dict[str, str]) -> Iterator[Document]:
    """The article cut short under another title, and whole in the frame of another site a day later."""
    paragraphs = [p for p in original.text.split("\n\n") if p.strip()]
    short = "\n\n".join(paragraphs[: max(2, len(paragraphs) // 2)])
    assert isinstance(original.published, date)
    yield Document(f"{original.id} short", short, "In brief", "The Harbour Post", None, original.published)
    framed = f"{frames['station']}\n\n{original.text}\n\n{frames['station']}"
    later = original.published + timedelta(days=1)
    yield Document(f"{original.id} framed", framed, "From our partners", "Channel 4 Ashford", None, later)


def _written(row: dict[str, Any], number: int, frames: dict[str, str]) -> Report:
    frame = frames.get(row.get("frame", ""), "")
    text = f"{frame}\n\n{row['text'].strip()}\n\n{frame}" if frame else row["text"].strip()
    document = Document(
        f"written-{number}", text, row["title"], row["outlet"], None, date.fromisoformat(row["published"])
    )
    same = {(s["harm"], s.get("low"), s.get("high")): s["is"] for s in row.get("same", ())}
    return Report(document, row["story"], same)
