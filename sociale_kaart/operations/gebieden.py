"""Areas that people draw themselves, for what is there for one flat, street or dorp."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import regels
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import NIETS_OPGESLAGEN, existing
from sociale_kaart.project import geopackage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.sessions import Session

Punt = tuple[float, float]

_LEAST_POINTS = 3
# Smaller than one house: a slip of the hand, or a household.
_LEAST_M2 = 250.0


@dataclass(frozen=True, slots=True)
class Gebied:
    """An area with its name; `ringen` are its outlines in RD New metres."""

    uuid: str
    naam: str
    ringen: tuple[tuple[Punt, ...], ...]


def add_eigen_gebied(session: Session, hulpbron: str, naam: str, punten: Sequence[Punt]) -> Change:
    """Draw an area and say that a hulpbron is there for it, as one step.

    Args:
        session: the open kaart.
        hulpbron: uuid of the record.
        naam: how people call the area.
        punten: its corners in order (RD New, metres), the last one joins the first.

    Raises:
        WorldError: no name, no area, a line that crosses itself, or the persoonlijke sfeer.
    """
    import shapely  # noqa: PLC0415 - start-up time

    owner = existing(session, hulpbron)
    called = " ".join(naam.split())
    if regels.only_at_buurt_level(owner.sfeer):
        raise WorldError(
            "De persoonlijke sfeer hoort bij een buurt, niet bij een eigen gebied.",
            "Kies een buurt.",
            NIETS_OPGESLAGEN,
        )
    if not called:
        raise WorldError("Het gebied heeft nog geen naam.", "Vul een naam in.", NIETS_OPGESLAGEN)
    if len(punten) < _LEAST_POINTS:
        raise WorldError(
            "Een gebied heeft ten minste drie hoeken.", "Klik er nog een bij.", NIETS_OPGESLAGEN
        )
    polygon = shapely.Polygon(punten)
    if not polygon.is_valid:
        raise WorldError(
            "De lijn om het gebied kruist zichzelf.", "Teken het nog eens.", NIETS_OPGESLAGEN
        )
    if polygon.area < _LEAST_M2:
        raise WorldError(
            "Dit gebied is kleiner dan een huis.", "Teken het wat ruimer.", NIETS_OPGESLAGEN
        )
    blob = geopackage.geometry_blob(shapely.to_wkb(shapely.MultiPolygon([polygon])))
    tekst = f"Teken ‘{called}’ als gebied van ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        gebied = actie.insert("eigen_gebieden", {"naam": called, "geom": blob})
        actie.insert("werkgebieden", {"hulpbron": hulpbron, "eigen_gebied": gebied})
    return change_of(session, actie.uuid, tekst, nieuw=gebied)


def eigen_gebieden_of(session: Session, hulpbron: Hulpbron) -> list[Gebied]:
    """Return the drawn areas that a hulpbron is there for."""
    wanted = {row.get("eigen_gebied") for row in hulpbron.deel("werkgebieden")} - {None}
    found = []
    for uuid in sorted(map(str, wanted)):
        row = session.kaart.row("eigen_gebieden", uuid)
        if row is not None:
            found.append(Gebied(uuid, str(row["naam"] or ""), _ringen(row.get("geom"))))
    return found


def _ringen(blob: object) -> tuple[tuple[Punt, ...], ...]:
    """Return the outlines in a GeoPackage blob, none when it holds no area."""
    import shapely  # noqa: PLC0415 - start-up time

    wkb = geopackage.wkb_of(blob)
    if wkb is None:
        return ()
    parts = shapely.get_parts(shapely.from_wkb(wkb))
    return tuple(
        tuple((float(x), float(y)) for x, y in part.exterior.coords)
        for part in parts
        if part.geom_type == "Polygon"
    )
