"""The handboek: contents on the left, the text on the right, all of it without internet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.ui import handboek_tekst
from sociale_kaart.ui.handboek_page import HandboekPage

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent

    from sociale_kaart.ui.settings import Settings

_PLACE = "handboek/plaats"
_READING = "handboek/onderwerp"
# Narrower than this the contents stand above the text.
_LETTERS_BESIDE = 90
_ONDERWERP = Qt.ItemDataRole.UserRole


class HandboekWindow(QWidget):
    """A window beside the others; it remembers its place and what was being read.

    Args:
        settings: where that is remembered.
        parent: the window it belongs to.
    """

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._settings = settings
        self.setWindowTitle(self.tr("Handboek Sociale Kaart"))
        self.page = HandboekPage(self)
        self.page.setAccessibleName(self.tr("Tekst van het handboek"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Zoek in het handboek…"))
        self.search.setAccessibleName(self.tr("Zoek in het handboek"))
        self.search.setClearButtonEnabled(True)
        for clear in self.search.findChildren(QToolButton):
            clear.setAccessibleName(self.tr("Wis wat je zoekt"))
        self.contents = QTreeWidget(self)
        self.contents.setHeaderLabel(self.tr("Hoofdstuk"))
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName(self.tr("Inhoud van het handboek"))
        self.back = self._button(self.tr("Terug"), "Alt+Left", self.page.backward)
        self.forward = self._button(self.tr("Vooruit"), "Alt+Right", self.page.forward)
        self._lay_out()
        self._connect()
        self._fill_contents()
        letter = self.fontMetrics()
        wanted = QSize(letter.averageCharWidth() * 130, letter.lineSpacing() * 42)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.85))
        self.restoreGeometry(settings.bytes(_PLACE))
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        self.open_at(settings.text(_READING))

    def _button(self, text: str, key: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{text} ({native})")
        button.setEnabled(False)
        button.clicked.connect(act)
        # The shortcut of a button only acts after its animation.
        QShortcut(QKeySequence(key), self).activated.connect(act)
        return button

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 12, 6, 12)
        column.addWidget(self.search)
        column.addWidget(self.contents, 1)
        right = QWidget(self)
        text = QVBoxLayout(right)
        text.setContentsMargins(6, 12, 12, 12)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.forward)
        row.addStretch(1)
        text.addLayout(row)
        text.addWidget(self.page, 1)
        self._splitter = QSplitter(self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setAccessibleName(self.tr("Inhoud en tekst"))
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.handle(1).setAccessibleName(
            self.tr("Schuif de grens tussen inhoud en tekst")
        )
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 3)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)
        self.setTabOrder(self.search, self.contents)
        self.setTabOrder(self.contents, self.page)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._open_first)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.page.backwardAvailable.connect(self.back.setEnabled)
        self.page.forwardAvailable.connect(self.forward.setEnabled)
        self.page.arrived.connect(self._on_arrived)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._to_search)

    # -- reading ---------------------------------------------------------------------------------

    def open_at(self, onderwerp: str) -> None:
        """Show a chapter, or a heading in it; an unknown subject shows the first chapter.

        Args:
            onderwerp: `hoofdstuk` or `hoofdstuk#anker`.
        """
        slug, kop = handboek_tekst.split(onderwerp)
        found = handboek_tekst.hoofdstuk(slug) or handboek_tekst.hoofdstukken()[0]
        url = QUrl.fromLocalFile(str(found.pad))
        if kop:
            url.setFragment(kop)
        self.page.setSource(url)

    def reading(self) -> str:
        """Return the chapter that is shown, with the heading it was opened at."""
        source = self.page.source()
        slug = source.fileName().removesuffix(".md")
        return f"{slug}#{source.fragment()}" if source.hasFragment() else slug

    def _on_arrived(self) -> None:
        """Tell where the reader is: in the contents, and for the next time."""
        self._settings.set_text(_READING, self.reading())
        self._select(self.reading())

    # -- contents and search ---------------------------------------------------------------------

    def _fill_contents(self) -> None:
        self.contents.clear()
        for deel in handboek_tekst.hoofdstukken():
            item = _item(deel.titel, deel.slug)
            self.contents.addTopLevelItem(item)
            for kop in deel.koppen[1:]:
                if kop.niveau == 2:  # noqa: PLR2004 - the second level of headings
                    item.addChild(_item(kop.titel, f"{deel.slug}#{kop.anker}"))

    def _top_items(self) -> list[QTreeWidgetItem]:
        tree = self.contents
        items = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
        return [item for item in items if item is not None]

    def _select(self, onderwerp: str) -> None:
        """Mark what is being read, without opening it again."""
        if self.search.text():
            return
        blocked = self.contents.blockSignals(True)  # noqa: FBT003 - Qt's signature
        chapter = handboek_tekst.split(onderwerp)[0]
        for item in self._top_items():
            mine = item.data(0, _ONDERWERP) == chapter
            item.setExpanded(mine)
            if mine:
                below = (item.child(at) for at in range(item.childCount()))
                exact = [i for i in below if i is not None and i.data(0, _ONDERWERP) == onderwerp]
                self.contents.setCurrentItem(exact[0] if exact else item)
        self.contents.blockSignals(blocked)

    def _on_search(self, text: str) -> None:
        self.page.mark(text)
        blocked = self.contents.blockSignals(True)  # noqa: FBT003 - Qt's signature
        if not text.strip():
            self._fill_contents()
        else:
            self.contents.clear()
            for found in handboek_tekst.search(text):
                item = _item(f"{found.titel}\n{found.fragment}", found.onderwerp)
                item.setToolTip(0, f"{found.hoofdstuk}: {found.fragment}")
                self.contents.addTopLevelItem(item)
            if not self.contents.topLevelItemCount():
                nothing = _item(self.tr("Niets gevonden. Probeer een ander woord."), "")
                nothing.setFlags(Qt.ItemFlag.NoItemFlags)
                self.contents.addTopLevelItem(nothing)
            self.contents.scrollToTop()
        self.contents.blockSignals(blocked)
        self._select(self.reading())

    def _open_first(self) -> None:
        first = self.contents.topLevelItem(0)
        if first is not None and first.data(0, _ONDERWERP):
            self.contents.setCurrentItem(first)
            self.contents.setFocus()

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _ONDERWERP):
            self.open_at(str(item.data(0, _ONDERWERP)))
            self.page.mark(self.search.text())

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # -- Qt --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc empties the search, then closes."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.search.text():
            self.search.clear()
        else:
            self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: beside each other when there is room, else above each other."""
        super().resizeEvent(event)
        letters = self.width() / max(1, self.fontMetrics().averageCharWidth())
        beside = letters >= _LETTERS_BESIDE
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._splitter.orientation() != orientation:
            self._splitter.setOrientation(orientation)
            whole = self.width() if beside else self.height()
            first = whole // (4 if beside else 3)
            self._splitter.setSizes([first, whole - first])

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: remember where the window stands."""
        self._settings.set_bytes(_PLACE, self.saveGeometry())
        super().hideEvent(event)


def _item(text: str, onderwerp: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([text])
    item.setData(0, _ONDERWERP, onderwerp)
    item.setToolTip(0, text)
    return item
