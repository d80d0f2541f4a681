"""JSON Lines: one object a line, a file for each kind of record, all of which read back."""

from collections.abc import Iterable
from pathlib import Path

from tollbook.export.about import write_about, write_text
from tollbook.export.bundle import Bundle
from tollbook.model import dumps


def write_jsonl(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write claims, documents, echoes, decisions, findings and estimates, and `about.json`."""
    kinds: dict[str, Iterable[object]] = {
        "claims": bundle.claims,
        "documents": bundle.documents,
        "echoes": bundle.groups,
        "decisions": bundle.decisions,
        "findings": bundle.findings,
        "estimates": bundle.estimates,
    }
    made = [
        write_text(directory, f"{name}.jsonl", "".join(dumps(record) + "\n" for record in records))
        for name, records in kinds.items()
    ]
    return (*made, write_about(bundle, directory))
