"""The run: plan, work, and take up again what a crash left; the engine decides only where."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree

from tollbook.engines import Engine
from tollbook.errors import OutputError
from tollbook.pipeline.bulk.aside import set_aside
from tollbook.pipeline.bulk.done import Done, kept
from tollbook.pipeline.bulk.inputs import shards_of
from tollbook.pipeline.bulk.linking import link_run
from tollbook.pipeline.bulk.manifest import Manifest
from tollbook.pipeline.bulk.marks import Marks
from tollbook.pipeline.bulk.places import LOCK, MANIFEST, WORK, sweep
from tollbook.pipeline.bulk.plan import planned
from tollbook.pipeline.bulk.schemas import require_tables
from tollbook.pipeline.bulk.settings import Job
from tollbook.pipeline.bulk.slices import Slice
from tollbook.pipeline.bulk.working import work
from tollbook.pipeline.locked import locked

TIMES = 2  # that a slice may fail without telling at which record


@dataclass(frozen=True, slots=True)
class Step:
    """How far a run is.

    Attributes:
        done: The slice that was done last.
        share: How much of the whole run is done, from 0 to 1.
        before: How much of it was done already when it was taken up again.
    """

    done: Done
    share: float
    before: float


Watch = Callable[[Step], None]


def run(
    inputs: Sequence[str], job: Job, engine: Engine, *, resume: bool = False, watch: Watch | None = None
) -> tuple[Manifest, tuple[Done, ...]]:
    """Read everything in the inputs and write claims, documents, rejects and a manifest.

    Args:
        inputs: Files, directories and patterns of WARC, JSON Lines and Parquet.
        job: Where to write and what to do.
        engine: Where the work is done. It has no influence on the result.
        resume: Go on with what a run left in the directory.
        watch: Is told of each slice that is done.

    Returns:
        The manifest, and each slice's account.

    Raises:
        InputError: If an input cannot be read, or is not what the run was begun with.
        OutputError: If the directory is not empty, in use, or cannot be written: what is done stays done.
        EngineError: If the engine failed for good.
        MissingExtraError: Without the extra `tables`.
    """
    require_tables("a bulk run")
    out = Path(job.out)
    shards = shards_of(inputs)
    with _held(out, resume=resume):
        sweep(out)
        Marks.excuse(out)
        plan = planned(out, shards, job.settings, engine)
        slices = plan.slices(shards)
        done = {piece.part: held for piece in slices if (held := kept(out, piece.part))}
        weights = {piece.part: piece.weight for piece in slices}
        whole = max(1, sum(weights.values()))
        before = share = sum(weights[part] for part in done) / whole
        for made in _worked(job, slices, done, engine):
            done[made.part] = made
            share += weights[made.part] / whole
            if watch:
                watch(Step(made, share, before))
        accounts = tuple(done[piece.part] for piece in slices)
        links = job.settings.link and job.settings.texts
        manifest = Manifest.of(plan, accounts, link_run(out, accounts, engine) if links else None)
        sweep(out)  # of workers killed on the way
        manifest.keep(out)
    rmtree(out / WORK, ignore_errors=True)
    return manifest, accounts


def _worked(job: Job, slices: Sequence[Slice], done: dict[str, Done], engine: Engine) -> Iterator[Done]:
    """The slices that are not done yet, each until it is done or there is no hope for it."""
    waiting = [piece for piece in slices if piece.part not in done]
    failed: Counter[str] = Counter()
    while waiting:
        again = []
        for outcome in engine.map(partial(work, job), waiting):
            piece = waiting[outcome.index]
            if outcome.value is None:
                known = Marks(Path(job.out), piece.part, None)
                failed[piece.part] += 1
                if failed[piece.part] - len(known.deadly) < TIMES:
                    again.append(piece)
                else:
                    yield set_aside(job, piece, outcome.failure or "")
            elif outcome.value.full:
                raise OutputError(
                    outcome.value.full, where=job.out, hint="make room, then go on with --resume"
                )
            else:
                yield outcome.value
        waiting = again


@contextmanager
def _held(out: Path, *, resume: bool) -> Iterator[None]:
    """The directory, for this run alone, while it lasts.

    Raises:
        OutputError: If it holds something that is not to be taken up, or another run is at it.
    """
    begun = (out / WORK).is_dir()
    if (out / MANIFEST).exists() and not begun:
        raise OutputError("holds a finished run", where=str(out), hint="name a new directory with --out")
    if out.exists() and any(out.iterdir()) and not (resume and begun):
        raise OutputError(
            "holds an unfinished run" if begun else "is not empty", where=str(out),
            hint="go on with --resume, or name a new directory" if begun else "name a new directory",
        )  # fmt: skip
    try:
        (out / WORK).mkdir(parents=True, exist_ok=True)
        busy = OutputError("another run is at it", where=str(out), hint="wait for its end")
        with locked(out / LOCK, busy):
            yield
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}", where=str(out),
            hint="make room, then go on with --resume",
        ) from error  # fmt: skip
