"""The first schema."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_FILTERS = ["background", "kind", "harm", "status", "relation"]


def upgrade() -> None:
    """Make the log, the texts and the indexes over them."""
    _log()
    _documents()
    _claims()
    _people()


def _seq() -> sa.Column[int]:
    return sa.Column("seq", _number, primary_key=True, autoincrement=False)


def _blob(name: str, **options: Any) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=False, **options)


def _log() -> None:
    op.create_table(
        "entry",
        _seq(),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        _blob("key"),
        _blob("hash"),
        _blob("body"),
    )
    op.create_index("entry_key", "entry", ["key"], unique=True)
    op.create_table("head", _blob("hash", primary_key=True), sa.Column("seq", _number, nullable=False))
    op.create_table("note", _seq(), sa.Column("kind", sa.String(16), nullable=False))
    op.create_index("ix_note_kind", "note", ["kind"])


def _documents() -> None:
    op.create_table("text", _blob("sha256", primary_key=True), _blob("body"))
    op.create_table("document", _seq(), _blob("key", unique=True), _blob("sha256"))
    op.create_index("ix_document_sha256", "document", ["sha256"])
    op.create_table("sighting", _seq(), _blob("called"), sa.Column("document", _number, nullable=False))
    op.create_index("ix_sighting_called", "sighting", ["called"])
    op.create_table("erasure", _seq(), _blob("sha256"))
    op.create_index("ix_erasure_sha256", "erasure", ["sha256"])


def _claims() -> None:
    op.create_table(
        "name",
        sa.Column("id", sa.Integer(), primary_key=True),
        _blob("spelled", unique=True),
        _blob("folded"),
    )
    op.create_index("ix_name_folded", "name", ["folded"])
    op.create_table(
        "claim",
        _seq(),
        sa.Column("document", _number, nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Integer(), nullable=False),
        sa.Column("harm", sa.Integer(), nullable=False),
        sa.Column("party", sa.Integer()),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("claimant", sa.Integer()),
        sa.Column("relation", sa.Integer()),
        sa.Column("outlet", sa.Integer()),
        sa.Column("background", sa.Boolean(), nullable=False),
    )
    op.create_index("claim_document", "claim", ["document", "day"])
    op.create_index("claim_day", "claim", ["day", "seq", *_FILTERS, "party", "claimant", "outlet"])
    op.create_index("claim_party", "claim", ["party", "day", "seq", *_FILTERS, "claimant", "outlet"])
    op.create_index("claim_claimant", "claim", ["claimant", "day", "seq", *_FILTERS, "party", "outlet"])
    op.create_index("claim_outlet", "claim", ["outlet", "day", "seq", *_FILTERS, "party", "claimant"])


def _people() -> None:
    op.create_table("decision", _seq(), sa.Column("claim", _number, nullable=False))
    op.create_index("ix_decision_claim", "decision", ["claim"])
    op.create_table(
        "turn",
        sa.Column("claim", _number, primary_key=True, autoincrement=False),
        sa.Column("seq", _number, primary_key=True, autoincrement=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
    )
