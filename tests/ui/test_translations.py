"""English: every text of the window has it, with the same gaps, and Qt finds it.

After a change of texts: `python installer/translations.py` renews the files, `--open` lists what
has no English yet.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from helpers_ui import open_in
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton

from sociale_kaart.base import paths
from sociale_kaart.ui.actions import ACTIONS, MENUS, ActionSpec
from sociale_kaart.ui.main_window import MainWindow
from sociale_kaart.ui.settings_dialog import SettingsDialog
from sociale_kaart.ui.translations import install_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def _tool() -> Any:
    path = ROOT / "installer" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations_tool", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()
ENGLISH = tool.read_ts()


def gaps(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w*\}", text))


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    install_language(qapp, "en")
    yield
    install_language(qapp, "nl")


def test_every_text_of_the_window_has_english() -> None:
    found, _ = tool.all_texts()
    missing = sorted({text.source for text in found if not ENGLISH.get(text)})
    assert missing == [], "run: python installer/translations.py --open"


def test_the_file_holds_nothing_that_is_no_longer_in_the_code() -> None:
    found, _ = tool.all_texts()
    assert sorted({text.source for text in ENGLISH.keys() - found}) == []


def test_english_has_the_same_gaps_and_edges() -> None:
    for text, said in ENGLISH.items():
        assert gaps(text.source) == gaps(said), text
        assert text.source.endswith("…") == said.endswith("…"), text
        edges = text.source[0].isspace(), text.source[-1].isspace()
        assert edges == (said[0].isspace(), said[-1].isspace()), text


def test_what_qt_reads_is_what_stands_in_the_file(qapp: QApplication) -> None:
    translator = QTranslator()
    assert translator.load("sociale_kaart_en", str(paths.resource("vertalingen")))
    wrong = [
        text.source
        for text, said in ENGLISH.items()
        if translator.translate(text.context, text.source) != said
    ]
    assert wrong == [], "run: python installer/translations.py"


def test_texts_that_come_from_a_table_are_known() -> None:
    _, variables = tool.all_texts()
    known = {table.file for table in tool.TABLES} | tool.SHOWS_TABLES
    assert variables.keys() - known == set(), "add the table to TABLES of the tool"


def test_the_menus_open_with_letters_of_their_own() -> None:
    said = {text.source: english for text, english in ENGLISH.items() if text.context == "actions"}
    letters = [said[menu][said[menu].index("&") + 1].lower() for menu in MENUS.values()]
    assert len(set(letters)) == len(letters)


def test_subject_words_are_the_same_everywhere() -> None:
    """One concept, one word, as in the Dutch texts."""
    glossary = {
        "hulpbron": "resource",
        "ondergrond": "base map",
        "buurtkaart": "neighbourhood sheet",
        "reservekopie": "backup",
        "gemeente": "municipality|municipalities",
        "sfeer": "sphere",
    }
    files = ("OpenStreetMap (", "*.")
    for text, said in ENGLISH.items():
        for dutch, english in glossary.items():
            whole = re.search(rf"\b{dutch}(nen|en|ën|n)?\b", text.source.lower())
            if whole and not any(part in text.source for part in files):
                assert re.search(english, said.lower()), text


class Asked(QTranslator):
    """Remembers what the window asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[tuple[str, str]] = set()

    def translate(self, context: Any, text: Any, disambiguation: Any = None, n: int = -1) -> Any:
        self.texts.add((str(context), str(text)))
        return None


def test_what_the_window_asks_for_is_in_the_file(
    qapp: QApplication, settings: Settings, kaart: Path, qtbot: QtBot
) -> None:
    """Texts that reach Qt by another way than the tool can see are found here."""
    asked = Asked()
    qapp.installTranslator(asked)
    try:
        window = MainWindow(settings)
        window.show()
        workspace = open_in(window, kaart, qtbot)
        workspace.register.select([workspace.register.records[0].uuid])
        workspace.begin_new()
        SettingsDialog(settings).deleteLater()
        window.close()
    finally:
        qapp.removeTranslator(asked)
    ours = {text.context for text in ENGLISH} | {type(window).__name__}
    known = {text.source for text in ENGLISH}
    letters = {text for context, text in asked.texts if context in ours and re.search(r"\w", text)}
    assert sorted(letters - known) == []


def test_the_window_is_english(english: None, settings: Settings, qtbot: QtBot) -> None:
    window = MainWindow(settings)
    qtbot.addWidget(window)
    assert [action.text() for action in window.menuBar().actions()][:2] == ["&File", "&Edit"]
    assert window.start_page.new.accessibleName() == "New map"
    dialog = SettingsDialog(settings)
    qtbot.addWidget(dialog)
    dutch = {text.source for text, said in ENGLISH.items() if said != text.source}
    for root in (window, dialog):
        shown = {w.text() for kind in (QLabel, QPushButton) for w in root.findChildren(kind)}
        assert shown & dutch == set()
    for spec in ACTIONS:
        if isinstance(spec, ActionSpec):
            assert window.actions_by_id[spec.id].text() != spec.tekst or spec.tekst == "Help"
    window.close()


def test_standard_buttons_follow_the_language(
    english: None, qapp: QApplication, qtbot: QtBot
) -> None:
    for taal, expected in (("en", "Cancel"), ("nl", "Annuleren")):
        install_language(qapp, taal)
        box = QMessageBox()
        qtbot.addWidget(box)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        button = box.button(QMessageBox.StandardButton.Cancel)
        assert button.text().replace("&", "") == expected


def test_the_language_that_is_chosen_holds_at_the_next_start(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from sociale_kaart.ui.app import make_application\n"
        "from sociale_kaart.ui.settings import Settings\n"
        "from sociale_kaart.ui.wizard_new_kaart import BewaarPage\n"
        "settings = Settings(Path(sys.argv[1]))\n"
        "application = make_application(['x'], settings)\n"
        "print(BewaarPage().missing()); settings.choose('taal', 'en')\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code, tmp_path / "venster.ini"],
            capture_output=True, text=True, check=True,
        ).stdout.strip()
        for _ in range(2)
    ]  # fmt: skip
    assert said == ["Kies waar je de kaart bewaart.", "Choose where you keep the map."]


# -- the tool itself ------------------------------------------------------------------------------

SAMPLE = """
from PySide6.QtCore import QCoreApplication
def _tr(text): return QCoreApplication.translate("los", text)
class Paneel:
    def maak(self, naam):
        self.tr("een "
                "twee {0}").format(naam)
        naam.tr("van een ander")
        self.tr("ja" if naam else "nee")
        _tr("los woord")
        QCoreApplication.translate("gesproken", "ten noorden")
        _tr(naam)
        self.tr("")
"""


def test_the_tool_finds_texts_with_the_context_in_which_qt_asks(tmp_path: Path) -> None:
    path = tmp_path / "paneel.py"
    path.write_text(SAMPLE, encoding="utf-8")
    found, variables = tool.texts_of(path)
    assert {(text.context, text.source) for text in found} == {
        ("Paneel", "een twee {0}"),
        ("QObject", "van een ander"),
        ("Paneel", "ja"),
        ("Paneel", "nee"),
        ("los", "los woord"),
        ("gesproken", "ten noorden"),
    }
    assert len(variables) == 1


def test_the_tool_keeps_what_was_said_and_drops_what_is_gone(tmp_path: Path) -> None:
    one, other, gone = tool.Text("A", "Ja"), tool.Text("B", "Ja"), tool.Text("A", "Weg")
    english = tool.renewed({one, other}, {one: "Yes", gone: "Gone"})
    assert english == {one: "Yes", other: "Yes"}
    path = tmp_path / "x.ts"
    tool.write_ts({**english, tool.Text("A", "Nieuw & <b>"): ""}, path)
    assert tool.read_ts(path) == {**english, tool.Text("A", "Nieuw & <b>"): ""}
    assert 'type="unfinished"' in path.read_text(encoding="utf-8")
