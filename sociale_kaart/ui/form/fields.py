"""The fields of a form: each knows its value and says when the user is done with it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorieen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QIcon, QWheelEvent

    from sociale_kaart.domain.hulpbron import Value

_NO_DATE = QDate(1900, 1, 1)
_TEXT_LINES = 3
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
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.remark.hide()
        self._value: Value = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._layout.addWidget(self.label)

    def _finish(self, editor: QWidget) -> None:
        """Put the editor in place and tie its label and name to it."""
        self._layout.addWidget(editor)
        self._layout.addWidget(self.remark)
        self.label.setBuddy(editor)
        editor.setAccessibleName(self.label.text())
        self.setFocusProxy(editor)

    @property
    def value(self) -> Value:
        """The value as it was last shown or committed."""
        return self._value

    @property
    def in_use(self) -> bool:
        """Whether the cursor is in it."""
        proxy = self.focusProxy()
        return proxy is not None and proxy.hasFocus()

    def set_value(self, value: Value) -> None:
        """Show a value."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Put a remark below the editor; '' removes it."""
        self.remark.setText(text)
        self.remark.setVisible(bool(text))

    def _commit(self, value: Value) -> None:
        if value != self._value:
            self._value = value
            self.say("")
            self.committed.emit(value)


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
        self.edit.editingFinished.connect(self._done)
        self._finish(self.edit)

    def set_value(self, value: Value) -> None:
        """Show a value."""
        self._value = value
        self.edit.setText("" if value is None else str(value))
        self.edit.setCursorPosition(0)
        self.say("")

    def _done(self) -> None:
        text = self.edit.text().strip()
        remark = self._check(text) if self._check and text else ""
        if remark:
            self.say(remark)
            return
        self._commit(text or None)


class _Text(QPlainTextEdit):
    """Several lines; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _TEXT_LINES + 16)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the user is done."""
        super().focusOutEvent(event)
        self.left.emit()


class TextField(Field):
    """Several lines of text; done when leaving it."""

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.edit = _Text(self)
        self.edit.setPlaceholderText(hint)
        self.edit.left.connect(self.commit)
        self._finish(self.edit)

    def set_value(self, value: Value) -> None:
        """Show a value."""
        self._value = value
        self.edit.setPlainText("" if value is None else str(value))
        self.say("")

    def commit(self) -> None:
        """Take the text as it stands."""
        self._commit(self.edit.toPlainText().strip() or None)


class _Combo(QComboBox):
    """A choice that scrolling past does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: leave the wheel to the form unless the list has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(Field):
    """A choice from a list of codes; the first one is 'not filled in'.

    Args:
        label: what people read.
        items: (code, label) pairs.
        empty: how 'not filled in' reads.
        icon: gives the icon of a code.
        parent: owner.
    """

    def __init__(
        self,
        label: str,
        items: Sequence[tuple[str, str]],
        empty: str = lijsten.NOG_NIET_INGEDEELD,
        icon: Callable[[str], QIcon] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent)
        self.edit = _Combo(self)
        self.edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.edit.setMinimumContentsLength(12)
        self.edit.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._empty = empty
        self._icon = icon
        self.set_items(items)
        self.edit.activated.connect(self._done)
        self._finish(self.edit)

    def set_items(self, items: Sequence[tuple[str, str]]) -> None:
        """Offer another list; the value stays."""
        self.edit.clear()
        self.edit.addItem(self._empty, None)
        for code, label in items:
            self.edit.addItem(label, code)
            if self._icon is not None:
                self.edit.setItemIcon(self.edit.count() - 1, self._icon(code))
        self.set_value(self._value)

    def set_value(self, value: Value) -> None:
        """Show a value; a code that is not in the list shows itself."""
        self._value = value
        at = self.edit.findData(value) if value is not None else 0
        if at < 0:
            self.edit.addItem(str(value), value)
            at = self.edit.count() - 1
        self.edit.setCurrentIndex(at)
        self.say("")

    def _done(self) -> None:
        self._commit(self.edit.currentData())


class DateField(Field):
    """A day, with a button for today."""

    def __init__(self, label: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        self.edit = QDateEdit(row)
        self.edit.setCalendarPopup(True)
        self.edit.setDisplayFormat("d MMMM yyyy")
        self.edit.setMinimumDate(_NO_DATE)
        self.edit.setSpecialValueText(empty)
        self.edit.setKeyboardTracking(False)
        self.edit.dateChanged.connect(self._done)
        self.today = QPushButton(self.tr("Vandaag"), row)
        self.today.setAccessibleName(self.tr("{0}: vandaag").format(label))
        self.today.clicked.connect(self._set_today)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.today)
        self._finish(row)
        self.label.setBuddy(self.edit)
        self.edit.setAccessibleName(label)
        self.setFocusProxy(self.edit)

    def set_value(self, value: Value) -> None:
        """Show an ISO date."""
        self._value = value
        day = QDate.fromString(str(value or ""), "yyyy-MM-dd")
        blocked = self.edit.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.edit.setDate(day if day.isValid() else _NO_DATE)
        self.edit.blockSignals(blocked)
        self.say("")

    def _set_today(self) -> None:
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        self.edit.setDate(QDate(today.year, today.month, today.day))

    def _done(self) -> None:
        day = self.edit.date()
        self._commit(None if day == _NO_DATE else day.toString("yyyy-MM-dd"))


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


def scrolled(page: QWidget) -> QScrollArea:
    """Return a page of fields that scrolls up and down; the fields take the keyboard."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area
