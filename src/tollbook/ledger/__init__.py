"""Keeps documents, claims and decisions: append-only, hashed, replayable."""

from tollbook.ledger.chain import Entry, EntryKind
from tollbook.ledger.documents import KeptDocument
from tollbook.ledger.erasing import Erased
from tollbook.ledger.ledger import Added, Ledger
from tollbook.ledger.linkindex import LinkIndex
from tollbook.ledger.linking import Linking
from tollbook.ledger.query import ClaimQuery
from tollbook.ledger.rereading import Orphan, ReExtraction, SecondLook
from tollbook.ledger.review import ReviewState, reviewed
from tollbook.ledger.verify import Problem, Verification

__all__ = [
    "Added",
    "ClaimQuery",
    "Entry",
    "EntryKind",
    "Erased",
    "KeptDocument",
    "Ledger",
    "LinkIndex",
    "Linking",
    "Orphan",
    "Problem",
    "ReExtraction",
    "ReviewState",
    "SecondLook",
    "Verification",
    "reviewed",
]
