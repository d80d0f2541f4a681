"""Figures of people harmed in one sentence: amounts meet the words of harm that govern them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from tollbook.extract.frames.adjacent import read_adjacent, read_own
from tollbook.extract.frames.amounts import amounts_of
from tollbook.extract.frames.inside import read_bodies, read_deaths, read_inside
from tollbook.extract.frames.left import read_left
from tollbook.extract.frames.parts import read_apposed, read_joined, read_part
from tollbook.extract.frames.reading import Amount, Frame, Link, Reading, Scene
from tollbook.extract.frames.right import read_right
from tollbook.extract.frames.suitable import suits
from tollbook.extract.frames.toll import read_toll
from tollbook.extract.frames.triggers import Triggers
from tollbook.extract.quantities import Quantity
from tollbook.extract.words import Words
from tollbook.model import Harm, Hedge

__all__ = ["Amount", "Frame", "Link", "Reading", "frames_of"]


def frames_of(
    words: Words, found: Triggers, quantities: Sequence[Quantity], harm_so_far: Harm | None = None
) -> list[Frame]:
    """The figures of a sentence, in reading order, whatever their mood.

    Args:
        words: The sentence.
        found: Its words of harm.
        quantities: Its quantities, with offsets into the document.
        harm_so_far: The harm that "the toll" or "the figure" speaks of if the sentence does not say.
    """
    scene = Scene(words, amounts_of(words, quantities), found)
    read: list[Frame] = []
    frames: list[Frame] = []
    for amount in scene.amounts:
        if _is_whole(scene, amount):
            reading = read_own(scene, amount)
            if reading is None and not _is_taken_from(scene, amount):
                reading = read_inside(scene, amount)  # "of the 104 dead, 46 were soldiers"
            if reading and suits(scene, amount, reading, frames):
                frames.append(Frame(amount, reading))
                read.append(frames[-1])
            continue
        readings = list(_readings(scene, amount, read[-1] if read else None, harm_so_far))
        chosen = next((r for r in readings if suits(scene, amount, r, frames)), None)
        if chosen is not None:
            frames.append(Frame(_passed(amount) if chosen.floor else amount, chosen))
        if readings:  # also of tanks and animals: people may be coordinated with them
            read.append(Frame(amount, chosen or readings[0]))
    return frames


def _passed(amount: Amount) -> Amount:
    """An amount that a toll went past: at least that many."""
    quantity = amount.quantity
    if quantity.hedge not in (Hedge.EXACT, Hedge.APPROXIMATE):
        return amount
    return replace(amount, quantity=replace(quantity, high=None, hedge=Hedge.AT_LEAST))


def _is_whole(scene: Scene, amount: Amount) -> bool:
    """Whether an amount is only what others are part of: "46 of the 104 sailors", "of the 104, 46 died"."""
    words, k = scene.words, _before_article(scene, amount)
    if words.lower(k - 1) != "of" or amount.implied:
        return False
    heads_clause = k == 1 or words.tag(k - 2) in ("PUNCT", "CCONJ")
    later = any(a.first > amount.first and not a.implied for a in scene.amounts)
    return _is_taken_from(scene, amount) or (heads_clause and later and k < amount.first)


def _is_taken_from(scene: Scene, amount: Amount) -> bool:
    """Whether "some of" stands right before: "46 of the 104 sailors"."""
    of = _before_article(scene, amount) - 1
    return of > 0 and scene.words.lower(of) == "of" and any(a.last == of for a in scene.amounts)


def _before_article(scene: Scene, amount: Amount) -> int:
    k = amount.first
    while scene.words.lower(k - 1) in ("the", "its", "their", "his", "all", "those"):
        k -= 1
    return k


def _readings(
    scene: Scene, amount: Amount, before: Frame | None, harm_so_far: Harm | None
) -> Iterator[Reading]:
    """What each rule makes of an amount; the nearer the evidence, the earlier the rule."""
    harm = before.reading.harm if before else harm_so_far
    toll_before = before.reading if before else None
    tries: tuple[Callable[[], Reading | None], ...] = (
        partial(read_bodies, scene, amount),
        partial(read_apposed, scene, amount, before),
        partial(read_left, scene, amount),
        partial(read_adjacent, scene, amount),
        partial(read_toll, scene, amount, toll_before, harm),
        partial(read_deaths, scene, amount),
        partial(read_right, scene, amount),
        partial(read_inside, scene, amount),
        partial(read_part, scene, amount, before, harm),
        partial(read_joined, scene, amount, before),
    )
    for attempt in tries:
        if (reading := attempt()) is not None:
            yield reading
