"""The pages with gold text, and what each says of its day: `dates.jsonl`, made by hand.

`dates.jsonl` names a page by the first 16 digits of its hash. `day` is the day that the page shows its
readers, else the one in its own markup; `moment` is there where the markup's clock,
mostly UTC, is on another day.
Pages in other languages than English and pages that state no day are not in it.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

FOLDER = "data/html_pages/dev_aeb"
DATES = Path(__file__).with_name("dates.jsonl")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's bytes, its article as people marked it, and when it was published if it says so."""

    hash: str
    html: bytes
    gold: str
    day: date | None
    moment: datetime | None

    def is_right(self, published: date | datetime | None) -> bool:
        """Whether a publication date is the day that the page shows, or the moment in its markup."""
        if isinstance(published, datetime):
            return published.date() == self.day or published == self.moment
        return published == self.day or (self.moment is not None and published == self.moment.date())


def pages(shared: Path) -> Iterator[Page]:
    """Every page, in the order of their hashes."""
    rows = [json.loads(line) for line in DATES.read_text().splitlines()]
    known = {row["page"]: row for row in rows}
    gold = json.loads((shared / FOLDER / "ground-truth.json").read_text(encoding="utf-8"))
    for name in sorted(gold):
        row = known.get(name[:16], {})
        day, moment = row.get("day"), row.get("moment")
        html = gzip.decompress((shared / FOLDER / "html" / f"{name}.html.gz").read_bytes())
        yield Page(
            name, html, gold[name]["articleBody"], date.fromisoformat(day) if day else None,
            datetime.fromisoformat(moment) if moment else None,
        )  # fmt: skip
