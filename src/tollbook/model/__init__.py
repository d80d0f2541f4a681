"""What everything is made of: frozen, slotted value types, their vocabularies and their JSON."""

from tollbook.model.claim import Claim, claim_id
from tollbook.model.claimant import Claimant
from tollbook.model.codec import dumps, from_json, loads, to_json
from tollbook.model.count import Count
from tollbook.model.decision import Decision, Verdict
from tollbook.model.document import UNDATED, Document, DocumentRef
from tollbook.model.echo import EchoGroup, EchoKind, EchoLink
from tollbook.model.enums import CaseKind, Frame, Harm, Hedge, Kind, Precision, Relation, Stance, Status
from tollbook.model.estimate import Bias, Estimate, Influence
from tollbook.model.finding import Finding, FindingKind, Severity
from tollbook.model.ids import content_hash
from tollbook.model.party import UNSPECIFIED, Party
from tollbook.model.period import Period
from tollbook.model.span import Span
from tollbook.model.victims import Victims

__all__ = [
    "UNDATED",
    "UNSPECIFIED",
    "Bias",
    "CaseKind",
    "Claim",
    "Claimant",
    "Count",
    "Decision",
    "Document",
    "DocumentRef",
    "EchoGroup",
    "EchoKind",
    "EchoLink",
    "Estimate",
    "Finding",
    "FindingKind",
    "Frame",
    "Harm",
    "Hedge",
    "Influence",
    "Kind",
    "Party",
    "Period",
    "Precision",
    "Relation",
    "Severity",
    "Span",
    "Stance",
    "Status",
    "Verdict",
    "Victims",
    "claim_id",
    "content_hash",
    "dumps",
    "from_json",
    "loads",
    "to_json",
]
