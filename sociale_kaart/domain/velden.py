"""What each field and each group of fields is for, in plain words (`velden.csv`, `delen.csv`).

`tabellen` says how a column is stored and what it is called; this says it to who fills it in.
"""

from __future__ import annotations

import csv
import functools
from typing import TYPE_CHECKING

from sociale_kaart.base import paths
from sociale_kaart.domain import tabellen

if TYPE_CHECKING:
    from collections.abc import Mapping


def _rows(name: str) -> list[dict[str, str]]:
    with paths.resource(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def _velden() -> Mapping[tuple[str, str], str]:
    return {(row["tabel"], row["kolom"]): row["uitleg"] for row in _rows("velden.csv")}


@functools.cache
def _delen() -> Mapping[str, tuple[str, str]]:
    return {row["tabel"]: (row["label"], row["uitleg"]) for row in _rows("delen.csv")}


def uitleg(tabel: str, kolom: str) -> str:
    """Return the sentence (B1, at most twenty words) that explains a column; '' when unknown."""
    return _velden().get((tabel, kolom), "")


def deel_label(tabel: str) -> str:
    """Return the heading of a group of fields as people read it.

    Raises:
        KeyError: there is no such table.
    """
    known = _delen().get(tabel)
    return known[0] if known else tabellen.tabel(tabel).label


def deel_uitleg(tabel: str) -> str:
    """Return the sentence that explains a group of fields; '' when unknown."""
    known = _delen().get(tabel)
    return known[1] if known else ""
