"""Whose claim a figure is, and through whom."""

from dataclasses import dataclass

from tollbook.extract.attribution.events import Event
from tollbook.extract.attribution.speakers import Speaker
from tollbook.model import Stance


@dataclass(frozen=True, slots=True)
class Voice:
    """Who puts a figure forward, how, through whom, by which event; no speaker: the outlet itself."""

    speaker: Speaker | None = None
    relays: tuple[str, ...] = ()
    stance: Stance = Stance.ASSERTS
    event: Event | None = None
    rule: str = "own-voice"
