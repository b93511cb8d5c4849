"""The editor that goes with a column of the kaart, chosen by its description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import lijsten, regels, tabellen, velden
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.form.choice_fields import ChoiceField, DateField, Keuze
from sociale_kaart.ui.form.fields import (
    Field,
    LineField,
    NumberField,
    TextField,
    check_mail,
    check_phone,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.tabellen import Veld

# Several lines, because people tell something here.
_LANG = frozenset(
    {
        "omschrijving", "leefwereld", "reden_gestopt", "opvolging", "waarom", "wat_werkt",
        "nodig_voor_continuiteit", "geleerd", "zoekt", "biedt", "opmerking", "hangt_aan", "besluit",
        "uitkomst", "gewenst_resultaat", "tekst",
    }
)  # fmt: skip
# What an unanswered list says, where that is not simply 'nog niet ingedeeld'.
_EMPTY = {
    "hulpbronnen.sfeer": lijsten.NOG_NIET_INGEDEELD,
    "hulpbronnen.formaliteit": lijsten.NOG_NIET_INGEDEELD,
    "hulpbronnen.soort": lijsten.NOG_NIET_INGEDEELD,
    "hulpbronnen.categorie": "telt niet mee",
    "hulpbronnen.zichtbaarheid": "vanzelf, volgt uit de sfeer",
    "contacten.zichtbaarheid": "vanzelf: van personen alleen intern",
}
_NOT_ANSWERED = "nog niet ingevuld"
# Days to come.
_AHEAD = frozenset({"tot", "beslisdatum", "ruimte_zeker_tot", "herzien_voor"})
_CHECKS = {"email": check_mail, "telefoon": check_phone}
_HINTS = {
    "omschrijving": "Wat gebeurt er, voor wie, wanneer?",
    "leefwereld": "In hun eigen woorden",
    "schema": "Bijvoorbeeld: dinsdag 10–12 uur",
}
# Which parts of a record have a zichtbaarheid of their own (see `exporting.gate_velden`).
_OWN_ZICHTBAARHEID = (
    "plekken", "kosten", "doelgroepen", "mensen", "geldbronnen", "besluiten", "panden", "tellingen",
    "verhalen", "bewijzen", "contacten", "toegankelijkheid", "werkgebieden", "relaties",
    "leunt_op_een_persoon", "opvolging", "opgeschreven", "ruimte_zeker_tot",
    "nodig_voor_continuiteit", "waarom", "wat_werkt", "geleerd", "zoekt", "biedt",
)  # fmt: skip


def field_for(tabel: str, kolom: str, parent: QWidget) -> Field:
    """Return the editor of a column, with its name and explanation."""
    field = _editor(tabel, kolom, parent)
    field.explain(f"veld:{tabel}.{kolom}", velden.uitleg(tabel, kolom))
    return field


def _editor(tabel: str, kolom: str, parent: QWidget) -> Field:
    veld = tabellen.tabel(tabel).veld(kolom)
    if veld.lijst or veld.soort == "ja_nee" or tabel == "veld_zichtbaarheid":
        return _choice(tabel, veld, parent)
    if veld.soort == "datum":
        return DateField(veld.label, parent, ahead=kolom in _AHEAD)
    if veld.soort in {"geheel", "getal"}:
        return NumberField(veld.label, None, parent)
    hint = _translated(_HINTS[kolom]) if kolom in _HINTS else ""
    # Beside a choice it is one sentence.
    if kolom in _LANG and not (kolom == "waarom" and tabel != "hulpbronnen"):
        return TextField(veld.label, hint, parent)
    line = LineField(veld.label, _CHECKS.get(kolom), parent)
    line.edit.setPlaceholderText(hint)
    return line


def _choice(tabel: str, veld: Veld, parent: QWidget) -> ChoiceField:
    empty = _EMPTY.get(f"{tabel}.{veld.naam}", _NOT_ANSWERED)
    icon = None
    if veld.lijst:
        items = keuzes_of(veld.lijst)
        if veld.lijst == "sfeer":
            icon = lambda code: symbol_icon(code, "formeel")  # noqa: E731 - one expression
        elif veld.lijst == "formaliteit":
            icon = lambda code: symbol_icon("institutioneel", code)  # noqa: E731 - idem
    elif veld.soort == "ja_nee":
        items = [(1, _translated("ja")), (0, _translated("nee"))]
    else:
        items = _parts()
    return ChoiceField(veld.label, items, _translated(empty), icon, parent)


def keuzes_of(name: str) -> list[Keuze]:
    """Return what can be chosen from a list of the domain, with how residents say it."""
    if name == "categorieen":
        return [
            (c.code, c.label, _sentence(c.label, c.leefwereld, c.uitleg)) for c in categorieen()
        ]
    return [
        (item.code, item.label, _sentence(item.label, item.leefwereld, item.uitleg))
        for item in lijsten.lijst(name)
    ]


def _sentence(label: str, leefwereld: str, uitleg: str) -> str:
    return f"{leefwereld}. {uitleg}" if leefwereld and leefwereld != label else uitleg


def part_label(naam: str) -> str:
    """Return what people call a field or a group of fields that has a zichtbaarheid of its own."""
    kolom = naam.rsplit(".", 1)[-1]
    if kolom in tabellen.HULPBRONNEN.kolommen:
        return tabellen.HULPBRONNEN.veld(kolom).label
    if any(tabel.naam == naam for tabel in tabellen.TABELLEN):
        return velden.deel_label(naam)
    return naam


def _parts() -> list[Keuze]:
    return [(naam, part_label(naam)) for naam in _OWN_ZICHTBAARHEID]


def show_unsaid(field: Field, hulpbron: Hulpbron) -> None:
    """Say in a field for zichtbaarheid who may see it as long as nobody chooses."""
    if isinstance(field, ChoiceField):
        code = regels.default_zichtbaarheid(hulpbron.sfeer, hulpbron.formaliteit)
        label = lijsten.label("zichtbaarheid", code).lower()
        field.set_empty(_translated("vanzelf: {0}").format(label))


def _translated(text: str) -> str:
    return QCoreApplication.translate("fields", text)
