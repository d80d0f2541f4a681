"""What a run and its workers are told."""

from dataclasses import dataclass

from tollbook.cases import Case


@dataclass(frozen=True, slots=True)
class Settings:
    """All that decides a run's bytes beside its inputs. A run that is resumed must have the same.

    Attributes:
        slice_records: After how many records a file is cut.
        texts: Whether documents keep their texts, without which no ledger takes them and none are linked.
        link: Whether documents that echo one another are grouped.
        case: The case's name, if there is one.
        case_sha256: Hash of what the case says.
    """

    slice_records: int = 2000
    texts: bool = True
    link: bool = True
    case: str | None = None
    case_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What each worker knows.

    Attributes:
        out: The run's directory, at the same path for every worker.
        deadline: Seconds that a record may take before it counts as hung; None where the worker is the
            caller's own process, which must not end itself.
        memory: MB of address space that a worker may take; None for no limit.
    """

    out: str
    settings: Settings = Settings()
    case: Case | None = None
    deadline: int | None = 60
    memory: int | None = None
