"""The unit of work: some records of one file, and the name that everything made of them goes by."""

from dataclasses import dataclass
from hashlib import sha256

from tollbook.read.shards import Cut, Form, Survey


@dataclass(frozen=True, slots=True)
class Shard:
    """An input file.

    Attributes:
        name: What it is called in a run, wherever it lies: relative to the directory that was given.
        path: Where it lies.
    """

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A cut of a shard.

    Attributes:
        size: The shard's bytes.
        index: Of the cut among the shard's.
    """

    shard: Shard
    form: Form
    size: int
    index: int
    cut: Cut

    @property
    def part(self) -> str:
        """Names what is made of it: the same whoever makes it, however often."""
        identity = sha256(f"{self.shard.name}\0{self.size}".encode("utf-8", "surrogateescape"))
        return f"{identity.hexdigest()[:12]}-{self.index:05d}"

    @property
    def weight(self) -> int:
        """About how many bytes of its shard it is, to tell how far a run is; row groups count alike."""
        if self.cut.end is None:
            return self.size
        return self.cut.end - self.cut.start


def slices_of(shard: Shard, known: Survey) -> list[Slice]:
    """The slices of a shard, in the order of its records."""
    return [Slice(shard, known.form, known.size, i, cut) for i, cut in enumerate(known.cuts)]
