"""What an expression of time in a text is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tollbook.model import Precision


class TimeKind(StrEnum):
    """How the words point at time.

    Attributes:
        POINT: A day, week, month or year, or a named part of one: "on Tuesday", "in March", "last week".
        SPAN: From one to another: "between 3 and 9 March", "in the past 24 hours".
        SINCE: From a day on: "since Oct. 7". Its `last` is the publication date, `open_end` is true.
        UNTIL: Up to a day: "by Friday", "until March 2", "as of 3 p.m. Sunday".
        AGO: So long before publication: "two weeks ago".
        DURATION: A length without a place: "after one month", "10-year".
        RECURRING: "every day", "on Sundays", "daily".
        RELATIVE: Counted from another time in the text: "a day earlier", "the next morning". See `resolve`.
        CASE_START: Since the case began: "since the war began". The case knows when.
        SO_FAR: Up to now, without a start: "so far", "to date", "yet".
        FUTURE: After publication: "by August" with August to come, "next week", "tomorrow".
        TIME: Only a time of day: "at 09:37 AM", "6 o'clock".
    """

    POINT = "point"
    SPAN = "span"
    SINCE = "since"
    UNTIL = "until"
    AGO = "ago"
    DURATION = "duration"
    RECURRING = "recurring"
    RELATIVE = "relative"
    CASE_START = "case_start"
    SO_FAR = "so_far"
    FUTURE = "future"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """When, as the text puts it: `document[start:end] == text`, in code points.

    Attributes:
        first: First day, None where it is not known (a weekday without a publication date, "so far").
        last: Last day, inclusive; None where not known. The publication date where `open_end`.
        precision: How finely the words give it: "last week" week, "in March" month.
        open_end: It goes on ("since Oct. 7").
        anchored: Its days were counted from the publication date, so they fall with it.
        shift: For AGO and RELATIVE how far from the anchor, in units of `precision`, before it below 0:
            -1 day for "a day earlier". None where the words do not say.
        approximate: "about two weeks ago", "around March 2", "early April".
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    first: date | None = None
    last: date | None = None
    precision: Precision = Precision.UNKNOWN
    open_end: bool = False
    anchored: bool = False
    approximate: bool = False
    shift: int | None = None
