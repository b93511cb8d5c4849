"""The calm look of the window: two palettes and a few rules, light or dark with the system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from sociale_kaart.ui.settings import Settings

_POINT_SIZE = 10
_Role = QPalette.ColorRole

_LIGHT = {
    _Role.Window: "#F6F5F2",
    _Role.WindowText: "#23262A",
    _Role.Base: "#FFFFFF",
    _Role.AlternateBase: "#FAF9F6",
    _Role.Text: "#23262A",
    _Role.Button: "#FFFFFF",
    _Role.ButtonText: "#23262A",
    _Role.BrightText: "#FFFFFF",
    _Role.Highlight: "#0A5EA8",
    _Role.HighlightedText: "#FFFFFF",
    _Role.Link: "#0A5EA8",
    _Role.PlaceholderText: "#6A6D71",
    _Role.ToolTipBase: "#2B2F33",
    _Role.ToolTipText: "#FFFFFF",
    _Role.Light: "#FFFFFF",
    _Role.Midlight: "#E7E4DD",
    _Role.Mid: "#CFCBC2",
    _Role.Dark: "#8F8B84",
    _Role.Shadow: "#5C5954",
}
_DARK = {
    _Role.Window: "#23272B",
    _Role.WindowText: "#ECEEF0",
    _Role.Base: "#30363C",
    _Role.AlternateBase: "#2B3036",
    _Role.Text: "#ECEEF0",
    _Role.Button: "#363C43",
    _Role.ButtonText: "#ECEEF0",
    _Role.BrightText: "#FFFFFF",
    _Role.Highlight: "#2F7FC1",
    _Role.HighlightedText: "#FFFFFF",
    _Role.Link: "#8FC7F2",
    _Role.PlaceholderText: "#A3A9AF",
    _Role.ToolTipBase: "#ECEEF0",
    _Role.ToolTipText: "#1B1E21",
    _Role.Light: "#3D444B",
    _Role.Midlight: "#343A40",
    _Role.Mid: "#4A5158",
    _Role.Dark: "#8B939B",
    _Role.Shadow: "#0E1011",
}
_DISABLED = {"licht": "#9A978F", "donker": "#7A8087"}

_RULES = """
QToolBar { border: none; border-bottom: 1px solid palette(mid); padding: 6px 8px; spacing: 6px; }
QToolBar QToolButton { padding: 6px 12px; border: 1px solid palette(mid); border-radius: 4px;
    background: palette(button); }
QToolBar QToolButton:hover { border-color: palette(highlight); }
QToolBar QToolButton:focus { border: 2px solid palette(highlight); padding: 5px 11px; }
QToolBar QToolButton#add { background: palette(highlight); color: palette(highlighted-text);
    border-color: palette(highlight); font-weight: bold; }
QToolBar QToolButton:disabled { background: transparent; border-color: transparent; }
QLineEdit, QPlainTextEdit { border: 1px solid palette(mid);
    border-radius: 4px; padding: 4px 6px; background: palette(base); min-height: 20px; }
QLineEdit:focus, QPlainTextEdit:focus {
    border: 2px solid palette(highlight); padding: 3px 5px; }
QPushButton { border: 1px solid palette(mid); border-radius: 4px; padding: 6px 14px;
    background: palette(button); }
QPushButton:hover { border-color: palette(highlight); }
QPushButton:focus { border: 2px solid palette(highlight); padding: 5px 13px; }
QPushButton:default { background: palette(highlight); color: palette(highlighted-text);
    border-color: palette(highlight); }
QPushButton:default:focus { border: 2px solid palette(window-text); }
QPushButton:checked { background: palette(midlight); border: 2px solid palette(highlight);
    padding: 5px 13px; }
QPushButton:disabled { color: palette(dark); }
QPushButton#vouw { border: 1px solid transparent; border-radius: 4px; padding: 0;
    background: transparent; text-align: left; }
QPushButton#vouw:hover { background: palette(midlight); }
QPushButton#vouw:focus { border: 2px solid palette(highlight); }
QPushButton#voegtoe { border: 1px dashed palette(dark); padding: 5px 12px; }
QPushButton#voegtoe:focus { border: 2px solid palette(highlight); padding: 4px 11px; }
QPushButton#klein { padding: 4px 8px; }
QPushButton#klein:focus { padding: 3px 7px; }
QPushButton#chip { border-radius: 11px; padding: 3px 10px; background: palette(midlight); }
QPushButton#chip:focus { padding: 2px 9px; }
QPushButton#antwoord { text-align: left; }
QPushButton#link, QToolButton#link { border: 1px solid transparent; padding: 3px 4px;
    background: transparent; color: palette(link); text-align: left; }
QPushButton#link:hover, QToolButton#link:hover { text-decoration: underline; }
QPushButton#link:focus, QToolButton#link:focus { border: 2px solid palette(highlight);
    padding: 2px 3px; border-radius: 4px; }
QPushButton#link:disabled, QToolButton#link:disabled { color: palette(window-text); }
QPushButton#vraag { text-align: left; border: 1px dashed palette(dark); padding: 5px 12px; }
QPushButton#vraag:focus { border: 2px solid palette(highlight); padding: 4px 11px; }
QToolButton#weg { border: 1px solid transparent; border-radius: 4px; padding: 5px 8px; }
QToolButton#weg:hover { background: palette(midlight); }
QToolButton#weg:focus { border: 2px solid palette(highlight); padding: 4px 7px; }
QLabel#opmerking { border: 0 solid palette(highlight); border-left-width: 3px;
    padding-left: 7px; }
QFrame#rij { border: 1px solid palette(mid); border-radius: 6px; background: palette(base); }
QFrame#vraagkaart { border: 2px solid palette(highlight); border-radius: 6px;
    background: palette(base); }
QTabWidget#bladen QTabBar::tab { padding: 7px 5px; }
QPushButton#groot { border-radius: 8px; text-align: left; }
QPushButton#groot:default { background: palette(button); border-color: palette(mid); }
QPushButton#groot:default:focus { border: 2px solid palette(highlight); }
QHeaderView::section { background: palette(window); border: none;
    border-bottom: 1px solid palette(mid); padding: 6px 6px; font-weight: bold; }
QTableView { border: none; border-top: 1px solid palette(mid); }
QTabBar::tab { padding: 7px 16px; border: none; border-bottom: 3px solid transparent; }
QTabBar::tab:selected { border-bottom: 3px solid palette(highlight); font-weight: bold; }
QTabBar::tab:focus { color: palette(highlight); }
QTabWidget::pane { border: none; }
QToolButton#kop { border: none; padding: 2px 4px; font-weight: bold; }
QToolButton#kop:focus { border: 2px solid palette(highlight); border-radius: 4px; padding: 0 2px; }
QMainWindow::separator { width: 5px; height: 5px; background: palette(midlight); }
QMainWindow::separator:hover { background: palette(highlight); }
QStatusBar { border-top: 1px solid palette(mid); }
QStatusBar::item { border: none; }
QListWidget#recent { background: transparent; }
QListWidget#recent::item { padding: 8px 10px; border-radius: 6px; }
QListWidget#recent::item:selected { background: palette(base); color: palette(window-text);
    border: 1px solid palette(highlight); }
QListWidget#recent::item:hover { background: palette(midlight); color: palette(window-text); }
QListWidget#keuzes::item { padding: 6px 8px; }
QFrame#melding { background: palette(base); border: none; border-bottom: 1px solid palette(mid);
    border-left: 4px solid palette(highlight); }
QCheckBox::indicator:unchecked { border: 1px solid palette(dark); border-radius: 2px;
    background: palette(base); width: 12px; height: 12px; }
QCheckBox::indicator:unchecked:focus { border: 2px solid palette(highlight); }
QRadioButton::indicator:unchecked { border: 1px solid palette(dark); border-radius: 7px;
    background: palette(base); width: 12px; height: 12px; }
QRadioButton::indicator:unchecked:focus { border: 2px solid palette(highlight); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { padding: 4px 6px; }
"""


def palette_for(*, dark: bool) -> QPalette:
    """Return the palette of the window."""
    palette = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        palette.setColor(role, QColor(colour))
    faint = QColor(_DISABLED["donker" if dark else "licht"])
    for role in (_Role.Text, _Role.WindowText, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def set_appearance(application: QApplication, *, dark: bool) -> None:
    """Show the window light or dark."""
    application.setPalette(palette_for(dark=dark))
    # Set anew, so that the colours in the rules are those of the new palette.
    application.setStyleSheet("")
    application.setStyleSheet(_RULES)


class Appearance(QObject):
    """Gives the application its look, and keeps following the system and the settings.

    Args:
        application: owner.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._settings: Settings | None = None
        self._letters = application.font()
        if 0 < self._letters.pointSize() < _POINT_SIZE:
            self._letters.setPointSize(_POINT_SIZE)
            application.setFont(self._letters)
        application.styleHints().colorSchemeChanged.connect(self._colour)
        self._colour()

    def follow(self, settings: Settings) -> None:
        """Take thema and letters from settings, now and when they change."""
        if self._settings is not None:
            self._settings.changed.disconnect(self._on_changed)
        self._settings = settings
        settings.changed.connect(self._on_changed)
        self._colour()
        self._size()

    def _on_changed(self, key: str) -> None:
        if key == "uiterlijk/thema":
            self._colour()
        elif key == "uiterlijk/letters":
            self._size()

    def _colour(self) -> None:
        hints = self._application.styleHints()
        thema = self._settings.text("uiterlijk/thema") if self._settings else "systeem"
        contrast = hints.accessibility().contrastPreference()
        if thema == "systeem" and contrast == Qt.ContrastPreference.HighContrast:
            # Who asked the system for high contrast gets the colours of the system.
            self._application.setStyleSheet("")
            return
        by_system = hints.colorScheme() == Qt.ColorScheme.Dark
        set_appearance(
            self._application, dark=by_system if thema == "systeem" else thema == "donker"
        )

    def _size(self) -> None:
        per_cent = self._settings.number("uiterlijk/letters") if self._settings else 100
        font = QFont(self._letters)
        font.setPointSizeF(self._letters.pointSizeF() * per_cent / 100)
        if font != self._application.font():
            factor = font.pointSizeF() / self._application.font().pointSizeF()
            headings = _headings(self._application)
            self._application.setFont(font)
            # Set anew: what the rules style keeps its old letters otherwise.
            self._colour()
            # Last, because with the rules Qt gives these the letters back that they began with.
            for label, size in headings:
                letters = label.font()
                letters.setPointSizeF(size * factor)
                label.setFont(letters)


def _headings(application: QApplication) -> list[tuple[QLabel, float]]:
    """Return the labels with letters of their own, such as headings, and how large those are."""
    return [
        (widget, widget.font().pointSizeF())
        for widget in application.allWidgets()
        if isinstance(widget, QLabel) and widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
    ]
