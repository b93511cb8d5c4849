"""The rows that still wait, of all imports; every answer is one step that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.domain import notatie
from sociale_kaart.operations import wachtrij
from sociale_kaart.ui.importing import questions
from sociale_kaart.ui.importing.questions_page import QuestionsPage
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from sociale_kaart.importing.dubbelen import Dubbel
    from sociale_kaart.importing.keuzes import RijKeuze
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.ui.importing.questions import Ander, Vraag
    from sociale_kaart.ui.workspace import Workspace

_SIZE = (140, 36)


class QueueDialog(QDialog):
    """What waits, to be answered now or later.

    Args:
        workspace: the open kaart.
        parent: the window.
    """

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._vragen: list[Vraag] = []
        self._left: dict[int | str, RijKeuze] = {}
        self.setWindowTitle(self.tr("Wachtrij"))
        size_in_letters(self, *_SIZE)
        self.page = QuestionsPage(
            workspace, self._find, self.tr("Er wacht niets. Alles heeft een plek."), self
        )
        self.page.answered.connect(self._answer)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.undo = buttons.addButton(self.tr("Zet terug"), QDialogButtonBox.ButtonRole.ActionRole)
        for button in buttons.buttons():
            # Enter answers a question, and never closes the queue.
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        self.undo.clicked.connect(self._undo)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)
        # What was answered here, latest last: the row, and whether it is a step of the kaart.
        self._answers: list[tuple[str, bool]] = []
        self._read()

    def _read(self) -> None:
        session = self._workspace.session
        found = []
        for row in wachtrij.waiting_rows(session):
            raw = session.kaart.row("ruwe_rijen", row.rij) or {}
            same = raw.get("lijkt_op")
            found.append(questions.of_queue(row, str(same) if same else None))
        self._vragen = questions.ordered(found)
        self._show()

    def _show(self) -> None:
        head = self.tr("Rijen die op jou wachten: {0}. Je kunt later verdergaan.")
        self.page.show_questions(
            self._vragen, self._left, head.format(notatie.getal(len(self._vragen)))
        )
        self.undo.setEnabled(bool(self._answers))

    def _answer(self, rij: str, keuze: RijKeuze) -> None:
        if keuze.soort == "wait":
            self._left[rij] = keuze
            self._answers.append((rij, False))
            self.undo.setEnabled(True)
            return
        vraag = next(vraag for vraag in self._vragen if vraag.sleutel == rij)
        if self._act(vraag, keuze) is not None:
            self._answers.append((rij, True))
            self._vragen = [one for one in self._vragen if one is not vraag]
            self._show()

    def _act(self, vraag: Vraag, keuze: RijKeuze) -> Change | None:
        act = self._workspace.register.act
        rij = str(vraag.sleutel)
        if keuze.soort == "skip":
            return act(wachtrij.skip_row, rij, keuze.reden)
        if keuze.soort in {"merge", "update"}:
            return act(wachtrij.merge_row, rij, keuze.hulpbron or vraag.gelijk, keuze.velden)
        buurt = keuze.plek.get("buurt_gekozen") if keuze.plek else None
        if buurt:
            return act(wachtrij.place_in_buurt, rij, str(buurt))
        return act(wachtrij.place_row, rij, keuze.plek, niet=keuze.niet)

    def _undo(self) -> None:
        """Take the last answer back, and show its question as it was answered."""
        rij, is_step = self._answers.pop()
        self._left.pop(rij, None)
        if is_step:
            self._workspace.register.undo()
        self._read()
        self.page.look_at(rij)

    def _find(self, what: Dubbel | str) -> Ander | None:
        uuid = what if isinstance(what, str) else what.uuid
        hulpbron = self._workspace.register.hulpbron(uuid)
        return questions.of_hulpbron(hulpbron) if hulpbron else None
