"""Pointing at the place that a distance is explained from: a click, or Enter for the middle."""

from __future__ import annotations

from sociale_kaart.ui.canvas.tools import AddTool


class ExplainTool(AddTool):
    """As adding a place, and one can go on pointing: `placed` tells where, `ended` when Esc ends.

    Args:
        view: the map.
    """
