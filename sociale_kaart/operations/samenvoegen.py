"""Two records of one hulpbron made one, or remembered as two; nothing merges by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import regels
from sociale_kaart.domain.tabellen import DELEN, HULPBRONNEN
from sociale_kaart.importing.bestaand import plek_key
from sociale_kaart.operations.batches import recount, remember_source, value_of
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import NIETS_OPGESLAGEN, existing, nowhere

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row, Value
    from sociale_kaart.domain.tabellen import Tabel
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.kaart import Actie

Wie = Literal["blijft", "gaat"]

# The strictest first.
_NIVEAUS = ("intern", "partners", "publiek")
_OWN = frozenset({"bron", "bron_id", "batch"})


def merge_hulpbronnen(
    session: Session, blijft: str, gaat: str, velden: Mapping[str, Wie] | None = None
) -> Change:
    """Make two records one, as one step.

    All delen, plekken, relaties and rows of lists of both go on; the same plek or the same item of
    a set is kept once. Under which name and number the other was known is remembered.

    Args:
        session: the open kaart.
        blijft: uuid of the record that stays.
        gaat: uuid of the record that goes up in it.
        velden: per column of hulpbronnen whose value counts; unsaid is that of `blijft`, and where
            that is empty the other. Who may see it is unsaid the stricter of the two.

    Raises:
        WorldError: one is gone, or both are the same record.
        KeyError: hulpbronnen has no such column.
    """
    stays, goes = existing(session, blijft), existing(session, gaat)
    if stays.uuid == goes.uuid:
        raise WorldError(
            "Dit is twee keer dezelfde hulpbron.", "Kies een andere.", NIETS_OPGESLAGEN
        )
    merged = _merged_fields(stays, goes, velden or {})
    tekst = f"Voeg ‘{goes.naam}’ samen met ‘{stays.naam}’"
    with session.kaart.action(tekst) as actie:
        actie.update("hulpbronnen", stays.uuid, merged)
        _move_plekken(session, actie, stays, goes)
        _move_delen(actie, stays, goes)
        _move_relaties(session, actie, stays.uuid, goes.uuid)
        _move_pairs(session, actie, stays.uuid, goes.uuid)
        _move_rows(session, actie, stays.uuid, goes.uuid)
        remember_source(
            actie,
            stays,
            {"bron": goes.bron or "eigen invoer", "bron_id": goes.bron_id, "naam": goes.naam},
        )
        for row in session.kaart.rows("andere_bronnen", hulpbron=goes.uuid):
            known = {k: row[k] for k in ("bron", "bron_id", "naam")}
            actie.insert("andere_bronnen", {**known, "hulpbron": stays.uuid})
        actie.delete("hulpbronnen", goes.uuid)
        if regels.only_at_buurt_level(merged.get("sfeer", stays.sfeer)):
            _withdraw_points(session, actie, stays.uuid)
    return change_of(session, actie.uuid, tekst, nieuw=stays.uuid)


def not_the_same(session: Session, a: str, b: str) -> Change:
    """Remember that two records are two; they are never offered as doubles again.

    Raises:
        WorldError: one is gone, or both are the same record.
    """
    one, other = existing(session, a), existing(session, b)
    if one.uuid == other.uuid:
        raise WorldError(
            "Dit is twee keer dezelfde hulpbron.", "Kies een andere.", NIETS_OPGESLAGEN
        )
    tekst = f"‘{one.naam}’ en ‘{other.naam}’ zijn niet dezelfde"
    with session.kaart.action(tekst) as actie:
        remember_not_the_same(actie, one.uuid, other.uuid)
    return change_of(session, actie.uuid, tekst)


def remember_not_the_same(actie: Actie, a: str, b: str) -> None:
    """Remember, as part of an action, that two records are two."""
    first, second = sorted((a, b))
    actie.insert("geen_dubbelen", {"hulpbron": first, "ander": second})


def known_apart(session: Session) -> frozenset[frozenset[str]]:
    """Return the pairs that somebody said are not the same."""
    return frozenset(
        frozenset((str(row["hulpbron"]), str(row["ander"])))
        for row in session.kaart.rows("geen_dubbelen")
    )


@dataclass(frozen=True, slots=True)
class Paar:
    """Two records of the kaart that may be one, and why in Dutch.

    Attributes:
        een: uuid.
        ander: uuid.
        zeker: whether more than a word and a place says so.
    """

    een: str
    ander: str
    reden: str
    zeker: bool


def suggested_pairs(session: Session) -> list[Paar]:
    """Return the records that may be one, the surest first; what was said to be two is left out."""
    from sociale_kaart.importing.dubbelen_vinden import Vinder, kenmerk_of  # noqa: PLC0415 - slow

    namen = ()
    if session.ondergrond is not None:
        namen = session.ondergrond.columns("buurten", ["buurtnaam"]).waarden["buurtnaam"].tolist()
    vinder = Vinder(namen, known_apart(session))
    found = []
    for hulpbron in session.kaart.hulpbronnen():
        kenmerk = kenmerk_of(hulpbron)
        found += [
            Paar(dubbel.uuid, hulpbron.uuid, dubbel.reden, dubbel.zeker)
            for dubbel in vinder.find(kenmerk)
        ]
        # Only now, so that each pair is found once.
        vinder.add(kenmerk)
    return sorted(found, key=lambda paar: not paar.zeker)


def _merged_fields(stays: Hulpbron, goes: Hulpbron, velden: Mapping[str, Wie]) -> dict[str, Value]:
    for kolom in velden:
        if kolom not in HULPBRONNEN.kolommen:
            raise KeyError(kolom)
    merged: dict[str, Value] = {}
    for kolom in HULPBRONNEN.kolommen:
        ours, theirs = value_of(stays, kolom), value_of(goes, kolom)
        if velden.get(kolom) == "gaat" or (kolom not in velden and ours is None):
            merged[kolom] = theirs
    if stays.bron is not None or stays.bron_id is not None:
        # Source and number belong together.
        merged = {k: v for k, v in merged.items() if k not in _OWN or k in velden}
    sfeer, soort = merged.get("sfeer", stays.sfeer), merged.get("soort", stays.soort)
    if "zichtbaarheid" not in velden:
        merged["zichtbaarheid"] = _stricter(stays.zichtbaarheid, goes.zichtbaarheid)
    merged["zichtbaarheid"] = regels.strictest_zichtbaarheid(sfeer, soort) or merged.get(
        "zichtbaarheid", stays.zichtbaarheid
    )
    return merged


def _stricter(one: Value, other: Value) -> Value:
    known = [niveau for niveau in _NIVEAUS if niveau in {one, other}]
    return known[0] if known else one or other


def _move_plekken(session: Session, actie: Actie, stays: Hulpbron, goes: Hulpbron) -> None:
    keys = {plek_key(plek): plek for plek in stays.plekken if plek_key(plek) is not None}
    last = max((plek.volgorde or 0 for plek in stays.plekken), default=len(stays.plekken))
    for plek in goes.plekken:
        same = keys.get(plek_key(plek))
        if same is None:
            last += 1
            actie.update("plekken", plek.uuid, {"hulpbron": stays.uuid, "volgorde": last})
            continue
        if missing := _missing_of(same, plek):
            actie.update("plekken", same.uuid, missing)
        for row in session.kaart.rows("scenario_plekken", plek=plek.uuid):
            actie.update("scenario_plekken", str(row["uuid"]), {"plek": same.uuid})


def _missing_of(one: Plek, other: Plek) -> dict[str, Value]:
    """Return what one of two equal plekken does not say and the other does."""
    found: dict[str, Value] = {
        kolom: getattr(other, kolom)
        for kolom in ("gebruik", "straat", "huisnummer", "huisletter", "toevoeging", "postcode",
                      "plaats", "schema", "buurt_gekozen")
        if getattr(one, kolom) is None and getattr(other, kolom) is not None
    }  # fmt: skip
    if one.x is None and other.x is not None:
        found["x"], found["y"] = other.x, other.y
        found["locatie_nauwkeurigheid"] = other.locatie_nauwkeurigheid
    return found


def _move_delen(actie: Actie, stays: Hulpbron, goes: Hulpbron) -> None:
    for tabel in DELEN:
        if tabel.ouder != HULPBRONNEN.naam or tabel.naam == "relaties":
            continue
        for row in goes.deel(tabel.naam):
            if tabel.sleutel:
                _move_item(actie, tabel, row, stays)
            elif not any(_same_content(row, own) for own in stays.deel(tabel.naam)):
                actie.update(tabel.naam, str(row["uuid"]), {"hulpbron": stays.uuid})


def _move_item(actie: Actie, tabel: Tabel, row: Row, stays: Hulpbron) -> None:
    """Move an item of a set; of one that both have, what stays goes before what is added."""
    own = next(
        (
            other
            for other in stays.deel(tabel.naam)
            if all(other[k] == row[k] for k in tabel.sleutel if k != "hulpbron")
        ),
        None,
    )
    if tabel.naam == "ook_sferen" and row["sfeer"] == stays.sfeer:
        return
    values: dict[str, Value] = {
        k: v for k, v in row.items() if k not in {"uuid", "hulpbron"} and v is not None
    }
    if own is not None:
        values |= {k: v for k, v in own.items() if k not in {"uuid", "hulpbron"} and v is not None}
        if tabel.naam == "veld_zichtbaarheid":
            values["zichtbaarheid"] = _stricter(own["zichtbaarheid"], row["zichtbaarheid"])
    actie.insert(tabel.naam, {**values, "hulpbron": stays.uuid})


def _same_content(row: Row, other: Row) -> bool:
    return all(other[k] == v for k, v in row.items() if k not in {"uuid", "hulpbron"})


def _move_relaties(session: Session, actie: Actie, stays: str, goes: str) -> None:
    kaart = session.kaart
    for row in (*kaart.rows("relaties", hulpbron=goes), *kaart.rows("relaties", naar=goes)):
        ends = {k: stays if row[k] == goes else row[k] for k in ("hulpbron", "naar")}
        if ends["hulpbron"] != ends["naar"]:
            rest = {k: row[k] for k in ("soort", "partij")}
            note = {"toelichting": row["toelichting"]} if row["toelichting"] else {}
            actie.insert("relaties", {**rest, **note, **ends})


def _move_pairs(session: Session, actie: Actie, stays: str, goes: str) -> None:
    kaart = session.kaart
    rows = (*kaart.rows("geen_dubbelen", hulpbron=goes), *kaart.rows("geen_dubbelen", ander=goes))
    for row in rows:
        others = {str(row["hulpbron"]), str(row["ander"])} - {goes, stays}
        for other in others:
            remember_not_the_same(actie, stays, other)


def _move_rows(session: Session, actie: Actie, stays: str, goes: str) -> None:
    """Let the rows of lists point to the record that stays, as merged by the user."""
    kaart = session.kaart
    touched = set()
    for row in kaart.rows("ruwe_rijen", hulpbron=goes):
        merged = {"uitkomst": "samengevoegd"} if row["uitkomst"] == "geplaatst" else {}
        actie.update("ruwe_rijen", str(row["uuid"]), {"hulpbron": stays, **merged})
        touched.add(str(row["batch"]))
    for row in kaart.rows("ruwe_rijen", lijkt_op=goes):
        actie.update("ruwe_rijen", str(row["uuid"]), {"lijkt_op": stays})
    for batch in touched:
        recount(session, actie, batch)


def _withdraw_points(session: Session, actie: Actie, uuid: str) -> None:
    hulpbron = session.kaart.hulpbron(uuid)
    assert hulpbron is not None
    for plek in hulpbron.plekken:
        buurt = plek.buurt_gekozen or plek.buurtcode
        actie.update("plekken", plek.uuid, {**nowhere(), "buurt_gekozen": buurt})
