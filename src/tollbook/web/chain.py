"""How a claim came to the reader."""

from dataclasses import dataclass

from tollbook.model import Claim
from tollbook.model.wording import day


@dataclass(frozen=True, slots=True)
class Step:
    """One station: its part, its name, and what is known of it."""

    part: str
    name: str
    detail: str


def chain(claim: Claim, voice: str) -> tuple[Step, ...]:
    """Claimant, relays nearest to it first, outlet."""
    who, ref = claim.claimant, claim.document
    steps = []
    if who is not None:
        known = "anonymous; " if who.anonymous else ""
        said = f"said {day(claim.stated_on)}" if claim.stated_on else "day not said"
        quoted = f"“{who.text}”, " if who.text and who.text != voice else ""
        steps.append(Step("Claimant", voice, f"{quoted}{known}{said}"))
    steps += [Step("Relayed by", name, "") for name in claim.relayed_by]
    own = "" if who else "in its own voice; "
    steps.append(Step("Published in", ref.outlet or "outlet not known", f"{own}{day(ref.published)}"))
    return tuple(steps)
