"""Rules of the subject that hold wherever something is entered, imported or exported."""

from __future__ import annotations

import datetime as dt

# What is looked after for a year without a check is asked again (domein 3.1).
_HERZIEN_NA_MAANDEN = 12


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
    """Return the day before which a record is to be checked again: a year after the last check."""
    maand = gecontroleerd_op.month - 1 + _HERZIEN_NA_MAANDEN
    jaar = gecontroleerd_op.year + maand // 12
    dag = min(gecontroleerd_op.day, 28)
    return dt.date(jaar, maand % 12 + 1, dag)
