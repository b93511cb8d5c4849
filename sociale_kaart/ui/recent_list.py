"""The kaarten that were opened before, on the start page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from sociale_kaart.base.clock import today
from sociale_kaart.domain import notatie

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

KAART_SUFFIX = ".kaart.gpkg"
_PADDING_PX = 12
_PATH = Qt.ItemDataRole.UserRole


def kaart_name(path: Path) -> str:
    """Return the name of a kaart as people know it, from its file name."""
    return path.name.removesuffix(KAART_SUFFIX).removesuffix(".gpkg")


@dataclass(frozen=True, slots=True)
class RecentKaart:
    """A kaart that was opened before.

    Attributes:
        geopend: when, as ISO text; empty when that is unknown.
    """

    path: Path
    geopend: str = ""


class RecentList(QListWidget):
    """A row per kaart; a click or Enter opens it, Delete or the cross takes it off the list.

    Args:
        parent: owner.
    """

    # path of a kaart that is there, that is gone, and that is to be left out
    chosen = Signal(object)
    missing = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kaarten: Sequence[RecentKaart] = ()
        self._counts: dict[Path, int] = {}
        self.setObjectName("recent")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Kaarten die je eerder opende"))
        self.setAccessibleDescription(self.tr("Enter opent een kaart, Delete haalt hem hier weg."))
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)

    def show_kaarten(self, kaarten: Sequence[RecentKaart]) -> None:
        """Show kaarten, the newest first."""
        self._kaarten = kaarten
        self.clear()
        for kaart in kaarten:
            item = QListWidgetItem()
            item.setData(_PATH, kaart.path)
            self.addItem(item)
            self._write(item, kaart)
            self.setItemWidget(item, self._cross(kaart.path))
        if kaarten:
            self.setCurrentRow(0)
        self.updateGeometry()

    def show_counts(self, counts: Mapping[Path, int | None]) -> None:
        """Say how many hulpbronnen are in the kaarten of which that is known."""
        self._counts = {path: count for path, count in counts.items() if count is not None}
        for row, kaart in enumerate(self._kaarten):
            self._write(self.item(row), kaart)
        self.updateGeometry()

    def _write(self, item: QListWidgetItem, kaart: RecentKaart) -> None:
        path = kaart.path
        if path.is_file():
            facts = [spoken_moment(kaart.geopend, today())]
            if path in self._counts:
                count = self._counts[path]
                text = self.tr("1 hulpbron") if count == 1 else self.tr("{0} hulpbronnen")
                facts.append(text.format(notatie.getal(count)))
            last = " · ".join(fact for fact in facts if fact)
        else:
            last = self.tr("Niet gevonden")
        lines = [kaart_name(path), str(path.parent), last]
        shown = [line for line in lines if line]
        item.setText("\n".join(shown))
        item.setToolTip(str(path))
        # Qt does not count the padding of the style sheet.
        height = self.fontMetrics().lineSpacing() * len(shown) + 2 * _PADDING_PX
        item.setSizeHint(QSize(0, height))

    def sizeHint(self) -> QSize:
        """Qt: as high as the rows, so that few rows leave no hole and many scroll."""
        rows = (self.sizeHintForRow(row) + 2 * self.spacing() for row in range(self.count()))
        return QSize(super().sizeHint().width(), sum(rows) + 2)

    def _cross(self, path: Path) -> QWidget:
        """Return what lies over a row: a small button at its right side."""
        over = QWidget(self)
        button = QToolButton(over)
        button.setText("×")
        button.setAutoRaise(True)
        # The keyboard has Delete; a stop at every row would be in the way.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(self.tr("Haal uit de lijst; het bestand blijft staan"))
        button.setAccessibleName(self.tr("Haal ‘{0}’ uit de lijst").format(kaart_name(path)))
        button.clicked.connect(lambda: self.removed.emit(path))
        layout = QHBoxLayout(over)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.addStretch(1)
        layout.addWidget(button)
        return over

    def _choose(self, item: QListWidgetItem) -> None:
        path = item.data(_PATH)
        (self.chosen if path.is_file() else self.missing).emit(path)

    def _menu(self, at: QPoint) -> None:
        item = self.itemAt(at) or self.currentItem()
        if item is None:
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self._choose(item))
        menu.addAction(self.tr("Haal uit de lijst"), lambda: self.removed.emit(item.data(_PATH)))
        menu.popup(self.viewport().mapToGlobal(at))
        menu.aboutToHide.connect(menu.deleteLater)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete takes a kaart off the list."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self.removed.emit(item.data(_PATH))
        else:
            super().keyPressEvent(event)


def spoken_moment(iso: str, vandaag: dt.date) -> str:
    """Return when something was opened as people say it; empty when that is unknown."""
    try:
        moment = dt.datetime.fromisoformat(iso)
    except ValueError:
        return ""
    time = f"{moment:%H.%M}"
    days = (vandaag - moment.date()).days
    if days == 0:
        return QCoreApplication.translate("recent", "Vandaag om {0}").format(time)
    if days == 1:
        return QCoreApplication.translate("recent", "Gisteren om {0}").format(time)
    return QCoreApplication.translate("recent", "Geopend op {0}").format(
        notatie.datum(moment.date())
    )
