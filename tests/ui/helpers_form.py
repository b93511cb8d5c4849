"""What several tests of the form do: choose a hulpbron, fill in a field as a user does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers_ui import by_name
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from sociale_kaart.ui.form.choice_fields import ChoiceField, DateField
from sociale_kaart.ui.form.fields import NumberField, TextField
from sociale_kaart.ui.form.rows import RowsEditor

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.form.fields import Field
    from sociale_kaart.ui.form.rows import RowCard
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


def shown(workspace: Workspace, naam: str) -> Hulpbron:
    """Select a hulpbron by name."""
    workspace.register.select([by_name(workspace, naam)])
    return current(workspace)


def current(workspace: Workspace) -> Hulpbron:
    """Return the hulpbron in the form as the kaart holds it."""
    found = workspace.register.current
    assert found is not None
    saved = workspace.session.kaart.hulpbron(found.uuid)
    assert saved == found, "what the form shows is what is in the file"
    return found


def click(button: QWidget) -> None:
    """Scroll to a widget and click in the middle of it."""
    QApplication.processEvents()
    above = button.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(button)
            QApplication.processEvents()
        above = above.parentWidget()
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())


def fill(field: Field, text: str = "") -> None:
    """Fill in a field with the keyboard and leave it."""
    editor = field.focusProxy()
    assert editor is not None
    editor.setFocus()
    if isinstance(field, ChoiceField):
        QTest.keyClick(editor, Qt.Key.Key_Down)
        return
    if isinstance(field, DateField):
        text = text or "31-12-2025"
    elif isinstance(field, NumberField):
        text = text or "12"
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, text or "Zoals gezegd")
    leave = Qt.Key.Key_Tab if isinstance(field, TextField) else Qt.Key.Key_Return
    QTest.keyClick(editor, leave)


def press_undo(window: MainWindow) -> None:
    """Press Ctrl+Z where the keyboard is."""
    target = QApplication.focusWidget() or window
    QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def rows_editor(workspace: Workspace, tabel: str) -> RowsEditor:
    """Unfold the group of a table on the page Meer or Verhalen and return its editor."""
    form = workspace.form.detail
    page = form.verhalen if tabel in {"verhalen", "tellingen"} else form.meer
    form.open_page(page)
    part = page.part(tabel)
    assert isinstance(part, RowsEditor)
    return part


def new_card(editor: RowsEditor) -> RowCard:
    """Click on 'voeg toe' and return the card that opens."""
    click(editor.add)
    return editor.cards[-1]
