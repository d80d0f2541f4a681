"""The place, agency and date that head a report: "KABUL (Reuters) -", "KYIV, March 24 (AP) —"."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first sentence proper, as the text spells it.

    Attributes:
        start: First character, in code points of the document.
        end: Where the sentence proper starts.
        date: Start and end of the date, to be read by `dates`; None if there is none.
    """

    start: int
    end: int
    place: str | None = None
    agency: str | None = None
    date: tuple[int, int] | None = None


_LONGEST = 120
_MONTH = r"(?i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[A-Za-z]{0,6}\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:{_MONTH} {_DAY}(?:,? \d{{4}})?|{_DAY} {_MONTH}(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d)"
_WEEKDAY = r"(?i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:DAY|day)"
_TIME = r"(?:, \d{1,2}[.:]\d\d [ap]\.?m)?"  # the full stop is the dash's
_NAME = r"[A-Z][\w.'’-]{0,30}"
_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.'’-]{1,30}"
_PLACE = rf"{_CAPITALS}(?:[ /]{_CAPITALS}){{0,3}}(?:, (?!{_WEEKDAY}){_NAME}(?: {_NAME}){{0,2}})?"
_LOOSE_PLACE = rf"{_NAME}(?: {_NAME}){{0,2}}(?:, {_NAME}(?: {_NAME}){{0,2}})?"
_DASH = r"\.?\s{0,2}(?:(?:--|[-–—:])\s{1,3}|—)"
_SENTENCE_ENDS = (".", "!", "?", '"', "”", "’")

_WIRED = r"(?:[\[(][A-Z][\w .&]{1,40}[\])]\.?\s?[-–—]{1,2})?"
_AGENCY = r"\((?P<agency>[A-Za-z][\w .&/'’-]{1,40})\)"

_SPEAKER = re.compile(
    r"(?:MR|MS|MRS|DR|GEN|ADM|LT|COL|SEN|SUPT|SIR|REP|GOV|BRIG|MAJ|CAPT|CDR|CMDR|SGT|INSP|PROF|AMB|RADM|VADM"
    r"|SECRETARY|CHAIRMAN|CHAIR|PRESIDENT|MINISTER|AMBASSADOR|GENERAL|ADMIRAL|COLONEL|JUSTICE|SPEAKER)\b\.? "
)  # who takes the floor
_MAYBE = re.compile(
    r"[Dd]ate|[A-Z\u00c0-\u00de]{2}[^\n]{0,60}\.\s|[A-Z\u00c0-\u00de\d(][^()–—:-]{0,80}[()–—:-]"
)
_FORMS = (
    # KABUL, March 24 (Reuters) - ; KABUL (AP) — ; Kabul, Afghanistan (CNN) --
    re.compile(rf"(?P<place>{_PLACE}|{_LOOSE_PLACE})(?:, (?P<date>{_DATE}))?,? {_AGENCY}{_DASH}"),
    re.compile(rf"(?P<place>{_PLACE})(?:, (?P<date>{_DATE}))? {_AGENCY}\s{{1,3}}"),
    # (Reuters) -
    re.compile(rf"{_AGENCY}{_DASH}"),
    # KABUL, March 24 — ; KABUL, MARCH 24.— ; KABUL, Wednesday.— ; KABUL —
    re.compile(rf"(?P<place>{_PLACE})(?:, (?P<date>{_DATE}|{_WEEKDAY}){_TIME})?{_DASH}(?=[A-Z\d“\"'‘])"),
    # KABUL, Monday. Forty ; KABUL, March 24.\nThe ; KABUL, Oct. 27.-One ; KABUL, May 2.—[Agency.]—The
    re.compile(
        rf"(?P<place>{_PLACE}), (?P<date>{_DATE}|{_WEEKDAY}),?(?: \((?:via|by) [^()\n]{{2,40}}\))?"
        rf"(?:(?<=\.)|\.)(?:\s{{1,3}}|[-–](?=[A-Z])|—{_WIRED}\s?)"
        r"(?=[A-Z\d“\"'‘])"
    ),
    re.compile(
        rf"(?P<place>{_PLACE}), (?P<date>{_DATE}|{_WEEKDAY}),? \((?:via|by) [^()\n]{{2,40}}\){_DASH}(?=[A-Z])"
    ),
    # Kabul, March 24.—
    re.compile(rf"(?P<place>{_LOOSE_PLACE}), (?P<date>{_DATE}|{_WEEKDAY}){_TIME}{_DASH}(?=[A-Z\d“\"'‘])"),
    # Monday-less leading date of archives: date 2022-03-24 ; 24 March 2022 -
    re.compile(rf"(?:[Dd]ate:?\s{{1,2}})(?P<date>{_DATE})(?:{_DASH}|\s{{1,3}})"),
    re.compile(rf"(?P<date>{_DATE}){_DASH}(?=[A-Z“\"'‘])"),
)


def dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline at the start of a paragraph, or None."""
    end = len(text) if end is None else end
    if not _MAYBE.match(text, start, min(end, start + _LONGEST)) or _SPEAKER.match(text, start, end):
        return None
    for form in _FORMS:
        found = form.match(text, start, min(end, start + _LONGEST))
        if found and (found[0].rstrip()[-1] != ":" or text[start:end].rstrip().endswith(_SENTENCE_ENDS)):
            return _of(found)  # "UN: 40 dead in raid" is a headline, whose full stop is missing
    return None


def _of(found: re.Match[str]) -> Dateline:
    named = found.groupdict()
    date = found.span("date") if named.get("date") else None
    return Dateline(found.start(), found.end(), named.get("place"), named.get("agency"), date)
