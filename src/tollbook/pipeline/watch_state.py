"""What a watch remembers between rounds and over crashes: one small file, replaced whole or not at all."""

import os
from dataclasses import dataclass
from pathlib import Path

from tollbook.errors import CodecError, InputError
from tollbook.model import dumps, loads
from tollbook.pipeline.watch import Mark


@dataclass(frozen=True, slots=True)
class State:
    """Between rounds.

    Attributes:
        mark: What was told.
        outbox: Messages that the webhook has not taken, each with its name, the oldest first.
    """

    mark: Mark
    outbox: tuple[tuple[str, str], ...] = ()


def load_state(path: Path) -> State | None:
    """What was saved; None where nothing was.

    Raises:
        InputError: If the file cannot be read or is none of ours.
    """
    try:
        return loads(State, path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except CodecError as error:
        raise InputError(
            f"holds no state of a watch: {error}", where=str(path), hint="name another file with --state"
        ) from error


def save_state(state: State, path: Path) -> None:
    """Put a state in the place of the last one; after a crash, one of the two is there, and whole.

    Raises:
        InputError: If the file cannot be written; what was there is there still.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("w", encoding="utf-8") as out:
            out.write(dumps(state) + "\n")
            out.flush()
            os.fsync(out.fileno())
        new.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", where=str(path)) from error
