"""Days as letters and old papers give them: "the 14th inst.", "the 28th ult.", "since the 21st"."""

from tollbook.extract.dates.calendar import make, shift_months
from tollbook.extract.dates.reading import Partial, Reading, When
from tollbook.model import Precision

_MONTHS_AWAY = {"inst": 0, "instant": 0, "ult": -1, "ulto": -1, "ultimo": -1, "prox": 1, "proximo": 1}
_DAYS = 31


def day_by_letter(reading: Reading, index: int) -> When | None:
    """The day of this month ("inst."), of the last ("ult.") or of the next ("prox.") at a token."""
    index += reading.word(index) == "the"
    row, word = reading.row, reading.word(index + 1)
    if word not in _MONTHS_AWAY:
        return _bare_day(reading, index)
    if not row.is_digits(index) or row.tokens[index].value is None:
        return None
    value = row.tokens[index].value
    if value is None or value.denominator != 1 or not 1 <= value <= _DAYS:
        return None
    end = index + 2 + (row.word(index + 2) == "." and row.glued(index + 2))
    if reading.published is None:
        return When(end, precision=Precision.DAY, anchored=True)
    month = shift_months(reading.published.replace(day=1), _MONTHS_AWAY[word])
    day = make(month.year, month.month, int(value))
    if day is None:
        return None
    partial = Partial(month.year, month.month, int(value))
    return When(end, first=day, last=day, precision=Precision.DAY, anchored=True, partial=partial)


_LEADS = frozenset({"on", "since", "by", "until", "till", "from", "of", "to", "before", "after", "between"})
_FOLLOWS = frozenset({"", ".", ",", ";", ":", ")", "and", "at", "to", "when", "until", "but", "that", "or"})
_ORDINALS = frozenset({"st", "nd", "rd", "th"})


def _bare_day(reading: Reading, index: int) -> When | None:
    """As in "since the 21st", "on the night of the 27th": the latest such day by publication."""
    row = reading.row
    if not row.is_digits(index) or reading.word(index - 1) != "the":
        return None
    token = row.tokens[index]
    ordinal = token.suffix in _ORDINALS and token.value is not None and 1 <= token.value <= _DAYS
    if not ordinal or reading.word(index - 2) not in _LEADS or row.word(index + 1) not in _FOLLOWS:
        return None
    if reading.published is None or token.value is None:
        return When(index + 1, precision=Precision.DAY, anchored=True)
    month = reading.published.replace(day=1)
    for _ in range(_MONTHS_BACK):
        day = make(month.year, month.month, int(token.value))
        if day and day <= reading.published:
            return When(index + 1, first=day, last=day, precision=Precision.DAY, anchored=True)
        month = shift_months(month, -1)
    return None


_MONTHS_BACK = 3
