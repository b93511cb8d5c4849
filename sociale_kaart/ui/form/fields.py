"""The fields of a form: each knows its value and says when the user is done with it.

What is being typed is never overwritten: a field that holds unsaved text keeps it until the user is
done or the form shows another record.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.operations.records import OngeldigeWaardeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QResizeEvent

    from sociale_kaart.base.errors import WorldError
    from sociale_kaart.domain.hulpbron import Value

_MIN_LINES, _MAX_LINES = 2, 8
_MAIL = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_PHONE = re.compile(r"^[\d\s()+/.-]{4,}$")


class Field(QWidget):
    """A label, an editor below it, and room for a kind remark.

    Args:
        label: what people read above the editor.
        parent: owner.
    """

    # the new value
    committed = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(label, self)
        self.label.setWordWrap(True)
        self.remark = QLabel(self)
        self.remark.setObjectName("opmerking")
        self.remark.setWordWrap(True)
        self.remark.hide()
        self._uitleg = ""
        self._value: Value = None
        # as it is in the kaart
        self._stored: Value = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._layout.addWidget(self.label)

    def _finish(self, row: QWidget, editor: QWidget | None = None) -> None:
        """Put the editor (in its row) in place and tie its label and name to it."""
        editor = editor or row
        self._layout.addWidget(row)
        self._layout.addWidget(self.remark)
        self.label.setBuddy(editor)
        editor.setAccessibleName(self.label.text())
        editor.installEventFilter(self)
        self.setFocusProxy(editor)

    def explain(self, onderwerp: str, uitleg: str) -> None:
        """Tell what the field is for, on screen and to a screen reader; F1 asks by `onderwerp`."""
        editor = self.focusProxy() or self
        for widget in (self, editor):
            widget.setProperty("onderwerp", onderwerp)
        self._uitleg = uitleg
        editor.setAccessibleDescription(uitleg)
        self.label.setToolTip(uitleg)
        editor.setToolTip(uitleg)

    @property
    def value(self) -> Value:
        """The value as it was last shown or committed."""
        return self._value

    @property
    def in_use(self) -> bool:
        """Whether the cursor is in it."""
        proxy = self.focusProxy()
        return proxy is not None and proxy.hasFocus()

    @property
    def dirty(self) -> bool:
        """Whether it holds something that is not saved."""
        return False

    def set_value(self, value: Value) -> None:
        """Show a value."""
        self._value = self._stored = value
        self.say("")
        self._show(value)

    def refresh(self, value: Value) -> None:
        """Show what the kaart holds now, unless something else is being typed."""
        if self.dirty:
            self._value = self._stored = value
        elif value != self._value or value != self._stored:
            self.set_value(value)

    def flush(self) -> None:
        """Take what was typed, as leaving the field would."""

    def say(self, text: str) -> None:
        """Put a remark below the editor; '' removes it."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))
        editor = self.focusProxy()
        if editor is not None:
            # Heard together with the field, because a screen reader does not look below it.
            editor.setAccessibleDescription(f"{text} {self._uitleg}".strip())

    def refuse(self, error: WorldError) -> None:
        """Say why it was not saved; what can be mended stays to be mended, else it goes back."""
        self._value = self._stored
        if not isinstance(error, OngeldigeWaardeError):
            self._show(self._stored)
        self.say(str(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: an editor without unsaved text leaves undo to the kaart; Esc drops unsaved text."""
        if isinstance(event, QKeyEvent):
            override = event.type() == QEvent.Type.ShortcutOverride
            if override and not self.dirty and _is_undo(event):
                event.ignore()
                return True
            if event.key() == Qt.Key.Key_Escape and self.dirty:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.set_value(self._stored)
                return True
        return super().eventFilter(watched, event)

    def _show(self, value: Value) -> None:
        """Put a value in the editor."""
        raise NotImplementedError

    def _commit(self, value: Value) -> None:
        if value != self._value:
            self._value = value
            self.say("")
            self.committed.emit(value)


class UndoWhenEmpty(QObject):
    """Lets an empty line, such as one to search in, leave undo to the kaart.

    Args:
        line: which.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: pass undo on."""
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and not self._line.text() and _is_undo(event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_undo(event: QEvent) -> bool:
    keys = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in keys)


class LineField(Field):
    """One line of text; done at Enter or when leaving it.

    Args:
        label: what people read.
        check: returns a remark when the text is not right yet; such a text is not saved.
        parent: owner.
    """

    def __init__(
        self,
        label: str,
        check: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self._check = check
        self.edit = QLineEdit(self)
        self.edit.editingFinished.connect(self.flush)
        self._finish(self.edit)

    def set_check(self, check: Callable[[str], str]) -> None:
        """Hold every text against `check` before it is taken."""
        self._check = check

    @property
    def dirty(self) -> bool:
        """Whether it holds something that is not saved."""
        return self.edit.text().strip() != self._text_of(self._value)

    def flush(self) -> None:
        """Take what was typed."""
        text = self.edit.text().strip()
        if text == self._text_of(self._value):
            return
        remark = self._check(text) if self._check and text else ""
        if remark:
            self.say(remark)
            return
        self._commit(text or None)

    def _text_of(self, value: Value) -> str:
        return "" if value is None else str(value)

    def _show(self, value: Value) -> None:
        self.edit.setText(self._text_of(value))
        self.edit.setCursorPosition(0)


class NumberField(LineField):
    """A number in Dutch notation; the kaart says whether it fits."""

    def _text_of(self, value: Value) -> str:
        if isinstance(value, float):
            value = int(value) if value == int(value) else str(value).replace(".", ",")
        return "" if value is None else str(value)


class _Text(QPlainTextEdit):
    """Several lines, as high as what stands in it; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self, *_: Any) -> None:
        block, needed = self.document().firstBlock(), 0
        while block.isValid():
            needed += max(1, block.lineCount())
            block = block.next()
        lines = max(_MIN_LINES, min(_MAX_LINES, needed))
        height = self.fontMetrics().lineSpacing() * lines + 20
        if height != self.height():
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: narrower is higher."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._grow()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the user is done, unless only a menu opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextField(Field):
    """Several lines of text; done when leaving it."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.edit = _Text(self)
        self.edit.setPlaceholderText(hint)
        self.edit.left.connect(self.flush)
        self._finish(self.edit)

    @property
    def dirty(self) -> bool:
        """Whether it holds something that is not saved."""
        return self.edit.toPlainText().strip() != str(self._value or "").strip()

    def flush(self) -> None:
        """Take the text as it stands."""
        if self.dirty:
            self._commit(self.edit.toPlainText().strip() or None)

    def _show(self, value: Value) -> None:
        self.edit.setPlainText("" if value is None else str(value))


def list_items(name: str) -> list[tuple[str, str]]:
    """Return (code, label) of a list of the domain, or of the categories."""
    if name == "categorieen":
        return [(categorie.code, categorie.label) for categorie in categorieen()]
    return [(item.code, item.label) for item in lijsten.lijst(name)]


def check_mail(text: str) -> str:
    """Return a remark when a text is no e-mail address."""
    return "" if _MAIL.match(text) else "Dit lijkt geen e-mailadres. Nog niet opgeslagen."


def check_phone(text: str) -> str:
    """Return a remark when a text is no phone number."""
    return "" if _PHONE.match(text) else "Dit lijkt geen telefoonnummer. Nog niet opgeslagen."


def heading(text: str, parent: QWidget, size: float = 1.05) -> QLabel:
    """Return the heading of a group, `size` times as large as the text."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * size)
    label.setFont(font)
    return label


def quiet(text: str, parent: QWidget) -> QLabel:
    """Return a line that stays in the background, such as a hint."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
