"""The lens vindplaatsen: where people already meet, and on which days.

A place counts when somebody said that people are found there, or when it is a place of something
that goes on there and it is told when. Of other places only the name is given.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain import weekdagen
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.domain.lijsten import leefwereld
from sociale_kaart.exporting.bladen.paginas import shortened
from sociale_kaart.exporting.buurtkaart.selectie import select, sort_key
from sociale_kaart.exporting.buurtkaart.tekens import breakable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row
    from sociale_kaart.exporting.buurtkaart.page import Kaartbeeld
    from sociale_kaart.exporting.buurtkaart.selectie import Regel, Selectie

VINDPLAATS = "vindplaats"
_GEBRUIK = frozenset((VINDPLAATS, "vast", "wisselend"))
# Where people come together; a shop or an office without hours is no place to meet.
_SAMEN = frozenset(("plek", "buitenruimte", "activiteit", "groep"))

# A row stays whole on one page, so none of its texts may fill one; the buurtkaart tells all.
_LETTERS = 240


@dataclass(frozen=True, slots=True)
class Vindplaatsen:
    """The places of one buurt.

    Attributes:
        selectie: what has a row, numbered as on the map.
        zonder_tijd: names of what is there without anybody having told when, in order.
    """

    selectie: Selectie
    zonder_tijd: tuple[str, ...]


def in_buurt(hulpbronnen: Iterable[Hulpbron], buurtcode: str, beeld: Kaartbeeld) -> Vindplaatsen:
    """Return where people meet in a buurt.

    Args:
        hulpbronnen: what the gate lets out.
        buurtcode: CBS code.
        beeld: the map on which they are numbered.
    """
    met, zonder = [], set()
    for hulpbron in hulpbronnen:
        if (hulpbron.status or STATUS_ACTIEF) != STATUS_ACTIEF:
            continue
        here = [p for p in hulpbron.plekken if (p.buurtcode or p.buurt_gekozen) == buurtcode]
        told = tuple(plek for plek in here if _is_told(plek))
        if told:
            met.append(dataclasses.replace(hulpbron, plekken=told))
        elif hulpbron.soort in _SAMEN and any(plek.gebruik in _GEBRUIK for plek in here):
            zonder.add(hulpbron.naam)
    met = [dataclasses.replace(one, delen=_without_areas(one)) for one in met]
    return Vindplaatsen(select(met, buurtcode, beeld), tuple(sorted(zonder, key=sort_key)))


def rows(found: Vindplaatsen) -> list[dict[str, Any]]:
    """Return a row per place: number, name, where, what, when, and the seven days."""
    return [row for regel in found.selectie.regels for row in _rows_of(regel)]


def _is_told(plek: Plek) -> bool:
    if plek.gebruik == VINDPLAATS:
        return True
    return plek.gebruik in _GEBRUIK and bool((plek.schema or "").strip())


def _without_areas(hulpbron: Hulpbron) -> dict[str, tuple[Row, ...]]:
    # A place is where it is; a team that works in the whole wijk is not met in each buurt of it.
    return {naam: rijen for naam, rijen in hulpbron.delen.items() if naam != "werkgebieden"}


def _rows_of(regel: Regel) -> list[dict[str, Any]]:
    hulpbron = regel.hulpbron
    numbers = {m.plek.uuid: m.tekst for m in regel.markeringen}
    made: list[dict[str, Any]] = []
    for plek in regel.plekken:
        dagen = weekdagen.days_of(plek.schema)
        hoe = leefwereld("gebruik", plek.gebruik) if plek.gebruik != "vast" else ""
        made.append(
            {
                "nr": numbers.get(plek.uuid, ""),
                "naam": breakable(shortened(hulpbron.naam, _LETTERS)),
                "waar": breakable(shortened(plek.adres, _LETTERS)),
                "wat": breakable(
                    shortened(hulpbron.leefwereld or hulpbron.omschrijving or "", _LETTERS)
                ),
                "hoe": hoe,
                "wanneer": breakable(shortened(plek.schema or "", _LETTERS)) or "nog niet bekend",
                "dagen": [dag if i in dagen else "" for i, dag in enumerate(weekdagen.DAGEN)],
            }
        )
    return made
