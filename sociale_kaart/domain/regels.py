"""Rules of the subject that hold wherever something is entered, imported or exported."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sociale_kaart.domain.hulpbron import STATUS_ACTIEF

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Value


def default_zichtbaarheid(sfeer: Value, formaliteit: Value) -> str:
    """Return who may see a record when nobody has chosen.

    Formeel and institutioneel is public, the persoonlijke sfeer stays intern, all else is for
    partners.
    """
    if sfeer == "persoonlijk":
        return "intern"
    if sfeer == "institutioneel" and formaliteit == "formeel":
        return "publiek"
    return "partners"


def strictest_zichtbaarheid(sfeer: Value, soort: Value) -> str | None:
    """Return the zichtbaarheid to write down at once: intern for what is about people, else None.

    What is not written down follows from sfeer and formaliteit once those are known; written down
    it would look like somebody's choice, and open a record for partners.
    """
    return "intern" if only_at_buurt_level(sfeer) or soort == "persoon" else None


def defaults_for(sfeer: Value, formaliteit: Value = None, soort: Value = None) -> dict[str, str]:
    """Return what holds for a new hulpbron when nobody says otherwise, by column.

    A form shows these as what will hold; only `status` and `strictest_zichtbaarheid` are stored.
    """
    zichtbaarheid = strictest_zichtbaarheid(sfeer, soort)
    return {
        "status": STATUS_ACTIEF,
        "zichtbaarheid": zichtbaarheid or default_zichtbaarheid(sfeer, formaliteit),
    }


def zichtbaarheid_at_least(minimum: str, sfeer: Value, formaliteit: Value, soort: Value) -> str:
    """Return who may see a new record for somebody who keeps more at home than the rule does.

    Args:
        minimum: partners or intern; anything else asks for no more than the rule.
        sfeer: of the record, as the next two.
        formaliteit: idem.
        soort: idem.
    """
    by_rule = defaults_for(sfeer, formaliteit, soort)["zichtbaarheid"]
    order = ("publiek", "partners", "intern")
    if minimum not in order or order.index(minimum) <= order.index(by_rule):
        return by_rule
    return minimum


def plek_defaults(sfeer: Value, soort: Value = None) -> dict[str, str]:
    """Return what holds for a new plek when nobody says otherwise, by column.

    The persoonlijke sfeer is shown at buurt level, and what is online has no fixed place.
    """
    if only_at_buurt_level(sfeer):
        return {"locatie_nauwkeurigheid": "buurt"}
    return {"gebruik": "online" if soort == "online" else "vast"}


def only_at_buurt_level(sfeer: Value) -> bool:
    """Tell whether a record may have no point and no address (domein 2)."""
    return sfeer == "persoonlijk"


def herzien_voor(gecontroleerd_op: dt.date) -> dt.date:
    """Return the day before which a record is to be checked again (domein 3.1).

    That is a year after the last check; a year after 29 February is 28 February.
    """
    volgend_jaar = gecontroleerd_op.year + 1
    try:
        return gecontroleerd_op.replace(year=volgend_jaar)
    except ValueError:
        return dt.date(volgend_jaar, 2, 28)
