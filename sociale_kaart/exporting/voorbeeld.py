"""What an export would leave out, and why, before anything is written.

The same gate decides as for the export itself. This is for whoever makes the export: it names what
stays behind, so it is never part of what leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.exporting.gate import Vrijgave, reason_hidden, release
from sociale_kaart.exporting.gate_velden import NIVEAUS, released_fields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron


@dataclass(frozen=True, slots=True)
class Weglating:
    """A hulpbron that is not shown, or not whole.

    Attributes:
        hulpbron: uuid.
        naam: as the kaart has it.
        reden: why it is not shown at all (Dutch), '' when it is.
        zonder: what is left out of it (Dutch), when it is shown.
    """

    hulpbron: str
    naam: str
    reden: str
    zonder: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """What would be left out.

    Attributes:
        vrijgave: what the gate lets through, as the export will hold it.
        rijen: one per hulpbron that is not shown or not whole; by name, those not shown first.
    """

    vrijgave: Vrijgave
    rijen: tuple[Weglating, ...]

    @property
    def getoond(self) -> int:
        """Number of hulpbronnen that are shown, whole or not."""
        return len(self.vrijgave.hulpbronnen)

    @property
    def verborgen(self) -> int:
        """Number of hulpbronnen that are not shown."""
        return self.vrijgave.verborgen


def preview(hulpbronnen: Sequence[Hulpbron], voor: str, peildatum: dt.date) -> Voorbeeld:
    """Return what an export for `voor` leaves out on `peildatum`.

    Raises:
        ValueError: `voor` is not publiek, partners or intern.
    """
    vrijgave = release(hulpbronnen, voor, peildatum)
    lezer = NIVEAUS[voor]
    rijen = []
    for hulpbron in hulpbronnen:
        reden = reason_hidden(hulpbron, lezer, peildatum)
        weg = () if reden else tuple(sorted(released_fields(hulpbron, lezer, peildatum)[1]))
        if reden or weg:
            rijen.append(Weglating(hulpbron.uuid, hulpbron.naam, reden, weg))
    rijen.sort(key=lambda rij: (not rij.reden, rij.naam.casefold(), rij.naam, rij.hulpbron))
    hidden = sum(bool(rij.reden) for rij in rijen)
    assert hidden == vrijgave.verborgen, "the preview is what the gate does"
    return Voorbeeld(vrijgave, tuple(rijen))
