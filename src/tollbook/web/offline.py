"""What a server answers to a reader's question, made beforehand for a site of files."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from tollbook.findings.evidence import known_on
from tollbook.model import FindingKind
from tollbook.web import words
from tollbook.web.index import Index
from tollbook.web.links import Links

MOST_PAIRS = 200
MOST_DAYS = 30
LONGEST_TEXT = 20_000
"""Characters of a report that search looks at."""

_AGAINST = (FindingKind.SELF_OPPONENT_GAP, FindingKind.SELF_OUTSIDE_GAP, FindingKind.CONTRADICTION)


def pairs(index: Index) -> Sequence[tuple[str, str]]:
    """Claimants whose figures stand against each other, the gravest first."""
    found: dict[tuple[str, str], None] = {}
    for finding in index.findings.among(kinds=_AGAINST):
        voices = sorted({index.voice(index.claims[i]) for i in finding.claims if i in index.claims})
        if len(voices) == 2:
            found.setdefault((voices[0], voices[1]))
    return list(found)[:MOST_PAIRS]


def days(index: Index) -> Sequence[date]:
    """The days before news: since each of them something became known; the newest first."""
    known = {day for claim in index.bundle.folded if (day := known_on(claim)) and day > date.min}
    return sorted((day - timedelta(days=1) for day in known), reverse=True)[:MOST_DAYS]


def search_index(index: Index, links: Links) -> str:
    """What search looks through, as a script: for each claim and report its address, heading, line, words."""
    entries = [*_claims(index, links), *_reports(index, links)]
    return f"globalThis.tollbookEntries = {json.dumps(entries, separators=(',', ':'))};\n"


def _claims(index: Index, links: Links) -> Iterator[Sequence[str]]:
    for claim in index.folded_newest:
        voice = index.voice(claim)
        what = words.counted(claim.harm, claim.victims.status)
        parts = claim.victims.party, what, words.period(claim), claim.document.outlet
        line = ", ".join(part for part in parts if part)
        said = " … ".join(span.exact for span in claim.spans)
        yield "claim", links.claim(claim), f"{voice}: {words.claim_figure(claim)}", line, said


def _reports(index: Index, links: Links) -> Iterator[Sequence[str]]:
    for key, document in index.newest_documents:
        line = ", ".join(p for p in (document.outlet, str(document.published or "")[:10]) if p)
        yield "report", links.document(key), words.titled(document), line, document.text[:LONGEST_TEXT]
