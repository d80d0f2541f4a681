"""Those who spoke in a document so far: whom "he", "it" and "the official" mean."""

from dataclasses import dataclass, field
from datetime import date

from tollbook.extract.attribution.quotation import Quotation
from tollbook.extract.attribution.speakers import Speaker, same
from tollbook.extract.attribution.voice import Voice

REMEMBERED = 60
_SAME_STATEMENT = 2


@dataclass(slots=True)
class Memory:
    """Those who spoke in a document so far, latest last, with the outlets that they spoke through.

    Attributes:
        spoke: They, and the outlets.
        floor: Whose words a transcript or an announcement gives now, up to sentence `floor_until`.
        quotation: The quotation that the text is in.
        last: Whose claim the figures of sentence `last_at` were.
        same_paragraph: Whether the sentence read now goes on in the paragraph of the one before.
        names: People's names.
        said: The days of statements, by speaker.
    """

    spoke: list[tuple[Speaker, tuple[str, ...]]] = field(default_factory=list)
    floor: Speaker | None = None
    quotation: Quotation = field(default_factory=Quotation)
    last: Voice | None = None
    last_at: int = -9
    same_paragraph: bool = False
    floor_until: int | None = None
    names: list[str] = field(default_factory=list)
    said: dict[str, tuple[date, int]] = field(default_factory=dict)

    def said_on(self, speaker: Speaker | None, at: int) -> date | None:
        """The day on which a speaker, a sentence or two before sentence `at`, made the statement of it."""
        day, told = self.said.get(speaker.name or speaker.text, (None, -9)) if speaker else (None, -9)
        return day if at - told <= _SAME_STATEMENT else None

    def recall(self, speaker: Speaker) -> tuple[Speaker, tuple[str, ...]] | None:
        """The earlier speaker whom a pronoun or a definite noun means."""
        for earlier, relays in reversed(self.spoke[-REMEMBERED:]):
            if means(speaker, earlier):
                return same(speaker, earlier), relays
        if speaker.pronoun and speaker.head in ("he", "she") and self.names:
            return Speaker(self.names[-1], self.names[-1], None, self.names[-1].lower(), person=True), ()
        return None


def means(speaker: Speaker, earlier: Speaker) -> bool:
    """Whether a pronoun or a definite noun can stand for an earlier speaker."""
    if speaker.pronoun:
        if speaker.head in ("he", "she", "i"):
            return earlier.person and not earlier.plural
        return (
            speaker.head == "we"
            or (speaker.head == "it" and not earlier.person)
            or (speaker.head == "they" and (earlier.plural or not earlier.person))
        )
    if earlier.pronoun:
        return False
    if speaker.head == earlier.head:
        return speaker.party is None or speaker.party == earlier.party
    return False
