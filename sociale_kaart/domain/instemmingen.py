"""Who agreed to be on the kaart: the instemming of an initiative, the toestemming of a person.

What is not clearly a yes is a no: an unknown answer, an unreadable date and a yes with a date in
the future all count as the strictest reading.
"""

from __future__ import annotations

import datetime as dt
import re
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
# What a photo says of itself when there is nobody to ask.
NIEMAND_HERKENBAAR = "Niemand herkenbaar op de foto"
_ALLEN = re.compile(r"openba|publiek|iedereen|alle lezers")
_ALLEEN = {
    "publiek": re.compile(r"partner|intern|collega"),
    "partners": re.compile("intern|collega"),
}
_FOTO = re.compile(r"\bfoto")
_NAAM = re.compile(r"\b(?:naam|namen|contact|telefoon|nummer|mail|alles|noem|genoemd)")
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


def has_toestemming(
    hulpbron: Hulpbron,
    peildatum: dt.date,
    naam: str = "",
    *,
    lezer: str = "publiek",
    voor: str = "naam",
) -> bool:
    """Return whether a person (`naam`, or anybody when '') has agreed to this and still does.

    What it was given for is free text. It narrows what was agreed to and never widens it: ‘alleen
    voor partners’ is no yes to the public, ‘foto’ alone is no yes to a name.

    Args:
        hulpbron: the record.
        peildatum: the day.
        naam: of the person; '' for anybody.
        lezer: publiek, partners or intern.
        voor: 'naam' (being named, contact) or 'foto', of which must have been spoken.
    """
    return any(
        not naam or is_same_name(wie, naam)
        for wie in who_agreed(hulpbron, peildatum, lezer=lezer, voor=voor)
    )


def who_agreed(
    hulpbron: Hulpbron, peildatum: dt.date, *, lezer: str = "publiek", voor: str = "naam"
) -> list[str]:
    """Return the names of those who agreed to this and still do; as `has_toestemming`."""
    return [
        str(row.get("wie") or "")
        for row in hulpbron.deel("toestemmingen")
        if _is_valid(row, peildatum) and _is_meant_for(str(row.get("waarvoor") or ""), lezer, voor)
    ]


def nobody_recognisable(toestemming: Value) -> bool:
    """Return whether with a photo was written down that nobody in it can be recognised."""
    return is_same_name(toestemming, NIEMAND_HERKENBAAR)


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


def _is_meant_for(waarvoor: str, lezer: str, voor: str) -> bool:
    words = waarvoor.casefold()
    narrowed = _ALLEEN.get(lezer)
    if narrowed and narrowed.search(words) and not _ALLEN.search(words):
        return False
    foto = bool(_FOTO.search(words))
    return foto if voor == "foto" else not foto or bool(_NAAM.search(words))


def _datum(value: Value) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
