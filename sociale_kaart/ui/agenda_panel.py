"""The agenda: every date of the hulpbronnen by month, what is overdue first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.clock import today
from sociale_kaart.domain import notatie
from sociale_kaart.operations.agenda import SOORTEN, Afspraak, agenda
from sociale_kaart.ui.roomy import RoomyDelegate
from sociale_kaart.ui.turns import Turns

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QShowEvent

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.register import Register

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
AFSPRAAK_ROLE = Qt.ItemDataRole.UserRole + 1
_TOP = 0
_LETTERS = (22, 44, 34)
# Months beyond these start folded.
_OPEN_MONTHS = 3
# Where each kind of date is filled in: the part of the form.
FIELDS = {
    "herzien": "herzien_voor",
    "beslissing": "geldbronnen",
    "geld": "geldbronnen",
    "besluit": "besluiten",
    "ruimte": "ruimte_zeker_tot",
    "toestemming": "toestemmingen",
    "begin": "begonnen_op",
    "einde": "gestopt_op",
}


@dataclass(frozen=True, slots=True)
class Month:
    """One heading and its dates; `key` is '' for what is overdue."""

    key: str
    label: str
    afspraken: tuple[Afspraak, ...]


def months(afspraken: Iterable[Afspraak], verlopen: str) -> list[Month]:
    """Return dates, which come in order, by month; what is overdue is one group before all."""
    found: dict[str, list[Afspraak]] = {}
    for afspraak in afspraken:
        key = "" if afspraak.verlopen else f"{afspraak.datum:%Y-%m}"
        found.setdefault(key, []).append(afspraak)
    return [
        Month(key, verlopen if not key else _month_name(some[0].datum), tuple(some))
        for key, some in sorted(found.items())
    ]


def _month_name(dag: dt.date) -> str:
    return notatie.datum(dag).split(" ", 1)[1].capitalize()


class AgendaModel(QAbstractItemModel):
    """Months, and below each its dates.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.months: list[Month] = []
        self._heads = (self.tr("Datum"), self.tr("Wat"), self.tr("Hulpbron"))
        self._bold = QFont()
        self._bold.setBold(True)

    def show_months(self, months: Sequence[Month]) -> None:
        """Show these."""
        self.beginResetModel()
        self.months = list(months)
        self.endResetModel()

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Qt: a month, or a date of a month."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: _Index = QModelIndex()) -> Any:  # noqa: B008 - idem
        """Qt: the month of a date."""
        month = index.internalId() if index.isValid() else _TOP
        return QModelIndex() if month == _TOP else self.createIndex(int(month) - 1, 0, _TOP)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - idem
        """Qt: number of months, or of dates in one."""
        if not parent.isValid():
            return len(self.months)
        if parent.internalId() != _TOP or parent.column() != 0:
            return 0
        return len(self.months[parent.row()].afspraken)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008 - idem
        """Qt: number of columns."""
        return len(self._heads)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Qt: what a line shows."""
        if not index.isValid():
            return None
        number = int(index.internalId())
        if number == _TOP:
            return self._month_data(self.months[index.row()], index.column(), role)
        afspraak = self.months[number - 1].afspraken[index.row()]
        if role == AFSPRAAK_ROLE:
            return afspraak
        texts = (notatie.datum(afspraak.datum), afspraak.tekst, afspraak.naam)
        if role in {_Role.DisplayRole, _Role.ToolTipRole}:
            return texts[index.column()]
        if role == _Role.AccessibleTextRole:
            # One line read aloud tells all of it.
            late = self.tr("verlopen: ") if afspraak.verlopen else ""
            return late + ", ".join(texts) if index.column() == 0 else texts[index.column()]
        return None

    def _month_data(self, month: Month, column: int, role: int) -> Any:
        if role == _Role.DisplayRole and column == 0:
            return f"{month.label} ({notatie.getal(len(month.afspraken))})"
        return self._bold if role == _Role.FontRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Qt: the headings."""
        if role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


class AgendaPanel(QWidget):
    """All dates of the register.

    Args:
        register: the open kaart.
        parent: owner.
    """

    # uuid of a hulpbron, and the part of its form where the date is
    chosen = Signal(str, str)
    # how many are overdue or in this month
    counted = Signal(int)

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._of: dict[str, list[Afspraak]] = {}
        # per hulpbron how many are overdue or in this month
        self._due: Counter[str] = Counter()
        self._stale = True
        self._day = today()
        self._turns = Turns(self)
        self.setProperty("onderwerp", "agenda-en-gesprekken#de-agenda")
        self.setAccessibleName(self.tr("Agenda"))
        self.soort = QComboBox(self)
        self.soort.addItem(self.tr("Alle soorten datums"), "")
        for code, label in SOORTEN:
            self.soort.addItem(label, code)
        self.soort.setAccessibleName(self.tr("Welke datums"))
        self.soort.currentIndexChanged.connect(self._show)
        self.model = AgendaModel(self)
        self.view = self._make_view()
        self.empty = QLabel(
            self.tr(
                "Nog geen datums. Vul bij een hulpbron in tot wanneer er geld of ruimte is; "
                "dan zie je het hier op tijd."
            ),
            self,
        )
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(24)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.empty)
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.addWidget(self.soort)
        top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._pages, 1)
        self.setFocusProxy(self.view)
        register.changed.connect(self._on_changed)
        self._read_all()

    def _make_view(self) -> QTreeView:
        view = QTreeView(self)
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Agenda: alle datums per maand"))
        view.setUniformRowHeights(True)
        view.setItemDelegate(RoomyDelegate(view))
        view.setAlternatingRowColors(True)
        view.setAllColumnsShowFocus(True)
        view.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        view.setFrameShape(QTreeView.Shape.NoFrame)
        header = view.header()
        header.setAccessibleName(self.tr("Koppen van de agenda"))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        letter_px = view.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LETTERS):
            view.setColumnWidth(column, letters * letter_px)
        view.clicked.connect(self._go)
        view.activated.connect(self._go)
        return view

    # -- reading ---------------------------------------------------------------------------------

    def _read_all(self) -> None:
        self._of.clear()
        self._due.clear()
        self._day = today()
        self._turns.start(self._register.records, self._read, self._on_read)

    def _read(self, hulpbronnen: Sequence[Hulpbron]) -> None:
        for one in hulpbronnen:
            # It may have changed or gone since reading began.
            hulpbron = self._register.hulpbron(one.uuid)
            found = agenda([hulpbron], self._day) if hulpbron is not None else []
            if found:
                self._of[one.uuid] = found
                self._due[one.uuid] = sum(self._is_due(afspraak) for afspraak in found)
            else:
                self._of.pop(one.uuid, None)
                self._due.pop(one.uuid, None)

    def _is_due(self, afspraak: Afspraak) -> bool:
        """Return whether a date is overdue or in this month."""
        return (afspraak.datum.year, afspraak.datum.month) <= (self._day.year, self._day.month)

    def _on_changed(self, change: object) -> None:
        uuids = getattr(change, "hulpbronnen", None)
        if uuids is None or self._day != today():
            self._read_all()
            return
        for uuid in uuids:
            self._of.pop(uuid, None)
            self._due.pop(uuid, None)
        self._read([h for uuid in uuids if (h := self._register.hulpbron(uuid)) is not None])
        if uuids and not self._turns.busy:
            self._on_read()

    def _on_read(self) -> None:
        """Tell how many are due; the lines themselves wait until somebody looks."""
        self.counted.emit(self.urgent)
        self._stale = True
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: show how things are now."""
        super().showEvent(event)
        if self._stale:
            self._show()

    # -- showing ---------------------------------------------------------------------------------

    def afspraken(self) -> list[Afspraak]:
        """Return the dates that are shown, in order."""
        soort = self.soort.currentData()
        found = [
            afspraak
            for some in self._of.values()
            for afspraak in some
            if not soort or afspraak.soort == soort
        ]
        # Much quicker than comparing all of two dates.
        return sorted(found, key=lambda a: (a.datum, a.naam, a.soort))

    def _show(self) -> None:
        self._stale = False
        found = self.afspraken()
        was_open = {
            month.key
            for row, month in enumerate(self.model.months)
            if self.view.isExpanded(self.model.index(row, 0))
        }
        first = not self.model.months
        self.model.show_months(months(found, self.tr("Verlopen")))
        for row, month in enumerate(self.model.months):
            if month.key in was_open or (first and row <= _OPEN_MONTHS):
                self.view.expand(self.model.index(row, 0))
            self.view.setFirstColumnSpanned(row, QModelIndex(), True)  # noqa: FBT003 - Qt's signature
        self._pages.setCurrentWidget(self.view if self._of else self.empty)

    @property
    def urgent(self) -> int:
        """The number of dates that are overdue or in this month."""
        return self._due.total()

    def _go(self, index: QModelIndex) -> None:
        afspraak = index.data(AFSPRAAK_ROLE)
        if isinstance(afspraak, Afspraak):
            self.chosen.emit(afspraak.hulpbron, FIELDS[afspraak.soort])
