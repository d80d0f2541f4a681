"""What a run is about to do: its inputs surveyed and cut, written down before the work begins."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tollbook import __version__
from tollbook.engines import Engine
from tollbook.errors import CodecError, EngineError, InputError
from tollbook.extract import EXTRACTOR
from tollbook.model import from_json, to_json
from tollbook.pipeline.bulk.places import PLAN, write_whole
from tollbook.pipeline.bulk.settings import Settings
from tollbook.pipeline.bulk.slices import Shard, Slice, slices_of
from tollbook.read.shards import Survey, survey


@dataclass(frozen=True, slots=True)
class Input:
    """An input with what its survey found. `changed` is its time of change, to tell that it is the same."""

    name: str
    changed: int
    survey: Survey


@dataclass(frozen=True, slots=True)
class Plan:
    """All that decides the run's bytes."""

    version: str
    extractor: str
    settings: Settings
    inputs: tuple[Input, ...]

    def slices(self, shards: Sequence[Shard]) -> list[Slice]:
        """All slices, in the order of the inputs' names and of the records."""
        known = {each.name: each.survey for each in self.inputs}
        return [piece for shard in shards for piece in slices_of(shard, known[shard.name])]


def planned(out: Path, shards: Sequence[Shard], settings: Settings, engine: Engine) -> Plan:
    """The plan that the directory holds already, or a new one, then kept there.

    Raises:
        InputError: If an input cannot be read, or the run was begun with other inputs, settings or version.
        EngineError: If a worker dies of a survey.
    """
    before = _kept(out)
    if before is None:
        plan = Plan(__version__, EXTRACTOR, settings, tuple(_surveyed(shards, settings, engine)))
        write_whole(out / PLAN, json.dumps(to_json(plan)).encode())
        return plan
    _require_same(before, settings, shards, str(out))
    doubtful = [s for s in shards if not _unchanged(s, before)]
    again = {each.name: each.survey.sha256 for each in _surveyed(doubtful, settings, engine)}
    for each in before.inputs:
        if again.get(each.name, each.survey.sha256) != each.survey.sha256:
            raise InputError("is not what it was when the run began", where=each.name, hint=AFRESH)
    return before


AFRESH = "name a new directory with --out"


def _kept(out: Path) -> Plan | None:
    try:
        return from_json(Plan, json.loads((out / PLAN).read_bytes()))
    except FileNotFoundError:
        return None
    except (ValueError, CodecError) as error:
        raise InputError(f"is no plan of a run: {error}", where=str(out / PLAN), hint=AFRESH) from error


def _surveyed(shards: Sequence[Shard], settings: Settings, engine: Engine) -> list[Input]:
    found: dict[int, Input] = {}
    for outcome in engine.map(partial(_survey, settings.slice_records), shards):
        if outcome.value is None:
            raise EngineError(
                f"cannot be surveyed: {outcome.failure}",
                where=shards[outcome.index].name,
                hint="leave it out",
            )
        if isinstance(outcome.value, InputError):
            raise outcome.value
        found[outcome.index] = outcome.value
    return [found[index] for index in sorted(found)]


def _survey(per_cut: int, shard: Shard) -> Input | InputError:
    """Survey one shard; what is wrong with it is an answer, too."""
    try:
        path = Path(shard.path)
        return Input(shard.name, path.stat().st_mtime_ns, survey(path, per_cut))
    except InputError as error:
        return error


def _unchanged(shard: Shard, plan: Plan) -> bool:
    known = next(each for each in plan.inputs if each.name == shard.name)
    now = Path(shard.path).stat()
    return (now.st_size, now.st_mtime_ns) == (known.survey.size, known.changed)


def _require_same(before: Plan, settings: Settings, shards: Sequence[Shard], where: str) -> None:
    made = f"tollbook {before.version} with {before.extractor}"
    if (before.version, before.extractor) != (__version__, EXTRACTOR):
        raise InputError(f"was begun by {made}", where=where, hint=f"go on with that version, or {AFRESH}")
    if before.settings != settings:
        raise InputError(
            f"was begun with other settings: {before.settings}", where=where, hint=f"use those, or {AFRESH}"
        )
    names, now = {each.name for each in before.inputs}, {shard.name for shard in shards}
    if names != now:
        odd = min(names ^ now)
        raise InputError(
            f"was begun with other inputs: '{odd}' is {'new' if odd in now else 'missing'}", where=where,
            hint=f"give the same, or {AFRESH}",
        )  # fmt: skip
