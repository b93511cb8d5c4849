"""F1 says what the thing is where the keyboard is: in the window, in a dialog, in an open list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from test_accessible import nameless

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.tabellen import DELEN, HULPBRONNEN, PLEKKEN
from sociale_kaart.ui import onderwerpen
from sociale_kaart.ui.context_help import ContextHelp, install_help, panel_html

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.workspace import Workspace

F1 = Qt.Key.Key_F1


class Small(QMainWindow):
    """A window with one field of each kind, F1 in its menu as in the real one."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.help = install_help(self, settings)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        self.naam = QLineEdit(body)
        self.naam.setProperty("onderwerp", "veld:hulpbronnen.naam")
        self.sfeer = QComboBox(body)
        self.sfeer.setProperty("onderwerp", "veld:hulpbronnen.sfeer")
        self.sfeer.addItem("nog niet ingedeeld", None)
        for item in lijsten.lijst("sfeer"):
            self.sfeer.addItem(item.label, item.code)
        self.plain = QPushButton("gewoon", body)
        for widget in (self.naam, self.sfeer, self.plain):
            layout.addWidget(widget)
        self.setCentralWidget(body)
        action = self.menuBar().addMenu("Help").addAction("Uitleg bij wat je doet")
        action.setShortcut("F1")
        action.triggered.connect(self.help.show_help)


@pytest.fixture
def small(qtbot: QtBot, settings: Settings) -> Small:
    made = Small(settings)
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def panel_text(help_: ContextHelp) -> str:
    assert help_.panel is not None
    return help_.panel.text.toPlainText()


def test_f1_in_a_field_says_what_it_is_for(small: Small, qtbot: QtBot) -> None:
    small.naam.setFocus()
    qtbot.keyClick(small.naam, F1)
    assert panel_text(small.help) == "Zoals mensen in de buurt het noemen."
    assert small.help.panel is not None
    assert small.help.panel.accessibleName() == "Uitleg: Naam"
    assert small.help.panel.text.hasFocus()
    assert nameless(small.help.panel) == []
    qtbot.keyClick(small.help.panel.text, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert small.naam.hasFocus()


def test_f1_again_closes_it(small: Small, qtbot: QtBot) -> None:
    small.naam.setFocus()
    qtbot.keyClick(small.naam, F1)
    assert small.help.panel is not None
    qtbot.keyClick(small.help.panel.text, F1)
    assert QApplication.activePopupWidget() is None


def test_f1_in_a_choice_tells_what_is_chosen_first_and_all_the_others(
    small: Small, qtbot: QtBot
) -> None:
    small.sfeer.setCurrentIndex(2)
    small.sfeer.setFocus()
    qtbot.keyClick(small.sfeer, F1)
    text = panel_text(small.help)
    assert "✓ Gemeenschappelijke sociale basis (gekozen)" in text
    assert "In gewone woorden: Wat mensen samen doen" in text
    assert text.index("Gemeenschappelijke") < text.index("Persoonlijke sociale basis")
    assert "Institutionele sociale basis" in text


def test_f1_on_a_box_tells_of_that_item_first(small: Small, qtbot: QtBot) -> None:
    box = QCheckBox("Vrijwilligers", small.centralWidget())
    box.setProperty("onderwerp", "veld:doelgroepen.doelgroep")
    box.show()
    box.setFocus()
    qtbot.keyClick(box, F1)
    text = panel_text(small.help)
    assert text.index("Vrijwilligers") < text.index("Iedereen")
    assert "gekozen" not in text
    assert small.help.panel is not None
    small.help.panel.close()
    box.click()
    qtbot.keyClick(box, F1)
    assert "✓ Vrijwilligers (gekozen)" in panel_text(small.help)


def test_f1_works_in_an_open_list(small: Small, qtbot: QtBot) -> None:
    small.sfeer.showPopup()
    view = small.sfeer.view()
    qtbot.waitUntil(view.isVisible)
    view.setCurrentIndex(view.model().index(3, 0))
    qtbot.keyClick(view, F1)
    assert "✓ Institutionele sociale basis (gekozen)" in panel_text(small.help)
    assert small.help.panel is not None
    small.help.panel.close()
    small.sfeer.hidePopup()


def test_f1_reaches_into_a_dialog_that_waits_for_an_answer(small: Small, qtbot: QtBot) -> None:
    dialog = QDialog(small)
    edit = QLineEdit(dialog)
    edit.setProperty("onderwerp", "veld:plekken.schema")
    dialog.open()  # modal, without blocking the test
    dialog.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    qtbot.keyClick(edit, F1)
    assert "elke dinsdag" in panel_text(small.help)
    assert small.help.panel is not None
    qtbot.mouseClick(small.help.panel.more, Qt.MouseButton.LeftButton)
    handboek = small.help.handboek
    assert handboek is not None
    assert handboek.parentWidget() is dialog, "else the dialog would not let one read it"
    assert handboek.reading() == "alle-delen#waar-en-wanneer"
    dialog.close()
    dialog.deleteLater()


def test_f1_elsewhere_opens_the_chapter(small: Small, qtbot: QtBot) -> None:
    small.centralWidget().setProperty("onderwerp", "afstanden#let-op")
    small.plain.setFocus()
    qtbot.keyClick(small.plain, F1)
    handboek = small.help.handboek
    assert handboek is not None
    assert handboek.isVisible()
    assert handboek.reading() == "afstanden#let-op"
    handboek.close()
    small.help.open_handboek("privacy")
    assert small.help.handboek is handboek, "one handboek, opened again"


def test_more_in_the_handboek_opens_the_chapter_of_the_field(small: Small, qtbot: QtBot) -> None:
    small.sfeer.setFocus()
    qtbot.keyClick(small.sfeer, F1)
    panel = small.help.panel
    assert panel is not None
    panel.more.setFocus()
    qtbot.keyClick(panel.more, Qt.Key.Key_Space)
    assert small.help.handboek is not None
    assert small.help.handboek.reading() == "wat-is-het#drie-sferen"


def test_the_panel_stays_on_the_screen(small: Small, qtbot: QtBot) -> None:
    screen = small.screen().availableGeometry()
    small.move(screen.right() - 200, screen.bottom() - 120)
    small.sfeer.setFocus()
    qtbot.keyClick(small.sfeer, F1)
    assert small.help.panel is not None
    assert screen.contains(small.help.panel.geometry())
    small.help.panel.close()


@pytest.mark.parametrize("tabel", [HULPBRONNEN, PLEKKEN, *DELEN], ids=lambda tabel: tabel.naam)
def test_every_field_of_a_form_has_something_to_say(tabel: object) -> None:
    for kolom in tabel.kolommen:  # type: ignore[attr-defined]
        if kolom == tabel.ouder_veld:  # type: ignore[attr-defined]
            continue
        said = onderwerpen.uitleg(f"veld:{tabel.naam}.{kolom}")  # type: ignore[attr-defined]
        assert said is not None
        assert said.titel
        assert said.tekst
        assert said.meer
    assert onderwerpen.uitleg(f"deel:{tabel.naam}") is not None  # type: ignore[attr-defined]


def test_an_item_of_a_list_says_it_in_everyday_words() -> None:
    said = onderwerpen.uitleg("lijst:werkwijze.outreachend")
    assert said is not None
    assert said.titel == "Outreachend"
    assert said.leefwereld == "Ze zoeken mensen zelf op"
    assert "Werkers gaan de straat op" in panel_html(said)
    huisarts = onderwerpen.uitleg("lijst:categorieen.huisarts")
    assert huisarts is not None
    assert huisarts.leefwereld == "De dokter"
    school = onderwerpen.uitleg("lijst:pand_soort.school")
    assert school is not None
    assert school.leefwereld == "", "what is the same is not said twice"


@pytest.mark.parametrize(
    "onderwerp",
    ["afstanden", "veld:hulpbronnen.bestaat_niet", "lijst:geen.code", "deel:batches", "veld:x", ""],
)
def test_what_is_no_field_or_item_is_a_chapter(onderwerp: str) -> None:
    assert onderwerpen.uitleg(onderwerp) is None


def test_the_nearest_subject_counts() -> None:
    outer, inner = QWidget(), QWidget()
    inner.setParent(outer)
    assert onderwerpen.onderwerp_of(inner) == onderwerpen.FALLBACK
    outer.setProperty("onderwerp", "privacy")
    assert onderwerpen.onderwerp_of(inner) == "privacy"
    inner.setProperty("onderwerp", "veld:hulpbronnen.naam")
    assert onderwerpen.onderwerp_of(inner) == "veld:hulpbronnen.naam"


# -- the real window ------------------------------------------------------------------------------


def test_the_start_page_leads_to_the_chapter_about_starting(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.start_page.setFocus()
    qtbot.keyClick(window, F1)
    handboek = window.context_help.handboek
    assert handboek is not None
    assert handboek.reading() == "eerste-kaart"
    handboek.close()


def test_the_menu_opens_the_handboek(window: MainWindow) -> None:
    window.actions_by_id["handboek"].trigger()
    assert window.context_help.handboek is not None
    assert window.context_help.handboek.isVisible()
    window.context_help.handboek.close()


def test_f1_in_the_form_explains_the_field(
    workspace: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_by_id["add"].trigger()
    sfeer = next(
        box
        for box in window.findChildren(QComboBox)
        if box.isVisible() and onderwerpen.onderwerp_of(box) == "veld:hulpbronnen.sfeer"
    )
    sfeer.setFocus()
    qtbot.keyClick(sfeer, F1)
    assert "Institutionele sociale basis" in panel_text(window.context_help)
    assert window.context_help.panel is not None
    window.context_help.panel.close()


def test_what_is_shown_explains_itself_in_everyday_words(workspace: Workspace) -> None:
    row = workspace.filters.sferen.rows["gemeenschappelijk"]
    assert lijsten.uitleg("sfeer", "gemeenschappelijk") in row.toolTip() + row.box.toolTip()
    assert onderwerpen.onderwerp_of(row.box) == "lijst:sfeer.gemeenschappelijk"
    empty = [code for code in workspace.filters.sferen.rows if code not in lijsten.codes("sfeer")]
    assert not workspace.filters.sferen.rows[empty[0]].box.toolTip()
