"""Echo groups by their members, so that a group costs no look at all others; a sum of what linking keeps.

What linking kept is forgotten: the next one works it out again, under its sum.
"""

import json
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables, and fill those of echo groups from the log."""
    op.create_table(
        "member",
        sa.Column("called", sa.LargeBinary(), primary_key=True),
        sa.Column("seq", _number, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("member_seq", "member", ["seq"])
    op.create_table(
        "replaced",
        sa.Column("key", sa.LargeBinary(), primary_key=True),
        sa.Column("seq", _number, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_index("replaced_seq", "replaced", ["seq"])
    op.create_index("turn_seq", "turn", ["seq"])
    _fill(op.get_bind())
    op.drop_table("link_group")
    for name in ("link_key", "link_pair"):
        op.execute(sa.delete(sa.table(name)))
    op.drop_table("link_state")
    op.create_table(
        "link_state",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("seq", _number, nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("sum", sa.LargeBinary(), nullable=False),
    )


def _fill(connection: sa.Connection) -> None:
    member = sa.table("member", sa.column("called"), sa.column("seq"))
    replaced = sa.table("replaced", sa.column("key"), sa.column("seq"))
    told = sa.text("SELECT seq, body FROM entry WHERE kind = 'echo' ORDER BY seq")
    for seq, body in connection.execute(told).all():
        content = json.loads(bytes(body).decode("utf-8", "surrogatepass"))
        names = {f"{content['kind']}\0{name}".encode("utf-8", "surrogatepass") for name in content["members"]}
        rows = [{"called": sha256(name).digest()[:16], "seq": seq} for name in sorted(names)]
        connection.execute(sa.insert(member), rows)
        if gone := [{"key": bytes.fromhex(key), "seq": seq} for key in sorted(set(content["replaces"]))]:
            connection.execute(sa.insert(replaced), gone)
