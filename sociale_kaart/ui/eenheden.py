"""How distances are written in the window: metres as far as people say them, or kilometres.

Kept with the application, the one object that every widget and painter shares.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import notatie

_PROPERTY = "sociale_kaart_eenheden"
_KM_FROM_M = {"m": 10_000, "km": 1_000}


def set_eenheden(eenheden: str) -> None:
    """Write distances in 'm' (1.250 m) or 'km' (1,3 km) from now on."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, eenheden)


def km_from() -> int:
    """Return from how many metres on kilometres are said."""
    application = QCoreApplication.instance()
    chosen = application.property(_PROPERTY) if application is not None else None
    return _KM_FROM_M[chosen or "m"]


def afstand(metres: float | None) -> str:
    """Return a distance as the user wants it written; None is a dash."""
    return notatie.afstand(metres, km_from())
