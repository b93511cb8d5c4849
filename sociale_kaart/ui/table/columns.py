"""The columns that the table can show: every field of a hulpbron, of its plekken and its delen.

Which field is what follows from `domain.tabellen`; here is how it reads, how it sorts and whether
it can be changed in its cell.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import lijsten, regels
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.notatie import datum, getal, parse_datum
from sociale_kaart.domain.tabellen import DELEN, HULPBRONNEN, PLEKKEN, Tabel, Veld
from sociale_kaart.domain.tabellen import tabel as tabel_of
from sociale_kaart.ui.filters import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row, Value
    from sociale_kaart.ui.area import Area

# What a column sorts by; None stands for an empty cell, which comes last either way.
SortKey = str | float | None

_LETTERS = 20
_WIDER = {"naam": 32, "omschrijving": 40, "leefwereld": 40, "formaliteit": 21, "status": 14}
# Of a plek these can be changed in a cell; an adres and its point belong together, so those are
# changed in the form.
_PLEK_EDITABLE = frozenset({"gebruik", "schema"})
_FIXED = frozenset({"batch", "bron_id", "gecontroleerd_door"})
# A part of another deel, or a rule about fields: they read with what they belong to.
_NO_COLUMN = frozenset({"verhaal_themas", "contacten"})
_SEVERAL_ROWS = "; "
# The one list that is not in `resources/lijsten`.
CATEGORIEEN = "categorieen"


@dataclass(frozen=True, slots=True)
class Names:
    """How to read what a record refers to.

    Attributes:
        area: names of buurten.
        hulpbron: the name of another hulpbron.
    """

    area: Area
    hulpbron: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        code: table and field; remembered on this laptop.
        kop: the heading.
        groep: under which heading it is offered.
        text: how a hulpbron reads in it.
        key: what it sorts by; None sorts by the text.
        veld: the field that is written when a cell is changed; None when it cannot be.
        several: a cell holds several items of a list.
        letters: first width.
    """

    code: str
    kop: str
    groep: str
    text: Callable[[Hulpbron, Names], str]
    key: Callable[[Hulpbron], SortKey] | None = None
    veld: Veld | None = None
    several: bool = False
    letters: int = _LETTERS

    @property
    def tabel(self) -> str:
        """The table of the field."""
        return self.code.partition(".")[0]

    def sort_key(self, hulpbron: Hulpbron, names: Names) -> SortKey:
        """Return what a hulpbron sorts by in this column."""
        if self.key is not None:
            return self.key(hulpbron)
        return folded(self.text(hulpbron, names)) or None

    def raw(self, hulpbron: Hulpbron) -> Value:
        """Return the value that is stored, for an editor or another program."""
        assert self.veld is not None, "only of a field that can be changed"
        if self.tabel == HULPBRONNEN.naam:
            return kern_value(hulpbron, self.veld.naam)
        if self.tabel == PLEKKEN.naam:
            value: Value = (
                getattr(hulpbron.plekken[0], self.veld.naam) if hulpbron.plekken else None
            )
            return value
        rows = hulpbron.deel(self.tabel)
        return rows[0].get(self.veld.naam) if rows else None

    def codes(self, hulpbron: Hulpbron) -> tuple[str, ...]:
        """Return the codes in a cell that holds several."""
        assert self.veld is not None, "several are always of a list"
        return tuple(str(row.get(self.veld.naam)) for row in hulpbron.deel(self.tabel))


def kern_value(hulpbron: Hulpbron, kolom: str) -> Value:
    """Return the value of a column of the table hulpbronnen."""
    if kolom in hulpbron.meer:
        return hulpbron.meer[kolom]
    value: Value = getattr(hulpbron, kolom, None)
    return value


def readable(veld: Veld, value: Value) -> str:
    """Return how a stored value reads; '' when it is empty."""
    if value is None or value == "":
        return ""
    if veld.lijst:
        code = str(value)
        return (
            categorie_label(code) if veld.lijst == CATEGORIEEN else lijsten.label(veld.lijst, code)
        )
    if veld.soort == "ja_nee":
        return _tr("ja") if value else _tr("nee")
    if veld.soort == "datum" and (day := parse_datum(value)):
        return datum(day)
    if isinstance(value, float):
        return getal(value, 0 if value.is_integer() else 1)
    return str(value)


@functools.cache
def columns() -> dict[str, Column]:
    """Return every column by code, in the order in which they are offered."""
    made = [*_kern(), *_plek(), *_contact(), *_delen()]
    return {column.code: column for column in made}


DEFAULT: tuple[str, ...] = (
    "hulpbronnen.naam",
    "hulpbronnen.sfeer",
    "hulpbronnen.formaliteit",
    "hulpbronnen.soort",
    "hulpbronnen.categorie",
    "plekken.adres",
    "plekken.buurtcode",
    "hulpbronnen.status",
    "hulpbronnen.zichtbaarheid",
    "hulpbronnen.gecontroleerd_op",
)
NAAM = DEFAULT[0]
# The one column that shows names the ondergrond gives.
BUURTNAAM = "plekken.buurtcode"


def chosen(codes: Iterable[str]) -> list[Column]:
    """Return the columns with these codes, the name first; what is unknown is left out."""
    known = columns()
    wanted = dict.fromkeys([NAAM, *codes])
    return [known[code] for code in wanted if code in known]


# -- the kern ------------------------------------------------------------------------------------


def _kern() -> list[Column]:
    groep = _tr("Hulpbron")
    special: dict[str, Callable[[Hulpbron, Names], str]] = {
        "sfeer": _sfeer,
        "zichtbaarheid": _zichtbaarheid,
        "formaliteit": lambda h, _: lijsten.label("formaliteit", h.formaliteit),
        "soort": lambda h, _: lijsten.label("soort", h.soort),
    }
    found = []
    for veld in HULPBRONNEN.velden:
        if veld.naam == "batch":
            continue
        text = special.get(veld.naam) or _kern_text(veld)
        key = _raw_key(veld) if veld.soort in {"datum", "geheel", "getal", "ja_nee"} else None
        found.append(
            Column(
                f"hulpbronnen.{veld.naam}",
                veld.label,
                groep,
                text,
                key,
                veld=None if veld.naam in _FIXED else veld,
                letters=_WIDER.get(veld.naam, max(_LETTERS, len(veld.label) + 4)),
            )
        )
    return found


def _kern_text(veld: Veld) -> Callable[[Hulpbron, Names], str]:
    naam = veld.naam

    def text(hulpbron: Hulpbron, _: Names) -> str:
        return readable(veld, kern_value(hulpbron, naam))

    return text


def _raw_key(veld: Veld) -> Callable[[Hulpbron], SortKey]:
    naam = veld.naam

    def key(hulpbron: Hulpbron) -> SortKey:
        value = kern_value(hulpbron, naam)
        return value if isinstance(value, (str, float)) else None if value is None else float(value)

    return key


def sfeer_label(sfeer: str | None) -> str:
    """Return the short name of a sfeer."""
    if not sfeer:
        return lijsten.NOG_NIET_INGEDEELD
    item = next((i for i in lijsten.lijst("sfeer") if i.code == sfeer), None)
    return (item.extra.get("kort") or item.label) if item else sfeer


def _sfeer(hulpbron: Hulpbron, _: Names) -> str:
    return sfeer_label(hulpbron.sfeer)


def _zichtbaarheid(hulpbron: Hulpbron, _: Names) -> str:
    """Return who may see it; where nobody chose, what follows from sfeer and formaliteit."""
    if hulpbron.zichtbaarheid:
        return lijsten.label("zichtbaarheid", hulpbron.zichtbaarheid)
    default = regels.default_zichtbaarheid(hulpbron.sfeer, hulpbron.formaliteit)
    return _tr("{0} (vanzelf)").format(lijsten.label("zichtbaarheid", default))


# -- plekken -------------------------------------------------------------------------------------


def _plek() -> list[Column]:
    groep = _tr("Plek")
    made = [
        Column("plekken.adres", _tr("Adres"), groep, _plek_text(lambda p: p.adres), letters=24),
        Column(
            "plekken.buurtcode",
            _tr("Buurt"),
            groep,
            lambda h, names: _SEVERAL_ROWS.join(names.area.naam(code) for code in h.buurtcodes),
            letters=22,
        ),
    ]
    for naam in ("postcode", "plaats", "gebruik", "schema", "locatie_nauwkeurigheid"):
        veld = PLEKKEN.veld(naam)
        made.append(
            Column(
                f"plekken.{naam}",
                veld.label,
                groep,
                _plek_text(functools.partial(_of_plek, veld)),
                veld=veld if naam in _PLEK_EDITABLE else None,
            )
        )
    return made


def _of_plek(veld: Veld, plek: Plek) -> str:
    return readable(veld, getattr(plek, veld.naam))


def _plek_text(of: Callable[[Plek], str]) -> Callable[[Hulpbron, Names], str]:
    def text(hulpbron: Hulpbron, _: Names) -> str:
        if len(hulpbron.plekken) == 1:
            return of(hulpbron.plekken[0])
        return _SEVERAL_ROWS.join(filter(None, map(of, hulpbron.plekken)))

    return text


# -- contact and delen ---------------------------------------------------------------------------


def _contact() -> list[Column]:
    groep = _tr("Contact")
    found = []
    for veld in tabel_of("contacten").velden:
        if veld.soort == "verwijzing" or veld.naam == "zichtbaarheid":
            continue

        def text(hulpbron: Hulpbron, _: Names, veld: Veld = veld) -> str:
            rows = hulpbron.deel("contacten")
            return _SEVERAL_ROWS.join(filter(None, (readable(veld, r[veld.naam]) for r in rows)))

        found.append(
            Column(f"contacten.{veld.naam}", veld.label, groep, text, veld=veld, letters=24)
        )
    return found


def _delen() -> list[Column]:
    groep = _tr("Meer over de hulpbron")
    found = []
    for deel in DELEN:
        if deel.naam in _NO_COLUMN:
            continue
        veld = choice_field(deel)
        found.append(
            Column(
                f"{deel.naam}.{veld.naam if veld else '*'}",
                deel.label,
                groep,
                _choices_text(deel, veld) if veld else _rows_text(deel),
                veld=veld,
                several=veld is not None,
                letters=28,
            )
        )
    return found


def choice_field(deel: Tabel) -> Veld | None:
    """Return the list column of a set-like deel (doelgroepen, ambities, …); None for others."""
    if len(deel.sleutel) == 2 and deel.sleutel[0] == "hulpbron":  # noqa: PLR2004 - owner and item
        veld = deel.veld(deel.sleutel[1])
        if veld.soort == "lijst" and deel.naam != "toegankelijkheid":
            return veld
    return None


def _choices_text(deel: Tabel, veld: Veld) -> Callable[[Hulpbron, Names], str]:
    def text(hulpbron: Hulpbron, _: Names) -> str:
        rows = hulpbron.delen.get(deel.naam, ())
        return ", ".join(readable(veld, row.get(veld.naam)).lower() for row in rows)

    return text


def _rows_text(deel: Tabel) -> Callable[[Hulpbron, Names], str]:
    velden = [veld for veld in deel.velden if veld.naam != "hulpbron"]

    def text(hulpbron: Hulpbron, names: Names) -> str:
        rows = hulpbron.delen.get(deel.naam, ())
        return _SEVERAL_ROWS.join(_row_text(deel, velden, row, names) for row in rows)

    return text


def _row_text(deel: Tabel, velden: list[Veld], row: Row, names: Names) -> str:
    if deel.naam == "toegankelijkheid":
        kenmerk = readable(deel.veld("kenmerk"), row.get("kenmerk")).lower()
        antwoord = readable(deel.veld("antwoord"), row.get("antwoord")).lower()
        return f"{kenmerk}: {antwoord}"
    parts = []
    for veld in velden:
        value = row.get(veld.naam)
        if not value and value != 0:
            continue
        if veld.naam == "naar":
            parts.append(names.hulpbron(str(value)))
        elif veld.naam == "gebiedscode":
            parts.append(names.area.naam(str(value)))
        elif veld.soort != "verwijzing":
            text = readable(veld, value)
            parts.append(f"{veld.label}: {text}" if veld.soort in {"datum", "ja_nee"} else text)
    return " · ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("columns", text)
