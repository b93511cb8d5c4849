"""The rows that wait on the left, the one that is looked at on the right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.importing.keuzes import RijKeuze
from sociale_kaart.ui.canvas.measure_tool import length_text
from sociale_kaart.ui.canvas.points_item import NumberedPoint
from sociale_kaart.ui.importing.double_detail import DoubleDetail
from sociale_kaart.ui.importing.place_detail import PlaceDetail
from sociale_kaart.ui.importing.pointing import Pointing
from sociale_kaart.ui.importing.small_map import SmallMap
from sociale_kaart.ui.roomy import RoomyDelegate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QDialog

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.ui.importing.double_detail import FindAnder
    from sociale_kaart.ui.importing.questions import Ander, Vraag
    from sociale_kaart.ui.workspace import Workspace

    _Index = QModelIndex | QPersistentModelIndex

# Cells of a row that are shown, and letters of each.
_CELLS, _CELL = 30, 300
# Letters of width from which on there is room for a map beside the question; else lines of it.
_ROOM, _LINES = 110, 9
# Lines that the question has at least.
_LOWEST = 10
# Nearer than this is the same place.
_SAME_M = 5.0


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

    def all_answered(self) -> None:
        """Say that the answers to all questions may be other ones."""
        if self.vragen:
            self.dataChanged.emit(self.index(0), self.index(len(self.vragen) - 1))

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
            if vraag.uitkomst == "bijgewerkt":
                return self.tr("wordt bijgewerkt")
            if vraag.uitkomst == "geplaatst":
                if vraag.dubbelen:
                    return self.tr("komt apart op de kaart")
                return self.tr("nieuw, komt op de kaart")
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
        workspace: the open kaart, with its map.
        find: gives what a row is laid beside.
        nothing: what is said when there is no question.
        parent: owner.
    """

    # key of the row, RijKeuze
    answered = Signal(object, object)

    def __init__(
        self, workspace: Workspace, find: FindAnder, nothing: str, parent: QDialog
    ) -> None:
        super().__init__(parent)
        self._narrow = False
        self._nothing = nothing
        # The last answer to each, so that who comes back to a question finds it as it was left.
        self._earlier: dict[int | str, RijKeuze] = {}
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
        self.place = PlaceDetail(workspace.area, self)
        self.double = DoubleDetail(find, self)
        self.map = SmallMap(workspace, self)
        self.pointing = Pointing(workspace, parent)
        self.place.point_wanted.connect(self._point)
        self.place.looked_at.connect(self.map.choose)
        self.double.compared.connect(self._show_both)
        self.map.picked.connect(self._picked)
        self.pointing.placed.connect(self._placed)
        self.pointing.picked.connect(self.place.take)
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
        self._column = QVBoxLayout(right)
        self._column.setContentsMargins(8, 0, 8, 0)
        self._column.setSpacing(8)
        for widget in (self.title, self.reden, self.cellen):
            self._column.addWidget(widget)
        self._column.addWidget(self.details, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(right)
        self.split = QSplitter(self)
        self.split.addWidget(self.list)
        self.split.addWidget(area)
        self.split.addWidget(self.map)
        self.split.setChildrenCollapsible(False)
        # It scrolls by itself: it takes the room there is, and asks for no more than a few lines.
        self.split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.split.setMinimumHeight(_LOWEST * self.fontMetrics().lineSpacing())
        self.split.setSizes([900, 1_900, 1_200])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.split, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: with large letters there is no room beside the question; the map goes above it."""
        super().resizeEvent(event)
        narrow = self.width() < _ROOM * self.fontMetrics().averageCharWidth()
        if narrow == self._narrow:
            return
        self._narrow = narrow
        if narrow:
            self.map.set_height(_LINES * self.fontMetrics().lineSpacing())
            self._column.insertWidget(2, self.map)
        else:
            self.map.set_height(None)
            self.split.addWidget(self.map)

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

    def look_at(self, sleutel: int | str) -> None:
        """Show the question with this key, when there is one."""
        keys = [vraag.sleutel for vraag in self.model.vragen]
        if sleutel in keys:
            self._go_to(keys.index(sleutel))

    def refresh(self) -> None:
        """Say that many answers are other ones."""
        self.model.all_answered()

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))

    def _show(self) -> None:
        vraag = self.current
        if vraag is None:
            return
        self.title.setText(
            self.tr("{0} (rij {1} van ‘{2}’)").format(vraag.naam, vraag.rijnummer, vraag.bestand)
            if vraag.bestand
            else vraag.naam
            if not vraag.rijnummer
            else self.tr("{0} (rij {1})").format(vraag.naam, vraag.rijnummer)
        )
        self.reden.setText(" ".join(part for part in (vraag.reden, vraag.toelichting) if part))
        filled = [(kop, text) for kop, text in vraag.cellen.items() if text][:_CELLS]
        self.cellen.setText("\n".join(f"{kop}: {text[:_CELL]}" for kop, text in filled))
        double = vraag.compares and bool(vraag.dubbelen or vraag.differs)
        self.cellen.setVisible(bool(filled) and not double)
        if not double:
            self._show_suggestions(vraag)
        detail = self.double if double else self.place
        if double:
            self.double.show_question(vraag, self._earlier.get(vraag.sleutel))
        else:
            self.place.show_question(vraag)
        for one in (self.place, self.double):
            # What is not shown asks for no room.
            kind = QSizePolicy.Policy.Preferred if one is detail else QSizePolicy.Policy.Ignored
            one.setSizePolicy(kind, kind)
        self.details.setCurrentWidget(detail)
        # What differs is said beside the fields themselves.
        self.reden.setVisible(bool(self.reden.text()) and not (double and vraag.differs))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the first question may have been there before anybody saw it."""
        super().showEvent(event)
        self._place_map()

    def _place_map(self) -> None:
        """Leave no room for a map on which nothing is shown."""
        self.map.setVisible(bool(self.map.points or self.map.caption.text()))

    # -- the map ---------------------------------------------------------------------------------

    def _show_suggestions(self, vraag: Vraag) -> None:
        """Show the suggestions of a row on the map, by their number in the list."""
        caption = self.tr("Klik op een nummer. Het is dezelfde keuze als in de lijst.")
        points = self._suggested(vraag)
        self.map.show_points(points, caption if points else "", 0 if points else -1)
        self._place_map()

    def _suggested(self, vraag: Vraag) -> list[NumberedPoint]:
        texts = self.place.texts(vraag)
        return [
            NumberedPoint(str(number), one.x, one.y, text)
            for number, (one, text) in enumerate(zip(vraag.suggesties, texts, strict=True), start=1)
        ]

    def _show_both(self, ander: Ander | None) -> None:
        """Show where a row and what it may be the same as are, and how far apart."""
        vraag = self.current
        if vraag is None:
            return
        here, there = vraag.punt, ander.punt if ander else None
        points = []
        if here is not None:
            text = self.tr("In de lijst: {0}") if vraag.rijnummer else "{0}"
            points.append(NumberedPoint("1", *here, text.format(vraag.naam)))
        if there is not None and ander is not None:
            text = self.tr("Andere rij: {0}") if ander.in_lijst else self.tr("Op de kaart: {0}")
            text = text if vraag.rijnummer else "{0}"
            points.append(NumberedPoint("2", *there, text.format(ander.naam)))
        self.map.show_points(points, self._apart(here, there, points) if ander else "")
        self._place_map()

    def _apart(
        self,
        here: tuple[float, float] | None,
        there: tuple[float, float] | None,
        points: Sequence[NumberedPoint],
    ) -> str:
        lines = [f"{point.teken}: {point.tekst}" for point in points]
        if here is not None and there is not None:
            metres = math.dist(here, there)
            lines.append(
                self.tr("Op dezelfde plek.")
                if metres < _SAME_M
                else self.tr("Hemelsbreed {0} uit elkaar.").format(length_text(metres))
            )
        elif here is None and there is not None:
            lines.append(self.tr("Van de rij in de lijst is geen punt bekend."))
        elif here is not None:
            lines.append(self.tr("Van de andere is geen punt bekend."))
        return "\n".join(lines)

    def _picked(self, number: int) -> None:
        if self.details.currentWidget() is self.place:
            self.place.look_at(number)

    def _point(self) -> None:
        """Let the user point at the large map; the suggestions are offered there too."""
        vraag = self.current
        if vraag is not None:
            text = self.tr("Klik waar ‘{0}’ is, of op een nummer. Esc brengt je terug.")
            if not vraag.suggesties:
                text = self.tr("Klik waar ‘{0}’ is. Esc brengt je terug.")
            self.pointing.begin(text.format(vraag.naam), self._suggested(vraag))

    def _placed(self, x: float, y: float) -> None:
        plek: dict[str, Value] = {"x": x, "y": y, "locatie_nauwkeurigheid": "handmatig"}
        self._answer(RijKeuze("take", plek=plek))

    def _answer(self, keuze: RijKeuze) -> None:
        vraag = self.current
        if vraag is None:
            return
        row = self.list.currentIndex().row()
        self._earlier[vraag.sleutel] = keuze
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
