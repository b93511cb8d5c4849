"""The sheets of paper and the scales that a buurtkaart is offered in."""

from __future__ import annotations

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie

# Short and long side in millimetres.
FORMATEN = {"A4": (210.0, 297.0), "A3": (297.0, 420.0)}
# Round enough for a ruler, from a few streets to a large rural buurt.
SCHALEN = (2_500, 5_000, 7_500, 10_000, 15_000, 20_000, 25_000, 50_000)


def require_formaat(formaat: str) -> None:
    """Check that this paper size is offered.

    Raises:
        WorldError: it is not.
    """
    if formaat not in FORMATEN:
        raise WorldError(
            f"Het formaat ‘{formaat}’ bestaat hier niet.",
            f"Kies {' of '.join(FORMATEN)}.",
            "Er is niets gemaakt.",
        )


def require_schaal(schaal: int) -> None:
    """Check that this scale is offered; 5000 is 1:5.000.

    Raises:
        WorldError: it is not.
    """
    if schaal not in SCHALEN:
        keuze = ", ".join(str(getal) for getal in SCHALEN)
        raise WorldError(
            f"De schaal 1:{notatie.getal(schaal)} bestaat hier niet.",
            f"Kies een van deze getallen: {keuze}.",
            "Er is niets gemaakt.",
        )
