"""Lijstjes: the questions a wijkkenner asks again and again, as filters with a name.

Nobody's work is called incomplete here (domein 9.4): each lijstje says what there is to do.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.instemmingen import lacks_instemming
from sociale_kaart.domain.notatie import parse_datum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sociale_kaart.domain.hulpbron import Hulpbron

STATUS_GESTOPT = "gestopt"
# Nobody to ask: it is no more, or a room that is only a chance.
_NOBODY_THERE = frozenset({STATUS_GESTOPT, "kans"})
_HALF_JAAR = 6
_MAANDEN = 12


@dataclass(frozen=True, slots=True)
class Lijstje:
    """A built-in lijstje.

    Attributes:
        code: never changes; what a front end remembers.
        label: what people read.
        uitleg: one sentence at B1.
        test: whether a hulpbron is on it, on a day.
    """

    code: str
    label: str
    uitleg: str
    test: Callable[[Hulpbron, dt.date], bool]


def last_day_of_month(dag: dt.date) -> dt.date:
    """Return the last day of the month of `dag`."""
    return dag.replace(day=calendar.monthrange(dag.year, dag.month)[1])


def months_later(dag: dt.date, maanden: int) -> dt.date:
    """Return the same day some months later, or the last of that month when it is shorter."""
    years, month = divmod(dag.month - 1 + maanden, _MAANDEN)
    first = dt.date(dag.year + years, month + 1, 1)
    return first.replace(day=min(dag.day, last_day_of_month(first).day))


def is_to_check(hulpbron: Hulpbron, vandaag: dt.date) -> bool:
    """Return whether a hulpbron is due for a check this month, or was before.

    One that was never checked and has no day for it is due too; what has stopped or is only a
    chance is not.
    """
    if hulpbron.status in _NOBODY_THERE:
        return False
    dag = parse_datum(hulpbron.herzien_voor)
    if dag is None:
        return parse_datum(hulpbron.gecontroleerd_op) is None
    return dag <= last_day_of_month(vandaag)


def ending_dates(hulpbron: Hulpbron) -> Iterator[dt.date]:
    """Yield the days on which money, a room, a decision or the hulpbron itself comes to an end."""
    values = [hulpbron.gestopt_op, hulpbron.meer.get("ruimte_zeker_tot")]
    values += [row.get("tot") for row in hulpbron.deel("geldbronnen")]
    values += [row.get("tot") for row in hulpbron.deel("besluiten")]
    for value in values:
        dag = parse_datum(value)
        if dag is not None:
            yield dag


def _ends_soon(hulpbron: Hulpbron, vandaag: dt.date) -> bool:
    if hulpbron.status == STATUS_GESTOPT:
        return False
    until = months_later(vandaag, _HALF_JAAR)
    return any(vandaag <= dag <= until for dag in ending_dates(hulpbron))


def _leans_on_one(hulpbron: Hulpbron, _vandaag: dt.date) -> bool:
    return hulpbron.status != STATUS_GESTOPT and bool(hulpbron.meer.get("leunt_op_een_persoon"))


def has_locatie(hulpbron: Hulpbron) -> bool:
    """Return whether it is known where a hulpbron is: a point or a buurt, or it is online."""
    return hulpbron.soort == "online" or any(
        plek.x is not None or plek.buurtcode or plek.buurt_gekozen or plek.gebruik == "online"
        for plek in hulpbron.plekken
    )


def _without_locatie(hulpbron: Hulpbron, _vandaag: dt.date) -> bool:
    return hulpbron.status != STATUS_GESTOPT and not has_locatie(hulpbron)


def _never_asked(hulpbron: Hulpbron, vandaag: dt.date) -> bool:
    return hulpbron.status not in _NOBODY_THERE and lacks_instemming(hulpbron, vandaag)


LIJSTJES: tuple[Lijstje, ...] = (
    Lijstje(
        "te_controleren",
        "Te controleren deze maand",
        "Deze hulpbronnen zijn aan de beurt om na te kijken.",
        is_to_check,
    ),
    Lijstje(
        "loopt_af",
        "Loopt af binnen een half jaar",
        "Het geld, de ruimte of een besluit loopt hier binnenkort af.",
        _ends_soon,
    ),
    Lijstje(
        "leunt_op_een",
        "Leunt op één persoon",
        "Als deze persoon stopt, stopt de hulpbron misschien ook.",
        _leans_on_one,
    ),
    Lijstje(
        "zonder_locatie",
        "Zonder locatie",
        "Van deze hulpbronnen is nog geen plek en geen buurt bekend.",
        _without_locatie,
    ),
    Lijstje(
        "instemming_niet_gevraagd",
        "Instemming nog niet gevraagd",
        "Vraag deze initiatieven of ze op de kaart willen staan.",
        _never_asked,
    ),
)
_BY_CODE = {lijstje.code: lijstje for lijstje in LIJSTJES}


def lijstje(code: str) -> Lijstje | None:
    """Return the built-in lijstje with this code, None when there is none."""
    return _BY_CODE.get(code)
