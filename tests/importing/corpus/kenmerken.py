"""The corpus: messy workbooks by trait, each alone and in seeded mixes, with their truth."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from corpus.ontwerp import Bouwer, Ontwerp, Raster, Waarheid
from corpus.schrijvers import csv_text, write_ods, write_xlsx
from corpus.xls_schrijver import write_xls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VOET = ("Bron: opgave van de wijkteams", "Peildatum: 1 januari 2025")
LANG = ("Aan deze lijst kunnen geen rechten worden ontleend; wijzigingen graag doorgeven aan ons.",)
TITELS = ("Sociale kaart gemeente Zonneveen", "Overzicht van voorzieningen, versie 3")
# trait -> how it changes the plain list
KENMERKEN: dict[str, dict[str, Any]] = {
    "gewoon": {},
    "titelregels": {"titels": TITELS, "leeg_na_titel": 1},
    "titel samengevoegd": {"titels": TITELS[:1], "titel_samengevoegd": True},
    "begint in een andere hoek": {"links": 3, "leeg_na_titel": 6},
    "groepen boven de koppen": {"groepen": "samengevoegd"},
    "groepen zonder samenvoegen": {"groepen": "los"},
    "koppen over drie rijen": {"groepen": "drie"},
    "koppen in twee cellen": {"koppen_gesplitst": True},
    "koppen in hoofdletters": {"koppen_zoals": "hoofdletters"},
    "koppen met dubbele punt": {"koppen_zoals": "dubbelepunt"},
    "koppen met sterretje": {"koppen_zoals": "sterretje"},
    "koppen met regeleinde": {"koppen_zoals": "regeleinde"},
    "koppen herhaald": {"kop_herhaald": 5},
    "tussenkoppen": {"tussenkoppen": True},
    "subtotalen": {"subtotalen": True},
    "totaal en voet": {"totaal": True, "voet": VOET},
    "lange voetregel": {"voet": LANG},
    "uitlegregel": {"uitlegregel": True},
    "kolommen genummerd": {"nummerregel": True},
    "lege rijen": {"lege_rijen": True},
    "lege kolommen": {"lege_kolommen": True},
    "wijk samengevoegd": {"wijk_samengevoegd": True},
    "verborgen rijen": {"verborgen_rijen": True},
    "verborgen kolom": {"verborgen_kolom": True},
    "gekanteld": {"gekanteld": True, "rijen": 8},
    "harde spaties": {"tekens": "nbsp"},
    "tekens zonder breedte": {"tekens": "nulbreed"},
    "tekens voor schrijfrichting": {"tekens": "rtl"},
    "spaties eromheen": {"tekens": "spaties"},
    "datumcellen": {"datums": "cel"},
    "datums als tekst": {"datums": "tekst"},
    "korte datums": {"datums": "kort"},
    "datums met streepjes": {"datums": "streepjes"},
    "datums vanaf 1904": {"datums": "cel"},
    "voorloopnullen door opmaak": {"telefoon": "opmaak"},
    "getallen als tekst": {"getallen_als_tekst": True},
    "formules": {"formules": True},
    "dubbele koppen": {"dubbele_koppen": True},
    "duizend kolommen": {"extra_kolommen": 1_100},
    "tabel ernaast": {"tweede": "rechts"},
    "tabel eronder": {"tweede": "onder"},
    "tabel erboven": {"tweede": "boven"},
    "gaten in de rijen": {"gaten": True},
    "maar één rij": {"rijen": 1},
    "weinig kolommen": {"velden": ("naam", "postcode")},
    "met website": {"velden": ("naam", "straat", "huisnummer", "plaats", "website")},
    "meer bladen": {},
    "verborgen blad": {},
}
# Traits that do not go together, or are tried alone.
_ALONE = frozenset({
    "gewoon", "gekanteld", "maar één rij", "weinig kolommen", "duizend kolommen", "met website",
    "meer bladen", "verborgen blad", "datums vanaf 1904",
})  # fmt: skip
_CLASH = (
    {"groepen boven de koppen", "groepen zonder samenvoegen", "koppen over drie rijen",
     "koppen in twee cellen", "dubbele koppen", "lege kolommen", "verborgen kolom"},
    {"koppen in hoofdletters", "koppen met dubbele punt", "koppen met sterretje",
     "koppen met regeleinde"},
    {"koppen in twee cellen", "koppen met regeleinde", "koppen met sterretje"},
    {"harde spaties", "tekens zonder breedte", "tekens voor schrijfrichting", "spaties eromheen"},
    {"datumcellen", "datums als tekst", "korte datums", "datums met streepjes"},
    {"tabel ernaast", "tabel eronder", "tabel erboven", "begint in een andere hoek"},
    {"totaal en voet", "lange voetregel"},
    {"uitlegregel", "kolommen genummerd"},
    # What is merged over rows would be merged over the rows between them too.
    {"wijk samengevoegd", "lege rijen", "koppen herhaald", "subtotalen", "tussenkoppen",
     "totaal en voet"},
    {"titelregels", "titel samengevoegd"},
)  # fmt: skip
SOORTEN = ("xlsx", "ods", "xls", "csv")


@dataclass(frozen=True, slots=True)
class Werkboek:
    """One file of the corpus: its name, its traits, its kind, and its design."""

    naam: str
    kenmerken: tuple[str, ...]
    soort: str
    ontwerp: Ontwerp
    tekst: tuple[str, str] = (";", "utf-8-sig")

    def write(self, folder: Path) -> tuple[Path, Waarheid]:
        """Write the file, and return the truth about it."""
        raster, waar = Bouwer(self.ontwerp).bouw()
        path = folder / self.naam
        rasters = [raster]
        if "meer bladen" in self.kenmerken or "verborgen blad" in self.kenmerken:
            rasters = _with_other_sheets(raster, waar, hidden="verborgen blad" in self.kenmerken)
        match self.soort:
            case "xlsx":
                write_xlsx(path, rasters, epoch_1904="datums vanaf 1904" in self.kenmerken)
            case "ods":
                write_ods(path, rasters)
            case "xls":
                write_xls(path, rasters)
            case _:
                delimiter, encoding = self.tekst
                path.write_bytes(csv_text(raster, delimiter).encode(encoding, errors="replace"))
                for rij in waar.rijen.values():
                    for veld, value in rij.items():
                        if isinstance(value, str):
                            # What the encoding cannot write is lost before we see the file.
                            rij[veld] = value.encode(encoding, errors="replace").decode(encoding)
                waar.blad = ""
        return path, waar


def _with_other_sheets(raster: Raster, waar: Waarheid, *, hidden: bool) -> list[Raster]:
    uitleg = Raster("Uitleg")
    uitleg.cellen[(1, 1)] = "Toelichting bij dit bestand"
    uitleg.cellen[(3, 1)] = "Vul elke kolom in."
    codes = Raster("Codes")
    for row, (soort, label) in enumerate((("Soort", "Omschrijving"), ("B", "Buurthuis")), start=1):
        codes.cellen[(row, 1)], codes.cellen[(row, 2)] = soort, label
    if hidden:
        old, _ = Bouwer(Ontwerp(rijen=30, zaad=99)).bouw()
        old.naam, old.verborgen = "Oud", True
        return [old, raster]
    waar.blad = raster.naam
    return [uitleg, raster, codes]


def corpus() -> Iterator[Werkboek]:
    """Yield every file of the corpus, always the same."""
    number = 0
    for naam, changes in KENMERKEN.items():
        for soort in _kinds(naam):
            number += 1
            yield _werkboek(number, (naam,), soort, changes)
    r = random.Random(20_250_101)
    names = [naam for naam in KENMERKEN if naam not in _ALONE]
    while number < 260:
        chosen = _mix(r, names)
        kinds = [soort for soort in SOORTEN if all(soort in _kinds(naam) for naam in chosen)]
        soort = r.choice(kinds or ["xlsx"])
        changes = {}
        for naam in chosen:
            changes.update(KENMERKEN[naam])
        number += 1
        yield _werkboek(number, chosen, soort, changes)
    for delimiter, encoding in (
        (";", "utf-8"), (",", "utf-8-sig"), ("\t", "utf-16"), ("|", "cp1252"), (";", "cp1252"),
        (";", "cp850"), (";", "mac_roman"), (",", "utf-16-le"), ("\t", "utf-8"), (";", "utf-32"),
    ):  # fmt: skip
        number += 1
        suffix = "tsv" if delimiter == "\t" else "csv"
        naam = f"{number:03}-{encoding}.{suffix}"
        yield Werkboek(
            naam,
            (f"codering {encoding}",),
            "csv",
            Ontwerp(zaad=number, rijen=15),
            (delimiter, encoding),
        )


def _mix(r: random.Random, names: list[str]) -> tuple[str, ...]:
    chosen: list[str] = []
    many = r.randint(2, 5)
    for naam in r.sample(names, len(names)):
        if len(chosen) == many:
            break
        if not any(naam in clash and clash & set(chosen) for clash in _CLASH):
            chosen.append(naam)
    return tuple(chosen)


def _kinds(naam: str) -> tuple[str, ...]:
    """Return the kinds of file in which a trait can be."""
    if naam in {"verborgen rijen", "verborgen kolom", "wijk samengevoegd"}:
        return ("xlsx", "ods", "xls")
    if naam in {"voorloopnullen door opmaak", "formules", "datums vanaf 1904", "meer bladen",
                "verborgen blad"}:  # fmt: skip
        return ("xlsx",)
    if naam == "duizend kolommen":
        return ("xlsx", "csv")
    return ("xlsx", "ods", "csv") if len(naam) % 2 else ("xlsx", "xls", "csv")


def _werkboek(
    number: int, chosen: tuple[str, ...], soort: str, changes: dict[str, Any]
) -> Werkboek:
    ontwerp = replace(Ontwerp(zaad=number, rijen=9 + number % 7), **changes)
    stem = f"{number:03}-{chosen[0].replace(' ', '-')}"
    delimiter = ";,\t|"[number % 4]
    return Werkboek(f"{stem}.{soort}", chosen, soort, ontwerp, (delimiter, "utf-8-sig"))
