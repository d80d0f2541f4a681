"""A slice that kills its worker every time without telling at which record."""

from pathlib import Path

from tollbook.pipeline.bulk.done import Counts, Done
from tollbook.pipeline.bulk.parts import parts
from tollbook.pipeline.bulk.settings import Job
from tollbook.pipeline.bulk.slices import Slice


def set_aside(job: Job, piece: Slice, reason: str) -> Done:
    """Put all of a slice among the rejects, so that the run goes on and nothing is lost in silence."""
    out, cut = Path(job.out), piece.cut
    place = f"{piece.shard.name}, {cut.records or 'all'} records from number {cut.first + 1} on"
    row = {"input": piece.shard.name, "record": cut.first, "place": place, "reason": reason}
    with parts(out, piece.part) as written:
        written.add("rejects", row)
        files = written.close()
    done = Done(piece.part, Counts(records=cut.records or 0, rejects=1), files)
    done.keep(out)
    return done
