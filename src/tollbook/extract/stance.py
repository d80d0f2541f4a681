"""What a claimant does with a figure: asserts, estimates, acknowledges his own losses, denies."""

from tollbook.extract.attribution.voice import Voice
from tollbook.extract.frames.reading import Frame
from tollbook.extract.words import Words
from tollbook.model import Relation, Stance

_ESTIMATED = frozenset({"estimate", "estimated", "estimates", "reckon", "believe", "think"})


def stance_of(words: Words, frame: Frame, voice: Voice, relation: Relation) -> Stance:
    """The stance of a figure.

    To acknowledge is to concede one's own losses, so a third party's "acknowledged" only asserts.
    """
    if voice.stance is Stance.ACKNOWLEDGES and relation in (Relation.OPPONENT, Relation.THIRD_PARTY):
        return Stance.ASSERTS
    if voice.stance is not Stance.ASSERTS:
        return voice.stance
    first = min(frame.amount.first, frame.reading.first)
    if any(
        words.lemmas[k] in ("estimate", "estimated") for k in range(max(0, first - 5), frame.reading.last)
    ):
        return Stance.ESTIMATES
    if frame.reading.agent and relation is Relation.SELF and voice.speaker is not None:
        return Stance.ACKNOWLEDGES
    return Stance.ASSERTS
