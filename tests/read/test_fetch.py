"""Addresses: what is fetched, what is refused, and how politely."""

import gzip
import socket
from collections.abc import Callable
from dataclasses import fields
from ipaddress import ip_address
from pathlib import Path

import pytest

from tests.read.pages import REPORT, gzip_bomb, linked, page
from tests.read.server import Answer, serving
from tollbook.errors import FetchError
from tollbook.read import Given, read_documents
from tollbook.read.fetch import Fetcher, fetcher, hosts, manners
from tollbook.read.fetch.exchange import checked
from tollbook.read.fetch.hosts import is_public, resolve

HTML = {"Content-Type": "text/html; charset=utf-8"}
STORY = page(head=linked('"datePublished": "2022-03-24"')).encode()


def local(tmp_path: Path, **given: object) -> Fetcher:
    """A fetcher that may ask this machine, and does not wait."""
    return Fetcher(cache=tmp_path / "cache", anywhere=True, pace=0, **given)  # type: ignore[arg-type]


def only(answer: Answer, robots: Answer = (404, {}, b"")) -> Callable[[str, dict[str, str]], Answer]:
    """A site with one answer for everything."""
    return lambda path, _: robots if path == "/robots.txt" else answer


def test_an_address_gives_its_document(tmp_path: Path) -> None:
    """With the address as its id, and a truthful name in the request."""
    with serving(only((200, HTML, STORY))) as site:
        url = f"{site.url}/story"
        (document,) = read_documents(url, Given(fetcher=local(tmp_path)))
    assert (document.id, document.url, document.text) == (url, url, "\n\n".join(REPORT))
    agents = {headers["user-agent"] for _, headers in site.asked}
    assert len(agents) == 1
    assert agents.pop().startswith("tollbook/")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "localhost.", "2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1",
        "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "10.0.0.1", "172.16.0.1",
        "0.0.0.0",  # noqa: S104
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fc00::1]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]", "224.0.0.1", "240.0.0.1", "255.255.255.255", "①②⑦.⓪.⓪.①", "１２７.0.0.1",
        "127.0.0.1.",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(tmp_path: Path, host: str) -> None:
    """In every notation that a system or a browser would take."""
    with pytest.raises(FetchError):
        Fetcher(cache=tmp_path, pace=0, seconds=2).fetch(f"http://{host}:9/")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_let_through(address: str) -> None:
    """Also where one carries another."""
    assert is_public(ip_address(address))


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its other addresses are."""
    entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, 80)) for a in ("93.184.216.34", "10.0.0.5")]
    monkeypatch.setattr(hosts.socket, "getaddrinfo", lambda *_, **__: entries)
    with pytest.raises(FetchError, match=r"10\.0\.0\.5"):
        resolve("harbour.example", 80)


def test_the_connection_goes_to_the_address_that_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name is resolved once for a connection; that it then changes does not matter."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *args: object, **kwargs: object) -> object:
        if host == "harbour.example":
            asked.append(host)
            assert len(asked) == 1, "resolved again between check and connection"
            return real("127.0.0.1", *args, **kwargs)  # type: ignore[arg-type]
        return real(host, *args, **kwargs)  # type: ignore[arg-type]

    with serving(only((200, HTML, STORY))) as site:
        monkeypatch.setattr(hosts.socket, "getaddrinfo", rebinding)
        port = site.url.rpartition(":")[2]
        got = local(tmp_path, robots=False).fetch(f"http://harbour.example:{port}/")
    assert got.body == STORY
    assert site.asked[0][1]["host"] == f"harbour.example:{port}"


def test_a_redirect_into_the_house_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each hop is checked as the first address was."""
    with serving(only((302, {"Location": "http://10.0.0.1/secret"}, b""))) as site:
        # This machine passes for public, and nothing else that is private does.
        monkeypatch.setattr(hosts, "is_public", lambda a: str(a) == "127.0.0.1" or is_public(a))
        with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
            Fetcher(cache=tmp_path, pace=0, robots=False).fetch(f"{site.url}/a")
    assert site.paths == ["/a"]


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://harbour.example/a", "gopher://x/", "http://[bad/"]
)
def test_a_redirect_to_another_scheme_is_refused(tmp_path: Path, place: str) -> None:
    """Only http and https are followed."""
    with serving(only((301, {"Location": place}, b""))) as site, pytest.raises(FetchError):
        local(tmp_path).fetch(site.url)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a/", "http://", "http://user:pw@harbour.example/"]
)
def test_only_plain_addresses_of_the_web_are_fetched(url: str) -> None:
    """Other schemes, no host, or a password in the address are refused before anything is asked."""
    with pytest.raises(FetchError):
        checked(url)


def test_five_redirects_are_followed_and_no_more(tmp_path: Path) -> None:
    """Five lead to the document, six to an error."""

    def chain(path: str, _: dict[str, str]) -> Answer:
        left = int(path.strip("/")) if path != "/robots.txt" else -1
        if left > 0:
            return 302, {"Location": f"/{left - 1}"}, b""
        return (200, HTML, STORY) if left == 0 else (404, {}, b"")

    with serving(chain) as site:
        assert local(tmp_path).fetch(f"{site.url}/5").url == f"{site.url}/0"
        with pytest.raises(FetchError, match="more than 5 times"):
            local(tmp_path).fetch(f"{site.url}/6")


def test_what_is_too_large_on_the_wire_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading stops at the limit, whatever the header says of the length."""
    monkeypatch.setattr(fetcher, "WIRE", 100_000)
    with (
        serving(only((200, HTML, b"a" * 5_000_000))) as site,
        pytest.raises(FetchError, match="more than may be"),
    ):
        local(tmp_path, robots=False).fetch(site.url)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """What expands beyond 50 MB is not expanded further."""
    headers = {**HTML, "Content-Encoding": "gzip"}
    with (
        serving(only((200, headers, gzip_bomb(60 << 20)))) as site,
        pytest.raises(FetchError, match="expands to more"),
    ):
        local(tmp_path).fetch(site.url)


def test_packed_answers_are_unpacked(tmp_path: Path) -> None:
    """As gzip, and one that is damaged is an error."""
    headers = {**HTML, "Content-Encoding": "gzip"}
    with serving(only((200, headers, gzip.compress(STORY)))) as site:
        assert local(tmp_path).fetch(site.url).body == STORY
    with serving(only((200, headers, b"no gzip"))) as site, pytest.raises(FetchError, match="damaged"):
        local(tmp_path).fetch(site.url)


def test_a_server_that_drips_is_left(tmp_path: Path) -> None:
    """All of a fetch has one time limit; a byte now and then does not prolong it."""
    listener = socket.create_server(("127.0.0.1", 0))
    try:
        port = listener.getsockname()[1]
        with pytest.raises(FetchError, match="too long"):
            local(tmp_path, robots=False, seconds=0.3).fetch(f"http://127.0.0.1:{port}/")
    finally:
        listener.close()


def test_robots_txt_is_heeded(tmp_path: Path) -> None:
    """What it forbids is not asked for; a server that fails forbids all; a missing one forbids nothing."""
    forbids = only((200, HTML, STORY), (200, {}, b"User-agent: *\nDisallow: /private\n"))
    with serving(forbids) as site:
        with pytest.raises(FetchError, match="robots"):
            local(tmp_path).fetch(f"{site.url}/private/a")
        assert site.paths == []
        assert local(tmp_path).fetch(f"{site.url}/open").body == STORY
        assert local(tmp_path, robots=False).fetch(f"{site.url}/private/a").body == STORY
    with serving(only((200, HTML, STORY), (503, {}, b""))) as site, pytest.raises(FetchError, match="robots"):
        local(tmp_path).fetch(site.url)


def test_an_unchanged_page_is_not_sent_twice(tmp_path: Path) -> None:
    """The second request asks with the ETag, and the kept body stands."""

    def site_(path: str, headers: dict[str, str]) -> Answer:
        if path == "/robots.txt":
            return 404, {}, b""
        if headers.get("if-none-match") == '"1"':
            return 304, {}, b""
        return 200, {**HTML, "ETag": '"1"'}, STORY

    with serving(site_) as site:
        first = local(tmp_path).fetch(f"{site.url}/a")
        assert local(tmp_path).fetch(f"{site.url}/a") == first
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/a"] == [None, '"1"']


def test_a_damaged_cache_is_done_without(tmp_path: Path) -> None:
    """Its files are checked by their hashes."""
    with serving(only((200, {**HTML, "ETag": '"1"'}, STORY))) as site:
        local(tmp_path).fetch(f"{site.url}/a")
        for path in (tmp_path / "cache").iterdir():
            path.write_bytes(path.read_bytes()[:-9])
        assert local(tmp_path).fetch(f"{site.url}/a").body == STORY
    assert all("if-none-match" not in headers for _, headers in site.asked)


def test_a_host_is_asked_once_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second request to one host waits; the wait is not counted as the server's."""
    waits: list[float] = []
    monkeypatch.setattr(manners.time, "sleep", waits.append)
    with serving(only((200, HTML, STORY))) as site:
        guest = Fetcher(cache=tmp_path, anywhere=True, robots=False)
        guest.fetch(f"{site.url}/1")
        guest.fetch(f"{site.url}/2")
    assert len(waits) == 1
    assert 0.5 < waits[0] <= 1.0


def test_what_was_fetched_is_archived(tmp_path: Path) -> None:
    """As WARC, as it came, so that the same documents can be read from it years later."""
    packed = {**HTML, "Content-Encoding": "gzip"}
    with serving(only((200, packed, gzip.compress(STORY)))) as site:
        guest = local(tmp_path, archive=tmp_path / "kept")
        (first,) = read_documents(f"{site.url}/a", Given(fetcher=guest))
        list(read_documents(f"{site.url}/b", Given(fetcher=guest)))
    again = list(read_documents(str(tmp_path / "kept" / "fetched.warc.gz")))
    assert [d.id for d in again] == [f"{site.url}/a", f"{site.url}/b"]
    assert (again[0].text, again[0].published) == (first.text, first.published)


@pytest.mark.parametrize("answer", [(404, {}, b""), (500, {}, b"x"), None])
def test_a_failure_is_said(tmp_path: Path, answer: Answer | None) -> None:
    """With the status, or that nothing came."""
    with serving(lambda *_: answer) as site, pytest.raises(FetchError, match=r"answers|does not answer"):
        local(tmp_path, robots=False).fetch(site.url)


def test_no_setting_opens_the_house() -> None:
    """What lets tests ask this machine is an argument in code, which no file or command can give."""
    assert "anywhere" not in {field.name for field in fields(Given)}
    sources = Path(fetcher.__file__).parent.glob("*.py")
    reads_settings = [p.name for p in sources if "environ" in p.read_text() and p.name != "cache.py"]
    assert reads_settings == []
