"""What a sheet says of its buurt besides hulpbronnen, gathered from kaart and ondergrond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain import lijsten, tabellen
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.domain.notatie import parse_datum
from sociale_kaart.operations import normen
from sociale_kaart.operations.inventarisatie import asked_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens, Veranderd
    from sociale_kaart.exporting.buurtkaart.normtabel import NormCijfers
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.project.difference import RijVerschil

# What answers the gate, or is about people: that it changed is nobody's business outside.
_NIET_VOOR_ANDEREN = frozenset(
    {"toestemmingen", "instemmingen", "veld_zichtbaarheid", "contacten", "verhalen",
     "verhaal_themas", "geldbronnen", "besluiten"}
)  # fmt: skip
_HUISHOUDEN = frozenset({"batch", "zichtbaarheid", "herzien_voor", "gecontroleerd_op"})
_VAN_EEN_BUURT = frozenset({"buurt_gekozen", "gebruik", "schema"})


def buurt_gegevens(
    session: Session,
    buurtcodes: Iterable[str],
    getoond: Iterable[Hulpbron],
    sinds: dt.date | None = None,
) -> Mapping[str, BuurtGegevens]:
    """Return per buurtcode the people, who was asked, and what changed since `sinds`.

    Args:
        session: an open kaart with its ondergrond.
        buurtcodes: of the sheets.
        getoond: what may be shown; of nothing else is said that it changed.
        sinds: the day of the sheet before; None leaves that box out.
    """
    from sociale_kaart.exporting.buurtkaart.gegevens import BuurtGegevens  # noqa: PLC0415 - heavy

    # As plain columns: the libraries for frames take longer to import than a sheet to draw.
    buurten = session.required_ondergrond().columns("buurten", ["buurtcode", "inwoners", "jaar"])
    inwoners_in = dict(zip(buurten["buurtcode"], buurten["inwoners"], strict=True))
    jaar_van = dict(zip(buurten["buurtcode"], buurten["jaar"], strict=True))
    veranderd = _changed_since(session, getoond, sinds) if sinds else None
    found = {}
    for code in buurtcodes:
        inwoners = inwoners_in[code]
        known = inwoners is not None and inwoners == inwoners  # noqa: PLR0124 - NaN
        gehoord, niet = _heard(asked_in(session, code))
        found[code] = BuurtGegevens(
            inwoners=int(inwoners) if known else None,
            jaar=int(jaar_van[code]),
            gehoord=gehoord,
            niet_gehoord=niet,
            veranderd=veranderd,
        )
    return found


def norm_cijfers(
    session: Session, *, voor: str, worker: Worker, progress: Progress
) -> tuple[NormCijfers, ...]:
    """Return what came out for the normen of the kaart; nothing when it has none.

    Args:
        session: an open kaart with its ondergrond.
        voor: count only hulpbronnen that this audience may see.
        worker: does the computing.
        progress: told of each step.

    Raises:
        Cancelled: the user stopped.
    """
    from sociale_kaart.exporting.buurtkaart.normtabel import NormCijfers  # noqa: PLC0415 - heavy

    if not normen.normen(session):
        return ()
    uitkomsten = normen.check_normen(
        session, Meetkeuze(voor=voor), hulp=False, worker=worker, progress=progress
    )
    # Figures per cell stay behind: a sheet has no use for them.
    return tuple(NormCijfers(one.norm, one.eenheid, one.frame) for one in uitkomsten)


def _heard(
    log: Iterable[Mapping[str, object]],
) -> tuple[tuple[tuple[str, dt.date | None], ...], tuple[str, ...]]:
    """Return the perspectives that were asked, with the last day, and those that never were."""
    last: dict[str, dt.date | None] = {}
    for row in log:
        wie, dag = str(row.get("perspectief") or ""), parse_datum(row.get("datum"))
        before = last.get(wie)
        last[wie] = max(filter(None, (before, dag)), default=None)
    items = lijsten.lijst("perspectief")
    gehoord = tuple((item.label, last[item.code]) for item in items if item.code in last)
    return gehoord, tuple(item.label for item in items if item.code not in last)


def _can_be_seen(verschil: RijVerschil, getoond: Hulpbron) -> bool:
    """Tell whether a row changed in what others may read: that a note changed is not for them."""
    tabel = tabellen.tabel(verschil.tabel)
    if tabel.naam in _NIET_VOOR_ANDEREN:
        return False
    kolommen = {veld.naam for veld in tabel.velden if not veld.gevoelig} - _HUISHOUDEN
    if tabel is tabellen.PLEKKEN:
        # Of a place that is told as its buurt only, a move is not told either.
        told = any(plek.uuid == verschil.rij and plek.x is not None for plek in getoond.plekken)
        kolommen = {*kolommen, "geom"} if told else set(_VAN_EEN_BUURT)
    was, werd = verschil.was or {}, verschil.werd or {}
    return any(was.get(naam) != werd.get(naam) for naam in kolommen)


def _changed_since(session: Session, getoond: Iterable[Hulpbron], sinds: dt.date) -> Veranderd:
    from sociale_kaart.exporting.buurtkaart.gegevens import Veranderd  # noqa: PLC0415 - heavy

    nieuw, gewijzigd = set(), set()
    for hulpbron in getoond:
        versies = session.kaart.versions(hulpbron.uuid)
        days = [
            versie.stap.tijd.date()
            for versie in versies
            if any(_can_be_seen(verschil, hulpbron) for verschil in versie.verschillen)
        ]
        # A kaart that was passed on has no past: then nothing can be said.
        if days and min(days) > sinds:
            nieuw.add(hulpbron.uuid)
        elif days and max(days) > sinds:
            gewijzigd.add(hulpbron.uuid)
    return Veranderd(sinds, frozenset(nieuw), frozenset(gewijzigd))
