"""Directories: every file in them that may be a report."""

from pathlib import Path

from tollbook.errors import InputError


def files_of(folder: Path) -> list[Path]:
    """All files in a directory and below it, sorted by path; hidden ones and links are passed over.

    Raises:
        InputError: If there is none.
    """
    found = sorted(path for path in folder.rglob("*") if _may_be_read(path, folder))
    if not found:
        raise InputError("is an empty directory", where=str(folder))
    return found


def _may_be_read(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.is_file() and not path.is_symlink()
