"""Times of day: "09:37 AM IST", "6 p.m.", "18:30 GMT", "0900 hours", "noon"."""

from tollbook.extract.dates.expression import TimeKind
from tollbook.extract.dates.reading import Reading, When

_HALVES = frozenset({"am", "pm"})
_WHOLE_DAY = 24


def time_of_day(reading: Reading, index: int) -> When | None:
    """The time of day that starts at a token, with its half of the day and its zone."""
    if reading.word(index) in reading.words.named_times:
        return When(index + 1, TimeKind.TIME)
    if not reading.row.is_digits(index):
        return None
    end = _clock(reading, index) or _hour(reading, index) or _military(reading, index)
    return When(_past_zone(reading, end), TimeKind.TIME) if end else None


def _clock(reading: Reading, index: int) -> int | None:
    """As in "09:37", "09:37:12 AM"."""
    row = reading.row
    hour, minute = reading.whole(index), row.tokens[index + 2] if row.is_digits(index + 2) else None
    if hour is None or hour > _WHOLE_DAY or minute is None or row.word(index + 1) != ":":
        return None
    if not (row.glued(index + 1) and row.glued(index + 2)) or len(minute.word) != 2:
        return None
    end = index + 3
    if row.word(end) == ":" and row.is_digits(end + 1) and row.glued(end + 1):
        end += 2
    return end if minute.suffix in _HALVES else _half_of_day(reading, end) or end


def _half_of_day(reading: Reading, index: int) -> int | None:
    """Past "am", "p.m."."""
    row = reading.row
    if row.word(index) in _HALVES:
        return index + 1
    if (
        row.word(index) in {"a", "p"}
        and row.words[index + 1 : index + 3] == [".", "m"]
        and row.glued(index + 1)
    ):
        return index + 3 + (row.word(index + 3) == "." and row.glued(index + 3))
    return None


def _hour(reading: Reading, index: int) -> int | None:
    """As in "6 p.m.", "9am", "9.30am", "6 o'clock"."""
    token = reading.row.tokens[index]
    if token.value is None or token.grouped or token.value > _WHOLE_DAY or token.decimals not in (0, 2):
        return None
    if token.suffix in _HALVES:
        return index + 1
    if token.suffix:
        return None
    if reading.row.word(index + 1) == "o'clock":
        return index + 2
    return _half_of_day(reading, index + 1)


def _military(reading: Reading, index: int) -> int | None:
    """As in "0900 GMT", "1730 hours", "1800gmt"."""
    token = reading.row.tokens[index]
    if len(token.word) != 4 or token.value is None or token.value > 2400 or token.value % 100 > 59:
        return None
    if token.suffix in reading.words.zones:
        return index + 1
    after = reading.row.word(index + 1)
    is_time = after in {"hrs", "gmt", "utc"} or (after == "hours" and token.word.startswith(("0", "1", "2")))
    leads = token.word.startswith("0") or reading.word(index - 1) in {
        "at",
        "by",
        "around",
        "about",
        "until",
        "from",
    }
    return index + 1 if is_time and not token.suffix and (leads or after in {"gmt", "utc"}) else None


def _past_zone(reading: Reading, index: int) -> int:
    """Past a zone in capitals, "local time", "hours", each perhaps in brackets."""
    row = reading.row
    at = index + (row.word(index) == "(")
    if row.words[at : at + 2] == ["local", "time"]:
        end = at + 2
    elif row.word(at) in reading.words.zones and reading.capital(at):
        end = at + 1
    elif row.word(at) in {"hrs", "hours"}:
        return at + 1
    else:
        return index
    return end + (at > index and row.word(end) == ")")
