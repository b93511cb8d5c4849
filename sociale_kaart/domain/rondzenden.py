"""What the workbook that is sent round and the import that reads it back agree on.

A row is known by its kenmerk. A hidden sheet holds the cells as they were sent, so that reading
back tells what somebody changed from what changed here in the meantime.
"""

from __future__ import annotations

import datetime as dt

BLAD = "Hulpbronnen"
VERZONDEN = "Zoals verzonden"
KENMERK = "Kenmerk (niet wijzigen)"
# Characters of one cell of the hidden sheet; longer rows go on in the next cell.
STUK = 30_000

# Header -> what an import calls the field; '' follows from something else and is not read back.
VELDEN: dict[str, str] = {
    "Naam": "naam",
    "Sfeer": "sfeer",
    "Ook in sfeer": "ook_sfeer",
    "Formeel of informeel": "formaliteit",
    "Soort": "soort",
    "Betaald of vrijwillig": "inzet",
    "Telt mee als voorziening": "categorie",
    "Status": "status",
    "Omschrijving": "omschrijving",
    "Wat het voor bewoners betekent": "leefwereld",
    "Adres": "adres",
    "Postcode": "postcode",
    "Plaats": "plaats",
    "Buurtcode": "buurtcode",
    "Buurt": "buurt",
    "Gebruik van de plek": "gebruik",
    "Wanneer": "schema",
    "Aantal plekken": "",
    "Doelgroepen": "doelgroep",
    "Leeftijd van": "leeftijd_van",
    "Leeftijd tot": "leeftijd_tot",
    "Toegang": "toegang",
    "Drempel": "drempel",
    "Ruimte voor meer": "ruimte_voor_meer",
    "Kosten": "kosten",
    "Gratis": "gratis",
    "Ambities": "ambitie",
    "Bouwstenen": "bouwsteen",
    "Organisatie": "organisatie",
    "Contactpersoon": "contactpersoon",
    "Telefoon": "telefoon",
    "E-mail": "email",
    "Website": "website",
    "Begonnen op": "begonnen_op",
    "Gestopt op": "gestopt_op",
    "Gecontroleerd op": "gecontroleerd_op",
    "Herzien voor": "herzien_voor",
    "Wie mag dit zien": "zichtbaarheid",
    "Let op": "",
    "Bron": "bron",
    "Nummer in de bron": "bron_id",
    "X (RD, m)": "x",
    "Y (RD, m)": "y",
    "Lengtegraad": "lon",
    "Breedtegraad": "lat",
    KENMERK: "",
}


def cel_tekst(value: object) -> str:
    """Return a cell in one form, the same before and after a workbook was saved; '' is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
