"""A new kaart in three steps: the gebied, what it is about, where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.ui.file_field import SaveField
from sociale_kaart.ui.gebied_page import GebiedPage
from sociale_kaart.ui.recent_list import KAART_SUFFIX
from sociale_kaart.ui.step_row import StepRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.tasks import TaskRunner

_LETTERS, _LINES = 88, 35


@dataclass(frozen=True, slots=True)
class NewKaart:
    """What a new kaart is made of."""

    path: Path
    naam: str
    onze_definitie: str
    doel: str
    ondergrond: Path | None


class NaamPage(QWidget):
    """What the kaart is called, what it is for, and what counts; the last two can wait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.naam = QLineEdit(self)
        self.naam.setPlaceholderText(self.tr("Bijvoorbeeld: Brunnepe en Hagenbroek"))
        self._add(self.tr("Naam van de kaart"), self.naam)
        self.doel = self._text(
            self.tr("Waarvoor maken jullie deze kaart, en met wie?"),
            self.tr("Doel van deze kaart (mag later)"),
            self.tr(
                "Laten zien waar mensen elkaar in de wijk ontmoeten. Samen met het wijkteam en "
                "bewoners."
            ),
        )
        self.definitie = self._text(
            self.tr("Wat tellen jullie mee als sociale basis? Dit komt op elke afdruk."),
            self.tr("Onze definitie (mag later)"),
            self.tr(
                "Alles in de wijk waar je zonder indicatie terechtkunt: plekken, groepen, "
                "activiteiten en mensen die er werken of zich inzetten."
            ),
        )
        layout.addStretch(1)

    def _add(self, label: str, field: QWidget) -> None:
        text = QLabel(label, self)
        text.setWordWrap(True)
        text.setBuddy(field)
        field.setAccessibleName(label)
        layout = self.layout()
        assert layout is not None, "made in the constructor"
        layout.addWidget(text)
        layout.addWidget(field)

    def _text(self, hint: str, label: str, example: str) -> QPlainTextEdit:
        edit = QPlainTextEdit(self)
        edit.setPlaceholderText(hint)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(edit.fontMetrics().lineSpacing() * 3 + 16)
        self._add(label, edit)
        row = QHBoxLayout()
        said = QLabel(self.tr("Voorbeeld: {0}").format(example), self)
        said.setWordWrap(True)
        take = QPushButton(self.tr("Neem over"), self)
        take.setAccessibleName(self.tr("Neem het voorbeeld over bij: {0}").format(label))
        take.setAutoDefault(False)
        take.clicked.connect(lambda: edit.setPlainText(example))
        row.addWidget(said, 1)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout), "made in the constructor"
        layout.addLayout(row)
        layout.addSpacing(6)
        return edit

    def missing(self) -> str:
        """Say what is needed before the next step; empty when nothing is."""
        return "" if self.naam.text().strip() else self.tr("Geef de kaart een naam.")


class BewaarPage(QWidget):
    """Where the kaart is kept, with everything that was chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = SaveField(
            self.tr("Waar bewaar je de kaart?"), self.tr("Kaart (*.kaart.gpkg)"), self
        )
        self.file.edit.setAccessibleName(self.tr("Waar bewaar je de kaart?"))
        label = QLabel(self.tr("Waar bewaar je de kaart?"), self)
        label.setBuddy(self.file.edit)
        hint = QLabel(
            self.tr(
                "Alles komt in dit ene bestand. Kies een map waar een reservekopie van wordt "
                "gemaakt, zoals je eigen map op het werk. Opslaan hoeft daarna niet meer: dat gaat "
                "vanzelf."
            ),
            self,
        )
        hint.setWordWrap(True)
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (label, self.file, hint):
            layout.addWidget(widget)
        layout.addSpacing(12)
        layout.addWidget(self.summary)
        layout.addStretch(1)

    def path(self) -> Path | None:
        """Return the file, with the suffix that a kaart has."""
        path = self.file.path()
        if path is None or path.name.endswith(".gpkg"):
            return path
        return path.with_name(path.name + KAART_SUFFIX)

    def missing(self) -> str:
        """Say what is wrong with the chosen file; empty when nothing is."""
        path = self.path()
        if path is None:
            return self.tr("Kies waar je de kaart bewaart.")
        if path.exists():
            return self.tr("‘{0}’ bestaat al. Kies een andere naam of map.").format(path.name)
        if not path.parent.is_dir():
            return self.tr("De map ‘{0}’ bestaat niet.").format(path.parent)
        return ""


class NewKaartWizard(QDialog):
    """The three steps; going back loses nothing.

    Args:
        runner: for looking and making in the background.
        worker: does the heavy steps.
        folders: where to look for ondergronden; the last is where files are proposed to be kept.
        known: the ondergrond that is proposed.
        parent: the window.
    """

    def __init__(
        self,
        runner: TaskRunner,
        worker: Worker,
        folders: Sequence[Path],
        known: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folders[-1]
        self._proposed = ""
        self.setWindowTitle(self.tr("Nieuwe kaart"))
        self.steps = StepRow((self.tr("Gebied"), self.tr("Naam en doel"), self.tr("Bewaren")), self)
        self.gebied = GebiedPage(runner, worker, folders, known, self)
        self.naam = NaamPage(self)
        self.bewaar = BewaarPage(self)
        self.pages = QStackedWidget(self)
        for page in (self.gebied, self.naam, self.bewaar):
            self.pages.addWidget(_scrolled(page))
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.remark.hide()
        self.cancel = QPushButton(self.tr("Annuleer"), self)
        self.previous = QPushButton(self.tr("Terug"), self)
        self.next = QPushButton(self)
        self._lay_out()
        self.cancel.clicked.connect(self.reject)
        self.previous.clicked.connect(lambda: self.go_to(self.step - 1))
        self.next.clicked.connect(self.go_on)
        self.gebied.changed.connect(self._update)
        self.naam.naam.textChanged.connect(self.remark.hide)
        self.bewaar.file.edit.textChanged.connect(self.remark.hide)
        self.go_to(0)
        self.gebied.search()

    def _lay_out(self) -> None:
        for button in (self.cancel, self.previous):
            button.setAutoDefault(False)
        self.next.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.previous)
        buttons.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self.steps)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.remark)
        layout.addLayout(buttons)
        letter = self.fontMetrics()
        room = self.screen().availableSize() * 0.9
        self.resize(
            min(letter.averageCharWidth() * _LETTERS, room.width()),
            min(letter.lineSpacing() * _LINES, room.height()),
        )

    # -- going -----------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self.pages.currentIndex()

    def go_to(self, step: int) -> None:
        """Show a step with everything that was filled in before."""
        self.pages.setCurrentIndex(step)
        self.remark.hide()
        if step == self.pages.count() - 1:
            self._propose()
        self._update()
        first: QWidget = (self.gebied.first_focus(), self.naam.naam, self.bewaar.file.edit)[step]
        first.setFocus()

    def go_on(self) -> None:
        """Show the next step, or make the kaart; says kindly what is missing."""
        missing = ("", self.naam.missing(), self.bewaar.missing())[self.step]
        last = self.step == self.pages.count() - 1
        if last and self.gebied.busy:
            missing = self.tr("Het gebied wordt nog gemaakt. Een ogenblik.")
        if missing:
            self.remark.setText(missing)
            self.remark.show()
        elif last:
            self.accept()
        else:
            self.go_to(self.step + 1)

    def done(self, result: int) -> None:
        """Qt: the dialog ends; an ondergrond that was being made is taken back."""
        self.gebied.end()
        super().done(result)

    def wanted(self) -> NewKaart:
        """Return what was filled in; call it after the dialog was accepted."""
        path = self.bewaar.path()
        assert path is not None, "the last step asks for it"
        return NewKaart(
            path=path,
            naam=self.naam.naam.text().strip(),
            onze_definitie=self.naam.definitie.toPlainText().strip(),
            doel=self.naam.doel.toPlainText().strip(),
            ondergrond=self.gebied.path(),
        )

    def _propose(self) -> None:
        """Propose a file after the name, unless somebody chose one."""
        naam = self.naam.naam.text()
        safe = "".join(c if c.isalnum() or c in " -_" else "_" for c in naam).strip()
        current = self.bewaar.file.edit.text()
        if current in {"", self._proposed}:
            self._proposed = str(self._folder / f"{safe or 'kaart'}{KAART_SUFFIX}")
            self.bewaar.file.edit.setText(self._proposed)
        item = self.gebied.list.currentItem()
        gebied = item.text().splitlines()[0] if item else self.tr("geen kaartbeeld")
        later = self.tr("later invullen")
        lines = [
            self.tr("Gebied: {0}").format(gebied),
            self.tr("Naam: {0}").format(naam.strip()),
            self.tr("Doel: {0}").format(self.naam.doel.toPlainText().strip() or later),
            self.tr("Definitie: {0}").format(self.naam.definitie.toPlainText().strip() or later),
        ]
        self.bewaar.summary.setText("\n".join(lines))

    def _update(self) -> None:
        step = self.step
        self.steps.show_step(step)
        self.previous.setEnabled(step > 0)
        last = step == self.pages.count() - 1
        self.next.setText(self.tr("Maak de kaart") if last else self.tr("Verder"))
        if step == 0 and self.gebied.path() is None and not self.gebied.busy:
            self.next.setText(self.tr("Verder zonder kaartbeeld"))


def _scrolled(page: QWidget) -> QScrollArea:
    """Return a page that scrolls when the letters are large."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area
