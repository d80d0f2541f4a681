"""Where linking keeps its place, so that one more document does not cost a look at all."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables; they are filled by the next linking."""
    op.create_table("link_key", _kind(), _blob("key"), _text("rank"), _blob("item"))
    op.create_index("link_key_item", "link_key", ["kind", "item"])
    op.create_table(
        "link_pair",
        _kind(),
        _blob("one"),
        _blob("other"),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
    )
    op.create_index("link_pair_other", "link_pair", ["kind", "other"])
    op.create_table("link_group", _kind(), _blob("member"), _blob("entry"))
    op.create_table(
        "link_state",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("seq", _number, nullable=False),
    )


def _kind() -> sa.Column[int]:
    return sa.Column("kind", sa.Integer(), primary_key=True, autoincrement=False)


def _blob(name: str) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), primary_key=True)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), primary_key=True)
