"""Templates with what they need; everything they are given is escaped."""

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from tollbook.findings import families
from tollbook.model import FindingKind, Kind, Relation, Severity, wording
from tollbook.web import words
from tollbook.web.chart.markers import marker
from tollbook.web.chart.shapes import bar_shapes, crowd_shapes
from tollbook.web.highlight import segments
from tollbook.web.links import short, slug

_KINDS = {
    FindingKind.CONTRADICTION: "Contradiction",
    FindingKind.SELF_OPPONENT_GAP: "Own against opponent’s",
    FindingKind.SELF_OUTSIDE_GAP: "Own against outside",
    FindingKind.BELOW_FLOOR: "Below a floor",
    FindingKind.UNBALANCED: "Out of balance",
    FindingKind.IMPLIED: "Implied",
    FindingKind.FALLING_TOTAL: "Falling total",
    FindingKind.REVISION: "Revision",
    FindingKind.SILENCE: "Silence",
    FindingKind.STALE: "Old figure",
    FindingKind.FIRST: "First figure",
    FindingKind.ECHOED: "Echo",
    FindingKind.OUTGROWN: "Outgrown",
    FindingKind.JUMP: "Jump",
}
_RELATIONS = {
    Relation.SELF: "of its own people",
    Relation.OPPONENT: "of its opponent’s people",
    Relation.THIRD_PARTY: "a third party",
    Relation.UNKNOWN: "",
}


@cache
def environment() -> Environment:
    """The templates of the package, escaping everything, refusing names that do not exist."""
    env = Environment(
        loader=PackageLoader("tollbook.web", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(
        words=words,
        segments=segments,
        short=short,
        slug=slug,
        wording=wording,
        plural=wording.plural,
        possessive=wording.possessive,
        marker=marker,
        bar_shapes=bar_shapes,
        crowd_shapes=crowd_shapes,
        gathered=families,
        kinds=_KINDS,
        relations=_RELATIONS,
        Kind=Kind,
        Severity=Severity,
    )
    env.filters.update(
        twice=lambda value: (str(value), str(value)),
        harm_choice=lambda value: (value.value, wording.harm_words(value)),
        side_choice=lambda value: (value, words.side(value)),
        kind_choice=lambda value: (value.value, _KINDS[value]),
        place=lambda span: f"{span.start}–{span.end}",
    )
    return env


def render(template: str, **values: Any) -> str:
    """A page from a template's name and what it shows."""
    return environment().get_template(template).render(**values)


@cache
def asset(name: str) -> str:
    """The text of a style sheet or script of the package."""
    return files("tollbook.web").joinpath("static", name).read_text("utf-8")
