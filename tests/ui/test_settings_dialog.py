"""Every setting is offered, holds at once, and has the effect that it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS, open_in
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QSpinBox
from test_accessible import contrast, nameless

from sociale_kaart.domain import regels
from sociale_kaart.ui.appearance import Appearance, set_appearance
from sociale_kaart.ui.canvas.measure_tool import length_text
from sociale_kaart.ui.eenheden import afstand, set_eenheden
from sociale_kaart.ui.file_field import FolderField
from sociale_kaart.ui.form.fields import heading
from sociale_kaart.ui.settings import SETTINGS, Settings
from sociale_kaart.ui.settings_dialog import SettingsDialog
from sociale_kaart.ui.share_dialog import ShareDialog
from sociale_kaart.ui.theme import STIJLEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


@pytest.fixture
def dialog(settings: Settings, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(settings, 96.0)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def look(qapp: QApplication, settings: Settings) -> Iterator[Appearance]:
    """The look of the application; afterwards it is as it was."""
    found = qapp.findChild(Appearance)
    assert found is not None
    found.follow(settings)
    yield found
    settings.reset()
    set_appearance(qapp, dark=False)


def choose(dialog: SettingsDialog, qtbot: QtBot, key: str, value: object) -> None:
    """Choose as a user does, with the keyboard."""
    field = dialog.fields[key]
    page = next(
        at for at in range(dialog.tabs.count()) if dialog.tabs.widget(at).isAncestorOf(field)
    )
    dialog.tabs.setCurrentIndex(page)
    field.setFocus()
    if isinstance(field, QComboBox):
        qtbot.keyClick(field, Qt.Key.Key_Home)
        for _ in range(field.findData(value)):
            qtbot.keyClick(field, Qt.Key.Key_Down)
    elif isinstance(field, QCheckBox):
        qtbot.keyClick(field, Qt.Key.Key_Space)
    elif isinstance(field, QSpinBox):
        field.selectAll()
        qtbot.keyClicks(field, str(value))
        qtbot.keyClick(field, Qt.Key.Key_Tab)
    else:
        edit = field.edit if isinstance(field, FolderField) else field
        assert isinstance(edit, QLineEdit)
        edit.setFocus()
        edit.clear()
        qtbot.keyClicks(edit, str(value))
        qtbot.keyClick(edit, Qt.Key.Key_Tab)


def test_everything_that_can_be_chosen_is_offered_and_nothing_else(dialog: SettingsDialog) -> None:
    assert set(dialog.fields) == set(SETTINGS)
    for key, setting in SETTINGS.items():
        field = dialog.fields[key]
        if isinstance(field, QComboBox):
            offered = {field.itemData(at) for at in range(field.count())}
            assert offered == set(setting.mogelijk), key


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("taal", "en"),
        ("uiterlijk/thema", "donker"),
        ("uiterlijk/letters", 150),
        ("eenheden", "km"),
        ("kaart/stijl", "effen"),
        ("kaart/namen_vanaf", 10_000),
        ("kaart/clusters", False),
        ("kaart/dpi", 140),
        ("privacy/zichtbaarheid", "intern"),
        ("privacy/voor", "partners"),
        ("gebruiker/naam", "Yara"),
    ],
)
def test_a_choice_by_keyboard_holds_and_zet_alles_terug_takes_it_back(
    dialog: SettingsDialog, settings: Settings, qtbot: QtBot, key: str, value: object
) -> None:
    choose(dialog, qtbot, key, value)
    assert settings.value(key) == value
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert settings.value(key) == SETTINGS[key].standaard
    again = SettingsDialog(settings)
    qtbot.addWidget(again)
    assert settings.value(key) == SETTINGS[key].standaard, "showing chooses nothing"


def test_a_folder_must_be_there(
    dialog: SettingsDialog, settings: Settings, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(dialog, qtbot, "reservekopie/map", tmp_path / "weg")
    assert settings.text("reservekopie/map") == ""
    assert "bestaat niet" in dialog.said.text()
    choose(dialog, qtbot, "reservekopie/map", tmp_path)
    assert settings.text("reservekopie/map") == str(tmp_path)


def test_it_opens_with_its_key_and_everything_has_a_name(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[list[str]] = []

    def look_at_it() -> None:
        shown = QApplication.activeModalWidget()
        if isinstance(shown, SettingsDialog):
            for page in range(shown.tabs.count()):
                shown.tabs.setCurrentIndex(page)
                seen.append(nameless(shown))
            shown.reject()

    QTimer.singleShot(200, window, look_at_it)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert seen == [[]] * 5


def test_the_line_is_five_centimetres(dialog: SettingsDialog, qtbot: QtBot) -> None:
    assert dialog.ruler.length_px == pytest.approx(96 * 5 / 2.54)
    choose(dialog, qtbot, "kaart/dpi", 127)
    assert dialog.ruler.length_px == pytest.approx(250)


# -- effects --------------------------------------------------------------------------------------


def test_thema_and_letters_change_the_window_at_once(
    look: Appearance, settings: Settings, qapp: QApplication, window: MainWindow
) -> None:
    before = qapp.font().pointSizeF()
    settings.choose("uiterlijk/thema", "donker")
    dark = qapp.palette().color(QPalette.ColorRole.Window)
    settings.choose("uiterlijk/thema", "licht")
    light = qapp.palette().color(QPalette.ColorRole.Window)
    assert dark.lightness() < 80
    assert light.lightness() > 200
    kop = heading("Waar is het", window)
    kop.show()
    qapp.processEvents()
    large = kop.font().pointSizeF()
    settings.choose("uiterlijk/letters", 200)
    assert qapp.font().pointSizeF() == pytest.approx(2 * before)
    assert kop.font().pointSizeF() == pytest.approx(2 * large), "letters of its own grow along"
    settings.choose("uiterlijk/letters", 100)
    assert qapp.font().pointSizeF() == pytest.approx(before)
    assert kop.font().pointSizeF() == pytest.approx(large)
    settings.choose("uiterlijk/letters", 150)
    assert kop.font().pointSizeF() == pytest.approx(1.5 * large), "and once more"
    settings.choose("uiterlijk/letters", 100)


def test_twice_as_large_letters_make_pages_of_the_panels(
    look: Appearance, settings: Settings, workspace: Workspace, qapp: QApplication
) -> None:
    assert not workspace.layout.paged
    narrow = workspace.filters.minimumWidth()
    settings.choose("uiterlijk/letters", 200)
    qapp.processEvents()
    assert workspace.layout.paged
    assert workspace.filters.minimumWidth() > narrow
    settings.choose("uiterlijk/letters", 100)
    qapp.processEvents()
    assert workspace.filters.minimumWidth() == narrow, "and give the map its room back"


def test_distances_are_written_as_chosen(settings: Settings, workspace: Workspace) -> None:
    assert (afstand(1_250), afstand(310), length_text(1_249)) == ("1.250 m", "310 m", "1.249 m")
    settings.choose("eenheden", "km")
    assert (afstand(1_250), afstand(310), length_text(1_249)) == ("1,2 km", "310 m", "1,2 km")
    settings.choose("eenheden", "m")
    assert afstand(1_250) == "1.250 m"
    set_eenheden("m")


def test_the_map_follows_its_settings(settings: Settings, workspace: Workspace) -> None:
    view = workspace.map.view
    for stijl, (light, _) in STIJLEN.items():
        settings.choose("kaart/stijl", stijl)
        assert view.map_theme == light
    settings.choose("kaart/clusters", value=False)
    assert not view.markers._clustering
    settings.choose("kaart/clusters", value=True)
    assert view.markers._clustering
    settings.choose("kaart/dpi", 100)
    coarse = view.m_per_px
    settings.choose("kaart/dpi", 200)
    assert view.m_per_px == pytest.approx(coarse / 2), "the same 1:n, so half the ground a pixel"
    settings.choose("kaart/namen_vanaf", 0)
    assert view.names._from_m_per_px == 0


def test_in_high_contrast_everything_on_the_map_can_be_read() -> None:
    for theme in STIJLEN["contrast"]:
        for text, ground in (
            (theme.tekst, theme.grond),
            (theme.tekst_buurt, theme.grond),
            (theme.tekst_water, theme.water),
            (theme.vlak_tekst, theme.vlak),
            (theme.buurtgrens, theme.grond),
        ):
            assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(
    ("minimum", "kind", "kept"),
    [
        ("regel", ("institutioneel", "formeel"), None),
        ("partners", ("institutioneel", "formeel"), "partners"),
        ("intern", ("institutioneel", "formeel"), "intern"),
        ("partners", ("gemeenschappelijk", None), None),
        ("partners", ("persoonlijk", None), "intern"),
    ],
)
def test_a_new_hulpbron_can_be_kept_more_at_home_never_less(
    settings: Settings,
    workspace: Workspace,
    minimum: str,
    kind: tuple[str, str | None],
    kept: str | None,
) -> None:
    sfeer, formaliteit = kind
    settings.choose("privacy/zichtbaarheid", minimum)
    velden = {"naam": "Eettafel", "sfeer": sfeer, "formaliteit": formaliteit}
    plek = {"buurt_gekozen": next(iter(workspace.area.buurtnamen))}
    hulpbron = workspace.register.hulpbron(workspace.register.add(velden, plek))
    assert hulpbron is not None
    assert hulpbron.zichtbaarheid == kept
    order = ("publiek", "partners", "intern")
    by_rule = regels.defaults_for(sfeer, formaliteit)["zichtbaarheid"]
    seen_by = hulpbron.zichtbaarheid or by_rule
    assert order.index(seen_by) >= order.index(by_rule)


def test_what_somebody_chooses_himself_stands(settings: Settings, workspace: Workspace) -> None:
    settings.choose("privacy/zichtbaarheid", "intern")
    velden = {"naam": "School", "sfeer": "institutioneel", "zichtbaarheid": "publiek"}
    hulpbron = workspace.register.hulpbron(
        workspace.register.add(velden, {"x": 150_000.0, "y": 536_000.0})
    )
    assert hulpbron is not None
    assert hulpbron.zichtbaarheid == "publiek"


def test_the_reader_that_is_proposed(
    window: MainWindow, workspace: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.choose("privacy/voor", "intern")
    proposed: list[str] = []
    monkeypatch.setattr(ShareDialog, "exec", lambda made: proposed.append(made.voor.currentData()))
    window.actions_by_id["share"].trigger()
    window.actions_by_id["print_buurtkaart"].trigger()
    sheets = window.commands.delen.afdrukken
    assert sheets is not None
    proposed.append(sheets.panel.voor.currentData())
    assert proposed == ["intern", "intern"]


def test_my_name_stands_in_the_history_and_backups_go_to_my_folder(
    window: MainWindow, settings: Settings, kaart: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    settings.choose("gebruiker/naam", "Yara")
    settings.choose("reservekopie/map", str(tmp_path))
    workspace = open_in(window, kaart, qtbot)
    workspace.register.add({"naam": "Eettafel"}, {"x": 150_000.0, "y": 536_000.0})
    assert workspace.session.kaart.history(1)[0].auteur == "Yara"
    assert workspace.session.backup_folder == tmp_path
    qtbot.waitUntil(lambda: window.runner.idle, timeout=LOAD_MS)
