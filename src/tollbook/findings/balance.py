"""Killed and wounded against killed or wounded."""

from collections import defaultdict
from collections.abc import Iterator
from math import inf

from tollbook.findings.conclusion import conclude
from tollbook.findings.evidence import Evidence, Subject, Told, same_time
from tollbook.findings.wording import claimed, span_words
from tollbook.model import Finding, FindingKind, Frame, Harm, Severity, Status
from tollbook.model.wording import day, people_of, plural, possessive

_Key = tuple[str, str, Status, str | None, Frame, str | None]


def balance(evidence: Evidence) -> Iterator[Finding]:
    """One voice's newest figures of one time: parts that do not fit their sum, or a part the others imply.

    "Casualties" may hold captured and missing as well, so that they bound the parts from above only and
    imply nothing.
    """
    voices: dict[_Key, dict[Harm, Told]] = defaultdict(dict)
    for told in evidence.told:
        s = told.subject
        voices[told.voice, s.party, s.status, s.role, s.frame, s.place][s.harm] = told
    for harms in voices.values():
        killed, wounded = harms.get(Harm.KILLED), harms.get(Harm.WOUNDED)
        for sum_harm in (Harm.KILLED_OR_WOUNDED, Harm.CASUALTIES):
            total = harms.get(sum_harm)
            parts = [p for p in (killed, wounded) if p and total and same_time(p, total)]
            if total and len(parts) == 2:
                yield from _unbalanced(parts, total, evidence)
            elif total and len(parts) == 1:
                yield from _one_part(parts[0], total, evidence)


def _unbalanced(parts: list[Told], total: Told, evidence: Evidence) -> Iterator[Finding]:
    low, high = sum(p.low for p in parts), sum(p.high for p in parts)
    loose = total.subject.harm is Harm.CASUALTIES
    if low <= total.high and (high >= total.low or loose):
        return
    more = "more" if low > total.high else "fewer"
    said = " and ".join(f"{claimed(p)} {p.subject.harm.value}" for p in parts)
    yield conclude(
        FindingKind.UNBALANCED,
        Severity.WARNING,
        f"{possessive(total.voice)} {said} ({_who(total)}) add up to {more} than its own "
        f"{claimed(total)} {_sum_words(total.subject)} (as of {day(total.on)}).",
        [*(p.claim for p in parts), total.claim],
        subject=total.subject,
        as_of=evidence.as_of,
        figures={"parts_low": low, **({"parts_high": high} if high < inf else {})},
    )


def _one_part(part: Told, total: Told, evidence: Evidence) -> Iterator[Finding]:
    if part.low > total.high:
        yield from _unbalanced([part], total, evidence)
        return
    count, whole = part.claim.count, total.claim.count
    if total.subject.harm is Harm.CASUALTIES or count is None or whole is None:
        return
    if count.low is None or count.high is None or whole.low is None:
        return
    low = max(0, whole.low - count.high)
    high = inf if whole.high is None else max(0, whole.high - count.low)
    rest = "wounded" if part.subject.harm is Harm.KILLED else "killed"
    yield conclude(
        FindingKind.IMPLIED,
        Severity.INFO,
        f"{possessive(total.voice)} {claimed(part)} {part.subject.harm.value} and {claimed(total)} killed or "
        f"wounded ({_who(total)}, as of {day(total.on)}) imply {span_words(low, high)} {rest}.",
        (part.claim, total.claim),
        subject=total.subject,
        as_of=evidence.as_of,
        figures={"low": low, **({"high": high} if high < inf else {})},
    )


def _who(told: Told) -> str:
    s = told.subject
    people = plural(s.role) if s.role else people_of(s.status)
    return f"{people} on {possessive(s.party)} side"


def _sum_words(subject: Subject) -> str:
    return "casualties" if subject.harm is Harm.CASUALTIES else "killed or wounded"
