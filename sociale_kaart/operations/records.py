"""Values as people enter them, checked with a kind answer; and new rows beside a hulpbron."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import categorieen, lijsten, personen, regels
from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.importing.waarden import parse_date, parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.domain.tabellen import Veld
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.kaart import Actie

NIETS_OPGESLAGEN = "Er is niets opgeslagen."
ADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")

# What no sensible number is above, by column.
_HOOGSTE = {"deel_procent": 100, "leeftijd_van": 120, "leeftijd_tot": 120, "uren": 168}
# Columns of which the first may not lie beyond the second, by table.
_VAN_TOT = {
    "hulpbronnen": (("begonnen_op", "gestopt_op"), ("leeftijd_van", "leeftijd_tot")),
    "tellingen": (("van", "tot"),),
    "toestemmingen": (("gegeven_op", "tot"),),
}


class GeenHulpbronError(WorldError):
    """A person, household or need was entered (domein 9.7)."""

    def __init__(self) -> None:
        super().__init__(personen.UITLEG, "", NIETS_OPGESLAGEN)


class OngeldigeWaardeError(WorldError):
    """A value that its field cannot hold.

    Attributes:
        veld: the column, so that a form can say it beside the field.
    """

    def __init__(self, veld: str, wat: str, doen: str) -> None:
        super().__init__(wat, doen, NIETS_OPGESLAGEN)
        self.veld = veld


def existing(session: Session, uuid: str) -> Hulpbron:
    """Return a hulpbron.

    Raises:
        WorldError: it is gone.
    """
    found = session.kaart.hulpbron(uuid)
    if found is None:
        raise WorldError("Deze hulpbron bestaat niet meer.", "Kies een andere in de tabel.")
    return found


def checked_name(naam: Value) -> str:
    """Return the name of something in the kaart, its blanks tidied.

    Raises:
        WorldError: it is empty, or about a person, household or need.
    """
    text = " ".join(str(naam or "").split())
    if not text:
        raise OngeldigeWaardeError("naam", "De naam is nog leeg.", "Vul een naam in.")
    if personen.is_about_people(text):
        raise GeenHulpbronError
    return text


def checked(
    tabel: str, waarden: Mapping[str, Value], was: Mapping[str, Value] | None = None
) -> dict[str, Value]:
    """Return values as their columns hold them: codes, ISO dates, numbers, tidied text.

    Args:
        tabel: a table of `domain.tabellen`.
        waarden: values by column, as a form or a cell of a sheet gives them; x and y go along.
        was: the row as it is; what stays as it was is not judged again.

    Raises:
        KeyError: the table has no such column.
        OngeldigeWaardeError: a value does not fit its column, or one comes before the other.
        GeenHulpbronError: a text keeps people instead of saying what there is.
    """
    before = was or {}
    beschrijving = beschrijving_van(tabel)
    found: dict[str, Value] = {}
    for kolom, value in waarden.items():
        if kolom in {"x", "y", "uuid"}:
            found[kolom] = value
        elif kolom not in beschrijving.kolommen:
            message = f"{tabel} has no column {kolom}"
            raise KeyError(message)
        elif kolom in before and value == before[kolom]:
            found[kolom] = value
        else:
            found[kolom] = _checked_value(beschrijving.veld(kolom), value)
    _check_point(found)
    for eerst, dan in _VAN_TOT.get(tabel, ()):
        if eerst in found or dan in found:
            _check_order(tabel, {**before, **found}, eerst, dan)
    return found


def insert_plek(
    actie: Actie,
    hulpbron: str,
    plek: Mapping[str, Value],
    *,
    volgorde: int = 1,
    sfeer: Value = None,
    soort: Value = None,
) -> str:
    """Add a plek of a hulpbron and return its uuid; `sfeer` and `soort` tell what holds unsaid."""
    defaults = regels.plek_defaults(sfeer, soort)
    return actie.insert("plekken", {**defaults, **plek, "hulpbron": hulpbron, "volgorde": volgorde})


def insert_contact(actie: Actie, hulpbron: str, contact: Mapping[str, Value]) -> None:
    """Add a contact, unless all its fields are empty."""
    if any(contact.values()):
        actie.insert("contacten", {**contact, "hulpbron": hulpbron})


def allowed_plek(session: Session, sfeer: Value, plek: Mapping[str, Value]) -> dict[str, Value]:
    """Return a plek as it may be kept: the persoonlijke sfeer keeps its buurt only."""
    kept = dict(plek)
    if not regels.only_at_buurt_level(sfeer):
        return kept
    x, y = kept.get("x"), kept.get("y")
    buurt = kept.get("buurt_gekozen")
    if not buurt and session.ondergrond and x is not None and y is not None:
        buurt = session.ondergrond.buurt_at(float(x), float(y))
    other: dict[str, Value] = {k: kept[k] for k in ("gebruik", "schema") if k in kept}
    if not buurt and "buurt_gekozen" not in kept and x is None:
        return {**nowhere(), **other}
    return {**nowhere(), **other, "buurt_gekozen": buurt}


def nowhere() -> dict[str, Value]:
    """Return the columns of a plek without point and address."""
    return {"x": None, "y": None, "locatie_nauwkeurigheid": "buurt", **dict.fromkeys(ADRES)}


def _checked_value(veld: Veld, value: Value) -> Value:
    if value is None or value == "" or value != value:  # NaN is unlike itself  # noqa: PLR0124
        return None
    check = _code if veld.lijst else _CHECKS.get(veld.soort)
    return check(veld, value) if check else value


def _date(veld: Veld, value: Value) -> str:
    day = parse_date(value)
    if day is None:
        raise OngeldigeWaardeError(
            veld.naam,
            f"‘{value!s}’ bij ‘{veld.label}’ is geen datum.",
            "Schrijf een datum als 31-12-2026.",
        )
    return day


def _number(veld: Veld, value: Value) -> float:
    found = parse_number(value)
    if found is None or math.isinf(found):
        raise OngeldigeWaardeError(
            veld.naam, f"‘{value!s}’ bij ‘{veld.label}’ is geen getal.", "Vul alleen cijfers in."
        )
    highest = _HOOGSTE.get(veld.naam, math.inf)
    if not 0 <= found <= highest:
        grens = "nul of meer" if highest == math.inf else f"tussen 0 en {highest}"
        raise OngeldigeWaardeError(
            veld.naam, f"‘{veld.label}’ kan geen {value!s} zijn.", f"Vul een getal in: {grens}."
        )
    return found


def _whole_number(veld: Veld, value: Value) -> int:
    found = _number(veld, value)
    if found != int(found):
        raise OngeldigeWaardeError(
            veld.naam,
            f"‘{veld.label}’ is een heel getal, geen {value!s}.",
            "Laat weg wat achter de komma staat.",
        )
    return int(found)


def _yes_no(veld: Veld, value: Value) -> int:
    if isinstance(value, int | float) and value in {0, 1}:
        return int(value)
    raise OngeldigeWaardeError(
        veld.naam, f"‘{value!s}’ bij ‘{veld.label}’ is geen ja of nee.", "Kies ja of nee."
    )


def _code(veld: Veld, value: Value) -> str:
    code = str(value).strip()
    if veld.lijst == "categorieen":
        known = categorieen.categorie(code) is not None
    else:
        known = code in lijsten.codes(veld.lijst)
    if not known:
        raise OngeldigeWaardeError(
            veld.naam,
            f"‘{code}’ staat niet in de lijst bij ‘{veld.label}’.",
            "Kies iets uit de lijst.",
        )
    return code


def _text(veld: Veld, value: Value) -> str | None:
    text = str(value).strip()
    if personen.is_register_of_people(text, namen=veld.persoon):
        raise GeenHulpbronError
    return text or None


_CHECKS: dict[str, Callable[[Veld, Value], Value]] = {
    "datum": _date,
    "getal": _number,
    "geheel": _whole_number,
    "ja_nee": _yes_no,
    "tekst": _text,
}


def _check_point(waarden: Mapping[str, Value]) -> None:
    point = [waarden.get(kolom) for kolom in ("x", "y")]
    if point == [None, None]:
        return
    if not all(isinstance(value, int | float) and math.isfinite(value) for value in point):
        raise OngeldigeWaardeError(
            "x", "Dit punt heeft geen twee getallen.", "Klik een punt aan op de kaart."
        )


def _check_order(tabel: str, row: Mapping[str, Value], eerst: str, dan: str) -> None:
    one, other = row.get(eerst), row.get(dan)
    if one is None or other is None or type(one) is not type(other):
        return
    if one > other:  # type: ignore[operator]
        labels = [beschrijving_van(tabel).veld(kolom).label for kolom in (eerst, dan)]
        raise OngeldigeWaardeError(
            dan, f"‘{labels[1]}’ komt voor ‘{labels[0]}’.", "Kijk beide nog eens na."
        )
