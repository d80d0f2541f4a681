"""A side in a case, and what stands where there is none."""

from dataclasses import dataclass

UNSPECIFIED = "unspecified"
"""Stands for the party of people whose side nobody names, as in a disaster: in findings and estimates."""


@dataclass(frozen=True, slots=True)
class Party:
    """A country or an armed group, by a neutral name.

    Attributes:
        name: The normalised name that claims carry.
        aliases: Other names, metonyms and demonyms ("Moscow", "Russian").
        spokespeople: People and institutions that speak for it.
        side: Parties of one side in a case share it; None where the case takes none.
    """

    name: str
    aliases: tuple[str, ...] = ()
    spokespeople: tuple[str, ...] = ()
    side: str | None = None
