"""A page of fields that scrolls, through which the keyboard goes as the eye does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator


class FormScroll(QScrollArea):
    """A page that scrolls up and down; its fields take the keyboard.

    Qt's own order is that in which widgets were made, and most of a form is made when it is first
    unfolded. Here Tab follows the layout instead.

    Args:
        page: what scrolls.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)

    def focusNextPrevChild(self, next_: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Qt: Tab was pressed somewhere in the page."""
        page, now = self.widget(), QApplication.focusWidget()
        stops = list(tab_stops(page)) if page is not None else []
        if now in stops:
            at = stops.index(now) + (1 if next_ else -1)
            to = stops[at] if 0 <= at < len(stops) else self._outside(next_=next_)
        else:
            to = None
        if to is None:
            return super().focusNextPrevChild(next_)
        reason = Qt.FocusReason.TabFocusReason if next_ else Qt.FocusReason.BacktabFocusReason
        to.setFocus(reason)
        if self.isAncestorOf(to):
            self.ensureWidgetVisible(to)
        return True

    def _outside(self, *, next_: bool) -> QWidget | None:
        """Return where the keyboard goes from the end or the beginning of the page."""
        widget: QWidget | None = self
        while widget is not None:
            widget = widget.nextInFocusChain() if next_ else widget.previousInFocusChain()
            if widget is None or widget is self:
                break
            if not self.isAncestorOf(widget) and _is_stop(widget):
                return widget
        return None


def scrolled(page: QWidget) -> FormScroll:
    """Return a page of fields that scrolls."""
    return FormScroll(page)


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Return what takes the keyboard in a widget, in the order of its layout."""
    if widget.isHidden():
        return
    if _is_stop(widget):
        yield widget
        return
    layout = widget.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _in_layout(inner)
        elif widget is not None:
            yield from tab_stops(widget)


def _is_stop(widget: QWidget) -> bool:
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def to_top(widget: QWidget) -> None:
    """Scroll the page on which a widget stands to its beginning, once it has its place."""

    def scroll() -> None:
        above = _scroll_of(widget)
        if above is not None:
            above.verticalScrollBar().setValue(0)

    QTimer.singleShot(0, widget, scroll)


def reveal(widget: QWidget) -> None:
    """Scroll to what was just unfolded, once it has its place."""

    def scroll() -> None:
        above = _scroll_of(widget)
        page = above.widget() if above is not None else None
        if above is not None and page is not None:
            # The end first, so that of something too high the beginning is seen.
            for corner in (widget.rect().bottomLeft(), widget.rect().topLeft()):
                above.ensureVisible(0, widget.mapTo(page, corner).y(), 0)

    QTimer.singleShot(0, widget, scroll)


def _scroll_of(widget: QWidget) -> QScrollArea | None:
    """Return what a widget scrolls in."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above
