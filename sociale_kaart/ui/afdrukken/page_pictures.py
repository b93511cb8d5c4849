"""Pictures of pages, made in the background and kept as long as they may be looked at again."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from sociale_kaart.exporting.pdf_beeld import PageImage
    from sociale_kaart.ui.tasks import Task, TaskRunner

# Of A3 at 200 % one is 20 MB, on a sharp screen 80.
_KEPT_BYTES = 120_000_000
# Coarser steps: a window that is dragged larger does not need every size.
_STEP_DPI = 12


class PagePictures(QObject):
    """Pictures of the pages of one PDF.

    Args:
        runner: draws in its thread.
        parent: owner.
    """

    # a picture came in
    ready = Signal()

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._pdf = b""
        self._pages = 0
        self._made: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._asked: dict[tuple[int, int], Task] = {}

    def show(self, pdf: bytes, pages: int) -> None:
        """Show another PDF from now on."""
        self.end()
        self._pdf = pdf
        self._pages = pages
        self._made.clear()

    def end(self) -> None:
        """Ask for nothing more."""
        asked, self._asked = self._asked, {}
        for task in asked.values():
            task.done = None
            task.cancel()

    def picture(self, page: int, dpi: float) -> QImage | None:
        """Return a picture of a page, as sharp as there is; a sharper one is on its way."""
        if not 0 <= page < self._pages:
            return None
        key = (page, _rounded(dpi))
        if key in self._made:
            self._made.move_to_end(key)
            return self._made[key]
        self._ask(key)
        others = [known for known in self._made if known[0] == page]
        return self._made[max(others, key=lambda known: known[1])] if others else None

    def prepare(self, page: int, dpi: float) -> None:
        """Have the picture of a page at hand that will be looked at next."""
        key = (page, _rounded(dpi))
        if 0 <= page < self._pages and key not in self._made:
            self._ask(key)

    def _ask(self, key: tuple[int, int]) -> None:
        if key in self._asked:
            return
        pdf, (page, dpi) = self._pdf, key

        def work(_: object) -> PageImage:
            from sociale_kaart.operations import pdf_beelden  # noqa: PLC0415 - heavy

            return pdf_beelden.page_image(pdf, page, dpi)

        self._asked[key] = self._runner.start(
            work, lambda found: self._take(key, found), shown=False
        )

    def _take(self, key: tuple[int, int], found: PageImage) -> None:
        self._asked.pop(key, None)
        self._made[key] = as_image(found)
        while len(self._made) > 1 and self._bytes() > _KEPT_BYTES:
            self._made.popitem(last=False)
        self.ready.emit()

    def _bytes(self) -> int:
        return sum(image.sizeInBytes() for image in self._made.values())


def as_image(found: PageImage) -> QImage:
    """Return a page as Qt paints it."""
    shared = QImage(
        found.rgb, found.width, found.height, found.width * 3, QImage.Format.Format_RGB888
    )
    # Qt looks at our bytes as long as it does not have its own.
    return shared.copy()


def _rounded(dpi: float) -> int:
    return max(_STEP_DPI, -(-round(dpi) // _STEP_DPI) * _STEP_DPI)
