"""Numbers of a chart as SVG; words are left to the template, which escapes them.

Hot path: a page draws some thousand bars and boxes, and a template takes three times as long for each.
"""

from markupsafe import Markup

from tollbook.web.chart.drawing import Bar, Crowd

HIT = 12
"""Room around a bar in which a pointer finds it: a target of 24 by 24 at least (WCAG 2.2, 2.5.8)."""


def bar_shapes(bar: Bar) -> Markup:
    """A claim's bar with its ends and its claimant's shape."""
    x, top, bottom = bar.x, bar.top, bar.bottom
    parts = [
        f'<rect class="hit" x="{x - HIT:.2f}" y="{top - HIT:.2f}" width="{2 * HIT}" '
        f'height="{bottom - top + 2 * HIT:.2f}"/>'
    ]
    if bottom > top:
        parts.append(f'<line class="range" x1="{x}" x2="{x}" y1="{top}" y2="{bottom}"/>')
    if bar.open_above:
        parts.append(f'<path class="open" d="M{x} {top - 6:.2f}v-18m-4 5l4 -5l4 5"/>')
    if bar.open_below:
        parts.append(f'<path class="open" d="M{x} {bottom + 6:.2f}v18m-4 -5l4 5l4 -5"/>')
    parts.append(f'<path class="marker" transform="translate({x} {bar.middle:.2f})" d="{bar.marker}"/>')
    return Markup("".join(parts))  # noqa: S704 (nothing in it but numbers and our own shapes)


def crowd_shapes(crowd: Crowd) -> Markup:
    """A box with its middle line, and the line from the lowest to the highest."""
    left, right, centre = crowd.left, crowd.right, crowd.centre
    return Markup(  # noqa: S704 (nothing in it but numbers)
        f'<line class="whisker" x1="{centre:.2f}" x2="{centre:.2f}" y1="{crowd.top}" y2="{crowd.bottom}"/>'
        f'<rect x="{left:.2f}" y="{crowd.upper}" width="{right - left:.2f}" '
        f'height="{max(crowd.lower - crowd.upper, 1):.2f}"/>'
        f'<line class="half" x1="{left:.2f}" x2="{right:.2f}" y1="{crowd.middle}" y2="{crowd.middle}"/>'
    )
