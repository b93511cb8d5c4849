"""The colours of the map and the panels, light and dark, in one place (design: uiterlijk.md 2, 3).

Widgets use the palette of the system; only what we paint ourselves takes its colours from here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPalette

# Okabe-Ito: told apart by people with every kind of colour blindness.
SFEER_KLEUR = {
    "persoonlijk": "#CC79A7",
    "gemeenschappelijk": "#D55E00",
    "institutioneel": "#0072B2",
}
NIET_INGEDEELD_KLEUR = "#595959"
GESTOPT_KLEUR = "#8A8A8A"

_DARK_BELOW = 128


@dataclass(frozen=True, slots=True)
class MapTheme:
    """The colours with which the map is painted.

    Attributes:
        naam: tells themes apart; tiles are kept by it.
        stappen: the five steps of a distance, near to far.
        buurtkleur: per buurtcode the colour that lies flat under streets and names while a distance
            is shown (a buurt that is not in it is hatched); None when no distance is shown.
    """

    naam: str
    grond: str
    buiten: str
    water: str
    groen: str
    gebouw: str
    gebouw_rand: str
    weg: str
    hoofdweg: str
    weg_rand: str
    pad: str
    spoor: str
    buurtgrens: str
    gemeentegrens: str
    tekst: str
    tekst_water: str
    tekst_buurt: str
    halo: str
    vlak: str
    vlak_tekst: str
    vlak_rand: str
    stappen: tuple[str, str, str, str, str]
    buurtkleur: Mapping[str, str] | None = None


LICHT = MapTheme(
    naam="licht",
    grond="#FBFAF7",
    buiten="#F1EFEA",
    water="#CFE3EF",
    groen="#DDEBD3",
    gebouw="#E9E6E0",
    gebouw_rand="#D6D1C7",
    weg="#FFFFFF",
    hoofdweg="#FFFFFF",
    weg_rand="#C9C5BC",
    pad="#D3CDC0",
    spoor="#8D8A86",
    buurtgrens="#6B6863",
    gemeentegrens="#4A4844",
    tekst="#4A4844",
    tekst_water="#4C7C97",
    tekst_buurt="#2E2C29",
    halo="#FFFFFF",
    vlak="#FFFFFF",
    vlak_tekst="#2B2B2B",
    vlak_rand="#D5D2CB",
    stappen=("#F3F0F9", "#E2DCEF", "#CDC4E3", "#B5A9D5", "#9C8DC6"),
)

DONKER = MapTheme(
    naam="donker",
    grond="#23272B",
    buiten="#1D2023",
    water="#2C4351",
    groen="#2B3930",
    gebouw="#32373C",
    gebouw_rand="#3D4349",
    weg="#4A5057",
    hoofdweg="#5B626A",
    weg_rand="#1C1F22",
    pad="#474D53",
    spoor="#767D84",
    buurtgrens="#A3A9AF",
    gemeentegrens="#C9CED3",
    tekst="#D5D9DD",
    tekst_water="#8FB8D0",
    tekst_buurt="#F2F4F5",
    halo="#23272B",
    vlak="#2E3338",
    vlak_tekst="#ECEEF0",
    vlak_rand="#4A5158",
    stappen=("#9D95C4", "#7F76AC", "#655C93", "#4D457A", "#383160"),
)


def map_theme(palette: QPalette) -> MapTheme:
    """Return the map theme that goes with the palette of the window."""
    return DONKER if palette.window().color().lightness() < _DARK_BELOW else LICHT


def sfeer_kleur(sfeer: str | None) -> str:
    """Return the colour of a sfeer; grey when it has not been filled in."""
    return SFEER_KLEUR.get(sfeer or "", NIET_INGEDEELD_KLEUR)
