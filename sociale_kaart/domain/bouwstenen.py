"""How the ten bouwstenen serve the five ambities, and each other (`resources/bouwstenen.toml`).

From the verandertheorie 'De sociale basis versterken' (2024). The matrix only says what the source
says: a cell without a connection is None, which is not the same as 'no influence'.
"""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from typing import Any

from sociale_kaart.base import paths


@dataclass(frozen=True, slots=True)
class Verband:
    """A connection between two bouwstenen: `van` <soort> `naar`, to be read as a sentence.

    Attributes:
        van: code of a bouwsteen.
        soort: code of the kind of connection.
        naar: code of a bouwsteen.
        label: the kind as people read it.
    """

    van: str
    soort: str
    naar: str
    label: str


@functools.cache
def _data() -> dict[str, Any]:
    with paths.resource("bouwstenen.toml").open("rb") as file:
        return tomllib.load(file)


@functools.cache
def _matrix() -> dict[tuple[str, str], str]:
    return {
        (row["code"], ambitie): soort
        for row in _data()["bouwsteen"]
        for ambitie, soort in row["ambities"].items()
    }


def bron() -> str:
    """Return the source of the matrix and the connections."""
    return str(_data()["bron"])


def bijdragen() -> dict[str, str]:
    """Return the kinds of contribution: code and label."""
    return dict(_data()["bijdragen"])


def bijdrage(bouwsteen: str, ambitie: str) -> str | None:
    """Return how a bouwsteen serves an ambitie, None where the source tells no connection.

    Returns:
        `randvoorwaarde`, `ondersteunend`, `direct`, `indirect`, `draagt_bij`, `wisselwerking` or
        None; unknown codes give None too.
    """
    return _matrix().get((bouwsteen, ambitie))


def toets_niveaus(bouwsteen: str) -> tuple[str, ...]:
    """Return for which areas the toets of a bouwsteen can be answered (gemeente, wijk, buurt)."""
    for row in _data()["bouwsteen"]:
        if row["code"] == bouwsteen:
            return tuple(row["toets_niveau"])
    return ()


@functools.cache
def verbanden() -> tuple[Verband, ...]:
    """Return the connections between bouwstenen."""
    labels: dict[str, str] = _data()["verbanden"]
    return tuple(
        Verband(row["van"], row["soort"], naar, labels[row["soort"]])
        for row in _data()["verband"]
        for naar in row["naar"]
    )
