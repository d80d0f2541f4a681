"""`python -m benchmarks.link [MANY]`: what one more document costs to link, the 1,000th and the MANY-th.

Reports of invented incidents, one in four a copy of an earlier one, are put into a ledger; each that is
measured is added and linked as `tollbook add` does it. The last line is what must stay below 2.
"""

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median

from tollbook import pipeline
from tollbook.ledger import Ledger
from tollbook.model import Claim, Count, Document, Frame, Harm, Hedge, Period, Precision, Span, Victims

FEW, MANY = 1000, 100_000
STEP = 200
MEASURED = 15
SYLLABLES = ["ba", "ko", "ri", "ta", "mo", "ne", "lu", "sha", "vi", "dor", "gan", "mel", "pos", "rin", "tur"]


def report(number: int, random: Random) -> tuple[Document, list[Claim]]:
    """The report of that number: of an incident of its own, or of an earlier one in another outlet."""
    incident = number if number % 4 else max(0, number - random.randrange(1, 40))
    chance = Random(incident)  # noqa: S311
    place, person = ("".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(2))
    killed, hurt = chance.randrange(2, 60), chance.randrange(2, 90)
    text = (
        f"Police in {place} said that {killed} people were killed and {hurt} people were injured on a day "
        f"when a {chance.choice(('bus', 'market', 'depot', 'bridge', 'block of flats'))} was hit. "
        f"Mayor {person} told reporters that rescuers were still at work. Outlet {number % 500} has more."
    )
    day = date(2015, 1, 1) + timedelta(days=incident // 30)
    document = Document(f"report-{number}", text, None, f"Outlet {number % 500}", None, day)
    return document, [
        _claim(document, Harm.KILLED, killed, "killed"),
        _claim(document, Harm.WOUNDED, hurt, "injured"),
    ]


def _claim(document: Document, harm: Harm, count: int, word: str) -> Claim:
    words = f"{count} people were {word}"
    start = document.text.index(words)
    period = Period(None, document.published, document.published, Precision.DAY, Frame.INCIDENT)  # type: ignore[arg-type]
    return Claim.of(
        document=document.ref, harm=harm, spans=(Span.of(document.text, start, start + len(words)),),
        extractor="bench/1", count=Count(str(count), count, count, Hedge.EXACT), victims=Victims("people"),
        period=period,
    )  # fmt: skip


def add(book: Ledger, numbers: range, random: Random) -> float:
    """Add and link reports; the seconds that it took."""
    made = [report(n, random) for n in numbers]
    start = time.perf_counter()
    book.add([d for d, _ in made], [c for _, claims in made for c in claims])
    pipeline.link(book)
    return time.perf_counter() - start


def main(many: int) -> None:
    """Fill a ledger, and measure single documents at both sizes."""
    random = Random(1)  # noqa: S311
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "a.db") as book:
        done, costs = 0, []
        for size in (FEW, many):
            while done < size:
                add(book, range(done, min(size, done + STEP)), random)
                done = min(size, done + STEP)
            costs.append(median(add(book, range(done + i, done + i + 1), random) for i in range(MEASURED)))
            done += MEASURED
            print(f"document {done:>7}: {costs[-1] * 1000:.1f} ms")
        print(f"ratio {costs[1] / costs[0]:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
