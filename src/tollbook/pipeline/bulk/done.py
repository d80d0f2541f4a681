"""What became of a slice: kept by the worker beside the parts, so that a run can be taken up again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from tollbook.errors import CodecError
from tollbook.model import from_json, to_json
from tollbook.pipeline.bulk.parts import PartFile
from tollbook.pipeline.bulk.places import DONE, write_whole


@dataclass(frozen=True, slots=True)
class Counts:
    """What a slice, or a run, has seen and made.

    Attributes:
        records: Read from the inputs, whatever they were.
        bytes: What these take up, expanded.
        passed: Records, or documents in them, that need no reading, by why.
    """

    records: int = 0
    bytes: int = 0
    documents: int = 0
    claims: int = 0
    rejects: int = 0
    passed: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Counts") -> "Counts":
        whys = sorted({*self.passed, *other.passed})
        return Counts(
            self.records + other.records, self.bytes + other.bytes, self.documents + other.documents,
            self.claims + other.claims, self.rejects + other.rejects,
            {why: self.passed.get(why, 0) + other.passed.get(why, 0) for why in whys},
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """One slice's account.

    Attributes:
        part: The slice's name.
        files: Its parts.
        seconds: On the processor, by stage.
        processor: Seconds of all of the worker's threads on the processor.
        peak_mb: The most memory that the worker had held by then.
        full: Why nothing could be written; empty where it could.
    """

    part: str
    counts: Counts = Counts()
    files: tuple[PartFile, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    processor: float = 0.0
    peak_mb: int = 0
    full: str = ""

    def keep(self, out: Path) -> None:
        """Write it where `kept` finds it."""
        write_whole(out / DONE / f"{self.part}.json", json.dumps(to_json(self)).encode())


def kept(out: Path, part: str) -> Done | None:
    """The account of a slice that is done and whose parts are as they were written; else None."""
    try:
        done = from_json(Done, json.loads((out / DONE / f"{part}.json").read_bytes()))
        whole = all(_sha256(out / file.path) == file.sha256 for file in done.files)
    except (OSError, ValueError, CodecError):
        return None
    return done if whole else None


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
