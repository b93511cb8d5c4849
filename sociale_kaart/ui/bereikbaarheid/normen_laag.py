"""What came out for a norm, as rows of a table, colours on the map and sentences."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import notatie
from sociale_kaart.ui.bereikbaarheid.tabel_model import Kolom
from sociale_kaart.ui.canvas.cellen_item import CellenLayer
from sociale_kaart.ui.canvas.choropleth import BuurtLayer, BuurtWaarde, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd
    import pandas as pd

    from sociale_kaart.analysis.normen import NormUitkomst

# The three ways of looking at a norm on the map.
GEHAALD, ZONDER, HULP = "gehaald", "zonder", "hulp"
# People in a square: from the first number up to the next.
_ZONDER_VANAF = (5, 20, 50, 100, 200)
# Of what the best square brings.
_HULP_DELEN = (0.2, 0.4, 0.6, 0.8)
_PATRONEN = ("", "stippen", "liggende strepen", "dichte stippen", "ruitjes")


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("normen", text)


def outcome(gehaald: Any) -> str:
    """Return an outcome as a sign and words: never told by colour alone."""
    if _number(gehaald) is None:
        return tr("– geen cijfer")
    return tr("✓ gehaald") if gehaald == 1 else tr("✗ niet gehaald")


def rows_of(uitkomst: NormUitkomst, niveau: str) -> pd.DataFrame:
    """Return the rows of a level, by name."""
    return uitkomst.frame[uitkomst.frame["niveau"] == niveau]


def table_columns(uitkomst: NormUitkomst, niveau: str) -> list[Kolom]:
    """Return the columns of the table of a norm at a level."""
    rows = rows_of(uitkomst, niveau)
    first = {"buurt": tr("Buurt"), "wijk": tr("Wijk"), "gemeente": tr("Gemeente")}[niveau]
    adressen = uitkomst.eenheid == "adressen"
    return [
        Kolom(first, [str(naam) for naam in rows["buurtnaam"]], getal=False),
        Kolom(
            tr("Norm"),
            [outcome(value) for value in _plain(rows, "gehaald")],
            uitleg=tr("Haalt deze buurt de norm?"),
            getal=False,
        ),
        Kolom(
            tr("Binnen de afstand"),
            _plain(rows, "aandeel"),
            notatie.procent,
            tr("Welk deel van de mensen woont dichtbij genoeg."),
        ),
        Kolom(
            tr("Adressen te ver") if adressen else tr("Wonen te ver"),
            _plain(rows, "zonder_inwoners"),
            _count,
            tr("Hoeveel het er zijn, op vijven afgerond."),
        ),
        Kolom(
            tr("Nog nodig"),
            _plain(rows, "tekort_inwoners"),
            _count,
            tr("Hoeveel daarvan dichtbij genoeg moeten wonen om de norm te halen."),
        ),
        Kolom(
            tr("Adressen") if adressen else tr("Mensen"),
            _plain(rows, "inwoners"),
            _count,
            tr("Hoeveel er zijn geteld, op vijven afgerond."),
        ),
        Kolom(tr("Let op"), [_remark(row) for row in rows.itertuples()], getal=False),
    ]


def codes_of(uitkomst: NormUitkomst, niveau: str) -> list[str]:
    """Return the code of each row."""
    return [str(code) for code in rows_of(uitkomst, niveau)["buurtcode"]]


def gehaald_layer(uitkomst: NormUitkomst) -> BuurtLayer:
    """Return the layer of buurten that meet the norm and that do not."""
    steps = (
        Step(tr("✓ haalt de norm"), 1),
        Step(tr("✗ haalt de norm niet"), 4, "ruitjes"),
    )
    waarden = {}
    for row in rows_of(uitkomst, "buurt").itertuples():
        gehaald = _number(row.gehaald)
        code = str(row.buurtcode)
        waarden[code] = BuurtWaarde(
            code,
            None if gehaald is None else (0 if gehaald == 1 else 1),
            rand=bool(row.rand) and gehaald == 0,
            tekst=outcome(row.gehaald),
        )
    return BuurtLayer(uitkomst.norm.kort, steps, waarden, source_of(uitkomst))


def zonder_layer(uitkomst: NormUitkomst) -> CellenLayer:
    """Return the layer of squares with people who live too far."""
    title = tr("Wie te ver woont. {0}").format(uitkomst.norm.kort)
    return _squares(uitkomst, uitkomst.cellen, "zonder", _ZONDER_VANAF, title)


def hulp_layer(uitkomst: NormUitkomst) -> CellenLayer | None:
    """Return the layer of squares by what a place there would bring; None when nobody looked."""
    if uitkomst.hulp is None:
        return None
    title = tr("Wat een plek hier helpt. {0}").format(uitkomst.norm.kort)
    cellen = uitkomst.hulp.cellen
    return _squares(uitkomst, cellen, "erbij", _help_borders(uitkomst.hulp.erbij), title)


def _help_borders(most: int) -> tuple[int, ...]:
    """Return from how many people each step of the map of what a place brings begins.

    They hang on the best square: the question is where it helps most.
    """
    unit = next((unit for unit in (100, 50, 10) if most >= unit * 10), 5)
    borders = {max(10, unit * round(most * deel / unit)) for deel in _HULP_DELEN}
    return (5, *sorted(borders))


def best_cell(uitkomst: NormUitkomst) -> int | None:
    """Return the number of the square of the best place in its layer; None without one."""
    hulp = uitkomst.hulp
    if hulp is None or hulp.x is None or hulp.y is None or not len(hulp.cellen):
        return None
    away = np.maximum(np.abs(hulp.cellen["x"] - hulp.x), np.abs(hulp.cellen["y"] - hulp.y))
    return int(np.argmin(away.to_numpy()))


def _squares(
    uitkomst: NormUitkomst,
    cellen: gpd.GeoDataFrame,
    kolom: str,
    vanaf: Sequence[int],
    titel: str,
) -> CellenLayer:
    eenheid = tr("adressen") if uitkomst.eenheid == "adressen" else tr("mensen")
    ends = [
        f"{notatie.getal(low)} – {notatie.getal(high - 1)}"
        for low, high in itertools.pairwise(vanaf)
    ]
    labels = [*ends, tr("{0} of meer").format(notatie.getal(vanaf[-1]))]
    steps = tuple(
        Step(f"{label} {eenheid}", toon, _PATRONEN[toon])
        for toon, label in zip(_tones(len(labels)), labels, strict=True)
    )
    values = cellen[kolom].to_numpy(dtype=np.float64, na_value=np.nan)
    stap = np.where(
        np.isnan(values), -1, np.searchsorted(np.asarray(vanaf), values, side="right") - 1
    )
    return CellenLayer(
        titel,
        steps,
        cellen[["x", "y"]].to_numpy(dtype=np.float64).reshape(-1, 2),
        stap.astype(np.int64),
        bron=source_of(uitkomst),
        geen=tr("minder dan 5, weggelaten"),
    )


def _tones(aantal: int) -> list[int]:
    """Return a tint of the theme for each of so many steps, from light to dark."""
    return [round(4 * number / max(aantal - 1, 1)) for number in range(aantal)]


def source_of(uitkomst: NormUitkomst) -> str:
    """Return the line under the legend: what it rests on."""
    jaren = sorted({str(jaar) for jaar in uitkomst.frame["bronjaar"].dropna()})
    said = tr("Afstand over de weg. Aantallen op vijven afgerond.")
    return f"{said} {tr('Buurten en inwoners: CBS {0}.').format(', '.join(jaren))}"


def help_sentence(uitkomst: NormUitkomst) -> str:
    """Return where one place more would help most."""
    hulp = uitkomst.hulp
    if hulp is None:
        return ""
    if hulp.x is None:
        return tr("Er is geen plek waar één plek erbij 5 mensen of meer dichtbij genoeg brengt.")
    straat = hulp.straat or tr("een straat zonder naam")
    waar = tr("{0} in {1}").format(straat, hulp.buurtnaam) if hulp.buurtnaam else straat
    eenheid = tr("adressen") if uitkomst.eenheid == "adressen" else tr("mensen")
    told = tr("Eén plek erbij helpt het meest bij: {0}. Dan wonen ongeveer {1} {2} meer "
              "dichtbij genoeg.").format(waar, notatie.getal(hulp.erbij), eenheid)  # fmt: skip
    if hulp.haalt_dan:
        told += " " + tr("De norm halen dan ook: {0}.").format(", ".join(hulp.haalt_dan))
    return told


def in_short(uitkomst: NormUitkomst) -> str:
    """Return what to know before looking at the figures."""
    said = []
    if not uitkomst.frame["voorzieningen"].any():
        said.append(tr("Er is geen enkele plek van deze soort bekend. Daarom is er geen uitkomst."))
    else:
        said.append(help_sentence(uitkomst))
    if uitkomst.eigen_groep == 1:
        said.append(tr("1 plek is voor de eigen groep en telt niet mee."))
    elif uitkomst.eigen_groep:
        said.append(
            tr("{0} plekken zijn voor de eigen groep en tellen niet mee.").format(
                uitkomst.eigen_groep
            )
        )
    return " ".join(part for part in said if part)


def account(uitkomst: NormUitkomst) -> list[str]:
    """Return how was counted, as sentences."""
    said = [
        uitkomst.norm.zin,
        *([uitkomst.norm.toelichting] if uitkomst.norm.toelichting else []),
        tr("Voor elk adres zoeken we over de weg de plek die het dichtstbij is. Daarna tellen we "
           "de mensen die binnen de afstand wonen."),
        tr("Een plek voor de eigen groep telt niet mee: niet iedereen kan er terecht."),
        tr("Aantallen zijn op vijven afgerond. Minder dan 5 mensen laten we weg, en ook een "
           "buurt met minder dan 10 mensen. Zo kun je niemand herkennen."),
        tr("‘Aan de rand’: misschien is er net buiten de kaart een plek die dichtbij genoeg is."),
        tr("Om te zoeken waar een plek het meest helpt, rekenen we één adres per vak van 100 bij "
           "100 meter door, en in de beste vakken alle adressen."),
        *uitkomst.meldingen,
        tr("Dichtbij is nog niet open, toegankelijk of gastvrij. Dat zegt een afstand niet."),
        tr("Buurten staan op naam. Dit is geen ranglijst en geen oordeel over bewoners."),
    ]  # fmt: skip
    if len(uitkomst.frame):
        said.append(tr("Methode in het kort: {0}").format(uitkomst.frame["methode"].iloc[0]))
    return said


def _remark(row: Any) -> str:
    parts = [str(row.reden)] if row.reden else []
    if row.rand and _number(row.gehaald) == 0:
        parts.append(tr("aan de rand"))
    if row.onderdrukte_buurten:
        parts.append(
            tr("zonder 1 buurt")
            if row.onderdrukte_buurten == 1
            else tr("zonder {0} buurten").format(row.onderdrukte_buurten)
        )
    return ", ".join(parts)


def _count(value: Any) -> str:
    return "–" if value is None else notatie.getal(value)


def _number(value: Any) -> float | None:
    """Return a figure; None when it is empty (None, NaN or pandas' NA)."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return None if number != number else number  # noqa: PLR0124 - NaN


def _plain(rows: pd.DataFrame, kolom: str) -> list[float | None]:
    return [_number(value) for value in rows[kolom].astype(object)]
