"""What there is to tell of an ondergrond: its sources, and the figures of each buurt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.project.ondergrond import Ondergrond

_BRONNEN = {"kerncijfers": "CBS kerncijfers", "nabijheid": "CBS nabijheid"}


class Bron(NamedTuple):
    """A source: what it is, of when, from which file, under which licence."""

    naam: str
    datum: str
    bestand: str
    licentie: str


class Cijfer(NamedTuple):
    """A figure of a buurt; `waarde` is NaN where CBS does not tell."""

    naam: str
    waarde: float
    eenheid: str
    jaar: str
    bron: str


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What an ondergrond holds.

    Attributes:
        gemaakt_op: ISO date, '' unknown.
        cijfers: figures per buurtcode, in the order of the file; empty without any.
    """

    naam: str
    jaar: int
    gemaakt_op: str
    bronnen: Sequence[Bron]
    cijfers: Mapping[str, Sequence[Cijfer]]


def contents(ondergrond: Ondergrond) -> Inhoud:
    """Read what an ondergrond holds.

    Raises:
        WorldError: it is damaged.
    """
    bronnen = ondergrond.bronnen()[["naam", "datum", "bestand", "licentie"]].fillna("")
    per_buurt: dict[str, list[Cijfer]] = {}
    for row in ondergrond.cijfers().to_dict("records"):
        bron = _BRONNEN.get(str(row["bron"]), str(row["bron"]))
        unit, year = str(row["eenheid"] or ""), str(row["jaar"] or "")
        cijfer = Cijfer(str(row["naam"]), float(row["waarde"]), unit, year, bron)
        per_buurt.setdefault(str(row["buurtcode"]), []).append(cijfer)
    return Inhoud(
        ondergrond.naam,
        ondergrond.jaar,
        ondergrond.info.get("gemaakt_op", ""),
        [Bron(*map(str, row)) for row in bronnen.itertuples(index=False)],
        per_buurt,
    )
