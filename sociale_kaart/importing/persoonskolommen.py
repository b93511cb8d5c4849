"""Columns of a list that are about natural persons, told by header and by content.

A business contact of an organisation may be kept; the user is asked and told. Anything else about
people is not kept unless the user chooses so, and columns about clients and needs never are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.importing.koppen import BEWAAR, NIET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.importing.inhoud import Inhoud

_CLIENT = re.compile(
    r"^\W*(?:(?:naam|nr|nummer|code|id|adres|gegevens)[\s_-]*(?:van[\s_-]*)?(?:de[\s_-]*)?)?"
    r"(?:cli[eë]nt|pati[eë]nt|zorgvrager|hulpvrager|bewonersdossier)e?"
    r"(?:[\s_-]*(?:naam|nummer|nr|code|id|gegevens))?\W*$"
    r"|\bbsn\b|burgerservice|sofi-?nummer|hulpvra(?:ag|gen)\b|zorgvra(?:ag|gen)\b|\bdiagnose"
    r"|ziektebeeld|medicatie|gezinssamenstelling|ondersteuningsvraag|zorgzwaarte|dossiernummer",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"priv[eé]\b|thuis(?:adres|nummer|telefoon)|woonadres|geboorte|\bgeslacht\b|burgerlijke staat"
    r"|nationaliteit|\bgeb\.?\s?(?:dat|datum)",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"voornaam|achternaam|voorletters?|roepnaam|tussenvoegsel|voorzitter|penningmeester"
    r"|secretaris(?!se)\b|bestuurs(?:lid|leden)|sleutelpersoon|naam (?:van de )?vrijwilliger"
    r"|naam deelnemer|deelnemerslijst|\bouders? van\b|verzorgers?\b",
    re.IGNORECASE,
)
# Nine digits that pass the test of a BSN may be those of an organisation.
_ORGANISATION_NUMBER = re.compile(
    r"rsin|kvk|fiscaal|btw|\boin\b|vestiging|agb|telef|phone|\btel", re.IGNORECASE
)
_FREE_MAIL = re.compile(
    r"@(?:gmail|hotmail|live|outlook|ziggo|kpnmail|planet|hetnet|home|upcmail|icloud|yahoo|xs4all)\.",
    re.IGNORECASE,
)
# Columns of a list that tell what somebody does for the buurt.
_OFFER = frozenset(
    ("soort", "categorie", "activiteit", "omschrijving", "organisatie", "rol", "website", "schema")
)
# Fewer cells than this say nothing about a column.
_ENOUGH = 3
_MOST, _NEARLY_ALL = 0.6, 0.9


class Persoonskolom(NamedTuple):
    """What is personal about a column.

    Attributes:
        keuze: 'bewaar' or 'niet' as long as nobody chose.
        wat: Dutch words for what is in it: 'namen van mensen'.
        weigert: the rows are about clients or needs.
    """

    keuze: str
    wat: str
    weigert: bool = False


def about_persons(
    kop: str, inhoud: Inhoud, veld: str | None, velden: Mapping[str, str]
) -> Persoonskolom | None:
    """Return what is personal about a column, None when nothing is.

    Args:
        kop: header.
        inhoud: what the cells look like.
        veld: the field it was taken for, None for none.
        velden: all fields -> headers.
    """
    if inhoud.gevuld == 0:
        return None
    if veld == "clientgegeven" and _PRIVATE.search(kop):
        return Persoonskolom(NIET, "geboortedatums van mensen", weigert=True)
    if veld == "clientgegeven" or _CLIENT.search(kop):
        return Persoonskolom(NIET, "gegevens over cliënten of hulpvragen", weigert=True)
    if _PRIVATE.search(kop):
        return Persoonskolom(NIET, "privégegevens van mensen")
    if veld is None:
        return _unused(kop, inhoud, velden)
    return _used(inhoud, veld, velden)


def _unused(kop: str, inhoud: Inhoud, velden: Mapping[str, str]) -> Persoonskolom | None:
    enough = inhoud.gevuld >= _ENOUGH
    named = _PERSON.search(kop) and inhoud.share("getal", "ja_nee") < _MOST
    numbers = inhoud.share("bsn") >= _NEARLY_ALL and inhoud.verschillend >= _ENOUGH
    contact = inhoud.share("contact") >= _MOST and "contactgegevens" not in velden
    births = inhoud.share("geboortedatum") >= _NEARLY_ALL and "contactpersoon" in velden
    tests = (
        (named or (enough and inhoud.share("persoon") >= _MOST), "namen van mensen"),
        (
            enough and numbers and not _ORGANISATION_NUMBER.search(kop),
            "nummers die op burgerservicenummers lijken",
        ),
        (inhoud.share("mobiel") >= _MOST, "mobiele nummers"),
        (contact, "gegevens om mensen te bereiken"),
        (enough and births, "datums die op geboortedatums lijken"),
        (inhoud.share("email") >= _MOST and _mostly_free(inhoud), "e-mailadressen van mensen"),
    )
    return next((Persoonskolom(NIET, wat) for found, wat in tests if found), None)


def _used(inhoud: Inhoud, veld: str, velden: Mapping[str, str]) -> Persoonskolom | None:
    if veld in {"contactpersoon", "rol", "gecontroleerd_door"}:
        return Persoonskolom(BEWAAR, "contactpersonen") if veld == "contactpersoon" else None
    if veld == "contactgegevens" and inhoud.share("persoon", "contact") > 0:
        return Persoonskolom(BEWAAR, "contactgegevens")
    if veld == "naam" and inhoud.gevuld >= _ENOUGH and inhoud.share("persoon") >= _MOST:
        # A list of doctors tells what they do; a list of residents does not.
        return Persoonskolom(BEWAAR if _OFFER & set(velden) else NIET, "namen van mensen")
    if veld == "telefoon" and (inhoud.share("mobiel") >= _MOST or "contactpersoon" in velden):
        return Persoonskolom(BEWAAR, "telefoonnummers van contactpersonen")
    if veld == "email" and (_mostly_free(inhoud) or "contactpersoon" in velden):
        return Persoonskolom(BEWAAR, "e-mailadressen van contactpersonen")
    return None


def _mostly_free(inhoud: Inhoud) -> bool:
    mails = [text for text in inhoud.voorbeelden if "@" in text]
    return bool(mails) and sum(bool(_FREE_MAIL.search(t)) for t in mails) >= _MOST * len(mails)


def explain(kop: str, found: Persoonskolom, keuze: str) -> str:
    """Return the sentence that tells what is done with a column."""
    if found.weigert:
        return (
            f"In ‘{kop}’ staan {found.wat}. De rijen waarin dat is ingevuld, worden geweigerd: op "
            "deze kaart staat wat er in de buurt is, niet wie hulp nodig heeft."
        )
    if keuze == NIET:
        return f"In ‘{kop}’ staan {found.wat}. Die kolom is niet gelezen en niet bewaard."
    return f"In ‘{kop}’ staan {found.wat}. Die zijn bewaard en blijven intern."
