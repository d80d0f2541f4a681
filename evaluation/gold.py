"""The annotated sets: the shared gold, and the development set's two halves put together from references."""

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from evaluation.passages import load, resolve
from tollbook.model import Document

DEV = Path(__file__).parent / "dev"
OWN = Path(__file__).parent / "own"


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Documents with the claims that readers found in them, in the shared gold's form."""

    name: str
    records: tuple[dict[str, Any], ...]

    def documents(self) -> Iterator[Document]:
        """The documents to read, without their claims."""
        for record in self.records:
            published = record.get("published")
            yield Document(
                record["id"],
                record["text"],
                outlet=record.get("outlet"),
                published=date.fromisoformat(published[:10]) if published else None,
            )


def gold_sets(shared: Path) -> list[GoldSet]:
    """Every set: seed, phenomena, the development set's parts, and our own passages by writer.

    Raises:
        OSError: If the shared data is not there.
        ValueError: If a passage's source has changed.
    """
    sets = [GoldSet(name, records(shared / "gold" / f"{name}.jsonl")) for name in ("seed", "phenomena")]
    passages = load(DEV / "passages.jsonl")
    texts = resolve(passages, shared / "data")
    claims = {record["id"]: record["claims"] for record in records(DEV / "claims.jsonl")}
    for half in ("tune", "opened", "more", "wars", "held"):
        chosen = [p for p in passages if p.half == half]
        put = (
            {
                "id": p.id,
                "published": p.published,
                "outlet": p.outlet,
                "text": texts[p.id],
                "claims": claims[p.id],
            }
            for p in chosen
        )
        sets.append(GoldSet(f"dev-{half}", tuple(put)))
    for name in (f"own_{number}" for number in range(1, 8)):
        sets.append(GoldSet(name.replace("_", "-"), records(OWN / f"{name}.jsonl")))
    return sets


def records(path: Path) -> tuple[dict[str, Any], ...]:
    """The JSON lines of a file."""
    return tuple(json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def scorer(shared: Path) -> ModuleType:
    """The shared scoring tool as a module: what counts as agreement is defined there, not here."""
    path = shared / "tools" / "score_claims.py"
    spec = importlib.util.spec_from_file_location("score_claims", path)
    if spec is None or spec.loader is None:
        raise OSError(f"no scoring tool at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
