"""Rules of the subject that hold wherever something is entered, imported or exported."""

from __future__ import annotations

import datetime as dt


def default_zichtbaarheid(sfeer: str | None, formaliteit: str | None) -> str:
    """Return who may see a record when nobody has chosen.

    Formeel and institutioneel is public, the persoonlijke sfeer stays intern, all else is for
    partners.
    """
    if sfeer == "persoonlijk":
        return "intern"
    if sfeer == "institutioneel" and formaliteit == "formeel":
        return "publiek"
    return "partners"


def only_at_buurt_level(sfeer: str | None) -> bool:
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
