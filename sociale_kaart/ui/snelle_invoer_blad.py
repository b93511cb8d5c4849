"""Which invulblad is entered: its code as printed, or a buurt and the paper it is printed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import snelle_invoer

if TYPE_CHECKING:
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.snelle_invoer import Blad
    from sociale_kaart.ui.tasks import TaskRunner
    from sociale_kaart.ui.workspace import Workspace

_LETTERS = 34


class BladKeuze(QWidget):
    """A field to type the code in, with the buurten below it, and what came of it.

    Args:
        workspace: the open kaart.
        runner: reads the borders beside the window.
        parent: owner.
    """

    # Blad
    opened = Signal(object)
    # Dutch: why not
    refused = Signal(str)

    def __init__(self, workspace: Workspace, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._runner = runner
        self._round = 0
        self._ended = False
        self.code = QComboBox(self)
        self.code.setEditable(True)
        self.code.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.code.setMinimumContentsLength(_LETTERS)
        self.code.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for buurtcode, naam in workspace.area.buurtnamen.items():
            self.code.addItem(naam, buurtcode)
        self.code.setCurrentIndex(-1)
        line = self.code.lineEdit()
        assert line is not None, "it can be typed in"
        line.setPlaceholderText(self.tr("zoals BU01660001-2024-A3L-5000-7KM"))
        line.returnPressed.connect(self.open)
        self.formaat = QComboBox(self)
        self.formaat.addItems(["A3", "A4"])
        self.formaat.setAccessibleName(self.tr("Papier van het blad"))
        self.go = QPushButton(self.tr("Open het blad"), self)
        self.go.setAutoDefault(False)
        self.go.clicked.connect(self.open)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.hide()
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.activated.connect(lambda _: self.open())
        self.code.editTextChanged.connect(lambda _: self._show_paper())
        self.formaat.activated.connect(lambda _: self.open())
        self._lay_out()
        self._show_paper()

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Bladcode (staat onder de kaart op het blad), of de buurt"), self)
        label.setBuddy(self.code)
        self.code.setAccessibleName(self.tr("Bladcode of buurt"))
        if (line := self.code.lineEdit()) is not None:
            line.setAccessibleName(self.tr("Bladcode of buurt"))
        row = QHBoxLayout()
        for widget in (self.code, self.formaat, self.go):
            row.addWidget(widget)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label)
        layout.addLayout(row)
        layout.addWidget(self.said)
        layout.addStretch(1)

    def _buurtcode(self) -> str:
        """Return the code of the buurt whose name is typed or chosen, '' when it is none."""
        typed = self.code.currentText().strip().casefold()
        names = self._workspace.area.buurtnamen.items()
        return next((code for code, naam in names if naam.casefold() == typed), "")

    def _show_paper(self) -> None:
        """Ask for the paper only where no code tells it."""
        self.formaat.setVisible(bool(self._buurtcode()))

    def open(self) -> None:
        """Look up the sheet."""
        if self._ended:
            return
        code = self._buurtcode() or self.code.currentText().strip()
        if not code:
            self.refused.emit(self.tr("Typ de bladcode, of kies de buurt."))
            return
        formaat = self.formaat.currentText()
        self._round += 1
        here, path = self._round, self._workspace.session.kaart.path
        guessed = bool(self._buurtcode())

        def job(_: Progress) -> Any:
            from sociale_kaart.operations import sessions  # noqa: PLC0415 - heavy

            try:
                with sessions.open_kaart(path, read_only=True) as own:
                    return snelle_invoer.open_blad(own, code, formaat=formaat)
            except WorldError as error:
                return error

        def done(found: Blad | WorldError) -> None:
            if here != self._round:
                return
            if isinstance(found, WorldError):
                self.refused.emit(" ".join(part for part in (found.wat, found.doen) if part))
                return
            self._tell(found, guessed=guessed)
            self.opened.emit(found)

        self._runner.start(job, done, shown=False)

    def end(self) -> None:
        """Take nothing in any more, whatever loses the keyboard as the window goes."""
        self._ended = True
        self._round += 1

    def _tell(self, blad: Blad, *, guessed: bool) -> None:
        text = self.tr("Blad van {0}: {1}.").format(blad.buurtnaam, blad.bladcode)
        if guessed:
            text += " " + self.tr("Staat er een andere code op het papier? Typ dan die.")
        self.said.setText(text)
        self.said.show()
