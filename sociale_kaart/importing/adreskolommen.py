"""The address of a row, from all columns that say something about it.

Lists tell an address in one column, in several, or in both. What two columns say must agree: a
number of one and a street of the other make an address that nobody wrote down.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sociale_kaart.importing.adres import (
    BUITENLAND,
    NUMMER_ONLEESBAAR,
    TEGENSPRAAK,
    Adres,
    clean_text,
    is_postbus,
    is_room,
    number_key,
    parse_adres,
    parse_postcode,
    plaats_key,
    plain_key,
    split_house_number,
    straat_key,
)
from sociale_kaart.importing.waarden import word_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.spreadsheet import Cel

_NOTHING = frozenset({"", "nvt", "n v t", "onbekend", "geen", "niet van toepassing", "nb"})
# Headers that as often number the rows of the list.
_MAYBE_ROW_NUMBER = frozenset({"nr", "nummer"})
# A cell with an address is shorter; what is longer is a text, and would take long to search.
_LONGEST = 1_000
_PC4 = re.compile(r"[1-9][0-9]{3}(?: ?[A-Za-z])?")
# 'B-2000', 'D 48529', '48529'.
_FOREIGN = re.compile(r"[A-Za-z]{1,3}[- ]?[0-9]{4,5}|[0-9]{5}")


def cell_text(value: Cel) -> str:
    """Return a cell as text: dates as ISO, no invisible characters at the ends."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).strip()


def given(row: Mapping[str, Cel], veld: str) -> str:
    """Return the text of a cell, '' when it says there is nothing ('n.v.t.', '-')."""
    value = row.get(veld)
    if value is None:
        return ""
    text = clean_text(cell_text(value)[:_LONGEST])
    return "" if word_key(text) in _NOTHING else text


@dataclass(frozen=True, slots=True)
class _Postcode:
    """What the column with the postcode says."""

    postcode: str | None = None
    plaats: str | None = None
    pc4: str | None = None
    buitenland: bool = False


def read_adres(row: Mapping[str, Cel], koppeling: Koppeling, toelichting: list[str]) -> Adres:
    """Return the address of a row; `twijfel` says when its columns contradict each other.

    Args:
        row: field -> cell.
        koppeling: which header each field was read from.
        toelichting: gets a Dutch sentence for whatever was not understood.
    """
    text = cell_text(row.get("adres"))
    if len(text) > _LONGEST:
        toelichting.append("De cel met het adres is te lang om een adres te zijn.")
        text = ""
    whole = parse_adres(text) if text and given(row, "adres") else Adres()
    straat, plaats = given(row, "straat"), given(row, "plaats")
    code = _read_postcode(given(row, "postcode"), toelichting)
    if is_postbus(straat) or (not straat and is_postbus(given(row, "huisnummer"))):
        return Adres(postcode=code.postcode, plaats=plaats or code.plaats, postbus=True)
    kop = plain_key(koppeling.kop("huisnummer") or "")
    nummer = given(row, "huisnummer")
    if kop in _MAYBE_ROW_NUMBER and whole.huisnummer is not None:
        nummer = ""
    if isinstance(row.get("huisnummer"), dt.date):
        nummer = ""
        toelichting.append("Excel heeft van het huisnummer een datum gemaakt.")
    if not (straat or nummer) and whole.leeg and any(c.isdigit() for c in plaats):
        # A street in the column 'plaats' happens in published lists.
        whole, plaats = parse_adres(plaats), ""
    huisnummer, letter, toevoeging = split_house_number(nummer)
    unclear = bool(nummer) and huisnummer is None
    if unclear:
        toelichting.append(f"Het huisnummer ‘{nummer}’ is niet begrepen.")
    street = _street(straat, huisnummer, alone=not nummer)
    if straat and whole.straat and is_room(whole.straat):
        whole = Adres()
    columns = Adres(
        None,
        huisnummer,
        _letter(given(row, "huisletter")) or letter,
        given(row, "toevoeging") or toevoeging,
        code.postcode,
        plaats or code.plaats,
        pc4=code.pc4,
    )
    adres = _together(columns, street, whole)
    if code.buitenland:
        return replace(adres, twijfel=BUITENLAND)
    if unclear:
        return replace(adres, twijfel=TEGENSPRAAK if adres.huisnummer else NUMMER_ONLEESBAAR)
    return adres


def _street(straat: str, huisnummer: int | None, *, alone: bool) -> Adres:
    """Read the column 'straat', which often holds the number as well.

    Args:
        straat: the text.
        huisnummer: what the column for it says.
        alone: there is nothing in that column.
    """
    if not straat:
        return Adres()
    found = parse_adres(straat)
    # 'Plein 1945' beside number 12 is a name with a number in it.
    return found if alone or found.huisnummer == huisnummer else Adres(straat)


def _together(columns: Adres, street: Adres, whole: Adres) -> Adres:
    """Return one address of what the columns say, the most precise column first."""
    elsewhere = _differ(straat_key, street.straat, whole.straat)
    readings = (columns, street, Adres() if elsewhere else whole)
    numbers = [deel.huisnummer for deel in readings if deel.huisnummer is not None]
    additions = [deel for deel in readings if number_key(deel.huisletter, deel.toevoeging)]
    addition = additions[0] if additions else Adres()
    postcodes = [deel.postcode for deel in (columns, street, whole) if deel.postcode]
    plaatsen = [deel.plaats for deel in (columns, street, whole) if deel.plaats]
    twijfel = next((deel.twijfel for deel in (street, whole) if deel.twijfel), "")
    keys = {number_key(deel.huisletter, deel.toevoeging) for deel in additions}
    # A name alone ('Wijkcentrum Zuid' in a column 'locatie') is no second address.
    two_streets = elsewhere and whole.huisnummer is not None
    if two_streets or len(set(numbers)) > 1 or len(keys) > 1 or len(set(postcodes)) > 1:
        twijfel = TEGENSPRAAK
    straat = street.straat or whole.straat
    return Adres(
        straat,
        next(iter(numbers), None),
        addition.huisletter,
        addition.toevoeging,
        next(iter(postcodes), None),
        next(iter(plaatsen), None),
        whole.postbus and not street.straat and columns.huisnummer is None,
        columns.pc4,
        next((p for p in plaatsen[1:] if _differ(plaats_key, p, plaatsen[0])), None),
        twijfel,
    )


def _differ(key: Callable[[str], str], one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and key(one) != key(other)


def _letter(text: str) -> str:
    return text.upper() if len(text) == 1 else text


def _read_postcode(text: str, toelichting: list[str]) -> _Postcode:
    """Return postcode and, where the cell holds it too, plaats."""
    if not text:
        return _Postcode()
    postcode = parse_postcode(text)
    if postcode is not None:
        return _Postcode(postcode)
    parts = parse_adres(text)
    if parts.postcode is not None:
        return _Postcode(parts.postcode, parts.plaats)
    toelichting.append(f"De postcode ‘{text}’ klopt niet.")
    if _PC4.fullmatch(text):
        return _Postcode(pc4=text[:4])
    return _Postcode(buitenland=_FOREIGN.fullmatch(text) is not None)
