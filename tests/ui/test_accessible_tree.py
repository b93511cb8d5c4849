"""The whole tree that a screen reader sees, of every window and dialog: all has a role and a name.

A dialog that is added to the program without being added here fails `test_no_dialog_is_missed`.
"""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from helpers_ui import LOAD_MS
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import sociale_kaart.ui
from sociale_kaart.operations import backups
from sociale_kaart.operations.ondergrond_inhoud import contents
from sociale_kaart.ui.afdrukken.dialog import AfdrukkenDialog
from sociale_kaart.ui.backup_dialog import BackupDialog
from sociale_kaart.ui.bereikbaarheid.metingen_blad import NaamVraag
from sociale_kaart.ui.bereikbaarheid.norm_dialog import NormDialog
from sociale_kaart.ui.bereikbaarheid.pages import PAGES
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog
from sociale_kaart.ui.bereikbaarheid.watals_dialogs import PlanDialog, PlekNaamDialog, SluitDialog
from sociale_kaart.ui.crash import CrashDialog
from sociale_kaart.ui.dialogs import Ask, OndergrondDialog
from sociale_kaart.ui.form.choice_fields import CalendarPopup
from sociale_kaart.ui.handboek import HandboekWindow
from sociale_kaart.ui.help import AboutDialog, ShortcutsDialog, TextDialog
from sociale_kaart.ui.importing.batches_dialog import BatchesDialog
from sociale_kaart.ui.importing.queue_dialog import QueueDialog
from sociale_kaart.ui.importing.register_doubles import RegisterDoublesDialog
from sociale_kaart.ui.importing.wizard import ImportWizard
from sociale_kaart.ui.inbreng_dialog import InbrengDialog
from sociale_kaart.ui.inventarisatie_dialog import AskedDialog
from sociale_kaart.ui.lijstjes_group import NameDialog
from sociale_kaart.ui.modal_progress import WriteProgress
from sociale_kaart.ui.ondergrond_dialog import OndergrondInfoDialog
from sociale_kaart.ui.ondergrond_verschil import VergelijkDialog
from sociale_kaart.ui.relatie_dialog import RelatieDialog
from sociale_kaart.ui.settings_dialog import SettingsDialog
from sociale_kaart.ui.share_dialog import ShareDialog
from sociale_kaart.ui.snelle_invoer import SnelleInvoer
from sociale_kaart.ui.table.bulk_dialog import BulkDialog
from sociale_kaart.ui.table.choices import ChoicesDialog
from sociale_kaart.ui.table.clipboard import PastePlan
from sociale_kaart.ui.table.columns_dialog import ColumnsDialog
from sociale_kaart.ui.table.paste_dialog import PasteDialog
from sociale_kaart.ui.whats_new import WhatsNewDialog
from sociale_kaart.ui.wizard_new_kaart import NewKaartWizard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

    Maker = Callable[[MainWindow, Workspace, Path], QWidget]

Role = QAccessible.Role
# What only holds others needs no name of its own.
CONTAINERS = {
    Role.Client, Role.Pane, Role.LayeredPane, Role.Grouping, Role.Splitter, Role.ScrollBar,
    Role.Separator, Role.Border, Role.Whitespace, Role.Grip, Role.Indicator, Role.Section,
    Role.ToolBar, Role.StatusBar, Role.MenuBar, Role.TitleBar, Role.ListItem,
    Role.Cell, Role.Row, Role.TreeItem, Role.RowHeader, Role.ColumnHeader, Role.PopupMenu,
    Role.StaticText, Role.WebDocument, Role.Paragraph, Role.ColorChooser,
}  # fmt: skip
# A place in a list or table: what stands in it is its name, and it may be empty.
PLACES = {Role.Cell, Role.ListItem, Role.TreeItem}
# An endless tree would be a defect of its own.
DEEPEST = 40
WIDEST = 400


def tree(interface: QAccessible, path: str = "", depth: int = 0) -> Iterator[tuple[object, str]]:
    """Walk the tree below an interface: each part that is not invisible, with the way to it."""
    state = interface.state()
    if getattr(state, "invisible", False) or depth > DEEPEST:
        return
    name = interface.text(QAccessible.Text.Name)
    here = f"{path} > {interface.role().name} ‘{name[:30]}’"
    yield interface, here
    for number in range(min(interface.childCount(), WIDEST)):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from tree(child, here, depth + 1)


def without(widget: QWidget) -> list[str]:
    """Return what has no role, or takes part and has no name."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    found = []
    for interface, path in tree(root):
        role = interface.role()
        focusable = getattr(interface.state(), "focusable", False)
        named = bool(interface.text(QAccessible.Text.Name))
        if role == Role.NoRole or (
            not named and (role not in CONTAINERS or (focusable and role not in PLACES))
        ):
            found.append(path)
    return found


MAKERS: dict[type[QWidget], Maker] = {
    AboutDialog: lambda window, *_: AboutDialog(window),
    AskedDialog: lambda window, workspace, _: AskedDialog(workspace.area.buurtnamen, None, window),
    BackupDialog: lambda window, workspace, _: BackupDialog(
        workspace.session,
        backups.list_backups(workspace.session.kaart.path),
        window.runner,
        window,
    ),
    BatchesDialog: lambda window, workspace, _: BatchesDialog(workspace, window.runner, window),
    BulkDialog: lambda window, workspace, _: BulkDialog(workspace.register.records, "", window),
    AfdrukkenDialog: lambda window, workspace, _: AfdrukkenDialog(
        workspace, window.runner, window.worker, window.settings, window
    ),
    CalendarPopup: lambda window, *_: CalendarPopup(dt.date(2026, 11, 22), window),
    ChoicesDialog: lambda window, *_: ChoicesDialog("De Zon", "Doelgroep", "doelgroep", [], window),
    ColumnsDialog: lambda window, *_: ColumnsDialog(["naam"], window),
    CrashDialog: lambda window, *_: CrashDialog(KeyError("x"), window),
    HandboekWindow: lambda window, _, folder: HandboekWindow(window.settings, window),
    NaamVraag: lambda window, *_: NaamVraag("Bewaar de cijfers van nu", "", window),
    NameDialog: lambda window, *_: NameDialog("Bewaar als lijstje", "", window),
    NormDialog: lambda window, *_: NormDialog(None, window),
    NewKaartWizard: lambda window, _, folder: NewKaartWizard(
        window.runner, window.worker, [folder], None, window
    ),
    OndergrondDialog: lambda window, _, folder: OndergrondDialog(
        window.runner, window.worker, folder, window
    ),
    OndergrondInfoDialog: lambda window, workspace, _: OndergrondInfoDialog(
        contents(workspace.session.required_ondergrond()), workspace.area.buurtnamen, window
    ),
    InbrengDialog: lambda window, workspace, _: InbrengDialog(
        workspace.area.buurtnamen, None, window
    ),
    ImportWizard: lambda window, workspace, _: ImportWizard(
        workspace, window.runner, window.worker, window
    ),
    PasteDialog: lambda window, *_: PasteDialog(
        PastePlan(opmerkingen=["Een kolom te veel."]), window
    ),
    PlanDialog: lambda window, *_: PlanDialog(None, window),
    PlekNaamDialog: lambda window, *_: PlekNaamDialog("Huiskamer", window),
    QueueDialog: lambda window, workspace, _: QueueDialog(workspace, window),
    RegisterDoublesDialog: lambda window, workspace, _: RegisterDoublesDialog(
        workspace, window.runner, window
    ),
    RelatieDialog: lambda window, workspace, _: RelatieDialog(
        workspace.register.records[0], workspace.register.records[1], window
    ),
    SettingsDialog: lambda window, *_: SettingsDialog(window.settings, 96.0, window),
    ShareDialog: lambda window, workspace, _: ShareDialog(
        window.runner, workspace.session.kaart.path, workspace.area.buurtnamen, "publiek", window
    ),
    ShortcutsDialog: lambda window, *_: ShortcutsDialog(window),
    SnelleInvoer: lambda window, workspace, _: SnelleInvoer(workspace, window.runner, window),
    SluitDialog: lambda window, *_: SluitDialog("Buurthuis", ["Koffieclub"], window),
    VergelijkDialog: lambda window, workspace, _: VergelijkDialog(
        window.runner, workspace.session.required_ondergrond().path, None, window
    ),
    WaaropDialog: lambda window, *_: WaaropDialog("<h2>Supermarkt</h2>", window),
    WhatsNewDialog: lambda window, *_: WhatsNewDialog(window),
    WriteProgress: lambda window, *_: WriteProgress("Opslaan", window.runner, window),
}
# Others are made from these.
BASES = {Ask, TextDialog}


def test_no_dialog_is_missed() -> None:
    for module in pkgutil.walk_packages(sociale_kaart.ui.__path__, "sociale_kaart.ui."):
        importlib.import_module(module.name)

    def below(kind: type[QDialog]) -> set[type[QDialog]]:
        return {kind, *(found for child in kind.__subclasses__() for found in below(child))}

    ours = {
        kind
        for base in QDialog.__subclasses__()
        for kind in below(base)
        if kind.__module__.startswith("sociale_kaart.ui")
    }
    assert {kind.__name__ for kind in ours - BASES - set(MAKERS)} == set()


@pytest.mark.parametrize("kind", list(MAKERS), ids=lambda kind: kind.__name__)
def test_every_dialog(
    kind: type[QWidget], window: MainWindow, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = MAKERS[kind](window, workspace, tmp_path)
    dialog.show()
    QApplication.processEvents()
    assert without(dialog) == []
    assert dialog.windowTitle() or dialog.accessibleName()
    dialog.close()
    dialog.deleteLater()


def test_the_start_page(window: MainWindow) -> None:
    assert without(window) == []


@pytest.mark.parametrize("page", [page.id for page in PAGES])
def test_every_page_of_bereikbaarheid(page: str, workspace: Workspace, window: MainWindow) -> None:
    workspace.layout.reveal("bereikbaarheid")
    workspace.bereikbaarheid.show_page(page)
    QApplication.processEvents()
    assert without(window) == []


def test_figures_and_charts(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    window.commands.bereikbaarheid.compute_distances("ontmoetingsplek", "lopen")
    qtbot.waitUntil(lambda: workspace.layer_shown, timeout=LOAD_MS)
    QApplication.processEvents()
    assert without(window) == []


@pytest.mark.parametrize(
    "panel",
    ["tonen", "lagen", "hulpbron", "tabel", "agenda", "gesprekken", "inbreng", "geschiedenis",
     "bereikbaarheid"],
)  # fmt: skip
def test_every_panel(panel: str, workspace: Workspace, window: MainWindow) -> None:
    workspace.layout.reveal(panel)
    QApplication.processEvents()
    assert without(window) == []


def test_a_new_and_a_chosen_hulpbron(workspace: Workspace, window: MainWindow) -> None:
    workspace.begin_new()
    QApplication.processEvents()
    assert without(window) == []
    workspace.form.new.ended.emit()
    workspace.register.select([workspace.register.records[0].uuid])
    QApplication.processEvents()
    assert without(window) == []


def test_panels_as_pages_for_large_letters(workspace: Workspace, window: MainWindow) -> None:
    workspace.layout.set_paged(paged=True)
    QApplication.processEvents()
    assert without(window) == []


def test_the_tree_finds_what_has_no_name(qtbot: QtBot) -> None:
    """The walk itself can fail: a bare field is found."""
    from PySide6.QtWidgets import QLineEdit, QVBoxLayout  # noqa: PLC0415 - only here

    bare = QWidget()
    qtbot.addWidget(bare)
    QVBoxLayout(bare).addWidget(QLineEdit(bare))
    bare.show()
    assert any("EditableText" in path for path in without(bare))
