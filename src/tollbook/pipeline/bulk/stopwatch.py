"""Where the processor's time goes, stage by stage; a busy machine does not blur that."""

from time import process_time


class Stopwatch:
    """Charges time to the stage that is on. A turn costs a fraction of a microsecond."""

    def __init__(self) -> None:
        self._spent: dict[str, float] = {}
        self._stage = ""
        self._since = process_time()

    def turn(self, stage: str) -> None:
        """From now on, time is this stage's."""
        now = process_time()
        self._spent[self._stage] = self._spent.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now

    def stop(self) -> dict[str, float]:
        """Seconds by stage, in the order in which they were first on."""
        self.turn("")
        return {stage: round(seconds, 6) for stage, seconds in self._spent.items() if stage}
