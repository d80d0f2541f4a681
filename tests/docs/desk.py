"""A desk as the manual's commands expect it: the files that they name, and a web that is not asked.

What a reader would type is taken apart here as far as the manual's lines need it: a pipe, a redirection, a
comment, a variable. `curl` gives a page, `jq` takes JSON, `export` sets a variable; other programs' lines are
passed over.
"""

import json
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files as bundled
from pathlib import Path

from typer.testing import CliRunner

from tests.bulk.crawl import page, story, write_lines, write_warc
from tests.docs.examples import files
from tests.tables.test_lists import COUNTS
from tests.tables.test_tables import GED, PNAS_HEAD, pnas_row
from tollbook.cli import main
from tollbook.ledger import Ledger
from tollbook.read.address import Fetched

ROOT = Path(__file__).parents[2]
ENDED = 130  # by Ctrl-C, as a watch is
FEED = b"""<rss version="2.0"><channel><title>News</title><item><guid>1</guid><title>A story</title>
<link>https://example.org/story.html</link><pubDate>Fri, 25 Mar 2022 07:00:00 GMT</pubDate>
<description>At least 14 soldiers were killed on Thursday, the army said.</description></item></channel>
</rss>"""


class Web:
    """What stands at any address: a feed where its name says so, else a page with a report."""

    def __init__(self, **_: object) -> None:
        self.asked: list[str] = []

    def fetch(self, url: str) -> Fetched:
        """The body at an address."""
        self.asked.append(url)
        return Fetched(url, FEED if url.endswith((".xml", "latest")) else page(story(1)), "utf-8")


def furnish(folder: Path) -> None:
    """Everything that the examples of `--help` and the how-tos name."""
    told = files((ROOT / "README.md").read_text(encoding="utf-8"))["report.txt"]
    demo, cases = bundled("tollbook.cases.demo") / "reports", bundled("tollbook.cases") / "builtin"
    (folder / "report.txt").write_text(told, encoding="utf-8")
    (folder / "war.toml").write_text((cases / "ukraine-2022.toml").read_text("utf-8"), encoding="utf-8")
    for name in ("reports", "crawl", "s"):
        (folder / name).mkdir()
    for report in sorted(demo.iterdir(), key=lambda f: f.name)[:4]:
        text = re.sub(r"^id: .*\n", "", report.read_text("utf-8"), flags=re.MULTILINE)
        (folder / "reports" / report.name).write_text(text, encoding="utf-8")
    (folder / "reports" / "story.txt").write_text(story(3), encoding="utf-8")
    (folder / "reports" / "story.html").write_bytes(page(story(4)))
    write_warc(folder / "crawl" / "a.warc.gz", [page(story(n)) for n in range(3)])
    write_warc(folder / "CC-NEWS-1.warc.gz", [page(story(n)) for n in range(3)])
    write_lines(folder / "s" / "a.jsonl", [story(n) for n in range(3)])
    (folder / "replication-data-pnas.csv").write_text(PNAS_HEAD + pnas_row("7000"), encoding="utf-8")
    (folder / "overlaps.csv").write_text(COUNTS, encoding="utf-8")
    (folder / "kosovo_4lists_counts.csv").write_text(COUNTS, encoding="utf-8")
    event = "7,Army,Rebels,2020-01-01 00:00:00.000,2020-01-03,2,3,0,2,-9,5,9,4\n"
    (folder / "GEDEvent.csv").write_text(GED + event, encoding="utf-8")
    (folder / "claims.csv").write_text("claimant,party,harm,low\nUN,Syria,killed,7\n", encoding="utf-8")
    _add(folder, "war.db", "report.txt", "reports/*")
    (folder / "tollbook.db").write_bytes((folder / "war.db").read_bytes())
    _add(folder, "colleague.db", "reports/story.html")


def _add(folder: Path, ledger: str, *patterns: str) -> None:
    paths = [str(p.relative_to(folder)) for pattern in patterns for p in sorted(folder.glob(pattern))]
    ran = CliRunner().invoke(main, ["add", "--ledger", ledger, "--case", "ukraine-2022", *paths])
    assert ran.exit_code == 0, ran.output


@dataclass
class Shell:
    """Runs lines in the folder where the process is."""

    variables: dict[str, str] = field(default_factory=lambda: {"PASSWORD": "a long password"})

    def run(self, line: str) -> None:
        """One line as a reader types it.

        Raises:
            AssertionError: If a command of ours fails, or `jq` is given what is no JSON.
        """
        passed = ""
        for part in _piped(_whole(line)):
            words, _, target = " ".join(map(shlex.quote, part)).replace("'>>'", "'>'").partition(" '>' ")
            passed = self._one(shlex.split(words), passed)
            if target:
                Path(shlex.split(target)[0]).write_text(passed, encoding="utf-8")

    def _one(self, words: list[str], given: str) -> str:
        if words[0] == "tollbook":
            return self._ours([each for word in words[1:] for each in _matching(word)], given)
        if words[0] == "jq":
            assert [json.loads(each) for each in given.splitlines()], "jq has nothing to read"
        elif words[0] == "curl":
            return page(story(1)).decode()
        elif words[0] == "echo":
            return self.variables[words[1].removeprefix("$")] + "\n"
        elif words[0] == "export":
            name, _, value = words[1].partition("=")
            self.variables[name] = "team.db" if value.startswith("postgresql") else value
        return ""

    def _ours(self, args: list[str], given: str) -> str:
        env = {key: value for key, value in self.variables.items() if key.startswith("TOLLBOOK")}
        ran = CliRunner().invoke(main, args, input=given or "a long password\n", env=env)
        endless = args[0] == "watch" and "--once" not in args
        assert ran.exit_code == (ENDED if endless else 0), f"{args}: {ran.output} {ran.exception}"
        return ran.stdout


def _whole(line: str) -> str:
    """Without its comment, and with what stands for something of the reader's own put in."""
    line = re.sub(r"\s+# .*$", "", line)
    if "5f1c" in line:
        with Ledger.open("war.db", readonly=True) as book:
            name = book.head if "5f1c…" in line else next(iter(book.claims())).id
        line = re.sub(r"5f1c\S+", name, line)
    return line


def _piped(line: str) -> Iterator[list[str]]:
    words: list[str] = []
    for word in shlex.split(line):
        if word == "|":
            yield words
            words = []
        else:
            words.append(word)
    yield words


def _matching(word: str) -> list[str]:
    return [str(path) for path in sorted(Path().glob(word))] if "*" in word else [word]
