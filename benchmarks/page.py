"""How soon pages come, over a ledger of many claims: every page, the first paint, and many readers at once.

    python benchmarks/page.py [--claims 100000] [--keep DIR] [--requests 40] [--readers 200]

Serves the ledger as `tollbook serve` does and asks over loopback, from this process. Each page is asked
for by many different addresses, so that what is kept from the last time answers few of them. The peer is the
server's own style sheet: a file from memory through the same server and socket, in the same session.
Needs Chromium and playwright for the first paint; without them that line says so.
"""

import argparse
import asyncio
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from pathlib import Path
from statistics import quantiles

import httpx2
from many_claims import PARTIES, START, fill

from tollbook.ledger import ClaimQuery, Ledger

BUDGET_MS, PAINT_S = 300.0, 1.5
PEER = "/static/page.css"


@dataclass(frozen=True)
class Pages:
    """Addresses by the name of their page."""

    addresses: dict[str, list[str]]

    @classmethod
    def of(cls, client: httpx2.Client, number: int) -> "Pages":
        """So many addresses for each page, of things that are there."""
        claims = client.get("/api/claims", params={"limit": 1000}).json()["items"]
        documents = client.get("/api/documents", params={"limit": 1000}).json()["items"]
        names = sorted({c["claimant"]["name"] for c in claims if c["claimant"]})
        days = [f"{START.year + 1 + i // 12 % 2}-{i % 12 + 1:02}-{i % 28 + 1:02}" for i in range(number)]
        harms = ("killed", "wounded", "casualties", "missing", "killed_or_wounded")
        asked = [f"party={p}&harm={h}" for h in harms for p in PARTIES]
        sites = _links(client.get("/claimants").text, "claimants/")
        made = {
            "overview": ["/"],
            "overview, filtered": [f"/?{a}" for a in asked],
            "overview of a day": [f"/?as_of={d}" for d in days],
            "findings": [f"/findings?{a}" for a in ("", *asked)],
            "claims": [f"/claims?{a}" for a in ("", *asked)],
            "claims with words": [f"/claims?{a}&words=declined" for a in asked],
            "claim": [f"/claims/{c['id'][:16]}" for c in claims[::7]],
            "document": [f"/documents/{d['key'][:16]}" for d in documents[::7]],
            "documents": [f"/documents?page={i + 1}" for i in range(number)],
            "claimant": sites,
            "claimants": ["/claimants", "/claimants?page=2", "/claimants?page=3"],
            "compare claimants": [f"/compare?one={a}&other={b}" for a, b in pairwise(names)],
            "compare days": [f"/compare?from={d}&to=2023-01-01" for d in days],
            "changes": ["/changes", *(f"/changes?since={d}" for d in days)],
            "search": [f"/search?q={name.split()[0]}" for name in names],
            "method": ["/method"],
            "API claims": [f"/api/claims?{a}" for a in asked],
            "CSV of a panel": _links(client.get("/").text, "panels/"),
        }
        return cls({name: list(islice(cycle(found), number)) for name, found in made.items() if found})


def _links(page: str, below: str) -> list[str]:
    parts = page.split(f'href="/{below}')[1:]
    return sorted({f"/{below}{part.partition(chr(34))[0]}" for part in parts})


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """The address of a server as `tollbook serve` starts it, in a process of its own, once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tollbook", "serve", "--ledger", str(ledger), "--port", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    began = time.perf_counter()
    try:
        address = f"http://127.0.0.1:{port}"
        while not _answers(address):
            if server.poll() is not None:
                raise SystemExit("the server did not start")
            time.sleep(0.2)
        print(f"ready after {time.perf_counter() - began:.1f} s")
        yield address
    finally:
        server.terminate()
        server.wait()


def _answers(address: str) -> bool:
    try:
        return httpx2.get(f"{address}/method", timeout=2).status_code == 200
    except httpx2.HTTPError:
        return False


def timed(client: httpx2.Client, addresses: list[str]) -> list[float]:
    """Milliseconds for each address, one after the other."""
    spent = []
    for address in addresses:
        began = time.perf_counter()
        answer = client.get(address)
        spent.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
    return spent


def measure(client: httpx2.Client, number: int) -> bool:
    """Print each page's times; whether all keep the budget."""
    peer = quantiles(timed(client, [PEER] * 200), n=20)
    print(f"{'page':22}{'p50 ms':>9}{'p95 ms':>9}{'x peer':>8}   first ms")
    print(f"{'peer: the style sheet':22}{peer[9]:9.1f}{peer[18]:9.1f}{1:8.1f}")
    kept = True
    for name, addresses in Pages.of(client, number).addresses.items():
        (first,) = timed(client, addresses[:1])
        cuts = quantiles(timed(client, addresses), n=20)
        kept &= cuts[18] <= BUDGET_MS
        over = "" if cuts[18] <= BUDGET_MS else "   over the budget"
        print(
            f"{name:22}{cuts[9]:9.1f}{cuts[18]:9.1f}{cuts[18] / peer[18]:8.1f}{first:11.1f}{over}", flush=True
        )
    return kept


def first_paint(address: str) -> float | None:
    """Seconds until Chromium, nothing cached, first paints something of the overview: of five, the middle."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if chromium is None:
        return None
    entry = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        spent = []
        for _ in range(5):
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.goto(address, wait_until="load")
            page.wait_for_function(f"{entry} > 0")
            spent.append(page.evaluate(entry) / 1000)
            page.context.close()
        browser.close()
    return sorted(spent)[2]


async def crowd(
    address: str, readers: int, seconds: float, pick: Callable[[int, int], str]
) -> tuple[int, int, float]:
    """Answers, errors and the 95th percentile in ms of many readers who ask without pause."""
    spent: list[float] = []
    errors = 0
    limits = httpx2.Limits(max_connections=readers)
    async with httpx2.AsyncClient(base_url=address, limits=limits, timeout=30) as client:
        until = time.perf_counter() + seconds

        async def read(reader: int) -> None:
            nonlocal errors
            turn = 0
            while time.perf_counter() < until:
                began = time.perf_counter()
                try:
                    answer = await client.get(pick(reader, turn))
                    errors += answer.status_code != 200
                except httpx2.HTTPError:
                    errors += 1
                spent.append((time.perf_counter() - began) * 1000)
                turn += 1

        await asyncio.gather(*(read(i) for i in range(readers)))
    return len(spent), errors, quantiles(spent, n=20)[18]


def many_readers(address: str, readers: int, client: httpx2.Client) -> None:
    """Print what so many readers at once meet: everybody another page, then wrk on the overview."""
    pages = [a for found in Pages.of(client, 20).addresses.values() for a in found]
    answers, errors, p95 = asyncio.run(
        crowd(address, readers, 15, lambda reader, turn: pages[(reader * 7 + turn) % len(pages)])
    )
    print(f"{readers} readers, all pages: {answers} answers in 15 s, {errors} errors, p95 {p95:.0f} ms")
    if shutil.which("wrk"):
        command = ["wrk", "-t2", f"-c{readers}", "-d10s", "--timeout", "30s", "--latency", f"{address}/"]
        print(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Generate, serve, measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where the ledger goes, to be used again")
    parser.add_argument("--requests", type=int, default=40, help="for each page")
    parser.add_argument("--readers", type=int, default=200)
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    ledger = folder / f"claims-{options.claims}.db"
    if not ledger.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with Ledger.open(ledger) as book:
            fill(book, options.claims)
    with Ledger.open(ledger, readonly=True) as book:
        print(f"{sum(1 for _ in book.claims(ClaimQuery()))} claims, {os.cpu_count()} cores")
    with serving(ledger) as address, httpx2.Client(base_url=address, timeout=120) as client:
        kept = measure(client, options.requests)
        paint = first_paint(address)
        told = "not measured: needs chromium and playwright" if paint is None else f"{paint:.2f} s"
        print(f"first paint of the overview: {told} (budget {PAINT_S} s)")
        many_readers(address, options.readers, client)
    print("within the budget" if kept and (paint or 0) <= PAINT_S else "over the budget")


if __name__ == "__main__":
    main()
