"""Where things lie in a run's directory.

claims/PART.parquet  documents/PART.parquet  rejects/PART.parquet  groups.parquet
manifest.json  report.json
_work/       what a run needs to be taken up again; gone once the manifest is written
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

TABLES = ("claims", "documents", "rejects")
GROUPS = "groups"
MANIFEST, REPORT = "manifest.json", "report.json"
WORK, DONE, MARKS = "_work", "_work/done", "_work/marks"
PLAN, LOCK = "_work/plan.json", "_work/lock"
UNFINISHED = ".unfinished-"


def table_of(kind: str, part: str) -> str:
    """Where a part of a table lies, relative to the directory; a table without parts is one file."""
    return f"{kind}/{part}.parquet" if part else f"{kind}.parquet"


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A path to write to, which takes the target's place once all of it is on the disk, or else is gone."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f"{UNFINISHED}{target.name}-{os.getpid()}-{token_hex(4)}")
    try:
        yield draft
        _sync(draft)
        draft.replace(target)
        _sync(target.parent)
    finally:
        with suppress(OSError):
            draft.unlink()


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that it is seen whole or not at all."""
    with whole(target) as draft:
        draft.write_bytes(data)


def is_over(out: Path) -> bool:
    """Whether a run has ended: a worker that was given up and is at it still must leave no trace."""
    return not (out / PLAN).is_file()


def sweep(out: Path) -> None:
    """Remove what killed writers left."""
    for folder in (out, *(out / name for name in (*TABLES, WORK, DONE, MARKS))):
        for left in folder.glob(f"{UNFINISHED}*") if folder.is_dir() else ():
            with suppress(OSError):
                left.unlink()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
