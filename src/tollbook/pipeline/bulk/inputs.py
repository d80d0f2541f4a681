"""The files that a run's inputs name: paths, directories and patterns."""

from collections.abc import Iterable, Sequence
from glob import glob, has_magic
from pathlib import Path

from tollbook.errors import InputError
from tollbook.pipeline.bulk.slices import Shard
from tollbook.read.folder import files_of

SUFFIXES = (".warc", ".jsonl", ".ndjson", ".parquet")


def shards_of(inputs: Sequence[str]) -> list[Shard]:
    """The files, sorted by name. Of a directory, those whose names say that they hold many documents.

    Raises:
        InputError: If an input names no file, or two files go by one name.
    """
    found: dict[str, Path] = {}
    for item in inputs:
        for spelled, path in _named(item):
            name = spelled.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            other = found.setdefault(name, path)
            if other.resolve() != path.resolve():
                raise InputError(
                    f"'{other}' and '{path}' go by one name", where=name,
                    hint="give the directory that holds both",
                )  # fmt: skip
    return [Shard(name, str(found[name].absolute())) for name in sorted(found)]


def _named(item: str) -> Iterable[tuple[str, Path]]:
    path = Path(item)
    if path.is_dir():
        inside = [p for p in files_of(path) if _holds_many(p)]
        if not inside:
            raise InputError(
                "holds no file of many documents", where=item, hint=f"looked for {', '.join(SUFFIXES)}"
            )
        return [(p.relative_to(path).as_posix(), p) for p in inside]
    if not path.exists() and has_magic(item):
        matches = sorted(glob(item, recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not matches:
            raise InputError("matches no file", where=item)
        return [pair for match in matches for pair in _named(match)]
    if not path.is_file():
        raise InputError("no such file", where=item, hint="check the path")
    return [(path.name, path)]


def _holds_many(path: Path) -> bool:
    return path.name.lower().removesuffix(".gz").endswith(SUFFIXES)
