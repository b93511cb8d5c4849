"""The first tour: five callouts that point at the real thing; nothing is blocked meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.settings import Settings

_SEEN = "rondleiding/gezien"
_LETTERS = 46
_ARROW_PX = 12
_MARGIN_PX = 8
_FOLLOW = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.LayoutRequest})


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the tour.

    Attributes:
        title: what it is.
        text: what one does with it.
        target: brings what is pointed at into view and returns it; None when it is not there.
    """

    title: str
    text: str
    target: Callable[[], QWidget | None]


class Tour(QObject):
    """Walks along the stops; Esc or 'Sla over' ends it at any moment.

    Args:
        window: a window with an open kaart; owner.
    """

    ended = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._over = False
        self.stops = self._make_stops()
        self.at = 0
        self.ring = Ring(window)
        self.callout = Callout(window)
        self.callout.go_on.clicked.connect(lambda: self.go_to(self.at + 1))
        self.callout.back.clicked.connect(lambda: self.go_to(self.at - 1))
        self.callout.skip.clicked.connect(self.end)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.activated.connect(self.end)
        window.installEventFilter(self)
        if window.workspace is not None:
            window.workspace.destroyed.connect(self.end)
        self.go_to(0)

    def _make_stops(self) -> Sequence[Stop]:
        window, workspace = self._window, self._window.workspace
        assert workspace is not None, "a tour goes along an open kaart"

        def button(action: str) -> QWidget | None:
            return window.toolbar.widgetForAction(window.actions_by_id[action])

        def the_map() -> QWidget:
            workspace.layout.reveal_map()
            return workspace.map

        return (
            Stop(
                self.tr("Zoek"),
                self.tr(
                    "Typ een naam, een adres, een postcode of een buurt. De kaart gaat ernaartoe."
                ),
                lambda: workspace.search,
            ),
            Stop(
                self.tr("Voeg iets toe"),
                self.tr(
                    "Klik hier en daarna op de kaart. Een naam en een plek zijn genoeg; de rest "
                    "kan later."
                ),
                lambda: button("add"),
            ),
            Stop(
                self.tr("De kaart"),
                self.tr(
                    "Sleep om te schuiven. Draai aan het wieltje om dichterbij te komen. Een "
                    "cirkel is persoonlijk, een zeshoek gemeenschappelijk, een vierkant "
                    "institutioneel."
                ),
                the_map,
            ),
            Stop(
                self.tr("De tabel"),
                self.tr(
                    "Alles nog eens als lijst. Wat je hier kiest, licht op de kaart op. Wijzigen "
                    "kan ook hier."
                ),
                lambda: workspace.layout.reveal("tabel"),
            ),
            Stop(
                self.tr("Druk af"),
                self.tr(
                    "Maak van een buurt een kaart op papier. Wat niet voor iedereen is, blijft "
                    "eraf. Opslaan hoeft niet: alles is al bewaard."
                ),
                lambda: button("print_buurtkaart"),
            ),
        )

    def go_to(self, at: int) -> None:
        """Show a stop; past the last one the tour is over."""
        if at >= len(self.stops):
            self.end()
            return
        self.at = max(0, at)
        stop = self.stops[self.at]
        self._target = stop.target()
        self.callout.show_stop(self.at, len(self.stops), stop)
        self.place()
        self.callout.go_on.setFocus()
        spoken = f"{self.callout.accessibleName()}. {stop.text}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.callout, spoken))

    def place(self) -> None:
        """Put callout and ring where the target is now."""
        window = self._window.rect()
        target = self._target
        visible = target is not None and isValid(target) and target.isVisible()
        rect = (
            QRect(target.mapTo(self._window, QPoint(0, 0)), target.size()).intersected(window)
            if visible and target is not None
            else QRect()
        )
        self.ring.surround(rect)
        self.callout.point_at(rect, window)
        self.ring.raise_()
        self.callout.raise_()

    def end(self) -> None:
        """Leave everything as it is, without callout."""
        if self._over:
            return
        self._over = True
        if not isValid(self) or not isValid(self._window):
            return  # all of it goes with the window
        self._window.removeEventFilter(self)
        for thing in (self.ring, self.callout):
            thing.hide()
            thing.deleteLater()
        self._escape.setEnabled(False)
        self._escape.deleteLater()
        self.ended.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the window became larger or smaller, or its panels moved."""
        if watched is self._window and event.type() in _FOLLOW:
            # After the panels have found their place.
            QTimer.singleShot(0, self, self.place)
        return super().eventFilter(watched, event)


class Ring(QWidget):
    """A line around what is pointed at; the mouse goes through it.

    Args:
        parent: the window.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Aangewezen"))

    def surround(self, rect: QRect) -> None:
        """Lie around a part of the window; nowhere when it is empty."""
        self.setGeometry(rect.adjusted(-4, -4, 4, 4))
        self.setVisible(not rect.isEmpty())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Qt: draw the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().highlight().color(), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)


class Callout(QFrame):
    """A card with an arrow: what this is, how far one is, on, back and skip.

    Args:
        parent: the window.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tip: QPoint | None = None
        self.title = QLabel(self)
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.where = QLabel(self)
        self.skip = QPushButton(self.tr("Sla over"), self)
        self.back = QPushButton(self.tr("Terug"), self)
        self.go_on = QPushButton(self)
        self.go_on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.where, 1)
        for button in (self.skip, self.back, self.go_on):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        room = 16 + _ARROW_PX
        layout.setContentsMargins(room, room - 4, room, room - 4)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.text)
        layout.addLayout(buttons)

    def show_stop(self, at: int, total: int, stop: Stop) -> None:
        """Say what a stop is."""
        self.title.setText(stop.title)
        self.text.setText(stop.text)
        self.where.setText(self.tr("{0} van {1}").format(at + 1, total))
        self.back.setVisible(at > 0)
        self.skip.setVisible(at + 1 < total)
        self.go_on.setText(self.tr("Volgende") if at + 1 < total else self.tr("Klaar"))
        self.setAccessibleName(
            self.tr("Rondleiding, {0} van {1}: {2}").format(at + 1, total, stop.title)
        )
        self.setAccessibleDescription(stop.text)
        self.show()

    def point_at(self, rect: QRect, window: QRect) -> None:
        """Stand below or above `rect`, else in it, wholly inside `window`."""
        inside = window.adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)
        width = self.fontMetrics().averageCharWidth() * _LETTERS + 2 * _ARROW_PX
        width = min(max(width, self.minimumSizeHint().width()), inside.width())
        layout = self.layout()
        assert layout is not None, "made in the constructor"
        size = QSize(width, min(layout.totalHeightForWidth(width), inside.height()))
        x = rect.center().x() - width // 2
        if rect.isEmpty():
            place, self._tip = QRect(inside.center(), size), None
            place.moveCenter(inside.center())
        elif rect.bottom() + size.height() <= inside.bottom():
            place = QRect(QPoint(x, rect.bottom() + 2), size)
            self._tip = QPoint(rect.center().x(), rect.bottom())
        elif rect.top() - size.height() >= inside.top():
            place = QRect(QPoint(x, rect.top() - size.height() - 2), size)
            self._tip = QPoint(rect.center().x(), rect.top())
        else:
            place, self._tip = QRect(QPoint(x, rect.center().y() - size.height() // 2), size), None
        place.moveLeft(max(inside.left(), min(place.left(), inside.right() - width)))
        place.moveTop(max(inside.top(), min(place.top(), inside.bottom() - size.height())))
        self.setGeometry(place)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Qt: draw the card with its arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(_ARROW_PX, _ARROW_PX, -_ARROW_PX, -_ARROW_PX)
        painter.setPen(QPen(self.palette().highlight().color(), 2))
        painter.setBrush(self.palette().base())
        painter.drawRoundedRect(card, 8, 8)
        if self._tip is not None:
            tip = self._tip - self.pos()
            below = tip.y() < card.top()
            edge = card.top() if below else card.bottom()
            x = max(card.left() + 20, min(float(tip.x()), card.right() - 20))
            point = QPointF(x, edge - (_ARROW_PX - 2 if below else 2 - _ARROW_PX))
            feet = (QPointF(x - _ARROW_PX, edge), QPointF(x + _ARROW_PX, edge))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.palette().highlight())
            painter.drawPolygon(QPolygonF([feet[0], point, feet[1]]))


def offer_tour(window: MainWindow, settings: Settings) -> Tour | None:
    """Start the tour on the first kaart that is ever opened here."""
    if settings.text(_SEEN) or window.workspace is None:
        return None
    settings.set_text(_SEEN, "ja")
    return Tour(window)
