"""The development set's passages, kept by reference: file, record, offsets and hash, never the text.

A source is one text in the shared data: a record of a JSON Lines file, a Markdown file's body, a page's gold
article body. `texts` walks them, `sample` draws passages, `resolve` turns a reference back into its text and
refuses one whose hash no longer matches.
"""

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import yaml

HARM = re.compile(
    r"\b(kill|dead\b|death|die[ds]?\b|dying|wound|injur|casualt|losses|missing|captur|hostage|prisoner|detain"
    r"|displac|evacuat|homeless|bodies|victim|toll|fatal|massacre|slain|shot|drown|hospitali)\w*",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|scores"
    r"|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)
REACH = 40  # characters between a harm word and a number that may belong to it
SEED = 20261123
NARRATED = re.compile(
    r"weblog|newsgroup|GUM_(?:news|bio|interview)|n\d|w\d"
)  # treebank documents to draw from
LONGEST_BLOCK = 6  # sentences that a treebank without paragraphs is cut into


@dataclass(frozen=True, slots=True)
class Source:
    """One text of the shared data with what is known of its publication."""

    file: str
    record: str | None
    text: str
    published: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A reference to consecutive paragraphs of a source; `half` names the set it belongs to."""

    id: str
    file: str
    record: str | None
    start: int
    end: int
    sha256: str
    published: str | None
    outlet: str | None
    half: str


def texts(data: Path) -> Iterator[Source]:
    """Every text under the shared data folder, in a fixed order."""
    yield from _wikinews(data)
    for folder in ("wikipedia_wars", "wh_briefings"):
        yield from _markdown(data, folder)
    yield from _pages(data)
    yield from _treebanks(data)


def _wikinews(data: Path) -> Iterator[Source]:
    file = "wikinews/articles.jsonl"
    for line in (data / file).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield Source(file, record["id"], record["text"], record.get("published"), record.get("outlet"))


def _markdown(data: Path, folder: str) -> Iterator[Source]:
    for path in sorted((data / folder).glob("*.md")):
        parts = path.read_text(encoding="utf-8").split("---\n", 2)
        if len(parts) < 3:
            continue
        head = yaml.safe_load(parts[1])
        published = head.get("pubDate") or head.get("date")
        yield Source(
            f"{folder}/{path.name}", None, parts[2], str(published)[:10] if published else None, None
        )


def _pages(data: Path) -> Iterator[Source]:
    file = "html_pages/dev_aeb/ground-truth.json"
    for key, page in sorted(json.loads((data / file).read_text(encoding="utf-8")).items()):
        yield Source(file, key, page["articleBody"], _published(data, key), None)


def _published(data: Path, key: str) -> str | None:
    page = data / "html_pages/dev_aeb/html" / f"{key}.html.gz"
    if not page.exists():
        return None
    with gzip.open(page, "rt", encoding="utf-8", errors="replace") as opened:
        found = re.search(r'"datePublished"\s*:\s*"((?:19|20)\d\d-\d\d-\d\d)', opened.read())
    return found[1] if found else None


def _treebanks(data: Path) -> Iterator[Source]:
    """The running text of treebank documents that report or narrate, put together from their sentences."""
    for path in sorted((data / "ud_english").glob("*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as opened:
            yield from _running(f"ud_english/{path.name}", opened)


def _running(file: str, lines: Iterable[str]) -> Iterator[Source]:
    name, published = "", None
    blocks: list[list[str]] = []  # of sentences
    for line in lines:
        key, _, value = line.rstrip("\n").partition(" = ")
        if key == "# newdoc id":
            yield from _narrated(file, name, published, blocks)
            written = re.search(r"_((?:19|20)\d\d)(\d\d)(\d\d)_", value)
            name, published, blocks = value, "-".join(written.groups()) if written else None, []
        elif key == "# meta::dateCreated" and len(value) == 10:
            published = value
        elif key.startswith("# newpar"):
            blocks.append([])
        elif key == "# text":
            if not blocks or len(blocks[-1]) == LONGEST_BLOCK:
                blocks.append([])
            blocks[-1].append(value.strip())
    yield from _narrated(file, name, published, blocks)


def _narrated(file: str, name: str, published: str | None, blocks: list[list[str]]) -> Iterator[Source]:
    if NARRATED.match(name):
        yield Source(file, name, "\n\n".join(" ".join(block) for block in blocks if block), published, None)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Offsets of the blocks between blank lines, at least 30 characters long."""
    blocks = re.finditer(r"[^\s](?:[^\n]+\n?)*", text)
    return [(m.start(), m.start() + len(m[0].rstrip())) for m in blocks if len(m[0].rstrip()) >= 30]


def windows(source: Source, rng: random.Random) -> Iterator[tuple[int, int]]:
    """Non-overlapping passages of one to three paragraphs, up to about 1,200 characters."""
    spans = paragraphs(source.text)
    i = 0
    while i < len(spans):
        j = min(i + rng.choice((1, 1, 2, 2, 3)), len(spans))
        while j - 1 > i and spans[j - 1][1] - spans[i][0] > 1200:
            j -= 1
        start, end = spans[i][0], spans[j - 1][1]
        if end - start <= 1800:
            yield start, end
        i = j


def half(source: Source) -> str:
    """All passages of one source fall into one half, so that the halves share no article."""
    digest = sha256(f"{source.file}#{source.record}".encode()).digest()
    return "tune" if digest[0] % 2 else "held"


def _kind(text: str) -> str:
    harms = list(HARM.finditer(text))
    near = any(NUMBER.search(text, max(0, m.start() - REACH), m.end() + REACH) for m in harms)
    return "both" if near else "harm" if harms else "none"


def sample(
    data: Path, wanted: dict[str, int], taken: Sequence[Passage] = (), prefix: str = "dev"
) -> list[Passage]:
    """Passages by folder: 75 % with a number near a harm word, 15 % with the word alone, 10 % with none.

    Those `taken` before are left alone; of articles from which any was taken for tuning, none is drawn.
    """
    rng = random.Random(SEED + len(taken))  # noqa: S311
    before: dict[tuple[str, str | None], list[Passage]] = {}
    for passage in taken:
        before.setdefault((passage.file, passage.record), []).append(passage)
    pools: dict[tuple[str, str], list[Passage]] = {}
    for source in texts(data):
        folder = source.file.split("/")[0]
        known = before.get((source.file, source.record), [])
        if any(p.half != "held" for p in known):
            continue
        for start, end in windows(source, rng):
            if any(start < p.end and p.start < end for p in known):
                continue
            text = source.text[start:end]
            made = Passage(
                "", source.file, source.record, start, end, sha256(text.encode()).hexdigest(),
                source.published, source.outlet, half(source),
            )  # fmt: skip
            pools.setdefault((folder, _kind(text)), []).append(made)
    chosen: list[Passage] = []
    for folder, count in wanted.items():
        for kind, share in (("both", 0.75), ("harm", 0.15), ("none", 0.10)):
            pool = pools.get((folder, kind), [])
            chosen += rng.sample(pool, min(len(pool), round(count * share)))
    rng.shuffle(chosen)
    return [Passage(f"{prefix}{i:03}", *list(asdict(p).values())[1:]) for i, p in enumerate(chosen, 1)]


def resolve(passages: list[Passage], data: Path) -> dict[str, str]:
    """The text of each passage by its id.

    Raises:
        ValueError: If a source is gone or its characters are not those that were annotated.
    """
    sources = {(s.file, s.record): s.text for s in texts(data)}
    found = {}
    for p in passages:
        text = sources.get((p.file, p.record), "")[p.start : p.end]
        if sha256(text.encode()).hexdigest() != p.sha256:
            raise ValueError(f"{p.id}: {p.file} {p.record or ''} has changed since it was annotated")
        found[p.id] = text
    return found


def load(path: Path) -> list[Passage]:
    """The references in a JSON Lines file."""
    return [Passage(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
