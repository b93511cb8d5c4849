"""Which hulpbronnen count for 'gaten', and where: a place, a drawn area or a whole buurt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sociale_kaart.domain import regels
from sociale_kaart.domain.hulpbron import STATUS_ACTIEF, TELT_VOOR_AFSTAND
from sociale_kaart.domain.lenzen import ALLEEN_BUURT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import shapely

    from sociale_kaart.domain.hulpbron import Hulpbron


@dataclass(frozen=True)
class Aanbod:
    """One hulpbron, as far as it counts for coverage.

    Attributes:
        uuid: of the hulpbron.
        naam: its name.
        codes: the items of the lens it is there for.
        punten: its places, (x, y) in RD New: these count by distance.
        gebieden: codes of buurten, wijken or gemeenten that it is there for as a whole; used
            when it has no places.
        vlakken: drawn areas (RD New): it is there for who lives inside; used likewise.
    """

    uuid: str
    naam: str
    codes: frozenset[str]
    punten: tuple[tuple[float, float], ...] = ()
    gebieden: frozenset[str] = frozenset()
    vlakken: tuple[shapely.Geometry, ...] = ()

    @property
    def nergens(self) -> bool:
        """Whether nothing tells where it is or for which buurt."""
        return not (self.punten or self.gebieden or self.vlakken)


def reason_not_counted(hulpbron: Hulpbron) -> str:
    """Return why a hulpbron is not counted (Dutch), '' when it is."""
    if hulpbron.status not in {STATUS_ACTIEF, None}:  # not told is not stopped
        return "is er nu niet (status)"
    if hulpbron.soort == "persoon":
        return "is een persoon"
    if {row.get("route") for row in hulpbron.deel("toegang")} == {"indicatie"}:
        return "alleen met indicatie"
    return ""


def supply(
    hulpbronnen: Sequence[Hulpbron],
    codes_of: Callable[[Hulpbron], frozenset[str]],
    eigen_gebieden: Mapping[str, shapely.Geometry],
) -> list[Aanbod]:
    """Return the hulpbronnen that count for a lens, with where they count.

    A place that is used `vast` or `wisselend` (or of which the use is not told) counts by distance.
    A hulpbron without such a place counts for its werkgebied, and without a werkgebied for the
    buurten of its plekken. The persoonlijke sfeer has no places: it counts for a buurt only.

    Args:
        hulpbronnen: the register, as far as the reader may see it.
        codes_of: the items of the lens that a hulpbron has.
        eigen_gebieden: the drawn areas by uuid, in RD New.
    """
    found: list[Aanbod] = []
    for hulpbron in hulpbronnen:
        codes = codes_of(hulpbron)
        if not codes or reason_not_counted(hulpbron):
            continue
        only_buurt = codes & ALLEEN_BUURT
        whole = _for_areas(hulpbron, codes, eigen_gebieden)
        punten = () if regels.only_at_buurt_level(hulpbron.sfeer) else _points(hulpbron)
        if not punten:
            found.append(whole)
            continue
        found.append(Aanbod(hulpbron.uuid, hulpbron.naam, codes - ALLEEN_BUURT, punten))
        if only_buurt:
            found.append(replace(whole, codes=only_buurt))
    return found


def _points(hulpbron: Hulpbron) -> tuple[tuple[float, float], ...]:
    return tuple(
        (plek.x, plek.y)
        for plek in hulpbron.plekken
        if plek.x is not None
        and plek.y is not None
        and plek.locatie_nauwkeurigheid != "buurt"  # the middle of a buurt is no place
        and (plek.gebruik is None or plek.gebruik in TELT_VOOR_AFSTAND)
    )


def _for_areas(
    hulpbron: Hulpbron, codes: frozenset[str], eigen_gebieden: Mapping[str, shapely.Geometry]
) -> Aanbod:
    rows = hulpbron.deel("werkgebieden")
    gebieden = frozenset(str(row["gebiedscode"]) for row in rows if row.get("gebiedscode"))
    drawn = [str(row["eigen_gebied"]) for row in rows if row.get("eigen_gebied")]
    vlakken = tuple(eigen_gebieden[uuid] for uuid in drawn if uuid in eigen_gebieden)
    if not gebieden and not vlakken:
        gebieden = frozenset(hulpbron.buurtcodes)
    return Aanbod(hulpbron.uuid, hulpbron.naam, codes, gebieden=gebieden, vlakken=vlakken)
