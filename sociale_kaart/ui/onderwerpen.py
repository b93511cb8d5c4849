"""What F1 can be about: a field, an item of a list, a group of fields, or a chapter.

A widget says its subject with the dynamic property `onderwerp`:

- `veld:hulpbronnen.sfeer`: a column of a table of the kaart;
- `lijst:sfeer.persoonlijk`: an item of a list (`lijst:categorieen.huisarts` for a category);
- `deel:plekken`: a table of the kaart, the heading of a group of fields;
- `afstanden` or `registreren#nog-een`: a chapter of the handboek, or a heading in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.domain import lijsten, tabellen, velden
from sociale_kaart.domain.categorieen import categorieen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

PROPERTY = "onderwerp"
FALLBACK = "wat-is-het"
_CATEGORIEEN = "categorieen"

# The chapter that tells more about a table; per column where that differs.
CHAPTERS: Mapping[str, str] = {
    "hulpbronnen": "registreren",
    "hulpbronnen.sfeer": "wat-is-het#drie-sferen",
    "hulpbronnen.formaliteit": "wat-is-het#formeel-en-informeel",
    "hulpbronnen.categorie": "afstanden#wat-telt-mee",
    "hulpbronnen.zichtbaarheid": "privacy#wie-ziet-wat",
    "hulpbronnen.gecontroleerd_op": "agenda-en-gesprekken#nagaan-of-het-nog-klopt",
    "hulpbronnen.herzien_voor": "agenda-en-gesprekken#nagaan-of-het-nog-klopt",
    "hulpbronnen.leunt_op_een_persoon": "alle-delen#kan-het-blijven",
    "hulpbronnen.opvolging": "alle-delen#kan-het-blijven",
    "hulpbronnen.opgeschreven": "alle-delen#kan-het-blijven",
    "hulpbronnen.ruimte_zeker_tot": "alle-delen#kan-het-blijven",
    "hulpbronnen.vast_gezicht_sinds": "alle-delen#kan-het-blijven",
    "plekken": "alle-delen#waar-en-wanneer",
    "plekken.buurt_gekozen": "zonder-adres",
    "eigen_gebieden": "zonder-adres#voor-welk-gebied",
    "werkgebieden": "zonder-adres#voor-welk-gebied",
    "toegang": "alle-delen#hoe-kom-je-binnen",
    "hulpbronnen.drempel": "alle-delen#hoe-kom-je-binnen",
    "hulpbronnen.ruimte_voor_meer": "alle-delen#hoe-kom-je-binnen",
    "hulpbronnen.gratis": "alle-delen#hoe-kom-je-binnen",
    "hulpbronnen.kosten": "alle-delen#hoe-kom-je-binnen",
    "doelgroepen": "alle-delen#voor-wie",
    "hulpbronnen.aanbod": "alle-delen#voor-wie",
    "hulpbronnen.leeftijd_van": "alle-delen#voor-wie",
    "hulpbronnen.leeftijd_tot": "alle-delen#voor-wie",
    "ambities": "alle-delen#waar-het-bij-helpt",
    "bouwstenen": "alle-delen#waar-het-bij-helpt",
    "vraaggebieden": "alle-delen#waar-het-bij-helpt",
    "werkzame_elementen": "alle-delen#waar-het-bij-helpt",
    "respijt": "alle-delen#waar-het-bij-helpt",
    "werkwijzen": "alle-delen#hoe-ze-werken",
    "verbindingen": "alle-delen#hoe-ze-werken",
    "hulpbronnen.waarom": "alle-delen#wat-zij-vertellen",
    "hulpbronnen.wat_werkt": "alle-delen#wat-zij-vertellen",
    "hulpbronnen.geleerd": "alle-delen#wat-zij-vertellen",
    "hulpbronnen.zoekt": "alle-delen#wat-zij-vertellen",
    "hulpbronnen.biedt": "alle-delen#wat-zij-vertellen",
    "hulpbronnen.inzet": "alle-delen#wie-er-helpen",
    "hulpbronnen.pedagogische_basis": "alle-delen#waar-het-bij-hoort",
    "ook_sferen": "alle-delen#waar-het-bij-hoort",
    "herkomsten": "alle-delen#waar-het-bij-hoort",
    "hulpbronnen.begonnen_op": "alle-delen#begin-eind-en-bron",
    "hulpbronnen.gestopt_op": "alle-delen#begin-eind-en-bron",
    "hulpbronnen.reden_gestopt": "alle-delen#begin-eind-en-bron",
    "hulpbronnen.bron": "alle-delen#begin-eind-en-bron",
    "hulpbronnen.bron_id": "alle-delen#begin-eind-en-bron",
    "hulpbronnen.opmerking": "alle-delen#begin-eind-en-bron",
    "hulpbronnen.nodig_voor_continuiteit": "alle-delen#kan-het-blijven",
    "bewijzen": "alle-delen#begin-eind-en-bron",
    "toegankelijkheid": "alle-delen#kan-iedereen-erbij",
    "mensen": "alle-delen#wie-er-helpen",
    "geldbronnen": "alle-delen#waar-het-geld-vandaan-komt",
    "besluiten": "alle-delen#kan-het-blijven",
    "panden": "alle-delen#het-gebouw",
    "tellingen": "alle-delen#verhalen-en-getallen",
    "verhalen": "alle-delen#verhalen-en-getallen",
    "verhaal_themas": "alle-delen#verhalen-en-getallen",
    "fotos": "alle-delen#fotos",
    "contacten": "instemming#contact-en-toestemming",
    "instemmingen": "instemming",
    "toestemmingen": "instemming#contact-en-toestemming",
    "veld_zichtbaarheid": "privacy#wie-ziet-wat",
    "relaties": "alle-delen#relaties",
    "partijen": "alle-delen#relaties",
    "inventarisaties": "agenda-en-gesprekken#met-wie-is-gesproken",
    "inbreng": "participatieraad#inbreng-vastleggen",
    "normen": "normen",
    "metingen": "normen#bewaren-en-vergelijken",
    "scenarios": "wat-als",
    "scenario_plekken": "wat-als",
}
_OTHER_TABLE = "alle-delen"

# The subject of whole windows and panels; a property inside them is nearer, so it goes first.
BY_CLASS: Mapping[str, str] = {
    "StartPage": "eerste-kaart",
    "NewKaartWizard": "eerste-kaart#een-nieuwe-kaart-maken",
    "OndergrondMaker": "voor-de-gemeente",
    "OndergrondDialog": "voor-de-gemeente",
    "ImportWizard": "lijst-importeren",
    "ReceiptPage": "lijst-importeren#het-ontvangstbewijs",
    "QueueDialog": "wachtrij-en-dubbelen#de-wachtrij-gebruiken",
    "PlaceDetail": "wachtrij-en-dubbelen#waar-is-het",
    "DoubleDetail": "wachtrij-en-dubbelen#is-dit-hetzelfde",
    "RegisterDoublesDialog": "wachtrij-en-dubbelen#dubbelen-op-de-kaart",
    "RepeatBar": "lijst-volgend-jaar#wat-is-er-veranderd",
    "ReturnedPage": "lijst-rondsturen#de-lijst-terugkrijgen",
    "SnelleInvoer": "bewoners#snelle-invoer",
    "RegelOordeel": "bewoners#wat-het-programma-nakijkt",
    "InbrengPanel": "participatieraad#inbreng-vastleggen",
    "BatchesDialog": "lijst-volgend-jaar#eerdere-importen",
    "ExtraBronnen": "ondergrond-met-cijfers#meer-gegevens-meegeven",
    "OndergrondInfoDialog": "ondergrond-met-cijfers#de-cijfers-bekijken",
    "VergelijkDialog": "ondergrond-met-cijfers#wat-is-er-veranderd-in-openstreetmap",
    "AfdrukkenDialog": "afdrukken-en-delen#op-papier",
    "ShareDialog": "afdrukken-en-delen#delen-als-bestand",
    "NewForm": "registreren",
    "FormPanel": "registreren#daarna-aanvullen",
    "FilterPanel": "kaart-bekijken#kiezen-wat-je-ziet",
    "LayersPanel": "kaart-bekijken#lagen",
    "MapPanel": "kaart-bekijken",
    "VoorzieningCard": "kaart-bekijken#voorzieningen-overnemen",
    "RelatieDialog": "alle-delen#relaties",
    "SearchBox": "kaart-bekijken#zoeken",
    "HulpbronTable": "tabel-en-lijstjes",
    "AfstandenPage": "afstanden",
    "BereikbaarheidPanel": "afstanden",
    "GatenPage": "gaten",
    "UitlegCard": "uitleg",
    "SettingsDialog": "instellingen",
    "ColumnsDialog": "tabel-en-lijstjes",
    "BulkDialog": "tabel-en-lijstjes#veel-tegelijk-veranderen",
    "PasteDialog": "tabel-en-lijstjes#van-en-naar-excel",
    "CrashDialog": "als-er-iets-misgaat#het-programma-maakt-een-fout",
    "ShortcutsDialog": "toetsen-en-hulpmiddelen",
    "HandboekWindow": "toetsen-en-hulpmiddelen",
}


@dataclass(frozen=True, slots=True)
class Uitleg:
    """What a small panel says about a field, an item or a group.

    Attributes:
        titel: the label people see in the form.
        leefwereld: how residents say it; '' when that is the same, or when there is no such label.
        tekst: one sentence.
        meer: chapter of the handboek that tells more.
        eerst: code of the item that is pointed at now, '' when none is.
        gekozen: whether that item is chosen.
        keuzes: the items one can choose from.
    """

    titel: str
    leefwereld: str
    tekst: str
    meer: str
    eerst: str = ""
    gekozen: bool = False
    keuzes: tuple[lijsten.Item, ...] = field(default=())


def onderwerp_of(widget: QWidget | None) -> str:
    """Return the subject of the nearest ancestor that has one, the first chapter when none has."""
    while widget is not None:
        given = widget.property(PROPERTY)
        if isinstance(given, str) and given:
            return given
        for kind in type(widget).__mro__:
            if kind.__name__ in BY_CLASS:
                return BY_CLASS[kind.__name__]
        widget = widget.parentWidget()
    return FALLBACK


def uitleg(onderwerp: str) -> Uitleg | None:
    """Return what a small panel says about a subject; None when it is a chapter.

    Args:
        onderwerp: see the module.
    """
    soort, _, what = onderwerp.partition(":")
    links, _, rechts = what.partition(".")
    if soort == "veld":
        return _veld(links, rechts)
    if soort == "lijst":
        return _item(links, rechts)
    return _deel(links) if soort == "deel" else None


def items(lijst: str) -> tuple[lijsten.Item, ...]:
    """Return the items of a list, or the categories, with their texts; () for an unknown one."""
    if lijst == _CATEGORIEEN:
        return tuple(
            lijsten.Item(c.code, c.label, c.bron, c.leefwereld, c.uitleg) for c in categorieen()
        )
    return lijsten.lijst(lijst) if lijst in lijsten.lijsten() else ()


def _deel(naam: str) -> Uitleg | None:
    if not velden.deel_uitleg(naam):
        return None
    return Uitleg(velden.deel_label(naam), "", velden.deel_uitleg(naam), _chapter(naam))


def _veld(naam: str, kolom: str) -> Uitleg | None:
    tabel = next((t for t in tabellen.TABELLEN if t.naam == naam), None)
    if tabel is None or kolom not in tabel.kolommen:
        return None
    veld = tabel.veld(kolom)
    return Uitleg(
        titel=veld.label,
        leefwereld="",
        tekst=velden.uitleg(naam, kolom),
        meer=_chapter(naam, kolom),
        keuzes=items(veld.lijst) if veld.lijst else (),
    )


def _item(lijst: str, code: str) -> Uitleg | None:
    item = next((item for item in items(lijst) if item.code == code), None)
    if item is None:
        return None
    leefwereld = "" if item.leefwereld == item.label else item.leefwereld
    return Uitleg(item.label, leefwereld, item.uitleg, _chapter_of_list(lijst))


def _chapter(tabel: str, kolom: str = "") -> str:
    return CHAPTERS.get(f"{tabel}.{kolom}") or CHAPTERS.get(tabel) or _OTHER_TABLE


def _chapter_of_list(lijst: str) -> str:
    """Return the chapter of the first column that takes its items from this list."""
    for tabel in tabellen.TABELLEN:
        for veld in tabel.velden:
            if veld.lijst == lijst:
                return _chapter(tabel.naam, veld.naam)
    return _OTHER_TABLE
