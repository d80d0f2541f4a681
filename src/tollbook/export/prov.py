"""PROV-JSON: which estimate and finding was derived from which claims, and these from which document.

After the W3C member submission "The PROV-JSON Serialization" (2013) and PROV-DM.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tollbook.export.about import about, write_json
from tollbook.export.bundle import Bundle
from tollbook.model import Claim, DocumentRef, content_hash

_PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "document": "urn:tollbook:document:",
    "claim": "urn:tollbook:claim:",
    "finding": "urn:tollbook:finding:",
    "estimate": "urn:tollbook:estimate:",
    "method": "urn:tollbook:method:",
    "agent": "urn:tollbook:agent:",
    "tollbook": "urn:tollbook:term:",
}


def write_prov(bundle: Bundle, directory: Path) -> tuple[Path, ...]:
    """Write `prov.json`."""
    return (write_json(directory, "prov.json", prov(bundle)),)


def prov(bundle: Bundle) -> dict[str, Any]:
    """The provenance of everything in a bundle as a PROV-JSON document."""
    made = _Record(bundle)
    refs = {d.ref.key: d.ref for d in bundle.documents} | {c.document.key: c.document for c in bundle.claims}
    for key in sorted(refs):
        made.document(key, refs[key])
    for claim in bundle.claims:
        made.claim(claim)
    for finding in bundle.findings:
        said: dict[str, Any] = {"prov:value": finding.sentence, "tollbook:kind": finding.kind.value}
        made.conclusion(f"finding:{finding.id}", said, finding.claims, f"tollbook/{bundle.version}")
    for e in bundle.estimates:
        id_ = content_hash([e.party, e.harm.value, e.status.value, e.as_of.isoformat(), e.method, e.seed])
        interval = f"{e.low} to {e.high} ({e.level:.0%})" if e.median is not None else e.insufficient
        what: dict[str, Any] = {
            "tollbook:party": e.party,
            "tollbook:harm": e.harm.value,
            "tollbook:status": e.status.value,
        }
        about_it = {**what, "tollbook:asOf": e.as_of.isoformat(), "prov:value": interval}
        made.conclusion(f"estimate:{id_}", about_it, e.rests_on, e.method)
    return made.json


class _Record:
    """A PROV-JSON document in the making."""

    def __init__(self, bundle: Bundle) -> None:
        self.json: dict[str, Any] = {"prefix": _PREFIXES}
        self.put(
            "entity", "tollbook:export", {f"tollbook:{k}": _literal(v) for k, v in about(bundle).items()}
        )

    def put(self, kind: str, name: str, value: dict[str, Any]) -> None:
        """Add an element or a relation once."""
        clean = {k: v for k, v in value.items() if v is not None}
        self.json.setdefault(kind, {}).setdefault(name, clean)

    def relate(self, kind: str, **ends: str) -> None:
        """Add a relation under a name made from its ends."""
        value = {f"prov:{end}": name for end, name in ends.items()}
        self.put(kind, f"_:{content_hash([kind, value])[:16]}", value)

    def agent(self, name: str, kind: str) -> str:
        """Add an agent and return its name."""
        qualified = f"agent:{quote(name, safe='')}"
        self.put(
            "agent", qualified, {"prov:type": {"$": kind, "type": "prov:QUALIFIED_NAME"}, "prov:label": name}
        )
        return qualified

    def activity(self, method: str) -> str:
        """Add the run of a method and return its name."""
        name = f"method:{quote(method, safe='')}"
        self.put("activity", name, {"prov:label": method})
        self.relate("wasAssociatedWith", activity=name, agent=self.agent(method, "prov:SoftwareAgent"))
        return name

    def document(self, key: str, ref: DocumentRef) -> None:
        """Add a document and its outlet."""
        published = ref.published.isoformat() if ref.published else None
        value = {"prov:label": ref.title, "prov:location": ref.url, "tollbook:sha256": ref.sha256}
        self.put("entity", f"document:{key}", {**value, "tollbook:published": published})
        if ref.outlet:
            outlet = self.agent(ref.outlet, "prov:Organization")
            self.relate("wasAttributedTo", entity=f"document:{key}", agent=outlet)

    def claim(self, claim: Claim) -> None:
        """Add a claim with its document, its claimant and what read it."""
        name = f"claim:{claim.id}"
        quoted = " … ".join(s.exact for s in claim.spans)
        self.put("entity", name, {"prov:value": quoted, "tollbook:harm": claim.harm.value})
        source, read = f"document:{claim.document.key}", self.activity(claim.extractor)
        self.relate("wasDerivedFrom", generatedEntity=name, usedEntity=source)
        self.relate("wasGeneratedBy", entity=name, activity=read)
        if claim.claimant:
            who = self.agent(claim.claimant.name or claim.claimant.text, "prov:Agent")
            self.relate("wasAttributedTo", entity=name, agent=who)

    def conclusion(self, name: str, value: dict[str, Any], claims: Iterable[str], method: str) -> None:
        """Add a finding or an estimate with what it rests on."""
        self.put("entity", name, value)
        self.relate("wasGeneratedBy", entity=name, activity=self.activity(method))
        for id_ in claims:
            self.relate("wasDerivedFrom", generatedEntity=name, usedEntity=f"claim:{id_}")


def _literal(value: Any) -> Any:
    """A value as PROV-JSON has room for it: one literal, or several."""
    return [f"{name}: {said}" for name, said in value.items()] if isinstance(value, dict) else value
