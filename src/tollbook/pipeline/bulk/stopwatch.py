"""Where the time goes, stage by stage: this thread's on the processor, which a busy machine does not blur."""

from time import thread_time


class Stopwatch:
    """Charges time to the stage that is on. A turn costs a microsecond."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = {}
        self._stage = ""
        self._since = thread_time()

    def turn(self, stage: str) -> None:
        """From now on, time is this stage's."""
        now = thread_time()
        self._spent[self._stage] = self._spent.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def stop(self) -> dict[str, float]:
        """Seconds by stage, in the order in which they were first on."""
        self.turn("")
        return {stage: round(seconds, 6) for stage, seconds in self._spent.items() if stage}
