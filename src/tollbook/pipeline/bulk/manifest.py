"""The manifest: what a finished run was made from, and every part with its rows and its hash.

It holds nothing of the time, the machine or the engine, so that the same run has the same manifest anywhere.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tollbook.errors import CodecError, InputError
from tollbook.model import from_json, to_json
from tollbook.pipeline.bulk.done import Counts, Done
from tollbook.pipeline.bulk.parts import PartFile
from tollbook.pipeline.bulk.places import MANIFEST, write_whole
from tollbook.pipeline.bulk.plan import Plan
from tollbook.pipeline.bulk.settings import Settings

FORMAT = "tollbook-bulk/1"


@dataclass(frozen=True, slots=True)
class Source:
    """An input file: what it is called, its size in bytes and its hash."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a run made, and of what."""

    format: str
    version: str
    extractor: str
    settings: Settings
    inputs: tuple[Source, ...]
    totals: Counts
    parts: tuple[PartFile, ...]

    @classmethod
    def of(cls, plan: Plan, made: Iterable[Done], groups: PartFile | None = None) -> "Manifest":
        """The manifest of a plan's run whose slices are all done, with the file of its echo groups."""
        done = sorted(made, key=lambda each: each.part)
        totals = sum((each.counts for each in done), Counts())
        made_of = [file for each in done for file in each.files] + ([groups] if groups else [])
        files = sorted(made_of, key=lambda file: file.path)
        inputs = tuple(Source(i.name, i.survey.size, i.survey.sha256) for i in plan.inputs)
        return cls(FORMAT, plan.version, plan.extractor, plan.settings, inputs, totals, tuple(files))

    def keep(self, out: Path) -> None:
        """Write it to a run's directory."""
        write_whole(out / MANIFEST, self.spelled())

    def spelled(self) -> bytes:
        """Its bytes."""
        return (json.dumps(to_json(self), ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def hash(self) -> str:
        """Of its bytes: two runs that made the same have the same."""
        return sha256(self.spelled()).hexdigest()


def read_manifest(out: Path) -> Manifest:
    """The manifest of a run's directory.

    Raises:
        InputError: If there is none, or it is none of this format.
    """
    path = out / MANIFEST
    try:
        manifest = from_json(Manifest, json.loads(path.read_bytes()))
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror}", where=str(path), hint="is the run finished? see --resume"
        ) from error
    except (ValueError, CodecError) as error:
        raise InputError(f"is no manifest of a bulk run: {error}", where=str(path)) from error
    if manifest.format != FORMAT:
        raise InputError(f"is of format {manifest.format}, not {FORMAT}", where=str(path))
    return manifest
