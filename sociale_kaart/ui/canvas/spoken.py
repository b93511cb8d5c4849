"""What is on the map in words, for who walks over it by ear."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import notatie
from sociale_kaart.domain.kaartstijl import sfeerteken, sfeertekens

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE_M = 5.0
_KM_M = 1_000.0
_TEN_M = 10.0


def _winds() -> tuple[str, ...]:
    """Return the eight winds clockwise from the north."""
    return (
        QCoreApplication.translate("gesproken", "ten noorden"),
        QCoreApplication.translate("gesproken", "ten noordoosten"),
        QCoreApplication.translate("gesproken", "ten oosten"),
        QCoreApplication.translate("gesproken", "ten zuidoosten"),
        QCoreApplication.translate("gesproken", "ten zuiden"),
        QCoreApplication.translate("gesproken", "ten zuidwesten"),
        QCoreApplication.translate("gesproken", "ten westen"),
        QCoreApplication.translate("gesproken", "ten noordwesten"),
    )


def wind(dx: float, dy: float) -> str:
    """Return the direction of a step in RD metres (dx to the east, dy to the north)."""
    turn = math.atan2(dx, dy) / (2 * math.pi)
    return _winds()[round(turn * 8) % 8]


def length(metres: float) -> str:
    """Return a distance as it is said on a map: 320 m, 1,2 km from 1.000 m on."""
    rounded = round(metres / _TEN_M) * _TEN_M
    if rounded < _KM_M:
        return f"{max(rounded, _TEN_M):.0f} m"
    return f"{notatie.getal(metres / _KM_M, 1).removesuffix(',0')} km"


def away(start: tuple[float, float], end: tuple[float, float]) -> str:
    """Return where `end` lies as seen from `start` (RD metres): '320 m ten noorden' or 'hier'."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    metres = math.hypot(dx, dy)
    if metres < _HERE_M:
        return QCoreApplication.translate("gesproken", "hier")
    return f"{length(metres)} {wind(dx, dy)}"


def marker_text(
    naam: str,
    sfeer: str | None,
    formaliteit: str | None,
    *,
    buurt: str = "",
    adres: str = "",
    where: str = "",
) -> str:
    """Return a hulpbron as it is read aloud on the map.

    >>> marker_text("Buurthuis De Brug", "gemeenschappelijk", "informeel", buurt="Brunnepe")
    'Buurthuis De Brug, gemeenschappelijk, informeel, Brunnepe'
    """
    teken = sfeerteken(sfeer)
    parts = (naam, teken.label.lower(), formaliteit or "", buurt, adres, where)
    return ", ".join(part for part in parts if part)


def cluster_text(counts: Sequence[int], *, where: str = "") -> str:
    """Return a cluster as it is read aloud; `counts` per sfeer in the order of the sferen."""
    whole = QCoreApplication.translate("gesproken", "{0} hulpbronnen bij elkaar").format(
        notatie.getal(sum(counts))
    )
    parts = [
        f"{notatie.getal(count)} {teken.label.lower()}"
        for teken, count in zip(sfeertekens(), counts, strict=True)
        if count
    ]
    return ", ".join([f"{whole}: {', '.join(parts)}", *([where] if where else [])])
