"""Cells of a sheet: read what people write in one, and write many of them as one step."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import categorieen, lijsten
from sociale_kaart.domain.tabellen import tabel as beschrijving_van
from sociale_kaart.importing.waarden import map_value, parse_yes_no, split_values, word_key
from sociale_kaart.operations import editing
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import OngeldigeWaardeError, checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.domain.tabellen import Veld
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.project.kaart import Actie

# What a cell of a sheet holds when nobody filled it in.
_LEEG = frozenset({"", "-", "–", "(leeg)", lijsten.NOG_NIET_INGEDEELD})


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell to write.

    Attributes:
        hulpbron: uuid.
        tabel: hulpbronnen, plekken or contacten (the first row is meant), or a table of choices.
        kolom: column of the table.
        waarde: as it is stored; codes of a table of choices as a tuple.
    """

    hulpbron: str
    tabel: str
    kolom: str
    waarde: Value | tuple[str, ...]


def read_cell(tabel: str, kolom: str, tekst: str) -> Value | tuple[str, ...]:
    """Return what a text in a cell stands for, as it is stored.

    Items of a list may be written as label or code, dates as 31-12-2026, ja and nee as words.

    Raises:
        WorldError: it is none of what this column can hold; says which and what to write.
    """
    veld = beschrijving_van(tabel).veld(kolom)
    tekst = tekst.strip()
    if is_choices(tabel, kolom):
        return _codes(veld, tekst)
    if tekst.casefold() in _LEEG:
        return None
    value: Value = tekst
    if veld.lijst:
        value = _code(veld, tekst)
    elif veld.soort == "ja_nee":
        value = parse_yes_no(tekst)
        if value is None:
            raise OngeldigeWaardeError(
                veld.naam, f"‘{tekst}’ bij ‘{veld.label}’ is geen ja of nee.", "Schrijf ja of nee."
            )
    return checked(tabel, {kolom: value})[kolom]


def is_choices(tabel: str, kolom: str) -> bool:
    """Return whether a column is the item of a table of choices, such as doelgroepen."""
    beschrijving = beschrijving_van(tabel)
    return beschrijving.sleutel == ("hulpbron", kolom) and beschrijving.veld(kolom).soort == "lijst"


def edit_cells(session: Session, cellen: Iterable[Cel]) -> Change:
    """Write cells as one step; for each hulpbron what follows from its new values goes along.

    Raises:
        WorldError: a hulpbron is gone, a value does not fit, or a cell stands for more than one
            row; nothing has changed.
    """
    per_hulpbron: dict[str, list[Cel]] = defaultdict(list)
    for cel in cellen:
        per_hulpbron[cel.hulpbron].append(cel)
    found = {h.uuid: h for h in session.kaart.hulpbronnen(list(per_hulpbron))}
    if not found or len(found) != len(per_hulpbron):
        raise WorldError("Deze hulpbron bestaat niet meer.", "Kies een andere in de tabel.")
    tekst = _step_text(found, per_hulpbron)
    with session.kaart.action(tekst) as actie:
        for uuid, eigen in per_hulpbron.items():
            _write(session, actie, found[uuid], eigen)
    return change_of(session, actie.uuid, tekst)


def _write(session: Session, actie: Actie, hulpbron: Hulpbron, cellen: Sequence[Cel]) -> None:
    values: dict[str, dict[str, Value]] = defaultdict(dict)
    for cel in cellen:
        if is_choices(cel.tabel, cel.kolom):
            assert isinstance(cel.waarde, tuple), "several items of a list"
            _set_choices(actie, hulpbron, cel)
        else:
            assert not isinstance(cel.waarde, tuple), "one value"
            values[cel.tabel][cel.kolom] = cel.waarde
    for tabel, rows in (("plekken", hulpbron.plekken), ("contacten", hulpbron.deel("contacten"))):
        if tabel in values and len(rows) > 1:
            naam = beschrijving_van(tabel).label.lower()
            raise WorldError(
                f"‘{hulpbron.naam}’ heeft meer dan één regel bij {naam}.",
                "Wijzig ze in het formulier van de hulpbron.",
                "Er is niets opgeslagen.",
            )
    if values:
        editing.apply_edit(
            session,
            actie,
            hulpbron,
            values.get("hulpbronnen", {}),
            plek=values.get("plekken"),
            contact=values.get("contacten"),
        )


def _set_choices(actie: Actie, hulpbron: Hulpbron, cel: Cel) -> None:
    assert isinstance(cel.waarde, tuple), "the caller looked"
    wanted = dict.fromkeys(cel.waarde)
    if cel.tabel == "ook_sferen":
        wanted.pop(hulpbron.sfeer or "", None)
    for row in hulpbron.deel(cel.tabel):
        if row[cel.kolom] in wanted:
            del wanted[str(row[cel.kolom])]
        else:
            actie.delete(cel.tabel, str(row["uuid"]))
    for code in wanted:
        row = checked(cel.tabel, {cel.kolom: code})
        actie.insert(cel.tabel, {**row, "hulpbron": hulpbron.uuid})


def _step_text(found: Mapping[str, Hulpbron], per_hulpbron: Mapping[str, Sequence[Cel]]) -> str:
    kolommen = {(cel.tabel, cel.kolom) for cellen in per_hulpbron.values() for cel in cellen}
    tekst = (
        f"Wijzig ‘{next(iter(found.values())).naam}’"
        if len(found) == 1
        else f"Wijzig {len(found)} hulpbronnen"
    )
    if len(kolommen) == 1:
        tabel, kolom = next(iter(kolommen))
        tekst += f": {beschrijving_van(tabel).veld(kolom).label.lower()}"
    return tekst


def _codes(veld: Veld, tekst: str) -> tuple[str, ...]:
    if tekst.casefold() in _LEEG:
        return ()
    whole = _known(veld, tekst)
    if whole:
        return (whole,)
    # Labels with 'en' in them are one item; only what is not known whole is cut further.
    found: list[str] = []
    for part in (deel.strip() for deel in tekst.replace(";", ",").split(",")):
        if code := _known(veld, part):
            found.append(code)
        elif part:
            found += [_code(veld, value) for value in split_values(veld.lijst, part)]
    return tuple(dict.fromkeys(found))


def _code(veld: Veld, tekst: str) -> str:
    code = _known(veld, tekst)
    if code is None:
        raise OngeldigeWaardeError(
            veld.naam,
            f"‘{tekst}’ staat niet in de lijst bij ‘{veld.label}’.",
            "Kies iets uit de lijst.",
        )
    return code


def _known(veld: Veld, tekst: str) -> str | None:
    """Return the code of a label, a short label, a code or a synonym; None when it is none."""
    key = word_key(tekst)
    if veld.lijst == "categorieen":
        own = [(item.code, item.label, "") for item in categorieen.categorieen()]
    else:
        own = [
            (item.code, item.label, item.extra.get("kort", ""))
            for item in lijsten.lijst(veld.lijst)
        ]
    for item in own:
        if key in map(word_key, item) and key:
            return item[0]
    return map_value(veld.lijst, tekst).get(veld.lijst)
