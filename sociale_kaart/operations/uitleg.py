"""Hoe komt dit cijfer tot stand: the route behind one distance, and the people behind a mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations.distances import checked_categorieen
from sociale_kaart.operations.exports import released
from sociale_kaart.operations.zoeken import make_zoeker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import geopandas as gpd
    from numpy.typing import NDArray

    from sociale_kaart.analysis.opbouw import Opbouw
    from sociale_kaart.analysis.opstelling import Opstelling
    from sociale_kaart.analysis.per_adres import Plaatsen
    from sociale_kaart.analysis.routes import Route
    from sociale_kaart.analysis.snap import Snap
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.meetkeuze import Meetkeuze
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

# Why there is no route.
GEEN_PLEK, TE_VER, GEEN_ROUTE = "geen plek bekend", "te ver van een weg", "geen route"


@dataclass(frozen=True)
class Bestemming:
    """One place with the route to it.

    Attributes:
        naam: its name, or the label of the categorie.
        x: RD New (EPSG:28992) in metres.
        y: as `x`.
        hulpbron: uuid when it is on the kaart, else None.
        osm_id: when it is in OpenStreetMap, else None.
        route: how one gets there, how far it is, street by street.
    """

    naam: str
    x: float
    y: float
    hulpbron: str | None
    osm_id: str | None
    route: Route


@dataclass(frozen=True)
class Cel:
    """The 100 m cell that was pointed at.

    Attributes:
        cel: its key, `E1904N5001`.
        adressen: addresses in it.
        personen: people in it, rounded; None where held back.
        gemiddelde_m: mean distance of who can get there; None where held back or unknown.
        onderdrukt: fewer than 5 people, or it would give another cell away.
    """

    cel: str
    adressen: int
    personen: int | None
    gemiddelde_m: float | None
    onderdrukt: bool


@dataclass(frozen=True)
class Uitleg:
    """Where a figure comes from.

    Attributes:
        categorie: code.
        keuze: network, group, filters, audience.
        punt: where the route begins, RD New; None when only a buurt was asked.
        adres: the address there, '' when it is none.
        aanloop: whether the metres between door and street count on this network.
        naar_straat_m: straight metres from the point to its nearest street; None beyond 500 m.
        dichtstbij: the nearest place with its route; None for a buurt, or when there is no way.
        tweede: the runner-up, likewise.
        reden: why there is no route: `GEEN_PLEK`, `TE_VER` or `GEEN_ROUTE`; '' when there is one.
        cel: the cell around the point, None outside all.
        opbouw: how the figure of the buurt is built up; None outside all buurten.
        methode: `sleutel=waarde` pairs joined by `;`.
        bronnen: of each source its soort, naam, datum and naamsvermelding.
        meldingen: Dutch sentences about the inhabitants that a reader should know.
    """

    categorie: str
    keuze: Meetkeuze
    punt: tuple[float, float] | None
    adres: str
    aanloop: bool
    naar_straat_m: float | None
    dichtstbij: Bestemming | None
    tweede: Bestemming | None
    reden: str
    cel: Cel | None
    opbouw: Opbouw | None
    methode: str
    bronnen: Sequence[Mapping[str, str]]
    meldingen: tuple[str, ...]


def explain(
    session: Session,
    categorie: str,
    keuze: Meetkeuze,
    *,
    punt: tuple[float, float] | None = None,
    buurtcode: str = "",
    bij_adres_m: float = 0.0,
    worker: Worker,
    progress: Progress,
) -> Uitleg:
    """Return the route from a point, or how the figure of a buurt is built up; both for a point.

    Args:
        session: an open kaart with its ondergrond.
        categorie: code of what is looked for.
        keuze: network, steps, group, filters, audience.
        punt: where to begin, RD New (metres).
        buurtcode: the buurt, when no point is asked.
        bij_adres_m: begin at the nearest address within so many metres of the point, if any.
        worker: does the computing, and keeps what it read for the next question.
        progress: told of each step.

    Raises:
        WorldError: an unknown categorie or buurt, or no ondergrond.
        Cancelled: the user stopped.
    """
    checked_categorieen([categorie])
    job = _Vraag(
        session.required_ondergrond().path,
        released(session, keuze.voor).hulpbronnen,
        categorie,
        keuze,
        punt,
        buurtcode,
        bij_adres_m,
    )
    found: Uitleg = worker.run(_explain, job, progress=progress)
    return found


def find_adres(session: Session, adres: str) -> tuple[float, float]:
    """Return where an address is, RD New.

    Raises:
        WorldError: it is not in the ondergrond.
    """
    zoeker = make_zoeker(session.required_ondergrond())
    for vondst in zoeker.suggest(adres, 3):
        if vondst.soort == "adres" and not vondst.bijna:
            return vondst.x, vondst.y
    raise WorldError(
        f"Het adres ‘{adres}’ ken ik niet.",
        "Schrijf straat, nummer en plaats, bijvoorbeeld ‘Dorpsstraat 1, Zonneveen’.",
    )


@dataclass(frozen=True, slots=True)
class _Vraag:
    """All that the worker needs."""

    ondergrond: Path
    hulpbronnen: Sequence[Hulpbron]
    categorie: str
    keuze: Meetkeuze
    punt: tuple[float, float] | None
    buurtcode: str
    bij_adres_m: float


def _explain(vraag: _Vraag, *, progress: Progress) -> Uitleg:
    from sociale_kaart.analysis import niveaus, opbouw  # noqa: PLC0415 - heavy
    from sociale_kaart.operations import opstellingen  # noqa: PLC0415 - heavy

    progress.step("De adressen klaarzetten…")
    keuze = vraag.keuze
    opstelling = opstellingen.load_opstelling(
        vraag.ondergrond, keuze.netwerk, zonder_trap=keuze.zonder_trap
    )
    frame = opstellingen.load_voorzieningen(vraag.ondergrond, vraag.hulpbronnen, keuze)
    progress.step("De weg zoeken…")
    there = _There.of(opstelling, frame, vraag.categorie)
    begin = _Begin.of(vraag, opstelling)
    ways = there.routes_from(begin) if begin is not None else ()
    buurt = _buurt(vraag, opstelling, begin)
    nearest = opbouw.nearest_of(opstelling, there.plaatsen)
    return Uitleg(
        categorie=vraag.categorie,
        keuze=keuze,
        punt=begin.punt if begin else None,
        adres=begin.adres if begin else "",
        aanloop=opstelling.access_leg,
        naar_straat_m=begin.naar_straat_m if begin else None,
        dichtstbij=ways[0] if ways else None,
        tweede=ways[1] if len(ways) > 1 else None,
        reden=_reason(there, begin) if not ways else "",
        cel=_cell(opstelling, nearest.afstand_m, begin, keuze.groep) if begin else None,
        opbouw=(
            opbouw.build_up(opstelling, there.plaatsen, nearest, buurt, keuze.groep)
            if buurt >= 0
            else None
        ),
        methode=niveaus.method_of(opstelling, keuze),
        bronnen=opstellingen.load_bronnen(vraag.ondergrond),
        meldingen=opstelling.meldingen,
    )


@dataclass(frozen=True)
class _Begin:
    """Where the route begins."""

    punt: tuple[float, float]
    adres: str
    plek: Snap

    @property
    def naar_straat_m(self) -> float | None:
        return float(self.plek.afstand_m.min()) if len(self.plek.punt) else None

    @classmethod
    def of(cls, vraag: _Vraag, opstelling: Opstelling) -> _Begin | None:
        import numpy as np  # noqa: PLC0415 - heavy

        from sociale_kaart.analysis.distance import place_adressen  # noqa: PLC0415 - heavy
        from sociale_kaart.operations.opstellingen import load_layer  # noqa: PLC0415 - heavy

        if vraag.punt is None:
            return None
        away = np.hypot(*(opstelling.xy - np.array(vraag.punt)).T)
        away = np.where(np.isfinite(away), away, np.inf)
        row = int(np.argmin(away)) if len(away) else -1
        if row >= 0 and away[row] <= vraag.bij_adres_m:
            x, y = map(float, opstelling.xy[row])
            adres = _adres(load_layer(vraag.ondergrond, "adressen").iloc[row])
            return cls((x, y), adres, opstelling.adressen.of_points(np.array([row])))
        return cls(
            vraag.punt, "", place_adressen(opstelling.network, np.array([vraag.punt], dtype=float))
        )


@dataclass(frozen=True)
class _There:
    """The places of the categorie, on the network."""

    opstelling: Opstelling
    frame: gpd.GeoDataFrame
    xy: NDArray[Any]
    plek: Snap
    plaatsen: Plaatsen

    @classmethod
    def of(cls, opstelling: Opstelling, frame: gpd.GeoDataFrame, categorie: str) -> _There:
        from sociale_kaart.analysis import buurten, per_adres  # noqa: PLC0415 - heavy
        from sociale_kaart.analysis.distance import place_voorzieningen  # noqa: PLC0415 - heavy
        from sociale_kaart.analysis.opstelling import coordinates  # noqa: PLC0415 - heavy

        these = frame[frame["categorie"] == categorie].reset_index(drop=True)
        xy = coordinates(these)
        plek = place_voorzieningen(opstelling.network, xy)
        in_buurt = buurten.buurt_of(these, opstelling.buurten)
        plaatsen = per_adres.plaatsen_of(categorie, these, plek, in_buurt, len(opstelling.buurten))
        return cls(opstelling, these, xy, plek, plaatsen)

    def routes_from(self, begin: _Begin) -> tuple[Bestemming, ...]:
        """Return the nearest place and the runner-up."""
        from sociale_kaart.analysis.routes import routes  # noqa: PLC0415 - heavy
        from sociale_kaart.analysis.voorzieningen import eenheden  # noqa: PLC0415 - heavy

        eenheid = eenheden(self.frame)
        found = routes(
            self.opstelling.network,
            begin.punt,
            begin.plek,
            self.xy,
            self.plek,
            access_leg=self.opstelling.access_leg,
            eenheid=eenheid,
        )
        return tuple(self._place(route, int(eenheid[route.voorziening])) for route in found)

    def _place(self, route: Route, eenheid: int) -> Bestemming:
        row = self.frame.iloc[route.voorziening]
        x, y = map(float, self.xy[route.voorziening])
        return Bestemming(
            self.plaatsen.namen[eenheid], x, y, _text(row["hulpbron"]), _text(row["osm_id"]), route
        )


def _reason(there: _There, begin: _Begin | None) -> str:
    if begin is None:
        return ""
    if len(there.frame) == 0:
        return GEEN_PLEK
    return TE_VER if begin.naar_straat_m is None else GEEN_ROUTE


def _buurt(vraag: _Vraag, opstelling: Opstelling, begin: _Begin | None) -> int:
    """Return the row of the buurt that was asked, or that the point lies in; -1 outside all."""
    import shapely  # noqa: PLC0415 - heavy

    codes = [str(code) for code in opstelling.buurten["buurtcode"]]
    if begin is not None:
        inside = opstelling.buurten.geometry.intersects(shapely.Point(begin.punt)).to_numpy()
        return int(inside.argmax()) if inside.any() else -1
    if vraag.buurtcode not in codes:
        raise WorldError(
            f"De buurt ‘{vraag.buurtcode}’ staat niet in de ondergrond.",
            "Kijk welke codes er zijn in de tabel met afstanden.",
        )
    return codes.index(vraag.buurtcode)


def _cell(opstelling: Opstelling, afstand: NDArray[Any], begin: _Begin, groep: str) -> Cel | None:
    """Return the figure of the 100 m cell around the point."""
    import numpy as np  # noqa: PLC0415 - heavy

    from sociale_kaart.analysis.cellen import hidden_cells  # noqa: PLC0415 - heavy
    from sociale_kaart.analysis.cijfers import summarize  # noqa: PLC0415 - heavy

    middle = np.floor(np.array(begin.punt) / 100.0) * 100.0 + 50.0
    cellen = opstelling.cellen
    hit = np.flatnonzero(
        (np.abs(cellen["x"].to_numpy() - middle[0]) < 1)
        & (np.abs(cellen["y"].to_numpy() - middle[1]) < 1)
    )
    if len(hit) == 0:
        return None
    number = int(hit[0])
    mine = opstelling.cel == number
    gewicht = opstelling.gewicht[groep][mine]
    hidden = bool(hidden_cells(opstelling, groep)[number])
    mean = summarize(afstand[mine], gewicht).gemiddelde_m
    known = not hidden and bool(np.isfinite(mean))
    return Cel(
        cel=str(cellen["cel"].iloc[number]),
        adressen=int(mine.sum()),
        personen=None if hidden else round(float(gewicht.sum())),
        gemiddelde_m=round(mean, 2) if known else None,
        onderdrukt=hidden,
    )


def _adres(row: Mapping[Any, Any]) -> str:
    """Return an address as people write it."""
    number = "".join(_text(row.get(part)) or "" for part in ("huisnummer", "huisletter"))
    if addition := _text(row.get("toevoeging")):
        number += f"-{addition}"
    street = " ".join(part for part in (_text(row.get("straat")) or "", number) if part)
    return ", ".join(part for part in (street, _text(row.get("plaats")) or "") if part)


def _text(value: object) -> str | None:
    import pandas as pd  # noqa: PLC0415 - heavy

    if value is None or value is pd.NA or value != value:  # NaN  # noqa: PLR0124
        return None
    text = str(int(value)) if isinstance(value, float) else str(value)
    return text or None
