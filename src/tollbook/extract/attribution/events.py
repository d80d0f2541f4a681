"""An act of speaking in a sentence."""

from dataclasses import dataclass

from tollbook.model import Stance

Range = tuple[int, int]
QUOTES = frozenset({'"', "“", "”", "''", "``", "«", "»"})


@dataclass(frozen=True, slots=True)
class Event:
    """One act of speaking.

    Attributes:
        verb: The word that says so ("said", "according", ":").
        speaker: Words of the speaker; None where nobody is named.
        content: Words that are said; the sentence's other words are the outlet's or another's.
        hearer: Words of whom it was told.
        host: Words of the outlet that quotes the speaker.
        rule: Name of the rule that found it.
    """

    verb: int
    speaker: Range | None
    content: tuple[Range, ...]
    stance: Stance
    rule: str
    hearer: Range | None = None
    host: Range | None = None
    negated: bool = False
    lemma: str = ""

    def covers(self, i: int) -> bool:
        """Whether word `i` is part of what is said."""
        return any(first <= i < last for first, last in self.content)
