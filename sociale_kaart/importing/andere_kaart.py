"""Read another kaart as a list: all fields and delen, its uuids as numbers in the source.

Data of persons comes along only where the other kaart has their toestemming; relations and photos
stay behind, because they point to what is not in the list.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pyogrio
import shapely

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import categorieen, lijsten
from sociale_kaart.domain.tabellen import DELEN, HULPBRONNEN, PLEKKEN, Tabel, Veld
from sociale_kaart.importing.leesregels import GEEN_KOPRIJ, Leeskeuze, Table, no_rows
from sociale_kaart.importing.meer import Meer
from sociale_kaart.importing.waarden import KEUZEVELDEN
from sociale_kaart.importing.workbook_safety import MAX_ROWS, refuse_size

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Value

Row = dict[str, Any]

_ADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")
# What only this kaart can know of itself.
_OWN = frozenset(("bron", "bron_id", "batch", "naam"))
# Fields of a hulpbron and their headers: 'aanbod' above a column is often what there is to do.
_FIELDS = {
    veld.naam: {"aanbod": "gemengd of eigen groep"}.get(veld.naam, veld.naam)
    for veld in HULPBRONNEN.velden
    if veld.naam not in _OWN and not veld.afgeleid and veld.soort != "verwijzing"
}
_REACH = ("organisatie", "contactpersoon", "rol", "telefoon", "email", "website")
_BASE = ("bron_id", "naam", "sfeer", "soort", "omschrijving", *_ADRES, "buurtcode", "x", "y")
_LEFT = frozenset(("relaties", "veld_zichtbaarheid"))
_UNREADABLE = (RuntimeError, ValueError, OSError, shapely.errors.ShapelyError)


def is_kaart(path: Path) -> bool:
    """Return whether a GeoPackage is a kaart, whatever it is called."""
    try:
        layers = {str(naam) for naam, _ in pyogrio.list_layers(path)}
    except _UNREADABLE:
        return path.name.lower().endswith(".kaart.gpkg")
    return {"hulpbronnen", "plekken"} <= layers or path.name.lower().endswith(".kaart.gpkg")


def read_kaart(path: Path) -> Table:
    """Read the hulpbronnen of another kaart.

    Raises:
        WorldError: it is damaged, too large, or holds no hulpbronnen.
    """
    try:
        records = _rows(path, "hulpbronnen")
        if len(records) > MAX_ROWS:
            raise refuse_size(path.name)
        plekken = _by_hulpbron(_rows(path, "plekken", points=True))
        layers = {str(naam) for naam, _ in pyogrio.list_layers(path)}
        delen = {
            tabel.naam: _by_hulpbron(_rows(path, tabel.naam))
            for tabel in DELEN
            if tabel.ouder == "hulpbronnen" and tabel.naam in layers - _LEFT
        }
    except _UNREADABLE as error:
        raise WorldError(
            f"‘{path.name}’ is beschadigd of is geen kaart van Sociale Kaart.",
            "Kies een bestand dat eindigt op .kaart.gpkg.",
        ) from error
    if not records:
        raise no_rows(path.name)
    reader = _Reader(delen)
    rows = [reader.row(record, plekken.get(str(record.get("uuid")), [])) for record in records]
    # As columns, so that a newer version of that kaart is compared field by field.
    filled = {kop for cells, _ in rows for kop, value in cells.items() if value is not None}
    koppen = [*_BASE, *sorted(filled - set(_BASE))]
    return Table(
        koppen,
        [[cells.get(kop) for kop in koppen] for cells, _ in rows],
        list(range(1, len(rows) + 1)),
        path.name,
        keuze=Leeskeuze(blad="", koprijen=GEEN_KOPRIJ, gekanteld=False, tabel=0, verborgen=False),
        toelichting=reader.told(len(rows)),
        meer={n: more for n, (_, more) in enumerate(rows, start=1)},
    )


def _rows(path: Path, laag: str, *, points: bool = False) -> list[Row]:
    frame = pyogrio.read_dataframe(path, layer=laag, read_geometry=points)
    xy = shapely.get_coordinates(frame.geometry.to_numpy()) if points and len(frame) else None
    there = ~shapely.is_missing(frame.geometry.to_numpy()) if points and len(frame) else []
    if points:
        frame = frame.drop(columns=frame.geometry.name)
    found = [
        {kop: _plain(value) for kop, value in zip(frame.columns, row, strict=True)}
        for row in frame.itertuples(index=False, name=None)
    ]
    if xy is not None:
        spots = iter(xy.tolist())
        for row, has in zip(found, there, strict=True):
            row["x"], row["y"] = next(spots) if has else (None, None)
    return found


def _plain(value: object) -> Any:
    if value is None or value != value:  # NaN is unlike itself  # noqa: PLR0124
        return None
    item = value.item() if hasattr(value, "item") else value
    return int(item) if isinstance(item, float) and item.is_integer() else item


def _by_hulpbron(rows: list[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row.get("hulpbron"))].append(row)
    return found


class _Reader:
    """Makes rows of the records of a kaart, and counts what stays behind."""

    def __init__(self, delen: Mapping[str, Mapping[str, list[Row]]]) -> None:
        self._delen = delen
        self._persons = 0
        self._unknown = 0
        self._photos = 0

    def row(self, record: Row, plekken: list[Row]) -> tuple[Row, Meer]:
        """Return the cells of one hulpbron and what comes along with it."""
        uuid = str(record.get("uuid"))
        agreed = self._agreed(uuid)
        before = self._persons
        velden = self._kept(HULPBRONNEN, record, agreed=agreed, without=_OWN)
        delen: dict[str, list[Mapping[str, Value]]] = {}
        for tabel in DELEN:
            rows = self._delen.get(tabel.naam, {}).get(uuid, [])
            kept = [self._deel(tabel, row, agreed=agreed) for row in rows]
            if any(kept):
                delen[tabel.naam] = [row for row in kept if row]
        if record.get("bron") or record.get("bron_id"):
            known = {kolom: record.get(kolom) for kolom in ("bron", "bron_id", "naam")}
            delen["andere_bronnen"] = [known]
        # A hulpbron counts once, however many of its fields stay behind.
        self._persons = min(self._persons, before + 1)
        ordered = sorted(plekken, key=lambda plek: plek.get("volgorde") or 0)
        cells: Row = {"bron_id": uuid, "naam": record.get("naam")}
        cells |= {kop: velden.get(kolom) for kolom, kop in _FIELDS.items()}
        cells |= {kolom: next(iter(delen.get("contacten", ())), {}).get(kolom) for kolom in _REACH}
        for veld, (naam, kolom) in KEUZEVELDEN.items():
            codes = [str(row[kolom]) for row in delen.get(naam, ()) if row.get(kolom)]
            cells[veld] = "; ".join(codes) or None
        others = ordered
        known_plek: dict[str, Value] = {}
        if ordered:
            first, others = ordered[0], ordered[1:]
            cells |= {kolom: first.get(kolom) for kolom in (*_ADRES, "x", "y")}
            cells["buurtcode"] = first.get("buurt_gekozen")
            beside = frozenset(("volgorde", "buurt_gekozen", "locatie_nauwkeurigheid", *_ADRES))
            known_plek = self._kept(PLEKKEN, first, agreed=True, without=beside)
            if first.get("x") is not None and first.get("locatie_nauwkeurigheid") == "handmatig":
                # Somebody put it there: the address is no better.
                cells |= dict.fromkeys(_ADRES)
                own = frozenset(("volgorde", "buurt_gekozen"))
                known_plek = self._kept(PLEKKEN, first, agreed=True, without=own)
        more = [
            {**self._kept(PLEKKEN, plek, agreed=True, without=frozenset(("volgorde",))),
             "x": plek.get("x"), "y": plek.get("y")}
            for plek in others
        ]  # fmt: skip
        return cells, Meer(velden=velden, delen=delen, plek=known_plek, plekken=more)

    def _agreed(self, uuid: str) -> bool:
        """Return whether a person agreed, until now or for good."""
        day = today().isoformat()
        return any(
            row.get("gegeven_op") and str(row.get("tot") or day) >= day
            for row in self._delen.get("toestemmingen", {}).get(uuid, [])
        )

    def _deel(self, tabel: Tabel, row: Row, *, agreed: bool) -> dict[str, Value] | None:
        if tabel.naam == "verhalen" and row.get("foto"):
            self._photos += 1
        kept = self._kept(tabel, row, agreed=agreed)
        if tabel.naam in {"verhalen", "toestemmingen"} and not agreed:
            self._persons += 1
            return None
        codes = [veld.naam for veld in tabel.velden if veld.naam in tabel.sleutel]
        whole = all(kept.get(kolom) for kolom in codes if kolom not in {"hulpbron", "eigen_gebied"})
        return kept if kept and whole else None

    def _kept(
        self, tabel: Tabel, row: Row, *, agreed: bool, without: frozenset[str] = frozenset()
    ) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for veld in tabel.velden:
            value = row.get(veld.naam)
            if value is None or veld.naam in without or veld.afgeleid or veld.soort == "verwijzing":
                continue
            if veld.persoon and not agreed:
                self._persons += 1
            elif not _fits(veld, value):
                self._unknown += 1
            else:
                found[veld.naam] = value
        return found

    def told(self, aantal: int) -> tuple[str, ...]:
        """Return what is to be told of a whole kaart."""
        told = [f"Een andere kaart. Hulpbronnen: {aantal}. Relaties gaan niet mee."]
        if self._persons:
            told.append(
                f"Bij {self._persons} van de {aantal} hulpbronnen staan gegevens van personen "
                "zonder geldige toestemming; die zijn niet overgenomen."
            )
        if self._photos:
            told.append(f"Foto's die niet zijn overgenomen: {self._photos}.")
        if self._unknown:
            told.append(f"Waarden die we niet kennen en niet overnemen: {self._unknown}.")
        return tuple(told)


def _fits(veld: Veld, value: object) -> bool:
    """Return whether a value is one this version knows for a column."""
    if veld.lijst == "categorieen":
        return categorieen.categorie(str(value)) is not None
    if veld.lijst:
        return value in lijsten.codes(veld.lijst)
    if veld.soort in {"geheel", "ja_nee"}:
        return isinstance(value, int)
    if veld.soort == "getal":
        return isinstance(value, int | float)
    return isinstance(value, str)
