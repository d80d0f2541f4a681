"""A crawl's worth of news: files by the million documents to claims as Parquet, on any engine."""

from tollbook.pipeline.bulk.done import Counts, Done
from tollbook.pipeline.bulk.manifest import Manifest, read_manifest
from tollbook.pipeline.bulk.places import REPORT
from tollbook.pipeline.bulk.report import Report, keep_report, report_of
from tollbook.pipeline.bulk.running import Step, run
from tollbook.pipeline.bulk.settings import Job, Settings
from tollbook.pipeline.bulk.slices import Shard, Slice
from tollbook.pipeline.bulk.taking import is_run, taken
from tollbook.pipeline.bulk.working import work

__all__ = [
    "REPORT",
    "Counts",
    "Done",
    "Job",
    "Manifest",
    "Report",
    "Settings",
    "Shard",
    "Slice",
    "Step",
    "is_run",
    "keep_report",
    "read_manifest",
    "report_of",
    "run",
    "taken",
    "work",
]
