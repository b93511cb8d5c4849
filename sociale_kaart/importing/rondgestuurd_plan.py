"""What a workbook that was sent round and edited changes: the cells that somebody edited.

Each cell is compared with what was sent and with what the kaart shows now. Not edited: nothing
happens, whatever changed here. Edited while the kaart still shows what was sent: it is taken, also
when it was emptied. Edited on both sides: the row waits. A row without kenmerk is new.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain import regels
from sociale_kaart.domain.personen import WEIGERING
from sociale_kaart.domain.rondzenden import KENMERK, VELDEN
from sociale_kaart.importing.bijwerken import STOND_ER_AL, VERSCHILT
from sociale_kaart.importing.lijst import DUBBEL_IN_LIJST, WACHT_AL, KaartStand, plan_import
from sociale_kaart.importing.plan import (
    DUBBEL,
    GEWIJZIGD,
    NIEUW,
    ONGEWIJZIGD,
    VERDWEEN,
    VERSCHIL,
    ImportPlan,
    PlannedRow,
    Verdwenen,
    counts,
)
from sociale_kaart.importing.rijcellen import Kolommen, Rijcellen
from sociale_kaart.importing.rijen import ADRESVELDEN, Rijlezer
from sociale_kaart.importing.rondgestuurd import as_text, by_kop
from sociale_kaart.importing.rondgestuurd_rij import EditedRow, Omgeving, Versies

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.leesregels import Cel, Table

ONBEKEND_KENMERK = "Het kenmerk van deze rij staat niet (meer) op de kaart."
VERGETEN = "Deze hulpbron is definitief verwijderd en komt niet terug."
NIET_OVER_TE_NEMEN = "Een cel van deze rij is niet over te nemen; kies wat klopt."
_STEP = 500


@dataclasses.dataclass(frozen=True, slots=True)
class Terug:
    """What came back.

    Attributes:
        table: the sheet.
        koppeling: which column is which field.
        verzonden: kenmerk -> header -> text as it was sent; empty when somebody removed that.
    """

    table: Table
    koppeling: Koppeling
    verzonden: Mapping[str, Mapping[str, str]]


@dataclasses.dataclass(frozen=True, slots=True)
class Register:
    """What it is held against.

    Attributes:
        bestaande: what the kaart has.
        toon: what the sheet would show of a hulpbron now, header -> text.
        stand: what the kaart remembers of lists, doubles and rows that wait.
    """

    bestaande: Sequence[Hulpbron]
    toon: Callable[[Hulpbron], Mapping[str, str]]
    stand: KaartStand


def plan_returned(
    terug: Terug, nu: Register, geocoder: Geocoder, progress: Progress | None = None
) -> ImportPlan:
    """Say for every row what it changes.

    Args:
        terug: the workbook.
        nu: the kaart.
        geocoder: the addresses and buurten of the ondergrond.
        progress: told every few hundred rows.
    """
    planner = _Planner(terug, nu, geocoder)
    known, other = planner.split()
    rows = []
    for done, index in enumerate(known):
        if done % _STEP == 0:
            (progress or NoProgress()).step("Rijen vergelijken…", done, len(known))
        rows.append(planner.plan(index))
    new = _new_rows(terug, other, planner.unknown_kenmerk, nu, geocoder)
    rows = sorted([*rows, *new.rows], key=lambda row: row.rijnummer)
    totalen, redenen = counts(rows)
    gone = planner.gone()
    told = list(new.meldingen) + planner.told()
    if gone:
        told.append(
            f"Hulpbronnen die wel zijn rondgestuurd en nu in de lijst ontbreken: {len(gone)}. Er "
            "is niets verwijderd."
        )
    if not terug.verzonden:
        told.append(
            "Het verborgen blad met wat er is rondgestuurd ontbreekt. Daarom wacht elke cel die "
            "anders is dan op de kaart, en blijft staan wat in de lijst leeg is."
        )
    return dataclasses.replace(
        new,
        rows=tuple(rows),
        totalen=totalen,
        redenen=redenen,
        meldingen=tuple(told),
        onbekende_waarden={**new.onbekende_waarden, **planner.unknown},
        verdwenen=tuple(gone),
        rondgestuurd=True,
    )


class _Planner:
    """Plans the rows whose hulpbron the kaart has.

    Attributes:
        unknown: (header, value) -> rows, of edited cells with a word that is in no list.
        unknown_kenmerk: row numbers of rows with a kenmerk that the kaart does not have.
    """

    def __init__(self, terug: Terug, nu: Register, geocoder: Geocoder) -> None:
        self.unknown: Counter[tuple[str, str]] = Counter()
        self.unknown_kenmerk: set[int] = set()
        self._terug, self._table = terug, terug.table
        self._by_uuid = {hulpbron.uuid: hulpbron for hulpbron in nu.bestaande}
        self._place = terug.table.koppen.index(KENMERK)
        self._kolommen = Kolommen(terug.table.koppen)
        self._toon, self._waits = nu.toon, nu.stand.wachtend
        self._omgeving = Omgeving(Rijlezer(terug.koppeling), terug.koppeling, geocoder)
        self._first: dict[str, int] = {}
        private = {kop for kop, veld in VELDEN.items() if veld in ADRESVELDEN}
        self._private = frozenset(private & set(terug.table.koppen))

    def split(self) -> tuple[list[int], list[int]]:
        """Return the places in the list of rows that are known and of the others."""
        known, other = [], []
        for index, row in enumerate(self._table.rijen):
            kenmerk = as_text(row[self._place])
            if kenmerk in self._by_uuid:
                known.append(index)
                continue
            other.append(index)
            if kenmerk:
                self.unknown_kenmerk.add(self._table.rijnummers[index])
        return known, other

    def plan(self, index: int) -> PlannedRow:
        """Return what a known row does."""
        cells, number = self._table.rijen[index], self._table.rijnummers[index]
        kenmerk = as_text(cells[self._place])
        old = self._by_uuid[kenmerk]
        texts = [as_text(cel) or None for cel in cells]
        whole = Rijcellen(self._kolommen, texts)
        kept = whole.without(self._private) if regels.only_at_buurt_level(old.sfeer) else whole
        bare = PlannedRow(
            number, "bijgewerkt", cellen=kept, oorspronkelijk=whole, bestaande=kenmerk
        )
        first = self._first.setdefault(kenmerk, number)
        edited = EditedRow(
            self._omgeving,
            by_kop(self._table, cells),
            Versies(
                {kop: text or "" for kop, text in zip(self._table.koppen, texts, strict=True)},
                self._terug.verzonden.get(kenmerk),
                self._toon(old),
            ),
            old,
        )
        if first != number:
            note = f"Rij {first} heeft hetzelfde kenmerk."
            return _waiting(bare, edited, DUBBEL_IN_LIJST, note, DUBBEL)
        if edited.over_mensen:
            return PlannedRow(
                number, "overgeslagen", WEIGERING, oorspronkelijk=whole, bestaande=None
            )
        self.unknown.update(edited.onbekend)
        return self._outcome(bare, edited, kenmerk)

    def _outcome(self, bare: PlannedRow, edited: EditedRow, kenmerk: str) -> PlannedRow:
        note = edited.note
        clashes = [one for one in edited.verschillen if one.botst]
        if clashes or edited.onmogelijk:
            said = [f"{v.veld}: lijst ‘{v.lijst!s}’, kaart ‘{v.kaart!s}’" for v in clashes]
            if bare.cellen != bare.oorspronkelijk:
                # Of the persoonlijke sfeer no address is kept, here neither.
                said = ["Kijk in de lijst wat er is veranderd"]
            told = ". ".join([*said, *edited.onmogelijk])
            reden = VERSCHILT if clashes else NIET_OVER_TE_NEMEN
            row = _waiting(bare, edited, reden, f"{told}. {note}".strip(), VERSCHIL)
            return self._once(row, kenmerk)
        changed = sorted({one.veld for one in edited.verschillen})
        said_changed = f"Bijgewerkt: {', '.join(changed)}." if changed else ""
        return dataclasses.replace(
            bare,
            reden="" if changed else STOND_ER_AL,
            toelichting=" ".join(filter(None, [said_changed, note])),
            velden=edited.velden,
            contact=edited.contact or None,
            contact_uuid=edited.contact_uuid if edited.contact else None,
            plek=edited.plek,
            plek_uuid=edited.plek_uuid if edited.plek else None,
            vervangen=edited.sets,
            verschillen=tuple(edited.verschillen),
            vergelijking=GEWIJZIGD if changed else ONGEWIJZIGD,
            vervangt=self._waits.get(kenmerk, (None,))[0],
        )

    def _once(self, row: PlannedRow, kenmerk: str) -> PlannedRow:
        """Let a row that waits already not wait twice; a newer version takes its place."""
        waits = self._waits.get(kenmerk)
        if waits is None:
            return row
        if dict(waits[1]) == dict(row.cellen):
            return dataclasses.replace(
                row, uitkomst="overgeslagen", reden=WACHT_AL, wacht_op="", bestaande=None
            )
        return dataclasses.replace(row, vervangt=waits[0])

    def gone(self) -> list[Verdwenen]:
        """Return what was sent and is in no row now, and still is on the kaart."""
        here = {as_text(row[self._place]) for row in self._table.rijen}
        return [
            Verdwenen(kenmerk, self._by_uuid[kenmerk].naam, 0)
            for kenmerk in self._terug.verzonden
            if kenmerk not in here
            and kenmerk in self._by_uuid
            and self._by_uuid[kenmerk].status != "gestopt"
        ]

    def told(self) -> list[str]:
        """Return the words that are not ours."""
        return [
            f"‘{waarde}’ in kolom ‘{kop}’ kennen we niet ({aantal} keer): die cel is niet "
            "overgenomen."
            for (kop, waarde), aantal in sorted(self.unknown.items())
        ]


def _waiting(
    row: PlannedRow, edited: EditedRow, reden: str, note: str, wacht_op: str
) -> PlannedRow:
    return dataclasses.replace(
        row,
        uitkomst="wachtend",
        reden=reden,
        toelichting=note,
        wacht_op=wacht_op,
        gelezen=edited.gelezen,
        gevonden=edited.plek,
        plek_uuid=edited.plek_uuid if edited.plek else None,
        contact_uuid=edited.contact_uuid,
        vervangen=edited.sets,
        verschillen=tuple(edited.verschillen),
        vergelijking=GEWIJZIGD,
    )


def _new_rows(
    terug: Terug, places: Sequence[int], unknown: set[int], nu: Register, geocoder: Geocoder
) -> ImportPlan:
    """Plan the rows that are new as those of any list; a kenmerk that is not known waits."""
    table = dataclasses.replace(
        terug.table,
        rijen=[_without_derived(terug.table, terug.table.rijen[n]) for n in places],
        rijnummers=[terug.table.rijnummers[n] for n in places],
    )
    stand = dataclasses.replace(nu.stand, vorige="", profiel="")
    plan = plan_import(table, geocoder, nu.bestaande, koppeling=terug.koppeling, kaart=stand)
    kenmerken = dict(zip(table.rijnummers, _kenmerken(table), strict=True))

    def decided(row: PlannedRow) -> PlannedRow:
        if kenmerken.get(row.rijnummer) in nu.stand.vergeten:
            # Nothing of it may be kept again.
            kept = row.oorspronkelijk
            return PlannedRow(row.rijnummer, "overgeslagen", VERGETEN, oorspronkelijk=kept)
        return _unknown(row) if row.rijnummer in unknown else _as_new(row)

    return plan.with_rows(map(decided, plan.rows))


def _kenmerken(table: Table) -> list[str]:
    place = table.koppen.index(KENMERK)
    return [as_text(row[place]) for row in table.rijen]


def _unknown(row: PlannedRow) -> PlannedRow:
    """Let a row with a kenmerk that the kaart does not have wait."""
    if row.uitkomst == "overgeslagen":
        return row
    velden, contact, delen = row.whole
    return dataclasses.replace(
        row,
        uitkomst="wachtend",
        reden=ONBEKEND_KENMERK,
        wacht_op=VERDWEEN,
        gevonden=row.gevonden or row.plek,
        velden=velden,
        contact=contact,
        delen=delen,
        gelezen=None,
        bestaande=None,
        vergelijking="",
    )


def _as_new(row: PlannedRow) -> PlannedRow:
    return dataclasses.replace(row, vergelijking=NIEUW) if row.uitkomst == "geplaatst" else row


def _without_derived(table: Table, row: list[Cel]) -> list[Cel]:
    # A copied row has the degrees of the place it was copied from.
    return [
        None if VELDEN.get(kop) in {"lat", "lon"} else cel
        for kop, cel in zip(table.koppen, row, strict=True)
    ]
