"""One row of a list read into what the kaart knows: fields, address, contact, child rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.domain.personen import is_about_people
from sociale_kaart.importing.adres import Adres, clean_text
from sociale_kaart.importing.adreskolommen import cell_text, given, read_adres
from sociale_kaart.importing.geocode import coordinates_to_rd
from sociale_kaart.importing.waarden import (
    map_value,
    parse_date,
    parse_number,
    parse_yes_no,
    split_values,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.spreadsheet import Cel

_TEXTS = (
    "naam",
    "omschrijving",
    "leefwereld",
    "reden_gestopt",
    "kosten",
    "opmerking",
    "gecontroleerd_door",
    "bron",
    "bron_id",
)
_DATES = ("begonnen_op", "gestopt_op", "gecontroleerd_op")
_LISTS = ("sfeer", "formaliteit", "inzet", "soort", "categorie", "status", "zichtbaarheid")
# field of the list -> (child table, column)
_SETS = {
    "doelgroep": ("doelgroepen", "doelgroep"),
    "herkomst": ("herkomsten", "herkomst"),
    "werkwijze": ("werkwijzen", "werkwijze"),
    "ambitie": ("ambities", "ambitie"),
    "bouwsteen": ("bouwstenen", "bouwsteen"),
    "vraaggebied": ("vraaggebieden", "vraaggebied"),
}
_CONTACT = ("organisatie", "contactpersoon", "rol", "telefoon", "email", "website")
# Lists put one for the other.
_ALSO_LOOK_IN = {"soort": "categorie", "categorie": "soort"}
# A Dutch phone number without its first 0, as a workbook makes of it.
_PHONE_DIGITS = 9
# What tells where somebody lives; not kept for the persoonlijke sfeer.
ADRESVELDEN = (
    "adres", "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "x", "y", "lat", "lon",
)  # fmt: skip


@dataclass(slots=True)
class Gegevens:
    """What one row says.

    Attributes:
        velden: columns of hulpbronnen; only what the list says, nothing assumed.
        adres: the parts of the address, empty parts None.
        punt: RD New in metres from columns with coordinates, None when absent or unusable.
        buurt: name or code of a buurt, '' when absent.
        contact: columns of contacten.
        delen: child table -> rows.
        schema: when it takes place, '' when absent.
        onbekend: (header, value) of values that are in none of our lists.
        toelichting: Dutch sentences for the receipt.
        over_mensen: about a household, client or need: to be refused.
    """

    velden: dict[str, Value] = field(default_factory=dict)
    adres: Adres = field(default_factory=Adres)
    punt: tuple[float, float] | None = None
    buurt: str = ""
    contact: dict[str, Value] = field(default_factory=dict)
    delen: dict[str, list[dict[str, Value]]] = field(default_factory=dict)
    schema: str = ""
    onbekend: list[tuple[str, str]] = field(default_factory=list)
    toelichting: list[str] = field(default_factory=list)
    over_mensen: bool = False

    @property
    def naam(self) -> str:
        """The name, '' when the row has none."""
        return str(self.velden.get("naam") or "")


def read_row(cellen: Mapping[str, Cel], koppeling: Koppeling) -> Gegevens:
    """Read one row; `cellen` is header -> value."""
    row = {veld: cellen.get(kop) for veld, kop in koppeling.velden.items()}
    data = Gegevens()
    _read_texts(row, data)
    _read_lists(row, koppeling, data)
    for veld in _CONTACT:
        if text := _contact_text(veld, row.get(veld)):
            data.contact[veld] = text
    data.adres = read_adres(row, koppeling, data.toelichting)
    data.punt = _read_point(row)
    data.buurt = given(row, "buurtcode") or given(row, "buurt")
    data.schema = cell_text(row.get("schema"))
    data.over_mensen = bool(given(row, "clientgegeven")) or is_about_people(
        data.naam, cell_text(row.get("soort")), cell_text(row.get("omschrijving"))
    )
    return data


def _read_texts(row: Mapping[str, Cel], data: Gegevens) -> None:
    for veld in _TEXTS:
        text = cell_text(row.get(veld))
        if text:
            data.velden[veld] = clean_text(text) if veld in {"naam", "bron_id"} else text
    activiteit = cell_text(row.get("activiteit"))
    if activiteit:
        data.velden.setdefault("omschrijving", activiteit)
    for veld in _DATES:
        value = row.get(veld)
        if value is None:
            continue
        day = parse_date(value)
        if day is None:
            data.toelichting.append(f"De datum ‘{cell_text(value)}’ is niet begrepen.")
        else:
            data.velden[veld] = day
    gratis = parse_yes_no(row.get("gratis"))
    if gratis is not None:
        data.velden["gratis"] = gratis


def _read_lists(row: Mapping[str, Cel], koppeling: Koppeling, data: Gegevens) -> None:
    derived: dict[str, str] = {}
    for veld in (*_LISTS, *_SETS):
        text = cell_text(row.get(veld))
        if not text:
            continue
        for value in split_values(veld, text):
            codes = map_value(veld, value)
            if not codes and veld in _ALSO_LOOK_IN:
                codes = map_value(_ALSO_LOOK_IN[veld], value)
            if not codes or (veld in codes and not _take(veld, codes[veld], data)):
                data.onbekend.append((koppeling.kop(veld) or veld, value))
            for doel, code in codes.items():
                if doel != veld:
                    derived.setdefault(doel, code)
    # What a column says itself goes before what another column implies.
    for doel, code in derived.items():
        if doel not in data.velden:
            data.velden[doel] = code


def _take(veld: str, code: str, data: Gegevens) -> bool:
    """Keep a code; False when the field holds one value and has another already."""
    if veld in _SETS:
        tabel, kolom = _SETS[veld]
        rows = data.delen.setdefault(tabel, [])
        if {kolom: code} not in rows:
            rows.append({kolom: code})
        return True
    taken = data.velden.setdefault(veld, code)
    if taken != code and veld == "sfeer":
        data.delen.setdefault("ook_sferen", []).append({"sfeer": code})
        return True
    return taken == code


def _contact_text(veld: str, value: Cel) -> str:
    text = clean_text(cell_text(value))
    lost_zero = isinstance(value, int) and len(text) == _PHONE_DIGITS and value > 0
    return f"0{text}" if veld == "telefoon" and lost_zero else text


def _read_point(row: Mapping[str, Cel]) -> tuple[float, float] | None:
    for first, second in (("x", "y"), ("lon", "lat")):
        x, y = parse_number(row.get(first)), parse_number(row.get(second))
        if x is not None and y is not None:
            return coordinates_to_rd(x, y)
    return None
