"""Hulpbronnen of the kaart that may be one and the same, however they came there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.domain import notatie
from sociale_kaart.domain.tabellen import HULPBRONNEN
from sociale_kaart.operations import samenvoegen
from sociale_kaart.ui import background
from sociale_kaart.ui.importing import questions
from sociale_kaart.ui.importing.questions_page import QuestionsPage
from sociale_kaart.ui.importing.work_row import WorkRow
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.importing.dubbelen import Dubbel
    from sociale_kaart.importing.keuzes import RijKeuze
    from sociale_kaart.operations.samenvoegen import Paar
    from sociale_kaart.ui.importing.questions import Ander, Vraag
    from sociale_kaart.ui.tasks import TaskRunner
    from sociale_kaart.ui.workspace import Workspace

_SIZE = (150, 36)


class RegisterDoublesDialog(QDialog):
    """Pairs side by side with both places; every answer is one step that can be undone.

    Args:
        workspace: the open kaart.
        runner: looks for the pairs beside the window.
        parent: the window.
    """

    def __init__(self, workspace: Workspace, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._vragen: list[Vraag] = []
        self._left: dict[int | str, RijKeuze] = {}
        self._done = 0
        self.setWindowTitle(self.tr("Dubbele hulpbronnen"))
        size_in_letters(self, *_SIZE)
        nothing = self.tr("Er staan geen hulpbronnen op de kaart die op elkaar lijken.")
        self.page = QuestionsPage(workspace, self._find, nothing, self)
        self.page.double.lay_in_register()
        self.page.answered.connect(self._answer)
        self.work = WorkRow(runner, self)
        self.work.refused.connect(lambda error: self.page.head.setText(str(error)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.undo = buttons.addButton(self.tr("Zet terug"), QDialogButtonBox.ButtonRole.ActionRole)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        self.undo.clicked.connect(self._undo)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(self.page, 1)
        layout.addWidget(self.work)
        layout.addWidget(buttons)
        self._read()

    def done(self, result: int) -> None:
        """Qt: the dialog ends; what was being looked for is given up."""
        self.work.cancel()
        super().done(result)

    def _read(self) -> None:
        self._show()
        self.page.head.setText(self.tr("We zoeken wat op elkaar lijkt…"))
        self.work.run(background.find_doubles(self._workspace.session), self._found)

    def _found(self, paren: Sequence[Paar]) -> None:
        known = self._workspace.register.hulpbron
        self._vragen = []
        for paar in paren:
            een, ander = known(paar.een), known(paar.ander)
            if een is not None and ander is not None:
                self._vragen.append(questions.of_pair(een, ander, paar.reden))
        self._show()

    def _show(self) -> None:
        head = self.tr("Paren die op elkaar lijken: {0}. Er wordt niets vanzelf samengevoegd.")
        self.page.show_questions(
            self._vragen, self._left, head.format(notatie.getal(len(self._vragen)))
        )
        self.undo.setEnabled(self._done > 0)

    def _answer(self, sleutel: str, keuze: RijKeuze) -> None:
        if keuze.soort == "wait":
            self._left[sleutel] = keuze
            return
        gaat, blijft = sleutel.split(" ")
        act = self._workspace.register.act
        if keuze.soort == "merge":
            velden = {v: "gaat" for v in keuze.velden or () if v in HULPBRONNEN.kolommen}
            made = act(samenvoegen.merge_hulpbronnen, blijft, gaat, velden)
        else:
            made = act(samenvoegen.not_the_same, blijft, gaat)
        if made is not None:
            self._done += 1
            gone = {gaat} if keuze.soort == "merge" else set()
            self._vragen = [
                one
                for one in self._vragen
                if one.sleutel != sleutel and not gone & set(str(one.sleutel).split(" "))
            ]
            self._show()

    def _undo(self) -> None:
        """Take the last answer back."""
        self._workspace.register.undo()
        self._done -= 1
        self._read()

    def _find(self, what: Dubbel | str) -> Ander | None:
        uuid = what if isinstance(what, str) else what.uuid
        hulpbron = self._workspace.register.hulpbron(uuid)
        return questions.of_hulpbron(hulpbron) if hulpbron else None
