"""How a claimant stands to the side that suffered: its own, its opponent's, a third party's."""

from tollbook.cases import Case, Gazetteer
from tollbook.extract.attribution.speakers import Speaker
from tollbook.extract.sides import Pair
from tollbook.model import Relation


def relation_of(
    speaker: Speaker | None,
    victims: str | None,
    fights: frozenset[Pair],
    gazetteer: Gazetteer,
    case: Case | None,
) -> Relation:
    """The claimant's relation to the victims' side.

    A case decides where it names sides. Without one, those that the document shows fighting each other
    are opponents, and whoever else the gazetteer knows is a third party to them.
    """
    if speaker is None or victims is None:
        return Relation.UNKNOWN
    claimant = speaker.party or speaker.name
    known = gazetteer.relation(claimant, victims)
    if known is not Relation.UNKNOWN or claimant is None:
        return known
    sides = {side for pair in fights for side in pair}
    if frozenset({claimant, victims}) in fights:
        return Relation.OPPONENT
    if speaker.party and victims in sides and (case is None or not case.parties):
        return Relation.THIRD_PARTY
    return Relation.UNKNOWN
