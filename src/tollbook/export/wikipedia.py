"""Rows of a Wikipedia table, each claim with its citation."""

from datetime import date, datetime
from pathlib import Path

from tollbook.export.about import about, write_text
from tollbook.export.bundle import Bundle
from tollbook.model import Claim, Kind, Status
from tollbook.model.wording import harm_words, in_words

_WIKI = {c: f"&#{ord(c)};" for c in "[]{}|<>='&~#*:;"}


def write_wikipedia(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write `table.wiki`: independent claims with a figure, by party and day, and what they are."""
    claims = [c for c in bundle.folded if c.kind is Kind.COUNT and not c.background]
    claims.sort(
        key=lambda c: (c.victims.party or "", c.harm.value, str(c.period.end or c.stated_on or ""), c.id)
    )
    lines = [
        f"<!-- {_comment(bundle)} -->",
        '{| class="wikitable sortable"',
        "! Party !! Harm !! Claimed figure !! Claimed by !! As of",
        *(row(claim) for claim in claims),
        "|}",
    ]
    return (write_text(directory, "table.wiki", "\n".join(lines) + "\n"),)


def _comment(bundle: Bundle) -> str:
    said = about(bundle)
    parts = (
        f"{said['tool']}; methods: {', '.join(said['methods'])}; ledger head {said['ledger_head']}",
        said["review"],
        "; ".join(f"{name}: {meaning}" for name, meaning in said["definitions"].items()),
        f"left out: {'; '.join(said['exclusions'])}",
    )
    words = ".\n".join(parts).replace("<", "").replace(">", "")
    while "--" in words:  # two hyphens may end a comment
        words = words.replace("--", "- -")
    return words


def row(claim: Claim) -> str:
    """One claim as a row of wikitext."""
    who = claim.claimant
    name = (who.name or who.text) if who else claim.document.outlet
    harm = harm_words(claim.harm)
    status = "" if claim.victims.status is Status.UNKNOWN else f" ({claim.victims.status.value}s)"
    narrower = f", {_safe(claim.victims.role)}" if claim.victims.role else ""
    as_of = claim.period.end or claim.stated_on
    cells = (
        _safe(claim.victims.party),
        f"{harm}{status}{narrower}",
        _safe(in_words(claim.count)) if claim.count else "",
        f"{_safe(name)}{' (anonymous)' if who and who.anonymous else ''}<ref>{cite(claim)}</ref>",
        as_of.isoformat() if as_of else "",
    )
    return "|-\n| " + " || ".join(cells)


def cite(claim: Claim) -> str:
    """The template that cites the report with the words quoted from it."""
    ref = claim.document
    quoted = " … ".join(" ".join(span.exact.split()) for span in claim.spans)
    parts = {
        "title": _safe(ref.title or ref.outlet or "Report"),
        "work": _safe(ref.outlet),
        "date": _day(ref.published),
        "url": _address(ref.url),
        "agency": _safe(", ".join(claim.relayed_by)),
        "quote": _safe(quoted),
    }
    return "{{cite news" + "".join(f" |{name}={value}" for name, value in parts.items() if value) + "}}"


def _safe(value: str | None) -> str:
    """Text that wikitext takes for nothing but text."""
    return "".join(_WIKI.get(c, c) for c in " ".join((value or "").split()))


def _address(url: str | None) -> str:
    """An address that ends where it ends; none but web addresses are links."""
    if not url or not url.startswith(("http://", "https://")):
        return ""
    return "".join(
        c if c.isalnum() or c in "-._~:/?#@!$&()*+,;=%" else f"%{ord(c):02X}" for c in url if ord(c) < 128
    )


def _day(moment: date | datetime | None) -> str:
    return moment.isoformat()[:10] if moment else ""
