"""Little towns drawn as text, which become a real OpenStreetMap file.

    +--1--+-->--+      +  where streets meet, bend or end
          |     |      -|  street        ><v^  one-way street
          A     X      ~:  ferry         #     steps      *  motorway
                |      X   a bridge: the piece across goes over, without a junction
                |      !   a bollard
                +      1-9 an address    A-Z   a voorziening; on a street or beside it

A cell is `cel` metres wide and high. What is known is text as well: `1: A 30, B 70` says that A is
30 m from 1 and B 70 m; `1: -` that 1 reaches nothing.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from osm_builder import Tekening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KINDS = {
    ">": {"oneway": "yes"},
    "v": {"oneway": "yes"},
    "<": {"oneway": "-1"},
    "^": {"oneway": "-1"},
    "#": {"highway": "steps"},
    "*": {"highway": "motorway"},
}
_NODES: dict[str, dict[str, str]] = {"+": {}, "!": {"barrier": "bollard"}}
_FERRY = "~:"
_STREET = set("-|X~:") | set(_KINDS)


@dataclass(frozen=True)
class Stad:
    """A drawing.

    Attributes:
        tekst: the drawing.
        weet: the known answers.
        cel: metres per cell.
        netwerk: lopen, fietsen or auto.
        zonder_trap: without steps.
    """

    tekst: str
    weet: str
    cel: float = 10.0
    netwerk: str = "auto"
    zonder_trap: bool = False

    @property
    def rijen(self) -> list[str]:
        return textwrap.dedent(self.tekst).strip("\n").splitlines()

    def plekken(self) -> dict[str, tuple[float, float]]:
        """The place of every address and voorziening, in metres from the left upper corner."""
        return {
            char: self._spot(row, column)
            for row, line in enumerate(self.rijen)
            for column, char in enumerate(line)
            if char.isdigit() or (char.isupper() and char != "X")
        }

    def antwoord(self) -> dict[str, list[tuple[str, float]]]:
        """The known answers: per address the voorzieningen it reaches, the nearest first."""
        found = {}
        for line in self.weet.strip().splitlines():
            name, _, rest = line.strip().partition(":")
            pairs = [part.split() for part in rest.split(",") if part.strip() != "-"]
            found[name] = sorted(((v, float(m)) for v, m in pairs), key=lambda one: one[1])
        return found

    def save(self, path: Path) -> Path:
        """Write the drawing as an .osm.pbf."""
        tekening = Tekening()
        nodes = {
            (row, column): tekening.node(*self._spot(row, column), **_NODES[char])
            for row, line in enumerate(self.rijen)
            for column, char in enumerate(line)
            if char in _NODES
        }
        for one, other, between in self._streets():
            tekening.way(nodes[one], nodes[other], **_tags(between, across=one[0] == other[0]))
        for name, spot in self.plekken().items():
            if name.isdigit():
                tekening.adres(*spot, name)
            else:
                tekening.node(*spot, amenity="library", name=name)
        return tekening.save(path)

    def _spot(self, row: int, column: int) -> tuple[float, float]:
        return column * self.cel, -row * self.cel

    def _streets(self) -> Iterator[tuple[tuple[int, int], tuple[int, int], str]]:
        lines = self.rijen
        width = max(len(line) for line in lines)
        lines = [line.ljust(width) for line in lines]
        for row, line in enumerate(lines):
            for a, b in _between(line):
                yield (row, a), (row, b), line[a + 1 : b]
        for column in range(width):
            line = "".join(line[column] for line in lines)
            for a, b in _between(line):
                yield (a, column), (b, column), line[a + 1 : b]


def _between(line: str) -> Iterator[tuple[int, int]]:
    """Yield the neighbouring nodes with nothing but street and points between them."""
    for a, b in pairwise(at for at, char in enumerate(line) if char in _NODES):
        between = set(line[a + 1 : b])
        if all(char in _STREET or char.isalnum() for char in between) and (
            not between or between & _STREET
        ):
            yield a, b


def _tags(between: str, *, across: bool) -> dict[str, str]:
    if set(between) & set(_FERRY):
        return {"route": "ferry"}
    tags = {"highway": "residential"}
    for char in between:
        tags |= _KINDS.get(char, {})
    return tags | ({"bridge": "yes"} if across and "X" in between else {})
