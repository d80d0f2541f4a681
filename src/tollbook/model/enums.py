"""The closed vocabularies of a claim, as in the contract's JSON schema."""

from enum import StrEnum


class Kind(StrEnum):
    """A figure, or a refusal to give one."""

    COUNT = "count"
    REFUSAL = "refusal"


class Harm(StrEnum):
    """What was suffered. `casualties` is the text's own loose word, or a sum with captured or missing."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    CASUALTIES = "casualties"
    MISSING = "missing"
    CAPTURED = "captured"
    DETAINED = "detained"
    DISPLACED = "displaced"


class Hedge(StrEnum):
    """How firmly the words put the figure."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    RANGE = "range"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    VAGUE = "vague"


class Status(StrEnum):
    """Whether the victims fought. `unknown` unless the text says so."""

    COMBATANT = "combatant"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


class Relation(StrEnum):
    """The claimant's relation to the side that suffered the harm."""

    SELF = "self"
    OPPONENT = "opponent"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """What the claimant does with the figure."""

    ASSERTS = "asserts"
    ESTIMATES = "estimates"
    ACKNOWLEDGES = "acknowledges"
    DENIES = "denies"
    DECLINES = "declines"


class Precision(StrEnum):
    """How finely a period's dates are known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Frame(StrEnum):
    """What a figure adds up: everything so far, a stated interval, or one incident."""

    CUMULATIVE = "cumulative"
    INTERVAL = "interval"
    INCIDENT = "incident"


class CaseKind(StrEnum):
    """What sort of event a case is about."""

    WAR = "war"
    DISASTER = "disaster"
    ATTACK = "attack"
