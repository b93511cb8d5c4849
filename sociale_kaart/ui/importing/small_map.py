"""A small map beside a question: a few numbered places, and the word of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from sociale_kaart.ui.canvas.points_item import NumberedPoint, PointsItem
from sociale_kaart.ui.canvas.tools import Panning
from sociale_kaart.ui.canvas.view import MapView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QShowEvent

    from sociale_kaart.ui.workspace import Workspace

# Shown around the places, so that streets tell where they are.
_AROUND_M = 120.0
_SMALLEST_PX = 150
# Qt's own largest size.
_ANY = 16_777_215


class ChooseTool(QObject):
    """A click or a digit chooses one of the numbered places; a drag moves the map.

    Args:
        view: the map.
        item: the places.
    """

    picked = Signal(int)

    def __init__(self, view: MapView, item: PointsItem) -> None:
        super().__init__(view)
        self._view = view
        self._item = item
        self._panning = Panning(view)

    def press(self, event: QMouseEvent) -> None:
        """Begin a click or a drag of the map."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._panning.press(event)

    def move(self, event: QMouseEvent) -> None:
        """Drag the map, or say what lies under the pointer."""
        if self._panning.move(event):
            return
        view = self._view
        number = self._item.at(event.position(), view.viewportTransform())
        if number is None:
            view.viewport().unsetCursor()
            QToolTip.hideText()
            return
        view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        text = self._item.points[number].tekst
        QToolTip.showText(event.globalPosition().toPoint(), text, view)

    def release(self, event: QMouseEvent) -> None:
        """Choose, when this was a click on a place."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        was_drag = self._panning.moved
        self._panning.release()
        number = self._item.at(event.position(), self._view.viewportTransform())
        if not was_drag and number is not None:
            self.picked.emit(number)

    def key(self, event: QKeyEvent) -> bool:
        """Choose by the sign on a place."""
        signs = [point.teken for point in self._item.points]
        if event.text() and event.text().upper() in signs:
            self.picked.emit(signs.index(event.text().upper()))
            return True
        return False

    def paint(self, painter: QPainter) -> None:
        """Draw nothing."""


class SmallMap(QWidget):
    """Numbered places on the same base map as the large one; nothing is drawn before it is seen.

    Args:
        workspace: the open kaart; its map is the example.
        parent: owner.
    """

    # which place was chosen, from 0
    picked = Signal(int)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._large = workspace.map
        self._based = False
        self.view = MapView(self)
        self.view.setAccessibleName(self.tr("Kleine kaart met de plekken"))
        self.view.setMinimumSize(_SMALLEST_PX, _SMALLEST_PX)
        self.set_height(None)
        self.item = PointsItem(self.view.sceneRect())
        self.view.scene().addItem(self.item)
        self.tool = ChooseTool(self.view, self.item)
        self.tool.picked.connect(self.picked)
        self.view.tool = self.tool
        self.caption = QLabel(self)
        self.caption.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.caption)
        self._large.base_shown.connect(self._take_base)
        # What is drawn fits the size that the layout gives, which comes after the question.
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self.view.resized.connect(self._fitting.start)

    @property
    def points(self) -> Sequence[NumberedPoint]:
        """The places that are shown."""
        return self.item.points

    def set_height(self, height: int | None) -> None:
        """Have a map of so many pixels high; None takes what room there is."""
        # Qt would have it as large as the whole gemeente.
        free = QSizePolicy.Policy.Ignored
        self.view.setSizePolicy(free, free if height is None else QSizePolicy.Policy.Fixed)
        self.view.setMinimumHeight(_SMALLEST_PX if height is None else height)
        self.view.setMaximumHeight(_ANY if height is None else height)

    def show_points(
        self, points: Sequence[NumberedPoint], caption: str = "", chosen: int = -1
    ) -> None:
        """Show places; without any, or without a base map, only the caption."""
        same = tuple(points) == tuple(self.item.points)
        self.item.show_points(points, chosen)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
        self.view.setVisible(bool(points) and self._large.view.base is not None)
        said = "; ".join(f"{point.teken}: {point.tekst}" for point in points)
        self.view.setAccessibleDescription(said)
        self.view.viewport().update()
        if not same and self.view.isVisible():
            self._take_base()
            self._fit()

    def choose(self, chosen: int) -> None:
        """Let one place stand out, and bring it into view."""
        if chosen == self.item.chosen:
            return
        self.item.show_points(self.item.points, chosen)
        self.view.viewport().update()
        if 0 <= chosen < len(self.item.points) and self.view.isVisible():
            point = self.item.points[chosen]
            inside = self.view.viewport().rect().adjusted(16, 16, -16, -16)
            if not inside.contains(self.view.pixel(point.x, point.y)):
                self.view.show_point(point.x, point.y)

    def stop(self) -> None:
        """End the painting in the background; needed before the dialog goes."""
        self._fitting.stop()
        self.view.stop()
        self._based = False

    def _take_base(self) -> None:
        base = self._large.view.base
        if base is None or self._based or not self.isVisible():
            return
        self._based = True
        self.view.set_theme(self._large.view.map_theme)
        self.view.set_base(base)
        self.item.set_extent(self.view.sceneRect())
        self.view.setVisible(bool(self.item.points))
        self._fit()

    def _fit(self) -> None:
        """Show all places with some streets around them."""
        points = self.item.points
        if not points or not self._based:
            return
        xs, ys = [p.x for p in points], [-p.y for p in points]
        around = QRectF(QPointF(min(xs), min(ys)), QPointF(max(xs), max(ys)))
        self.view.show_rect(around.adjusted(-_AROUND_M, -_AROUND_M, _AROUND_M, _AROUND_M))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: it is seen from here on."""
        super().showEvent(event)
        self._take_base()
        self._fitting.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: nothing is painted for what nobody sees."""
        super().hideEvent(event)
        self.stop()
