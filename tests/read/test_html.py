"""Pages: their text, and what they say of themselves."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from evaluation.reading.__main__ import ours, theirs
from evaluation.reading.pages import pages
from evaluation.reading.shingles import score

from tests.read.pages import REPORT, linked, page
from tests.shared import SHARED, needs_shared
from tollbook.errors import InputError
from tollbook.model import Document
from tollbook.read import Given, read_documents
from tollbook.read.html import page as read_page
from tollbook.read.source import Source


def read(markup: str | bytes, **given: object) -> Document:
    """The document that a page is."""
    data = markup.encode() if isinstance(markup, str) else markup
    return read_page(Source.of("page.html", data), Given(**given))  # type: ignore[arg-type]


def test_the_article_is_all_there_and_nothing_else() -> None:
    """Paragraphs stand a blank line apart; the menu, the foot and the repeated title are gone."""
    assert read(page()).text == "\n\n".join(REPORT)


def test_a_short_page_keeps_its_one_sentence() -> None:
    """A page of one line is that line, without the menu that outweighs it."""
    assert read(page("Police said 14 people were killed in the fire.")).text == (
        "Police said 14 people were killed in the fire."
    )


def test_lines_that_ask_or_lead_elsewhere_are_left_out() -> None:
    """Links to other stories, calls to sign up and what pops up over a name are no report."""
    after = (
        "<p><a href='/x'>Nine killed in another fire last week, the mayor said</a></p>"
        "<p>Sign up to our newsletter</p><p>READ MORE: Thirty dead in flood</p>"
    )
    over = (
        "<p>The mayor<span class='tooltip-text'>Mayor sacked as 5 died</span> wept at the quay on Friday.</p>"
    )
    text = read(page(*REPORT, after=over + after)).text
    assert text.startswith("\n\n".join(REPORT))
    assert "The mayor wept" in text
    assert not any(word in text for word in ("Nine", "newsletter", "Thirty", "sacked"))


def test_a_text_cut_in_two_by_an_advertisement_is_whole() -> None:
    """Parts of one class in one article are one text."""
    half = "<div class='article-body'><p>{}</p></div>"
    markup = f"<html><body><article><div>{half.format(REPORT[0] * 3)}</div><div class='ad'>Buy</div><div>"
    markup += f"{half.format(REPORT[1] * 3)}</div></article></body></html>"
    text = read(markup).text
    assert REPORT[0] in text
    assert REPORT[1] in text


def test_the_summary_under_the_headline_is_kept() -> None:
    """A standfirst often has the figure that the text then leaves out."""
    words = "Three people have died in clashes with police around a fuel depot."
    lead = f"<div class='article__summary'>{words}</div>"
    markup = page().replace("<article>", "").replace("</h1>", f"</h1>{lead}<article>")
    assert read(markup).text.startswith("Three people have died")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (linked('"datePublished": "2022-03-24T09:37:00+05:30"'), "2022-03-24T09:37:00+05:30"),
        (
            '<meta property="article:published_time" content="2022-03-24T09:37:00Z">',
            "2022-03-24T09:37:00+00:00",
        ),
        ('<meta name="date" content="24 March 2022">', "2022-03-24"),
        ('<meta name="pubdate" content="Thu, 24 Mar 2022 09:37:00 -0400">', "2022-03-24T09:37:00-04:00"),
        (linked('"datePublished": "2022-03-24"') + '<meta name="date" content="2020-01-01">', "2022-03-24"),
        (linked('"datePublished": "2022-03-24", "broken": "a\nb"'), "2022-03-24"),
        ('<script type="application/ld+json">{"datePublished": "2022-03-24",,}</script>', "2022-03-24"),
        (linked('"datePublished": "2090-01-01"') + '<meta name="date" content="2022-03-24">', "2022-03-24"),
        (linked('"datePublished": "0001-01-01T00:00:00Z"'), None),
    ],
)
def test_the_date_is_the_one_that_the_page_states(head: str, published: str | None) -> None:
    """JSON-LD before `meta`, whatever the spelling; a date in the future or before print is none."""
    found = read(page(head=head)).published
    assert (found and found.isoformat()) == published


def test_a_date_in_the_future_is_passed_over_and_said() -> None:
    """A report cannot have been published in years to come."""
    document = read(page(head=linked('"datePublished": "2090-01-01"')))
    assert document.published is None
    assert any("future" in note and "2090" in note for note in document.notes)


def test_a_date_in_the_text_is_not_the_publication_date() -> None:
    """What happened on a day was not published on it."""
    assert (
        read(page("On March 2, 2022, officials said that 14 people were killed.", *REPORT)).published is None
    )


def test_a_line_of_its_own_states_the_date() -> None:
    """What begins with "Published" counts where the markup has nothing, its time before or after its date."""
    before = "<div>Published 9:37 p.m. ET Mar. 24, 2022</div>"
    assert read(page(before=before)).published == datetime(
        2022, 3, 24, 21, 37, tzinfo=timezone(-timedelta(hours=4))
    )


@pytest.mark.parametrize(
    ("host", "hours"), [("news.example.in", 5.5), ("news.example.co.il", 2), ("news.example.ie", 1)]
)
def test_ist_is_the_zone_of_the_outlets_country(host: str, hours: float) -> None:
    """One abbreviation, three countries: the address tells which."""
    head = f'<link rel="canonical" href="https://{host}/a">'
    head += '<meta name="date" content="March 24, 2022, 09:37 AM IST">'
    assert read(page(head=head)).published == datetime(
        2022, 3, 24, 9, 37, tzinfo=timezone(timedelta(hours=hours))
    )


def test_ist_is_settled_by_what_the_report_names() -> None:
    """Where the outlet says nothing, the country that the report speaks of most does."""
    head = '<meta name="date" content="March 24, 2022, 09:37 AM IST">'
    text = "Police in India said that 14 people were killed in the fire. India will hold an inquiry into it."
    assert read(page(text, head=head)).published == datetime(
        2022, 3, 24, 9, 37, tzinfo=timezone(timedelta(hours=5, minutes=30))
    )


def test_a_zone_that_stays_open_is_said() -> None:
    """Then the day alone is kept, with a note that names the readings."""
    document = read(page(head='<meta name="date" content="March 24, 2022, 09:37 AM IST">'))
    assert document.published == date(2022, 3, 24)
    assert any("'IST' is ambiguous" in note for note in document.notes)


def test_the_outlet_is_named_by_the_page_then_by_its_address() -> None:
    """A name that the gazetteer knows is normalised; without any, the address's owner or domain stands."""
    assert read(page(head='<meta property="og:site_name" content="BBC News">')).outlet == "BBC"
    assert (
        read(page(head='<meta property="og:site_name" content="The Harbour Post">')).outlet
        == "The Harbour Post"
    )
    assert read(page(head='<link rel="canonical" href="https://www.reuters.com/a">')).outlet == "Reuters"
    assert (
        read(page(head='<link rel="canonical" href="https://www.harbour.example/a">')).outlet
        == "harbour.example"
    )
    assert read(page(head='<meta property="og:site_name" content="BBC">'), outlet="Mine").outlet == "Mine"
    assert read(page()).outlet is None


def test_a_page_cannot_pose_as_anothers() -> None:
    """Its canonical address counts only on the host that it came from."""
    markup = page(head='<link rel="canonical" href="https://www.reuters.com/a">').encode()
    fetched = Source.of("https://harbour.example/1", markup, url="https://harbour.example/1")
    assert read_page(fetched, Given()).url == "https://harbour.example/1"


def test_the_title_loses_the_sites_name() -> None:
    """What reads "Fire in the port | The Harbour Post" is the article's title and the outlet's name."""
    head = (
        '<meta property="og:site_name" content="The Harbour Post">'
        '<meta property="og:title" content="Fire in the port | The Harbour Post">'
    )
    assert read(page(head=head)).title == "Fire in the port"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (
            page("The café burned, and 14 people were killed there.")
            .encode("cp1252")
            .replace(b"utf-8", b"cp1252"),
            "café",
        ),
        (page("The café burned, and 14 people were killed there.").encode("cp1252"), "café"),
        (
            page("The café burned, and 14 people were killed there.").encode().replace(b"utf-8", b"latin-1"),
            "café",
        ),
        (("\ufeff" + page("The café burned, and 14 people were killed there.")).encode("utf-16"), "café"),
    ],
)
def test_a_wrong_charset_does_not_break_letters(data: bytes, word: str) -> None:
    """Bytes that are UTF-8 are read as that; bytes that cannot be are read as declared, or as browsers do."""
    assert word in read(data).text


def test_a_page_that_is_only_a_menu_is_refused() -> None:
    """Names of sections are no report."""
    menu = "".join(f"<li><a href='/{i}'>Section {i}</a></li>" for i in range(200))
    with pytest.raises(InputError, match="no article"):
        read(f"<html><body><ul>{menu}</ul></body></html>")


def test_a_page_nested_without_end_is_refused(tmp_path: Path) -> None:
    """A hundred thousand levels give one clear error."""
    deep = 100_000
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + "<div>" * deep + f"<p>{REPORT[0]}</p>" + "</div>" * deep)
    with pytest.raises(InputError, match="nested too deeply"):
        list(read_documents(str(path)))


def test_the_same_page_gives_the_same_document() -> None:
    """And its reader says which versions made it."""
    markup = page(head=linked('"datePublished": "2022-03-24"'))
    assert read(markup) == read(markup)
    assert read(markup).reader.startswith("html/1+trafilatura-")
    assert read(page(head=linked('"datePublished": "2022-03-24T00:30:00Z"'))).published == datetime(
        2022, 3, 24, 0, 30, tzinfo=UTC
    )


@needs_shared
@pytest.mark.long
def test_text_and_dates_of_real_pages() -> None:
    """F1 is no lower than trafilatura's alone, and 95 of 100 stated dates are exact."""
    known = list(pages(SHARED))
    mine = score((p.gold, ours(p)) for p in known)
    assert mine.f1 >= score((p.gold, theirs(p)) for p in known).f1
    dated = [p for p in known if p.day]
    right = sum(p.is_right(read_page(Source.of(p.hash, p.html), Given()).published) for p in dated)
    assert right >= 0.95 * len(dated)
