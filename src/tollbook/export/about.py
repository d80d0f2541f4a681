"""What every export says of itself, and how it is written."""

import json
from pathlib import Path
from typing import Any

from tollbook.export.bundle import Bundle


def about(bundle: Bundle) -> dict[str, Any]:
    """Method, version, ledger head, definitions and exclusions, as JSON."""
    reviewed = len({d.claim for d in bundle.decisions})
    return {
        "tool": f"tollbook {bundle.version}".strip(),
        "methods": list(bundle.methods),
        "ledger_head": bundle.ledger_head,
        "as_of": bundle.as_of.isoformat() if bundle.as_of else None,
        "case": bundle.case.name if bundle.case else None,
        "title": bundle.case.title if bundle.case else None,
        "claims": len(bundle.claims),
        "independent_claims": len(bundle.folded),
        "review": f"{reviewed} of {len(bundle.claims)} claims reviewed by people; the rest machine-read, not "
        "reviewed",
        "definitions": dict(bundle.definitions),
        "exclusions": list(bundle.exclusions),
        "spans": "offsets count Unicode code points; text[start:end] == exact",
    }


def write_text(directory: Path, name: str, text: str) -> Path:
    """Write a file of UTF-8 text with the line ends that the text has, making the folder."""
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / name
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def write_json(directory: Path, name: str, value: object) -> Path:
    """Write a file of indented JSON, making the folder."""
    return write_text(directory, name, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def write_about(bundle: Bundle, directory: Path) -> Path:
    """Write `about.json` beside an export whose format has no room for it."""
    return write_json(directory, "about.json", about(bundle))
