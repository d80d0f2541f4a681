"""`tollbook watch` against a server of our own."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from tests.read.server import Answer, Served, serving
from tollbook import pipeline
from tollbook.cli import main
from tollbook.ledger import Ledger
from tollbook.model import Document
from tollbook.pipeline.following import followed
from tollbook.read import Given, fetch
from tollbook.read.feed import READER as FEED
from tollbook.read.fetch import webhook

FIRST = (
    "Ukraine's general staff said on 20 March 2022 that 14,700 Russian soldiers "
    "had been killed since the invasion."
)
SECOND = (
    "Russia's defence ministry said on 24 March 2022 that 498 of its soldiers had been killed in Ukraine."
)


def feed(base: str, *texts: str) -> bytes:
    """An RSS feed whose entries have these texts, and point at `base/article/N`."""
    entries = "".join(
        f"<item><guid>{n}</guid><title>Entry {n}</title><link>{base}/article/{n}</link>"
        f"<pubDate>Fri, 25 Mar 2022 0{n}:00:00 GMT</pubDate><description>{text}</description></item>"
        for n, text in enumerate(texts)
    )
    return f'<rss version="2.0"><channel><title>News</title>{entries}</channel></rss>'.encode()


class Site:
    """What the server gives: a feed that grows, a page that fails, and a hook that takes or does not."""

    def __init__(self) -> None:
        self.base = "http://news.example"
        self.texts: list[str] = [FIRST]
        self.articles: dict[str, Answer] = {}
        self.hook = 200

    def __call__(self, path: str, headers: dict[str, str]) -> Answer:
        """What is at a path."""
        if path == "/hook":
            return self.hook, {}, b"ok"
        if path != "/feed":
            return self.articles.get(path, (404, {}, b""))
        body, tag = feed(self.base, *self.texts), f'"{len(self.texts)}"'
        if headers.get("if-none-match") == tag:
            return 304, {}, b""
        return 200, {"Content-Type": "application/rss+xml", "ETag": tag}, body


@pytest.fixture
def site() -> Site:
    """A site that a test changes."""
    return Site()


@pytest.fixture
def served(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """The site's server; fetchers may ask this machine, and nothing waits."""
    local = partial(fetch.Fetcher, cache=tmp_path / "cache", anywhere=True, pace=0)
    monkeypatch.setattr(fetch, "Fetcher", local)
    monkeypatch.setattr(webhook, "PAUSES", (0, 0))
    with serving(site) as running:
        site.base = running.url
        yield running


Watch = Callable[..., Result]


@pytest.fixture
def watch(tmp_path: Path, served: Served) -> Watch:
    """One round of `tollbook watch` at the feed, in a ledger of the test's own."""

    def run(*options: str, of: tuple[str, ...] = ("/feed",)) -> Result:
        addresses = [f"{served.url}{path}" for path in of]
        given = ["--once", "--ledger", str(tmp_path / "w.db"), "--case", "ukraine-2022", *options]
        return CliRunner().invoke(main, ["watch", *addresses, *given])

    return run


def told(result: Result) -> dict[str, list[dict[str, str]]]:
    """The one digest that a round printed as JSON."""
    (line,) = result.stdout.splitlines()
    digest: dict[str, list[dict[str, str]]] = json.loads(line)
    return digest


def test_a_round_tells_what_is_new_and_the_next_one_nothing(watch: Watch, served: Served) -> None:
    """Documents and claims once; then the feed is asked whether it changed, and no word is said."""
    first = watch("--digest", "json")
    assert first.exit_code == 0, first.output
    digest = told(first)
    assert [d["title"] for d in digest["documents"]] == ["Entry 0"]
    assert [c["count"]["low"] for c in digest["claims"]] == [14700]  # type: ignore[index]
    assert watch("--digest", "json").stdout == ""
    assert [h.get("if-none-match") for path, h in served.asked if path == "/feed"] == [None, '"1"']


def test_only_what_came_since_is_told(watch: Watch, site: Site) -> None:
    """An entry that appears later brings its own claims, and the findings that it makes, alone."""
    watch()
    site.texts.append(SECOND)
    digest = told(watch("--digest", "json"))
    assert [c["count"]["low"] for c in digest["claims"]] == [498]  # type: ignore[index]
    assert "self_opponent_gap" in {f["kind"] for f in digest["findings"]}
    assert all(digest["claims"][0]["id"] in f["claims"] for f in digest["findings"])


def test_the_text_names_claims_in_their_own_words(watch: Watch) -> None:
    """Each with its figure, claimant and quotation under the document that makes it."""
    text = watch().stdout
    assert "1 new claim, 1 new document; read by machine, reviewed by nobody yet" in text
    assert "Entry 0, News, 2022-03-25" in text
    assert "14,700" in text
    assert "“14,700 Russian soldiers had been killed”" in text


def article(*paragraphs: str) -> Answer:
    """A page with a report."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    page = f"<html><head><title>The whole report</title></head><body><article>{body}</article></body></html>"
    return 200, {"Content-Type": "text/html"}, page.encode()


LONG = (
    FIRST,
    "The ministry in Kyiv says that it counts those whose bodies were found, and those alone.",
    SECOND,
)


def lows(digest: dict[str, list[dict[str, str]]]) -> list[int]:
    """The low ends of a digest's claims, sorted."""
    return sorted(claim["count"]["low"] for claim in digest["claims"])  # type: ignore[index]


def test_the_article_behind_an_entry_is_read(watch: Watch, site: Site, served: Served) -> None:
    """In the place of the feed's teaser, once, with what the feed knows of it; and not asked for again."""
    site.articles["/article/0"] = article(*LONG)
    digest = told(watch("--digest", "json"))
    assert [d["url"] for d in digest["documents"]] == [f"{served.url}/article/0"]
    assert digest["documents"][0]["published"].startswith("2022-03-25")
    assert lows(digest) == [498, 14700]
    site.texts.append("A second entry, whose page is not there, says that 12 soldiers were killed in Kyiv.")
    assert lows(told(watch("--digest", "json"))) == [12]
    assert watch("--digest", "json").stdout == ""
    assert served.paths.count("/article/0") == 1


def test_an_article_that_cannot_be_had_is_asked_for_again(
    watch: Watch, site: Site, served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    """The teaser is kept meanwhile, and the article beside it when it comes; after three rounds no more.

    Of the article only what the teaser did not say is told as new.
    """
    first = watch("--digest", "json")
    assert first.exit_code == 0
    assert "kept as its feed has it" in caplog.text
    assert lows(told(first)) == [14700]
    site.articles["/article/0"] = article(*LONG)
    later = told(watch("--digest", "json"))
    assert (lows(later), later["echoes"]) == ([498], 1)
    site.texts = [FIRST, "Another entry without a page says that 12 soldiers were killed in Kyiv on Monday."]
    for _ in range(5):
        watch()
    assert served.paths.count("/article/1") == 3


def test_a_feed_that_says_more_than_its_page_is_kept(watch: Watch, site: Site) -> None:
    """A page behind a wall does not take the place of what the feed gives in full."""
    site.articles["/article/0"] = article("Please subscribe to go on reading our reports of the war.")
    assert lows(told(watch("--digest", "json"))) == [14700]


def test_articles_are_bounded_and_can_be_left(watch: Watch, site: Site, served: Served) -> None:
    """A round asks for so many of a feed, the next one for the rest; with 0 feeds are read as they are."""
    site.texts = [FIRST, SECOND]
    site.articles |= {f"/article/{n}": article(*LONG) for n in range(2)}
    watch("--articles", "0")
    assert served.paths == ["/feed"]
    for asked in (["/article/0"], ["/article/0", "/article/1"], ["/article/0", "/article/1"]):
        watch("--articles", "1")
        assert [path for path in served.paths if path != "/feed"] == asked


def test_entries_cannot_lead_into_a_private_network(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What a feed points at is checked as any address is: the entry stays as the feed has it."""
    entry = Document("1", FIRST, url="http://169.254.169.254/latest/meta-data", reader=FEED)
    given = Given(fetcher=fetch.Fetcher(cache=tmp_path / "cache"))
    assert followed([entry], given, {}, most=9) == ([entry], {entry.ref.key: 1})
    assert "no public address" in caplog.text


def test_two_watches_do_not_share_a_state(watch: Watch, tmp_path: Path) -> None:
    """The second is refused while the first is at it, and can go on afterwards."""
    with pipeline.held(tmp_path / "w.db.watch.json"):
        result = watch()
    assert result.exit_code == 1
    assert "another watch is at it" in result.stderr
    assert watch().exit_code == 0


def test_a_bad_source_does_not_stop_the_others(watch: Watch) -> None:
    """It is said, in the digest too, and the command fails; the rest is kept and told."""
    result = watch("--digest", "json", of=("/gone", "/feed", "/gone-too"))
    assert result.exit_code == 1
    digest = told(result)
    assert len(digest["claims"]) == 1
    assert len(digest["failures"]) == 2
    assert "/gone: answers 404" in result.stderr


def test_what_was_there_before_the_first_round_is_no_news(watch: Watch, tmp_path: Path) -> None:
    """A ledger of years does not come as one digest."""
    report = tmp_path / "old.txt"
    report.write_text(SECOND)
    with Ledger.open(tmp_path / "w.db") as book:
        pipeline.keep(book, str(report))
    assert [c["count"]["low"] for c in told(watch("--digest", "json"))["claims"]] == [14700]  # type: ignore[index]


def test_a_round_that_is_cut_short_is_told_by_the_next(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was kept before a crash, and not told, is new when the watch is started again."""
    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "digest", lambda *_, **__: 1 / 0)
        assert isinstance(watch().exception, ZeroDivisionError)
    assert len(told(watch("--digest", "json"))["claims"]) == 1


def test_the_webhook_gets_the_digest(watch: Watch, served: Served) -> None:
    """As it was printed; chat servers get the text in their own form."""
    hook = ("--webhook", f"{served.url}/hook", "--private-webhook")
    printed = watch("--digest", "json", *hook).stdout
    ((headers, body),) = served.posted
    assert json.loads(body) == json.loads(printed)
    assert headers["content-type"] == "application/json"
    assert headers["idempotency-key"] == json.loads(printed)["id"]


def test_a_digest_that_is_not_taken_is_sent_in_the_next_round(
    watch: Watch, served: Served, site: Site
) -> None:
    """Tried a few times, then kept; sent later under the same name, before what is newer, and only once."""
    hook = ("--webhook", f"{served.url}/hook", "--private-webhook")
    site.hook = 503
    failed = watch(*hook)
    assert failed.exit_code == 1
    assert "wait for the next round" in failed.stderr
    assert len(served.posted) == 2
    site.hook, site.texts = 200, [FIRST, SECOND]
    assert watch(*hook).exit_code == 0
    names = [headers["idempotency-key"] for headers, _ in served.posted]
    assert names[0] == names[1] == names[2] != names[3]
    assert [set(json.loads(body)) for _, body in served.posted] == [{"text"}] * 4
    watch(*hook)
    assert len(served.posted) == 4


def test_a_private_webhook_needs_a_word(watch: Watch, served: Served) -> None:
    """Without --private-webhook nothing is posted to this machine; the digest is kept."""
    result = watch("--webhook", f"{served.url}/hook")
    assert result.exit_code == 1
    assert "no public address" in result.stderr
    assert served.posted == []
    assert watch("--webhook", f"{served.url}/hook", "--private-webhook").exit_code == 0
    assert len(served.posted) == 1


def test_private_sources_are_refused(tmp_path: Path) -> None:
    """No option opens this machine to what a list of sources asks for."""
    result = CliRunner().invoke(
        main, ["watch", "http://127.0.0.1:9/feed", "--once", "--ledger", str(tmp_path / "w.db")]
    )
    assert result.exit_code == 1
    assert "no public address" in result.stderr


def test_a_list_of_sources(watch: Watch, served: Served, tmp_path: Path) -> None:
    """A TOML file names addresses, and outlets that one knows better."""
    listed = tmp_path / "sources.toml"
    listed.write_text(f'[[source]]\naddress = "{served.url}/feed"\noutlet = "Harbour Radio"\n')
    given = ["--once", "--digest", "json", "--ledger", str(tmp_path / "w.db")]
    result = CliRunner().invoke(main, ["watch", str(listed), *given])
    assert [d["outlet"] for d in told(result)["documents"]] == ["Harbour Radio"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[source]]\nadress = "http://a.example"\n', "line 2, source[0]"),
        ('[[source]]\naddress = "ftp://a.example"\n', "line 2, source[0].address"),
        ("", "source"),
        ("[[source]", "is no TOML"),
    ],
)
def test_a_wrong_list_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """With file, line and field, before anything is fetched."""
    listed = tmp_path / "sources.toml"
    listed.write_text(text)
    result = CliRunner().invoke(main, ["watch", str(listed), "--once", "--ledger", str(tmp_path / "w.db")])
    assert result.exit_code == 1
    assert said in result.stderr
    assert not (tmp_path / "w.db").exists()


@pytest.mark.parametrize("every", ["", "1", "5s", "0h", "-1h", "1w", "1 hour", "999999999d", "١h"])
def test_a_wrong_time_is_refused(every: str, tmp_path: Path) -> None:
    """Rounds are at least ten seconds apart, and spelled in seconds, minutes, hours or days."""
    given = ["http://a.example/feed", "--every", every, "--ledger", str(tmp_path / "w.db")]
    result = CliRunner().invoke(main, ["watch", *given])
    assert result.exit_code == 2
    assert "--every" in result.stderr


def test_a_damaged_state_is_refused(watch: Watch, tmp_path: Path) -> None:
    """It is not taken for an empty one, which would hide what is new."""
    watch()
    (tmp_path / "w.db.watch.json").write_text("{")
    result = watch()
    assert result.exit_code == 1
    assert "holds no state of a watch" in result.stderr


def test_rounds_follow_one_another(
    tmp_path: Path, served: Served, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --once the next round comes when it is due, until Ctrl-C; what was kept stays."""
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        site.texts.append(SECOND)
        if len(waits) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr("tollbook.cli.watch.time.sleep", wait)
    given = ["--every", "1h", "--digest", "json", "--ledger", str(tmp_path / "w.db")]
    result = CliRunner().invoke(main, ["watch", f"{served.url}/feed", *given])
    assert result.exit_code == 130
    assert len(result.stdout.splitlines()) == 2
    assert all(3500 < seconds <= 3600 for seconds in waits)


def test_an_interrupt_leaves_no_traceback(tmp_path: Path) -> None:
    """Ctrl-C between rounds ends the command at once with one line."""
    command = [sys.executable, "-m", "tollbook", "watch", "http://127.0.0.1:9/feed"]
    with subprocess.Popen(
        command, cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:  # fmt: skip
        assert process.stderr
        assert "no public address" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert process.returncode == 130
    assert rest == "tollbook: interrupted; what was kept stays kept\n"
