"""Rows of a list that somebody has to answer for, from a plan or from the queue alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.domain import categorieen, lijsten
from sociale_kaart.domain.tabellen import tabel
from sociale_kaart.importing.keuzes import ADRES, REACH
from sociale_kaart.importing.koppeling import veldlabel
from sociale_kaart.importing.plan import DUBBEL, VERSCHIL, Gelezen
from sociale_kaart.operations.batches import value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.importing.dubbelen import Dubbel
    from sociale_kaart.importing.geocode import Suggestie
    from sociale_kaart.importing.plan import PlannedRow, Veldverschil
    from sociale_kaart.operations.wachtrij import Wachtend

_PROVENANCE = frozenset({"bron", "bron_id", "batch"})
_ADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")


@dataclass(frozen=True, slots=True)
class Vraag:
    """A row with a question.

    Attributes:
        sleutel: row number in a plan, uuid of the raw row in the queue.
        uitkomst: what becomes of it without an answer.
        gelijk: uuid of the hulpbron that differs from it (`wacht_op` is verschil), else None.
    """

    sleutel: int | str
    rijnummer: int
    naam: str
    reden: str
    toelichting: str
    cellen: Mapping[str, str]
    wacht_op: str
    uitkomst: str
    gelezen: Gelezen
    plek: Mapping[str, Value] | None = None
    suggesties: tuple[Suggestie, ...] = ()
    dubbelen: tuple[Dubbel, ...] = ()
    verschillen: tuple[Veldverschil, ...] = ()
    gelijk: str | None = None
    bestand: str = ""

    @property
    def sfeer(self) -> str | None:
        """The sfeer the list gives."""
        found = self.gelezen.velden.get("sfeer")
        return str(found) if found else None

    @property
    def compares(self) -> bool:
        """Whether the question is if, or how, it is the same as something else."""
        return self.wacht_op in {DUBBEL, VERSCHIL} or (
            bool(self.dubbelen) and self.uitkomst == "geplaatst"
        )


@dataclass(frozen=True, slots=True)
class Ander:
    """What a row is laid beside: the name and the values by field, as in `Veldverschil`."""

    naam: str
    velden: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paar:
    """A field in both."""

    veld: str
    label: str
    lijst: str
    kaart: str


def of_plan(row: PlannedRow) -> Vraag:
    """Return the question of a planned row."""
    return Vraag(
        row.rijnummer,
        row.rijnummer,
        row.naam,
        row.reden,
        row.toelichting,
        row.oorspronkelijk,
        row.wacht_op,
        row.uitkomst,
        row.whole,
        row.gevonden or row.plek,
        row.suggesties,
        row.dubbelen,
        row.verschillen,
        row.bestaande if row.wacht_op == VERSCHIL else None,
    )


def of_queue(row: Wachtend, gelijk: str | None) -> Vraag:
    """Return the question of a row of the queue; `gelijk` as in `Vraag`."""
    said = row.voorstel
    return Vraag(
        row.rij,
        row.rijnummer,
        row.naam,
        row.reden,
        row.toelichting,
        row.cellen,
        row.wacht_op,
        "wachtend",
        Gelezen(said.velden, said.contact, said.delen),
        said.gevonden or said.plek,
        row.suggesties,
        row.dubbelen,
        said.verschillen,
        gelijk if row.wacht_op == VERSCHIL else None,
        row.bestand,
    )


def of_hulpbron(hulpbron: Hulpbron) -> Ander:
    """Return a hulpbron to lay a row beside."""
    velden = {kolom: value_of(hulpbron, kolom) for kolom in tabel("hulpbronnen").kolommen}
    for contact in hulpbron.deel("contacten")[:1]:
        velden |= {REACH + kolom: value for kolom, value in contact.items()}
    if hulpbron.plekken:
        plek = hulpbron.plekken[0]
        velden[ADRES] = adres_text({kolom: getattr(plek, kolom) for kolom in _ADRES}) or None
    return Ander(hulpbron.naam, velden)


def of_row(row: PlannedRow) -> Ander:
    """Return another row of the list to lay a row beside."""
    return Ander(row.naam, _said(row.whole, row.gevonden or row.plek))


def pairs(vraag: Vraag, ander: Ander) -> list[Paar]:
    """Return the fields of which the list says something else than what is there."""
    found = []
    for veld, value in _said(vraag.gelezen, vraag.plek).items():
        there = ander.velden.get(veld)
        if value is not None and veld not in _PROVENANCE and value != there:
            found.append(Paar(veld, label(veld), shown(veld, value), shown(veld, there)))
    told = {paar.veld for paar in found}
    # What the list no longer says.
    found += [
        Paar(one.veld, label(one.veld), "", shown(one.veld, one.kaart))
        for one in vraag.verschillen
        if one.lijst is None and one.veld not in told
    ]
    return found


def label(veld: str) -> str:
    """Return what people call a field."""
    return veldlabel(veld.removeprefix(REACH)).capitalize()


def shown(veld: str, value: Value) -> str:
    """Return a value as people read it."""
    if value is None:
        return ""
    table = tabel("contacten" if veld.startswith(REACH) else "hulpbronnen")
    kolom = veld.removeprefix(REACH)
    if kolom in table.kolommen and (naam := table.veld(kolom).lijst):
        if naam == "categorieen":
            return categorieen.categorie_label(str(value))
        return lijsten.label(naam, str(value))
    return str(value)


def suggestion_text(suggestie: Suggestie, buurtnaam: str) -> str:
    """Return a suggestion in one line."""
    adres = suggestie.adres
    known = {kolom: getattr(adres, kolom) for kolom in _ADRES}
    return " · ".join(part for part in (adres_text(known), buurtnaam) if part)


def adres_text(plek: Mapping[str, object]) -> str:
    """Return an address in one line, '' without any."""
    number = "".join(str(plek.get(k) or "") for k in ("huisnummer", "huisletter"))
    number = "-".join(part for part in (number, str(plek.get("toevoeging") or "")) if part)
    street = " ".join(part for part in (str(plek.get("straat") or ""), number) if part)
    place = " ".join(str(plek[k]) for k in ("postcode", "plaats") if plek.get(k))
    return ", ".join(part for part in (street, place) if part)


def _said(read: Gelezen, plek: Mapping[str, Value] | None) -> dict[str, Value]:
    found = dict(read.velden)
    found |= {REACH + kolom: value for kolom, value in (read.contact or {}).items()}
    if plek and (adres := adres_text(plek)):
        found[ADRES] = adres
    return found


def ordered(vragen: Sequence[Vraag]) -> list[Vraag]:
    """Return questions in the order of their list."""
    return sorted(vragen, key=lambda vraag: (vraag.bestand, vraag.rijnummer))
