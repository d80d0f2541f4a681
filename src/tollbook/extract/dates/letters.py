"""Days as letters, dispatches and old papers give them: "the 14th inst.", "the 28th ult."."""

from tollbook.extract.dates.calendar import make, shift_months
from tollbook.extract.dates.reading import Partial, Reading, When
from tollbook.model import Precision

_MONTHS_AWAY = {"inst": 0, "instant": 0, "ult": -1, "ulto": -1, "ultimo": -1, "prox": 1, "proximo": 1}
_DAYS = 31


def day_by_letter(reading: Reading, index: int) -> When | None:
    """The day of this month ("inst."), of the last ("ult.") or of the next ("prox.") at a token."""
    index += reading.word(index) == "the"
    row, word = reading.row, reading.word(index + 1)
    if word not in _MONTHS_AWAY or not row.is_digits(index) or row.tokens[index].value is None:
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
