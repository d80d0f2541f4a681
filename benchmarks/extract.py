"""Speed, memory and start of extraction on one core, against a parse of every sentence of the same text.

    python benchmarks/extract.py [FILE.jsonl]

FILE has one document a line with a `text`; without it, articles are put together here. Prints articles of 400
words a second over ordinary news (one article in twenty has claims) and where every article has them, and the
ratios to parsing all sentences with spaCy (a pipeline of the usual small size, as in `benchmarks/parse.py`)
and with the built-in parser. Budget: 600 and 80 articles a second, 500 MB, and 1 second to load the parser.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from parse import fresh, spacy_pipeline

from tollbook.cases import load_gazetteer
from tollbook.extract import extract_many
from tollbook.extract.parse import load_parser
from tollbook.extract.sentences import split
from tollbook.model import Document

WORDS = 400
CLAIMS = (
    "At least {n} people were killed and {m} wounded when a bomb exploded on Tuesday, police said.",
    "The ministry put the death toll at {n}, while a hospital official said {m} bodies had been brought in.",
    "Rebels killed {n} soldiers and captured {m} others near the border, the army said in a statement.",
)
PLAIN = (
    "The council approved the budget for the coming year after a debate that lasted until late.",
    "Shares rose by three per cent in early trading as investors waited for the central bank.",
    "She said that the library would open again in spring, once the roof and the heating had been repaired.",
    "The team won its fourth match in a row, and the coach praised the work of the younger players.",
    "Farmers in the valley expect a better harvest than last year, when the rain came late.",
)


def articles(count: int, share: float) -> list[Document]:
    """Articles of about 400 words, a share of them with three sentences that hold claims."""
    rng = random.Random(1)  # noqa: S311 - no secret depends on it
    made = []
    for k in range(count):
        sentences: list[str] = []
        if rng.random() < share:
            sentences += [c.format(n=rng.randrange(2, 90), m=rng.randrange(2, 300)) for c in CLAIMS]
        while sum(len(s.split()) for s in sentences) < WORDS:
            sentences.append(rng.choice(PLAIN))
        made.append(Document(str(k), " ".join(sentences)))
    return made


def timed(work: Callable[[], object]) -> float:
    """Processor seconds that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peak() -> float:
    """Most memory that this process has held, in MB: its own, not what it took over from its parent."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def loading(what: str) -> str:
    """Processor seconds that a new interpreter takes for some statements."""
    return fresh(f"import time; t = time.process_time(); {what}; print(f'{{time.process_time() - t:.2f}} s')")


def corpora(paths: Sequence[str]) -> dict[str, list[Document]]:
    """The documents of a file, else articles put together here."""
    if not paths:
        return {"ordinary news": articles(600, 0.05), "every article with claims": articles(120, 1.0)}
    lines = Path(paths[0]).read_text("utf-8").splitlines()
    return {Path(paths[0]).name: [Document(str(k), json.loads(line)["text"]) for k, line in enumerate(lines)]}


def main() -> None:
    """Prints the rates, the ratios, memory and load."""
    gazetteer, parser = load_gazetteer(None), load_parser()
    list(extract_many(articles(4, 1.0), gazetteer=gazetteer))
    sets = corpora(sys.argv[1:])
    rates = {}
    for name, documents in sets.items():
        units = sum(len(d.text.split()) for d in documents) / WORDS
        spent = timed(lambda d=documents: list(extract_many(d, gazetteer=gazetteer)))
        rates[name] = units / spent
        print(f"{name:28} {rates[name]:8.0f} articles/s")
    print(f"{'memory at most':28} {peak():8.0f} MB")
    print(
        f"{'load, parser':28} {loading('from tollbook.extract.parse import load_parser; load_parser()'):>10}"
    )
    names = "from tollbook.cases import load_gazetteer; load_gazetteer(None)"
    print(f"{'load, names':28} {loading(names):>10}")
    peers: dict[str, Callable[[list[str]], object]] = {"spaCy": spacy_pipeline()}
    if parser is not None:
        peers["our parser"] = parser.parse
    for name, documents in sets.items():
        some = documents[:60]
        units = sum(len(d.text.split()) for d in some) / WORDS
        bodies = [s.text for d in some for s in split(d.text)]
        for peer, parse in peers.items():
            rate = units / timed(lambda p=parse, b=bodies: p(b))
            print(
                f"{name:28} {rates[name] / rate:8.1f} times as fast as {peer} on all sentences ({rate:.0f}/s)"
            )


if __name__ == "__main__":
    main()
