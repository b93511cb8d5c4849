"""The settings: each choice holds at once, and everything can be put back as it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpacerItem,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.ui.file_field import FolderField
from sociale_kaart.ui.settings import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sociale_kaart.ui.settings import Settings, Value

_INCH_CM = 2.54
_RULER_CM = 5
_GAP_PX = 14
_LETTERS, _LINES = 78, 34


@dataclass(frozen=True, slots=True)
class Row:
    """A setting as people read it.

    Attributes:
        sleutel: key in `SETTINGS`.
        label: the question.
        uitleg: one or two sentences below it.
        keuzes: what each value is called; None for a field that is filled in.
    """

    sleutel: str
    label: str
    uitleg: str = ""
    keuzes: Mapping[Value, str] | None = None


class SettingsDialog(QDialog):
    """All settings on five pages.

    Args:
        settings: read and written here.
        screen_dpi: what the screen says of itself.
        parent: the window.
    """

    def __init__(
        self, settings: Settings, screen_dpi: float = 96.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Instellingen"))
        self.fields: dict[str, QWidget] = {}
        self._show: dict[str, Callable[[Value], None]] = {}
        self.ruler = Ruler(screen_dpi, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Onderwerpen"))
        for title, rows in self._pages():
            self.tabs.addTab(self._page(rows), title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.reset = buttons.addButton(
            self.tr("Zet alles terug"), QDialogButtonBox.ButtonRole.ResetRole
        )
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(settings.reset)
        buttons.rejected.connect(self.reject)
        self.said = QLabel(self.tr("Wat je kiest, geldt meteen."), self)
        self.said.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(12)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.said)
        layout.addWidget(buttons)
        settings.changed.connect(self._on_changed)
        for key in self.fields:
            self._on_changed(key)
        self.said.setText(self.tr("Wat je kiest, geldt meteen."))
        letter = self.fontMetrics()
        room = self.screen().availableSize() * 0.9
        self.resize(
            min(letter.averageCharWidth() * _LETTERS, room.width()),
            min(letter.lineSpacing() * _LINES, room.height()),
        )

    # -- what there is to choose -----------------------------------------------------------------

    def _pages(self) -> tuple[tuple[str, tuple[Row, ...]], ...]:
        return (
            (self.tr("Algemeen"), self._general()),
            (self.tr("Uiterlijk"), self._looks()),
            (self.tr("Kaart"), self._map()),
            (self.tr("Privacy"), self._privacy()),
            (self.tr("Reservekopie"), self._backup()),
        )

    def _general(self) -> tuple[Row, ...]:
        return (
            Row(
                "taal",
                self.tr("Taal van het programma"),
                self.tr("Lijsten, kaarten en afdrukken blijven Nederlands."),
                {"nl": "Nederlands", "en": "English"},
            ),
            Row(
                "gebruiker/naam",
                self.tr("Jouw naam in de geschiedenis"),
                self.tr(
                    "Zo zien collega’s wie iets heeft gewijzigd. Leeg mag ook. De naam staat "
                    "alleen in de kaart; er is geen account."
                ),
            ),
        )

    def _looks(self) -> tuple[Row, ...]:
        return (
            Row(
                "uiterlijk/thema",
                self.tr("Licht of donker"),
                keuzes={
                    "systeem": self.tr("Zoals de laptop"),
                    "licht": self.tr("Licht"),
                    "donker": self.tr("Donker"),
                },
            ),
            Row(
                "uiterlijk/letters",
                self.tr("Grootte van de letters"),
                self.tr("Bij grote letters worden de panelen naast de kaart aparte pagina’s."),
            ),
            Row(
                "eenheden",
                self.tr("Afstanden"),
                keuzes={
                    "m": self.tr("In meters: 1.250 m"),
                    "km": self.tr("Vanaf 1.000 m in kilometers: 1,3 km"),
                },
            ),
        )

    def _map(self) -> tuple[Row, ...]:
        from_scale = self.tr("Vanaf 1:{0}")
        return (
            Row(
                "kaart/stijl",
                self.tr("Stijl van het kaartbeeld"),
                keuzes={
                    "rustig": self.tr("Rustig"),
                    "contrast": self.tr("Veel contrast"),
                    "effen": self.tr("Effen: zonder gebouwen en groen"),
                },
            ),
            Row(
                "kaart/namen_vanaf",
                self.tr("Namen van hulpbronnen op de kaart"),
                keuzes={
                    0: self.tr("Nooit"),
                    2_500: from_scale.format("2.500"),
                    5_000: from_scale.format("5.000"),
                    10_000: from_scale.format("10.000"),
                    25_000: from_scale.format("25.000"),
                },
            ),
            Row(
                "kaart/clusters",
                self.tr("Neem tekens die over elkaar vallen samen"),
                self.tr("Je ziet dan een cirkel met het aantal. Dichterbij valt hij uiteen."),
            ),
            Row(
                "kaart/dpi",
                self.tr("Fijnheid van dit scherm"),
                self.tr(
                    "Klopt de schaal niet? De lijn hieronder hoort 5 cm lang te zijn. Leg er een "
                    "liniaal langs en pas het getal aan."
                ),
            ),
        )

    def _privacy(self) -> tuple[Row, ...]:
        return (
            Row(
                "privacy/zichtbaarheid",
                self.tr("Wie mag een nieuwe hulpbron zien?"),
                self.tr(
                    "Strenger dan de regel mag, ruimer niet. Per hulpbron kun je het wijzigen."
                ),
                {
                    "regel": self.tr("Volgens de regel: dat hangt af van de sfeer"),
                    "partners": self.tr("Hooguit partners"),
                    "intern": self.tr("Alleen wijzelf"),
                },
            ),
            Row(
                "privacy/voor",
                self.tr("Voor wie is een afdruk of bestand?"),
                self.tr("Dit staat vast ingevuld als je iets deelt; je kiest elke keer zelf."),
                {
                    "publiek": self.tr("Iedereen"),
                    "partners": self.tr("Partners"),
                    "intern": self.tr("Alleen wijzelf"),
                },
            ),
        )

    def _backup(self) -> tuple[Row, ...]:
        return (
            Row(
                "reservekopie/map",
                self.tr("Map voor reservekopieën"),
                self.tr(
                    "Sociale Kaart maakt vanzelf kopieën van je kaart. Leeg is: in een map naast "
                    "de kaart. Een map op een andere schijf is veiliger."
                ),
            ),
        )

    # -- fields ----------------------------------------------------------------------------------

    def _page(self, rows: tuple[Row, ...]) -> QScrollArea:
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(8, 16, 8, 8)
        form.setVerticalSpacing(6)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for row in rows:
            field = self._field(row)
            self.fields[row.sleutel] = field
            field.setAccessibleName(row.label)
            field.setAccessibleDescription(row.uitleg)
            if isinstance(field, QCheckBox):
                form.addRow(field)
            else:
                label = QLabel(row.label, page)
                label.setWordWrap(True)
                label.setBuddy(field)
                form.addRow(label)
                form.addRow(field)
            if row.uitleg:
                hint = QLabel(row.uitleg, page)
                hint.setWordWrap(True)
                form.addRow(hint)
            if row.sleutel == "kaart/dpi":
                form.addRow(self.ruler)
            form.addItem(QSpacerItem(0, _GAP_PX))
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _field(self, row: Row) -> QWidget:
        standaard = SETTINGS[row.sleutel].standaard
        if row.keuzes is not None:
            return self._combo(row)
        if isinstance(standaard, bool):
            return self._check(row)
        if isinstance(standaard, int):
            return self._spin(row)
        return self._folder(row) if row.sleutel == "reservekopie/map" else self._line(row)

    def _combo(self, row: Row) -> QComboBox:
        combo = QComboBox(self)
        for value, text in (row.keuzes or {}).items():
            combo.addItem(text, value)
        combo.activated.connect(lambda _: self._settings.choose(row.sleutel, combo.currentData()))
        self._show[row.sleutel] = lambda value: combo.setCurrentIndex(combo.findData(value))
        return combo

    def _check(self, row: Row) -> QCheckBox:
        check = QCheckBox(row.label, self)
        check.clicked.connect(lambda ticked: self._settings.choose(row.sleutel, ticked))
        self._show[row.sleutel] = lambda value: check.setChecked(bool(value))
        return check

    def _spin(self, row: Row) -> QSpinBox:
        spin = QSpinBox(self)
        spin.setMinimumHeight(self.fontMetrics().height() + 12)
        setting = SETTINGS[row.sleutel]
        assert setting.grenzen is not None, "a number that is filled in has bounds"
        least, most = setting.grenzen
        if row.sleutel == "kaart/dpi":
            # Below the least stands what the screen says itself.
            spin.setRange(least - 1, most)
            spin.setSpecialValueText(self.tr("Wat het scherm zelf zegt"))
            spin.setSuffix(self.tr(" punten per inch"))
        else:
            spin.setRange(least, most)
            spin.setSingleStep(25)
            spin.setSuffix(" %")
        # Only a whole number counts, not each digit of it.
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(
            lambda value: self._settings.choose(row.sleutel, value if value >= least else 0)
        )
        self._show[row.sleutel] = lambda value: spin.setValue(int(value) or least - 1)
        return spin

    def _line(self, row: Row) -> QLineEdit:
        line = QLineEdit(self)
        line.setMaxLength(100)
        line.editingFinished.connect(
            lambda: self._settings.choose(row.sleutel, line.text().strip())
        )
        self._show[row.sleutel] = lambda value: line.setText(str(value))
        return line

    def _folder(self, row: Row) -> FolderField:
        field = FolderField(row.label, self.tr("Naast de kaart"), self)
        field.edit.setAccessibleName(row.label)

        def take() -> None:
            path = field.path()
            if path is None or path.is_dir():
                self._settings.choose(row.sleutel, str(path or ""))
            else:
                self.said.setText(self.tr("De map ‘{0}’ bestaat niet.").format(path))

        field.edit.editingFinished.connect(take)
        field.chosen.connect(take)
        self._show[row.sleutel] = lambda value: field.edit.setText(str(value))
        return field

    def _on_changed(self, key: str) -> None:
        if key in self._show:
            self._show[key](self._settings.value(key))
        if key == "kaart/dpi":
            self.ruler.set_dpi(self._settings.number(key))
        self.said.setText(
            self.tr("De taal verandert als je het programma opnieuw start.")
            if key == "taal"
            else self.tr("Gekozen; het geldt nu.")
        )


class Ruler(QWidget):
    """A line that is 5 cm long when the pixels of the screen are as large as we think.

    Args:
        screen_dpi: what the screen says of itself.
        parent: owner.
    """

    def __init__(self, screen_dpi: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen_dpi = screen_dpi
        self._dpi = screen_dpi
        self.setFixedHeight(20)
        self.setAccessibleName(self.tr("Een lijn van 5 cm"))

    def set_dpi(self, dpi: int) -> None:
        """Draw the line for a screen of `dpi`; 0 is what the screen says of itself."""
        self._dpi = dpi or self._screen_dpi
        self.update()

    @property
    def length_px(self) -> float:
        """The length of the line."""
        return self._dpi * _RULER_CM / _INCH_CM

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Qt: draw the line with a stroke at every centimetre."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().windowText().color(), 1))
        painter.drawRect(QRectF(0.5, 6.5, self.length_px, 7))
        for cm in range(1, _RULER_CM):
            x = round(cm * self._dpi / _INCH_CM)
            painter.drawLine(x, 7, x, 13)
