"""Actie: what callers use to change a kaart. Knows the rules between tables, writes nothing itself.

The rules: children go along with their parent, relaties with either end, any other reference to a
removed row becomes empty; set-like rows exist once and never change their key; a photo that
nothing shows any more goes along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.project import bestanden, geopackage, taking_back
from sociale_kaart.project.log import ActieId
from sociale_kaart.project.schema import logged_columns, references_to, row_uuid
from sociale_kaart.project.writer import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.project.writer import Writer


class Actie:
    """One action under way; everything in it is committed together, or nothing is."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        # What this action gave a random uuid: nothing can be known of it or of its items of sets.
        self._made: set[str] = set()

    @property
    def uuid(self) -> str:
        """The name of this action in `Kaart.history`."""
        return str(self._writer.actie)

    def insert(self, tabel: str, waarden: Mapping[str, object]) -> str:
        """Add a row and return its uuid; a set-like row that is there already is updated.

        Args:
            tabel: a table of `domain.tabellen`.
            waarden: values by column; for a feature table also `x` and `y` in RD New metres; a
                `uuid` is taken as it is.

        Raises:
            KeyError: the table or a column does not exist.
            ValueError: a value does not fit its column.
        """
        beschrijving = beschrijving_van(tabel)
        row = _row(tabel, waarden)
        given = waarden.get("uuid")
        if beschrijving.sleutel:
            rij = row_uuid(beschrijving, row)
            fresh = row.get(beschrijving.sleutel[0]) in self._made and rij not in self._made
            if not fresh and self._writer.row(tabel, rij) is not None:
                self._writer.wijzig(tabel, rij, row)
                return rij
        else:
            fresh = not isinstance(given, str)
            rij = row_uuid(beschrijving, row) if fresh else str(given)
        self._made.add(rij)
        self._writer.nieuw(tabel, rij, row, fresh=fresh)
        return rij

    def update(self, tabel: str, uuid: str, waarden: Mapping[str, object]) -> str:
        """Change fields of a row; values that are as they were change nothing.

        Returns:
            The uuid of the row: another one when the key of a set-like row changed, because that
            is a removal and a new row.

        Raises:
            KeyError: the table, a column or the row does not exist.
            ValueError: a value does not fit its column.
        """
        beschrijving = beschrijving_van(tabel)
        row = _row(tabel, waarden)
        if any(kolom in row for kolom in beschrijving.sleutel):
            old = self._writer.row(tabel, uuid)
            if old is None:
                raise KeyError(tabel, uuid)
            whole = old | row
            if row_uuid(beschrijving, whole) != uuid:
                self.delete(tabel, uuid)
                return self.insert(tabel, whole)
        shown = {self._photo_of(tabel, uuid)} if "foto" in row else set()
        self._writer.wijzig(tabel, uuid, row)
        self._drop_unshown(shown)
        return uuid

    def delete(self, tabel: str, uuid: str) -> None:
        """Remove a row with its children and everything that is nothing without it."""
        shown = set()
        for andere, rij, kolom in pointing_rows(self._writer, tabel, uuid):
            if kolom is None:
                shown.add(self._photo_of(andere, rij))
                self._writer.weg(andere, rij)
            else:
                self._writer.wijzig(andere, rij, {kolom: None})
        shown.add(self._photo_of(tabel, uuid))
        self._writer.weg(tabel, uuid)
        self._drop_unshown(shown)

    def put_back(
        self, stap: str, zonder: Collection[str], rijen: Collection[str] = ()
    ) -> tuple[set[str], set[str]]:
        """Put back what an earlier step changed, where nobody changed it since.

        Args:
            stap: uuid of the step.
            zonder: hulpbronnen of which nothing is looked at.
            rijen: other rows that are not looked at.

        Returns:
            The hulpbronnen of which something was put back, and those of which something stays.
        """
        return taking_back.put_back(self._writer, ActieId.parse(stap), zonder, rijen)

    def keep_photo(self, inhoud: bytes) -> str:
        """Keep the bytes of a photo and return their SHA-256, for a row of `fotos`.

        They are outside the log because of their size, and stay when a step is undone: redo needs
        them. Only `Kaart.forget` removes them.
        """
        return self.keep_bytes(inhoud)

    def keep_bytes(self, inhoud: bytes) -> str:
        """Keep the figures of a meting as `keep_photo` keeps a photo; return their SHA-256."""
        return bestanden.keep(self._writer.connection, inhoud)

    def set_instelling(self, sleutel: str, waarde: str | None) -> None:
        """Set one of the facts about this kaart (naam, onze_definitie, …); None removes it."""
        if waarde is None:
            rij = row_uuid(beschrijving_van("instellingen"), {"sleutel": sleutel})
            self.delete("instellingen", rij)
        else:
            self.insert("instellingen", {"sleutel": sleutel, "waarde": waarde})

    def _photo_of(self, tabel: str, rij: str) -> Value:
        row = self._writer.row(tabel, rij) if tabel == "verhalen" else None
        return row["foto"] if row else None

    def _drop_unshown(self, fotos: Iterable[Value]) -> None:
        """Remove the rows of photos that no verhaal shows any more."""
        for foto in fotos:
            query = "SELECT 1 FROM verhalen WHERE foto = ? LIMIT 1"
            if foto and not self._writer.connection.execute(query, (foto,)).fetchone():
                self._writer.weg("fotos", str(foto))


def pointing_rows(writer: Writer, tabel: str, uuid: str) -> list[tuple[str, str, str | None]]:
    """Return what must happen before a row may go, in order, each row once.

    Returns:
        (table, uuid, None) for a row that goes along, deepest first;
        (table, uuid, column) for a reference that becomes empty.
    """
    found: list[tuple[str, str, str | None]] = []
    visited = {(tabel, uuid)}

    def collect(naam: str, rij: str) -> None:
        for beschrijving, veld in references_to(naam):
            rows = writer.connection.execute(
                f"SELECT uuid FROM {beschrijving.naam} WHERE {veld.naam} = ? ORDER BY fid",  # noqa: S608
                (rij,),
            ).fetchall()
            for (kind,) in rows:
                goes_along = veld.naam == beschrijving.ouder_veld
                if not (goes_along or veld.naam in beschrijving.sleutel):
                    found.append((beschrijving.naam, kind, veld.naam))
                elif (beschrijving.naam, kind) not in visited:
                    visited.add((beschrijving.naam, kind))
                    collect(beschrijving.naam, kind)
                    found.append((beschrijving.naam, kind, None))

    collect(tabel, uuid)
    gone = {(naam, rij) for naam, rij, kolom in found if kolom is None}
    # A row that goes along needs no emptied reference first.
    return [step for step in found if step[2] is None or step[:2] not in gone]


def _row(tabel: str, waarden: Mapping[str, object]) -> dict[str, Value]:
    """Return the values by column, with x and y as a point."""
    rest = {k: v for k, v in waarden.items() if k not in {"uuid", "x", "y"}}
    if "x" in waarden or "y" in waarden:
        rest["geom"] = _point(waarden.get("x"), waarden.get("y"))
    columns = logged_columns(tabel)
    for kolom in rest:
        if kolom not in columns:
            message = f"{tabel} has no column {kolom} to write"
            raise KeyError(message)
    return {kolom: clean(tabel, kolom, value) for kolom, value in rest.items()}


def _point(x: object, y: object) -> bytes | None:
    if x is None and y is None:
        return None
    if isinstance(x, (int, float)) and isinstance(y, (int, float)):
        return geopackage.point_blob(float(x), float(y))
    message = f"a point needs both coordinates, not {x!r}, {y!r}"
    raise ValueError(message)
