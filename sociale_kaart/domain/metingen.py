"""Metingen: figures of one day that are kept, to be set beside those of another day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain import notatie

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Meting:
    """One set of figures that is kept in the kaart.

    Attributes:
        uuid: of the row.
        naam: how people call it.
        datum: when it was made.
        voor: who may see every hulpbron that counted; figures for others would tell of hidden ones.
        ondergrond: name of the ondergrond it was made on.
        ondergrond_sha256: checksum of that file.
        buurtjaar: year of the buurten.
        keuze: how it was measured, in a few Dutch words.
        regels: number of rows.
        sha256: checksum of the figures.
    """

    uuid: str
    naam: str
    datum: dt.date | None
    voor: str
    ondergrond: str
    ondergrond_sha256: str
    buurtjaar: int | None
    keuze: str
    regels: int
    sha256: str

    @property
    def regel(self) -> str:
        """The meting as one line: what, when, how."""
        when = notatie.datum(self.datum) if self.datum else "datum onbekend"
        return f"{self.naam}, {when} ({self.keuze}; buurten {self.buurtjaar or 'zonder jaar'})"
