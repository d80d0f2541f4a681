"""The tables of a ledger, alike on every back end.

`entry` is the log: whatever is kept is a row there, chained by hash and never changed. `text` holds the
documents' texts apart, so that one can be taken out. All other tables are indexes over the log, which it
can rebuild and `verify` compares with it. Strings that a query filters on are interned in `name`, because
a million claims name few parties.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

REVISIONS = ("0001", "0002", "0003", "0004")
"""Every released schema, oldest first; the last is this program's."""

MANY = 512
"""How many rows one statement asks for or adds; well within every back end's limit of parameters."""

APPLICATION_ID = 0x746F6C6C
"""Marks a SQLite file as a ledger ("toll"), as https://www.sqlite.org/fileformat.html#application_id says."""

metadata = MetaData()
_number = BigInteger().with_variant(Integer, "sqlite")  # only INTEGER is SQLite's own row number

entry = Table(
    "entry",
    metadata,
    Column("seq", _number, primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False),  # microseconds since 1970 in UTC, never falling
    Column("kind", String(16), nullable=False),
    Column("by", String, nullable=False),
    Column("key", LargeBinary, nullable=False),  # the content's hash; a claim's is its id
    Column("hash", LargeBinary, nullable=False),  # over this entry and the hash of the one before
    Column("body", LargeBinary, nullable=False),
    Index("entry_key", "key", unique=True),
)

head = Table(
    "head",
    metadata,
    Column("hash", LargeBinary, primary_key=True),
    Column("seq", _number, nullable=False),  # the last entry of a transaction: a head that people have seen
)

text = Table(
    "text",
    metadata,
    Column("sha256", LargeBinary, primary_key=True),
    Column("body", LargeBinary, nullable=False),  # zlib over UTF-8
)

name = Table(
    "name",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("spelled", LargeBinary, nullable=False, unique=True),  # UTF-8, which may hold what TEXT may not
    Column("folded", LargeBinary, nullable=False, index=True),  # casefolded
)

document = Table(
    "document",
    metadata,
    Column("seq", _number, primary_key=True, autoincrement=False),
    Column("key", LargeBinary, nullable=False, unique=True),  # DocumentRef.key
    Column("sha256", LargeBinary, nullable=False, index=True),
)

sighting = Table(
    "sighting",
    metadata,
    Column("seq", _number, primary_key=True, autoincrement=False),
    Column("called", LargeBinary, nullable=False, index=True),  # half the hash of the caller's id
    Column("document", _number, nullable=False),
)

claim = Table(
    "claim",
    metadata,
    Column("seq", _number, primary_key=True, autoincrement=False),
    Column("document", _number, nullable=False),
    Column(
        "day", Integer, nullable=False
    ),  # proleptic ordinal of as-of, else stated, else published; 0: none
    Column("kind", Integer, nullable=False),
    Column("harm", Integer, nullable=False),
    Column("party", Integer),
    Column("status", Integer, nullable=False),
    Column("claimant", Integer),
    Column("relation", Integer),
    Column("outlet", Integer),
    Column("background", Boolean, nullable=False),
    Index("claim_document", "document", "day"),
    # Narrow, because adding to a great ledger is mostly writing their pages; a page of a list reads rows.
    Index("claim_day", "day"),
    Index("claim_party", "party", "day"),
    Index("claim_claimant", "claimant", "day"),
    Index("claim_outlet", "outlet", "day"),
)

turn = Table(
    "turn",
    metadata,
    Column("claim", _number, primary_key=True, autoincrement=False),
    Column("seq", _number, primary_key=True, autoincrement=False),
    Column("stands", Boolean, nullable=False),  # false: a later reading of the document does not have it
    Index("turn_seq", "seq"),
)

decision = Table(
    "decision",
    metadata,
    Column("seq", _number, primary_key=True, autoincrement=False),
    Column("claim", _number, nullable=False, index=True),
)

erasure = Table(
    "erasure",
    metadata,
    Column("seq", _number, primary_key=True, autoincrement=False),
    Column("sha256", LargeBinary, nullable=False, index=True),  # of the text that was taken out
)

member = Table(
    "member",  # which echo groups a document or a claim was ever in
    metadata,
    Column("called", LargeBinary, primary_key=True),  # half the hash of the group's kind and its id
    Column("seq", _number, primary_key=True, autoincrement=False),
    Index("member_seq", "seq"),
    sqlite_with_rowid=False,
)

replaced = Table(
    "replaced",  # the keys of echo groups in whose place another stands
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("seq", _number, primary_key=True, autoincrement=False),  # of that other
    Index("replaced_seq", "seq"),
    sqlite_with_rowid=False,
)

note = Table(
    "note",  # entries of the rarer kinds, found by kind
    metadata,
    Column("seq", _number, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False, index=True),
)

# Linking keeps its place between runs. All of it can be worked out again from the log and is no evidence;
# `verify` checks it against a sum, because what it says decides which echo groups are kept.

link_key = Table(
    "link_key",  # under which an item may meet its echoes
    metadata,
    Column("kind", Integer, primary_key=True, autoincrement=False),
    Column("key", LargeBinary, primary_key=True),
    Column("rank", String, primary_key=True),
    Column("item", LargeBinary, primary_key=True),  # a document's key or a claim's id
    Index("link_key_item", "kind", "item"),
)

link_pair = Table(
    "link_pair",  # two items that are echoes, `one` below `other`
    metadata,
    Column("kind", Integer, primary_key=True, autoincrement=False),
    Column("one", LargeBinary, primary_key=True),
    Column("other", LargeBinary, primary_key=True),
    Column("score", Float, nullable=False),
    Column("why", String, nullable=False),
    Index("link_pair_other", "kind", "other"),
)

link_state = Table(
    "link_state",  # one row: up to which entry all is linked, by which program, and the sum of its rows
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", _number, nullable=False),
    Column("by", String, nullable=False),
    Column("sum", LargeBinary, nullable=False),
)
