"""The rows that wait on the left, the one that is looked at on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.importing.plan import VERSCHIL
from sociale_kaart.ui.importing.double_detail import DoubleDetail
from sociale_kaart.ui.importing.place_detail import PlaceDetail
from sociale_kaart.ui.roomy import RoomyDelegate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.importing.keuzes import RijKeuze
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.importing.double_detail import FindAnder
    from sociale_kaart.ui.importing.questions import Vraag

    _Index = QModelIndex | QPersistentModelIndex

# Cells of a row that are shown, and letters of each.
_CELLS, _CELL = 30, 300


class QuestionsModel(QAbstractListModel):
    """The questions, each with what was answered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.vragen: Sequence[Vraag] = ()
        self.keuzes: Mapping[int | str, RijKeuze] = {}

    def show(self, vragen: Sequence[Vraag], keuzes: Mapping[int | str, RijKeuze]) -> None:
        """Show other questions."""
        self.beginResetModel()
        self.vragen, self.keuzes = vragen, keuzes
        self.endResetModel()

    def answered(self, row: int) -> None:
        """Say that the answer to a question is another one."""
        self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: _Index | None = None) -> int:
        """Qt: number of questions."""
        return 0 if parent is not None and parent.isValid() else len(self.vragen)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the name with what was answered."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        vraag = self.vragen[index.row()]
        keuze = self.keuzes.get(vraag.sleutel)
        return self.tr("{0} · {1}").format(vraag.naam, self._state(vraag, keuze))

    def _state(self, vraag: Vraag, keuze: RijKeuze | None) -> str:
        if keuze is None:
            if vraag.uitkomst == "geplaatst":
                return self.tr("komt apart op de kaart")
            return self.tr("wacht")
        return {
            "take": self.tr("✓ op de kaart"),
            "wait": self.tr("laat wachten"),
            "skip": self.tr("✓ overslaan"),
            "merge": self.tr("✓ samenvoegen"),
            "update": self.tr("✓ bijwerken"),
        }[keuze.soort]


class QuestionsPage(QWidget):
    """Rows with a question, to be answered one after another.

    Args:
        area: addresses and names of buurten.
        find: gives what a row is laid beside.
        nothing: what is said when there is no question.
        parent: owner.
    """

    # key of the row, RijKeuze
    answered = Signal(object, object)

    def __init__(
        self, area: Area, find: FindAnder, nothing: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self.head = QLabel(self)
        self.head.setWordWrap(True)
        self.model = QuestionsModel(self)
        self.list = QListView(self)
        self.list.setAccessibleName(self.tr("Rijen met een vraag"))
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(RoomyDelegate(self.list))
        self.list.selectionModel().currentChanged.connect(self._show)
        self.title = self._label(Qt.TextFormat.PlainText)
        self.title.setStyleSheet("font-weight: bold;")
        self.reden = self._label(Qt.TextFormat.PlainText)
        self.cellen = self._label(Qt.TextFormat.PlainText)
        self.cellen.setFrameShape(QFrame.Shape.StyledPanel)
        self.cellen.setMargin(6)
        self.place = PlaceDetail(area, self)
        self.double = DoubleDetail(find, self)
        for detail in (self.place, self.double):
            detail.answered.connect(self._answer)
        self.details = QStackedWidget(self)
        self.details.addWidget(self.place)
        self.details.addWidget(self.double)
        self._lay_out()

    def _label(self, form: Qt.TextFormat) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(form)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(8)
        for widget in (self.title, self.reden, self.cellen):
            column.addWidget(widget)
        column.addWidget(self.details, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(right)
        self.split = QSplitter(self)
        self.split.addWidget(self.list)
        self.split.addWidget(area)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([1_000, 2_000])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.split, 1)

    @property
    def current(self) -> Vraag | None:
        """The question that is shown."""
        row = self.list.currentIndex().row()
        return self.model.vragen[row] if 0 <= row < len(self.model.vragen) else None

    def show_questions(
        self, vragen: Sequence[Vraag], keuzes: Mapping[int | str, RijKeuze], head: str = ""
    ) -> None:
        """Show rows; the one that was looked at stays, else the first without an answer.

        Args:
            vragen: the rows.
            keuzes: what was answered, by key; looked at again after every answer.
            head: shown above when there are rows.
        """
        here = self.current.sleutel if self.current else None
        self.model.show(vragen, keuzes)
        self.head.setText(head if vragen else self._nothing)
        self.split.setVisible(bool(vragen))
        keys = [vraag.sleutel for vraag in vragen]
        if here in keys and here not in keuzes:
            self._go_to(keys.index(here))
        elif vragen:
            self._go_to(next((i for i, key in enumerate(keys) if key not in keuzes), 0))

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))

    def _show(self) -> None:
        vraag = self.current
        if vraag is None:
            return
        self.title.setText(
            self.tr("{0} (rij {1} van ‘{2}’)").format(vraag.naam, vraag.rijnummer, vraag.bestand)
            if vraag.bestand
            else self.tr("{0} (rij {1})").format(vraag.naam, vraag.rijnummer)
        )
        self.reden.setText(" ".join(part for part in (vraag.reden, vraag.toelichting) if part))
        self.reden.setVisible(bool(self.reden.text()))
        filled = [(kop, text) for kop, text in vraag.cellen.items() if text][:_CELLS]
        self.cellen.setText("\n".join(f"{kop}: {text[:_CELL]}" for kop, text in filled))
        double = vraag.compares and bool(vraag.dubbelen or vraag.wacht_op == VERSCHIL)
        self.cellen.setVisible(bool(filled) and not double)
        detail = self.double if double else self.place
        detail.show_question(vraag)
        self.details.setCurrentWidget(detail)

    def _answer(self, keuze: RijKeuze) -> None:
        vraag = self.current
        if vraag is None:
            return
        row = self.list.currentIndex().row()
        self.answered.emit(vraag.sleutel, keuze)
        if self.current is vraag:
            self.model.answered(row)
            self._go_on(row)

    def _go_on(self, row: int) -> None:
        """Show the next question without an answer, from here on round."""
        vragen = self.model.vragen
        order = [*range(row + 1, len(vragen)), *range(row)]
        following = (i for i in order if vragen[i].sleutel not in self.model.keuzes)
        found = next(following, None)
        if found is not None:
            self._go_to(found)
