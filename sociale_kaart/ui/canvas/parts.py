"""The parts of the base map that can be switched off, by the names people give them."""

from __future__ import annotations

from typing import NamedTuple

# The classes of streets that are paths.
_PAD_KLASSEN = frozenset({"pad", "fietspad"})
_PADEN = "paden"
_BUURTNAMEN, _STRAATNAMEN = "buurtnamen", "straatnamen"


class Part(NamedTuple):
    """One part of the base map: its code (a layer of the ondergrond, or names) and its label."""

    code: str
    label: str


PARTS = (
    Part("gebouwen", "Gebouwen"),
    Part("groen", "Groen"),
    Part("water", "Water"),
    Part(_PADEN, "Paden en fietspaden"),
    Part(_STRAATNAMEN, "Straatnamen"),
    Part("buurten", "Grenzen van buurten"),
    Part(_BUURTNAMEN, "Namen van buurten"),
)


def layer_part(layer: str, klassen: tuple[str, ...]) -> str:
    """Return the part that a layer of the ondergrond belongs to, or these classes of it."""
    if layer == "straten" and klassen and klassen[0] in _PAD_KLASSEN:
        return _PADEN
    return "water" if layer == "waterlopen" else layer


def name_part(soort: str) -> str:
    """Return the part that a kind of name on the map belongs to."""
    return _BUURTNAMEN if soort == "buurt" else _STRAATNAMEN
