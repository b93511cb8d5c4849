"""Edits made by other programs (QGIS): found at opening, kept as one step of the history."""

from __future__ import annotations


def record(store):
    return None
