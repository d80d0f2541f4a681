"""The server: pages, JSON API, signing in, review, headers."""

import importlib
import re
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.fixtures import report
from tests.fixtures.bundle import ESTIMATE
from tests.fixtures.hostile import ATTACK
from tests.fixtures.served import NAME, PASSWORD, ledger_with_report
from tests.web.pages import Page
from tollbook.errors import LedgerError
from tollbook.ledger import Ledger
from tollbook.model import Claim, Verdict, from_json
from tollbook.web.app import create_app
from tollbook.web.sessions import COOKIE, Attempts, Sessions
from tollbook.web.users import Users

SHORT = report.NATO_KILLED.id[:16]
PAGES = (
    "/", "/findings", "/claims", "/claims?party=Russia&harm=killed&status=&since=2022-03-01",
    f"/claims/{SHORT}",
    "/documents", f"/documents/{report.DOCUMENT.ref.key[:16]}", "/claimants", "/compare", "/method", "/login",
    "/compare?one=Russia&other=Ukraine", "/compare?from=2022-03-10&to=2022-03-24", "/changes",
    "/changes?since=2022-03-01", "/search", "/search?q=generals", "/api/docs", "/?as_of=2022-03-24",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger that no test changes."""
    return ledger_with_report(tmp_path_factory.mktemp("served"), attack=True)


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """An estimate that takes no time: these tests are not about how it is made."""
    with pytest.MonkeyPatch.context() as patch:
        module = importlib.import_module("tollbook.pipeline.view")
        patch.setattr(module, "estimate_toll", lambda *_, **__: (ESTIMATE,))
        yield


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[TestClient]:
    """A reader without an account."""
    with TestClient(create_app(address)) as made:
        yield made


@pytest.fixture
def reviewer(tmp_path: Path) -> Iterator[TestClient]:
    """A person signed in to a ledger of their own."""
    with TestClient(create_app(ledger_with_report(tmp_path))) as made:
        answer = made.post(
            "/login", data={"token": _token(made, "/login"), "name": NAME, "password": PASSWORD}
        )
        assert answer.status_code == 200
        yield made


def _token(client: TestClient, page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get(page).text)
    assert found
    return found[1]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_and_is_harmless(client: TestClient, path: str) -> None:
    """Well-formed, strict policy, only our script, and hostile text is only text."""
    answer = client.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    page = Page(answer.text)
    assert page.unclosed == [] and len(page.ids) == len(set(page.ids))
    assert [a.get("src") for t, a in page.tags if t == "script"] == ["/static/page.js"]
    assert not [t for t, _ in page.tags if t == "img"]
    assert not [a for a in page.addresses() if "javascript" in a or a.startswith(("http", "//"))]
    assert not [a for _, attrs in page.tags for a in attrs if a.startswith("on") or a == "style"]


def test_every_link_of_the_server_leads_somewhere(client: TestClient) -> None:
    """From the overview on, every address answers, and anchors are there."""
    seen: dict[str, Page | None] = {}
    todo = ["/"]
    while todo:
        path = todo.pop()
        answer = client.get(path)
        assert answer.status_code == 200, path
        seen[path] = Page(answer.text) if "html" in answer.headers["content-type"] else None
        for link in seen[path].addresses() if seen[path] else ():  # type: ignore[union-attr]
            to = link.split("#")[0]
            if to.startswith("/") and to not in seen and to not in todo and to != "/logout":
                todo.append(to)
    for path, page in seen.items():
        for link in page.addresses() if page else ():
            to, _, anchor = link.partition("#")
            target = seen.get(to or path)
            if anchor and target:
                assert anchor in target.ids, (path, link)
    assert len(seen) > 2 * len(report.CLAIMS)


def test_from_the_estimate_to_the_sentence_in_two_clicks(client: TestClient) -> None:
    """The overview's links lead straight to the marked words of the report."""
    assert f'href="/documents/{report.DOCUMENT.ref.key[:16]}#words-{SHORT}"' in client.get("/").text
    text = client.get(f"/documents/{report.DOCUMENT.ref.key[:16]}").text
    assert re.search(rf'<mark[^>]*id="words-{SHORT}">7,000 to 15,000</mark>', text)


def test_filters_live_in_the_address(client: TestClient) -> None:
    """What is asked for is what is shown, and the form shows it."""
    page = Page(client.get("/claims?party=ukraine").text)
    assert "1,300" in page.text and "7,000–15,000" not in page.text
    assert ("option", {"value": "Ukraine", "selected": None}) in page.tags or "Ukraine" in page.text
    assert client.get("/claims?harm=nothing").status_code == 422
    assert client.get("/?as_of=2022-13-45").status_code == 422


def test_an_earlier_state_of_a_great_ledger_is_made_aside(
    client: TestClient, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asks for it is told so at once and finds it when it is made; a day of the same state is there."""
    with Ledger.open(address, readonly=True) as book:
        assert book.head_on(date.today()) == book.head != book.head_on(date(2001, 1, 1)) == "0" * 64
    go = threading.Event()
    monkeypatch.setattr("tollbook.web.shelf.GREAT", 0)
    monkeypatch.setattr("tollbook.web.house.PATIENCE", 0.01)
    with TestClient(create_app(address)) as made:
        shelf = made.app.state.house.shelf  # type: ignore[attr-defined]
        make = shelf._made
        monkeypatch.setattr(shelf, "_made", lambda *asked: (go.wait(60), make(*asked))[1])
        assert made.get(f"/?known={date.today()}").status_code == 200
        awaited = made.get("/?known=2001-01-01")
        assert awaited.status_code == 202 and "One moment" in awaited.text
        assert awaited.headers["Retry-After"] and not Page(awaited.text).unclosed
        go.set()
        assert made.get("/api/about?known=2001-01-01").json()["claims"] == 0
        then = made.get("/?known=2001-01-01")
    assert then.status_code == 200 and "No claim had been kept by the end of 1 January 2001" in then.text


def test_answers_that_are_known_are_not_sent_again(client: TestClient) -> None:
    """An ETag brings 304, for pages and for JSON."""
    for path in ("/findings", "/api/claims"):
        tag = client.get(path).headers["etag"]
        again = client.get(path, headers={"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")


def test_the_api_pages_through_all_claims(client: TestClient) -> None:
    """A cursor leads through every claim once; each is of the contract's form."""
    got: list[str] = []
    after = None
    while True:
        page = client.get(
            "/api/claims", params={"limit": 3, "background": True, **({"after": after} if after else {})}
        )
        body = page.json()
        got += [from_json(Claim, item).id for item in body["items"]]
        after = body["next"]
        if after is None:
            break
    assert len(got) == len(set(got)) == body["total"]
    assert {c.id for c in report.CLAIMS} <= set(got)


def test_the_api_pages_through_all_findings(client: TestClient) -> None:
    """Pages of two, one after the other, hold every finding once, in the order of one large page."""
    found: list[str] = []
    after: str | None = "0"
    while after is not None:
        page = client.get("/api/findings", params={"limit": 2, "after": after}).json()
        found += [f["id"] for f in page["items"]]
        after = page["next"]
    whole = client.get("/api/findings?limit=1000").json()
    assert found == [f["id"] for f in whole["items"]] and len(set(found)) == whole["total"]


@pytest.mark.parametrize("path", ["claims", "documents", "findings"])
def test_the_api_knows_the_ledger_as_it_stood(client: TestClient, path: str) -> None:
    """Before anything was kept there was nothing; at the end of time there is all."""
    asked = f"/api/{path}?known="
    assert client.get(f"{asked}2000-01-01").json()["total"] == 0
    assert client.get(f"{asked}9999-12-31").json()["total"] == client.get(f"/api/{path}").json()["total"] > 0
    assert client.get("/?known=9999-12-31").status_code == client.get("/?known=0001-01-01").status_code == 200


def test_the_api_has_no_claim_of_later(client: TestClient) -> None:
    """What was not kept yet on a day cannot be had as of it."""
    claim = f"/api/claims/{report.NATO_KILLED.id}"
    assert client.get(claim).status_code == 200 and client.get(f"{claim}?known=2000-01-01").status_code == 404
    assert client.get("/api/about?known=2000-01-01").json()["claims"] == 0


def test_the_api_tells_all_of_one(client: TestClient) -> None:
    """Claim with findings, document with text, estimates, findings, and what it all is."""
    claim = client.get(f"/api/claims/{report.NATO_KILLED.id}").json()
    assert claim["review"] == "machine-read, not reviewed" and claim["findings"]
    document = client.get(f"/api/documents/{report.DOCUMENT.ref.key}").json()
    assert document["document"]["text"] == report.TEXT and len(document["claims"]) == len(report.CLAIMS)
    assert any(e["party"] == "Russia" for e in client.get("/api/estimates").json()["items"])
    assert any(f["kind"] == "silence" for f in client.get("/api/findings?party=Russia").json()["items"])
    assert client.get("/api/about").json()["exclusions"]
    assert client.get("/api/documents?limit=1").json()["next"]


@pytest.mark.parametrize(
    "path",
    ["/claims/nothing", "/documents/0", "/claimants/x", "/embed/x", "/panels/x.csv", "/static/../app.py",
     "/api/claims/x", "/api/documents/x", "/nowhere", "/static/x.css"],
)  # fmt: skip
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    """With a page, or JSON under /api."""
    answer = client.get(path)
    assert answer.status_code == 404
    assert (
        ("detail" in answer.json())
        if path.startswith("/api/")
        else ("tollbook" in answer.text or answer.text)
    )


def test_panels_can_be_embedded_and_taken_along(client: TestClient) -> None:
    """Only embeddable panels may stand in a frame; tables are CSV."""
    key = re.search(r'href="/panels/([^"]+)\.csv"', client.get("/").text)
    assert key
    assert "frame-ancestors *" in client.get(f"/embed/{key[1]}").headers["content-security-policy"]
    table = client.get(f"/panels/{key[1]}.csv")
    assert table.headers["content-type"].startswith("text/csv") and table.text.startswith(
        "claimant,party,harm"
    )


def test_search_finds_words_and_takes_them_for_words_alone(client: TestClient) -> None:
    """Words in reports and claims; operators and quotes are no query language."""
    assert report.DOCUMENT.ref.key[:16] in client.get("/search", params={"q": "Kremlin spokesman"}).text
    for words in ('"', "NEAR(", "a AND", "title:x*", "'; DROP TABLE text", "\0", ATTACK, "-"):
        assert client.get("/search", params={"q": words}).status_code == 200


def test_a_decision_of_a_person_is_kept_and_shown(reviewer: TestClient, tmp_path: Path) -> None:
    """Who decided what and why stands beside the machine's reading."""
    page = f"/claims/{SHORT}"
    form = {
        "token": _token(reviewer, page),
        "verdict": "amend",
        "count.low": "7000",
        "count.high": "14000",
        "victims.status": "unknown",
        "note": "as printed",
    }
    answer = reviewer.post(f"{page}/decisions", data=form)
    assert answer.status_code == 200 and "amended by R. Reader" in answer.text and "as printed" in answer.text
    with Ledger.open(tmp_path / "ledger.db", readonly=True) as book:
        (kept,) = book.decisions([report.NATO_KILLED.id])[report.NATO_KILLED.id]
    assert (kept.by, kept.verdict, dict(kept.amended)) == (
        NAME, Verdict.AMEND, {"count.high": 14000, "victims.status": "unknown"},
    )  # fmt: skip
    assert "7,000–14,000" in reviewer.get("/").text


def test_no_decision_without_a_session_or_a_token(reviewer: TestClient, client: TestClient) -> None:
    """A form from elsewhere, an unknown token and a reader without an account are refused."""
    page = f"/claims/{SHORT}/decisions"
    assert reviewer.post(page, data={"token": "forged", "verdict": "accept"}).status_code == 403
    token = _token(client, "/login")
    assert client.post(page, data={"token": token, "verdict": "accept"}).status_code == 403
    assert reviewer.post("/logout", data={"token": "x"}).status_code == 403


def test_signing_out_and_wrong_passwords(tmp_path: Path) -> None:
    """A wrong password is told apart from nothing; many of them make the name wait; signing out ends it."""
    with TestClient(create_app(ledger_with_report(tmp_path))) as client:
        form = {"name": NAME, "password": "wrong password"}
        for _ in range(Attempts.MOST):
            answer = client.post("/login", data={**form, "token": _token(client, "/login")})
            assert answer.status_code == 403 and "do not belong together" in answer.text
        blocked = client.post(
            "/login", data={**form, "password": PASSWORD, "token": _token(client, "/login")}
        )
        assert blocked.status_code == 429
    with TestClient(create_app(str(tmp_path / "ledger.db"))) as client:
        client.post("/login", data={"token": _token(client, "/login"), "name": NAME, "password": PASSWORD})
        home = client.get("/").text
        assert "Sign out" in home
        client.post("/logout", data={"token": _token(client, "/")})
        assert "Sign in" in client.get("/").text


def test_sessions_end(tmp_path: Path) -> None:
    """With their time, with a new password, with the person; and a changed cookie is none."""
    users = Users.open(str(tmp_path / "x.db"))
    users.add(NAME, PASSWORD)
    now = [1000.0]
    sessions = Sessions(users, clock=lambda: now[0])
    cookie = sessions.begin(NAME)
    assert sessions.name(cookie) == NAME
    for wrong in ("", ".", "a.b.c.d", cookie[:-1], "A" + cookie, sessions.anonymous()):
        assert sessions.name(wrong) is None
    now[0] += 13 * 3600
    assert sessions.name(cookie) is None
    fresh = sessions.begin(NAME)
    users.add(NAME, "another password")
    assert sessions.name(fresh) is None
    last = sessions.begin(NAME)
    assert users.remove(NAME) and sessions.name(last) is None and not users.remove(NAME)


def test_passwords_are_hashed_and_files_private(tmp_path: Path) -> None:
    """Argon2 in a file that only its owner reads; short passwords and odd names are refused."""
    address = str(tmp_path / "x.db")
    users = Users.open(address)
    users.add("A", PASSWORD)
    file = Path(f"{address}.users")
    assert file.stat().st_mode & 0o777 == 0o600 and PASSWORD.encode() not in file.read_bytes()
    assert b"$argon2id$" in file.read_bytes() and users.names() == ["A"]
    assert users.check("A", PASSWORD) and not users.check("A", "x") and not users.check("B", PASSWORD)
    assert not users.check("A", "x" * 5000)
    for name, password in (("", PASSWORD), ("a\n", PASSWORD), ("b", "short")):
        with pytest.raises(LedgerError):
            users.add(name, password)


def test_the_cookie_is_kept_from_scripts(client: TestClient) -> None:
    """HttpOnly and SameSite, and Secure where it is asked for."""
    cookie = client.get("/login").headers["set-cookie"].lower()
    assert COOKIE in cookie and "httponly" in cookie and "samesite=lax" in cookie


def test_no_server_without_a_ledger(tmp_path: Path) -> None:
    """A ledger that is not there is said, and none is made."""
    with pytest.raises(LedgerError):
        create_app(str(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []
