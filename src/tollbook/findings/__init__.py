"""What a reader must know: rules over claims, each one function, each finding with the claims behind it."""

from tollbook.findings.evidence import Evidence
from tollbook.findings.find import RULES, concluded, find
from tollbook.findings.listing import Family, Findings, families

__all__ = ["RULES", "Evidence", "Family", "Findings", "concluded", "families", "find"]
