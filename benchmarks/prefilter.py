"""Megabytes a second that the gate for crawls reads, against Python's `re`.

`python benchmarks/prefilter.py [FILE…]`. Without files it reads plain news of its own making, mostly without
harm. The peer runs the same patterns in the same process; it reads less of the text, since it is so much
slower. Budget: 200 MB/s on one core.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tollbook.extract.patterns import patterns
from tollbook.extract.prefilter import candidates, may_hold_claims
from tollbook.extract.sentences import split

ROUNDS = 5
ARTICLES = 2000
SUBJECTS = ["The council", "A spokeswoman for the museum", "The club's new coach", "Shares in the company"]
VERBS = ["said on Monday that", "rose by 3 per cent after", "welcomed", "will open again once"]
OBJECTS = [
    "the plan for a new bridge over the river",
    "rain across the northern valleys",
    "a record year for tourism",
    "the festival, which drew visitors from nine countries",
    "its results for the quarter",
    "a choir of 40 voices",
]
HARM = "Two workers were killed when a crane fell on Tuesday, police said."


def news(count: int) -> list[bytes]:
    """Articles of about 400 words; one in fifty tells of a death."""
    rng = random.Random(1)  # noqa: S311
    articles = []
    for number in range(count):
        said = [f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)}." for _ in range(28)]
        if number % 50 == 0:
            said.insert(rng.randrange(28), HARM)
        articles.append("\n\n".join(said).encode())
    return articles


def peer() -> Callable[[bytes], bool]:
    """The gate's own patterns in Python's `re`."""
    known = patterns()
    strong, beside, near = (
        re.compile(one.pattern, re.IGNORECASE) for one in (known.strong, known.beside, known.near)
    )

    def gate(data: bytes) -> bool:
        hits = strong.finditer(data)
        return any(beside.search(data, max(0, hit.start() - 300), hit.end() + 300) for hit in hits) or bool(
            near.search(data)
        )

    return gate


def best(work: Callable[[bytes], object], texts: Sequence[bytes], rounds: int = ROUNDS) -> float:
    """Megabytes a second of processor time in the best round."""
    size = sum(map(len, texts)) / 1e6
    rates = []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            work(text)
        rates.append(size / max(1e-9, time.process_time() - start))
    return max(rates)


def choose(data: bytes) -> object:
    """Splits a document and chooses its sentences."""
    text = data.decode("utf-8", "replace")
    return candidates(text, split(text))


def main() -> None:
    """Prints rates and their ratio."""
    texts = [Path(name).read_bytes() for name in sys.argv[1:]] or news(ARTICLES)
    some = texts[: max(1, len(texts) // 50)]
    ours, theirs = best(may_hold_claims, texts), best(peer(), some, 1)
    passed = sum(map(may_hold_claims, texts))
    print(f"{sum(map(len, texts)) / 1e6:.1f} MB in {len(texts)} documents, {passed} of which may hold claims")
    print(f"gate for crawls   {ours:8.1f} MB/s (budget 200)")
    print(f"the same in re    {theirs:8.1f} MB/s; ratio {ours / theirs:.0f}")
    print(f"split and choose  {best(choose, some):8.1f} MB/s")


if __name__ == "__main__":
    main()
