"""How fast names are found, against one regular expression of all names in the same process.

Run as `PYTHONPATH=src python benchmarks/gazetteer.py [FILE…]`: plain text files, by default the bundled
reports over and over. Prints megabytes of UTF-8 a second of both, the ratio, and how often they agree.
"""

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tollbook.cases import demo_reports, load_gazetteer
from tollbook.cases.tables import builtin_names

Spans = list[tuple[int, int]]
ROUNDS = 5


def corpus(paths: list[str]) -> str:
    """Two megabytes or so of text."""
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    texts = texts or [report.read_text(encoding="utf-8") for report in demo_reports()]
    once = "\n\n".join(texts)
    return "\n\n".join([once] * max(1, 2_000_000 // len(once)))


def peer() -> Callable[[str], Spans]:
    """The obvious way: an alternation of all names, the longest first, between word boundaries."""
    names = sorted({name for table in builtin_names() for name, _ in table.named}, key=len, reverse=True)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")
    return lambda text: [match.span() for match in pattern.finditer(text)]


def seconds(work: Callable[[str], Spans], text: str, rounds: int) -> float:
    """The fastest of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work(text)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    text = corpus(sys.argv[1:])
    gazetteer = load_gazetteer()

    def ours(part: str) -> Spans:
        return [(mention.start, mention.end) for mention in gazetteer.find(part)]

    naive = peer()
    sample = text[:60_000]
    size, small = len(text.encode()) / 1e6, len(sample.encode()) / 1e6
    fast, slow = size / seconds(ours, text, ROUNDS), small / seconds(naive, sample, 2)
    found, expected = set(ours(sample)), set(naive(sample))
    print(f"gazetteer.find   {fast:8.2f} MB/s over {size:.1f} MB")
    print(f"re alternation   {slow:8.3f} MB/s over {small:.2f} MB")
    print(f"ratio            {fast / slow:8.1f}")
    print(f"of the peer's {len(expected)} finds {len(found & expected)} are ours too; we have {len(found)}")


if __name__ == "__main__":
    main()
