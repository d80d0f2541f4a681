"""On a Ray cluster, or on one that is started here for the run.

Tasks are retried by us and not by Ray, so that what is lost means the same on every engine.
"""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from tollbook.engines.engine import Outcome, failure_of
from tollbook.engines.remote import answer
from tollbook.engines.rounds import NodeLostError, WorkerLostError, run
from tollbook.errors import EngineError, MissingExtraError

R = TypeVar("R")

ADDRESS = "RAY_ADDRESS"
STORE = 80 * 2**20  # bytes of Ray's object store here, near its minimum: outcomes are small


class RayEngine:
    """Runs on the cluster that `RAY_ADDRESS` names, else on a Ray of its own on this machine's loopback.

    Args:
        workers: How many items are under way; by default one for each CPU that the cluster has.
        patience: Seconds that one item may take; None waits for ever.

    Raises:
        MissingExtraError: Ray is not installed.
    """

    def __init__(self, workers: int | None = None, *, patience: float | None = None) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        try:
            import ray
        except ImportError as error:
            raise MissingExtraError.of("ray", purpose="the engine 'ray'") from error
        self._ray = ray
        self._workers, self._patience = workers, patience

    def map(self, function: Callable[[Any], R], items: Sequence[Any]) -> Iterator[Outcome[R]]:
        """Yield the outcomes as they are ready. See `Engine.map`.

        Raises:
            EngineError: The cluster cannot be reached, or failed for good.
        """
        if items:
            self._connect()
            yield from run(_RayCluster(self._ray, self._workers, self._patience), function, items)

    def _connect(self) -> None:
        if self._ray.is_initialized():
            return
        address = os.environ.get(ADDRESS)
        here: dict[str, Any] = {
            "num_cpus": self._workers,
            "include_dashboard": False,
            "object_store_memory": STORE,
            "_node_ip_address": "127.0.0.1",
        }
        try:
            self._ray.init(
                address=address or "local",
                log_to_driver=False,
                configure_logging=False,
                **({} if address else here),
            )
        except Exception as error:
            raise EngineError(
                f"Ray does not start: {failure_of(error)}", hint=f"check {ADDRESS}, or use --engine local"
            ) from error


class _RayCluster:
    def __init__(self, ray: Any, workers: int | None, patience: float | None) -> None:
        self._ray, self._workers, self._patience = ray, workers, patience
        self._answer = ray.remote(num_cpus=1, max_retries=0)(answer)
        self._refs: dict[Future[bytes], Any] = {}

    def width(self) -> int:
        return self._workers or max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def submit(self, task: bytes) -> Future[bytes]:
        ref = self._answer.remote(task, self._patience)
        told: Future[bytes] = Future()
        self._refs[told] = ref
        ref.future().add_done_callback(lambda done: self._tell(told, done))
        return told

    def _tell(self, told: Future[bytes], done: Future[bytes]) -> None:
        self._refs.pop(told, None)
        error = done.exception()
        if error is None:
            told.set_result(done.result())
        else:
            told.set_exception(self._named(error))

    def _named(self, error: BaseException) -> Exception:
        """What an error of Ray's means to us."""
        known = self._ray.exceptions
        if isinstance(error, known.NodeDiedError | known.LocalRayletDiedError | known.ObjectLostError):
            return NodeLostError()
        if isinstance(error, known.WorkerCrashedError | known.OutOfMemoryError):
            return WorkerLostError()
        return EngineError(
            f"the cluster cannot run tasks: {failure_of(error)}",
            hint="every node needs this Python and this version of tollbook",
        )

    def cancel(self, tasks: Collection[Future[bytes]]) -> None:
        for ref in [self._refs.pop(task) for task in tasks if task in self._refs]:
            self._ray.cancel(ref, force=True)
