"""The addresses of an ondergrond from the BAG, and their buurt from the CBS postcode table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.base.files import sha256
from sociale_kaart.domain.notatie import getal

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.importing.bag import BagData
    from sociale_kaart.importing.cbs import Gebieden
    from sociale_kaart.importing.pc6 import Pc6

_BAG = {
    "bag_light": "BAG (light GeoPackage)",
    "bag_extract": "BAG 2.0-extract",
    "bag_csv": "BAG-adressen (csv)",
}
# A register this much older or newer than the buurten misses or has whole new streets.
_YEARS_APART = 1


@dataclass(frozen=True, slots=True)
class Adresbronnen:
    """What was read to make the layer `adressen` with; None where no file was given."""

    bag: BagData | None = None
    pc6: Pc6 | None = None


@dataclass(frozen=True, slots=True)
class Adressen:
    """The layer `adressen` and what there is to tell about it.

    Attributes:
        aantallen: counts for the report, by name.
    """

    frame: gpd.GeoDataFrame
    meldingen: list[str] = field(default_factory=list)
    aantallen: dict[str, int] = field(default_factory=dict)


def read_adresbronnen(
    adressen: Path | None, pc6: Path | None, gebieden: Gebieden, progress: Progress
) -> Adresbronnen:
    """Read the files with addresses, cut to the gemeenten.

    Raises:
        WorldError: a file is not what it should be, or of another year or place.
        Cancelled: the user stopped.
    """
    from sociale_kaart.importing.bag import read_bag  # noqa: PLC0415 - heavy
    from sociale_kaart.importing.pc6 import read_pc6  # noqa: PLC0415 - heavy

    table = None
    if pc6 is not None:
        # The quickest to refuse goes first.
        table = read_pc6(pc6, gebieden.buurten["buurtcode"], gebieden.jaar, progress)
    bag = None
    if adressen is not None:
        bag = read_bag(adressen, gebieden.gemeenten.geometry.union_all(), progress)
    return Adresbronnen(bag, table)


def make_adressen(osm: gpd.GeoDataFrame, bronnen: Adresbronnen, gebieden: Gebieden) -> Adressen:
    """Return the layer `adressen`: as OpenStreetMap has it when there is no other source."""
    from sociale_kaart.importing.adressen import with_bag, with_pc6  # noqa: PLC0415 - heavy

    frame, meldingen, aantallen = osm, list[str](), dict[str, int]()
    if bronnen.bag is not None:
        bag = bronnen.bag
        frame = with_bag(osm, bag.adressen, gebieden)
        aantallen["adressen_bag"] = len(bag.adressen)
        meldingen.append(
            f"{getal(len(bag.adressen))} adressen in de gemeente komen uit de BAG; "
            f"{getal(len(frame) - len(bag.adressen))} daarbuiten uit OpenStreetMap."
        )
        meldingen += _too_far_apart(bag, gebieden.jaar)
    if bronnen.pc6 is not None:
        frame, changed = with_pc6(frame, bronnen.pc6)
        aantallen["adressen_andere_buurt"] = changed
        meldingen.append(
            f"De tabel met postcodes gaf {getal(changed)} adressen een andere buurt dan de "
            "getekende grens."
        )
    if bronnen.bag is not None or bronnen.pc6 is not None:
        aantallen |= {
            "adressen": len(frame),
            "adressen_zonder_buurt": int(frame["buurtcode"].isna().sum()),
            "adressen_zonder_postcode": int(frame["postcode"].isna().sum()),
        }
    return Adressen(frame, meldingen, aantallen)


def _too_far_apart(bag: BagData, jaar: int) -> list[str]:
    if not bag.datum:
        return ["Het bestand met adressen zegt niet van welke datum het is."]
    if abs(int(bag.datum[:4]) - jaar) <= _YEARS_APART:
        return []
    told = (
        f"De adressen zijn van {bag.datum[:4]}, de buurten van {jaar}: nieuwe straten kunnen "
        "ontbreken of in de verkeerde buurt staan."
    )
    return [told]


def bron_rows(
    adressen: Path | None, pc6: Path | None, bronnen: Adresbronnen
) -> list[dict[str, str]]:
    """Return the rows of the table `bronnen` for these files."""
    rows = []
    if adressen is not None and bronnen.bag is not None:
        rows.append(
            {
                "soort": bronnen.bag.soort,
                "naam": _BAG[bronnen.bag.soort],
                "bestand": adressen.name,
                "datum": bronnen.bag.datum,
                "licentie": "CC0 1.0",
                "naamsvermelding": "Basisregistratie Adressen en Gebouwen, Kadaster",
                "sha256": sha256(adressen),
            }
        )
    if pc6 is not None and bronnen.pc6 is not None:
        jaar = str(bronnen.pc6.jaar)
        rows.append(
            {
                "soort": "cbs_pc6",
                "naam": "CBS buurt, wijk en gemeente voor postcode huisnummer",
                "bestand": pc6.name,
                "datum": jaar,
                "licentie": "CC BY 4.0",
                "naamsvermelding": f"© Centraal Bureau voor de Statistiek, {jaar}",
                "sha256": sha256(pc6),
            }
        )
    return rows
