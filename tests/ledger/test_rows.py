"""Rows looked up by many keys at once."""

from sqlalchemy import select
from sqlalchemy.dialects import sqlite

from tollbook.ledger.rows import among
from tollbook.ledger.schema import entry


def test_a_look_up_by_keys_leaves_the_index_usable() -> None:
    """Nothing stands behind IN (…): compared with 1, SQLite would read the whole table for each batch."""
    asked = str(select(entry.c.seq).where(among(entry.c.key)).compile(dialect=sqlite.dialect()))
    assert asked.rstrip().endswith(")")
    assert "= 1" not in asked
