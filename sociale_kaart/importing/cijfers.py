"""Figures per buurt from a CBS file, held against the buurten they are for.

CBS uses a code again for another area: figures of another year are never taken over, and neither
is a figure of a buurt that has another name in the file.
"""

from __future__ import annotations

import csv
import functools
import gzip
import math
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from sociale_kaart.base import paths
from sociale_kaart.base.files import require_input
from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.cbs import CbsError, Gebieden
from sociale_kaart.importing.tekstbestand import csv_rows, decode
from sociale_kaart.importing.werkboek import open_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sociale_kaart.importing.leesregels import Cel

# CBS: -99997 secret or absent, -99995 in a later version, -99991 no longer published.
_NULL_BELOW = -99_990
# A table of all buurten of the country with all its columns is 20 MB.
_MAX_TEXT = 150_000_000
_WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xls", ".ods"))
_CODES = (
    "gwb_code_10",
    "gwb_code",
    "codering_3",
    "codering (code)",
    "codering",
    "buurtcode",
    "code",
)
_NAMES = ("regio", "wijken en buurten", "buurtnaam", "naam")
_BUURT = re.compile(r"BU\d{8}")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_HEADER_WITHIN = 30
# Codes or names that differ more often than this say that the file is of another year.
_STRANGE = 0.25
_NAMED = 3
KOLOMMEN = ("buurtcode", "onderwerp", "naam", "eenheid", "waarde", "jaar", "bron")


class Onderwerp(NamedTuple):
    """What a figure is about.

    Attributes:
        code: column in the source.
        naam: what people read.
        eenheid: km, %, aantal, …
        veld: column of the layer `buurten` that it may fill, '' for none.
    """

    code: str
    naam: str
    eenheid: str
    veld: str = ""


@dataclass(frozen=True)
class Cijfers:
    """Figures of one source for the buurten of an ondergrond.

    Attributes:
        bron: 'kerncijfers' or 'nabijheid'.
        frame: `KOLOMMEN`, one row per buurt and onderwerp; `waarde` is NaN when CBS does not tell.
        onderwerpen: what was taken over, with the column it may fill.
        meldingen: Dutch sentences: what was taken over, and what not and why.
    """

    bron: str
    bestand: str
    jaar: int
    frame: pd.DataFrame
    onderwerpen: tuple[Onderwerp, ...]
    meldingen: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return what was taken over, as the report of an ondergrond tells it."""
        known = self.frame[self.frame["waarde"].notna()].groupby("onderwerp").size()
        found = [
            {"onderwerp": o.code, "naam": o.naam, "eenheid": o.eenheid,
             "buurten": int(known.get(o.code, 0))}
            for o in self.onderwerpen
        ]  # fmt: skip
        return {"bron": self.bron, "bestand": self.bestand, "jaar": self.jaar, "cijfers": found}


@dataclass(frozen=True)
class Blok:
    """The cells of a CBS table: headers as in the file, rows below them, and the sheet's name."""

    koppen: list[str]
    rijen: list[list[Cel]]
    blad: str = ""

    def column(self, names: Sequence[str]) -> int | None:
        """Return the place of the first of these headers (or of their last part) that is there."""
        found = [header_key(kop) for kop in self.koppen]
        tails = [key.rsplit("/", 1)[-1] for key in found]
        for name in names:
            for keys in (found, tails):
                if name in keys:
                    return keys.index(name)
        return None


def header_key(kop: str) -> str:
    """Return a header in one form: some have a blank behind them, or another case."""
    return " ".join(kop.split()).casefold()


def read_blok(path: Path, wat: str, uitleg: str) -> Blok:
    """Read a CBS table from a workbook, a csv or a packed csv.

    Args:
        path: the file.
        wat: what it is, for the refusal of a file that is missing ('Het bestand met kerncijfers').
        uitleg: which file is meant, a whole sentence.

    Raises:
        WorldError: the file cannot be read, or has no column with codes of buurten.
    """
    require_input(path, wat)
    if path.suffix.lower() in _WORKBOOKS:
        with open_workbook(path) as book:
            for naam in book.zichtbaar:
                found = _blok(book.vel(naam).rijen, naam)
                if found is not None:
                    return found
    else:
        text, _ = decode(_unpacked(path), path.name)
        first = text[:20_000].split("\n", 1)[0]
        sign = max(";\t,", key=first.count)
        found = _blok(csv_rows(text, sign, path.name))
        if found is not None:
            return found
    raise CbsError(f"In ‘{path.name}’ staat geen kolom met buurtcodes van het CBS.", uitleg)


def _unpacked(path: Path) -> bytes:
    try:
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as packed:
                data = packed.read(_MAX_TEXT + 1)
        else:
            with path.open("rb") as plain:
                data = plain.read(_MAX_TEXT + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise CbsError(
            f"‘{path.name}’ is beschadigd en kan niet worden gelezen.", "Download het opnieuw."
        ) from error
    if len(data) > _MAX_TEXT:
        raise CbsError(f"‘{path.name}’ is te groot.", "Kies de cijfers van één gemeente.")
    return data


def _blok(rijen: Sequence[Sequence[Cel]], blad: str = "") -> Blok | None:
    for index, rij in enumerate(rijen[:_HEADER_WITHIN]):
        koppen = ["" if cel is None else str(cel).strip() for cel in rij]
        blok = Blok(koppen, [list(row) for row in rijen[index + 1 :]], blad)
        if len(koppen) > _NAMED and blok.column(_CODES) is not None:
            return blok
    return None


def year_of(path: Path, blok: Blok, tables: Mapping[str, int]) -> int:
    """Return the year of the figures: of the sheet, else the table number, else the file name.

    Raises:
        CbsError: nothing tells it.
    """
    for text in (blok.blad, path.name):
        for number, jaar in tables.items():
            if number.casefold() in text.casefold():
                return jaar
        found = _YEAR.findall(text)
        if len(set(found)) == 1:
            return int(found[0])
    raise CbsError(
        f"Het jaar van de cijfers in ‘{path.name}’ is niet te vinden.",
        "Zet het jaar in de bestandsnaam, bijvoorbeeld kwb-2024.xlsx.",
    )


def take_cijfers(
    bron: str,
    path: Path,
    blok: Blok,
    *,
    jaar: int,
    onderwerpen: Mapping[int, Onderwerp],
    gebieden: Gebieden,
) -> Cijfers:
    """Return the figures of the buurten of `gebieden`.

    Args:
        bron: 'kerncijfers' or 'nabijheid'.
        path: the file, for its name.
        blok: its cells.
        jaar: the year of its figures.
        onderwerpen: place of the column -> what it is about.
        gebieden: the areas of the ondergrond.

    Raises:
        CbsError: the figures are of another year, of other buurten, or there are none.
    """
    _require_year(path, jaar, gebieden.jaar)
    if not onderwerpen:
        raise CbsError(
            f"In ‘{path.name}’ staat geen kolom met cijfers die wij kennen.",
            "Kies het bestand zoals het CBS het geeft.",
        )
    rows, told = _matched(path, blok, gebieden)
    records = [
        (
            code,
            o.code,
            o.naam,
            o.eenheid,
            cijfer(rij[place] if place < len(rij) else None),
            jaar,
            bron,
        )
        for code, rij in rows.items()
        for place, o in onderwerpen.items()
    ]
    frame = pd.DataFrame(records, columns=list(KOLOMMEN)).sort_values(
        ["buurtcode", "onderwerp"], ignore_index=True
    )
    known = int(frame["waarde"].notna().sum())
    if not known:
        raise CbsError(
            f"In ‘{path.name}’ staat bij geen enkele buurt van dit gebied een cijfer.",
            "Kies een ander bestand.",
        )
    taken = (
        f"Uit ‘{path.name}’ ({jaar}) zijn {len(onderwerpen)} soorten cijfers overgenomen voor "
        f"{len(rows)} van de {len(gebieden.buurten)} buurten. "
        f"Bij {len(frame) - known} van de {len(frame)} cijfers zegt het CBS niets; "
        "dat is onbekend, niet 0."
    )
    return Cijfers(bron, path.name, jaar, frame, tuple(onderwerpen.values()), (taken, *told))


def _require_year(path: Path, jaar: int, buurten: int) -> None:
    if jaar != buurten:
        raise CbsError(
            f"De cijfers in ‘{path.name}’ zijn van {jaar}, maar de buurten zijn van {buurten}. Het "
            "CBS gebruikt een buurtcode soms opnieuw voor een ander gebied, dus deze cijfers "
            "kunnen over andere buurten gaan.",
            f"Kies de cijfers van {buurten}, of een Wijk- en Buurtkaart van {jaar}.",
        )


def _matched(path: Path, blok: Blok, gebieden: Gebieden) -> tuple[dict[str, list[Cel]], list[str]]:
    """Return the row per buurtcode, and what is to be told of buurten that do not fit."""
    place, name_at = blok.column(_CODES), blok.column(_NAMES)
    assert place is not None
    ours = dict(zip(gebieden.buurten["buurtcode"], gebieden.buurten["buurtnaam"], strict=True))
    prefixes = tuple(str(code).replace("GM", "BU") for code in gebieden.gemeenten["gemeentecode"])
    rows: dict[str, list[Cel]] = {}
    unknown, renamed = [], []
    for rij in blok.rijen:
        code = str(rij[place]).strip() if place < len(rij) else ""
        if not _BUURT.fullmatch(code) or not code.startswith(prefixes):
            continue
        naam = str(rij[name_at] or "") if name_at is not None and name_at < len(rij) else ""
        if code not in ours:
            unknown.append(code)
        elif naam and not _same_name(naam, str(ours[code])):
            renamed.append(f"{code} heet daar {naam.strip()}, hier {ours[code]}")
        else:
            rows[code] = rij
    if not rows and not unknown and not renamed:
        namen = ", ".join(gebieden.gemeenten["gemeentenaam"])
        raise CbsError(
            f"In ‘{path.name}’ staan geen buurten van {namen}.", "Kies een ander bestand."
        )
    strange = len(unknown) + len(renamed)
    if strange > _STRANGE * (strange + len(rows)):
        example = (renamed or [f"{unknown[0]} bestaat hier niet"])[0]
        raise CbsError(
            f"De buurten in ‘{path.name}’ zijn niet die van {gebieden.jaar}: {example}. Het CBS "
            "gebruikt een buurtcode soms opnieuw voor een ander gebied.",
            f"Kies de cijfers van {gebieden.jaar}.",
        )
    return rows, _strangers(path, unknown, renamed)


def _same_name(one: str, other: str) -> bool:
    # StatLine cuts a long name off.
    a, b = plain_key(one), plain_key(other)
    return a == b or (min(len(a), len(b)) > 10 and (a.startswith(b) or b.startswith(a)))  # noqa: PLR2004


def _strangers(path: Path, unknown: list[str], renamed: list[str]) -> list[str]:
    told = []
    if unknown:
        told.append(
            f"Buurtcodes in ‘{path.name}’ die niet bij deze buurtindeling horen: {len(unknown)} "
            f"({', '.join(unknown[:_NAMED])}{'…' if len(unknown) > _NAMED else ''}). Die zijn "
            "overgeslagen."
        )
    if renamed:
        told.append(
            f"Buurten met een andere naam in ‘{path.name}’: {len(renamed)}. Het CBS kan de code "
            "opnieuw hebben gebruikt, dus hun cijfers zijn niet overgenomen: "
            f"{'; '.join(renamed[:_NAMED])}{'…' if len(renamed) > _NAMED else ''}."
        )
    return told


def cijfer(cel: Cel) -> float:
    """Return a cell as a number; NaN when CBS does not tell ('.', blank, -99997): never 0."""
    if isinstance(cel, (int, float)):
        value = float(cel)
    else:
        text = "" if cel is None else str(cel).strip().replace(",", ".")
        if not re.fullmatch(r"-?\d+(?:\.\d+)?", text):
            return math.nan
        value = float(text)
    return value if math.isfinite(value) and value >= _NULL_BELOW else math.nan


@functools.cache
def known_columns(bron: str) -> dict[str, Onderwerp]:
    """Return the columns of a source that we know, by header key."""
    with paths.resource("cbs_cijfers.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["kolom"]: Onderwerp(row["kolom"], row["naam"], row["eenheid"], row["veld"])
            for row in csv.DictReader(file)
            if row["bron"] == bron
        }


def veld_of(bron: str, onderwerp: str, naam: str = "") -> str:
    """Return the column of `buurten` that a figure of the table `cijfers` may fill, '' for none."""
    known = known_columns(bron)
    for key in (header_key(onderwerp), header_key(naam)):
        # StatLine puts the branch before the name: 'Zorg/Afstand tot apotheek (km)'.
        bare = re.sub(r"\s*\((?:km|aantal)\)$", "", key)
        for kolom, found in known.items():
            if bare == kolom or bare.endswith(f"/{kolom}"):
                return found.veld
    return ""


def fill_gaps(gebieden: Gebieden, cijfers: Sequence[Cijfers]) -> tuple[Gebieden, tuple[str, ...]]:
    """Return the areas with what their map did not tell, as far as these figures do.

    What the map tells stays as it is. Shares (aandeel_65plus, aandeel_0_15) are a number of people
    through the inwoners of the same file.
    """
    buurten = gebieden.buurten.copy()
    filled: list[str] = []
    for bron in cijfers:
        wide = bron.frame.pivot_table(
            index="buurtcode", columns="onderwerp", values="waarde", aggfunc="first"
        )
        inwoners = next((o.code for o in bron.onderwerpen if o.veld == "inwoners"), None)
        for o in bron.onderwerpen:
            if not o.veld or o.code not in wide:
                continue
            values = wide[o.code]
            if o.veld.startswith("aandeel_"):
                if inwoners not in wide:
                    continue
                values = (values / wide[inwoners].where(wide[inwoners] > 0)).clip(upper=1)
            new = buurten["buurtcode"].map(values.to_dict()).astype(float)
            if o.veld not in buurten:
                buurten.insert(buurten.columns.get_loc("jaar"), o.veld, math.nan)
            gaps = buurten[o.veld].isna() & new.notna()
            if gaps.any():
                buurten[o.veld] = buurten[o.veld].where(~gaps, new)
                filled.append(f"{o.naam.lower()} ({int(gaps.sum())} buurten)")
    if not filled:
        return gebieden, ()
    told = f"Aangevuld waar de buurtkaart niets zegt: {', '.join(dict.fromkeys(filled))}."
    return Gebieden(gebieden.gemeenten, gebieden.wijken, buurten, gebieden.jaar), (told,)
