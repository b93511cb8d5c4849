"""Show what an export would leave out, and why, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.operations.exports import foto_rows, require_voor

if TYPE_CHECKING:
    from sociale_kaart.exporting.voorbeeld import Voorbeeld
    from sociale_kaart.operations.sessions import Session


def preview(session: Session, voor: str) -> Voorbeeld:
    """Return what an export for this audience leaves out; every kind of export leaves out the same.

    Raises:
        WorldError: an unknown audience.
    """
    from sociale_kaart.exporting import voorbeeld  # noqa: PLC0415 - start-up time

    require_voor(voor)
    kaart = session.kaart
    return voorbeeld.preview(kaart.hulpbronnen(), voor, today(), foto_rows(session))


def as_json(found: Voorbeeld) -> dict[str, object]:
    """Return a preview as the command line prints it."""
    vrijgave = found.vrijgave
    return {
        "voor": vrijgave.voor,
        "getoond": found.getoond,
        "verborgen": found.verborgen,
        "redenen": dict(vrijgave.redenen),
        "weggelaten": dict(vrijgave.weggelaten),
        "rijen": [
            {
                "hulpbron": rij.hulpbron,
                "naam": rij.naam,
                "reden": rij.reden,
                "zonder": list(rij.zonder),
                "fotos": list(rij.fotos),
                "verhalen": list(rij.verhalen),
            }
            for rij in found.rijen
        ],
    }


def as_lines(found: Voorbeeld) -> list[str]:
    """Return a preview as text, for whoever makes the export only."""
    lines = [f"Getoond: {found.getoond}. Niet getoond: {found.verborgen}."]
    lines += [f"  {aantal} × {reden}" for reden, aantal in found.vrijgave.redenen.items()]
    hidden = [rij for rij in found.rijen if rij.reden]
    partly = [rij for rij in found.rijen if not rij.reden]
    if hidden:
        lines += ["", "Niet getoond:", *(f"  {rij.naam}: {rij.reden}" for rij in hidden)]
    if partly:
        lines += ["", "Wel getoond, maar niet alles:"]
        lines += [f"  {rij.naam}: zonder {'; '.join(rij.alles)}" for rij in partly]
    if not found.rijen:
        lines.append("Er wordt niets weggelaten.")
    return lines
