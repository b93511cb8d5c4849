"""Fields in which something is chosen: from a list, yes or no, a day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.clock import today
from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.importing.waarden import parse_date
from sociale_kaart.ui.form.fields import Field

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QIcon, QWheelEvent

    from sociale_kaart.domain.hulpbron import Value

# What is stored, what is read and, for most, a sentence about it.
Keuze: TypeAlias = "tuple[Value, str] | tuple[Value, str, str]"

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
# How people write a day besides 31-12-2026.
_WRITTEN = ("d MMMM yyyy", "d MMM yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yy", "d/M/yy")
# A year of two digits lies at most so many years ahead.
_AHEAD = 20


class _Combo(QComboBox):
    """A choice that scrolling past does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: leave the wheel to the form unless the list has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(Field):
    """A choice from a list; the first one is 'not filled in'.

    Args:
        label: what people read.
        items: what can be chosen.
        empty: how 'not filled in' reads.
        icon: gives the icon of a code.
        parent: owner.
    """

    def __init__(
        self,
        label: str,
        items: Sequence[Keuze],
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
        self.edit.activated.connect(self.flush)
        self._finish(self.edit)

    def set_items(self, items: Sequence[Keuze]) -> None:
        """Offer another list; the value stays."""
        self.edit.clear()
        self.edit.addItem(self._empty, None)
        for item in items:
            at = self.edit.count()
            self.edit.addItem(item[1], item[0])
            if len(item) > 2:  # noqa: PLR2004 - the third is the sentence
                self.edit.setItemData(at, item[2], Qt.ItemDataRole.ToolTipRole)
                self.edit.setItemData(at, item[2], Qt.ItemDataRole.AccessibleDescriptionRole)
            if self._icon is not None:
                self.edit.setItemIcon(at, self._icon(str(item[0])))
        self._show(self._value)

    def set_empty(self, text: str) -> None:
        """Say otherwise what an empty choice means."""
        self.edit.setItemText(0, text)

    def flush(self) -> None:
        """Take what was chosen."""
        self._commit(self.edit.currentData())

    def _show(self, value: Value) -> None:
        """Show a value; one that is not in the list shows itself."""
        at = self.edit.findData(value) if value is not None else 0
        if at < 0:
            self.edit.addItem(str(value), value)
            at = self.edit.count() - 1
        self.edit.setCurrentIndex(at)


class DateField(Field):
    """A day: typed as people write it, today by a button, or chosen from a calendar.

    Args:
        label: what people read.
        ahead: it is a day to come, so there is no button for today.
        parent: owner.
    """

    def __init__(self, label: str, parent: QWidget | None = None, *, ahead: bool = False) -> None:
        super().__init__(label, parent)
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self.edit = QLineEdit(row)
        self.edit.setPlaceholderText(self.tr("dag-maand-jaar"))
        self.edit.editingFinished.connect(self.flush)
        self.today = QPushButton(self.tr("Vandaag"), row)
        self.today.setObjectName("klein")
        self.today.setAccessibleName(self.tr("{0}: vandaag").format(label))
        self.today.setVisible(not ahead)
        self.today.clicked.connect(lambda: self._pick(today()))
        self.calendar = QPushButton("▾", row)
        self.calendar.setObjectName("klein")
        self.calendar.setAccessibleName(self.tr("{0}: kies uit de kalender").format(label))
        self.calendar.clicked.connect(self._open_calendar)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.today)
        layout.addWidget(self.calendar)
        self._finish(row, self.edit)

    @property
    def dirty(self) -> bool:
        """Whether it holds something that is not saved."""
        return self.edit.text().strip() != _in_words(self._value)

    def flush(self) -> None:
        """Take the day that was typed; what is no day stays to be mended."""
        text = self.edit.text().strip()
        if text == _in_words(self._value):
            return
        day = parse_day(text)
        if text and day is None:
            self.say(self.tr("Dit is geen dag. Schrijf bijvoorbeeld 31-12-2026."))
            return
        self.edit.setText(_in_words(day))
        self._commit(day)

    def _pick(self, day: dt.date) -> None:
        self.edit.setText(notatie.datum(day))
        self.flush()

    def _open_calendar(self) -> None:
        popup = CalendarPopup(notatie.parse_datum(self._value) or today(), self)
        popup.calendar.activated.connect(lambda day: self._pick(_as_date(day)))
        popup.calendar.clicked.connect(lambda day: self._pick(_as_date(day)))
        popup.setWindowTitle(self.label.text())
        popup.move(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        popup.show()

    def _show(self, value: Value) -> None:
        self.edit.setText(_in_words(value))
        self.edit.setCursorPosition(0)


class CalendarPopup(QDialog):
    """A calendar that closes when a day was chosen.

    Args:
        day: the day it starts on.
        parent: the field it belongs to.
    """

    def __init__(self, day: dt.date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(_DUTCH)
        self.setAccessibleName(self.tr("Kies een dag"))
        self.calendar.setAccessibleName(self.tr("Kalender"))
        # Qt gives the parts of a calendar no names that can be said.
        for part, naam in (
            ("qt_calendar_prevmonth", self.tr("Vorige maand")),
            ("qt_calendar_nextmonth", self.tr("Volgende maand")),
            ("qt_calendar_monthbutton", self.tr("Maand")),
            ("qt_calendar_yearbutton", self.tr("Jaar")),
            ("qt_calendar_yearedit", self.tr("Jaar")),
            ("qt_calendar_calendarview", self.tr("Dagen van de maand")),
        ):
            found = self.calendar.findChild(QWidget, part)
            if found is not None:
                found.setAccessibleName(naam)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.activated.connect(self.close)
        self.calendar.clicked.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)
        self.calendar.setFocus()


def parse_day(text: str) -> str | None:
    """Return a day as ISO text: 31-12-2026, 31 december 2026, 31-12-26, or 'vandaag'."""
    plain = text.strip().casefold()
    if plain == "vandaag":
        return today().isoformat()
    if found := parse_date(plain):
        return found
    for form in _WRITTEN:
        day = _DUTCH.toDate(plain, form)
        if day.isValid():
            later = day.addYears(100)
            soon = later.year() <= today().year + _AHEAD
            return _as_date(later if soon and "yyyy" not in form else day).isoformat()
    return None


def _as_date(day: QDate) -> dt.date:
    return dt.date(day.year(), day.month(), day.day())


def _in_words(value: Value) -> str:
    day = notatie.parse_datum(value)
    return notatie.datum(day) if day else str(value or "")
