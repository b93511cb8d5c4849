"""Facts about the kaart itself.

Two places, on purpose. The table `instellingen` holds what people decide and later exchange (naam,
onze_definitie, doel, partners, which ondergrond): logged and undoable. The table `kaart` holds what
belongs to this one file on this laptop (kaart_uuid, format version, where the ondergrond was last
found, SQLite's change counter): never in the log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.project.action import Actie

KAART_UUID = "kaart_uuid"
FORMAAT = "formaat_versie"
PAD = "ondergrond_pad"
# The change counter of the file as our last transaction leaves it.
TELLER = "wijzigingsteller"
# Set while personal data may still stand in pages that are no longer used.
OPRUIMEN = "opruimen"
# Set in a copy made by doorgeven: it has no log of its own past and cannot be merged back.
DOORGEGEVEN = "doorgegeven"


@dataclass(frozen=True, slots=True)
class OndergrondLink:
    """Which ondergrond a kaart belongs to: its name, SHA-256, CBS year, and where it was found."""

    naam: str
    checksum: str
    jaar: int | None = None
    pad: str | None = None


def local(connection: sqlite3.Connection, sleutel: str) -> Value:
    """Return a fact about this file, None when absent."""
    row = connection.execute("SELECT waarde FROM kaart WHERE sleutel = ?", (sleutel,)).fetchone()
    return row[0] if row else None


def set_local(connection: sqlite3.Connection, sleutel: str, waarde: Value) -> None:
    """Set a fact about this file, inside the caller's transaction; None removes it."""
    if waarde is None:
        connection.execute("DELETE FROM kaart WHERE sleutel = ?", (sleutel,))
        return
    connection.execute(
        "INSERT INTO kaart (sleutel, waarde) VALUES (?, ?)"
        " ON CONFLICT (sleutel) DO UPDATE SET waarde = excluded.waarde",
        (sleutel, waarde),
    )


def shared(connection: sqlite3.Connection, sleutel: str) -> str | None:
    """Return one of the `instellingen`, None when absent."""
    # Edits by other programs can leave two rows for one key; the first then counts.
    row = connection.execute(
        "SELECT waarde FROM instellingen WHERE sleutel = ? ORDER BY fid LIMIT 1", (sleutel,)
    ).fetchone()
    return row[0] if row else None


def read_link(connection: sqlite3.Connection) -> OndergrondLink | None:
    """Return the ondergrond of this kaart, None when it has none."""
    checksum = shared(connection, "ondergrond_checksum")
    if not checksum:
        return None
    jaar = shared(connection, "ondergrond_jaar") or ""
    pad = local(connection, PAD)
    return OndergrondLink(
        naam=shared(connection, "ondergrond_naam") or "",
        checksum=checksum,
        jaar=int(jaar) if jaar.isdecimal() else None,
        pad=str(pad) if pad else None,
    )


def write_link(actie: Actie, link: OndergrondLink | None) -> None:
    """Log which ondergrond a kaart belongs to; where it stands is local, see `PAD`."""
    actie.set_instelling("ondergrond_naam", link.naam if link else None)
    actie.set_instelling("ondergrond_checksum", link.checksum if link else None)
    actie.set_instelling("ondergrond_jaar", str(link.jaar) if link and link.jaar else None)
