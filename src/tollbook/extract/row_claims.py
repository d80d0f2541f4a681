"""The drafts of one row of a casualty table."""

from dataclasses import replace

from tollbook.extract.context import Context
from tollbook.extract.drafts import Draft
from tollbook.extract.sentences import Sentence
from tollbook.extract.tables import Columns, figures_of
from tollbook.model import Kind, Stance, Status


def row_drafts(row: Sentence, index: int, columns: Columns, context: Context) -> list[Draft]:
    """The figures of one row of a table."""
    found = []
    for told in figures_of(context.text, row, columns, context.gazetteer, context.published):
        victims = told.victims
        if victims.party is None and victims.status is not Status.COMBATANT:
            victims = replace(victims, party=context.sides.home())
        relation = context.relation(told.speaker, victims.party)
        stance = Stance.ESTIMATES if told.estimated else Stance.ASSERTS
        found.append(
            Draft(
                Kind.COUNT, told.harm, told.quantity.as_count(), victims, told.speaker, (), stance, None,
                told.period, background=False, ranges=[(row.start, row.end)], sentence=index, why=told.why,
                part=told.part, relation=relation,
            )
        )  # fmt: skip
    return found
