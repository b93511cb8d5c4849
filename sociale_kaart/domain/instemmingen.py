"""Who agreed to be on the kaart: the instemming of an initiative, the toestemming of a person.

What is not clearly a yes is a no: an unknown answer, an unreadable date and a yes with a date in
the future all count as the strictest reading.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value

ALLEEN_BUURT = "alleen_buurt"
NIET_OPNEMEN = "niet_opnemen"
# The answers with which an initiative may be shown to everybody.
INGESTEMD = frozenset({"openbaar", "zelf_al_openbaar"})
_NOG_NIET_GEVRAAGD = "nog_niet_gevraagd"
# What says that nobody has asked yet.
NIET_GEVRAAGD = frozenset({"", _NOG_NIET_GEVRAAGD})
# From open to strict.
_STRENGER = ("openbaar", "zelf_al_openbaar", ALLEEN_BUURT, _NOG_NIET_GEVRAAGD, NIET_OPNEMEN)


def instemming(hulpbron: Hulpbron, peildatum: dt.date) -> str:
    """Return the answer that holds on `peildatum`, '' when nobody has asked.

    The latest dated answer holds, and undated ones beside it; the strictest of these counts.
    A yes with a date in the future does not count yet, a no does.
    """
    dated: list[tuple[dt.date, str]] = []
    holding: list[str] = []
    for row in hulpbron.deel("instemmingen"):
        antwoord = str(row.get("antwoord") or _NOG_NIET_GEVRAAGD)
        if antwoord not in _STRENGER:
            antwoord = NIET_OPNEMEN
        dag = _datum(row.get("gevraagd_op"))
        if dag is None:
            holding.append(antwoord)
        elif dag <= peildatum or antwoord not in INGESTEMD:
            dated.append((dag, antwoord))
    if dated:
        laatste = max(dag for dag, _ in dated)
        holding += [antwoord for dag, antwoord in dated if dag == laatste]
    return max(holding, key=_STRENGER.index, default="")


def is_informeel(hulpbron: Hulpbron) -> bool:
    """Return whether this is of a network without legal or professional status.

    Where nobody filled that in, only the institutionele sfeer counts as formeel: the strict guess.
    """
    if hulpbron.formaliteit:
        return hulpbron.formaliteit != "formeel"
    return hulpbron.sfeer != "institutioneel"


def lacks_instemming(hulpbron: Hulpbron, peildatum: dt.date) -> bool:
    """Return whether an informal initiative was never asked if it wants to be on the kaart.

    The persoonlijke sfeer holds no initiatives, only what is usual in a buurt: nobody to ask.
    """
    if hulpbron.sfeer == "persoonlijk" or not is_informeel(hulpbron):
        return False
    return instemming(hulpbron, peildatum) in NIET_GEVRAAGD


def persons_to_ask(hulpbron: Hulpbron) -> tuple[str, ...]:
    """Return who is named (or is this hulpbron) and was not asked for toestemming, each once.

    Colleagues who check and ask are not meant: their names stay in the own organisation.
    """
    namen = [hulpbron.naam] if hulpbron.soort == "persoon" else []
    namen += [str(row["contactpersoon"] or "") for row in hulpbron.deel("contacten")]
    to_ask: dict[str, str] = {}
    for naam in namen:
        if naam.strip() and not is_asked_for_toestemming(hulpbron, naam):
            to_ask.setdefault(" ".join(naam.casefold().split()), naam)
    return tuple(to_ask.values())


def has_toestemming(hulpbron: Hulpbron, peildatum: dt.date, naam: str = "") -> bool:
    """Return whether a person (`naam`, or anybody when '') has agreed and still does."""
    return any(
        _is_valid(row, peildatum) and (not naam or is_same_name(row.get("wie"), naam))
        for row in hulpbron.deel("toestemmingen")
    )


def is_asked_for_toestemming(hulpbron: Hulpbron, naam: str = "") -> bool:
    """Return whether a person (`naam`, or anybody when '') was asked, whatever the answer."""
    return any(
        not naam or is_same_name(row.get("wie"), naam) for row in hulpbron.deel("toestemmingen")
    )


def is_same_name(one: Value, other: str) -> bool:
    """Return whether two names of a person are one, give or take capitals and spaces."""
    return str(one or "").casefold().split() == other.casefold().split()


def _is_valid(row: Row, peildatum: dt.date) -> bool:
    gegeven = _datum(row.get("gegeven_op"))
    if gegeven is None or gegeven > peildatum:
        return False
    if not row.get("tot"):
        return True
    tot = _datum(row.get("tot"))
    return tot is not None and tot >= peildatum


def _datum(value: Value) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
