"""What can be chosen for each kind of print, and how the last choices are kept."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain.papier import FORMATEN, SCHALEN
from sociale_kaart.operations.drukwerk import ATLAS, BUURTKAART, INVULBLAD, RAADSBLAD, Drukwerk

if TYPE_CHECKING:
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.workspace import Workspace

_NEAR_M = 5_000
_KEY = "afdrukken/keuzes"
# The reader is not remembered: what once was for partners must not go to everybody, nor the other
# way round. The setting that proposes a reader does that.
_KEPT = (
    "soort", "formaat", "liggend", "schaal", "grote_letter", "overzicht", "register", "afstanden",
    "met_hulpbronnen", "afzender",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of print.

    Attributes:
        soort: its code in `Drukwerk`.
        vragen: what can be chosen: names of the fields of `Drukwerk`.
        een: whether it is about one buurt.
    """

    soort: str
    vragen: frozenset[str]
    een: bool = False


_SHEET = ("formaat", "liggend", "schaal", "voor")
_PARTS = ("overzicht", "register", "afstanden")
KINDS: tuple[Kind, ...] = (
    Kind(BUURTKAART, frozenset((*_SHEET, "grote_letter", "sinds")), een=True),
    Kind(ATLAS, frozenset((*_SHEET, "grote_letter", "sinds", *_PARTS))),
    Kind(INVULBLAD, frozenset((*_SHEET, "met_hulpbronnen"))),
    Kind(
        RAADSBLAD,
        frozenset(
            (
                "vraag",
                "aan",
                "afzender",
                "antwoord_voor",
                "voor",
                "formaat",
                "grote_letter",
                "sinds",
            )
        ),
    ),
)


def kind_of(soort: str) -> Kind:
    """Return a kind of print; the first when there is no such kind."""
    return next((kind for kind in KINDS if kind.soort == soort), KINDS[0])


def label_of(soort: str) -> str:
    """Return what people call a kind of print."""
    return {
        BUURTKAART: _tr("Buurtkaart"),
        ATLAS: _tr("Atlas"),
        INVULBLAD: _tr("Invulblad"),
        RAADSBLAD: _tr("Blad voor de participatieraad"),
    }[soort]


def uitleg_of(soort: str) -> str:
    """Return one sentence about a kind of print."""
    return {
        BUURTKAART: _tr("De kaart van één buurt, met een lijst van wat er is."),
        ATLAS: _tr("De kaarten van meer buurten, met inhoud en een lijst op naam."),
        INVULBLAD: _tr("Een kaart met vakken en een lege lijst, om samen in te vullen."),
        RAADSBLAD: _tr("Een vraag, waar mensen elkaar treffen, en ruimte voor inbreng."),
    }[soort]


def remembered(settings: Settings) -> Drukwerk:
    """Return the choices of last time; what cannot be any more is left out."""
    start = Drukwerk(voor=settings.text("privacy/voor"))
    try:
        kept = json.loads(settings.text(_KEY) or "{}")
    except ValueError:
        return start
    if not isinstance(kept, dict):
        return start
    known = {naam: kept[naam] for naam in _KEPT if naam in kept and _possible(naam, kept[naam])}
    return replace(start, **known)


def remember(settings: Settings, wanted: Drukwerk) -> None:
    """Keep what was chosen for the next time."""
    settings.set_text(_KEY, json.dumps({naam: getattr(wanted, naam) for naam in _KEPT}))


def buurt_here(workspace: Workspace) -> tuple[str, ...]:
    """Return the buurt of what is chosen in the window, or else of what its map shows."""
    current, adressen = workspace.register.current, workspace.area.adressen
    if current is not None and current.buurtcodes:
        return current.buurtcodes[:1]
    if adressen is not None:
        near = adressen.nearest(*workspace.map.view.centre(), within_m=_NEAR_M)
        if near is not None and near.buurtcode:
            return (near.buurtcode,)
    return ()


def _possible(naam: str, value: Any) -> bool:
    if naam == "soort":
        return value in {kind.soort for kind in KINDS}
    if naam == "formaat":
        return value in FORMATEN
    if naam == "schaal":
        return value is None or value in SCHALEN
    if naam == "afzender":
        return isinstance(value, str)
    return isinstance(value, bool) or (naam == "liggend" and value is None)


def _tr(text: str) -> str:
    return QCoreApplication.translate("afdrukken", text)
