"""Case files and the built-in gazetteer: what the code must know of the world, as data."""

from tollbook.cases.case import Case, case_names, load_case
from tollbook.cases.demo import demo_case, demo_reports
from tollbook.cases.entries import Entry, EntryKind, Mention, Outlet, Role, RoleKind
from tollbook.cases.gazetteer import Gazetteer, load_gazetteer

__all__ = [
    "Case",
    "Entry",
    "EntryKind",
    "Gazetteer",
    "Mention",
    "Outlet",
    "Role",
    "RoleKind",
    "case_names",
    "demo_case",
    "demo_reports",
    "load_case",
    "load_gazetteer",
]
