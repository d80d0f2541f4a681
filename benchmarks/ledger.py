"""What the ledger's promises cost: the same rows into a bare table through sqlite-utils, and into the ledger.

    PYTHONPATH=src:. python -m benchmarks.ledger [--claims 1000000] [--postgres | --address ADDRESS]

Prints one line a measurement: what it is, what it came to, and the budget or the peer it is held against.
With `--postgres` it starts a server of its own on loopback, as durable as PostgreSQL is by default. Needs
`pip install sqlite-utils` for the peer.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from statistics import quantiles

from sqlalchemy import create_engine, text
from tests.ledger.postgres import server

from tollbook.ledger import ClaimQuery, Ledger
from tollbook.model import (
    Claim,
    Claimant,
    Count,
    Document,
    Frame,
    Harm,
    Hedge,
    Period,
    Precision,
    Relation,
    Span,
    Status,
    Victims,
    to_json,
)

BATCH = 100_000
"""Claims in one transaction."""
PER_DOCUMENT = 4
PARTIES = [f"Party {i}" for i in range(12)]
CLAIMANTS = [f"Claimant {i}" for i in range(400)]
OUTLETS = [f"Outlet {i}" for i in range(1500)]
WORDS = [
    "the",
    "a",
    "of",
    "in",
    "on",
    "forces",
    "said",
    "town",
    "north",
    "after",
    "day",
    "report",
    "official",
    "area",
    "since",
    "army",
    "held",
    "line",
    "two",
]


def documents(number: int, seed: int = 1) -> Iterator[tuple[Document, list[Claim]]]:
    """Documents of some 1.5 kB with four claims each, of skewed parties, claimants and outlets."""
    chance = random.Random(seed)  # noqa: S311 (a benchmark's, not a secret's)
    for i in range(number):
        yield _document(i, chance)


def _document(i: int, chance: random.Random) -> tuple[Document, list[Claim]]:
    day = date(2020, 1, 1) + timedelta(days=chance.randrange(1500))
    sentences, places = [], []
    at = 0
    for _ in range(PER_DOCUMENT):
        low = chance.randrange(1, 20_000)
        said = (
            f"at least {low:,} and up to {low * 2:,} soldiers were killed, {_skewed(chance, CLAIMANTS)} said"
        )
        filler = " ".join(chance.choices(WORDS, k=60)) + f" {i}. "
        sentences += [filler, said + ". "]
        places.append((at + len(filler), said, low))
        at += len(filler) + len(said) + 2
    body = "".join(sentences)
    outlet = _skewed(chance, OUTLETS)
    made = Document(
        f"https://news.example/{i}", body, f"Report {i}", outlet, f"https://news.example/{i}", day
    )
    ref = made.ref
    return made, [_claim(ref, body, place, day, chance) for place in places]


def _claim(ref: object, body: str, place: tuple[int, str, int], day: date, chance: random.Random) -> Claim:
    start, said, low = place
    who = said.rsplit(", ", 1)[1].removesuffix(" said")
    figure = said.split(" soldiers")[0]
    return Claim.of(
        document=ref,  # type: ignore[arg-type]
        harm=chance.choice(list(Harm)),
        spans=(Span.of(body, start, start + len(said)),),
        extractor="bench/1.0",
        count=Count(figure, low, low * 2, Hedge.RANGE),
        victims=Victims("soldiers", _skewed(chance, PARTIES), chance.choice(list(Status))),
        claimant=Claimant(who, who, False, chance.choice(list(Relation))),
        relayed_by=(_skewed(chance, OUTLETS),),
        stated_on=day,
        period=Period(None, None, day - timedelta(days=chance.randrange(3)), Precision.DAY, Frame.CUMULATIVE),
    )


def _skewed(chance: random.Random, names: list[str]) -> str:
    return names[int(len(names) * chance.random() ** 3)]


class Watch:
    """Sums seconds by the clock and of this process's own work, which is what counts on a shared machine."""

    def __init__(self) -> None:
        self.clock = self.work = 0.0

    def __enter__(self) -> "Watch":
        self._began = time.perf_counter(), time.process_time()
        return self

    def __exit__(self, *_: object) -> None:
        self.clock += time.perf_counter() - self._began[0]
        self.work += time.process_time() - self._began[1]


def bulk(ledger: Ledger, claims: int) -> tuple[Watch, int, int]:
    """Time spent adding, claims added, bytes of text."""
    source = documents(claims // PER_DOCUMENT)
    spent, added, length = Watch(), 0, 0
    while batch := list(islice(source, BATCH // PER_DOCUMENT)):
        of = [claim for _, claims_of in batch for claim in claims_of]
        with spent:
            added += ledger.add([document for document, _ in batch], of).claims
        length += sum(len(document.text.encode()) for document, _ in batch)
        print(f"\r{added} claims, {added / spent.clock:,.0f} a second", end="", file=sys.stderr)
    print(file=sys.stderr)
    return spent, added, length


def peer(folder: Path, claims: int) -> Watch:
    """Time that sqlite-utils takes for the same rows as JSON columns under a primary key."""
    import sqlite_utils

    database = sqlite_utils.Database(folder / "peer.db")
    table = database["claim"]
    source = documents(claims // PER_DOCUMENT)
    spent = Watch()
    while batch := list(islice(source, BATCH // PER_DOCUMENT)):
        with spent:
            table.insert_all((to_json(claim) for _, of in batch for claim in of), pk="id", batch_size=500)
            texts = ({"id": d.ref.key, "sha256": d.sha256, "text": d.text} for d, _ in batch)
            database["document"].insert_all(texts, pk="id", batch_size=500)
    return spent


def listings(ledger: Ledger, rounds: int = 200) -> list[Watch]:
    """What pages of fifty take, with all kinds of filters."""
    chance = random.Random(2)  # noqa: S311
    took = []
    for _ in range(rounds):
        query = _query(chance)
        with (spent := Watch()):
            page = list(ledger.claims(query))
        if len(page) == query.limit and chance.random() < 0.5:
            with (spent := Watch()):
                list(ledger.claims(_after(query, page[-1].id)))
        took.append(spent)
    return took


def _query(chance: random.Random) -> ClaimQuery:
    maybe = lambda value, share=0.5: value if chance.random() < share else None  # noqa: E731
    since = date(2020, 1, 1) + timedelta(days=chance.randrange(1500))
    return ClaimQuery(
        party=maybe(_skewed(chance, PARTIES)),
        harm=maybe(chance.choice(list(Harm))),
        status=maybe(chance.choice(list(Status)), 0.3),
        claimant=maybe(_skewed(chance, CLAIMANTS), 0.3),
        relation=maybe(chance.choice(list(Relation)), 0.2),
        outlet=maybe(_skewed(chance, OUTLETS), 0.2),
        since=maybe(since, 0.3),
        until=maybe(since + timedelta(days=60), 0.3),
        limit=50,
    )


def _after(query: ClaimQuery, id_: str) -> ClaimQuery:
    return replace(query, after=id_)


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--address")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--peer-claims", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        address = options.address or str(Path(folder) / "ledger.db")
        if options.postgres:
            address = stack.enter_context(server(durable=True))
        with Ledger.open(Path(folder) / "small.db") as small:
            ours = bulk(small, options.peer_claims)[0]
        theirs = peer(Path(folder), options.peer_claims)
        print(
            f"bulk append of {options.peer_claims:,}: {ours.clock:.1f} s ({ours.work:.1f} s of work); "
            f"sqlite-utils, no chain, no filters: {theirs.clock:.1f} s ({theirs.work:.1f}); "
            f"as fast as it times {theirs.work / ours.work:.2f}"
        )
        with Ledger.open(address) as ledger:
            report(ledger, options.claims, address)


def report(ledger: Ledger, claims: int, address: str) -> None:
    """The figures at full size."""
    spent, added, length = bulk(ledger, claims)
    print(
        f"bulk append of {added:,} claims: {added / spent.clock:,.0f} a second, "
        f"{added / spent.work:,.0f} a second of work (budget 15,000)"
    )
    took = listings(ledger)
    clock = sorted(1000 * spent.clock for spent in took)
    work = [1000 * spent.work for spent in took]
    print(
        f"listing at {added:,}: median {clock[len(took) // 2]:.1f} ms, "
        f"p95 {quantiles(clock, n=20)[-1]:.1f} ms (budget 50), worst {clock[-1]:.0f} ms; "
        f"of work p95 {quantiles(work, n=20)[-1]:.1f} ms"
    )
    spent = Watch()
    with spent:
        found = ledger.verify()
    print(
        f"verify at {added:,}: {spent.clock:.1f} s, {spent.work:.1f} s of work (budget 60), whole: {found.ok}"
    )
    spent = Watch()
    with spent:
        _ = ledger.content_hash
    print(f"content hash: {spent.clock:.1f} s, {spent.work:.1f} s of work")
    ledger.close()
    size = Path(address).stat().st_size if "://" not in address else database_size(address)
    print(
        f"on disk: {size / added:,.0f} bytes a claim, text ({length / added:,.0f} before compression) "
        f"included (budget 1,500 beyond the text)"
    )


def database_size(address: str) -> int:
    """Bytes that a PostgreSQL database takes, indexes included."""
    engine = create_engine(address.replace("postgresql:", "postgresql+psycopg:", 1))
    with engine.connect() as connection:
        size = int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    engine.dispose()
    return size


if __name__ == "__main__":
    main()
