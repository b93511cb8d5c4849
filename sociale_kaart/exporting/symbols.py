"""The symbols of the hulpbronnen in exports: shape and colour say the sfeer, the fill formaliteit.

Sizes are relative to a symbol of 24 x 24 units with its middle at 0,0.
"""

from __future__ import annotations

from dataclasses import dataclass

# Two thirds of the half side, so that the four shapes look equally large.
_ZESHOEK = "-9.5,-5.5 0,-11 9.5,-5.5 9.5,5.5 0,11 -9.5,5.5"
_RUIT = "0,-9 9,0 0,9 -9,0"


@dataclass(frozen=True, slots=True)
class Symbool:
    """How a sfeer looks: Dutch name of the shape, colour, and the shape as an SVG element."""

    sfeer: str
    label: str
    vorm: str
    kleur: str
    svg: str
    qgis: str


SYMBOLEN: tuple[Symbool, ...] = (
    Symbool(
        "gemeenschappelijk", "Gemeenschappelijk", "zeshoek", "#D55E00",
        f'<polygon points="{_ZESHOEK}"/>', "hexagon",
    ),
    Symbool(
        "institutioneel", "Institutioneel", "vierkant", "#0072B2",
        '<rect x="-9" y="-9" width="18" height="18"/>', "square",
    ),
    Symbool(
        "persoonlijk", "Persoonlijk", "rondje", "#CC79A7",
        '<circle r="10"/>', "circle",
    ),
    Symbool(
        "", "Nog niet ingedeeld", "ruit", "#595959",
        f'<polygon points="{_RUIT}"/>', "diamond",
    ),
)  # fmt: skip
_BY_SFEER = {symbool.sfeer: symbool for symbool in SYMBOLEN}


def symbool(sfeer: str | None) -> Symbool:
    """Return the symbol of a sfeer; an unknown or empty one is 'nog niet ingedeeld'."""
    return _BY_SFEER.get(sfeer or "", _BY_SFEER[""])
