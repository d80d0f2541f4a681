"""A proposal held against the text: a claim where all of its words stand there and its figure reads the same.

Nothing that the model says is taken over that the text does not bear out: bounds, party, status, role, names
and dates are read anew from the words by the grammars and names that the rules use. Of the model's own there
remain the choice of words, the harm, the stance, the frame and whether it is background.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tollbook.cases import Case, Gazetteer
from tollbook.extract.attribution.speakers import Speaker, head_of, speaker_of
from tollbook.extract.dates import TimeExpression, TimeKind, find_dates
from tollbook.extract.drafts import Draft
from tollbook.extract.frames.amounts import amounts_of
from tollbook.extract.frames.phrases import Phrase
from tollbook.extract.llm.places import Place, meant, overlaps, places
from tollbook.extract.llm.schema import Proposal
from tollbook.extract.quantities import Quantity, find_quantities
from tollbook.extract.relation import relation_of
from tollbook.extract.sentences import Sentence
from tollbook.extract.standing import role_of
from tollbook.extract.victims import PEOPLE
from tollbook.extract.words import Words, words_of_text
from tollbook.model import Document, Frame, Kind, Period, Precision, Victims


class Reason(StrEnum):
    """Why a proposal, or a whole answer, is not taken."""

    NO_JSON = "the answer is no JSON with claims"
    UNUSABLE = "the answer cannot be used"
    SCHEMA = "it is not as the schema says"
    QUOTE = "its quotation does not stand in the text"
    FIGURE = "its figure does not stand in its quotation"
    NO_COUNT = "its figure counts nobody"
    VALUE = "its figure reads otherwise"
    VICTIMS = "its victims do not stand in the text"
    CLAIMANT = "its claimant does not stand in the text"
    NOBODY = "its claimant is nobody in particular"
    RELAY = "a medium of its does not stand in the text"
    TIME = "its time does not stand in the text"


@dataclass(frozen=True, slots=True)
class Rejection:
    """A proposal that was not taken, and why.

    Attributes:
        said: The words of it that the reason is about.
    """

    document: str
    reason: Reason
    said: str = ""


class RejectedError(Exception):
    """Ends the check of one proposal; never leaves this room."""

    def __init__(self, reason: Reason, said: str) -> None:
        self.reason, self.said = reason, said
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Scene:
    """What proposals are held against: a document, sentences of a passage, and the names that are known."""

    document: Document
    sentences: Sequence[Sentence]
    gazetteer: Gazetteer
    case: Case | None

    def draft(self, proposal: Proposal, passage: Place) -> Draft:
        """The draft of a claim that a proposal makes.

        Raises:
            RejectedError: If the text does not bear it out.
        """
        text = self.document.text
        quote, index, figure = self._figure(proposal, passage)
        at = figure.start, figure.end
        victims, victims_at = self._victims(proposal, quote, passage, figure)
        speaker, speaker_at = self._speaker(proposal, quote, passage, at)
        relation = relation_of(speaker, victims.party, frozenset(), self.gazetteer, self.case)
        period, when = self._period(proposal, quote, passage, at)
        return Draft(
            Kind.COUNT, proposal.harm, figure.as_count(), victims, speaker,
            tuple(self._relay(name, passage) for name in proposal.relayed_by), proposal.stance,
            self._said(proposal, quote, passage, at), period, proposal.background,
            [quote, *(place for place in (speaker_at,) if place and not overlaps(place, quote))], index,
            {
                "count": f"quantity: {figure.text}",
                "harm": f"proposed: {proposal.harm}",
                "victims": _shown(text, victims_at),
                "claimant": _shown(text, speaker_at),
                "period": _shown(text, when),
                "stance": f"proposed: {proposal.stance}",
            },
            part=figure.increment, relation=relation,
        )  # fmt: skip

    def _figure(self, proposal: Proposal, passage: Place) -> tuple[Place, int, Quantity]:
        """The quotation, the index of its sentence, and its figure, at the first place where they fit."""
        text = self.document.text
        quotes = places(text, proposal.quote, passage)
        if not quotes:
            raise RejectedError(Reason.QUOTE, proposal.quote)
        reason, value = Reason.FIGURE, (proposal.low, proposal.high, proposal.hedge)
        for quote in quotes:
            for spelled in places(text, proposal.figure, quote):
                for index, quantity in self._counted(spelled):
                    reason = Reason.VALUE
                    if (quantity.low, quantity.high, quantity.hedge) == value:
                        return quote, index, quantity
                reason = Reason.NO_COUNT if reason is Reason.FIGURE else reason
        raise RejectedError(reason, proposal.figure)

    def _counted(self, spelled: Place) -> list[tuple[int, Quantity]]:
        """The counts that some words of a figure are part of, and their sentence."""
        found = []
        for index, sentence in self._near(spelled):
            words, times = self._words(sentence), self._times(sentence)
            quantities = find_quantities(self.document.text, sentence.body, sentence.end, dates=times)
            for amount in amounts_of(words, quantities):
                if overlaps((amount.quantity.start, amount.quantity.end), spelled):
                    found.append((index, amount.quantity))
        return found

    def _victims(
        self, proposal: Proposal, quote: Place, passage: Place, figure: Quantity
    ) -> tuple[Victims, Place | None]:
        if proposal.victims is None:
            return Victims(PEOPLE), None
        text = self.document.text
        at = meant(text, proposal.victims, quote, passage, (figure.start, figure.end))
        if at is None:
            raise RejectedError(Reason.VICTIMS, proposal.victims)
        if overlaps(at, (figure.start, figure.end)):  # "12 civilians": the figure is told already
            at = max(at[0], figure.end), max(at[1], figure.end)
            at = at[1] - len(text[at[0] : at[1]].lstrip()), at[1]
        found = self._words_at(at)
        if found is None or at[0] == at[1]:
            return Victims(PEOPLE), None
        words, span = found
        status, role, _ = role_of(words, Phrase(*span, head_of(words, span)), self.gazetteer)
        shown = text[at[0] : at[1]]
        return Victims(shown, self.gazetteer.party(shown), status, role), at

    def _speaker(
        self, proposal: Proposal, quote: Place, passage: Place, to: Place
    ) -> tuple[Speaker | None, Place | None]:
        if proposal.claimant is None:
            return None, None
        text = self.document.text
        at = meant(text, proposal.claimant, quote, passage, to)
        if at is None:
            raise RejectedError(Reason.CLAIMANT, proposal.claimant)
        named = self._words_at(at)
        found = speaker_of(text, *named, self.gazetteer) if named else None
        if found is None or found.pronoun:
            raise RejectedError(Reason.NOBODY, proposal.claimant)
        return found, at

    def _relay(self, name: str, passage: Place) -> str:
        if not places(self.document.text, name, passage):
            raise RejectedError(Reason.RELAY, name)
        known = self.gazetteer.outlet(name)
        return known.name if known else " ".join(name.split())

    def _period(
        self, proposal: Proposal, quote: Place, passage: Place, to: Place
    ) -> tuple[Period, Place | None]:
        """The time that the quoted words name, as the grammar reads it."""
        if proposal.when is None:
            return Period(frame=proposal.frame), None
        at, time = self._time(proposal.when, quote, passage, to)
        shown = self.document.text[at[0] : at[1]]
        if time is None:
            return Period(shown, frame=proposal.frame), at
        running = proposal.frame is Frame.CUMULATIVE and time.kind is not TimeKind.SINCE
        return Period(shown, None if running else time.first, time.last, time.precision, proposal.frame), at

    def _said(self, proposal: Proposal, quote: Place, passage: Place, to: Place) -> date | None:
        """The day on which the claimant said it, if the quoted words name one."""
        if proposal.said_when is None:
            return None
        _, time = self._time(proposal.said_when, quote, passage, to)
        return time.last if time and time.precision is Precision.DAY else None

    def _time(
        self, said: str, quote: Place, passage: Place, to: Place
    ) -> tuple[Place, TimeExpression | None]:
        """Where the words stand, and the expression of time that covers most of them."""
        at = meant(self.document.text, said, quote, passage, to)
        if at is None:
            raise RejectedError(Reason.TIME, said)
        times = [time for _, sentence in self._near(at) for time in self._times(sentence)]
        covering = [time for time in times if overlaps((time.start, time.end), at)]
        return at, max(covering, key=lambda time: time.end - time.start, default=None)

    def _near(self, place: Place) -> list[tuple[int, Sentence]]:
        """The sentences that a place lies in."""
        return [
            (k, sentence)
            for k, sentence in enumerate(self.sentences)
            if overlaps((sentence.start, sentence.end), place)
        ]

    def _words_at(self, place: Place) -> tuple[Words, Place] | None:
        """The words of the sentence that a place begins in, and which of them it covers."""
        for _, sentence in self._near(place):
            words = self._words(sentence)
            first, last = words.at(*place)
            if first < last:
                return words, (first, last)
        return None

    def _words(self, sentence: Sentence) -> Words:
        return words_of_text(self.document.text[sentence.body : sentence.end], sentence.body)

    def _times(self, sentence: Sentence) -> list[TimeExpression]:
        return find_dates(self.document.text, sentence.body, sentence.end, published=self.document.published)


def _shown(text: str, place: Place | None) -> str:
    return f"proposed: {text[place[0] : place[1]]}" if place else ""
