"""What is about a household, a client or a need: refused, the app is no register of people.

A name is held against `is_about_people`, longer text against `is_register_of_people`.

Only what is clearly so is refused; a name with 'familie' in it may be a Familiehuis. A refused row
of a list stands in the receipt with the reason, and nothing of it goes into the kaart.
"""

from __future__ import annotations

import re

UITLEG = (
    "Dit lijkt over een persoon, een gezin of een hulpvraag te gaan. Op deze kaart staat wat er in "
    "de buurt is, niet wie hulp nodig heeft. Beschrijf het aanbod of de groep."
)
WEIGERING = (
    "Deze rij gaat over een persoon of gezin; de kaart houdt alleen bij wat er in de buurt is."
)

# Words that make of 'Familie …' or 'Gezin …' an offer instead of people.
_OFFER = (
    r"huis|centrum|kring|netwerk|steunpunt|dag|avond|groep|punt|loket|team|koor|feest|zaken|cafe|"
    r"vereniging|stichting|contact|hulp|opstelling|ondersteun|coach|bijeenkomst"
)
_HOUSEHOLD = re.compile(
    rf"^(?:fam\.|fam\s|(?:familie|gezin|echtpaar|huishouden)\s)(?!.*(?:{_OFFER}))\s*\S",
    re.IGNORECASE,
)
_TITLE = re.compile(r"^(?:dhr|mw|mevr|hr)\.?\s+\S|^(?:mevrouw|meneer)\s+[A-Z]", re.IGNORECASE)
_CLIENT = re.compile(
    r"\b(?:cli[eë]nt|pati[eë]nt)(?:e|nr|nummer)?\b(?![-\s]*(?:en|van))", re.IGNORECASE
)
_NEED = re.compile(r"^(?:hulpvraag|zorgvraag|ondersteuningsvraag)\b", re.IGNORECASE)
_BSN = re.compile(r"\bbsn\b", re.IGNORECASE)


def is_about_people(naam: str, soort: str = "", omschrijving: str = "") -> bool:
    """Return whether a row is clearly about a household, a client or somebody's need."""
    if any(form.search(naam) for form in (_HOUSEHOLD, _TITLE, _CLIENT, _NEED, _BSN)):
        return True
    if re.fullmatch(
        r"(?:gezin|huishouden|cli[eë]nt|pati[eë]nt|hulpvraag)", soort.strip(), re.IGNORECASE
    ):
        return True
    return bool(_NEED.search(omschrijving) or _BSN.search(omschrijving))


# In longer text: a number of a person, a need written down as such, or a list of households.
_BSN_NUMBER = re.compile(r"\bbsn(?:-?nummer|-?nr)?\b\W{0,3}[0-9]{8,9}\b", re.IGNORECASE)
_CLIENT_NUMBER = re.compile(
    r"\b(?:cli[eë]nt|pati[eë]nt)-?(?:nummer|nr)\b\W{0,3}[0-9]"
    r"|\b(?:cli[eë]nt|pati[eë]nt)\s[0-9]{4,}\b(?!\s*(?:euro|uur|keer))",
    re.IGNORECASE,
)
_NEED_OF = re.compile(
    r"^\W*(?:hulpvraag|zorgvraag|ondersteuningsvraag|diagnose)\s*:\s*\S",
    re.IGNORECASE | re.MULTILINE,
)
_LIST = 2


def is_register_of_people(tekst: str, *, namen: bool = False) -> bool:
    """Return whether text keeps people instead of saying what there is in the buurt.

    Args:
        tekst: free text of any length.
        namen: the text is where names of persons belong (a contact, a story), so that naming
            some is no list of households.
    """
    if any(form.search(tekst) for form in (_BSN_NUMBER, _CLIENT_NUMBER, _NEED_OF)):
        return True
    if namen:
        return False
    lines = (line.strip(" -•*\t") for line in re.split(r"[\n;]", tekst))
    return sum(bool(_HOUSEHOLD.search(line) or _TITLE.search(line)) for line in lines) >= _LIST
