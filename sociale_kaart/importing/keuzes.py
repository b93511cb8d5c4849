"""What a person decides about the rows of a list, before anything is written.

`choose` turns a plan and the choices into the plan that is carried out. Nothing merges without a
choice, and what a choice cannot be carried out for keeps waiting: no row is lost.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from sociale_kaart.importing import plan as plans

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.importing.plan import ImportPlan, PlannedRow, Veldverschil

Soort = Literal["take", "wait", "skip", "merge", "update"]

OVERGESLAGEN = "Door jou overgeslagen."
BEWAARD = "Door jou bewaard voor later."
SAMENGEVOEGD = "Door jou samengevoegd."
# Before the columns of contacten, in the names of fields that differ.
REACH = "contact."
# The name of the whole plek among such fields.
ADRES = "adres"


@dataclass(frozen=True, slots=True)
class RijKeuze:
    """What to do with one row.

    Attributes:
        soort: `take` (put it on the kaart as a new hulpbron, also when it looks like a double),
            `wait`, `skip`, `merge` (into the hulpbron `hulpbron`, or the row `rij` of this list),
            `update` (bring the hulpbron of an earlier version up to date).
        plek: for `take`: columns of plekken with x and y (RD New, metres), or `buurt_gekozen`;
            None takes the place that was found.
        hulpbron: for `merge`: uuid.
        rij: for `merge`: row number in this list of what becomes a hulpbron.
        velden: for `merge` and `update`: the fields that get the value of the list, as named in
            `Veldverschil`; None means where the kaart is empty (merge) or nothing clashes (update).
        reden: for `skip`: why, in the words of the user.
        niet: for `take`: uuids of the hulpbronnen that the user saw beside it and said it is not.
    """

    soort: Soort
    plek: Mapping[str, Value] | None = None
    hulpbron: str | None = None
    rij: int | None = None
    velden: frozenset[str] | None = None
    reden: str = ""
    niet: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportChoices:
    """The choices about a plan; what is not named happens as planned.

    Attributes:
        rijen: by row number.
        gestopt: uuids, among those that are gone from the list, to mark as stopped.
    """

    rijen: Mapping[int, RijKeuze] = field(default_factory=dict)
    gestopt: frozenset[str] = frozenset()


def choose(plan: ImportPlan, choices: ImportChoices | None) -> ImportPlan:
    """Return the plan that follows from the choices; its counts add up again."""
    if choices is None:
        return plan
    rows = [
        _chosen(row, choices.rijen[row.rijnummer]) if row.rijnummer in choices.rijen else row
        for row in plan.rows
    ]
    placed = {row.rijnummer for row in rows if row.uitkomst == "geplaatst"}
    # A merge with a row that does not become a hulpbron has nowhere to go.
    rows = [
        row
        if row.naar_rij is None or row.naar_rij in placed
        else replace(before, vervangt=row.vervangt)
        for row, before in zip(rows, plan.rows, strict=True)
    ]
    gone = [one.hulpbron for one in plan.verdwenen if one.hulpbron in choices.gestopt]
    return replace(plan.with_rows(rows), gestopt=tuple(gone))


def _chosen(row: PlannedRow, keuze: RijKeuze) -> PlannedRow:
    if row.is_refused:
        return row
    if keuze.soort == "skip":
        reden = f"{OVERGESLAGEN[:-1]}: {keuze.reden.strip()}" if keuze.reden.strip() else ""
        return replace(row, uitkomst="overgeslagen", reden=reden or OVERGESLAGEN, wacht_op="")
    if keuze.soort == "wait":
        return _waiting(row)
    if keuze.soort == "merge":
        return _merged(row, keuze)
    if keuze.soort == "update":
        return _updated(row, keuze)
    return _taken(row, keuze)


def _waiting(row: PlannedRow) -> PlannedRow:
    if row.uitkomst == "wachtend":
        return row
    return replace(
        row,
        uitkomst="wachtend",
        reden=BEWAARD,
        wacht_op=plans.LATER,
        gevonden=row.gevonden or row.plek,
        plek=without_point(row.plek),
    )


def _merged(row: PlannedRow, keuze: RijKeuze) -> PlannedRow:
    if keuze.hulpbron is None and keuze.rij in {None, row.rijnummer}:
        return row
    return replace(
        _as_read(row),
        uitkomst="samengevoegd",
        reden=SAMENGEVOEGD,
        plek=row.gevonden or row.plek,
        bestaande=keuze.hulpbron,
        naar_rij=keuze.rij if keuze.hulpbron is None else None,
        gekozen=keuze.velden,
    )


def _updated(row: PlannedRow, keuze: RijKeuze) -> PlannedRow:
    if row.bestaande is None or row.wacht_op in {plans.DUBBEL, plans.PLEK}:
        return row
    wanted = keuze.velden
    if wanted is None:
        wanted = frozenset(v.veld for v in row.verschillen if not v.botst and v.lijst is not None)
    return update_with(row, wanted)


def update_with(row: PlannedRow, wanted: frozenset[str]) -> PlannedRow:
    """Return a row that brings its hulpbron up to date in these fields only."""
    read = row.whole
    silent = {v.veld: None for v in row.verschillen if v.lijst is None}
    velden = {**read.velden, **{k: v for k, v in silent.items() if not k.startswith(REACH)}}
    contact = {REACH + k: v for k, v in (read.contact or {}).items()}
    contact |= {k: v for k, v in silent.items() if k.startswith(REACH)}
    return replace(
        row,
        uitkomst="bijgewerkt",
        reden="",
        wacht_op="",
        velden={k: v for k, v in velden.items() if k in wanted},
        contact={k.removeprefix(REACH): v for k, v in contact.items() if k in wanted} or None,
        plek=chosen_plek(row.gevonden, row.verschillen, wanted),
        vervangen={tabel: codes for tabel, codes in row.vervangen.items() if tabel in wanted},
        gelezen=read,
        gekozen=wanted,
    )


def chosen_plek(
    plek: Mapping[str, Value] | None,
    verschillen: Sequence[Veldverschil],
    wanted: Collection[str],
) -> dict[str, Value] | None:
    """Return what is written of a plek when only these fields are wanted, None for nothing.

    Args:
        plek: its columns as the list has them.
        verschillen: what differs; a column that is named there is chosen apart from the address.
        wanted: the fields that get the value of the list.
    """
    apart = {one.veld for one in verschillen}
    found = {
        kolom: value
        for kolom, value in (plek or {}).items()
        if (kolom if kolom in apart else ADRES) in wanted
    }
    return found or None


def _taken(row: PlannedRow, keuze: RijKeuze) -> PlannedRow:
    plek = keuze.plek or row.gevonden or (row.plek if row.uitkomst != "wachtend" else None)
    if not row.naam or (plek is None and row.wacht_op == plans.PLEK):
        return row
    if keuze.plek is not None:
        plek = with_adres(keuze.plek, row.plek)
    return replace(
        _as_read(row),
        uitkomst="geplaatst",
        reden="",
        plek=plek,
        plek_uuid=None,
        contact_uuid=None,
        bestaande=None,
        geen_dubbele=row.bestaande,
        geen_dubbelen=tuple(sorted(keuze.niet)),
    )


def _as_read(row: PlannedRow) -> PlannedRow:
    velden, contact, delen = row.whole
    return replace(row, velden=velden, contact=contact, delen=delen, wacht_op="")


def with_adres(
    chosen: Mapping[str, Value], listed: Mapping[str, Value] | None
) -> Mapping[str, Value]:
    """Return a plek that somebody chose, with the address of the list when only a point was."""
    if "straat" in chosen or "buurt_gekozen" in chosen or not listed:
        kept = {"schema": listed["schema"]} if listed and listed.get("schema") else {}
        return {**kept, **chosen}
    return {**listed, "locatie_nauwkeurigheid": "handmatig", **chosen}


def without_point(plek: Mapping[str, Value] | None) -> Mapping[str, Value] | None:
    """Return the columns of a plek without its point: a waiting row is no hulpbron yet."""
    if plek is None:
        return None
    return {k: v for k, v in plek.items() if k not in {"x", "y", "locatie_nauwkeurigheid"}}
