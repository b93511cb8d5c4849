"""Rules of the subject that hold wherever something is entered, imported or exported."""

from __future__ import annotations

import datetime as dt
import re

# domein 9.7: no register of people. Words that show a household, a client or a need.
_GEEN_HULPBRON = re.compile(
    r"\b(?:fam(?:ilie)?\.?\s+(?!restaurant|bad\b|dag|hotel|park)[A-Z]\w+|cli[eë]nte?n?\b|"
    r"hulpvrag(?:er|en)\b|hulpvraag\b|casus\b|pati[eë]nt\b|bsn\b|zorgmijder\b|"
    r"huishouden\s+\w+|gezin\s+[A-Z]\w+|(?:mevr(?:ouw)?|dhr|meneer|mw)\.?\s+[A-Z]\w+)",
)
# What is looked after for a year without a check is asked again (domein 3.1).
_HERZIEN_NA_MAANDEN = 12

UITLEG_GEEN_HULPBRON = (
    "Dit lijkt over een persoon, een gezin of een hulpvraag te gaan. Op deze kaart staat wat er in "
    "de buurt is, niet wie hulp nodig heeft. Beschrijf het aanbod of de groep."
)


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


def names_a_private_case(naam: str) -> bool:
    """Tell whether a name points to a household, a client or a need instead of a hulpbron."""
    return bool(_GEEN_HULPBRON.search(naam))


def only_at_buurt_level(sfeer: str | None) -> bool:
    """Tell whether a record may have no point and no address (domein 2)."""
    return sfeer == "persoonlijk"


def herzien_voor(gecontroleerd_op: dt.date) -> dt.date:
    """Return the day before which a record is to be checked again: a year after the last check."""
    maand = gecontroleerd_op.month - 1 + _HERZIEN_NA_MAANDEN
    jaar = gecontroleerd_op.year + maand // 12
    dag = min(gecontroleerd_op.day, 28)
    return dt.date(jaar, maand % 12 + 1, dag)
