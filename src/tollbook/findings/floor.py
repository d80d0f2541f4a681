"""Which counts are floors."""

import tomllib
from functools import cache
from importlib.resources import files

from tollbook.errors import CaseError
from tollbook.findings.told import Told
from tollbook.model import Harm, Stance


def is_floor(told: Told) -> bool:
    """Whether a count can only grow: it rests on documents, or is a party's admission of its own losses.

    The missing and the displaced may be found or return: no count of them is a floor.
    """
    if told.subject.harm not in (Harm.KILLED, Harm.WOUNDED, Harm.KILLED_OR_WOUNDED):
        return False
    if told.own and told.claim.stance is Stance.ACKNOWLEDGES:
        return True
    basis = " ".join(told.claim.stated_basis).casefold()
    return bool(basis) and any(word in basis for word in _documenting_words())


@cache
def _documenting_words() -> tuple[str, ...]:
    source = files("tollbook.findings").joinpath("documented.toml")
    table = tomllib.loads(source.read_text("utf-8"))
    words = table.get("words")
    if not isinstance(words, list) or not words or not all(isinstance(w, str) and w.strip() for w in words):
        raise CaseError("'words' must be a list of words", where="findings/documented.toml")
    return tuple(word.casefold() for word in words)
