"""One page of the handboek: Markdown with room around it and pictures that fit the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QImageReader,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from sociale_kaart.ui.handboek_tekst import anker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import (
        QHideEvent,
        QResizeEvent,
        QShowEvent,
        QTextBlock,
        QTextImageFormat,
    )

_LINE_PERCENT = 130
_PARAGRAPH_PX = 10
_HEADING_PX = 22
_MARGIN_PX = 20
_CELL_PX = 6
# Longer lines are hard to read.
_LETTERS = 115
_FIT_AFTER_MS = 60


class HandboekPage(QTextBrowser):
    """Shows chapters that lie on this laptop; links to anywhere else do nothing.

    Args:
        parent: owner.
    """

    # another chapter or heading is shown
    arrived = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Links are reached with Tab, the text with the arrow keys.
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(_MARGIN_PX)
        self._marked = ""
        self._fit_soon = QTimer(self)
        self._fit_soon.setSingleShot(True)
        self._fit_soon.setInterval(_FIT_AFTER_MS)
        self._fit_soon.timeout.connect(self._fit_again)
        # what stood at the top before the text got another width; None when nothing did
        self._top: int | None = None

    def doSetSource(  # type: ignore[override]
        self,
        name: QUrl,
        type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,  # noqa: A002
    ) -> None:
        """Qt: show a chapter and go to its heading."""
        if not name.isLocalFile():
            return
        super().doSetSource(name, type)
        self._space_out()
        self._fit_pictures()
        self.mark(self._marked)
        self._go_to(name.fragment())
        self.arrived.emit()

    def mark(self, words: str) -> None:
        """Show where words stand in the text; '' marks nothing."""
        self._marked = words
        colours = QTextCharFormat()
        colours.setBackground(self.palette().highlight())
        colours.setForeground(self.palette().highlightedText())
        found = []
        for word in {w for w in words.split() if len(w) > 1}:
            cursor = self.document().find(word)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                selection.format = colours
                found.append(selection)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(found)

    def headings(self) -> list[tuple[str, int]]:
        """Return (anker, position) of every heading on this page."""
        return [
            (anker(block.text()), block.position())
            for block in self._blocks()
            if block.blockFormat().headingLevel()
        ]

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _go_to(self, kop: str) -> None:
        position = dict(self.headings()).get(kop, 0) if kop else 0
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self._put_on_top(position)
        # As long as nobody sees it, the text has not got its place yet.
        self._top = None if self.isVisible() else position

    def _put_on_top(self, position: int) -> None:
        block = self.document().findBlock(position)
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(int(top) - _PARAGRAPH_PX if position else 0)

    def _space_out(self) -> None:
        """Give paragraphs and headings the room that Markdown does not ask for."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for block in self._blocks():
            wanted = QTextBlockFormat()
            wanted.setLineHeight(
                _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            level = block.blockFormat().headingLevel()
            if level and block.position():
                wanted.setTopMargin(_HEADING_PX)
            if block.textList() is None and not _in_table(block):
                wanted.setBottomMargin(_PARAGRAPH_PX)
            if _has_picture(block):
                # A proportional line height would cut pictures off.
                wanted.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(wanted)
        cursor.endEditBlock()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                table = frame.format().toTableFormat()
                table.setCellPadding(_CELL_PX)
                table.setTopMargin(_PARAGRAPH_PX / 2)
                table.setBottomMargin(_PARAGRAPH_PX * 1.5)
                frame.setFormat(table)

    def _fit_again(self) -> None:
        """Fit the pictures to another width and keep at the top what is being read."""
        self._fit_pictures()
        if self._top is not None:
            self._put_on_top(self._top)
        self._top = None

    def _fit_pictures(self) -> None:
        """Make every picture as wide as the text, and never wider than it is."""
        room = self._keep_lines_short()
        cursor = QTextCursor(self.document())
        for start, end, picture in list(_pictures(self.document())):
            size = self._size(picture.name())
            if size.isEmpty():
                continue
            width = min(size.width(), max(room, 1))
            picture.setWidth(width)
            picture.setHeight(width * size.height() / size.width())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(picture)

    def _keep_lines_short(self) -> float:
        """Leave room beside the text of a wide window; return the width of the text (pixels)."""
        width = self.viewport().width() - 2 * _MARGIN_PX
        longest = self.fontMetrics().averageCharWidth() * _LETTERS
        root = self.document().rootFrame()
        margins = root.frameFormat()
        margins.setRightMargin(_MARGIN_PX + max(0, width - longest))
        root.setFrameFormat(margins)
        return min(width, longest)

    def _size(self, name: str) -> QSize:
        return QImageReader(self.source().resolved(QUrl(name)).toLocalFile()).size()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fit the pictures once the window stands still."""
        if self._top is None and self.isVisible():
            corner = QPoint(_MARGIN_PX, _PARAGRAPH_PX + self.fontMetrics().lineSpacing() // 2)
            self._top = self.cursorForPosition(corner).block().position()
        super().resizeEvent(event)
        self._fit_soon.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: a page that nobody sees fits nothing."""
        self._fit_soon.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: it may have become wider while it was not shown."""
        super().showEvent(event)
        self._fit_soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: light became dark or the other way round, so links take other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.source().isValid():
            at = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(at)


def _pictures(document: QTextDocument) -> Iterator[tuple[int, int, QTextImageFormat]]:
    """Yield start, end and format of every picture."""
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().isImageFormat():
                start = fragment.position()
                yield start, start + fragment.length(), fragment.charFormat().toImageFormat()
            fragments += 1
        block = block.next()


def _has_picture(block: QTextBlock) -> bool:
    return "\N{OBJECT REPLACEMENT CHARACTER}" in block.text()


def _in_table(block: QTextBlock) -> bool:
    return QTextCursor(block).currentTable() is not None
