"""Who stands behind the words below or above a line: "The staff issues the following:", "Source: staff"."""

import re

from tollbook.cases import Gazetteer
from tollbook.extract.attribution.speakers import Speaker, speaker_of
from tollbook.extract.datelines import dateline
from tollbook.extract.lexicon.speech import speech
from tollbook.extract.words import Words

_ACT = (
    r"(?:ma[dk]es?|issue[sd]?|publishe[sd]|announce[sd]?|release[sd]?|gives?|gave|sen[dt]s?|circulate[sd]?)"
)
_NOW = r"(?: (?:last|this|to-?)? ?(?:night|evening|day|morning|afternoon)| yesterday)?"
_ENDS = r":\s?[-–—]{0,2}(?:\s*$|\s(?=[A-Z\"“]))"  # the words follow, or start right here
_ISSUES = re.compile(
    rf"(?P<name>[^,.;:]{{3,80}}?) (?:has |have |had )?{_ACT}{_NOW} the following\b[^.;:]{{0,80}}{_ENDS}"
)
_ISSUED = re.compile(
    rf"The following\b[^.;:]{{0,60}} {_ACT}{_NOW} by (?P<name>[^,.;:]{{3,80}}?){_NOW}{_ENDS}"
)
_COMMUNIQUE = re.compile(
    rf"(?P<name>[^,.;:]{{3,80}}?) (?:announces|reports|communicates|makes known){_NOW}{_ENDS}"
)  # in the present: a command's communiqué follows
_SOURCE = re.compile(r"\W{0,4}Sources?\s?: {0,3}(?P<name>\S[^;:|]{1,80}?)\W{0,3}$")


def announcer(text: str, words: Words, gazetteer: Gazetteer) -> Speaker | None:
    """Who gives out what stands below a sentence that ends "issues the following:"."""
    if ":" not in words.lowers:
        return None
    start = words.starts[0]
    if (line := dateline(text, start, words.ends[-1])) is not None:
        start = line.end
    sentence = text[start : words.ends[-1]]
    issued = _ISSUED.match(sentence) or _ISSUES.match(sentence)
    if issued is None and (tells := _COMMUNIQUE.match(sentence)):
        found = _named(text, words, start, tells, gazetteer)
        body = found is not None and found.head in speech().institutions | _BODIES
        return found if found and body and not found.outlet and not found.person else None
    return _named(text, words, start, issued, gazetteer)


def source_named(text: str, words: Words, gazetteer: Gazetteer) -> Speaker | None:
    """The institution that a line names as the source of those above it; None for an outlet."""
    if len(words) < _LEAST or words.lowers[0] not in ("source", "sources"):
        return None
    start = words.starts[0]
    found = _named(text, words, start, _SOURCE.match(text[start : words.ends[-1]]), gazetteer)
    if found is None or found.outlet:
        return None
    short = found.text.isupper() and found.text.isalpha()
    institution = found.head in speech().institutions | speech().anaphors
    return found if found.known or short or institution else None


_BODIES = frozenset({"headquarters", "staff", "admiralty"})  # besides the institutions
_LEAST = 3


def _named(
    text: str, words: Words, start: int, found: re.Match[str] | None, gazetteer: Gazetteer
) -> Speaker | None:
    if found is None:
        return None
    return speaker_of(
        text, words, words.at(start + found.start("name"), start + found.end("name")), gazetteer
    )
