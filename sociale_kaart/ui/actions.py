"""Everything the menus and the toolbar offer, as data: one record per action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.ui.commands import Commands


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: name of the method that does it, in the group of `commands` for its menu.
        menu: the menu it stands in.
        tekst: what people read; '…' means that a question follows.
        toets: shortcut.
        nodig: what must be there for it to be enabled: kaart, ondergrond, selectie, terug, opnieuw,
            rust (no long work going on), laag (a distance layer is shown).
        balk: text on the toolbar, '' when it is not there.
        uitleg: one sentence for the status line and the tooltip.
    """

    id: str
    menu: str
    tekst: str
    toets: str = ""
    nodig: frozenset[str] = frozenset()
    balk: str = ""
    uitleg: str = ""


def _needs(*names: str) -> frozenset[str]:
    return frozenset(names)


# The menus with the letter that opens each with Alt.
MENUS = {
    "Bestand": "&Bestand",
    "Bewerken": "Be&werken",
    "Kaart": "&Kaart",
    "Importeren": "&Importeren",
    "Bereikbaarheid": "Be&reikbaarheid",
    "Afdrukken en delen": "&Afdrukken en delen",
    "Help": "&Help",
}

_KAART = _needs("kaart")
_WERK = _needs("kaart", "ondergrond", "rust")

# '-' is a line between groups.
ACTIONS: tuple[ActionSpec | str, ...] = (
    ActionSpec("new_kaart", "Bestand", "Nieuwe kaart…", "Ctrl+Shift+N", _needs("rust")),
    ActionSpec("open_kaart", "Bestand", "Open een kaart…", "Ctrl+O", _needs("rust")),
    ActionSpec("open_sample", "Bestand", "Open de voorbeeldwijk", "", _needs("rust")),
    ActionSpec("make_ondergrond", "Bestand", "Maak een ondergrond…", "", _needs("rust")),
    ActionSpec("compare_ondergronden", "Bestand", "Vergelijk twee ondergronden…", "",
               _needs("rust"), uitleg="Wat er veranderde in de voorzieningen van OpenStreetMap."),
    "-Bestand",
    ActionSpec("pass_on", "Bestand", "Geef een kopie door…", "", _needs("kaart", "rust"),
               uitleg="Een kopie zonder geschiedenis en zonder de rijen van lijsten."),
    ActionSpec("check_kaart", "Bestand", "Controleer de kaart", "", _KAART),
    ActionSpec("restore_backup", "Bestand", "Zet een reservekopie terug…", "",
               _needs("kaart", "rust"), uitleg="Je ziet eerst wat er dan verandert."),
    ActionSpec("close_kaart", "Bestand", "Sluit de kaart", "Ctrl+W", _needs("kaart", "rust")),
    "-Bestand",
    ActionSpec("preferences", "Bestand", "Instellingen…", "Ctrl+,"),
    "-Bestand",
    ActionSpec("quit", "Bestand", "Afsluiten", "Ctrl+Q"),
    ActionSpec("undo", "Bewerken", "Zet terug", "Ctrl+Z", _needs("kaart", "terug"), "↶"),
    ActionSpec("redo", "Bewerken", "Doe opnieuw", "Ctrl+Shift+Z", _needs("kaart", "opnieuw"), "↷"),
    "-Bewerken",
    ActionSpec("add", "Bewerken", "Voeg een hulpbron toe", "Ctrl+N", _KAART, "+ Hulpbron",
               "Klik op de kaart, zoek een adres of kies een buurt."),
    ActionSpec("edit", "Bewerken", "Wijzig de gekozen hulpbron", "F2", _needs("kaart", "selectie")),
    ActionSpec("delete", "Bewerken", "Verwijder wat gekozen is", "Ctrl+Delete",
               _needs("kaart", "selectie")),
    ActionSpec("change_many", "Bewerken", "Wijzig samen wat gekozen is…", "Ctrl+Shift+E",
               _needs("kaart", "selectie"), uitleg="Dezelfde waarde voor alles, in één stap."),
    ActionSpec("mark_checked", "Bewerken", "Gecontroleerd: klopt nog", "Ctrl+Shift+K",
               _needs("kaart", "selectie"), uitleg="Zet vandaag als dag van de controle."),
    ActionSpec("show_history", "Bewerken", "Geschiedenis", "Ctrl+H", _KAART),
    "-Bewerken",
    ActionSpec("search", "Bewerken", "Zoek", "Ctrl+F", _KAART),
    ActionSpec("show_everything", "Bewerken", "Toon alle hulpbronnen", "Ctrl+Shift+A", _KAART),
    ActionSpec("whole_area", "Kaart", "Hele gebied", "Ctrl+0", _KAART),
    ActionSpec("nearer", "Kaart", "Dichterbij", "Ctrl++", _KAART),
    ActionSpec("farther", "Kaart", "Verder weg", "Ctrl+-", _KAART),
    "-Kaart",
    ActionSpec("next_marker", "Kaart", "Volgende hulpbron", "F8", _KAART),
    ActionSpec("previous_marker", "Kaart", "Vorige hulpbron", "Shift+F8", _KAART),
    ActionSpec("show_selected", "Kaart", "Ga naar de gekozen hulpbron", "Ctrl+G",
               _needs("kaart", "selectie")),
    "-Kaart",
    ActionSpec("choose_box", "Kaart", "Kies in een rechthoek", "Ctrl+R", _KAART,
               uitleg="Sleep over de kaart. Met Shift kan het ook zonder deze knop."),
    ActionSpec("choose_loop", "Kaart", "Kies met een lus", "Ctrl+L", _KAART),
    ActionSpec("measure", "Kaart", "Meet een afstand", "Ctrl+M", _KAART,
               uitleg="Hemelsbreed, van punt naar punt."),
    ActionSpec("relate", "Kaart", "Teken een relatie", "Ctrl+K", _KAART,
               uitleg="Trek een lijn van de ene hulpbron naar de andere."),
    ActionSpec("show_voorzieningen", "Kaart", "Toon voorzieningen om over te nemen", "",
               _needs("kaart", "ondergrond")),
    "-Kaart",
    ActionSpec("go_to_map", "Kaart", "Naar het kaartbeeld", "F6", _KAART),
    ActionSpec("go_to_table", "Kaart", "Naar de tabel", "F7", _KAART),
    ActionSpec("go_to_agenda", "Kaart", "Naar de agenda", "F9", _KAART),
    ActionSpec("go_to_gesprekken", "Kaart", "Naar de gesprekken per buurt", "Shift+F9", _KAART),
    ActionSpec("go_to_inbreng", "Kaart", "Naar de inbreng", "Ctrl+F9", _KAART,
               uitleg="Wat bewoners en de participatieraad zeiden, en wat ermee is gedaan."),
    "-Kaart",
    ActionSpec("choose_ondergrond", "Kaart", "Kies een andere ondergrond…", "",
               _needs("kaart", "rust")),
    ActionSpec("about_ondergrond", "Kaart", "Over deze ondergrond…", "",
               _needs("kaart", "ondergrond"), uitleg="De bronnen, en de cijfers van elke buurt."),
    ActionSpec("import_list", "Importeren", "Importeer een lijst…", "Ctrl+I", _WERK, "Importeer",
               "Een lijst uit Excel of een csv-bestand."),
    ActionSpec("quick_entry", "Importeren", "Snelle invoer van een blad…", "Ctrl+J", _WERK,
               uitleg="Typ in één keer over wat bewoners op een invulblad schreven."),
    ActionSpec("open_queue", "Importeren", "Wachtrij…", "Ctrl+Shift+I", _needs("kaart", "rust"),
               uitleg="Rijen van lijsten die nog iets van je nodig hebben."),
    ActionSpec("show_imports", "Importeren", "Eerdere importen…", "", _needs("kaart", "rust"),
               uitleg="Het ontvangstbewijs van elke lijst, en een lijst terugnemen."),
    ActionSpec("show_doubles", "Importeren", "Zoek dubbele hulpbronnen…", "",
               _needs("kaart", "rust"), uitleg="Leg naast elkaar wat op elkaar lijkt."),
    ActionSpec("show_distances", "Bereikbaarheid", "Afstand per buurt…", "Ctrl+B", _WERK),
    ActionSpec("explain_distance", "Bereikbaarheid", "Leg een afstand uit…", "Ctrl+Shift+B", _WERK,
               uitleg="Wijs een adres aan: dan zie je de weg en hoe lang die is."),
    ActionSpec("show_gaten", "Bereikbaarheid", "Gaten per buurt…", "Ctrl+Shift+G", _WERK,
               uitleg="Wat er binnen bereik is voor wie, en wat mensen erover zeiden."),
    ActionSpec("show_watals", "Bereikbaarheid", "Probeer een plan uit…", "", _WERK,
               uitleg="Wat als er een plek bij komt, verhuist of dichtgaat?"),
    ActionSpec("show_beste_plek", "Bereikbaarheid", "Zoek de beste plek…", "", _WERK,
               uitleg="Waar een nieuwe plek de meeste mensen helpt."),
    ActionSpec("compare_distances", "Bereikbaarheid", "Vergelijk met het CBS of een andere dag…",
               "", _WERK),
    ActionSpec("account_for_layer", "Bereikbaarheid", "Waarop berust wat de kaart toont?", "",
               _needs("kaart", "laag"), uitleg="Methode, bronnen, jaren en wat we niet weten."),
    ActionSpec("hide_distances", "Bereikbaarheid", "Zet de afstandslaag uit", "",
               _needs("kaart", "laag")),
    "-Bereikbaarheid",
    ActionSpec("save_distances", "Bereikbaarheid", "Bewaar de afstanden als Excel of csv…", "",
               _WERK),
    ActionSpec("print_buurtkaart", "Afdrukken en delen", "Afdrukken…", "Ctrl+P", _needs("kaart"),
               "Afdrukken", "Een buurtkaart of atlas op papier. Je ziet eerst het blad."),
    "-Afdrukken en delen",
    ActionSpec("share", "Afdrukken en delen", "Deel de kaart…", "Ctrl+E",
               _needs("kaart", "rust"),
               uitleg="Een map, zip of bestand. Je ziet eerst wat er niet in komt."),
    ActionSpec("context_help", "Help", "Uitleg bij wat je doet", "F1",
               uitleg="Wat het vakje of paneel is waar je nu bent."),
    ActionSpec("handboek", "Help", "Handboek", "Shift+F1"),
    ActionSpec("shortcuts", "Help", "Toetsen", "Ctrl+F1"),
    ActionSpec("tour", "Help", "Rondleiding", "", _KAART,
               uitleg="Vijf stappen langs het venster."),
    ActionSpec("whats_new", "Help", "Wat is er nieuw"),
    ActionSpec("about", "Help", "Over Sociale Kaart"),
)  # fmt: skip


def translated(text: str) -> str:
    """Return a text of this table in the language of the window."""
    return QCoreApplication.translate("actions", text)


def make_actions(owner: QObject, commands: Commands) -> dict[str, QAction]:
    """Return a QAction per record, tied to the method with its name."""
    made: dict[str, QAction] = {}
    for spec in specs():
        action = QAction(translated(spec.tekst), owner)
        action.setObjectName(spec.id)
        if spec.toets:
            action.setShortcut(QKeySequence(spec.toets))
        if spec.balk:
            action.setIconText(translated(spec.balk))
        hint = translated(spec.uitleg or spec.tekst).rstrip("…")
        action.setToolTip(f"{hint} ({spec.toets})" if spec.toets else hint)
        action.setStatusTip(hint)
        slot = commands.slot(spec)
        action.triggered.connect(lambda _=False, slot=slot: slot())
        made[spec.id] = action
    return made


def specs() -> list[ActionSpec]:
    """Return the records without the lines between groups."""
    return [spec for spec in ACTIONS if isinstance(spec, ActionSpec)]


def enable(actions: Mapping[str, QAction], present: frozenset[str]) -> None:
    """Enable every action whose needs are present."""
    for spec in specs():
        actions[spec.id].setEnabled(spec.nodig <= present)
