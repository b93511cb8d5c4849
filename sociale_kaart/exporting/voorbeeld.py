"""What an export would leave out, and why, before anything is written.

The same gate decides as for the export itself. This is for whoever makes the export: it names what
stays behind, so it is never part of what leaves.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.exporting.gate import Vrijgave, reason_hidden, release
from sociale_kaart.exporting.gate_fotos import released_fotos
from sociale_kaart.exporting.gate_niveaus import NIVEAUS
from sociale_kaart.exporting.gate_velden import released_fields

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Row


# Enough of a text to know which one it is.
_BEGIN = 40


@dataclass(frozen=True, slots=True)
class Weglating:
    """A hulpbron that is not shown, or not whole.

    Attributes:
        hulpbron: uuid.
        naam: as the kaart has it.
        reden: why it is not shown at all (Dutch), '' when it is.
        zonder: what is left out of it (Dutch), when it is shown.
        fotos: the photos left out, each with why (Dutch), when it is shown.
        verhalen: the beginning of each quote or story that is left out, when it is shown.
    """

    hulpbron: str
    naam: str
    reden: str
    zonder: tuple[str, ...]
    fotos: tuple[str, ...] = ()
    verhalen: tuple[str, ...] = ()

    @property
    def alles(self) -> tuple[str, ...]:
        """All that is left out of it, in words."""
        return (*self.zonder, *self.fotos, *self.verhalen)


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


def preview(
    hulpbronnen: Sequence[Hulpbron],
    voor: str,
    peildatum: dt.date,
    fotos: Mapping[str, Row] | None = None,
) -> Voorbeeld:
    """Return what an export for `voor` leaves out on `peildatum`; `fotos` as for `release`.

    Raises:
        ValueError: `voor` is not publiek, partners or intern.
    """
    vrijgave = release(hulpbronnen, voor, peildatum, fotos)
    lezer = NIVEAUS[voor]
    rijen = []
    for hulpbron in hulpbronnen:
        reden = reason_hidden(hulpbron, lezer, peildatum)
        rij = Weglating(hulpbron.uuid, hulpbron.naam, reden, ())
        if not reden:
            vrij, weg = released_fields(hulpbron, lezer, peildatum)
            rij = dataclasses.replace(
                rij,
                zonder=tuple(sorted(weg)),
                fotos=tuple(
                    f"{f'foto {_quoted(foto.bijschrift)}'.strip()}: {waarom}"
                    for foto, waarom in released_fotos(hulpbron, lezer, peildatum, fotos or {})
                    if waarom
                ),
                verhalen=tuple(_left_out(hulpbron, vrij)),
            )
        if rij.reden or rij.zonder or rij.fotos or rij.verhalen:
            rijen.append(rij)
    rijen.sort(key=lambda rij: (not rij.reden, rij.naam.casefold(), rij.naam, rij.hulpbron))
    hidden = sum(bool(rij.reden) for rij in rijen)
    assert hidden == vrijgave.verborgen, "the preview is what the gate does"
    return Voorbeeld(vrijgave, tuple(rijen))


def _left_out(whole: Hulpbron, shown: Hulpbron) -> Iterator[str]:
    told = {row.get("uuid") for row in shown.deel("verhalen") if row.get("tekst")}
    for row in whole.deel("verhalen"):
        if row.get("tekst") and row.get("uuid") not in told:
            yield f"verhaal {_quoted(str(row['tekst']))}"


def _quoted(tekst: str) -> str:
    """Return the beginning of a text between quotes, '' for none."""
    begin = " ".join(tekst.split())
    return f"‘{begin if len(begin) <= _BEGIN else begin[: _BEGIN - 1] + '…'}’" if begin else ""
