"""From the frames of a Rapport to what the page shows: rows, layers, bars and bands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEP_LABELS
from sociale_kaart.ui.bereikbaarheid.figuren import AFSTAND, Figuur, figuren, number
from sociale_kaart.ui.bereikbaarheid.schalen import distance_steps
from sociale_kaart.ui.bereikbaarheid.tabel_model import Kolom
from sociale_kaart.ui.canvas.cellen_item import CellenLayer
from sociale_kaart.ui.canvas.choropleth import BuurtLayer, BuurtWaarde
from sociale_kaart.ui.charts.bars import Bar
from sociale_kaart.ui.charts.histogram import Band

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from sociale_kaart.ui.bereikbaarheid.kaartkeuze import Kaartkeuze
    from sociale_kaart.ui.bereikbaarheid.meting import Uitkomst

CEL = "cel"
_GRENS_AT = {500.0: "500 m", 1000.0: "1 km"}


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("rijen", text)


class Gebied(NamedTuple):
    """What there is to know of a row besides its figures."""

    code: str
    naam: str
    rand: bool
    onderdrukt: bool
    adressen: float
    niet_bereikbaar: float
    heel_tot_km: float | None

    def at_edge(self, figuur: Figuur) -> bool:
        """Return whether what lies outside the data may change a figure."""
        if figuur.binnen_km and self.heel_tot_km is not None:
            return figuur.binnen_km > self.heel_tot_km
        return self.rand


def rows_of(found: Uitkomst, keuze: Kaartkeuze, niveau: str | None = None) -> pd.DataFrame:
    """Return the rows of a categorie at a niveau, in the order of the Rapport (by name)."""
    return found.rows(niveau or keuze.niveau, keuze.categorie)


def gebieden_of(rows: pd.DataFrame, niveau: str) -> list[Gebied]:
    """Return what there is to know of every row."""
    if rows.empty:
        return []
    columns = (
        codes_of(rows, niveau),
        list(map(str, rows["buurtnaam"].tolist())),
        [bool(value) for value in numbers(rows, "rand")],
        [bool(value) for value in numbers(rows, "onderdrukt")],
        [value or 0.0 for value in numbers(rows, "adressen")],
        [value or 0.0 for value in numbers(rows, "niet_bereikbaar")],
        numbers(rows, "aantallen_heel_tot_km"),
    )
    return [Gebied(*values) for values in zip(*columns, strict=True)]


def codes_of(rows: pd.DataFrame, niveau: str) -> list[str]:
    """Return the code of every row: of the buurt, wijk or gemeente, or the key of the square."""
    if rows.empty:
        return []
    return list(map(str, rows[CEL if niveau == CEL else "buurtcode"].tolist()))


def numbers(rows: pd.DataFrame, kolom: str) -> list[float | None]:
    """Return a column as numbers; None where it is empty or there is no such column."""
    if kolom not in rows:
        return [None] * len(rows)
    values = rows[kolom].to_numpy(dtype=float, na_value=float("nan")).tolist()
    return [None if value != value else value for value in values]  # noqa: PLR0124 - NaN


def why_empty(gebied: Gebied) -> str:
    """Return why a row has no figure."""
    if gebied.onderdrukt:
        return tr("te weinig mensen voor een cijfer")
    if not gebied.adressen:
        return tr("geen adressen")
    if gebied.niet_bereikbaar >= gebied.adressen:
        return tr("niet bereikbaar")
    return tr("geen cijfer")


def remark(gebied: Gebied, figuur: Figuur) -> str:
    """Return in a few words what somebody must know of a figure of a row."""
    if gebied.onderdrukt:
        return tr("te weinig mensen")
    if not gebied.adressen:
        return tr("geen adressen")
    said = []
    if gebied.at_edge(figuur):
        said.append(tr("aan de rand"))
    if gebied.niet_bereikbaar:
        said.append(tr("{0} niet bereikbaar").format(notatie.getal(gebied.niet_bereikbaar)))
    return ", ".join(said)


def table_columns(rows: pd.DataFrame, keuze: Kaartkeuze) -> list[Kolom]:
    """Return the columns of the table: the name, every figure, and what to know of it."""
    cel = keuze.niveau == CEL
    first = {
        "buurt": tr("Buurt"), "wijk": tr("Wijk"), "gemeente": tr("Gemeente"), CEL: tr("Buurt")
    }  # fmt: skip
    gebieden = gebieden_of(rows, keuze.niveau)
    namen = [gebied.naam for gebied in gebieden]
    found = [Kolom(first[keuze.niveau], namen, getal=False)]
    if cel:
        uitleg = tr("Het vak van 100 bij 100 meter, zoals het CBS het noemt.")
        codes = [gebied.code for gebied in gebieden]
        found.append(Kolom(tr("Vak"), codes, uitleg=uitleg, getal=False))
    # The figure that is on the map stands first.
    chosen = keuze.figuur
    rest = [
        figuur
        for figuur in figuren(keuze.categorie, keuze.meting.straal_m)
        if figuur.kolom != chosen.kolom and figuur.kolom in rows
    ]
    remarks = Kolom(
        tr("Let op"),
        [remark(gebied, chosen) for gebied in gebieden],
        uitleg=tr(
            "Te weinig mensen: weggelaten, zodat je niemand kunt herkennen. Aan de rand: buiten de "
            "kaart kan een plek dichterbij zijn, of kunnen er meer zijn. Niet bereikbaar: adressen "
            "zonder weg ernaartoe."
        ),
        getal=False,
    )
    figures = [
        Kolom(figuur.kop, numbers(rows, figuur.kolom), figuur.tekst, figuur.uitleg)
        for figuur in (chosen, *rest)
    ]
    found += [figures[0], remarks, *figures[1:]]
    for kop, kolom in (
        (tr("Inwoners"), "inwoners"),
        (tr("Adressen"), "adressen"),
        (tr("Plekken hier"), "voorzieningen"),
    ):
        if kolom in rows and not (cel and kolom == "voorzieningen"):
            found.append(Kolom(kop, numbers(rows, kolom), _whole))
    return found


def _whole(waarde: float | None) -> str:
    return "–" if waarde is None else notatie.getal(waarde)


# -- the map -------------------------------------------------------------------------------------


def title_of(keuze: Kaartkeuze) -> str:
    """Return what is shown, as the head of a legend or chart."""
    hoe = lijsten.label("netwerk", keuze.meting.netwerk).lower()
    parts = [categorie_label(keuze.categorie), keuze.figuur.label.lower(), hoe]
    if keuze.meting.groep != "inwoners":
        parts.append(GROEP_LABELS[keuze.meting.groep].lower())
    if keuze.meting.zonder_trap:
        parts.append(tr("zonder trappen"))
    return ", ".join(parts)


def source_of(rows: pd.DataFrame, found: Uitkomst, keuze: Kaartkeuze) -> str:
    """Return the line under the legend: what the figure is, of which year, from which sources."""
    jaren = sorted({str(jaar) for jaar in rows["bronjaar"].unique()}) if len(rows) else []
    said = [keuze.figuur.uitleg]
    if jaren:
        said.append(tr("Buurten en inwoners: CBS {0}.").format(", ".join(jaren)))
    osm = found.rapport.attrs.get("osm_datum")
    if osm:
        said.append(tr("Wegen: OpenStreetMap, {0}.").format(_datum(osm)))
    if keuze.meting.filtert:
        said.append(tr("Alleen plekken die passen bij je keuze."))
    return " ".join(said)


def _datum(tekst: object) -> str:
    dag = notatie.parse_datum(tekst)
    return notatie.datum(dag) if dag is not None else str(tekst)


def buurt_layer(found: Uitkomst, keuze: Kaartkeuze) -> BuurtLayer:
    """Return the layer of buurten, wijken or gemeenten."""
    rows = rows_of(found, keuze)
    figuur, netwerk = keuze.figuur, keuze.meting.netwerk
    values: dict[str, BuurtWaarde] = {}
    gebieden = gebieden_of(rows, keuze.niveau)
    for gebied, waarde in zip(gebieden, numbers(rows, figuur.kolom), strict=True):
        tekst = why_empty(gebied) if waarde is None else figuur.tekst(waarde)
        stap = figuur.stap(waarde, netwerk)
        values[gebied.code] = BuurtWaarde(
            gebied.code, stap, rand=gebied.at_edge(figuur), tekst=tekst
        )
    if keuze.niveau != "buurt":
        areas = found.gebied_of[keuze.niveau]
        values = {code: values[area] for code, area in areas.items() if area in values}
    return BuurtLayer(
        title_of(keuze), figuur.stappen(netwerk), values, source_of(rows, found, keuze)
    )


def cellen_layer(found: Uitkomst, keuze: Kaartkeuze) -> CellenLayer:
    """Return the layer of squares of 100 m."""
    import numpy as np  # noqa: PLC0415 - start-up time

    rows = rows_of(found, keuze, CEL)
    figuur, netwerk = keuze.figuur, keuze.meting.netwerk
    values = numbers(rows, figuur.kolom)
    steps = [figuur.stap(waarde, netwerk) for waarde in values]
    xy = rows[["x", "y"]].to_numpy(dtype=float) if len(rows) else np.empty((0, 2))
    return CellenLayer(
        title_of(keuze),
        figuur.stappen(netwerk),
        xy,
        np.array([-1 if step is None else step for step in steps], dtype=np.int64),
        bron=source_of(rows, found, keuze),
    )


# -- the charts ----------------------------------------------------------------------------------


def bars_of(rows: pd.DataFrame, keuze: Kaartkeuze) -> list[Bar]:
    """Return a bar per area, by name."""
    figuur, netwerk = keuze.figuur, keuze.meting.netwerk
    steps = figuur.stappen(netwerk)
    bars = []
    gebieden = gebieden_of(rows, "buurt")
    for gebied, waarde in zip(gebieden, numbers(rows, figuur.kolom), strict=True):
        stap = figuur.stap(waarde, netwerk)
        tekst = why_empty(gebied) if waarde is None else figuur.tekst(waarde)
        step = None if stap is None else steps[stap]
        rand = gebied.at_edge(figuur) and waarde is not None
        bars.append(Bar(gebied.naam, waarde, tekst, step, rand))
    return bars


def gemeente_line(found: Uitkomst, keuze: Kaartkeuze) -> tuple[str, float] | None:
    """Return the figure of the gemeente as a line; None when there is none, or more than one."""
    rows = rows_of(found, keuze, "gemeente")
    values = numbers(rows, keuze.figuur.kolom)
    if len(values) != 1 or values[0] is None:
        return None
    tekst = tr("hele gemeente: {0}").format(keuze.figuur.tekst(values[0]))
    return tekst, values[0]


def bands_of(row: pd.Series[Any], netwerk: str) -> list[Band]:
    """Return how the inhabitants of one area are spread over distance; empty without figures."""
    from sociale_kaart.analysis.niveaus import BAND_NIET, BANDEN  # noqa: PLC0415 - brings pandas

    steps = distance_steps(netwerk)
    scale = Figuur("", "", "", AFSTAND)
    found = []
    for band in BANDEN:
        aandeel = number(row.get(band.kolom))
        if aandeel is None:
            return []
        middle = min(band.tot_m, (max(band.van_m, 0.0) + 1.0) * 1.0)
        stap = scale.stap(middle, netwerk)
        grens = _GRENS_AT.get(band.tot_m, "")
        step = None if stap is None else steps[stap]
        found.append(Band(band.label, aandeel, notatie.procent(aandeel), step, grens))
    niet = number(row.get(BAND_NIET)) or 0.0
    if niet > 0:
        found.append(Band(tr("niet bereikbaar"), niet, notatie.procent(niet), None))
    return found


def nearest_of(row: pd.Series[Any]) -> list[tuple[str, float]]:
    """Return the nearest three of a square by name, with metres."""
    found: list[tuple[str, float]] = []
    for rank in (1, 2, 3):
        naam, metres = row.get(f"dichtstbij_{rank}"), number(row.get(f"dichtstbij_{rank}_m"))
        if isinstance(naam, str) and metres is not None:
            found.append((naam, metres))
    return found


def save_frame(found: Uitkomst, keuze: Kaartkeuze, niveaus: Sequence[str]) -> pd.DataFrame:
    """Return the figures of all categorieen at these niveaus under each other, to write."""
    import pandas as pd  # noqa: PLC0415 - start-up time

    parts = [found.frame(niveau, keuze.categorie) for niveau in niveaus]
    return pd.concat([part for part in parts if not part.empty], ignore_index=True)
