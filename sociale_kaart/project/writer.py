"""The one place that changes user tables: each change and its line in the log, together."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, Any

from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.project import geopackage, log
from sociale_kaart.project.log import ActieId, Operatie, decode, encode
from sociale_kaart.project.schema import logged_columns

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.project.log import Sessie

    # From a point in RD New metres to the code of its buurt, None outside every buurt.
    Buurtzoeker = Callable[[float, float], str | None]


# SQLite holds integers of 64 bits.
_INTEGER_LIMIT = 1 << 63


class Writer:
    """Writes one action; the caller holds the transaction.

    The header goes first, but only when something really changes: an action that changes nothing
    leaves nothing in the log. The session's numbering moves on in `finish`, after the commit.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        sessie: Sessie,
        omschrijving: str,
        buurtzoeker: Buurtzoeker | None = None,
        **kenmerken: object,
    ) -> None:
        self.connection = connection
        self.changed = False
        self._sessie = sessie
        self._buurtzoeker = buurtzoeker
        self.header: dict[str, object] = {"omschrijving": omschrijving, **kenmerken}
        self._volgnr = sessie.volgnr + 1
        self._actie = self._volgnr
        self._hlc = sessie.next_hlc()

    @property
    def actie(self) -> ActieId:
        """The name of this action."""
        return ActieId(self._sessie.id, self._actie)

    def mark(self) -> None:
        """Write the header, also of an action that has no operation of its own."""
        if not self.changed:
            self.changed = True
            self._append(log.ACTIE, None, None, self.header)

    def nieuw(
        self,
        tabel: str,
        rij: str,
        waarden: Mapping[str, Value],
        *,
        buurtcode: str | None = None,
        fresh: bool = False,
    ) -> None:
        """Add a row.

        Args:
            tabel: of the row.
            rij: its uuid.
            waarden: values by column.
            buurtcode: of a plek, where no ondergrond can tell it.
            fresh: whether this uuid was never used before, so that the log holds nothing of it.
        """
        given = {k: v for k, v in waarden.items() if v is not None}
        if fresh:
            self._record(log.NIEUW, tabel, rij, {k: [None, encode(v)] for k, v in given.items()})
        else:
            self.record_nieuw(tabel, rij, given)
        columns = ["uuid", *given]
        marks = ", ".join("?" * len(columns))
        self.connection.execute(
            f"INSERT INTO {tabel} ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608
            (rij, *given.values()),
        )
        if buurtcode is not None:
            self.connection.execute(
                "UPDATE plekken SET buurtcode = ? WHERE uuid = ?", (buurtcode, rij)
            )
        self._derive(tabel, rij, moved=buurtcode is None)

    def wijzig(self, tabel: str, rij: str, waarden: Mapping[str, Value]) -> bool:
        """Change the fields of a row that differ; return whether any did.

        Raises:
            KeyError: there is no such row.
        """
        old = self.row(tabel, rij)
        if old is None:
            raise KeyError(tabel, rij)
        changed = {k: v for k, v in waarden.items() if not same(old[k], v)}
        if not changed:
            return False
        self.record_wijzig(tabel, rij, {k: (old[k], v) for k, v in changed.items()})
        self.connection.execute(
            f"UPDATE {tabel} SET {', '.join(f'{k} = ?' for k in changed)} WHERE uuid = ?",  # noqa: S608
            (*changed.values(), rij),
        )
        self._derive(tabel, rij, moved="geom" in changed)
        return True

    def weg(self, tabel: str, rij: str) -> None:
        """Take a row away; its children and what points to it are the caller's."""
        old = self.row(tabel, rij)
        if old is None:
            return
        self.record_weg(tabel, rij, old)
        self.connection.execute(f"DELETE FROM {tabel} WHERE uuid = ?", (rij,))  # noqa: S608

    def record_nieuw(self, tabel: str, rij: str, waarden: Mapping[str, Value]) -> None:
        """Write the line of a new row that is in the table, or is about to be."""
        self._record_fields(log.NIEUW, tabel, rij, {k: (None, v) for k, v in waarden.items()})

    def record_wijzig(
        self, tabel: str, rij: str, changes: Mapping[str, tuple[Value, Value]]
    ) -> None:
        """Write the line of changed fields: (old, new) each."""
        self._record_fields(log.WIJZIG, tabel, rij, changes)

    def record_weg(self, tabel: str, rij: str, was: Mapping[str, Value]) -> None:
        """Write the line of a removed row: what had been seen of it and what it held."""
        held = {k: encode(v) for k, v in was.items() if v is not None}
        inhoud: dict[str, Any] = {"gezien": log.seen(self.connection, rij), "was": held}
        buurtcode = self._derived_buurtcode(rij) if tabel == "plekken" else None
        if buurtcode is not None:
            inhoud["buurtcode"] = buurtcode
        self._record(log.WEG, tabel, rij, inhoud)

    def _derived_buurtcode(self, plek: str) -> str | None:
        """Return the buurtcode that only an ondergrond could tell again: that of a point."""
        row = self.connection.execute(
            "SELECT buurtcode FROM plekken WHERE uuid = ? AND geom IS NOT NULL", (plek,)
        ).fetchone()
        return row[0] if row else None

    def invert(self, operatie: Operatie) -> None:
        """Do the opposite of an operation that is the latest on its row."""
        assert operatie.tabel is not None
        assert operatie.rij is not None
        known = logged_columns(operatie.tabel)
        if operatie.soort == log.NIEUW:
            self.weg(operatie.tabel, operatie.rij)
        elif operatie.soort == log.WEG:
            was = operatie.inhoud["was"]
            self.nieuw(
                operatie.tabel,
                operatie.rij,
                {k: decode(v) for k, v in was.items() if k in known},
                buurtcode=operatie.inhoud.get("buurtcode"),
            )
        elif operatie.soort == log.WIJZIG:
            self.wijzig(
                operatie.tabel,
                operatie.rij,
                {k: decode(change[0]) for k, change in operatie.inhoud.items() if k in known},
            )

    def finish(self) -> None:
        """Move the session on; call it after the commit, so that a failed action leaves no gap."""
        if self.changed:
            self._sessie.volgnr = self._volgnr - 1
            self._sessie.hlc = self._hlc

    def row(self, tabel: str, rij: str) -> dict[str, Value] | None:
        """Return the logged columns of a row, or None."""
        columns = logged_columns(tabel)
        found = self.connection.execute(
            f"SELECT {', '.join(columns)} FROM {tabel} WHERE uuid = ?",  # noqa: S608
            (rij,),
        ).fetchone()
        return None if found is None else dict(zip(columns, found, strict=True))

    def _record_fields(
        self, soort: str, tabel: str, rij: str, changes: Mapping[str, tuple[Value, Value]]
    ) -> None:
        standing = log.heads(self.connection, rij)
        inhoud: dict[str, Any] = {}
        for veld, (old, new) in changes.items():
            replaced = log.shorten(standing.get(veld, ()), self._sessie.id)
            change = [encode(old), encode(new)]
            inhoud[veld] = [*change, replaced] if replaced else change
        self._record(soort, tabel, rij, inhoud)

    def _record(self, soort: str, tabel: str, rij: str, inhoud: dict[str, Any]) -> None:
        self.mark()
        self._append(soort, tabel, rij, inhoud)

    def _append(
        self, soort: str, tabel: str | None, rij: str | None, inhoud: dict[str, Any]
    ) -> None:
        log.insert(
            self.connection,
            Operatie(
                self._sessie.id, self._volgnr, self._hlc, self._sessie.auteur, self._actie,
                tabel, rij, soort, inhoud,
            ),
        )  # fmt: skip
        self._volgnr += 1

    def _derive(self, tabel: str, rij: str, *, moved: bool = True) -> None:
        if tabel == "plekken":
            derive_buurtcode(self.connection, rij, self._buurtzoeker, moved=moved)


def derive_buurtcode(
    connection: sqlite3.Connection, plek: str, buurtzoeker: Buurtzoeker | None, *, moved: bool
) -> bool:
    """Set the buurtcode of a plek from its point, else from the buurt that was chosen.

    Without an ondergrond (`buurtzoeker` None) a point that stays keeps its buurtcode and one that
    moves loses it: an old code would be a false one. Derived, so never in the log.

    Returns:
        Whether the buurtcode has changed.
    """
    geom, gekozen, old = connection.execute(
        "SELECT geom, buurt_gekozen, buurtcode FROM plekken WHERE uuid = ?", (plek,)
    ).fetchone()
    point = geopackage.point_xy(geom)
    if point is None:
        new = gekozen
    elif buurtzoeker is not None:
        new = buurtzoeker(*point)
    else:
        new = None if moved else old
    if new == old:
        return False
    connection.execute("UPDATE plekken SET buurtcode = ? WHERE uuid = ?", (new, plek))
    return True


def same(one: Value, other: Value) -> bool:
    """Whether two values are equal and of one type: 1 and 1.0 are two things in a file."""
    return type(one) is type(other) and one == other


def clean(tabel: str, kolom: str, value: object) -> Value:
    """Return a value as its column holds it: '' and NaN are empty, dates are ISO text.

    Raises:
        ValueError: the value is of a kind the column cannot hold.
    """
    # Numbers of numpy and pandas know their Python value.
    plain = value.item() if hasattr(value, "item") else value
    if plain is None or plain == "" or plain != plain:  # noqa: PLR0124 - NaN is unlike itself
        return None
    soort = _soort(tabel, kolom)
    cleaned = _as_kind(soort, plain)
    if cleaned is None:
        message = f"{tabel}.{kolom} ({soort}) cannot hold {value!r}"
        raise ValueError(message)
    return cleaned


@functools.cache
def _soort(tabel: str, kolom: str) -> str:
    return "blob" if kolom == "geom" else beschrijving_van(tabel).veld(kolom).soort


def _as_kind(soort: str, plain: object) -> Value:
    """Return a value as columns of this kind hold it, None when they cannot."""
    if soort == "blob":
        return plain if isinstance(plain, bytes) else None
    if isinstance(plain, (int, float)):
        if soort in {"geheel", "ja_nee"}:
            fits = abs(plain) < _INTEGER_LIMIT and plain == int(plain)
            return int(plain) if fits else None
        return float(plain) if soort == "getal" else str(plain)
    if soort in {"geheel", "ja_nee", "getal"}:
        return None
    if isinstance(plain, dt.date):
        return plain.isoformat()
    return plain if isinstance(plain, str) else None
