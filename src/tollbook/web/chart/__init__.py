"""Charts as geometry: what is drawn where, so that a template only has to draw it."""

from tollbook.web.chart.drawing import Drawing
from tollbook.web.chart.panel import draw_panels

__all__ = ["Drawing", "draw_panels"]
