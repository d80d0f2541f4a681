"""What fetches the addresses among a command's inputs."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tollbook.read.fetch import Fetcher


def fetcher_of(inputs: Sequence[str], archive: Path | None) -> "Fetcher | None":
    """One fetcher for all of them, so that hosts are asked once a second; None where none is an address."""
    from tollbook.read.address import is_address

    if not any(map(is_address, inputs)):
        return None
    from tollbook.read.fetch import Fetcher

    return Fetcher(archive=archive)
