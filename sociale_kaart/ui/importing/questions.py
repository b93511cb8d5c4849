"""Rows of a list that somebody has to answer for, from a plan or from the queue alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import categorieen, lijsten, regels
from sociale_kaart.domain.tabellen import tabel
from sociale_kaart.importing.dubbelen import Dubbel
from sociale_kaart.importing.keuzes import ADRES, REACH
from sociale_kaart.importing.koppeling import veldlabel
from sociale_kaart.importing.plan import DUBBEL, GEWIJZIGD, NIEUW, VERSCHIL, Gelezen
from sociale_kaart.operations.batches import value_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.importing.geocode import Suggestie
    from sociale_kaart.importing.plan import ImportPlan, PlannedRow, Veldverschil
    from sociale_kaart.operations.wachtrij import Wachtend

_PROVENANCE = frozenset({"bron", "bron_id", "batch"})
# Of two hulpbronnen these are not chosen: who may see it becomes the stricter of both.
_OWN = _PROVENANCE | {"zichtbaarheid"}
_ADRES = ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats")


@dataclass(frozen=True, slots=True)
class Vraag:
    """A row with a question.

    Attributes:
        sleutel: row number in a plan, uuid of the raw row in the queue.
        uitkomst: what becomes of it without an answer.
        gelijk: uuid of the hulpbron that an earlier version of the list brought and that differs
            from it, else None.
        vergelijking: nieuw | gewijzigd | ongewijzigd beside that version, '' without one.
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
    vergelijking: str = ""

    @property
    def sfeer(self) -> str | None:
        """The sfeer the list gives."""
        found = self.gelezen.velden.get("sfeer")
        return str(found) if found else None

    @property
    def punt(self) -> tuple[float, float] | None:
        """Where the list says it is (RD metres); of the persoonlijke sfeer never."""
        return None if regels.only_at_buurt_level(self.sfeer) else punt_of(self.plek or {})

    @property
    def differs(self) -> bool:
        """Whether it is laid beside what an earlier version of the list brought."""
        return self.gelijk is not None

    @property
    def compares(self) -> bool:
        """Whether the question is if, or how, it is the same as something else."""
        return (
            self.wacht_op in {DUBBEL, VERSCHIL}
            or self.differs
            or (bool(self.dubbelen) and self.uitkomst == "geplaatst")
        )


@dataclass(frozen=True, slots=True)
class Ander:
    """What a row is laid beside.

    Attributes:
        velden: the values by field, as in `Veldverschil`.
        punt: where it is, RD metres; None unknown, or not to be shown.
        in_lijst: whether it is another row of the list.
    """

    naam: str
    velden: Mapping[str, Value] = field(default_factory=dict)
    punt: tuple[float, float] | None = None
    in_lijst: bool = False


@dataclass(frozen=True, slots=True)
class Paar:
    """A field in both; `was` is what an earlier version of the list said.

    Attributes:
        zwijgt: whether the list said it before and says nothing any more.
    """

    veld: str
    label: str
    lijst: str
    kaart: str
    was: str = ""
    zwijgt: bool = False
    botst: bool = False


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
        row.bestaande if row.wacht_op == VERSCHIL or row.uitkomst == "bijgewerkt" else None,
        vergelijking=row.vergelijking,
    )


def of_rows(plan: ImportPlan) -> tuple[list[Vraag], list[Vraag]]:
    """Return the rows of a plan of which the place is asked, and those to lay beside others.

    Of a list that came before also what is new or changed is shown. What somebody has to choose
    comes first.
    """
    asked = [of_plan(row) for row in plan.rows if _is_shown(row, again=plan.vorige is not None)]
    places = [vraag for vraag in asked if _is_place(vraag)]
    others = [vraag for vraag in asked if not _is_place(vraag)]
    return places, sorted(others, key=lambda vraag: vraag.uitkomst != "wachtend")


def _is_shown(row: PlannedRow, *, again: bool) -> bool:
    if again and row.vergelijking in {NIEUW, GEWIJZIGD} and row.uitkomst != "overgeslagen":
        return True
    return row.uitkomst == "wachtend" or (row.uitkomst == "geplaatst" and bool(row.dubbelen))


def _is_place(vraag: Vraag) -> bool:
    return vraag.uitkomst == "wachtend" and not vraag.compares


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


def of_pair(gaat: Hulpbron, blijft: Hulpbron, reden: str) -> Vraag:
    """Return the question whether two hulpbronnen are one; the first would go up in the second.

    Contacts and plekken of both go on, so only the fields of the hulpbron itself are compared.
    """
    velden = {kolom: value_of(gaat, kolom) for kolom in tabel("hulpbronnen").kolommen}
    punt = of_hulpbron(gaat).punt
    return Vraag(
        f"{gaat.uuid} {blijft.uuid}",
        0,
        gaat.naam,
        reden,
        "",
        {},
        DUBBEL,
        "wachtend",
        Gelezen({k: v for k, v in velden.items() if k not in _OWN}, None, {}),
        {"x": punt[0], "y": punt[1]} if punt else None,
        dubbelen=(Dubbel(blijft.uuid, blijft.naam, reden),),
    )


def of_hulpbron(hulpbron: Hulpbron) -> Ander:
    """Return a hulpbron to lay a row beside."""
    velden = {kolom: value_of(hulpbron, kolom) for kolom in tabel("hulpbronnen").kolommen}
    for contact in hulpbron.deel("contacten")[:1]:
        velden |= {REACH + kolom: value for kolom, value in contact.items()}
    if hulpbron.plekken:
        plek = hulpbron.plekken[0]
        where = adres_text({kolom: getattr(plek, kolom) for kolom in _ADRES})
        # A point that somebody pointed at is not empty: it is not to be moved unasked.
        pointed = _tr("een punt op de kaart") if plek.x is not None else None
        velden[ADRES] = where or pointed
    punt = next(((p.x, p.y) for p in hulpbron.plekken if p.x is not None and p.y is not None), None)
    return Ander(hulpbron.naam, velden, punt)


def of_row(row: PlannedRow) -> Ander:
    """Return another row of the list to lay a row beside."""
    vraag = of_plan(row)
    return Ander(row.naam, _said(row.whole, vraag.plek), vraag.punt, in_lijst=True)


def punt_of(plek: Mapping[str, Value]) -> tuple[float, float] | None:
    """Return the point of the columns of a plek, RD metres."""
    x, y = plek.get("x"), plek.get("y")
    return (float(x), float(y)) if isinstance(x, float) and isinstance(y, float) else None


def pairs(vraag: Vraag, ander: Ander) -> list[Paar]:
    """Return the fields of which the list says something else than what is there."""
    before = {one.veld: one for one in vraag.verschillen}
    found = []
    for veld, value in _said(vraag.gelezen, vraag.plek).items():
        there = ander.velden.get(veld)
        one = before.get(veld)
        # Beside an earlier version only what that comparison found: a number may be kept as text.
        other = one is not None if vraag.differs else value is not None and value != there
        if other and veld not in _PROVENANCE:
            was = shown(veld, one.was) if one else ""
            found.append(
                Paar(
                    veld,
                    label(veld),
                    shown(veld, value),
                    shown(veld, there),
                    was,
                    botst=bool(one and one.botst),
                )
            )
    told = {paar.veld for paar in found}
    # What the list no longer says.
    found += [
        Paar(
            one.veld,
            label(one.veld),
            "",
            shown(one.veld, one.kaart),
            shown(one.veld, one.was),
            zwijgt=True,
        )
        for one in vraag.verschillen
        if one.lijst is None and one.veld not in told
    ]
    # An adres of which list and kaart both changed has no point to compare by.
    found += [
        Paar(one.veld, label(one.veld), *_three(one), botst=one.botst)
        for one in vraag.verschillen
        if one.lijst is not None and one.veld not in told
    ]
    return found


def _three(one: Veldverschil) -> tuple[str, str, str]:
    return shown(one.veld, one.lijst), shown(one.veld, one.kaart), shown(one.veld, one.was)


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


def suggestion_text(
    suggestie: Suggestie, buurtnaam: str, plek: Mapping[str, Value] | None = None
) -> str:
    """Return a suggestion in one line: what it is, how precise, and how it differs from the list.

    Args:
        suggestie: a near hit.
        buurtnaam: where it lies.
        plek: what the list says.
    """
    adres = suggestie.adres
    known = {kolom: getattr(adres, kolom) for kolom in _ADRES}
    place = " · ".join(part for part in (adres_text(known), buurtnaam) if part)
    why = _why(known, plek or {}) if suggestie.nauwkeurigheid != "buurt" else []
    precise = {
        "adres": "",
        "straat": _tr("midden van de straat"),
        "postcode": _tr("midden van de postcode"),
        "buurt": _tr("alleen de buurt"),
    }.get(suggestie.nauwkeurigheid, "")
    said = "; ".join(part for part in (precise, *why) if part)
    return f"{place} ({said})" if said else place


def _why(known: Mapping[str, object], listed: Mapping[str, Value]) -> list[str]:
    """Return in what a near hit differs from the address in the list."""
    texts = {
        "straat": _tr("andere straatnaam"),
        "huisnummer": _tr("ander nummer"),
        "plaats": _tr("andere plaats"),
        "postcode": _tr("andere postcode"),
    }

    def differs(kolom: str) -> bool:
        one, other = (str(there.get(kolom) or "").casefold() for there in (known, listed))
        return bool(one and other) and one.replace(" ", "") != other.replace(" ", "")

    found = [text for kolom, text in texts.items() if differs(kolom)]
    same_number = str(known.get("huisnummer")) == str(listed.get("huisnummer"))
    marks = [
        "".join(str(there.get(kolom) or "") for kolom in ("huisletter", "toevoeging")).casefold()
        for there in (known, listed)
    ]
    if same_number and known.get("huisnummer") and marks[0] != marks[1]:
        found.append(_tr("andere letter of toevoeging"))
    return found


def _tr(text: str) -> str:
    """Translate outside of a widget."""
    return QCoreApplication.translate("questions", text)


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
