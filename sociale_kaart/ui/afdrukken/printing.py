"""Print a proof on paper at its true size, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from sociale_kaart.ui.afdrukken.page_pictures import as_image

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.exporting.pdf_beeld import PageImage
    from sociale_kaart.operations.drukwerk import Blad, Drukproef
    from sociale_kaart.ui.tasks import Task, TaskRunner

_INCH_MM = 25.4
# Finer than this nobody sees on paper; a sheet of A3 is 52 MB then.
_DPI = 300
# Paper may differ this much from its name.
_PLAY_MM = 1.0


def page_layout(blad: Blad) -> QPageLayout:
    """Return the paper that a page was made for, without margins: those are on the page."""
    width, height = blad.breedte_mm, blad.hoogte_mm
    turned = width > height
    portrait = QSizeF(min(width, height), max(width, height))
    return QPageLayout(
        QPageSize(portrait, QPageSize.Unit.Millimeter),
        QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait,
        QMarginsF(),
        QPageLayout.Unit.Millimeter,
    )


def set_up(printer: QPrinter, proef: Drukproef, naam: str) -> None:
    """Propose the paper of the first page, all pages, and a name for the queue."""
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(proef.bladen[0]))
    printer.setDocName(naam)


def smaller_paper(printer: QPrinter, bladen: Sequence[Blad]) -> str:
    """Return the paper in the printer when a page does not fit on it ('A4'), '' when all fit."""
    paper = printer.pageLayout().pageSize()
    room = paper.size(QPageSize.Unit.Millimeter)
    sides = sorted((room.width(), room.height()))
    for blad in bladen:
        wanted = sorted((blad.breedte_mm, blad.hoogte_mm))
        if any(side + _PLAY_MM < need for side, need in zip(sides, wanted, strict=True)):
            return paper.name()
    return ""


def chosen_pages(printer: QPrinter, total: int) -> list[int]:
    """Return the pages that were asked for in the print dialog; the first is 0."""
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        return list(range(printer.fromPage() - 1, min(printer.toPage(), total)))
    return list(range(total))


class PrintRun(QObject):
    """Sends pages to a printer; each is drawn in the background.

    Args:
        runner: draws in its thread.
        proef: what is printed.
        printer: as the print dialog left it.
        parent: owner.
    """

    # pages sent, pages wanted
    stepped = Signal(int, int)
    # whether all of it went to the printer
    ended = Signal(bool)

    def __init__(
        self, runner: TaskRunner, proef: Drukproef, printer: QPrinter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._proef = proef
        self._printer = printer
        self._paper = printer.pageLayout().pageSize()
        self._shrunk = bool(smaller_paper(printer, proef.bladen))
        pages = chosen_pages(printer, len(proef.bladen))
        copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
        self._todo = pages * copies
        self._total = len(self._todo)
        self._painter: QPainter | None = None
        self._task: Task | None = None

    def start(self) -> None:
        """Draw the first page."""
        if self._todo:
            self._next()
        else:
            self.ended.emit(False)  # noqa: FBT003 - a signal has no keywords

    def stop(self) -> None:
        """Take back what was not printed yet."""
        if self._task is not None:
            self._task.done = None
            self._task.cancel()
            self._task = None
        self._todo = []
        if self._painter is not None:
            self._printer.abort()
            self._painter.end()
            self._painter = None

    def _next(self) -> None:
        page, pdf = self._todo[0], self._proef.pdf

        def work(_: Progress) -> PageImage:
            from sociale_kaart.operations import pdf_beelden  # noqa: PLC0415 - heavy

            return pdf_beelden.page_image(pdf, page, _DPI)

        self._task = self._runner.start(work, self._draw, shown=False)

    def _draw(self, found: PageImage) -> None:
        self._task = None
        page = self._todo.pop(0)
        blad = self._proef.bladen[page]
        if not self._turn_to(blad):
            self.ended.emit(False)  # noqa: FBT003 - a signal has no keywords
            return
        assert self._painter is not None, "a page was begun"
        self._painter.drawImage(self._target(blad), as_image(found))
        self.stepped.emit(self._total - len(self._todo), self._total)
        if self._todo:
            self._next()
            return
        sent = self._painter.end()
        self._painter = None
        self.ended.emit(sent)

    def _turn_to(self, blad: Blad) -> bool:
        """Take new paper, as the page lies; the printer may refuse."""
        layout = page_layout(blad)
        # Whoever chose larger paper gets it; the page keeps its size.
        layout.setPageSize(self._paper)
        self._printer.setPageLayout(layout)
        if self._painter is not None:
            return self._printer.newPage()
        painter = QPainter()
        if not painter.begin(self._printer):
            return False
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter = painter
        return True

    def _target(self, blad: Blad) -> QRectF:
        """Return where the page goes on the paper, in the dots of the printer."""
        dots_x, dots_y = self._printer.logicalDpiX(), self._printer.logicalDpiY()
        size = QSizeF(blad.breedte_mm / _INCH_MM * dots_x, blad.hoogte_mm / _INCH_MM * dots_y)
        if not self._shrunk:
            return QRectF(0, 0, size.width(), size.height())
        paper = self._printer.pageLayout().fullRectPixels(dots_x)
        room = min(paper.width() / size.width(), paper.height() / size.height(), 1.0)
        return QRectF(0, 0, size.width() * room, size.height() * room)
