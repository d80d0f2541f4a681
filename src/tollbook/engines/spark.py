"""On Spark: one job of one task for each item, as many jobs at once as there are cores.

A job an item, rather than one for all, keeps memory flat, lets outcomes come as they are ready, and makes a
deadly item's failure its own. A job costs Spark some tens of milliseconds: items are shards, not records.
"""

import os
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from tollbook.engines.engine import Outcome
from tollbook.engines.remote import answer
from tollbook.engines.rounds import WorkerLostError, run
from tollbook.errors import EngineError, MissingExtraError

R = TypeVar("R")

MASTER = "SPARK_MASTER"
IN_PYTHON = "org.apache.spark.api.python.PythonException"  # raised by our code, where a crash raises none
_NUMBERS = count()


class SparkEngine:
    """Runs where spark-submit or `SPARK_MASTER` says, else in a Spark of its own on this machine's cores.

    Args:
        workers: How many items are under way; by default as many as Spark has cores.
        patience: Seconds that one item may take; None waits for ever.

    Raises:
        MissingExtraError: PySpark is not installed.
        EngineError: There is no Java.
    """

    def __init__(self, workers: int | None = None, *, patience: float | None = None) -> None:
        try:
            import pyspark
        except ImportError as error:
            raise MissingExtraError.of("spark", purpose="the engine 'spark'") from error
        if not has_java():
            raise EngineError(
                "Spark needs Java", hint="install a Java runtime, 17 or newer, or set JAVA_HOME"
            )
        self._pyspark = pyspark
        self._workers, self._patience = workers, patience

    def map(self, function: Callable[[Any], R], items: Sequence[Any]) -> Iterator[Outcome[R]]:
        """Yield the outcomes as they are ready. See `Engine.map`.

        Raises:
            EngineError: Spark does not start, or failed for good.
        """
        if not items:
            return
        cluster = _SparkCluster(self._context(), self._workers, self._patience)
        try:
            yield from run(cluster, function, items)
        finally:
            cluster.close()

    def _context(self) -> Any:
        """The context that there is, else a new one."""
        conf = self._pyspark.SparkConf()
        here = f"local[{self._workers or '*'}]"
        conf.setIfMissing("spark.master", os.environ.get(MASTER) or here)
        if conf.get("spark.master").startswith("local"):
            # Nothing of a run on one machine is for others to reach, and its workers are this Python.
            conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1")
            conf.setIfMissing("spark.driver.host", "127.0.0.1")
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        conf.setIfMissing("spark.app.name", "tollbook")
        conf.setIfMissing("spark.ui.enabled", "false")
        conf.setIfMissing("spark.ui.showConsoleProgress", "false")
        conf.setIfMissing("spark.log.level", "OFF")  # a lost worker is ours to report
        try:
            return self._pyspark.SparkContext.getOrCreate(conf)
        except Exception as error:
            raise EngineError(
                f"Spark does not start: {_first_line(error)}", hint=f"check {MASTER}, or use --engine local"
            ) from error


def has_java() -> bool:
    """Whether there is a Java for Spark to run on."""
    home = os.environ.get("JAVA_HOME")
    return (Path(home) / "bin" / "java").exists() if home else shutil.which("java") is not None


class _SparkCluster:
    def __init__(self, context: Any, workers: int | None, patience: float | None) -> None:
        self._context, self._workers, self._patience = context, workers, patience
        self._group = f"tollbook-{os.getpid()}-{next(_NUMBERS)}"
        self._threads = ThreadPoolExecutor(self.width())

    def width(self) -> int:
        return self._workers or max(1, self._context.defaultParallelism)

    def submit(self, task: bytes) -> Future[bytes]:
        return self._threads.submit(self._job, task)

    def _job(self, task: bytes) -> bytes:
        self._context.setJobGroup(self._group, "tollbook", interruptOnCancel=True)
        try:
            shared = self._context.parallelize([task], 1).map(partial(answer, patience=self._patience))
            answered: list[bytes] = shared.collect()
        except Exception as error:
            if "SparkException" in str(error) and IN_PYTHON not in str(error):
                raise WorkerLostError from error
            raise EngineError(
                f"the cluster cannot run tasks: {_first_line(error)}",
                hint="every node needs this Python and this version of tollbook",
            ) from error
        return answered[0]

    def cancel(self, tasks: Collection[Future[bytes]]) -> None:
        if tasks:
            self._context.cancelJobGroup(self._group)

    def close(self) -> None:
        """End the threads that wait for jobs."""
        self._threads.shutdown(wait=True, cancel_futures=True)


def _first_line(error: Exception) -> str:
    """The line of a Java error that says something."""
    said = [line for line in str(error).splitlines() if "Error" in line or "Exception" in line]
    return (said[-1] if IN_PYTHON in str(error) and said else (said or [str(error)])[0]).strip()[:300]
