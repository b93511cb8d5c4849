"""Scenarios beside what there is now, as a workbook.

It begins with what changes and how it was measured; buurten stand by name, never by how much
changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from sociale_kaart.base.files import atomic_output
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEP_LABELS
from sociale_kaart.domain.notatie import getal
from sociale_kaart.domain.scenario import NU
from sociale_kaart.exporting.context import VOOR_TEKST
from sociale_kaart.exporting.xlsx_cells import KOPJE, TITEL, clean, dated, header, page, put

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from sociale_kaart.exporting.scenario_export import ScenarioBoek

WEINIG = "minder dan 10"
_KOPPEN = {
    "buurtnaam": "Buurt",
    "buurtcode": "Buurtcode",
    "categorie": "Soort plek",
    "scenario": "Plan",
    "inwoners": "Inwoners van de groep",
    "gemiddelde_m": "Gemiddelde afstand (m)",
    "verschil_m": "Verschil met nu (m)",
    "binnen": "Binnen de afstand",
    "verschil_binnen": "Verschil met nu",
    "aandeel_binnen": "Deel binnen de afstand",
    "dichterbij": "Komen dichterbij",
    "verder_weg": "Krijgen het verder weg",
    "dichterbij_m": "Zoveel meter dichterbij, gemiddeld",
    "verder_weg_m": "Zoveel meter verder weg, gemiddeld",
    "niet_bereikbaar": "Adressen zonder weg",
    "rand": "Aan de rand van de gegevens",
    "onderdrukt": "Niet gegeven: te weinig inwoners",
    "bronjaar": "Jaar van de buurten",
}
_WIDTHS = {"buurtnaam": 30, "categorie": 22, "scenario": 26}
_READ = (
    "‘Nu’ is wat er vandaag is. Elk plan staat ernaast, gemeten op dezelfde manier.",
    "Buurten staan op alfabet. Dit is geen ranglijst en geen oordeel over een buurt.",
    "Het verschil in gemiddelde afstand is leeg als andere mensen ergens kunnen komen dan nu.",
    "Wie nergens kan komen, telt in geen gemiddelde mee.",
    f"Gaat het om 1 tot 9 mensen, dan staat er ‘{WEINIG}’. Het totaal is dan op tientallen.",
    "Dichtbij is nog niet open, betaalbaar of welkom.",
    "Het programma zoekt nooit uit wat dicht kan. Wat sluit, is een voorstel van mensen.",
)


def write_xlsx(boek: ScenarioBoek, path: Path) -> None:
    """Write the workbook: Overzicht, a sheet per kind of place, Sluitingen and all rows.

    Raises:
        WorldError: the place cannot be written to, for instance because it is open in Excel.
    """
    book = Workbook()
    first = book.active
    assert first is not None, "a new workbook has a sheet"
    first.title = "Overzicht"
    _overview(first, boek)
    for soort in dict.fromkeys(boek.frame["categorie"]):
        _beside(book.create_sheet(_title(categorie_label(soort), book.sheetnames)), boek, soort)
    if boek.sluitingen:
        _closings(book.create_sheet(_title("Sluitingen", book.sheetnames)), boek)
    _all_rows(book.create_sheet(_title("Alle regels", book.sheetnames)), boek)
    book.properties.title = clean(f"Plannen – {boek.context.kaartnaam}")
    book.properties.creator = "Sociale Kaart"
    book.properties.language = "nl-NL"
    with atomic_output(path) as work:
        work.write_bytes(dated(book, boek.context.peildatum))


def _title(naam: str, taken: Sequence[str]) -> str:
    """Return a name that a sheet may have and that no other sheet has."""
    bare = "".join(" " if sign in r"\/*?:[]" else sign for sign in naam)[:28].strip() or "Blad"
    found, number = bare, 2
    while found.casefold() in {one.casefold() for one in taken}:
        found, number = f"{bare[:26]} {number}", number + 1
    return found


def _overview(sheet: Worksheet, boek: ScenarioBoek) -> None:
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 26
    sheet.column_dimensions["B"].width = 96
    put(sheet, 1, 1, f"Wat als – {boek.context.kaartnaam}").font = TITEL
    put(sheet, 2, 1, f"{boek.context.stand}. {VOOR_TEKST[boek.voor]}.")
    rij = 4
    for kop, regels in _blocks(boek):
        if not regels:
            continue
        put(sheet, rij, 1, kop).font = KOPJE
        sheet.cell(row=rij, column=1).alignment = Alignment(wrap_text=True, vertical="top")
        for regel in regels:
            put(sheet, rij, 2, regel).alignment = Alignment(wrap_text=True, vertical="top")
            rij += 1
        rij += 1
    page(sheet, boek.context, liggend=False)


def _blocks(boek: ScenarioBoek) -> list[tuple[str, list[str]]]:
    """Return the headings of the first sheet with what stands behind each."""
    changes = [
        (naam, [_change(one) for one in boek.wijzigingen if one["scenario"] == naam])
        for naam in boek.scenarios
    ]
    years = sorted({str(year) for year in boek.frame["bronjaar"].dropna()})
    return [
        *((f"Plan ‘{naam}’", regels) for naam, regels in changes),
        (
            "Wat dat doet",
            [
                f"{one['scenario']} ({categorie_label(one['categorie'])}): {one['zin']}"
                for one in boek.totalen
            ],
        ),
        (
            "Hoe is gemeten",
            [boek.maat, *(str(one) for one in dict.fromkeys(boek.frame["methode"]))],
        ),
        ("Let op", list(boek.meldingen)),
        ("Zo lees je dit", list(_READ)),
        ("Doel van deze kaart", [boek.context.doel] if boek.context.doel else []),
        ("Buurten", [f"Indeling en inwoners van {', '.join(years)} (CBS)."] if years else []),
        ("Bronnen", [bron.regel for bron in boek.context.bronnen]),
    ]


def _change(one: Mapping[str, Any]) -> str:
    what = lijsten.label("scenario_actie", one["actie"])
    naam = one["naam"] or "zonder naam"
    reden = f" Wat er in die ruimte gebeurde: {one['reden']}" if one["reden"] else ""
    return f"{what}: {naam} ({categorie_label(one['categorie']).lower()}).{reden}"


def _beside(sheet: Worksheet, boek: ScenarioBoek, soort: str) -> None:
    """Write one kind of place: per buurt the figures of now and of each scenario."""
    put(sheet, 1, 1, categorie_label(soort)).font = TITEL
    put(sheet, 2, 1, boek.maat)
    mine = boek.frame[boek.frame["categorie"] == soort]
    parts: dict[str, dict[str, Any]] = {}
    for row in mine.to_dict("records"):
        parts.setdefault(row["scenario"], {})[row["buurtcode"]] = row
    koppen = ["Buurt", "Buurtcode", "Binnen: nu", "Gemiddeld (m): nu"]
    for naam in boek.scenarios:
        koppen += [f"Binnen: {naam}", f"Gemiddeld (m): {naam}", f"Komen dichterbij: {naam}",
                   f"Krijgen het verder weg: {naam}"]  # fmt: skip
    header(sheet, 4, koppen)
    sheet.row_dimensions[4].height = 62
    rij = 5
    for code, row in parts[NU].items():
        cells = [row["buurtnaam"], code, row["binnen"], row["gemiddelde_m"]]
        for naam in boek.scenarios:
            other = parts[naam][code]
            cells += [other["binnen"], other["gemiddelde_m"], _moved(other, "dichterbij"),
                      _moved(other, "verder_weg")]  # fmt: skip
        for kolom, value in enumerate(cells, start=1):
            _number(put(sheet, rij, kolom, _cell(value)))
        rij += 1
    _totals(sheet, rij, boek, soort)
    for kolom, _ in enumerate(koppen, start=1):
        sheet.column_dimensions[get_column_letter(kolom)].width = 30 if kolom == 1 else 15
    sheet.freeze_panes = "C5"
    sheet.print_title_rows = "4:4"
    page(sheet, boek.context, liggend=True)


def _totals(sheet: Worksheet, rij: int, boek: ScenarioBoek, soort: str) -> None:
    """Write the line of all buurten that are shown, and what is not in it."""
    totals = {one["scenario"]: one for one in boek.totalen if one["categorie"] == soort}
    first = totals[boek.scenarios[0]]
    cells: list[Any] = ["Alle buurten samen", "", first["voor_binnen"], first["voor_gemiddelde_m"]]
    for naam in boek.scenarios:
        one = totals[naam]
        cells += [one["na_binnen"], one["na_gemiddelde_m"]]
        cells += [_in_all(one, "dichterbij"), _in_all(one, "verder_weg")]
    for kolom, value in enumerate(cells, start=1):
        cell = put(sheet, rij, kolom, _cell(value))
        cell.font = Font(bold=True)
        _number(cell)
    if first["onderdrukte_buurten"]:
        put(
            sheet, rij + 1, 1,
            f"Zonder {_buurten(first['onderdrukte_buurten'])} waar te weinig mensen wonen om "
            "cijfers te laten zien.",
        )  # fmt: skip


def _buurten(aantal: int) -> str:
    return "1 buurt" if aantal == 1 else f"{aantal} buurten"


def _closings(sheet: Worksheet, boek: ScenarioBoek) -> None:
    """Write of each closing who loses, were it the only change, and what happened in that room."""
    put(sheet, 1, 1, "Wie verliest er bij een sluiting").font = TITEL
    put(sheet, 2, 1, "Gerekend alsof alleen dit dichtgaat.")
    header(
        sheet, 4,
        ["Plan", "Wat sluit", "Soort plek", "Wat er in die ruimte gebeurde", "Ook in die ruimte",
         "Krijgen het verder weg", "Minder binnen de afstand", "Van wie", "Per buurt"],
    )  # fmt: skip
    for rij, one in enumerate(boek.sluitingen, start=5):
        cells = [
            one["scenario"],
            one["naam"] or "zonder naam",
            categorie_label(one["categorie"]),
            one["reden"],
            ", ".join(one["in_de_ruimte"]),
            _in_all({**one, "verder_weg_afgerond": one["afgerond"]}, "verder_weg"),
            one["minder_binnen"],
            "; ".join(_groups(one)),
            "; ".join(_loss(buurt) for buurt in one["buurten"]),
        ]
        for kolom, value in enumerate(cells, start=1):
            cell = put(sheet, rij, kolom, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for kolom, width in enumerate((22, 26, 20, 50, 36, 14, 14, 30, 70), start=1):
        sheet.column_dimensions[get_column_letter(kolom)].width = width
    sheet.freeze_panes = "C5"
    page(sheet, boek.context, liggend=True)


def _in_all(one: Mapping[str, Any], naam: str) -> Any:
    """Return a number over all buurten, or that it is small."""
    return WEINIG if one[f"{naam}_afgerond"] and not one[naam] else one[naam]


def _groups(one: Mapping[str, Any]) -> list[str]:
    told = {groep: getal(aantal) for groep, aantal in one["groepen"].items()}
    told |= dict.fromkeys(one["groepen_weinig"], WEINIG)
    return [f"{GROEP_LABELS.get(groep, groep)}: {aantal}" for groep, aantal in told.items()]


def _loss(buurt: Mapping[str, Any]) -> str:
    aantal = buurt["verder_weg"]
    people = WEINIG if aantal is None else getal(aantal)
    farther = buurt["meter"]
    metres = f", gemiddeld {getal(farther)} m verder" if farther else ""
    return f"{buurt['buurtnaam']}: {people}{metres}"


def _all_rows(sheet: Worksheet, boek: ScenarioBoek) -> None:
    columns = [naam for naam in _KOPPEN if naam in boek.frame.columns]
    header(sheet, 1, [_KOPPEN[naam] for naam in columns])
    for rij, row in enumerate(boek.frame.to_dict("records"), start=2):
        for kolom, naam in enumerate(columns, start=1):
            value = _moved(row, naam) if naam in {"dichterbij", "verder_weg"} else row[naam]
            if naam == "categorie":
                value = categorie_label(str(value))
            cell = put(sheet, rij, kolom, _cell(value))
            if naam == "aandeel_binnen":
                cell.number_format = "0%"
            elif naam != "bronjaar":
                _number(cell)
    for kolom, naam in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(kolom)].width = _WIDTHS.get(naam, 14)
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    page(sheet, boek.context, liggend=True)


def _moved(row: Any, naam: str) -> Any:
    """Return how many move, or that they are few."""
    few = row["weinig"] == 1 and bool(pd.isna(row[naam]))
    return WEINIG if few and row["onderdrukt"] == 0 else row[naam]


def _cell(value: Any) -> Any:
    """Return a value as a cell holds it: empty when it is unknown."""
    if isinstance(value, str) or value is None:
        return value
    if pd.isna(value):
        return None
    value = value.item() if hasattr(value, "item") else value
    return round(value) if isinstance(value, float) and abs(value) > 1 else value


def _number(cell: Any) -> None:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        cell.number_format = "#,##0"
