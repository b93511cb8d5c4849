"""F1 anywhere: a small panel about a field or an item, or the chapter about where one is."""

from __future__ import annotations

import html
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.ui import onderwerpen

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from sociale_kaart.domain.lijsten import Item
    from sociale_kaart.ui.handboek import HandboekWindow
    from sociale_kaart.ui.settings import Settings

_LETTERS = 52
_MOST_LINES = 18
_OF_SCREEN = 0.6
_GAP_PX = 4
_HAS_KEY = "heeft_f1"


def _tr(text: str) -> str:
    return QCoreApplication.translate("context_help", text)


class ContextHelp(QObject):
    """Says what the widget with the keyboard is for; installed once by the main window.

    The menu of the main window has F1 itself; dialogs and lists that open get the key when they
    first take the keyboard, because a shortcut of the main window does not reach into them.

    Args:
        window: the main window.
        settings: where the handboek remembers its place.
    """

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._handboek: HandboekWindow | None = None
        self.panel: HelpPanel | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication), "there are widgets"
        application.focusChanged.connect(self._give_key)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the handboek closes with the window it belongs to."""
        closing = event.type() == QEvent.Type.Close and watched is self._window
        if closing and self._handboek is not None:
            self._handboek.close()
        return super().eventFilter(watched, event)

    def show_help(self) -> None:
        """Say what the widget with the keyboard is for."""
        widget = QApplication.focusWidget() or self._window
        onderwerp = onderwerpen.onderwerp_of(widget)
        said = onderwerpen.uitleg(onderwerp)
        if said is None:
            self.open_handboek(onderwerp)
            return
        panel = HelpPanel(_pointed_at(said, widget), widget)
        panel.more_wanted.connect(self.open_handboek)
        self.panel = panel
        panel.open_below(widget)

    def open_handboek(self, onderwerp: str = "") -> None:
        """Show the handboek, at a subject or where it was read last.

        A dialog that waits for an answer lets no other window take the keyboard but its own, so
        the handboek belongs to that dialog for as long.
        """
        from sociale_kaart.ui.handboek import HandboekWindow  # noqa: PLC0415 - start-up time

        owner = QApplication.activeModalWidget() or self._window
        shown = self._handboek
        if shown is None or shown.parentWidget() is not owner:
            if shown is not None:
                shown.close()
                shown.deleteLater()
            shown = HandboekWindow(self._settings, owner)
            shown.destroyed.connect(self._forget)
            self._handboek = shown
        if onderwerp:
            shown.open_at(onderwerp)
        shown.show()
        shown.raise_()
        shown.activateWindow()
        shown.page.setFocus()

    @property
    def handboek(self) -> HandboekWindow | None:
        """The handboek, when it has been opened."""
        return self._handboek

    def _forget(self, gone: QObject) -> None:
        # A dialog took its handboek along, or it was replaced by one of another window.
        if self._handboek is gone:
            self._handboek = None

    def _give_key(self, _old: QWidget | None, now: QWidget | None) -> None:
        top = now.window() if now is not None else None
        if top is None or top is self._window or top.property(_HAS_KEY):
            return
        if not self._is_ours(top) or top.windowType() == Qt.WindowType.Tool:
            return
        key = QShortcut(QKeySequence(Qt.Key.Key_F1), top)
        key.activated.connect(self.show_help)
        top.setProperty(_HAS_KEY, True)  # noqa: FBT003 - Qt's signature

    def _is_ours(self, widget: QWidget | None) -> bool:
        while widget is not None and widget is not self._window:
            widget = widget.parentWidget()
        return widget is not None


class HelpPanel(QFrame):
    """A field or item in a few words; a click beside it or Esc closes it.

    Args:
        said: what it says.
        parent: the widget it is about.
    """

    # a chapter of the handboek
    more_wanted = Signal(str)

    def __init__(self, said: onderwerpen.Uitleg, parent: QWidget) -> None:
        super().__init__(parent.window(), Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(_tr("Uitleg: {0}").format(said.titel))
        self.setAccessibleDescription(said.tekst)
        self._meer = said.meer
        title = QLabel(f"<b>{html.escape(said.titel)}</b>", self)
        title.setWordWrap(True)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(said.titel)
        self.text.setAccessibleDescription(said.tekst)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.viewport().setAutoFillBackground(False)
        self.text.document().setDocumentMargin(0)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.text.setHtml(panel_html(said))
        self.more = QPushButton(_tr("Meer in het handboek"), self)
        self.more.clicked.connect(self._go)
        close = QPushButton(_tr("Sluit"), self)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(self.text, 1)
        layout.addLayout(row)

    def open_below(self, widget: QWidget) -> None:
        """Show it below a widget, or above it when there is no room, whole on the screen."""
        self._fit_text()
        # Its size is known only once it is shown; it is painted after it was put in place.
        self.show()
        self.adjustSize()
        screen = widget.screen().availableGeometry()
        size = self.size()
        at = widget.mapToGlobal(QPoint(0, 0))
        top = at.y() + widget.height() + _GAP_PX
        if top + size.height() > screen.bottom():
            top = at.y() - size.height() - _GAP_PX
        last = screen.bottomRight() - QPoint(size.width() - 1, size.height() - 1)
        self.move(max(screen.left(), min(at.x(), last.x())), max(screen.top(), min(top, last.y())))
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit_text(self) -> None:
        """Make the text as high as it is, up to a limit above which it scrolls."""
        self.text.ensurePolished()
        letter = self.text.fontMetrics()
        width = letter.averageCharWidth() * _LETTERS
        # A copy: the text of a widget is always as wide as the widget is now.
        document = self.text.document().clone(self)
        document.setDefaultFont(self.text.font())
        document.setTextWidth(width)
        height = min(document.size().height(), letter.lineSpacing() * _MOST_LINES)
        room = self.screen().availableSize() * _OF_SCREEN
        self.text.setFixedSize(QSize(width + 8, int(height) + 4).boundedTo(room))

    def _go(self) -> None:
        meer = self._meer
        # Closing first: the handboek takes the keyboard, and a popup lets nobody else have it.
        self.close()
        self.more_wanted.emit(meer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Esc and F1 close it."""
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F1}:
            self.close()
        else:
            super().keyPressEvent(event)


def panel_html(said: onderwerpen.Uitleg) -> str:
    """Return the text of the panel: the sentence, and every item one can choose."""
    parts = [f"<p>{html.escape(said.tekst)}</p>"] if said.tekst else []
    if said.leefwereld:
        parts.append(f"<p>{_in_words(said.leefwereld)}</p>")
    in_order = sorted(said.keuzes, key=lambda item: item.code != said.eerst)
    parts += [_choice(i, chosen=said.gekozen and i.code == said.eerst) for i in in_order]
    return "".join(parts)


def _choice(item: Item, *, chosen: bool) -> str:
    label = html.escape(item.label)
    if chosen:
        label = f"✓ {label} <i>({_tr('gekozen')})</i>"
    words = "" if item.leefwereld == item.label else f"<br>{_in_words(item.leefwereld)}"
    return f"<p><b>{label}</b>{words}<br>{html.escape(item.uitleg)}</p>"


def _in_words(leefwereld: str) -> str:
    return html.escape(_tr("In gewone woorden: {0}").format(leefwereld))


def _pointed_at(said: onderwerpen.Uitleg, widget: QWidget) -> onderwerpen.Uitleg:
    """Put the item first that a choice shows, that is lit up in its open list, or of its box."""
    found: object = None
    chosen = True
    if isinstance(widget, QComboBox):
        found = widget.currentData()
    elif isinstance(widget, QAbstractItemView):
        found = widget.currentIndex().data(Qt.ItemDataRole.UserRole)
    elif isinstance(widget, QAbstractButton):
        texts = {widget.text().casefold(), widget.accessibleName().casefold()}
        chosen = widget.isChecked()
        found = next((item.code for item in said.keuzes if item.label.casefold() in texts), None)
    if not isinstance(found, str):
        return said
    return replace(said, eerst=found, gekozen=chosen)


def install_help(window: QWidget, settings: Settings) -> ContextHelp:
    """Give a window and its dialogs F1, and return what the menu Help needs.

    Args:
        window: the main window, whose menu has F1 as the key of `ContextHelp.show_help`.
        settings: where the handboek remembers its place.
    """
    return ContextHelp(window, settings)
