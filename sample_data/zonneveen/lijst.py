"""The list of hulpbronnen as a wijkteam keeps it in Excel: rich, useful and untidy.

`hulpbronnen.csv` holds the contents in clean, short form; here the columns are filled and the mess
is made (capitals, blanks, postcodes in every form, missing cells), always in the same way. Nobody
in the list exists: there are roles, no persons, telephone numbers of an area code that is not in
use (0999) and addresses on the internet that cannot exist (.example).
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import unicodedata
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.writer.excel import ExcelWriter

from zonneveen.bebouwing import PLAATS
from zonneveen.meetkunde import Toeval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zonneveen.wijk import Wijk

Cel = str | int | None
KOPPEN = (
    "Naam ",
    "Organisatie",
    "Straat",
    "Huisnr",
    "Postcode",
    "Plaats",
    "Buurt",
    "Categorie",
    "Soort",
    "Sfeer",
    "Formeel/informeel",
    "Betaald/vrijwillig",
    "Doelgroep",
    "Wanneer",
    "Omschrijving",
    "Functie contactpersoon",
    "Telefoon",
    "E-mail",
    "Website",
    "Opmerkingen",
)
TITEL = "Sociale kaart Zonneveen: werklijst van het wijkteam (verzonnen voorbeeld)"
# After this many rows someone left a row empty.
_LEGE_RIJ_NA = 96
_MOMENT = dt.datetime(2024, 7, 1, 9, 0)  # noqa: DTZ001 - workbooks know no time zones
_ADRES = re.compile(r"(?P<straat>.+?) (?P<nummer>\d.*?)(?:, (?P<pc>\d{4}[A-Z]{2}) (?P<plaats>.+))?")
_SFEER = {
    "g": ("gemeenschappelijk", "gemeenschappelijk", "Gemeenschappelijk", "gemeenschappelijk ", "GEMEENSCHAPPELIJK", "Gemeenschappelijke sociale basis"),
    "i": ("institutioneel", "institutioneel", "Institutioneel", " institutioneel", "instelling"),
    "p": ("persoonlijk", "Persoonlijk", "eigen netwerk"),
    "": (None,),
}  # fmt: skip
_FORMEEL = {
    "f": ("formeel", "formeel", "Formeel", "formele zorg"),
    "i": ("informeel", "informeel", "Informeel", "INFORMEEL "),
    "": (None,),
}
_INZET = {
    "b": ("betaald", "beroepskrachten", "Betaald"),
    "v": ("vrijwillig", "vrijwilligers", "Vrijwillig", "vrijwillig"),
    "g": ("gemengd", "beide", "betaald en vrijwillig"),
    "": (None,),
}


def read_source() -> list[dict[str, str]]:
    """Return the rows of the clean source list."""
    path = Path(__file__).with_name("hulpbronnen.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _choose(toeval: Toeval, keuzes: Sequence[str | None]) -> str | None:
    return keuzes[toeval.geheel(0, len(keuzes) - 1)]


def _slug(tekst: str) -> str:
    bare = unicodedata.normalize("NFKD", tekst.casefold()).encode("ascii", "ignore").decode()
    woorden = [w for w in re.findall(r"[a-z0-9]+", bare) if w not in {"stichting", "st"}]
    return "-".join(woorden)


def _address(plek: str, wijk: Wijk) -> tuple[str, str, str, str]:
    """Return street, number, postcode and place as the ondergrond has them; '' where unknown."""
    if plek.startswith("@"):
        adres = wijk.adres_van(plek[1:])
        return adres.straat, adres.nummer, adres.postcode, PLAATS
    found = _ADRES.fullmatch(plek)
    if not found:
        return plek, "", "", PLAATS if plek else ""
    if found["pc"]:
        return found["straat"], found["nummer"], found["pc"], found["plaats"]
    tidy = found["nummer"].replace(" ", "").upper()
    for adres in wijk.adressen:
        if (adres.straat, adres.nummer) == (found["straat"], tidy):
            return adres.straat, found["nummer"], adres.postcode, PLAATS
    return found["straat"], found["nummer"], "", PLAATS


def _untidy_address(adres: tuple[str, str, str, str], toeval: Toeval) -> tuple[Cel, ...]:
    straat, nummer, postcode, plaats = adres
    worp = toeval.getal()
    if postcode and worp < 0.35:
        postcode = f"{postcode[:4]} {postcode[4:]}"
    elif postcode and worp < 0.5:
        postcode = postcode.lower()
    elif postcode and worp < 0.56:
        postcode = f" {postcode[:4]}  {postcode[4:].lower()}"
    worp = toeval.getal()
    if straat and worp < 0.08:
        straat = straat.upper()
    elif straat and worp < 0.2:
        straat = f"{straat} "
    elif straat and worp < 0.25:
        straat = straat.lower()
    getal: Cel = int(nummer) if nummer.isdigit() and toeval.getal() < 0.8 else nummer
    if plaats and toeval.getal() < 0.1:
        plaats = plaats.upper() if plaats == PLAATS else f"{plaats} "
    return (straat or None, getal if getal != "" else None, postcode or None, plaats or None)


def _untidy_name(naam: str, toeval: Toeval) -> str:
    worp = toeval.getal()
    if worp < 0.05:
        return naam.upper()
    if worp < 0.15:
        return f"{naam} "
    if worp < 0.2:
        return naam.replace(" ", "  ", 1)
    return naam


def _contact(rij: dict[str, str], nummer: int, toeval: Toeval) -> tuple[Cel, Cel, Cel]:
    """Return telephone, e-mail and website: organisations have them, small groups often not."""
    if rij["sfeer"] == "p" or not (rij["organisatie"] or toeval.getal() < 0.3):
        return None, None, None
    laatste = f"{100 + nummer:03d}"
    telefoon = _choose(
        toeval, (f"0999-550{laatste}", f"0999 550 {laatste}", f"(0999) 550{laatste}", None)
    )
    slug = _slug(rij["organisatie"] or rij["naam"])
    mail = _choose(toeval, (f"info@{slug}.example", f"Info@{slug}.example ", None))
    site = f"www.{slug}.example" if rij["formeel"] == "f" and toeval.getal() < 0.7 else None
    return telefoon, mail, site


def make_rows(wijk: Wijk) -> list[tuple[Cel, ...]]:
    """Return the rows below the headers, untidy, in the order of the source."""
    toeval = Toeval(150)
    rijen = []
    for nummer, rij in enumerate(read_source()):
        adres = _untidy_address(_address(rij["plek"], wijk), toeval)
        categorie = rij["categorie"]
        if categorie and toeval.getal() < 0.4:
            categorie = categorie.capitalize()
        rijen.append(
            (
                _untidy_name(rij["naam"], toeval),
                rij["organisatie"] or None,
                *adres,
                rij["buurt"] or None,
                categorie or None,
                rij["soort"] or None,
                _choose(toeval, _SFEER[rij["sfeer"]]),
                _choose(toeval, _FORMEEL[rij["formeel"]]),
                _choose(toeval, _INZET[rij["inzet"]]),
                rij["doelgroep"] or None,
                rij["wanneer"] or None,
                rij["omschrijving"] or None,
                rij["contact"] or None,
                *_contact(rij, nummer, toeval),
                rij["opmerking"] or None,
            )
        )
    rijen.insert(_LEGE_RIJ_NA, (None,) * len(KOPPEN))
    return rijen


def _fix_dates(path: Path) -> None:
    """Give every member of the zip the same date, so that a rebuild is the same file."""
    with zipfile.ZipFile(path) as bron:
        leden = [(info.filename, bron.read(info)) for info in bron.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam, inhoud in leden:
            info = zipfile.ZipInfo(naam, date_time=(2024, 7, 1, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            doel.writestr(info, inhoud)


def write_xlsx(wijk: Wijk, path: Path) -> None:
    """Write the list as a workbook with a title row above the headers and a footer below."""
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    blad.title = "Hulpbronnen"
    blad.append([TITEL])
    blad.append(["Stand: juni 2024. Vragen? Mail het wijkteam."])
    blad.append([])
    blad.append(KOPPEN)
    for rij in make_rows(wijk):
        blad.append(rij)
    blad.append([])
    blad.append([f"Totaal: {len(read_source())} regels"])
    blad["A1"].font = Font(bold=True, size=14)
    for cel in blad[4]:
        cel.font = Font(bold=True)
        cel.fill = PatternFill("solid", fgColor="DDEBD3")
        cel.alignment = Alignment(wrap_text=True)
    for kolom, breed in (("A", 34), ("B", 28), ("C", 20), ("O", 50)):
        blad.column_dimensions[kolom].width = breed
    blad.freeze_panes = "B5"
    boek.properties.creator = "sample_data/generate.py"
    boek.properties.created = boek.properties.modified = _MOMENT
    # Workbook.save would put the present moment in the file.
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archief:
        ExcelWriter(boek, archief).save()
    _fix_dates(path)
