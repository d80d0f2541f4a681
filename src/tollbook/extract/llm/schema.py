"""What a language model may answer: the schema that it is sent, and its answer read strictly by it."""

from typing import Annotated, Any

import msgspec

from tollbook.model import Frame, Harm, Hedge, Stance

Words = Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
Bound = Annotated[int, msgspec.Meta(ge=0, le=10**12)]
MOST = 300
"""Proposals of one passage that are looked at."""


class Proposal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One figure as the model puts it; `prompt.toml` says what each field means."""

    quote: Words
    figure: Name
    low: Bound | None
    high: Bound | None
    hedge: Hedge
    harm: Harm
    victims: Name | None
    claimant: Name | None
    relayed_by: Annotated[tuple[Name, ...], msgspec.Meta(max_length=5)]
    stance: Stance
    when: Name | None
    said_when: Name | None
    frame: Frame
    background: bool


def reply_schema() -> dict[str, Any]:
    """The JSON schema of an answer, in the strict subset: every field required, no others."""
    nullable = {"type": ["string", "null"]}
    bound = {"type": ["integer", "null"]}
    stances = [stance.value for stance in Stance if stance is not Stance.DECLINES]
    fields: dict[str, Any] = {
        "quote": {"type": "string"},
        "figure": {"type": "string"},
        "low": bound,
        "high": bound,
        "hedge": {"type": "string", "enum": [hedge.value for hedge in Hedge]},
        "harm": {"type": "string", "enum": [harm.value for harm in Harm]},
        "victims": nullable,
        "claimant": nullable,
        "relayed_by": {"type": "array", "items": {"type": "string"}},
        "stance": {"type": "string", "enum": stances},
        "when": nullable,
        "said_when": nullable,
        "frame": {"type": "string", "enum": [frame.value for frame in Frame]},
        "background": {"type": "boolean"},
    }
    return _object({"claims": {"type": "array", "items": _object(fields)}})


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def items_of(content: str) -> list[object] | None:
    """The entries of `claims` in an answer; None where it is no such JSON. Fences around it are let pass."""
    start, end = content.find("{"), content.rfind("}") + 1
    try:
        answer = msgspec.json.decode(content[start:end].encode("utf-8", "replace"))
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    claims = answer.get("claims") if isinstance(answer, dict) else None
    return claims[:MOST] if isinstance(claims, list) else None


def proposal_of(item: object) -> Proposal | None:
    """An entry as a proposal; None where it is not as the schema says."""
    try:
        found = msgspec.convert(item, Proposal)
    except (msgspec.ValidationError, ValueError, RecursionError):
        return None
    return None if found.stance is Stance.DECLINES else found
