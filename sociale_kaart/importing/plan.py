"""What an import would do, row by row: decided in `importing.lijst`, carried out elsewhere.

Plain values, because a plan crosses from the worker process to the window.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.importing.geocode import Suggestie

UITKOMSTEN = ("geplaatst", "bijgewerkt", "samengevoegd", "wachtend", "overgeslagen")


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row.

    Attributes:
        rijnummer: row number in the file, from 1.
        uitkomst: geplaatst | bijgewerkt | samengevoegd | wachtend | overgeslagen.
        reden: one Dutch sentence, the same for all rows with this reason; '' when simply placed.
        toelichting: what is special about this row.
        cellen: header -> text as it may be kept in the kaart: nothing of a refused row, no address
            of the persoonlijke sfeer.
        oorspronkelijk: header -> text of all filled cells, for the receipt of the user only.
        velden: columns of hulpbronnen; for `bijgewerkt` only what changes.
        plek: columns of plekken, with x and y (RD New, metres) when there is a point; for a
            waiting row the address as the list gives it, without a point.
        contact: columns of contacten; for `bijgewerkt` only what changes.
        delen: child table -> rows to add.
        bestaande: uuid of the hulpbron that is updated, or that the row looks like.
        plek_uuid: the plek that `plek` changes, None for a new one.
        contact_uuid: the contact that `contact` changes, None for a new one.
        suggesties: near hits to offer when the row waits.
    """

    rijnummer: int
    uitkomst: str
    reden: str = ""
    toelichting: str = ""
    cellen: Mapping[str, str] = field(default_factory=dict)
    oorspronkelijk: Mapping[str, str] = field(default_factory=dict)
    velden: Mapping[str, Value] = field(default_factory=dict)
    plek: Mapping[str, Value] | None = None
    contact: Mapping[str, Value] | None = None
    delen: Mapping[str, Sequence[Mapping[str, Value]]] = field(default_factory=dict)
    bestaande: str | None = None
    plek_uuid: str | None = None
    contact_uuid: str | None = None
    suggesties: tuple[Suggestie, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The outcome of every row of a list.

    Attributes:
        rows: one per row of the list that holds something, in order.
        totalen: number of rows per outcome, all five.
        redenen: number of rows per reason, of those that wait or are skipped.
        koppen: headers of the list, in order.
        koppeling: field -> header it was read from.
        onbekende_kolommen: headers that were not used; their cells are kept.
        onbekende_waarden: (header, value) -> number of rows; these fields stay empty.
        meldingen: Dutch sentences about the list as a whole.
    """

    bestand: str
    blad: str
    rows: tuple[PlannedRow, ...]
    totalen: Mapping[str, int]
    redenen: Mapping[str, int]
    koppen: tuple[str, ...]
    koppeling: Mapping[str, str]
    onbekende_kolommen: tuple[str, ...]
    onbekende_waarden: Mapping[tuple[str, str], int]
    meldingen: tuple[str, ...]

    @property
    def rijen(self) -> int:
        """Number of rows of the list."""
        return len(self.rows)
