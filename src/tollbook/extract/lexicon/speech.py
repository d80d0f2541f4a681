"""Words of speaking: who puts a figure forward, how, and through whom."""

from dataclasses import dataclass
from functools import cache

from tollbook.extract.lexicon.load import table
from tollbook.model import Stance

_SETS = (
    "counting", "tolling", "clausal", "quotes", "nouns", "officials", "nobody", "anaphors", "people", "media",
    "rooms", "mute", "own_count", "press",
    "press_offices", "papers", "local", "titles", "issued", "untrue", "claims", "of", "judges",
    "charging", "serving", "own_nouns", "examining", "own_eyes", "argues", "official",
    "stations", "institutions", "statements", "to", "wiring", "lists", "hearsay", "wards", "documents",
    "own_side", "wires",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The table speech.toml; `verbs` gives each verb's stance, the sets are described there."""

    verbs: dict[str, Stance]
    counting: frozenset[str]
    tolling: frozenset[str]
    clausal: frozenset[str]
    quotes: frozenset[str]
    nouns: frozenset[str]
    officials: frozenset[str]
    nobody: frozenset[str]
    anaphors: frozenset[str]
    people: frozenset[str]
    media: frozenset[str]
    rooms: frozenset[str]
    mute: frozenset[str]
    own_count: frozenset[str]
    press: frozenset[str]
    press_offices: frozenset[str]
    papers: frozenset[str]
    local: frozenset[str]
    titles: frozenset[str]
    issued: frozenset[str]
    untrue: frozenset[str]
    claims: frozenset[str]
    of: frozenset[str]
    judges: frozenset[str]
    charging: frozenset[str]
    serving: frozenset[str]
    examining: frozenset[str]
    own_nouns: frozenset[str]
    own_eyes: frozenset[str]
    argues: frozenset[str]
    official: frozenset[str]
    stations: frozenset[str]
    institutions: frozenset[str]
    statements: frozenset[str]
    to: frozenset[str]
    wiring: frozenset[str]
    lists: frozenset[str]
    hearsay: frozenset[str]
    wards: frozenset[str]
    documents: frozenset[str]
    own_side: frozenset[str]
    wires: frozenset[str]
    additions: tuple[str, ...]
    unnamed: tuple[str, ...]


@cache
def speech() -> SpeechWords:
    """The table, read once."""
    data = table("speech")
    verbs = dict.fromkeys((*data["says"], *data["counting"], *data["clausal"]), Stance.ASSERTS)
    for stance in (Stance.ESTIMATES, Stance.ACKNOWLEDGES, Stance.DENIES):
        verbs |= dict.fromkeys(data[stance.value], stance)
    for lemma in data["tolling"]:
        verbs.setdefault(lemma, Stance.ASSERTS)
    sets = {name: frozenset(data[name]) for name in _SETS}
    additions, unnamed = tuple(data["additions"]), tuple(data["unnamed"])
    return SpeechWords(verbs, additions=additions, unnamed=unnamed, **sets)
