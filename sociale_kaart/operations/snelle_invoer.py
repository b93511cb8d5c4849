"""Quick entry of what people wrote on an invulblad: number, name, square.

A square is not a point: the plek gets the middle of it, and the record says so
(`locatie_nauwkeurigheid` is 'vak').
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import instemmingen, lijsten, regels
from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.domain.notatie import datum as in_full
from sociale_kaart.domain.zelfde_plek import plain_text
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.dubbelen import DubbelenZoeker
from sociale_kaart.operations.inventarisatie import TABEL as INVENTARISATIES
from sociale_kaart.operations.records import (
    NIETS_OPGESLAGEN,
    OngeldigeWaardeError,
    allowed_plek,
    checked,
    checked_name,
    insert_plek,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.exporting.bladen.vakken import Vakken
    from sociale_kaart.operations.sessions import Session

_BUURTCODE = re.compile(r"BU\d{8}")
FOUT = "fout"
LET_OP = "let op"
BRON = "Invulblad"
# What was asked: without a subject the log would say that people were asked about everything, and
# what they did not think of would count as a gap.
ONDERWERP = "wat er in de buurt is"
VAK = "vak"
_HANDMATIG = "handmatig"


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of the list on the sheet.

    Attributes:
        nummer: as written on map and list.
        naam: what it is called.
        vak: square such as 'C4' or 'C4b'; None when nobody wrote one.
        x: RD in metres, when somebody pointed at the place on screen; goes before `vak`.
        y: as `x`.
        sfeer: code, None for not told (as the next two).
        formaliteit: code.
        soort: code.
        toelichting: what it means to people.
    """

    nummer: int
    naam: str
    vak: str | None = None
    x: float | None = None
    y: float | None = None
    sfeer: str | None = None
    formaliteit: str | None = None
    soort: str | None = None
    toelichting: str | None = None


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What there is to say about a row before it is written.

    Attributes:
        nummer: of the row.
        soort: 'fout' (it cannot be written so) or 'let op'.
        tekst: Dutch, one or two sentences.
        dubbel: uuid of the hulpbron that may be the same, '' when it is about something else.
        rij: which of the rows it is about, from 0: a number may stand on a sheet twice.
    """

    nummer: int
    soort: str
    tekst: str
    dubbel: str = ""
    rij: int = 0


@dataclass(frozen=True, slots=True)
class Blad:
    """The sheet that is entered.

    Attributes:
        buurtcode: CBS code.
        buurtnaam: its name.
        bbox: what the map of the sheet shows: minx, miny, maxx, maxy in RD metres.
        bladcode: as printed.
    """

    buurtcode: str
    buurtnaam: str
    bbox: tuple[float, float, float, float]
    bladcode: str
    vakken: Vakken

    def vak_of(self, x: float, y: float) -> str:
        """Return the square of a point (RD), such as 'C4b'; '' for a point beside the map."""
        return self.vakken.vak_of(x, y)

    def midden(self, vak: str) -> tuple[float, float]:
        """Return the middle of a square in RD.

        Raises:
            WorldError: there is no such square.
        """
        return self.vakken.midden(vak)

    def vak_bounds(self, vak: str) -> tuple[float, float, float, float]:
        """Return the part of RD of a square: minx, miny, maxx, maxy; raises as `midden`."""
        return self.vakken.bounds(vak)


def open_blad(
    session: Session,
    code: str,
    *,
    formaat: str = "A3",
    liggend: bool | None = None,
    schaal: int | None = None,
) -> Blad:
    """Return the sheet with this bladcode, so that its squares are where they were on paper.

    Args:
        session: an open kaart with its ondergrond.
        code: the bladcode under the map, or a buurtcode for the sheet as it would be printed now
            with the next three.
        formaat: paper size; only with a buurtcode.
        liggend: landscape; only with a buurtcode, None takes what fits best.
        schaal: only with a buurtcode, None takes what fits.

    Raises:
        WorldError: no such code or buurt, or the borders in the ondergrond are other ones.
    """
    from sociale_kaart.exporting.bladen import bladcode, vakken  # noqa: PLC0415 - heavy

    ondergrond = session.required_ondergrond()
    buurten = ondergrond.layer("buurten")
    typed = code.strip()
    if _BUURTCODE.fullmatch(typed.upper()):
        found, *meer = bladcode.choose_bladcodes(
            buurten, typed.upper(), formaat=formaat, liggend=liggend, schaal=schaal
        )
        if meer:
            raise WorldError(
                f"Deze buurt staat op {len(meer) + 1} bladen.",
                "Geef de bladcode onder de kaart van het blad dat je invoert.",
                NIETS_OPGESLAGEN,
            )
    else:
        found = bladcode.parse(typed)
    bbox = found.bbox(buurten)
    naam = str(buurten.loc[buurten["buurtcode"] == found.buurtcode, "buurtnaam"].iloc[0])
    return Blad(found.buurtcode, naam, bbox, found.tekst, vakken.Vakken(bbox))


def check_regels(
    session: Session, blad: Blad, regels: Iterable[Regel], *, datum: dt.date | None = None
) -> list[Bevinding]:
    """Return what there is to say about the rows, in their order; nothing is written.

    Args:
        session: the open kaart.
        blad: from `open_blad`.
        regels: the rows.
        datum: the day of the session, to see that a sheet was entered before.
    """
    rows = list(regels)
    bestaande = session.kaart.hulpbronnen()
    zoeker = DubbelenZoeker(bestaande)
    same_name = {
        plain_text(h.naam): h for h in bestaande if blad.buurtcode in _buurten(h) and h.naam
    }
    entered = {h.bron_id: h for h in bestaande if h.bron == BRON}
    times = Counter(row.nummer for row in rows)
    names: dict[str, int] = {}
    found: list[Bevinding] = []
    for rij, row in enumerate(rows):
        told = []
        if times.pop(row.nummer, 0) > 1:
            told.append(_note(row, f"Nummer {row.nummer} staat meer dan één keer op het blad."))
        first = names.setdefault(plain_text(row.naam), row.nummer)
        if first != row.nummer and row.naam.strip():
            told.append(_note(row, f"Deze naam staat ook bij nummer {first}."))
        try:
            velden, plek = _record(session, blad, row, datum or today())
        except WorldError as error:
            told.append(Bevinding(row.nummer, FOUT, f"{error.wat} {error.doen}".strip()))
        else:
            before = entered.get(str(velden["bron_id"])) if datum else None
            told += _place_notes(session, blad, row)
            told += _doubles(row, plek, zoeker, same_name, known=before)
        found += [replace(one, rij=rij) for one in told]
    return found


def add_regels(
    session: Session,
    blad: Blad,
    regels: Iterable[Regel],
    *,
    datum: dt.date,
    perspectief: str | Sequence[str] | None = None,
    zichtbaarheid: str = "regel",
) -> Change:
    """Write all rows, as one step that can be undone; all of them or none.

    An informal group gets the instemming 'nog niet gevraagd', the persoonlijke sfeer its buurt
    only, and a row without a square stands in the buurt without a point.

    Args:
        session: the open kaart.
        blad: from `open_blad`.
        regels: the rows.
        datum: the day of the session; not in the future.
        perspectief: who were there, one or more codes of the list `perspectief`: each is written
            in the inventarisatielog of the buurt. None writes nothing there.
        zichtbaarheid: who may see them at most, partners or intern; 'regel' asks no more than the
            rule does.

    Raises:
        WorldError: a row cannot be written so (its number is told), there are none, or the day or
            a perspective is none.
    """
    rows = list(regels)
    wie = _perspectives(perspectief)
    if not rows:
        raise WorldError("Er zijn geen regels.", "Vul eerst een regel in.", NIETS_OPGESLAGEN)
    if datum > today():
        raise OngeldigeWaardeError(
            "datum", "De datum ligt in de toekomst.", "Kies de dag waarop het blad is ingevuld."
        )
    records = [_record_of_row(session, blad, row, datum, zichtbaarheid) for row in rows]
    wat = "1 regel" if len(rows) == 1 else f"{len(rows)} regels"
    tekst = f"Voer het blad van {blad.buurtnaam} in: {wat}"
    with session.kaart.action(tekst) as actie:
        for velden, plek in records:
            uuid = actie.insert("hulpbronnen", velden)
            sfeer, soort = velden.get("sfeer"), velden.get("soort")
            insert_plek(actie, uuid, plek, sfeer=sfeer, soort=soort)
            if _is_informal(uuid, velden):
                antwoord = {"hulpbron": uuid, "antwoord": "nog_niet_gevraagd"}
                actie.insert("instemmingen", antwoord)
        for code in wie:
            log: dict[str, Value] = {
                "gebiedscode": blad.buurtcode,
                "perspectief": code,
                "datum": datum.isoformat(),
                "hoe": "met een invulblad",
                "onderwerp": ONDERWERP,
                "uitkomst": "bekend",
            }
            actie.insert(INVENTARISATIES, log)
    return change_of(session, actie.uuid, tekst)


def _record_of_row(
    session: Session, blad: Blad, row: Regel, datum: dt.date, zichtbaarheid: str
) -> tuple[dict[str, Value], dict[str, Value]]:
    try:
        velden, plek = _record(session, blad, row, datum)
        return _kept_at_home(velden, zichtbaarheid), plek
    except WorldError as error:
        raise WorldError(
            f"Nummer {row.nummer} (‘{row.naam}’): {error.wat}", error.doen, NIETS_OPGESLAGEN
        ) from error


def _kept_at_home(velden: dict[str, Value], minimum: str) -> dict[str, Value]:
    """Write down who may see it where somebody is stricter than the rule."""
    if velden.get("zichtbaarheid"):
        return velden
    kind = velden.get("sfeer"), velden.get("formaliteit"), velden.get("soort")
    wanted = regels.zichtbaarheid_at_least(minimum, *kind)
    by_rule = regels.zichtbaarheid_at_least("", *kind)
    return velden if wanted == by_rule else {**velden, "zichtbaarheid": wanted}


def _record(
    session: Session, blad: Blad, row: Regel, datum: dt.date
) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return the columns of the hulpbron and of its plek.

    Raises:
        WorldError: a value does not fit.
    """
    said = {
        "naam": checked_name(row.naam),
        "leefwereld": row.toelichting,
        "sfeer": row.sfeer,
        "formaliteit": row.formaliteit,
        "soort": row.soort,
    }
    filled = {k: v for k, v in checked("hulpbronnen", said).items() if v is not None}
    kept = allowed_plek(session, row.sfeer, checked("plekken", _place(blad, row)))
    zichtbaarheid = regels.strictest_zichtbaarheid(row.sfeer, row.soort)
    return {
        **filled,
        "status": regels.defaults_for(row.sfeer, row.formaliteit)["status"],
        "gecontroleerd_op": datum.isoformat(),
        "herzien_voor": regels.herzien_voor(datum).isoformat(),
        "bron": BRON,
        "bron_id": f"{blad.bladcode}, {in_full(datum)}, nr {row.nummer}",
        **({"zichtbaarheid": zichtbaarheid} if zichtbaarheid else {}),
    }, kept


def _place(blad: Blad, row: Regel) -> dict[str, Value]:
    """Return the columns of the plek: a point only when somebody wrote or pointed at one."""
    if (row.x is None) != (row.y is None):
        raise OngeldigeWaardeError(
            "x", "Dit punt heeft geen twee getallen.", "Wijs de plek opnieuw aan op de kaart."
        )
    if row.x is not None and row.y is not None:
        if not blad.vak_of(row.x, row.y):
            raise OngeldigeWaardeError(
                "x", "Deze plek ligt niet op het blad.", "Wijs een plek aan binnen de kaart."
            )
        return {"x": row.x, "y": row.y, "locatie_nauwkeurigheid": _HANDMATIG}
    if row.vak and row.vak.strip():
        x, y = blad.midden(row.vak)
        return {"x": x, "y": y, "locatie_nauwkeurigheid": VAK}
    return {"buurt_gekozen": blad.buurtcode, "locatie_nauwkeurigheid": "buurt"}


def _note(row: Regel, tekst: str, dubbel: str = "") -> Bevinding:
    return Bevinding(row.nummer, LET_OP, tekst, dubbel)


def _place_notes(session: Session, blad: Blad, row: Regel) -> Iterator[Bevinding]:
    plek = _place(blad, row)
    x, y = plek.get("x"), plek.get("y")
    if regels.only_at_buurt_level(row.sfeer):
        if x is not None:
            yield _note(row, "De persoonlijke sfeer krijgt geen plek op de kaart: alleen de buurt.")
        return
    if x is None or y is None:
        yield _note(row, "Er is geen vak: dit komt in de buurt, zonder plek op de kaart.")
        return
    ondergrond = session.required_ondergrond()
    buurt = ondergrond.buurt_at(float(x), float(y))
    if buurt == blad.buurtcode:
        return
    wat = "Deze plek" if row.x is not None else f"Het midden van vak {row.vak}"
    waar = f"in een andere buurt ({buurt})" if buurt else "in geen enkele buurt"
    yield _note(row, f"{wat} ligt {waar}.")


def _doubles(
    row: Regel,
    plek: dict[str, Value],
    zoeker: DubbelenZoeker,
    same_name: dict[str, Hulpbron],
    known: Hulpbron | None,
) -> Iterator[Bevinding]:
    told = set()
    if known is not None:
        told.add(known.uuid)
        tekst = f"Dit blad lijkt al ingevoerd: daar staat ‘{known.naam}’ bij dit nummer."
        yield _note(row, tekst, known.uuid)
    for dubbel in zoeker.find(row.naam, plek):
        if dubbel.uuid not in told:
            told.add(dubbel.uuid)
            tekst = f"Misschien staat dit er al: ‘{dubbel.naam}’ ({dubbel.reden})."
            yield _note(row, tekst, dubbel.uuid)
    same = same_name.get(plain_text(row.naam))
    if same is not None and same.uuid not in told:
        yield _note(row, f"In deze buurt staat al iets met deze naam: ‘{same.naam}’.", same.uuid)


def _buurten(hulpbron: Hulpbron) -> set[str]:
    return {code for plek in hulpbron.plekken if (code := plek.buurtcode or plek.buurt_gekozen)}


def _is_informal(uuid: str, velden: dict[str, Value]) -> bool:
    """Return whether somebody must be asked: nobody owns what is persoonlijk."""
    sfeer, vorm = (str(velden[k]) if velden.get(k) else None for k in ("sfeer", "formaliteit"))
    if regels.only_at_buurt_level(sfeer):
        return False
    return instemmingen.is_informeel(
        Hulpbron(uuid=uuid, naam=str(velden["naam"]), sfeer=sfeer, formaliteit=vorm)
    )


def _perspectives(perspectief: str | Sequence[str] | None) -> tuple[str, ...]:
    wie = (perspectief,) if isinstance(perspectief, str) else tuple(perspectief or ())
    for code in wie:
        if code not in lijsten.codes("perspectief"):
            raise OngeldigeWaardeError(
                "perspectief", f"‘{code}’ staat niet in de lijst.", "Kies wie erbij waren."
            )
    return tuple(dict.fromkeys(wie))
