"""Hulpbron and Plek: what the register of a kaart is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# What a cell of the register can hold. Dates are ISO text (JJJJ-MM-DD), ja/nee is 1/0.
Value = str | int | float | bytes | None
# One row of a child table (a 'deel'), keyed by column name.
Row = Mapping[str, Value]

# Only these ways of using a plek count for distance (domein 3.2).
TELT_VOOR_AFSTAND = frozenset({"vast", "wisselend"})
# Statuses that are on offer now.
STATUS_ACTIEF = "actief"


@dataclass(frozen=True, slots=True)
class Plek:
    """One place of a hulpbron: an address, a point, or only a buurt.

    Attributes:
        x: RD New (EPSG:28992) in metres, None when there is no point.
        y: as `x`.
        buurtcode: CBS code `BU…`, derived from the point or from `buurt_gekozen`.
        locatie_nauwkeurigheid: adres | straat | postcode | buurt | handmatig | vak.
        gebruik: vast | wisselend | vindplaats | thuis | online.
    """

    uuid: str
    hulpbron: str
    x: float | None = None
    y: float | None = None
    gebruik: str | None = None
    straat: str | None = None
    huisnummer: int | None = None
    huisletter: str | None = None
    toevoeging: str | None = None
    postcode: str | None = None
    plaats: str | None = None
    buurtcode: str | None = None
    buurt_gekozen: str | None = None
    locatie_nauwkeurigheid: str | None = None
    schema: str | None = None
    volgorde: int | None = None

    @property
    def adres(self) -> str:
        """Street and number as written on an envelope, '' when there is none."""
        if not self.straat:
            return ""
        nummer = f"{self.huisnummer or ''}{self.huisletter or ''}"
        if self.toevoeging:
            nummer = f"{nummer}-{self.toevoeging}"
        return f"{self.straat} {nummer}".strip()


@dataclass(frozen=True, slots=True)
class Hulpbron:
    """One hulpbron: the kern of domein 3.1, its plekken, and its delen by table name."""

    uuid: str
    naam: str
    omschrijving: str | None = None
    leefwereld: str | None = None
    sfeer: str | None = None
    formaliteit: str | None = None
    inzet: str | None = None
    soort: str | None = None
    categorie: str | None = None
    status: str | None = None
    begonnen_op: str | None = None
    gestopt_op: str | None = None
    reden_gestopt: str | None = None
    zichtbaarheid: str | None = None
    gecontroleerd_op: str | None = None
    gecontroleerd_door: str | None = None
    herzien_voor: str | None = None
    bron: str | None = None
    bron_id: str | None = None
    batch: str | None = None
    # Every other column of the table hulpbronnen (kosten, drempel, waarom, …).
    meer: Row = field(default_factory=dict)
    plekken: tuple[Plek, ...] = ()
    # Child tables by name, see `domain.tabellen`; absent means no rows.
    delen: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def deel(self, tabel: str) -> tuple[Row, ...]:
        """Return the rows of a child table."""
        return self.delen.get(tabel, ())

    @property
    def buurtcodes(self) -> tuple[str, ...]:
        """The buurten of all plekken, each once, in order."""
        return tuple(dict.fromkeys(p.buurtcode for p in self.plekken if p.buurtcode))
