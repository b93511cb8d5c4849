"""Which fields stand together on the pages of a hulpbron, as data (design: domein.md 3.2).

A part is a child table of `hulpbronnen` or one of its columns. How a table is edited follows from
its description in `domain.tabellen`; a new table or column is a word in a line here.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import velden


@dataclass(frozen=True, slots=True)
class Groep:
    """A group that folds.

    Attributes:
        id: by which is remembered whether it is open.
        parts: child tables and columns of `hulpbronnen`, in order.
        kop: the heading; '' takes that of the first part, a table.
    """

    id: str
    parts: tuple[str, ...]
    kop: str = ""

    @property
    def heading(self) -> str:
        """The heading as people read it."""
        return QCoreApplication.translate("groepen", self.kop) or velden.deel_label(self.parts[0])


MEER: tuple[Groep, ...] = (
    Groep("plekken", ("plekken", "werkgebieden")),
    Groep("toegang", ("toegang", "drempel", "ruimte_voor_meer", "gratis", "kosten")),
    Groep("doelgroepen", ("doelgroepen", "aanbod", "leeftijd_van", "leeftijd_tot")),
    Groep("toegankelijkheid", ("toegankelijkheid",)),
    Groep(
        "helpt",
        ("ambities", "werkzame_elementen", "vraaggebieden", "respijt", "bouwstenen"),
        "Waar het bij helpt",
    ),
    Groep("werkwijzen", ("werkwijzen", "verbindingen")),
    Groep("mensen", ("inzet", "mensen"), "Wie er helpen"),
    Groep("geldbronnen", ("geldbronnen",)),
    Groep(
        "continuiteit",
        (
            "vast_gezicht_sinds", "leunt_op_een_persoon", "opvolging", "opgeschreven",
            "ruimte_zeker_tot", "besluiten", "nodig_voor_continuiteit",
        ),
        "Kan het blijven",
    ),
    Groep("panden", ("panden",)),
    Groep("teksten", ("waarom", "wat_werkt", "geleerd", "zoekt", "biedt"), "Wat zij vertellen"),
    Groep("contacten", ("contacten",)),
    Groep(
        "indeling",
        ("categorie", "ook_sferen", "herkomsten", "pedagogische_basis"),
        "Waar het bij hoort",
    ),
    Groep(
        "zichtbaarheid",
        ("zichtbaarheid", "instemmingen", "toestemmingen", "veld_zichtbaarheid"),
        "Wie mag dit zien",
    ),
    Groep("bewijzen", ("bewijzen",)),
    Groep(
        "beheer",
        (
            "begonnen_op", "gestopt_op", "reden_gestopt", "herzien_voor", "gecontroleerd_door",
            "bron", "bron_id", "opmerking",
        ),
        "Begin, eind en bron",
    ),
)  # fmt: skip

VERHALEN: tuple[Groep, ...] = (
    Groep("verhalen", ("verhalen",)),
    Groep("tellingen", ("tellingen",)),
)

# What 'add one' says, by table.
TOEVOEGEN = {
    "plekken": "Voeg een plek toe",
    "toegang": "Voeg een manier toe",
    "mensen": "Voeg mensen toe",
    "geldbronnen": "Voeg een geldbron toe",
    "besluiten": "Voeg een besluit toe",
    "panden": "Voeg een gebouw toe",
    "tellingen": "Voeg een telling toe",
    "verhalen": "Voeg een verhaal toe",
    "bewijzen": "Voeg een onderzoek toe",
    "contacten": "Voeg een contact toe",
    "instemmingen": "Leg een antwoord vast",
    "toestemmingen": "Leg een ja van een persoon vast",
    "veld_zichtbaarheid": "Kies een vakje",
}
_NIEUW = {
    "plekken": "Nieuwe plek",
    "toegang": "Nieuwe manier",
    "mensen": "Wie helpen er",
    "geldbronnen": "Nieuwe geldbron",
    "besluiten": "Nieuw besluit",
    "panden": "Het gebouw",
    "tellingen": "Nieuwe telling",
    "verhalen": "Nieuw verhaal",
    "bewijzen": "Nieuw onderzoek",
    "contacten": "Nieuw contact",
    "instemmingen": "Nieuw antwoord",
    "toestemmingen": "Een ja van een persoon",
    "veld_zichtbaarheid": "Een vakje",
}


def add_text(tabel: str) -> str:
    """Return what the button says that adds a row."""
    return QCoreApplication.translate("groepen", TOEVOEGEN[tabel])


def new_text(tabel: str) -> str:
    """Return what a row is called that has nothing in it yet."""
    return QCoreApplication.translate("groepen", _NIEUW[tabel])
