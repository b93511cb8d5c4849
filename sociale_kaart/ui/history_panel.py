"""All steps of the kaart, the newest first, and the way back to one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.clock import today
from sociale_kaart.domain import notatie
from sociale_kaart.operations import history
from sociale_kaart.operations.changes import Change
from sociale_kaart.ui.modal_progress import WriteProgress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from PySide6.QtGui import QShowEvent

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.history import Stap
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.tasks import TaskRunner

    Move = Callable[[Session, str], list[Change]]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_FIRST, _MORE = 200, 400
_LETTERS = (20, 60, 22)
# Taking back and doing again are told by the steps they are about.
_SILENT = frozenset({"ongedaan", "opnieuw"})


class HistoryModel(QAbstractTableModel):
    """Steps as rows.

    Args:
        parent: owner.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.steps: list[Stap] = []
        self._heads = (self.tr("Wanneer"), self.tr("Wat"), self.tr("Wie"))
        self._undone = QFont()
        self._undone.setStrikeOut(True)

    def show_steps(self, steps: Sequence[Stap]) -> None:
        """Show these."""
        self.beginResetModel()
        self.steps = list(steps)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt: number of steps."""
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - idem
        """Qt: number of columns."""
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Qt: what a step shows."""
        if not index.isValid():
            return None
        stap = self.steps[index.row()]
        if role in {_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole}:
            return (moment(stap), self._what(stap), stap.auteur)[index.column()]
        if role == _Role.FontRole and stap.ongedaan and index.column() == 1:
            return self._undone
        if role == _Role.ForegroundRole and stap.ongedaan:
            return QPalette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def _what(self, stap: Stap) -> str:
        if stap.ongedaan:
            return self.tr("{0} (teruggezet)").format(stap.omschrijving)
        if stap.soort == "buiten":
            return self.tr("{0} (buiten dit programma, zoals in QGIS)").format(stap.omschrijving)
        if stap.soort == "definitief":
            return self.tr("{0} (voorgoed)").format(stap.omschrijving)
        return stap.omschrijving

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Qt: the headings."""
        if role == _Role.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


def moment(stap: Stap) -> str:
    """Return when a step was done; today's only by the clock."""
    time = f"{stap.tijd:%H:%M}"
    if stap.tijd.date() == today():
        return f"vandaag {time}"
    return f"{notatie.datum(stap.tijd.date())}, {time}"


class HistoryPanel(QWidget):
    """The steps and two buttons.

    Args:
        register: the open kaart.
        runner: takes many steps back beside the window.
        parent: owner.
    """

    def __init__(
        self, register: Register, runner: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._register = register
        self._runner = runner
        self._stale = True
        self._limit = _FIRST
        self._reachable: frozenset[str] = frozenset()
        self.setProperty("onderwerp", "terugzetten#de-geschiedenis")
        self.setAccessibleName(self.tr("Geschiedenis"))
        self.back = QPushButton(self.tr("Zet terug tot hier"), self)
        self.back.setToolTip(self.tr("Alles wat na deze stap is gedaan, wordt teruggezet"))
        self.back.clicked.connect(lambda _: self.go_to_chosen())
        self.more = QPushButton(self.tr("Toon oudere stappen"), self)
        self.more.clicked.connect(self._show_more)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.model = HistoryModel(self)
        self.view = self._make_view()
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 8, 4)
        top.setSpacing(8)
        top.addWidget(self.back)
        top.addWidget(self.said, 1)
        top.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        register.changed.connect(self._on_changed)
        self._enable()

    def _make_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.model)
        view.setAccessibleName(self.tr("Alle stappen, de nieuwste eerst"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.setMinimumHeight(64)
        header = view.horizontalHeader()
        header.setAccessibleName(self.tr("Koppen van de geschiedenis"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        letter_px = view.fontMetrics().averageCharWidth()
        for column, letters in enumerate(_LETTERS):
            view.setColumnWidth(column, letters * letter_px)
        view.selectionModel().currentRowChanged.connect(self._enable)
        return view

    # -- being up to date ------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: read when it is seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Show how things are now."""
        self._stale = False
        session = self._register.session
        steps = history.history(session, self._limit)
        self._reachable = history.reachable(session)
        self.model.show_steps([stap for stap in steps if stap.soort not in _SILENT])
        self.more.setVisible(len(steps) == self._limit)
        self._enable()

    def _show_more(self) -> None:
        self._limit += _MORE
        self.refresh()

    def _chosen(self) -> Stap | None:
        row = self.view.currentIndex().row()
        return self.model.steps[row] if 0 <= row < len(self.model.steps) else None

    def _enable(self) -> None:
        stap = self._chosen()
        text, tip = self.tr("Zet terug tot hier"), ""
        can = False
        if stap is None:
            tip = self.tr("Kies een stap om er naar terug te gaan.")
        elif stap.ongedaan:
            text = self.tr("Doe opnieuw tot en met hier")
            can = stap.uuid in self._reachable
        elif stap.uuid == self._last():
            tip = self.tr("Dit is de laatste stap; de kaart is zoals hier.")
        else:
            can = stap.uuid in self._reachable
        if stap is not None and not can and not tip:
            tip = self.tr("Tot deze stap kun je niet terug. Een reservekopie kan wel helpen.")
        self.back.setText(text)
        self.back.setEnabled(can)
        self.said.setText(tip)

    def _last(self) -> str:
        """Return the last step that is done."""
        return next((stap.uuid for stap in self.model.steps if not stap.ongedaan), "")

    # -- acting ----------------------------------------------------------------------------------

    def go_to_chosen(self) -> None:
        """Undo until the chosen step is the last that is done; or do again up to it."""
        stap = self._chosen()
        if stap is None:
            return
        if stap.ongedaan:
            move, title = history.redo_to, self.tr("Opnieuw doen…")
        else:
            move, title = history.undo_to, self.tr("Terugzetten…")
        session = self._register.session
        progress = WriteProgress(title, self._runner, self.window(), stoppable=False)
        progress.run(lambda _: _moved(move, session, stap.uuid, _), self._on_moved)

    def _on_moved(self, result: tuple[Sequence[Change], Any]) -> None:
        changes, error = result
        if changes:
            self._register.reload(together(changes))
            text = self.tr("Aantal stappen: {0}. Je kunt ze ook weer opnieuw doen.")
            self._register.done.emit(text.format(len(changes)), False)  # noqa: FBT003 - a signal
        if error is not None:
            self._register.refused.emit(error)


def _moved(move: Move, session: Session, stap: str, _: Progress) -> tuple[Sequence[Change], Any]:
    """Return what was done, and the error that cut it off, if one did."""
    try:
        return move(session, stap), None
    except history.StoppedHalfwayError as error:
        return error.gedaan, error


def together(changes: Iterable[Change]) -> Change:
    """Return several changes as one, for panels that follow them."""
    hulpbronnen: frozenset[str] | None = frozenset()
    tabellen: frozenset[str] | None = frozenset()
    tekst = ""
    for change in changes:
        tekst = change.tekst
        if hulpbronnen is not None:
            known = change.hulpbronnen
            hulpbronnen = None if known is None else hulpbronnen | known
        if tabellen is not None:
            tabellen = None if change.tabellen is None else tabellen | change.tabellen
    return Change(tekst, hulpbronnen, tabellen)
