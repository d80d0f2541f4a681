"""A ledger as a program meets it."""

import os
from collections.abc import Collection
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self

from tollbook import ledger as kept
from tollbook import pipeline
from tollbook.api.reading import Day, case_of, day_of
from tollbook.api.records import Claims, Documents, Estimates, Findings
from tollbook.cases import Case
from tollbook.errors import InputError
from tollbook.estimate import Question
from tollbook.export import FORMATS
from tollbook.ledger import Added, ClaimQuery, Verification
from tollbook.model import Claim, Decision, FindingKind, Harm, Relation, Status, Verdict
from tollbook.read import Given
from tollbook.read.tables import ImportReport

DEFAULT = "tollbook.db"


class Ledger:
    """Keeps documents and claims, and says what follows from them.

    What the command line does with a ledger, method by method. `store` is the ledger itself, for all that is
    not here. Every method raises `LedgerError` where the database fails.
    """

    def __init__(self, address: str | Path | None = None, *, case: Case | str | None = None) -> None:
        """Open a ledger, and make it where there is none.

        Args:
            address: A path (SQLite) or an SQLAlchemy address. By default what `TOLLBOOK_LEDGER` names, else
                `tollbook.db`.
            case: A case, a case file, or the name of a built-in case; it holds for all that is done here.

        Raises:
            LedgerError: If it is no ledger, is damaged, or was made by a newer program.
            CaseError: If there is no such case, or its file is wrong.
        """
        self.case = case_of(case)
        self.store = kept.Ledger.open(address or os.environ.get("TOLLBOOK_LEDGER") or DEFAULT)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return repr(self.store)

    def close(self) -> None:
        """Let go of the file or the server."""
        self.store.close()

    def add(
        self,
        *inputs: str | Path,
        published: Day = None,
        outlet: str | None = None,
        encoding: str | None = None,
    ) -> Added:
        """Read documents, keep them and their claims, and link echoes. How many were new.

        Args:
            inputs: Files, folders, "-" or http(s) addresses. Each is kept whole or not at all.
            published: When they were published, if you know better.
            outlet: Who published them, if you know better.
            encoding: Of text that is not UTF-8.

        Raises:
            InputError: If an input cannot be read; those before it are kept and linked.
        """
        given = Given(day_of(published), outlet, encoding)
        documents = claims = 0
        with pipeline.linked(self.store):
            for item in inputs:
                new = pipeline.keep(self.store, str(item), given, self.case)
                documents, claims = documents + new.documents, claims + new.claims
        return Added(documents, claims)

    def import_data(self, form: str, path: str | Path, *, strict: bool = False) -> ImportReport:
        """Keep claims that somebody else coded; what became of each row.

        Args:
            form: As `tollbook import --help` lists them: "csv", "ged", …
            path: The file.
            strict: Keep nothing if any row cannot be read.

        Raises:
            InputError: If it cannot be read.
        """
        data = pipeline.read_data(form, str(path), strict=strict)
        pipeline.keep_data(self.store, data)
        return data.report

    def claims(
        self,
        *,
        party: str | None = None,
        harm: Harm | str | None = None,
        status: Status | str | None = None,
        claimant: str | None = None,
        relation: Relation | str | None = None,
        outlet: str | None = None,
        since: Day = None,
        until: Day = None,
        as_known_on: date | str | None = None,
        text: str | None = None,
        include_background: bool = False,
        echoes: bool = False,
    ) -> Claims:
        """The claims that are kept, as people left them, each once.

        Args:
            party: The side that suffered the harm.
            harm: "killed", "wounded", ….
            status: "combatant", "civilian", "unknown": whether the victims fought.
            claimant: Who says so.
            relation: The claimant's to the victims: "self", "opponent", "third_party", "unknown".
            outlet: Who published the document.
            since: First day listed.
            until: Last day listed.
            as_known_on: The ledger as it stood on a day, or at a head.
            text: Words in the quotation, the claimant or the title.
            include_background: Also figures of other wars and times.
            echoes: Also each further telling of the same claim, as it was read.
        """
        query = ClaimQuery(
            party=party,
            harm=Harm(harm) if harm else None,
            status=Status(status) if status else None,
            claimant=claimant,
            relation=Relation(relation) if relation else None,
            outlet=outlet,
            since=_day(since),
            until=_day(until),
            as_known_on=as_known_on,
            text=text,
            include_background=include_background,
        )
        return Claims(self.store.claims(query) if echoes else pipeline.evidence(self.store, query).claims)

    def documents(self) -> Documents:
        """The documents that are kept, with their texts; without those whose text was erased."""
        return Documents(self.store.texts())

    def findings(self, *, as_of: Day = None, kinds: Collection[FindingKind | str] = ()) -> Findings:
        """Contradictions, silences, revisions and whatever else the claims conclude as of a day."""
        wanted = [FindingKind(kind) for kind in kinds]
        return Findings(pipeline.findings(self.store, as_of=_day(as_of), kinds=wanted, case=self.case))

    def estimates(
        self,
        *,
        party: str | None = None,
        harm: Harm | str | None = None,
        status: Status | str | None = None,
        as_of: Day = None,
        series: bool = False,
        level: float = 0.9,
        method: str = "quick",
        seed: int = 1,
        leave_out: Collection[str] = (),
    ) -> Estimates:
        """What the claims support.

        Args:
            party: Of this side alone, as `harm` and `status` are of one harm and status alone.
            harm: As in `claims`.
            status: As in `claims`.
            as_of: The day up to which harm counts; by default the last known.
            series: Estimates over time, not only as of the day.
            level: Mass of the interval.
            method: "quick", "default" (with the extra `bayes`) or "pnas2023".
            seed: The same seed gives the same figures.
            leave_out: Claimants whose claims are left out.

        Raises:
            EstimateError: If the model cannot be fitted.
            MissingExtraError: If the method needs an extra that is not installed.
        """
        question = Question(
            party=party,
            harm=Harm(harm) if harm else None,
            status=Status(status) if status else None,
            as_of=_day(as_of),
            series=series,
            level=level,
        )
        made = pipeline.estimates(
            self.store, question, method=method, seed=seed, leave_out=leave_out, case=self.case
        )
        return Estimates(made)

    def review(
        self,
        claim: Claim | str,
        verdict: Verdict | str,
        *,
        by: str,
        note: str = "",
        amended: dict[str, str | int | bool | None] | None = None,
    ) -> Decision:
        """Keep a person's decision beside the machine's reading.

        Args:
            claim: The claim, its id, or the unique beginning of one.
            verdict: "accept", "reject" or "amend".
            by: Who decides.
            note: Why.
            amended: For "amend", a field's path to its right value: {"count.low": 7000}.

        Raises:
            ValueError: If it has no name, or amends without saying what.
        """
        judged = claim.id if isinstance(claim, Claim) else self.store.claim(claim).id
        decision = Decision(judged, Verdict(verdict), by, datetime.now(UTC), note, amended or {})
        self.store.decide(decision)
        return decision

    def export(self, form: str, directory: str | Path) -> tuple[Path, ...]:
        """Write everything in one of the field's formats; the files written.

        Raises:
            InputError: If there is no such format.
        """
        if form not in FORMATS:
            raise InputError(f"no format '{form}'", hint=f"use one of {', '.join(FORMATS)}")
        return FORMATS[form](pipeline.view(self.store, self.case), Path(directory))

    def verify(self, head: str | None = None) -> Verification:
        """Check every hash, every span and the chain; with a saved head also for a cut tail."""
        return self.store.verify(head)

    @property
    def head(self) -> str:
        """The hash that names what the ledger now holds."""
        return self.store.head


def _day(day: Day) -> date | None:
    moment = day_of(day)
    return moment.date() if isinstance(moment, datetime) else moment
