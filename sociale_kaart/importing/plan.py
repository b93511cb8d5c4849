"""What an import would do, row by row: decided in `importing.lijst`, carried out elsewhere.

Plain values, because a plan crosses from the worker process to the window.
"""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from sociale_kaart.domain.personen import WEIGERING
from sociale_kaart.domain.uitkomsten import UITKOMSTEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.importing.dubbelen import Dubbel
    from sociale_kaart.importing.geocode import Suggestie


# Rows of a plan that cross to another process at a time.
_PIECE = 500

# What a waiting row waits for.
PLEK, DUBBEL, VERSCHIL, VERDWEEN, LATER = "plek", "dubbel", "verschil", "verwijderd", "later"
# How a row stands to the version of the list before it.
NIEUW, GEWIJZIGD, ONGEWIJZIGD = "nieuw", "gewijzigd", "ongewijzigd"


@dataclass(frozen=True, slots=True)
class Veldverschil:
    """A field of which list and kaart say something else.

    Attributes:
        veld: column of hulpbronnen, of contacten ('contact.telefoon'), or 'adres'.
        was: what the list before said, None when it said nothing or is not known.
        lijst: what the list says now, None when it says nothing any more.
        kaart: what the kaart has.
        botst: whether both sides changed it, so that somebody must choose; else the list's value
            is taken, or nothing at all where the list has become silent.
    """

    veld: str
    was: Value
    lijst: Value
    kaart: Value
    botst: bool


class Gelezen(NamedTuple):
    """What a list says in one row: columns of hulpbronnen and contacten, rows of delen."""

    velden: Mapping[str, Value]
    contact: Mapping[str, Value] | None
    delen: Mapping[str, Sequence[Mapping[str, Value]]]


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
        wacht_op: plek | dubbel | verschil | verwijderd | later for a waiting row, else ''.
        gevonden: the plek with its point of a row that waits for another reason.
        dubbelen: hulpbronnen and rows of this list that it may be the same as, likeliest first;
            also of a row that is placed: then it is only possible, for somebody to look at.
        verschillen: what differs from the kaart, of a row of a list that came before.
        vergelijking: nieuw | gewijzigd | ongewijzigd beside the version before, '' without one.
        vervangt: uuid of the waiting row of an earlier import that this row takes the place of.
        gelezen: all that the list says, where `velden`, `contact` and `delen` are only a part.
        naar_rij: the row of this list that this one is merged into.
        gekozen: fields that the user lets the list decide; None for where the kaart is empty.
        geen_dubbele: uuid of the hulpbron that the user said this is not.
        geen_dubbelen: uuids of more such hulpbronnen.
        vervangen: child table -> the codes that it is to have exactly, of a row of a workbook that
            was sent round.
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
    wacht_op: str = ""
    gevonden: Mapping[str, Value] | None = None
    dubbelen: tuple[Dubbel, ...] = ()
    verschillen: tuple[Veldverschil, ...] = ()
    vergelijking: str = ""
    vervangt: str | None = None
    gelezen: Gelezen | None = None
    naar_rij: int | None = None
    gekozen: frozenset[str] | None = None
    geen_dubbele: str | None = None
    geen_dubbelen: tuple[str, ...] = ()
    vervangen: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def naam(self) -> str:
        """What the row is called, '' when it has no name."""
        return str(self.whole.velden.get("naam") or "")

    @property
    def whole(self) -> Gelezen:
        """All that the list says about it."""
        return self.gelezen or Gelezen(self.velden, self.contact, self.delen)

    @property
    def is_refused(self) -> bool:
        """Whether it is about people: nothing of it is kept, whatever anybody chooses."""
        return self.reden == WEIGERING


@dataclass(frozen=True, slots=True)
class Verdwenen:
    """A hulpbron that came from the list before and is not in this one any more."""

    hulpbron: str
    naam: str
    rijnummer: int


@dataclass(frozen=True, slots=True)
class VorigeLijst:
    """The version of a list that was imported before: its batch, file name and date (ISO)."""

    batch: str
    bestand: str
    datum: str


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
        vorige: the version of this list it was compared with, None when there is none.
        verdwenen: what that version had and this one has not; nothing is done with it unasked.
        gestopt: hulpbronnen among `verdwenen` that are to be marked as stopped.
        lezing: how the file was read ('leeskeuze') and its columns ('koppeling'), as JSON.
        profiel: name of the profile it was read with, '' for none.
        niet_bewaard: headers of columns with personal data that are neither read nor kept.
        rondgestuurd: it is our own workbook, of which only edited cells count.
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
    vorige: VorigeLijst | None = None
    verdwenen: tuple[Verdwenen, ...] = ()
    gestopt: tuple[str, ...] = ()
    lezing: Mapping[str, str] = field(default_factory=dict)
    profiel: str = ""
    niet_bewaard: tuple[str, ...] = ()
    rondgestuurd: bool = False

    def __reduce__(self) -> tuple[object, ...]:
        # A pickle remembers all it has written, and is in memory whole: smaller ones after another
        # take a fraction of that.
        pieces = [
            pickle.dumps(self.rows[begin : begin + _PIECE])
            for begin in range(0, len(self.rows), _PIECE)
        ]
        rest = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "rows"}
        return _put_together, (pieces, rest)

    @property
    def rijen(self) -> int:
        """Number of rows of the list."""
        return len(self.rows)

    def with_rows(self, rows: Iterable[PlannedRow]) -> ImportPlan:
        """Return the plan with other outcomes for its rows; the counts follow."""
        changed = tuple(rows)
        assert [r.rijnummer for r in changed] == [r.rijnummer for r in self.rows], "a row was lost"
        totalen, redenen = counts(changed)
        return replace(self, rows=changed, totalen=totalen, redenen=redenen)


def _put_together(pieces: list[bytes], rest: dict[str, Any]) -> ImportPlan:
    rows: list[PlannedRow] = []
    # Each piece is let go when it is read.
    pieces.reverse()
    while pieces:
        rows += pickle.loads(pieces.pop())  # noqa: S301 - our own bytes
    return ImportPlan(rows=tuple(rows), **rest)


def counts(rows: Sequence[PlannedRow]) -> tuple[dict[str, int], dict[str, int]]:
    """Return rows per outcome, all five, and per reason of those that wait or are skipped."""
    totals = Counter(row.uitkomst for row in rows)
    found = {naam: totals[naam] for naam in UITKOMSTEN}
    assert sum(found.values()) == len(rows), "a row was lost"
    redenen = Counter(row.reden for row in rows if row.uitkomst in {"wachtend", "overgeslagen"})
    return found, dict(redenen.most_common())
