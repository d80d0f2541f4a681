"""Answers kept in the user's cache, so that an unchanged page is not sent twice (RFC 9111, section 4.3)."""

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Entry:
    """A body with its type, and what to ask with whether it changed."""

    url: str
    content_type: str
    etag: str | None
    modified: str | None
    body: bytes


def default_folder() -> Path:
    """The user's cache directory, as the XDG Base Directory Specification says."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base and Path(base).is_absolute() else Path.home() / ".cache") / "tollbook" / "http"


class Cache:
    """One file an address, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Entry | None:
        """What is kept of an address; None where nothing is, or it is damaged."""
        try:
            head, _, body = self._path(url).read_bytes().partition(b"\n")
            facts = json.loads(head)
            entry = Entry(facts["url"], facts["type"], facts["etag"], facts["modified"], body)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        whole = entry.url == url and sha256(body).hexdigest() == facts.get("sha256")
        return entry if whole else None

    def put(self, entry: Entry) -> None:
        """Keep an entry in place of an older one; a cache that cannot be written is done without."""
        head = {
            "url": entry.url, "type": entry.content_type, "etag": entry.etag, "modified": entry.modified,
            "sha256": sha256(entry.body).hexdigest(),
        }  # fmt: skip
        path = self._path(entry.url)
        partial = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            partial.write_bytes(json.dumps(head).encode() + b"\n" + entry.body)
            partial.chmod(0o600)
            partial.replace(path)
        except OSError:
            partial.unlink(missing_ok=True)

    def _path(self, url: str) -> Path:
        return self._folder / sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
