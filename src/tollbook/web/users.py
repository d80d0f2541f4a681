"""People who may review: names and password hashes, in a table of their own beside the ledger.

Passwords are hashed with argon2id as RFC 9106 recommends (argon2-cffi's defaults). The ledger's chain holds
no password: names enter it only through decisions.
"""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError
from sqlalchemy import (
    Column,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError

from tollbook.errors import LedgerError

MOST_CHARACTERS = 1000
"""Longer passwords are refused: hashing them would be a way to keep the server busy."""

LEAST_CHARACTERS = 10

_tables = MetaData()
_user = Table(
    "tollbook_user",
    _tables,
    Column("name", String(200), primary_key=True),
    Column("hash", String(300), nullable=False),
)
_secret = Table("tollbook_secret", _tables, Column("key", LargeBinary, nullable=False))


def users_address(ledger: str) -> str:
    """Where the users of a ledger are: a file beside a SQLite ledger, else a table in its database."""
    if "://" not in ledger:
        return f"sqlite:///{Path(ledger).absolute()}.users"
    if ledger.startswith("sqlite"):
        return f"{ledger}.users"
    return ledger.replace("postgresql://", "postgresql+psycopg://", 1)


class Users:
    """Names, password hashes, and the key that signs sessions.

    Raises:
        LedgerError: From every method, where the table cannot be opened, read or written.
    """

    def __init__(self, engine: Engine) -> None:
        """Use `Users.open`."""
        self._engine = engine
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex())

    @classmethod
    def open(cls, ledger: str) -> "Users":
        """The users of a ledger; a new file can be read by its owner alone."""
        address = users_address(ledger)
        if address.startswith("sqlite:///"):
            _private(Path(address.removeprefix("sqlite:///")))
        engine = create_engine(address, hide_parameters=True)
        try:
            _tables.create_all(engine)
        except DBAPIError as error:
            raise LedgerError(f"the users cannot be opened: {error.orig}") from None
        return cls(engine)

    def add(self, name: str, password: str) -> None:
        """Let somebody sign in; a name that is there gets the new password and its sessions end.

        Raises:
            LedgerError: If the name cannot be printed, or the password is too short or too long.
        """
        if not name.strip() or not name.isprintable() or len(name) > 200:
            raise LedgerError("a name must be 1 to 200 printable characters", where=repr(name[:40]))
        if not LEAST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
            raise LedgerError(f"a password must have {LEAST_CHARACTERS} to {MOST_CHARACTERS} characters")
        hashed = self._hasher.hash(password)
        with self._engine.begin() as connection:
            changed = connection.execute(update(_user).where(_user.c.name == name).values(hash=hashed))
            if not changed.rowcount:
                connection.execute(insert(_user).values(name=name, hash=hashed))

    def remove(self, name: str) -> bool:
        """Let somebody sign in no more, at once; whether they could."""
        with self._engine.begin() as connection:
            return bool(connection.execute(delete(_user).where(_user.c.name == name)).rowcount)

    def names(self) -> Sequence[str]:
        """Everybody who may sign in, sorted."""
        with self._engine.connect() as connection:
            return list(connection.scalars(select(_user.c.name).order_by(_user.c.name)))

    def check(self, name: str, password: str) -> bool:
        """Whether the password is the name's. Takes as long for names that do not exist."""
        if len(password) > MOST_CHARACTERS:
            return False
        hashed = self.hash_of(name)
        try:
            return self._hasher.verify(hashed or self._nobody, password) and hashed is not None
        except (Argon2Error, InvalidHashError):
            return False

    def hash_of(self, name: str) -> str | None:
        """What signs the name's sessions, so that a new password ends them; None for an unknown name."""
        with self._engine.connect() as connection:
            return connection.scalar(select(_user.c.hash).where(_user.c.name == name))

    def key(self) -> bytes:
        """The secret that sessions are signed with, made once."""
        with self._engine.begin() as connection:
            known = connection.scalar(select(_secret.c.key))
            if known is None:
                known = secrets.token_bytes(32)
                connection.execute(insert(_secret).values(key=known))
            return bytes(known)


def _private(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise LedgerError(f"cannot be opened: {error.strerror}", where=str(path)) from error
