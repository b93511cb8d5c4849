"""The tables of a kaart: one description from which schema, log, gate, forms and reports follow.

The kern and all delen of the domain are here from the first version of the file. Rules
that hold for every table (see `project.schema`): an integer `fid` that nobody refers to, a `uuid`
that never changes, references by uuid, several values as child rows, no rule that a merge of two
valid files could break.
"""

from __future__ import annotations

from sociale_kaart.domain.tabelbouw import (
    Tabel,
    Veld,
)
from sociale_kaart.domain.tabelbouw import datum as _datum
from sociale_kaart.domain.tabelbouw import geheel as _geheel
from sociale_kaart.domain.tabelbouw import getal as _getal
from sociale_kaart.domain.tabelbouw import ja_nee as _ja_nee
from sociale_kaart.domain.tabelbouw import lijst_veld as _lijst
from sociale_kaart.domain.tabelbouw import naar as _naar
from sociale_kaart.domain.tabelbouw import tekst as _tekst

__all__ = [
    "DELEN",
    "EIGEN_GEBIEDEN",
    "HULPBRONNEN",
    "OVERIGE",
    "PLEKKEN",
    "TABELLEN",
    "Tabel",
    "Veld",
    "tabel",
]

_HULPBRON = _naar("hulpbron", "Hulpbron", "hulpbronnen")


def _deel(naam: str, label: str, *velden: Veld, sleutel: tuple[str, ...] = ()) -> Tabel:
    """Return a child table of hulpbronnen."""
    return Tabel(naam, label, (_HULPBRON, *velden), "hulpbronnen", "hulpbron", sleutel)


def _keuze(naam: str, label: str, veld: str, lijst: str, *extra: Veld) -> Tabel:
    """Return a set-like child table: a hulpbron has each item of `lijst` at most once."""
    return _deel(naam, label, _lijst(veld, label, lijst), *extra, sleutel=("hulpbron", veld))


_WAAROM = _tekst("waarom", "Waarom helpt dit")

HULPBRONNEN = Tabel(
    "hulpbronnen",
    "Hulpbronnen",
    (
        _tekst("naam", "Naam"),
        _tekst("omschrijving", "Omschrijving"),
        _tekst("leefwereld", "Wat het voor bewoners betekent"),
        _lijst("sfeer", "Sfeer", "sfeer"),
        _lijst("formaliteit", "Formeel of informeel", "formaliteit"),
        _lijst("inzet", "Betaald of vrijwillig", "inzet"),
        _lijst("soort", "Soort", "soort"),
        _lijst("categorie", "Telt mee als voorziening", "categorieen"),
        _lijst("status", "Status", "status"),
        _datum("begonnen_op", "Begonnen op"),
        _datum("gestopt_op", "Gestopt op"),
        _tekst("reden_gestopt", "Reden van stoppen"),
        _lijst("zichtbaarheid", "Wie mag dit zien", "zichtbaarheid"),
        _datum("gecontroleerd_op", "Gecontroleerd op"),
        _tekst("gecontroleerd_door", "Gecontroleerd door", gevoelig=True, persoon=True),
        _datum("herzien_voor", "Herzien voor"),
        _tekst("bron", "Bron"),
        _tekst("bron_id", "Nummer in de bron"),
        _naar("batch", "Import", "batches"),
        _ja_nee("pedagogische_basis", "Pedagogische basis"),
        _lijst("drempel", "Drempel", "drempel"),
        _lijst("ruimte_voor_meer", "Ruimte voor meer", "ruimte_voor_meer"),
        _tekst("kosten", "Kosten"),
        _ja_nee("gratis", "Gratis"),
        _geheel("leeftijd_van", "Leeftijd van"),
        _geheel("leeftijd_tot", "Leeftijd tot"),
        _lijst("aanbod", "Aanbod voor", "aanbod"),
        _datum("vast_gezicht_sinds", "Vast gezicht sinds"),
        _ja_nee("leunt_op_een_persoon", "Leunt op één persoon", gevoelig=True),
        _tekst("opvolging", "Opvolging", gevoelig=True),
        _ja_nee("opgeschreven", "Werkwijze opgeschreven", gevoelig=True),
        _datum("ruimte_zeker_tot", "Ruimte zeker tot", gevoelig=True),
        _tekst("waarom", "Waarom"),
        _tekst("wat_werkt", "Wat werkt"),
        _tekst("nodig_voor_continuiteit", "Nodig om door te gaan", gevoelig=True),
        _tekst("geleerd", "Geleerd"),
        _tekst("zoekt", "Zoekt"),
        _tekst("biedt", "Biedt"),
        _tekst("opmerking", "Opmerking (alleen intern)", gevoelig=True),
    ),
)

PLEKKEN = Tabel(
    "plekken",
    "Plekken",
    (
        _HULPBRON,
        _geheel("volgorde", "Volgorde"),
        _lijst("gebruik", "Gebruik", "gebruik"),
        _tekst("straat", "Straat"),
        _geheel("huisnummer", "Huisnummer"),
        _tekst("huisletter", "Huisletter"),
        _tekst("toevoeging", "Toevoeging"),
        _tekst("postcode", "Postcode"),
        _tekst("plaats", "Plaats"),
        _tekst("buurt_gekozen", "Buurt (zonder adres)"),
        Veld("buurtcode", "tekst", "Buurtcode", afgeleid=True),
        _lijst("locatie_nauwkeurigheid", "Hoe precies", "locatie_nauwkeurigheid"),
        _tekst("schema", "Wanneer"),
    ),
    ouder="hulpbronnen",
    ouder_veld="hulpbron",
    geometrie="POINT",
)

EIGEN_GEBIEDEN = Tabel(
    "eigen_gebieden",
    "Eigen gebieden",
    (_tekst("naam", "Naam"), _tekst("omschrijving", "Omschrijving")),
    geometrie="MULTIPOLYGON",
)

DELEN: tuple[Tabel, ...] = (
    _keuze("ook_sferen", "Ook in sfeer", "sfeer", "sfeer"),
    _keuze("herkomsten", "Herkomst", "herkomst", "herkomst"),
    _deel(
        "werkgebieden",
        "Werkgebied",
        _tekst("gebiedscode", "Buurt, wijk of gemeente"),
        _naar("eigen_gebied", "Eigen gebied", "eigen_gebieden"),
        sleutel=("hulpbron", "gebiedscode", "eigen_gebied"),
    ),
    _deel(
        "toegang",
        "Toegang",
        _lijst("route", "Route", "toegang_route"),
        _tekst("wie_verwijst", "Wie verwijst"),
        _geheel("plaatsen", "Aantal plaatsen"),
    ),
    _keuze("doelgroepen", "Doelgroep", "doelgroep", "doelgroep"),
    _keuze("ambities", "Ambitie", "ambitie", "ambitie", _WAAROM),
    _keuze("bouwstenen", "Bouwsteen", "bouwsteen", "bouwsteen", _WAAROM),
    _keuze("vraaggebieden", "Vraaggebied", "vraaggebied", "vraaggebied", _WAAROM),
    _keuze(
        "werkzame_elementen", "Werkzaam element", "werkzaam_element", "werkzaam_element", _WAAROM
    ),
    _keuze("verbindingen", "Verbindt", "verbindt", "verbindt"),
    _keuze("werkwijzen", "Werkwijze", "werkwijze", "werkwijze"),
    _keuze("respijt", "Respijt", "respijt", "respijt"),
    _deel(
        "toegankelijkheid",
        "Toegankelijkheid",
        _lijst("kenmerk", "Kenmerk", "toegankelijkheid"),
        Veld("antwoord", "ja_nee_onbekend", "Antwoord", lijst="ja_nee_onbekend"),
        _tekst("gecontroleerd_door", "Gecontroleerd door", gevoelig=True, persoon=True),
        _datum("gecontroleerd_op", "Gecontroleerd op"),
        sleutel=("hulpbron", "kenmerk"),
    ),
    _deel(
        "mensen",
        "Mensen",
        _lijst("rol", "Rol", "rol"),
        _lijst("functie", "Functie", "functie"),
        _geheel("aantal", "Aantal"),
        _getal("uren", "Uren per week"),
        _tekst("tegenprestatie", "Tegenprestatie"),
    ),
    _deel(
        "geldbronnen",
        "Geldbronnen",
        _tekst("wie", "Wie", gevoelig=True),
        _lijst("soort", "Soort geld", "geldsoort", gevoelig=True),
        _tekst("beleidsdomein", "Beleidsdomein", gevoelig=True),
        _getal("deel_procent", "Deel (%)", gevoelig=True),
        _lijst("dekt", "Dekt", "geld_dekt", gevoelig=True),
        _lijst("duur", "Structureel of incidenteel", "geld_duur", gevoelig=True),
        _datum("tot", "Tot", gevoelig=True),
        _datum("beslisdatum", "Beslisdatum", gevoelig=True),
    ),
    _deel(
        "besluiten",
        "Beleidsmatige continuïteit",
        _tekst("besluit", "Besluit", gevoelig=True),
        _datum("tot", "Tot", gevoelig=True),
        _tekst("hangt_aan", "Waar het aan hangt", gevoelig=True),
    ),
    _deel(
        "panden",
        "Pand",
        _tekst("eigenaar", "Eigenaar", gevoelig=True, persoon=True),
        _lijst("beheer", "Beheer", "pand_beheer"),
        _lijst("soort", "Soort pand", "pand_soort"),
        _tekst("gedeeld_met", "Gedeeld met"),
        _tekst("vrij_op", "Vrij op"),
        _tekst("huur", "Huur", gevoelig=True),
    ),
    _deel(
        "tellingen",
        "Tellingen",
        _getal("getal", "Getal"),
        _lijst("eenheid", "Eenheid", "telling_eenheid"),
        _datum("van", "Van"),
        _datum("tot", "Tot"),
        _ja_nee("schatting", "Schatting"),
        _tekst("bron", "Bron"),
    ),
    _deel(
        "verhalen",
        "Verhalen",
        _datum("datum", "Datum"),
        _tekst("tekst", "Verhaal", gevoelig=True, persoon=True),
        _tekst("wie", "Van wie", gevoelig=True, persoon=True),
        _lijst("niveau", "Niveau", "verhaal_niveau"),
        _tekst("gewenst_resultaat", "Gewenst resultaat"),
        _tekst("afgesproken_met", "Afgesproken met", gevoelig=True, persoon=True),
        _naar("foto", "Foto", "fotos"),
    ),
    Tabel(
        "verhaal_themas",
        "Thema van een verhaal",
        (_naar("verhaal", "Verhaal", "verhalen"), _lijst("thema", "Thema", "impactthema")),
        "verhalen",
        "verhaal",
        ("verhaal", "thema"),
    ),
    _deel(
        "bewijzen",
        "Bewijs",
        _tekst("soort", "Soort"),
        _geheel("jaar", "Jaar"),
        _tekst("uitkomst", "Uitkomst"),
        _tekst("bron", "Bron"),
    ),
    _deel(
        "contacten",
        "Contact",
        _tekst("organisatie", "Organisatie"),
        _tekst("contactpersoon", "Contactpersoon", gevoelig=True, persoon=True),
        _tekst("rol", "Rol", gevoelig=True),
        _tekst("telefoon", "Telefoon", gevoelig=True, persoon=True),
        _tekst("email", "E-mail", gevoelig=True, persoon=True),
        _tekst("website", "Website"),
        _lijst("zichtbaarheid", "Wie mag dit zien", "zichtbaarheid"),
    ),
    _deel(
        "instemmingen",
        "Instemming van het initiatief",
        _lijst("antwoord", "Antwoord", "instemming"),
        _datum("gevraagd_op", "Gevraagd op"),
        _tekst("gevraagd_door", "Gevraagd door", gevoelig=True, persoon=True),
        _ja_nee("eigen_tekst_gezien", "Eigen tekst gezien"),
    ),
    _deel(
        "toestemmingen",
        "Toestemming van een persoon",
        _tekst("wie", "Wie", gevoelig=True, persoon=True),
        _datum("gegeven_op", "Wanneer", gevoelig=True),
        _tekst("hoe", "Hoe", gevoelig=True),
        _tekst("waarvoor", "Waarvoor", gevoelig=True),
        _datum("tot", "Tot wanneer", gevoelig=True),
    ),
    _deel(
        "veld_zichtbaarheid",
        "Zichtbaarheid van een veld",
        _tekst("veld", "Veld"),
        _lijst("zichtbaarheid", "Wie mag dit zien", "zichtbaarheid"),
        sleutel=("hulpbron", "veld"),
    ),
    Tabel(
        "relaties",
        "Relaties",
        (
            _HULPBRON,
            _lijst("soort", "Soort", "relatie"),
            _naar("naar", "Naar hulpbron", "hulpbronnen"),
            _naar("partij", "Naar partij", "partijen"),
            _tekst("toelichting", "Toelichting"),
        ),
        "hulpbronnen",
        "hulpbron",
        ("hulpbron", "soort", "naar", "partij"),
    ),
)

OVERIGE: tuple[Tabel, ...] = (
    Tabel(
        "partijen",
        "Partijen",
        (_tekst("naam", "Naam"), _tekst("soort", "Soort"), _tekst("website", "Website")),
    ),
    Tabel(
        "inventarisaties",
        "Inventarisatielog",
        (
            _tekst("gebiedscode", "Buurt"),
            _lijst("perspectief", "Gevraagd aan", "perspectief"),
            _datum("datum", "Datum"),
            _tekst("hoe", "Hoe"),
            _tekst("onderwerp", "Onderwerp"),
            _lijst("uitkomst", "Uitkomst", "inventarisatie_uitkomst"),
        ),
    ),
    Tabel(
        "inbreng",
        "Inbreng",
        (
            _datum("datum", "Datum"),
            _lijst("perspectief", "Van", "perspectief"),
            _tekst("gebiedscode", "Buurt"),
            _tekst("tekst", "Inbreng"),
            _tekst("gedaan", "Wat ermee is gedaan"),
        ),
    ),
    Tabel(
        "toetsen",
        "Toets per bouwsteen",
        (
            _lijst("bouwsteen", "Bouwsteen", "bouwsteen"),
            _tekst("gebiedscode", "Gebied"),
            _lijst("perspectief", "Perspectief", "perspectief"),
            _lijst("vraag", "Vraag", "toetsvraag"),
            _tekst("antwoord", "Antwoord"),
            _tekst("wie_kan_iets_doen", "Wie kan hier iets doen"),
            _tekst("afspraak", "Afspraak"),
            _datum("terugkijken_op", "Terugkijken op"),
        ),
    ),
    Tabel(
        "normen",
        "Normen",
        (
            _lijst("categorie", "Categorie", "categorieen"),
            _lijst("netwerk", "Netwerk", "netwerk"),
            _geheel("afstand_m", "Afstand (m)"),
            _getal("aandeel", "Aandeel (0–1)"),
            _tekst("groep", "Groep"),
            # From format 3.
            _ja_nee("zonder_trap", "Zonder trap"),
            _tekst("toelichting", "Toelichting"),
        ),
    ),
    # Figures of one day, kept whole beside the log as photos are. From format 3.
    Tabel(
        "metingen",
        "Metingen",
        (
            _tekst("naam", "Naam"),
            _datum("datum", "Datum"),
            _lijst("voor", "Welke hulpbronnen telden mee", "zichtbaarheid"),
            _tekst("ondergrond", "Ondergrond"),
            _tekst("ondergrond_sha256", "Controlegetal van de ondergrond"),
            _geheel("buurtjaar", "Jaar van de buurten"),
            _tekst("keuze", "Hoe er is gemeten"),
            _geheel("regels", "Regels"),
            _tekst("sha256", "Controlegetal van de cijfers"),
        ),
    ),
    Tabel(
        "scenarios",
        "Scenario's",
        (
            _tekst("naam", "Naam"),
            _tekst("toelichting", "Toelichting"),
            _datum("datum", "Datum"),
            # How its effect is measured. From format 3.
            _lijst("netwerk", "Netwerk", "netwerk"),
            _geheel("afstand_m", "Afstand (m)"),
            _tekst("groep", "Groep"),
            _ja_nee("zonder_trap", "Zonder trap"),
        ),
    ),
    Tabel(
        "scenario_plekken",
        "Plekken in een scenario",
        (
            _naar("scenario", "Scenario", "scenarios"),
            _lijst("actie", "Wat verandert", "scenario_actie"),
            _lijst("categorie", "Categorie", "categorieen"),
            _naar("plek", "Bestaande plek", "plekken"),
            _tekst("naam", "Naam"),
            _tekst("reden", "Wat er in die ruimte gebeurde"),
            # A place of the reference data that moves or closes. From format 3.
            _tekst("osm_id", "Nummer in OpenStreetMap"),
        ),
        ouder="scenarios",
        ouder_veld="scenario",
        geometrie="POINT",
    ),
    Tabel(
        "batches",
        "Importen",
        (
            _tekst("bestand", "Bestand"),
            _tekst("sha256", "Controlegetal"),
            _datum("datum", "Datum"),
            _geheel("rijen", "Rijen"),
            _geheel("geplaatst", "Geplaatst"),
            _geheel("bijgewerkt", "Bijgewerkt"),
            _geheel("samengevoegd", "Samengevoegd"),
            _geheel("wachtend", "Wachtend"),
            _geheel("overgeslagen", "Overgeslagen"),
            # How the list was read, so that next year's can be compared by field: JSON, never
            # edited. From format 2.
            _tekst("blad", "Blad"),
            _tekst("profiel", "Profiel"),
            _tekst("leeskeuze", "Hoe het bestand is gelezen", gevoelig=True),
            _tekst("koppeling", "Hoe de kolommen zijn gelezen", gevoelig=True),
            _tekst("koppen", "Kolommen van de lijst", gevoelig=True),
            _tekst("meldingen", "Opmerkingen over de lijst", gevoelig=True),
            _naar("vorige", "Vorige versie van de lijst", "batches"),
        ),
    ),
    Tabel(
        "ruwe_rijen",
        "Oorspronkelijke rijen",
        (
            _naar("batch", "Import", "batches"),
            _geheel("rijnummer", "Rij in het bestand"),
            _tekst("uitkomst", "Uitkomst"),
            _tekst("reden", "Reden"),
            _naar("hulpbron", "Hulpbron", "hulpbronnen"),
            # One JSON object (kop -> text) per row: it is kept as it came and never edited.
            Veld("cellen", "tekst", "Cellen", gevoelig=True, persoon=True),
            # What a waiting row needs to be placed later, as JSON; never of a refused row. From
            # format 2, as what follows.
            Veld("voorstel", "tekst", "Voorstel", gevoelig=True, persoon=True),
            Veld("toelichting", "tekst", "Toelichting", gevoelig=True, persoon=True),
            _naar("lijkt_op", "Lijkt op", "hulpbronnen"),
        ),
        "batches",
        "batch",
    ),
    Tabel(
        "geen_dubbelen",
        "Niet dezelfde",
        (_HULPBRON, _naar("ander", "Andere hulpbron", "hulpbronnen")),
        "hulpbronnen",
        "hulpbron",
        ("hulpbron", "ander"),
    ),
    Tabel(
        "andere_bronnen",
        "Ook bekend als",
        (
            _HULPBRON,
            _tekst("bron", "Bron"),
            _tekst("bron_id", "Nummer in de bron"),
            _tekst("naam", "Naam in de bron"),
        ),
        "hulpbronnen",
        "hulpbron",
        ("hulpbron", "bron", "bron_id"),
    ),
    Tabel(
        "fotos",
        "Foto's",
        (
            _tekst("sha256", "Controlegetal"),
            _tekst("bijschrift", "Bijschrift"),
            _tekst("maker", "Maker", gevoelig=True, persoon=True),
            _tekst("toestemming", "Toestemming", gevoelig=True),
        ),
    ),
    Tabel(
        "instellingen",
        "Over deze kaart",
        (_tekst("sleutel", "Sleutel"), _tekst("waarde", "Waarde")),
        sleutel=("sleutel",),
    ),
)

# Every user table, parents before children.
TABELLEN: tuple[Tabel, ...] = (HULPBRONNEN, PLEKKEN, EIGEN_GEBIEDEN, *DELEN, *OVERIGE)
_BY_NAME = {tabel.naam: tabel for tabel in TABELLEN}


def tabel(naam: str) -> Tabel:
    """Return the description of table `naam`."""
    return _BY_NAME[naam]
