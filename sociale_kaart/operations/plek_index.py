"""Finding the places that scenarios name among the voorzieningen that count."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.een_plek import een_plek
from sociale_kaart.domain.normen import for_own_group
from sociale_kaart.domain.scenario import DICHT, ERBIJ, ScenarioPlek
from sociale_kaart.domain.zelfde_plek import ZELFDE_ADRES_M

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek


class PlekIndex:
    """Finds the places of scenarios again among the voorzieningen.

    A place for its own group is not for everybody, so as with a norm it does not count (domein 7).

    Args:
        places: all places of all categories; rows are numbers of this frame.
        hulpbronnen: the register.
    """

    def __init__(self, places: gpd.GeoDataFrame, hulpbronnen: Sequence[Hulpbron]) -> None:
        self.places = places.reset_index(drop=True)
        self._osm_ids = [str(one) if one else "" for one in self._column("osm_id")]
        self._owners = [str(one) if one else "" for one in self._column("hulpbron")]
        self._own_group = for_own_group(hulpbronnen)
        self._plek: dict[str, tuple[Hulpbron, Plek]] = {
            plek.uuid: (bron, plek) for bron in hulpbronnen for plek in bron.plekken
        }

    def rows_for_everybody(self, soort: str) -> list[int]:
        """Return the rows of one categorie that count."""
        return [
            row
            for row, (code, owner) in enumerate(
                zip(self.places["categorie"], self._owners, strict=True)
            )
            if code == soort and owner not in self._own_group
        ]

    def told_of(self, soort: str) -> list[str]:
        """Return a Dutch sentence when places of a categorie do not count, else nothing."""
        here = int((self.places["categorie"] == soort).sum())
        left_out = here - len(self.rows_for_everybody(soort))
        if not left_out:
            return []
        many = left_out > 1
        what = "Plekken voor de eigen groep tellen" if many else "Eén plek voor de eigen groep telt"
        where = f"{categorie_label(soort)}: {left_out}"
        return [f"{what} niet mee ({where}): niet iedereen kan er terecht."]

    def _column(self, naam: str) -> list[object]:
        column = self.places[naam]
        return list(column.where(column.notna(), None))

    def rows_of(self, plek: ScenarioPlek) -> list[int]:
        """Return the rows that are the place of a change, one per categorie; none when gone."""
        if plek.plek is not None:
            return self._of_register(plek.plek)
        if not plek.osm_id:
            return []
        return [row for row, osm_id in enumerate(self._osm_ids) if osm_id == plek.osm_id]

    def _of_register(self, uuid: str) -> list[int]:
        if uuid not in self._plek:
            return []
        bron, plek = self._plek[uuid]
        if plek.x is None or plek.y is None:
            return []
        away = {
            row: math.hypot(point.x - plek.x, point.y - plek.y)
            for row, (owner, point) in enumerate(
                zip(self._owners, self.places.geometry, strict=True)
            )
            if owner == bron.uuid
        }
        # The point of the reference data stands for both, and may lie a little off.
        if not away or min(away.values()) > ZELFDE_ADRES_M:
            return []
        row = min(away, key=away.__getitem__)
        osm_id = self._osm_ids[row]
        if not osm_id:
            return [row]
        return self.rows_of(ScenarioPlek("", DICHT, "", osm_id=osm_id))

    def categories_of(self, plek: ScenarioPlek) -> list[str]:
        """Return the categories in which the place of a change counts, its own first."""
        found = [] if plek.actie == ERBIJ else self.places["categorie"].iloc[self.rows_of(plek)]
        return list(dict.fromkeys([plek.categorie, *found]))

    def name(self, plek: ScenarioPlek) -> str:
        """Return how people call the place of a change, '' when nobody said."""
        if plek.plek is not None:
            known = self._plek.get(plek.plek)
            return known[0].naam if known else ""
        if plek.naam or not plek.osm_id:
            return plek.naam
        found = self.places["naam"].iloc[self.rows_of(plek)].dropna()
        return str(found.iloc[0]) if len(found) else ""

    def why_not(self, plek: ScenarioPlek) -> str:
        """Return why a change can change nothing."""
        what = "Sluiten" if plek.actie == DICHT else "Verhuizen"
        naam = self.name(plek)
        soort = een_plek(plek.categorie)
        if plek.plek is not None and self._is_own_group(plek.plek):
            return (
                f"‘{naam}’ is er voor de eigen groep. Wie daar komt, is niet bekend. {what} telt "
                "daarom niet mee in de getallen."
            )
        if not naam:
            return f"Wat in dit plan {soort} was, staat niet meer in de gegevens en telt niet mee."
        return f"‘{naam}’ telt nu niet mee als {soort}. {what} verandert dus niets."

    def _is_own_group(self, uuid: str) -> bool:
        known = self._plek.get(uuid)
        return known is not None and known[0].uuid in self._own_group
