"""One row of a list read into what the kaart knows: fields, address, contact, child rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.domain.personen import is_about_people
from sociale_kaart.importing.adres import Adres, clean_text
from sociale_kaart.importing.adreskolommen import cell_text, given, read_adres
from sociale_kaart.importing.coordinaten import parse_coordinaten
from sociale_kaart.importing.geocode import coordinates_to_rd
from sociale_kaart.importing.koppen import NIET
from sociale_kaart.importing.samengesteld import ADRES, COORDINATEN, SEVERAL, split_cell
from sociale_kaart.importing.waarden import (
    KEUZEVELDEN,
    LIJSTVELDEN,
    map_value,
    parse_date,
    parse_leeftijd,
    parse_number,
    parse_yes_no,
    says_nothing,
    split_values,
    word_key,
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
    "zoekt",
    "biedt",
    "waarom",
    "opvolging",
    "wat_werkt",
    "nodig_voor_continuiteit",
    "geleerd",
)
_DATES = (
    "begonnen_op", "gestopt_op", "gecontroleerd_op", "herzien_voor", "vast_gezicht_sinds",
    "ruimte_zeker_tot",
)  # fmt: skip
_YES_NO = ("gratis", "pedagogische_basis", "leunt_op_een_persoon", "opgeschreven")
_CONTACT = ("organisatie", "contactpersoon", "rol", "telefoon", "email", "website")
# A Dutch phone number without its first 0, as a workbook makes of it.
_PHONE_DIGITS = 9
# What tells where somebody lives; not kept for the persoonlijke sfeer.
ADRESVELDEN = (
    "adres", "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "x", "y", "lat", "lon",
    "coordinaten", "naam_adres",
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
        gesplitst: field -> header of the cell that it was taken out of.
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
    gesplitst: dict[str, str] = field(default_factory=dict)

    @property
    def naam(self) -> str:
        """The name, '' when the row has none."""
        return str(self.velden.get("naam") or "")


class Rijlezer:
    """Reads the rows of one list.

    Args:
        koppeling: which header each field is read from, and what its values stand for.
    """

    def __init__(self, koppeling: Koppeling) -> None:
        self._koppeling = koppeling
        keeps = koppeling.keeps
        self._velden = {veld: kop for veld, kop in koppeling.velden.items() if keeps(kop)}
        self._samengesteld = {kop: s for kop, s in koppeling.samengesteld.items() if keeps(kop)}
        # A list of people who are not to be kept has no rows left.
        naam = koppeling.kop("naam")
        self._people = naam is not None and koppeling.persoonsgegevens.get(naam) == NIET
        client = koppeling.kop("clientgegeven")
        self._refuse = {*koppeling.weigert, *([client] if client else [])}
        self._own = {
            veld: {word_key(waarde): code for waarde, code in codes.items()}
            for veld, codes in koppeling.waarden.items()
        }

    def read(self, cellen: Mapping[str, Cel]) -> Gegevens:
        """Read one row; `cellen` is header -> value."""
        data = Gegevens()
        row: dict[str, Cel] = {veld: cellen.get(kop) for veld, kop in self._velden.items()}
        self._split(cellen, row, data)
        _read_texts(row, data)
        _read_answers(row, data)
        self._read_lists(row, data)
        for veld in _CONTACT:
            if text := _contact_text(veld, row.get(veld)):
                data.contact[veld] = text
        data.adres = read_adres(row, self._koppeling, data.toelichting)
        data.punt = _read_point(row)
        data.buurt = given(row, "buurtcode") or given(row, "buurt")
        data.schema = " ".join(
            text for veld in ("schema", "tijd") if (text := cell_text(row.get(veld)))
        )
        refused = any(given(cellen, kop) for kop in self._refuse)
        data.over_mensen = (
            refused
            or self._people
            or is_about_people(
                data.naam, cell_text(row.get("soort")), cell_text(row.get("omschrijving"))
            )
        )
        return data

    def _split(self, cellen: Mapping[str, Cel], row: dict[str, Cel], data: Gegevens) -> None:
        """Put the parts of cells that hold more than one thing where they belong.

        What another column says itself goes before such a part.
        """
        for kop, kind in self._samengesteld.items():
            text = cell_text(cellen.get(kop))
            if not text or kind == COORDINATEN:
                continue
            own = [veld for veld, taken in self._velden.items() if taken == kop]
            delen, rest = split_cell(kind, text)
            if not delen:
                if "contactgegevens" in own and not row.get("contactpersoon"):
                    row["contactpersoon"] = text
                continue
            for veld in own:
                row[veld] = delen.get(veld)
            for veld, deel in _named(delen, own).items():
                if veld in own or not row.get(veld):
                    row[veld] = deel
                    data.gesplitst[veld] = kop
            if rest and kind != ADRES:
                data.toelichting.append(f"‘{rest}’ in kolom ‘{kop}’ is niet gesplitst.")

    def _read_lists(self, row: Mapping[str, Cel], data: Gegevens) -> None:
        derived: dict[str, str] = {}
        for veld in (*LIJSTVELDEN, *KEUZEVELDEN):
            cel = row.get(veld)
            if cel is not None and (text := cell_text(cel)):
                for value in self._values(veld, text):
                    self._read_value(veld, value, data, derived)
        # What a column says itself goes before what another column implies.
        for doel, code in derived.items():
            if doel in KEUZEVELDEN:
                _take(doel, code, data)
            else:
                data.velden.setdefault(doel, code)

    def _read_value(self, veld: str, value: str, data: Gegevens, derived: dict[str, str]) -> None:
        codes = self.codes(veld, value)
        if codes is None:
            return
        if not codes or (veld in codes and not _take(veld, codes[veld], data)):
            data.onbekend.append((self._velden.get(veld) or veld, value))
        for doel, code in codes.items():
            if doel != veld:
                derived.setdefault(doel, code)

    def _values(self, veld: str, text: str) -> list[str]:
        own = self._own.get(veld, {})
        return [text] if word_key(text) in own else split_values(veld, text)

    def codes(self, veld: str, value: str) -> Mapping[str, str] | None:
        """Return what a value stands for, field -> code.

        Returns:
            Empty when the value is not known; None when it says nothing ('n.v.t.').
        """
        own = self._own.get(veld, {}).get(word_key(value))
        if own is not None:
            chosen = {veld: own} if isinstance(own, str) else own
            return {doel: code for doel, code in chosen.items() if code} or None
        found = map_value(veld, value)
        return None if not found and says_nothing(value) else found


def read_row(cellen: Mapping[str, Cel], koppeling: Koppeling) -> Gegevens:
    """Read one row; `cellen` is header -> value. For many rows make one `Rijlezer`."""
    return Rijlezer(koppeling).read(cellen)


def _named(delen: Mapping[str, str], own: list[str]) -> dict[str, str]:
    """Return the parts of a cell under the fields they belong to.

    'Welzijn (afdeling Jeugd)' as a name stays whole, because two departments are two; what it is
    a department of is the organisation. Behind a person stands what that person does.
    """
    if "afdeling" not in delen:
        return dict(delen)
    if "contactpersoon" in own:
        return {"contactpersoon": delen["naam"], "rol": delen["afdeling"]}
    whole = f"{delen['naam']} ({delen['afdeling']})"
    return {own[0] if own else "naam": whole, "organisatie": delen["naam"]}


def _read_texts(row: Mapping[str, Cel], data: Gegevens) -> None:
    for veld in _TEXTS:
        cel = row.get(veld)
        if cel is not None and (text := cell_text(cel)):
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


def _read_answers(row: Mapping[str, Cel], data: Gegevens) -> None:
    for veld in _YES_NO:
        answer = parse_yes_no(row.get(veld))
        if answer is not None:
            data.velden[veld] = answer
    ages = zip(("leeftijd_van", "leeftijd_tot"), parse_leeftijd(row.get("leeftijd")), strict=True)
    for veld, age in ages:
        number = parse_number(row.get(veld))
        number = float(age) if number is None and age is not None else number
        if number is not None and number >= 0:
            data.velden[veld] = int(number)


def _take(veld: str, code: str, data: Gegevens) -> bool:
    """Keep a code; False when the field holds one value and has another already."""
    if veld in KEUZEVELDEN:
        tabel, kolom = KEUZEVELDEN[veld]
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
    if value is None:
        return ""
    raw = cell_text(value)
    text = clean_text(raw)
    lost_zero = isinstance(value, int) and len(text) == _PHONE_DIGITS and value > 0
    if veld == "telefoon" and lost_zero:
        return f"0{text}"
    # Several numbers, one below the other.
    return SEVERAL.join(part.strip() for part in raw.split("\n") if part.strip())


def _read_point(row: Mapping[str, Cel]) -> tuple[float, float] | None:
    for first, second in (("x", "y"), ("lon", "lat")):
        x, y = parse_number(row.get(first)), parse_number(row.get(second))
        if x is not None and y is not None:
            return coordinates_to_rd(x, y)
    text = cell_text(row.get("coordinaten"))
    return parse_coordinaten(re.sub(r"(?i)POINT\s*\(|\)", " ", text)) if text else None
