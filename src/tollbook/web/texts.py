"""Full-text search over documents."""

import sqlite3
import threading
from collections.abc import Mapping, Sequence

from tollbook.model import Document


class Texts:
    """The documents of an index in SQLite's full-text index, in memory; made at the first search."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents, self._lock = documents, threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def find(self, words: str, most: int = 50) -> Sequence[tuple[str, Document]]:
        """Documents with all of the words, the best first. Any text is taken as words, none as a query."""
        asked = " ".join(f'"{word}"' for word in words.replace('"', " ").replace("\0", " ").split()[:20])
        if not asked:
            return []
        with self._lock:
            statement = "SELECT key FROM text WHERE text MATCH ? ORDER BY rank, key LIMIT ?"
            try:
                rows = self._made().execute(statement, (asked, most)).fetchall()
            except (sqlite3.OperationalError, UnicodeEncodeError):
                return []
        return [(key, self.documents[key]) for (key,) in rows]

    def _made(self) -> sqlite3.Connection:
        if self._connection is None:
            made = sqlite3.connect(":memory:", check_same_thread=False)
            made.execute("CREATE VIRTUAL TABLE text USING fts5(key UNINDEXED, title, body)")
            rows = ((k, d.title or "", _plain(d.text)) for k, d in self.documents.items())
            made.executemany("INSERT INTO text VALUES (?, ?, ?)", rows)
            self._connection = made
        return self._connection


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
