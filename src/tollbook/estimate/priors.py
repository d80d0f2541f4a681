"""What is assumed before any claim is read: `priors.toml`, checked."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from tollbook.errors import EstimateError
from tollbook.model import Harm


class Voice(StrEnum):
    """Who speaks of the victims: a relation, a side on its own once all is over, a recorder with a list."""

    SELF = "self"
    CLOSING = "closing"
    OPPONENT = "opponent"
    THIRD_PARTY = "third_party"
    RECORDER = "recorder"
    UNKNOWN = "unknown"


class Setting(StrEnum):
    """What kind of toll it is: of fighters, of others in a conflict, or of one sudden event."""

    COMBATANT = "combatant"
    OTHER = "other"
    SUDDEN = "sudden"


@dataclass(frozen=True, slots=True)
class BiasPrior:
    """Log bias of a relation: its mean, its sd from case to case, its sd from claimant to claimant."""

    mean: float
    between: float
    within: float

    @property
    def sd(self) -> float:
        """Of one claimant, all told."""
        return math.hypot(self.between, self.within)


@dataclass(frozen=True, slots=True)
class Normal:
    """A normal prior."""

    location: float
    spread: float


@dataclass(frozen=True, slots=True)
class Priors:
    """All priors, by what they are of."""

    bias: Mapping[tuple[Setting, Voice], BiasPrior]
    ratio: Mapping[tuple[Setting, Harm], Normal]
    number: Mapping[str, Normal]


NUMBERS = (
    "level", "common", "sudden_common", "noise", "sudden_noise", "volatility", "drift", "harm_bias",
    "rise_depth", "rise_days", "rise_misfit", "only_word", "round_word", "missing_dead",
)  # fmt: skip
RATIOS = (Harm.WOUNDED, Harm.CAPTURED, Harm.MISSING, Harm.DETAINED, Harm.DISPLACED)


@cache
def built_in_priors() -> Priors:
    """The priors that come with tollbook."""
    return read_priors((files("tollbook.estimate") / "priors.toml").read_text("utf-8"))


def read_priors(text: str) -> Priors:
    """Priors from TOML in the form of the built-in file.

    Raises:
        EstimateError: If it is no TOML, a row is missing, or one lacks its source or has a spread of 0.
    """
    try:
        raw = tomllib.loads(text)
        made = Priors(_biases(raw), _ratios(raw), _numbers(raw["number"]))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise EstimateError(f"not a table of priors: {error}", where="priors.toml") from error
    missing = [f"bias of {v} ({s})" for s in Setting for v in Voice if (s, v) not in made.bias] + [
        f"ratio of {h} ({s})" for s in Setting for h in RATIOS if (s, h) not in made.ratio
    ]
    missing += [name for name in NUMBERS if name not in made.number]
    if missing:
        raise EstimateError(f"no prior for {missing[0]}", where="priors.toml")
    return made


def _biases(raw: Mapping[str, Any]) -> dict[tuple[Setting, Voice], BiasPrior]:
    rows = [(Setting(row["victims"]), row) for row in raw["bias"]]
    rows += [(Setting.SUDDEN, row) for row in raw["sudden_bias"]]
    return {(s, Voice(row["voice"])): _bias(row) for s, row in rows}


def _bias(row: Mapping[str, Any]) -> BiasPrior:
    _sourced(row)
    return BiasPrior(float(row["mean"]), _positive(row["between"]), _positive(row["within"]))


def _ratios(raw: Mapping[str, Any]) -> dict[tuple[Setting, Harm], Normal]:
    made = {}
    for row in raw["ratio"]:
        _sourced(row)
        prior = Normal(math.log(_positive(row["median"])), _positive(row["sd"]))
        for setting in Setting if row["setting"] == "any" else (Setting(row["setting"]),):
            made[setting, Harm(row["harm"])] = prior
    return made


def _numbers(rows: Mapping[str, Any]) -> dict[str, Normal]:
    for row in rows.values():
        _sourced(row)
    return {name: Normal(float(row["location"]), _positive(row["spread"])) for name, row in rows.items()}


def _sourced(row: Mapping[str, Any]) -> None:
    if not str(row["source"]).strip():
        raise ValueError("a prior without a source")


def _positive(value: Any) -> float:
    if not float(value) > 0:
        raise ValueError(f"{value} is not above 0")
    return float(value)
