"""Definitief verwijderen."""

from __future__ import annotations


def clean_up(store):
    return None
