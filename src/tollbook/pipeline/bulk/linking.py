"""Which documents of a run are echoes of one story: the groups that `link_documents` would find, in pieces.

Three passes over files, on the run's engine, each task with a bounded share in memory:

    scatter   the keys under which documents meet, which the first pass of a run noted, by bucket of keys
    propose   in each bucket, pairs of documents that share a key, one of them among its first holders
    compare   pairs of two blocks of documents, with their claims and texts

What links hold together is then one group. Documents published too far apart to be one story are never
compared, so that in a crawl that lies in order of time, blocks have few neighbours.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import Any

from tollbook.engines import Engine, InlineEngine
from tollbook.errors import EngineError
from tollbook.link import FIRST, Story, compare_stories, group
from tollbook.link.documents import DAYS
from tollbook.model import UNDATED, EchoGroup, EchoKind, EchoLink
from tollbook.pipeline.bulk.done import Done
from tollbook.pipeline.bulk.parts import PartFile, parts
from tollbook.pipeline.bulk.places import GROUPS, WORK
from tollbook.pipeline.bulk.rows import readings_of

BLOCK = 8_000  # documents whose stories are in memory, twice, at 26 kB each: 700 MB a worker
A_BUCKET = 40_000  # documents whose keys are in memory, some 60 each at 250 bytes
LINKING = f"{WORK}/linking"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """Some parts of the table of documents, the first of the run's coming first."""

    number: int
    parts: tuple[str, ...]


def link_run(out: Path, done: Sequence[Done], engine: Engine) -> PartFile | None:
    """Group a run's documents and write the groups; None where no document echoes another.

    Args:
        out: The run's directory.
        done: All its slices, in their order.
        engine: Where to work; what one block holds is linked here.

    Raises:
        EngineError: If a task failed.
    """
    folder = out / LINKING
    rmtree(folder, ignore_errors=True)
    blocks = list(_blocks(done))
    chosen = engine if len(blocks) > 1 else InlineEngine()
    _all(chosen, partial(scatter, str(out), _buckets(sum(each.counts.documents for each in done))), blocks)
    _all(chosen, partial(propose, str(out)), sorted(p.name for p in (folder / "keys").glob("*")))
    compared = sorted(p.name for p in (folder / "pairs").glob("*"))
    _all(chosen, partial(compare, str(out), tuple(blocks)), compared)
    groups = _grouped(folder)
    if not groups:
        return None
    with parts(out, "") as written:
        for each in groups:
            written.add(GROUPS, _row(each), 100 * len(each.members))
        return written.close()[0]


def _blocks(done: Iterable[Done]) -> Iterator[Block]:
    held: list[str] = []
    number = documents = 0
    for each in done:
        if not each.counts.documents:
            continue
        if held and documents + each.counts.documents > BLOCK:
            yield Block(number, tuple(held))
            held, documents, number = [], 0, number + 1
        held.append(each.part)
        documents += each.counts.documents
    if held:
        yield Block(number, tuple(held))


def _buckets(documents: int) -> int:
    """How many buckets: a power of two, so that a key's first byte shares them out evenly."""
    return 1 << min(8, (documents // A_BUCKET).bit_length())


def _all(engine: Engine, task: Any, items: Sequence[Any]) -> None:
    for outcome in engine.map(task, items):
        if outcome.failure is not None:
            raise EngineError(
                f"echoes cannot be linked: {outcome.failure}",
                hint="go on with --resume, or leave them with --no-link",
            )


def scatter(out: str, buckets: int, block: Block) -> None:
    """Sort a block's documents by the buckets of the keys under which they meet."""
    from pyarrow import parquet

    rows: dict[int, list[tuple[bytes, str, str, int]]] = {}
    for part in block.parts:
        table = parquet.read_table(
            Path(out) / "documents" / f"{part}.parquet", columns=["key", "rank", "meets"]
        )
        for row in table.to_pylist():
            for met in row["meets"]:
                rows.setdefault(met[0] % buckets, []).append((met, row["rank"], row["key"], block.number))
    for bucket, held in rows.items():
        _spill(
            Path(out) / LINKING / "keys" / f"{bucket:03d}" / f"{block.number}",
            ("met", "rank", "key", "block"),
            held,
        )


def propose(out: str, bucket: str) -> None:
    """The pairs of documents that a bucket's keys propose, by the blocks that the two are in."""
    folder = Path(out) / LINKING
    rows = sorted(set(_spilled(folder / "keys" / bucket)))
    pairs: dict[str, set[tuple[str, str]]] = {}
    for _, holders in groupby(rows, key=itemgetter(0)):
        known: dict[str, tuple[str, int]] = {}
        for _, rank, key, block in holders:  # by rank and key; a copy in a later block is the same document
            known.setdefault(key, (rank, block))
        everybody = list(known.items())
        for key, (rank, block) in everybody[:FIRST]:
            for other, (its_rank, its_block) in everybody:
                if key != other and not _apart(rank, its_rank):
                    near, far = sorted((block, its_block))
                    pairs.setdefault(f"{near}-{far}", set()).add((min(key, other), max(key, other)))
    for name, found in pairs.items():
        _spill(folder / "pairs" / name / bucket, ("one", "other"), sorted(found))


def compare(out: str, blocks: tuple[Block, ...], name: str) -> None:
    """Compare the proposed pairs of two blocks; the links among them."""
    folder = Path(out) / LINKING
    pairs = sorted(set(_spilled(folder / "pairs" / name)))
    wanted = {end for pair in pairs for end in pair}
    near, far = (int(number) for number in name.split("-"))
    stories: dict[str, Story] = {}
    for block in dict.fromkeys((blocks[near], blocks[far])):
        for document, claims in readings_of(Path(out), block.parts, wanted - stories.keys()):
            stories[document.ref.key] = Story.of(document, claims)
    links = [
        (x.one, x.other, x.score, x.why, stories[x.one].place.rank, stories[x.other].place.rank)
        for x in compare_stories(pairs, stories)
    ]
    _spill(folder / "links" / name, ("one", "other", "score", "why", "rank", "other_rank"), links)


def _grouped(folder: Path) -> tuple[EchoGroup, ...]:
    links: list[EchoLink] = []
    ranks: dict[str, str] = {}
    for one, other, score, why, rank, other_rank in sorted(_spilled(folder / "links")):
        links.append(EchoLink(one, other, score, why))
        ranks |= {one: rank, other: other_rank}
    return group(EchoKind.DOCUMENTS, links, ranks)


def _apart(rank: str, other: str) -> bool:
    """Whether two publications are too far apart for one story; what has no date may be of any."""
    if UNDATED in (rank, other):
        return False
    one, two = (date.fromisoformat(spelled[:10]).toordinal() for spelled in (rank, other))
    return abs(one - two) > DAYS


def _row(found: EchoGroup) -> dict[str, Any]:
    return {
        "kind": found.kind.value, "original": found.original, "members": list(found.members),
        "score": found.score, "why": found.why,
    }  # fmt: skip


def _spill(path: Path, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    columns = list(zip(*rows, strict=True)) if rows else []
    if columns:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}-{token_hex(4)}")  # a lost worker's half must not be read
        parquet.write_table(pa.table(dict(zip(names, map(list, columns), strict=True))), draft)
        draft.replace(path)


def _spilled(folder: Path) -> Iterator[tuple[Any, ...]]:
    from pyarrow import parquet

    for path in sorted(folder.glob("[!.]*")):
        table = parquet.read_table(path)
        yield from zip(*(column.to_pylist() for column in table.columns), strict=True)
