"""What a watch remembers between rounds and over crashes: one small file, replaced whole or not at all."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tollbook.errors import CodecError, InputError, OutputError
from tollbook.model import dumps, loads
from tollbook.pipeline.locked import locked
from tollbook.pipeline.watch import Mark


@dataclass(frozen=True, slots=True)
class State:
    """Between rounds.

    Attributes:
        mark: What was told.
        outbox: Messages that the webhook has not taken, each with its name, the oldest first.
        asked: By source, the entries of its feed whose articles were asked for, and how often.
    """

    mark: Mark
    outbox: tuple[tuple[str, str], ...] = ()
    asked: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """A state for one watch alone, while it lasts: two would tell the same twice, and forget each other's.

    Raises:
        OutputError: If another watch has it, or nothing can be written there.
    """
    lock = path.with_name(f"{path.name}.lock")
    hint = "wait for its end, or name another --state"
    with ExitStack() as stack:
        try:
            stack.enter_context(
                locked(lock, OutputError("another watch is at it", where=str(path), hint=hint))
            )
        except OSError as error:
            raise OutputError(f"cannot be written: {error.strerror}", where=str(lock)) from error
        yield


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
        OutputError: If the file cannot be written; what was there is there still.
    """
    new = path.with_name(f"{path.name}.new")
    try:
        with new.open("w", encoding="utf-8") as out:
            out.write(dumps(state) + "\n")
            out.flush()
            os.fsync(out.fileno())
        new.replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", where=str(path)) from error
