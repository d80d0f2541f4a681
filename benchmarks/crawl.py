"""A synthetic crawl: `python -m benchmarks.crawl DIR [--pages N]` writes WARC files, the same every time.

Built from the texts and pages in the shared data beside the checkout, none of which is in the project. Of a
hundred pages, five are pages of real news sites with all that stands around their articles; the others are
articles set into frames of scripts, styles, menus, teasers and feet whose sizes are those of news sites.
Four in a hundred are reports of a wiki of world news, many with tolls; two come from long articles on
battles and from briefings; the rest is general prose and news, paragraph by paragraph from treebanks.
"""

import argparse
import gzip
import io
import json
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

SHARED = Path(os.environ.get("TOLLBOOK_SHARED", Path(__file__).parents[2] / "shared"))
PAGES = 20_000
FILES = 4
REAL, WORLD, LONG = 0.05, 0.04, 0.02  # shares of the pages
FRAME = (20_000, 90_000)  # bytes of what stands around an article
WORDS = (250, 700)


def treebank_paragraphs() -> list[str]:
    """General prose and news, in paragraphs of a few sentences that follow one another in a treebank."""
    found: list[str] = []
    for path in sorted((SHARED / "data/ud_english").rglob("*.conllu*")):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:  # type: ignore[operator]
            said = [line[len("# text = ") :].strip() for line in lines if line.startswith("# text = ")]
        found += [" ".join(said[i : i + 4]) for i in range(0, len(said), 4)]
    return found


def world_news() -> list[list[str]]:
    """Articles of world news, as paragraphs."""
    lines = (SHARED / "data/wikinews/articles.jsonl").read_text("utf-8").splitlines()
    return [_paragraphs(json.loads(line)["text"]) for line in lines]


def long_texts() -> list[list[str]]:
    """Stretches of battles' histories and of briefings, as paragraphs."""
    found = []
    for folder in ("wikipedia_wars", "wh_briefings"):
        for path in sorted((SHARED / "data" / folder).glob("*.md")):
            lines = _paragraphs(path.read_text("utf-8"))
            found += [lines[i : i + 12] for i in range(0, len(lines), 12)]
    return found


def real_pages() -> list[bytes]:
    """Pages of news sites."""
    folder = SHARED / "data/html_pages"
    pages = [gzip.decompress(path.read_bytes()) for path in sorted((folder / "dev_aeb/html").glob("*.gz"))]
    for path in sorted((folder / "dev_globalvoices").glob("*.json.gz")):
        pages.append(json.loads(gzip.decompress(path.read_bytes()))["content"].encode())
    return pages


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if len(line.strip()) > 40]


class Frames:
    """What stands around articles: scripts and styles of real pages, menus and teasers of real titles."""

    def __init__(self, pages: list[bytes], titles: list[str]) -> None:
        self._titles = titles
        joined = [page.decode("utf-8", "replace") for page in pages]
        self._scripts = [
            s for page in joined for s in re.findall(r"<script[^>]*>[^<]{200,20000}</script>", page)
        ]
        self._styles = [
            s for page in joined for s in re.findall(r"<style[^>]*>[^<]{200,20000}</style>", page)
        ]

    def page(self, rng: random.Random, title: str, paragraphs: list[str]) -> bytes:
        """A page with an article in a frame."""
        size = rng.randrange(*FRAME)
        head, held = [rng.choice(self._styles)], 0
        while held < size * 0.7:
            head.append(rng.choice(self._scripts))
            held += len(head[-1])
        teasers = "".join(self._teaser(rng) for _ in range(rng.randrange(10, 60)))
        menu = "".join(
            f'<li><a href="/{name}">{name}</a></li>' for name in ("World", "Business", "Sport", "Arts")
        )
        day = f"20{rng.randrange(18, 24)}-{rng.randrange(1, 13):02d}-{rng.randrange(1, 29):02d}"
        body = "".join(f"<p>{escape(words)}</p>\n" for words in paragraphs)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
            f'<meta property="article:published_time" content="{day}T09:30:00Z">'
            f'<meta property="og:site_name" content="Example News">{"".join(head)}</head><body>'
            f"<header><nav><ul>{menu}</ul></nav></header><main><article><h1>{escape(title)}</h1>{body}</article>"
            f'</main><aside class="most-read"><ul>{teasers}</ul></aside>'
            f"<footer><p>Terms of use. All rights reserved.</p></footer></body></html>"
        ).encode()

    def _teaser(self, rng: random.Random) -> str:
        address, image = rng.randrange(10**7), rng.randrange(10**7)
        return (
            f'<li class="teaser card"><a href="/{address}/story.html" class="link" data-kind="teaser">'
            f'<img src="/img/{image}.jpg" alt=""><span>{rng.choice(self._titles)}</span></a></li>'
        )


def escape(words: str) -> str:
    """Text as markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def crawl(count: int, seed: int = 1) -> Iterator[bytes]:
    """Pages, one after the other."""
    rng = random.Random(seed)  # noqa: S311
    general, world, long, real = treebank_paragraphs(), world_news(), long_texts(), real_pages()
    titles = [text[:70].rsplit(" ", 1)[0] for text in general if len(text) > 80][:4000]
    titles += [lines[0][:70].rsplit(" ", 1)[0] for lines in world if lines]
    frames = Frames(real, titles)
    for number in range(count):
        kind = rng.random()
        if kind < REAL:
            yield real[rng.randrange(len(real))].replace(b"</body>", f"<!-- {number} --></body>".encode(), 1)
            continue
        if kind < REAL + WORLD:
            paragraphs = world[rng.randrange(len(world))]
        elif kind < REAL + WORLD + LONG:
            paragraphs = long[rng.randrange(len(long))]
        else:
            at, words, paragraphs = rng.randrange(len(general)), 0, []
            wanted = rng.randrange(*WORDS)
            while words < wanted:
                paragraphs.append(general[at % len(general)])
                words, at = words + len(paragraphs[-1].split()), at + 1
        yield frames.page(rng, rng.choice(titles), paragraphs)


def write(folder: Path, count: int = PAGES, files: int = FILES) -> int:
    """Write a crawl as WARC files of as many pages each; the bytes of its pages."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    folder.mkdir(parents=True, exist_ok=True)
    pages, size = crawl(count), 0
    for file in range(files):
        with (folder / f"crawl-{file:02d}.warc.gz").open("wb") as stream:
            writer = WARCWriter(stream, gzip=True)
            for number in range(file * count // files, (file + 1) * count // files):
                body = next(pages)
                size += len(body)
                heads = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
                named = {"WARC-Date": "2024-03-05T12:00:00Z", "WARC-Record-ID": f"<urn:uuid:{number}>"}
                writer.write_record(
                    writer.create_warc_record(
                        f"https://news{number % 97}.example/{number}",
                        "response",
                        payload=io.BytesIO(body),
                        http_headers=heads,
                        warc_headers_dict=named,
                    )
                )
    return size


def main() -> None:
    """Write a crawl to a directory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=PAGES)
    chosen = parser.parse_args()
    print(f"{write(chosen.folder, chosen.pages) / 1e6:,.0f} MB in {chosen.pages:,} pages")


if __name__ == "__main__":
    main()
