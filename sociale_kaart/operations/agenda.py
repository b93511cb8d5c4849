"""The agenda: every date of the hulpbronnen that lies ahead, or that nobody has followed up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sociale_kaart.domain.hulpbron import STATUS_ACTIEF
from sociale_kaart.domain.instemmingen import has_toestemming
from sociale_kaart.domain.lijstjes import STATUS_GESTOPT
from sociale_kaart.domain.notatie import datum as in_full
from sociale_kaart.domain.notatie import parse_datum

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from sociale_kaart.domain.hulpbron import Hulpbron

# What kinds of dates there are: code and label, in the order in which they are offered.
SOORTEN: tuple[tuple[str, str], ...] = (
    ("herzien", "Nakijken"),
    ("beslissing", "Beslissing over geld"),
    ("geld", "Geld loopt af"),
    ("besluit", "Besluit loopt af"),
    ("ruimte", "Ruimte loopt af"),
    ("toestemming", "Toestemming loopt af"),
    ("begin", "Begint"),
    ("einde", "Stopt"),
)


@dataclass(frozen=True, slots=True, order=True)
class Afspraak:
    """One date of one hulpbron; sorts by date, then name.

    Attributes:
        datum: the day.
        naam: of the hulpbron.
        soort: a code of `SOORTEN`.
        tekst: what happens, one Dutch line without the names of persons.
        hulpbron: uuid.
        verlopen: whether the day has passed.
    """

    datum: dt.date
    naam: str
    soort: str
    tekst: str
    hulpbron: str
    verlopen: bool


def agenda(hulpbronnen: Iterable[Hulpbron], vandaag: dt.date) -> list[Afspraak]:
    """Return the dates that lie ahead and those that are overdue, earliest first.

    Of what has stopped only the toestemming of a person is left: the name is still in the file.
    A date that something later has followed up is no longer in it.
    """
    return sorted(
        Afspraak(dag, hulpbron.naam, soort, tekst, hulpbron.uuid, dag < vandaag)
        for hulpbron in hulpbronnen
        for dag, soort, tekst in _dates(hulpbron, vandaag)
    )


def _dates(hulpbron: Hulpbron, vandaag: dt.date) -> Iterator[tuple[dt.date, str, str]]:
    yield from _toestemmingen(hulpbron, vandaag)
    einde = parse_datum(hulpbron.gestopt_op)
    if einde is not None and einde >= vandaag:
        yield einde, "einde", "De hulpbron stopt"
    if hulpbron.status == STATUS_GESTOPT:
        return
    yield from _reviews(hulpbron)
    yield from _geld(hulpbron, vandaag)
    for besluit in hulpbron.deel("besluiten"):
        dag = parse_datum(besluit.get("tot"))
        if dag is not None:
            yield dag, "besluit", _with("Een besluit loopt af", besluit.get("besluit"))
    ruimte = parse_datum(hulpbron.meer.get("ruimte_zeker_tot"))
    if ruimte is not None:
        yield ruimte, "ruimte", "Tot deze dag is de ruimte zeker"
    begin = parse_datum(hulpbron.begonnen_op)
    if begin is not None and begin >= vandaag:
        yield begin, "begin", "De hulpbron begint"


def _reviews(hulpbron: Hulpbron) -> Iterator[tuple[dt.date, str, str]]:
    dag = parse_datum(hulpbron.herzien_voor)
    if dag is not None and (hulpbron.status or STATUS_ACTIEF) != "kans":
        yield dag, "herzien", "Kijk na of alles nog klopt"


def _geld(hulpbron: Hulpbron, vandaag: dt.date) -> Iterator[tuple[dt.date, str, str]]:
    for geldbron in hulpbron.deel("geldbronnen"):
        tot = parse_datum(geldbron.get("tot"))
        if tot is not None:
            yield tot, "geld", _with("Geld loopt af", geldbron.get("wie"))
        beslissing = parse_datum(geldbron.get("beslisdatum"))
        # The money came or it did not: with an end in the future, the decision has been made.
        decided = beslissing is not None and beslissing < vandaag and tot is not None
        if beslissing is not None and not (decided and tot is not None and tot >= vandaag):
            yield beslissing, "beslissing", _with("Beslissing over geld", geldbron.get("wie"))


def _toestemmingen(hulpbron: Hulpbron, vandaag: dt.date) -> Iterator[tuple[dt.date, str, str]]:
    for toestemming in hulpbron.deel("toestemmingen"):
        dag = parse_datum(toestemming.get("tot"))
        if dag is None:
            continue
        if dag < vandaag and has_toestemming(hulpbron, vandaag, str(toestemming.get("wie") or "")):
            continue
        yield dag, "toestemming", f"Toestemming van een persoon geldt tot {in_full(dag)}"


def _with(tekst: str, wat: object) -> str:
    return f"{tekst}: {wat}" if wat else tekst
