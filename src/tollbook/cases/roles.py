"""Person nouns and ranks: what "conscripts", "police officers" or "Lt. Gen." say of the people they count."""

from dataclasses import dataclass
from functools import cache

from tollbook.cases.entries import Role, RoleKind
from tollbook.cases.phrases import phrasing
from tollbook.cases.rows import Ranks, RoleGroup, RoleRow, Roles
from tollbook.cases.tables import table_file
from tollbook.cases.tomlfile import read_toml
from tollbook.errors import CaseError
from tollbook.model import Status

_LONGEST = 5
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class RoleBook:
    """Person nouns in the singular and plural, and ranks with their abbreviations, in small letters."""

    nouns: dict[str, Role]
    ranks: dict[str, Role]

    def role(self, phrase: str) -> Role | None:
        """The role of a noun phrase's head: "senior police officers in Gao" → police officer.

        Nouns with a preposition of their own ("prisoners of war") go before the head alone.
        """
        words = _words(phrase)
        links = phrasing().belonging | phrasing().place | phrasing().other
        cut = next((i for i, word in enumerate(words) if i and word in links), len(words))
        longer = (
            self._ending(words[:end], beyond=end - cut) for end in range(min(cut + 5, len(words)), cut, -1)
        )
        shorter = (self._ending(words[:end]) for end in range(cut, 0, -1))
        return next((role for role in (*longer, *shorter) if role is not None), None)

    def _ending(self, words: list[str], beyond: int = 0) -> Role | None:
        """The role of the longest noun or rank of more than `beyond` words that the words end in."""
        for length in range(min(_LONGEST, len(words)), beyond, -1):
            name = " ".join(words[-length:])
            if found := self.nouns.get(name) or self.ranks.get(name):
                return found
        return None


@cache
def role_book() -> RoleBook:
    """The built-in roles and ranks.

    Raises:
        CaseError: A table is wrong: a noun stands twice, or a rank makes of its holder no known role.
    """
    nouns: dict[str, Role] = {}
    for group in read_toml(table_file("roles"), Roles).nouns:
        for row in (*map(RoleRow, group.names), *group.role):
            role = _role(row, group)
            for noun in dict.fromkeys(" ".join(_words(n)) for n in (role.name, role.plural, *row.also)):
                if noun in nouns:
                    raise CaseError(f"the noun '{noun}' stands twice", where="roles.toml")
                nouns[noun] = role
    return RoleBook(nouns, _ranks(nouns))


def plural_of(noun: str) -> str:
    """The regular English plural of a noun, made on its head: "prisoners of war"."""
    head, of, rest = noun.partition(" of ")
    if of:
        return plural_of(head) + of + rest
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _ranks(nouns: dict[str, Role]) -> dict[str, Role]:
    ranks: dict[str, Role] = {}
    for row in read_toml(table_file("ranks"), Ranks).rank:
        if row.role not in nouns:
            raise CaseError(f"the rank '{row.name}' has the unknown role '{row.role}'", where="ranks.toml")
        for name in (row.name, *row.abbreviations):
            if ranks.setdefault(" ".join(_words(name)), nouns[row.role]) != nouns[row.role]:
                raise CaseError(f"'{name}' abbreviates ranks of two roles", where="ranks.toml")
    return ranks


def _role(row: RoleRow, group: RoleGroup) -> Role:
    try:
        status, kind = Status(group.status), RoleKind(group.kind)
    except ValueError as error:
        raise CaseError(f"of '{row.name}': {error}", where="roles.toml") from None
    plural = row.plural or plural_of(row.name)
    return Role(row.name, status, kind, plural, rebel=group.rebel, group=group.group)


def _words(phrase: str) -> list[str]:
    """The last words of a phrase, in small letters, without full stops ("Lt. Gen." → lt gen)."""
    return phrase[-200:].lower().replace(".", " ").split()
