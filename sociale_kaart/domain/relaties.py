"""The words of a relatie as they follow a name, from either end."""

from __future__ import annotations

from sociale_kaart.domain import lijsten


def zin(soort: str, *, uitgaand: bool = True) -> str:
    """Return what stands between two names: 'organiseert', or back 'wordt georganiseerd door'.

    Args:
        soort: code of the list `relatie`; one that is not in it shows itself.
        uitgaand: whether the name before it is the one the relatie starts from.
    """
    for item in lijsten.lijst("relatie"):
        if item.code == soort:
            return item.extra["zin" if uitgaand else "omgekeerd"]
    return soort
