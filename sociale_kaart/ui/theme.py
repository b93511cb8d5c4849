"""The colours of the map on screen, light and dark (design: uiterlijk.md 2, 3).

What screen and paper share comes from `domain.kaartstijl`. Widgets use the palette of the system;
only what we paint ourselves takes its colours from here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sociale_kaart.domain import kaartstijl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPalette

_DARK_BELOW = 128


@dataclass(frozen=True, slots=True)
class MapTheme:
    """The colours with which the map is painted.

    Attributes:
        naam: tells themes apart; tiles are kept by it.
        weg_ver: a street seen from so far that it is one thin line.
        stappen: the five steps of a distance, near to far.
        buurtkleur: per buurtcode the colour that lies flat under streets and names while a distance
            is shown (a buurt that is not in it is hatched); None when no distance is shown.
        buurtpatroon: per buurtcode the pattern over that colour (`canvas.choropleth.PATRONEN`).
        verborgen: parts of the base map that are not painted (`canvas.parts`).
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
    weg_ver: str
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
    buurtpatroon: Mapping[str, str] | None = None
    verborgen: frozenset[str] = frozenset()


LICHT = MapTheme(
    naam="licht",
    grond=kaartstijl.GROND,
    buiten="#F1EFEA",
    water=kaartstijl.WATER,
    groen=kaartstijl.GROEN,
    gebouw=kaartstijl.GEBOUW,
    gebouw_rand="#D6D1C7",
    weg="#FFFFFF",
    hoofdweg="#FFFFFF",
    weg_rand="#C9C5BC",
    weg_ver="#C9C5BC",
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
    stappen=kaartstijl.STAPPEN,
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
    weg_ver="#474D54",
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
    stappen=kaartstijl.STAPPEN_DONKER,
)


# For who sees little difference: dark lines and letters, and streets that stand out.
LICHT_CONTRAST = replace(
    LICHT,
    naam="licht-contrast",
    grond="#FFFFFF",
    buiten="#F4F4F4",
    water="#A9CFE6",
    groen="#C4E0B0",
    gebouw="#D5D0C6",
    gebouw_rand="#7D776C",
    weg_rand="#6F6B63",
    weg_ver="#7F7B74",
    pad="#8E8778",
    spoor="#3A3835",
    buurtgrens="#1F1E1C",
    gemeentegrens="#000000",
    tekst="#000000",
    tekst_water="#0B3E5C",
    tekst_buurt="#000000",
    vlak_tekst="#000000",
    vlak_rand="#6F6B63",
)
DONKER_CONTRAST = replace(
    DONKER,
    naam="donker-contrast",
    grond="#000000",
    buiten="#101214",
    water="#1F4D6B",
    groen="#1F4427",
    gebouw="#2C3136",
    gebouw_rand="#8B939B",
    weg="#8B939B",
    hoofdweg="#B8BFC6",
    weg_rand="#000000",
    weg_ver="#8B939B",
    pad="#8B939B",
    spoor="#D5D9DD",
    buurtgrens="#FFFFFF",
    gemeentegrens="#FFFFFF",
    tekst="#FFFFFF",
    tekst_water="#BFE3F7",
    tekst_buurt="#FFFFFF",
    halo="#000000",
    vlak="#101214",
    vlak_tekst="#FFFFFF",
    vlak_rand="#8B939B",
)


def _plain(theme: MapTheme) -> MapTheme:
    """Return a theme in which only water, streets and borders are left to see."""
    return replace(
        theme,
        naam=f"{theme.naam}-effen",
        groen=theme.grond,
        gebouw=theme.grond,
        gebouw_rand=theme.grond,
        pad=theme.grond,
    )


# (light, dark) per style of the map that can be chosen.
STIJLEN = {
    "rustig": (LICHT, DONKER),
    "contrast": (LICHT_CONTRAST, DONKER_CONTRAST),
    "effen": (_plain(LICHT), _plain(DONKER)),
}


def map_theme(palette: QPalette, stijl: str = "rustig") -> MapTheme:
    """Return the map theme of a style that goes with the palette of the window."""
    licht, donker = STIJLEN[stijl]
    return donker if palette.window().color().lightness() < _DARK_BELOW else licht


def without(theme: MapTheme, parts: frozenset[str]) -> MapTheme:
    """Return a theme in which these parts of the base map are not painted."""
    if not parts:
        return theme
    # Other parts are other tiles.
    return replace(theme, naam=f"{theme.naam} -{'-'.join(sorted(parts))}", verborgen=parts)
