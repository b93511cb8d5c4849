"""Importing a list in six steps; going back loses nothing, and nothing changes before the last."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.importing.keuzes import ImportChoices
from sociale_kaart.importing.leesregels import StelselError
from sociale_kaart.importing.profielen import Lezing
from sociale_kaart.operations import profielen
from sociale_kaart.ui import background
from sociale_kaart.ui.importing import questions
from sociale_kaart.ui.importing.columns_page import ColumnsPage
from sociale_kaart.ui.importing.file_page import FilePage
from sociale_kaart.ui.importing.gone_list import GoneList
from sociale_kaart.ui.importing.page_area import scrolled
from sociale_kaart.ui.importing.questions_page import QuestionsPage
from sociale_kaart.ui.importing.reading_page import ReadingPage
from sociale_kaart.ui.importing.receipt_page import ReceiptPage
from sociale_kaart.ui.importing.repeat_bar import RepeatBar
from sociale_kaart.ui.importing.returned_page import ReturnedPage
from sociale_kaart.ui.importing.totals import totals_text
from sociale_kaart.ui.importing.wizard_parts import (
    below_each_other,
    button_row,
    make_steps,
    one_of,
    rename_steps,
)
from sociale_kaart.ui.importing.work_row import WorkRow
from sociale_kaart.ui.modal_progress import WriteProgress
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sociale_kaart.importing.dubbelen import Dubbel
    from sociale_kaart.importing.keuzes import RijKeuze
    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.leesregels import Leeskeuze
    from sociale_kaart.importing.plan import ImportPlan
    from sociale_kaart.operations.importing import Receipt
    from sociale_kaart.operations.lijst_bekijken import Bekeken
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.importing.questions import Ander
    from sociale_kaart.ui.tasks import TaskRunner
    from sociale_kaart.ui.workspace import Workspace

BESTAND, HERKENNEN, KOPPELEN, PLAATSEN, DUBBELEN, ONTVANGSTBEWIJS = range(6)
_SIZE = (150, 40)


class ImportWizard(QDialog):
    """From a file to a receipt.

    Args:
        workspace: the open kaart.
        runner: does the reading and writing beside the window.
        worker: the process that reads.
        parent: the window.
    """

    # Receipt, all hulpbronnen as they are now
    imported = Signal(object, object)
    # Teruggenomen, all hulpbronnen as they are now
    taken_back = Signal(object, object)
    # ImportPlan, ImportChoices, Path
    receipt_wanted = Signal(object, object, object)

    def __init__(
        self, workspace: Workspace, runner: TaskRunner, worker: Worker, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._runner = runner
        self._worker = worker
        self._lijst: Path | None = None
        self._state: tuple[str, str] | None = None
        self._bekeken: Bekeken | None = None
        self._plan: ImportPlan | None = None
        self._planned: tuple[Any, ...] | None = None
        self._own_keuze: Leeskeuze | None = None
        # What was answered, per list as it was read, by row number.
        self._answers: dict[tuple[Any, ...], dict[int | str, RijKeuze]] = {}
        self._receipt: Receipt | None = None
        self.setWindowTitle(self.tr("Importeer een lijst"))
        size_in_letters(self, *_SIZE)
        self.steps = make_steps(self)
        self.file = FilePage(self)
        self.reading = ReadingPage(self)
        self.returned = ReturnedPage(workspace.register, self)
        self.columns = ColumnsPage(self)
        known = self.tr("Van elke rij is bekend waar die hoort. Ga verder.")
        self.places = QuestionsPage(workspace, self._find, known, self)
        apart = self.tr("Geen enkele rij lijkt op een andere, of op iets wat al op de kaart staat.")
        self.doubles = QuestionsPage(workspace, self._find, apart, self)
        self.repeat = RepeatBar(self)
        self.gone = GoneList(self)
        self.receipt = ReceiptPage(self)
        self.pages = QStackedWidget(self)
        self.work = WorkRow(runner, self)
        self.totals = QLabel(self)
        self.totals.setWordWrap(True)
        self.remark = QLabel(self)
        self.remark.setWordWrap(True)
        self.cancel = QPushButton(self.tr("Annuleer"), self)
        self.previous = QPushButton(self.tr("Terug"), self)
        self.next = QPushButton(self)
        self._lay_out()
        self._connect()
        self.go_to(BESTAND)

    def _lay_out(self) -> None:
        doubles = below_each_other(self, self.repeat, self.doubles, self.gone)
        # How a list is read; of our own workbook what was changed in it.
        read = self._read_pages = one_of(self, self.reading, self.returned)
        for page in (self.file, read, self.columns, self.places, doubles, self.receipt):
            self.pages.addWidget(scrolled(page))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(10)
        self._steps_area = scrolled(self.steps, low=True)
        layout.addWidget(self._steps_area)
        layout.addWidget(self.pages, 1)
        for widget in (self.totals, self.remark, self.work):
            layout.addWidget(widget)
        layout.addLayout(button_row(self.cancel, self.previous, self.next))

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.previous.clicked.connect(lambda: self.go_to(self._beside(-1)))
        self.next.clicked.connect(self.go_on)
        self.file.changed.connect(self.remark.hide)
        self.reading.chosen.connect(self._read_again)
        self.columns.changed.connect(self._look_for_words)
        self.columns.save_wanted.connect(self._save_profiel)
        self.columns.profiel_wanted.connect(self._use_profiel)
        self.columns.remove_wanted.connect(self._remove_profiel)
        for page in (self.places, self.doubles):
            page.answered.connect(self._answer)
        self.gone.changed.connect(self._tell_totals)
        self.repeat.chosen.connect(self._answer_group)
        self.repeat.gone_chosen.connect(self.gone.tick_all)
        self.receipt.save.clicked.connect(self._want_receipt)
        self.receipt.take_back.clicked.connect(self._take_back)
        self.work.busy_changed.connect(lambda _: self._update())
        self.work.refused.connect(self._refuse)

    # -- going -----------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The step that is shown, from 0."""
        return self.pages.currentIndex()

    def open_file(self, lijst: Path) -> None:
        """Begin with a list that was chosen already."""
        self.file.file.edit.setText(str(lijst))
        self.go_on()

    def go_to(self, step: int) -> None:
        """Show a step with everything that was filled in before."""
        self.work.cancel()
        self.remark.hide()
        self.pages.setCurrentIndex(step)
        self._update()
        first: QWidget = (
            self.file.file.edit,
            self.returned.table if self._is_returned else self.reading.table,
            self.columns.table,
            self.places.list,
            self.doubles.list,
            self.receipt.save,
        )[step]
        first.setFocus()

    def go_on(self) -> None:
        """Show the next step, importing before the last; says what is missing."""
        if self.work.busy:
            return
        if self.step == BESTAND:
            self._look()
        elif self.step == KOPPELEN:
            self._make_plan()
        elif self.step == ONTVANGSTBEWIJS:
            self.accept()
        elif self._imports_next:
            self._import()
        else:
            self.go_to(self._beside(1))

    @property
    def _is_returned(self) -> bool:
        """Whether it is a workbook that we sent round: nothing is to be recognised."""
        return self._bekeken is not None and self._bekeken.rondgestuurd

    @property
    def _counts(self) -> bool:
        """Whether this step says what becomes of all rows."""
        return self.step in {PLAATSEN, DUBBELEN} or (self.step == HERKENNEN and self._is_returned)

    @property
    def _imports_next(self) -> bool:
        """Whether the list is imported from this step on."""
        return self.step != BESTAND and self._beside(1) == ONTVANGSTBEWIJS

    def _beside(self, step: int) -> int:
        """Return the step before (-1) or after (1) this one; our own workbook needs fewer."""
        found = self.step + step
        gone = self._plan is not None and bool(self._plan.verdwenen)
        needed = {
            KOPPELEN: False,
            PLAATSEN: bool(self.places.model.vragen),
            DUBBELEN: bool(self.doubles.model.vragen) or gone,
        }
        while self._is_returned and not needed.get(found, True):
            found += step
        return found

    def done(self, result: int) -> None:
        """Qt: the wizard ends; what was being read is given up."""
        self.work.cancel()
        self.file.end()
        super().done(result)

    def _update(self) -> None:
        step = self.step
        self.steps.show_step(step)
        # With large letters not all steps fit: the present one is in sight.
        bar = self._steps_area.horizontalScrollBar()
        bar.setValue(bar.maximum() * step // ONTVANGSTBEWIJS)
        busy = self.work.busy
        ended = step == ONTVANGSTBEWIJS
        self.previous.setVisible(not ended)
        self.previous.setEnabled(step > BESTAND)
        self.cancel.setVisible(not ended)
        self.next.setEnabled(not busy)
        self.next.setText(self.tr("Sluit") if ended else self.tr("Verder"))
        if self._imports_next:
            self.next.setText(self.tr("Importeer de lijst"))
        self.totals.setVisible(self._counts)
        self._tell_totals()

    def _refuse(self, error: WorldError) -> None:
        if self.step == BESTAND and isinstance(error, StelselError):
            answered = self.file.keuze() is not None
            self.file.ask_stelsel(error)
            if answered:
                self.remark.setText(self.tr("Dat past niet bij de getallen. Kies het andere."))
                self.remark.show()
            return
        self.remark.setText(str(error))
        self.remark.show()
        if self.step == HERKENNEN and self._bekeken is not None:
            # What was refused is not how it is read.
            self.reading.show_list(self._bekeken)
        elif self.step == KOPPELEN:
            self.columns.show_profielen([one.naam for one in profielen.profielen()])

    # -- reading ---------------------------------------------------------------------------------

    def _look(self) -> None:
        """Read the chosen file, unless that was done."""
        lijst = self.file.path()
        if lijst is None:
            self.remark.setText(self.tr("Kies een bestand of plak cellen."))
            self.remark.show()
            return
        state = self.file.state()
        if state == self._state:
            self._begin_reading()
            return

        def done(bekeken: Bekeken) -> None:
            self._state, self._lijst, self._own_keuze = state, lijst, None
            self._show_list(bekeken)
            self._begin_reading()

        keuze = self.file.keuze()
        known = tuple(profielen.profielen())
        self._run_look(lijst, Lezing(keuze=keuze, profielen=known), done)

    def _begin_reading(self) -> None:
        """Show how the list is read; of our own workbook what was changed, which takes a plan."""
        if self._is_returned:
            self._make_plan()
        else:
            self.go_to(HERKENNEN)

    def _run_look(self, lijst: Path, lezing: Lezing, done: Any) -> None:
        job = background.look_at_list(self.workspace.session, lijst, lezing, self._worker)
        self.remark.hide()
        self.work.run(job, done)

    def _show_list(self, bekeken: Bekeken) -> None:
        self._bekeken = bekeken
        own = bekeken.rondgestuurd
        self._read_pages.setCurrentWidget(self.returned if own else self.reading)
        rename_steps(self.steps, HERKENNEN, KOPPELEN, returned=own)
        self.reading.show_list(bekeken)
        self.columns.show_list(bekeken)
        self.columns.show_profielen([one.naam for one in profielen.profielen()])

    def _read_again(self, keuze: Leeskeuze) -> None:
        """Read the file otherwise; columns that are the same keep what was said of them."""
        assert self._lijst is not None, "a list is shown"
        before = self._bekeken

        def done(bekeken: Bekeken) -> None:
            if before is not None and before.koppen == bekeken.koppen:
                bekeken = dataclasses.replace(bekeken, koppeling=self.columns.koppeling)
            self._own_keuze = keuze
            self._show_list(bekeken)

        known = tuple(profielen.profielen())
        self._run_look(self._lijst, Lezing(None, keuze, None, known), done)

    def _look_for_words(self, koppeling: Koppeling) -> None:
        """Look which words are unknown now that columns are read otherwise."""
        assert self._bekeken is not None, "a list is shown"
        assert self._lijst is not None, "idem"
        before = self._bekeken
        self._bekeken = dataclasses.replace(before, koppeling=koppeling)
        if before.koppeling.velden == koppeling.velden:
            return
        keuze = before.keuze
        # Words that were answered stay in sight.
        asked = dataclasses.replace(koppeling, waarden={})

        def done(bekeken: Bekeken) -> None:
            self._bekeken = dataclasses.replace(bekeken, koppeling=self.columns.koppeling)
            self.columns.show_words(self._bekeken)

        self._run_look(self._lijst, Lezing(asked, keuze), done)

    def _save_profiel(self, naam: str) -> None:
        assert self._bekeken is not None, "a list is shown"
        read = self._bekeken.koppen, self.columns.koppeling, self._own_keuze
        try:
            profielen.save_reading(naam, *read)
        except WorldError as error:
            self._refuse(error)
            return
        self.remark.hide()
        self.columns.show_profielen([one.naam for one in profielen.profielen()])
        self.columns.saved(self.tr("Bewaard als ‘{0}’.").format(naam))

    def _use_profiel(self, naam: str) -> None:
        """Read the columns as in a profile; '' finds out anew which column is which."""
        assert self._bekeken is not None, "a list is shown"
        assert self._lijst is not None, "idem"
        if naam:
            lezing = Lezing(profiel=profielen.find_profiel(naam))
        else:
            lezing = Lezing(keuze=self._bekeken.keuze)
        self._run_look(self._lijst, lezing, self._show_list)

    def _remove_profiel(self, naam: str) -> None:
        profielen.remove_profiel(naam)
        self.columns.show_profielen([one.naam for one in profielen.profielen()])
        self.columns.saved(self.tr("Het profiel ‘{0}’ is weg. De lijst blijft zo gelezen.")
                           .format(naam))  # fmt: skip

    # -- planning --------------------------------------------------------------------------------

    @property
    def choices(self) -> ImportChoices:
        """What was answered about the list as it is read now."""
        known = {k: keuze for k, keuze in self._answered().items() if isinstance(k, int)}
        return ImportChoices(known, self.gone.ticked())

    @property
    def plan(self) -> ImportPlan | None:
        """What would become of each row, without what was answered."""
        return self._plan

    def _answered(self) -> dict[int | str, RijKeuze]:
        keuze = self._bekeken.keuze if self._bekeken else None
        return self._answers.setdefault((self._state, keuze), {})

    def _make_plan(self) -> None:
        """Say what becomes of every row, unless that was done for just this."""
        if missing := self.columns.missing():
            self.remark.setText(missing)
            self.remark.show()
            return
        assert self._bekeken is not None, "a list is shown"
        assert self._lijst is not None, "idem"
        bekeken = dataclasses.replace(self._bekeken, koppeling=self.columns.koppeling)
        key = (self._state, bekeken.keuze, bekeken.koppeling)
        after = HERKENNEN if bekeken.rondgestuurd else PLAATSEN
        if key == self._planned:
            self.go_to(after)
            return

        def done(plan: ImportPlan) -> None:
            self._plan, self._planned = plan, key
            self._show_plan(plan)
            self.go_to(after)

        job = background.plan_import(self.workspace.session, self._lijst, bekeken, self._worker)
        self.remark.hide()
        self.work.run(job, done)

    def _show_plan(self, plan: ImportPlan) -> None:
        answers = self._answered()
        places, doubles = questions.of_rows(plan)
        text = self.tr("Rijen waarbij iets nodig is: {0}. Wat je openlaat, blijft in de wachtrij.")
        self.places.show_questions(places, answers, text.format(notatie.getal(len(places))))
        text = self.tr("Rijen die op iets anders lijken: {0}. Er wordt niets vanzelf samengevoegd.")
        if plan.vorige is not None:
            text = self.tr("Rijen om te bekijken: {0}. Er wordt niets vanzelf samengevoegd.")
        self.doubles.show_questions(doubles, answers, text.format(notatie.getal(len(doubles))))
        if plan.rondgestuurd:
            self.returned.show_plan(plan)
        self.repeat.show_plan(plan)
        self.gone.show_plan(plan, self.gone.ticked())

    def _answer(self, sleutel: int, keuze: RijKeuze) -> None:
        self._answered()[sleutel] = keuze
        self._tell_totals()

    def _answer_group(self, keuzes: Mapping[int, RijKeuze | None]) -> None:
        """Answer for all rows of a group; None is what was planned."""
        answers = self._answered()
        for rijnummer, keuze in keuzes.items():
            if keuze is None:
                answers.pop(rijnummer, None)
            else:
                answers[rijnummer] = keuze
        self.doubles.refresh()
        self._tell_totals()

    def _find(self, what: Dubbel | str) -> Ander | None:
        """Return what a row is laid beside."""
        if isinstance(what, str) or what.rijnummer is None:
            uuid = what if isinstance(what, str) else what.uuid
            hulpbron = self.workspace.register.hulpbron(uuid)
            return questions.of_hulpbron(hulpbron) if hulpbron else None
        rows = self._plan.rows if self._plan else ()
        row = next((row for row in rows if row.rijnummer == what.rijnummer), None)
        return questions.of_row(row) if row else None

    def _tell_totals(self) -> None:
        if self._plan is None or not self._counts:
            return
        self.totals.setText(totals_text(self._plan, self.choices))

    # -- importing -------------------------------------------------------------------------------

    def _import(self) -> None:
        assert self._plan is not None, "a step before this one made it"
        assert self._lijst is not None, "idem"
        session = self.workspace.session
        job = background.apply_import(session, self._plan, self._lijst, self.choices)
        title = self.tr("Importeer ‘{0}’").format(self._lijst.name)

        def done(result: tuple[Receipt, Any]) -> None:
            self._receipt, records = result
            assert self._lijst is not None, "it was imported"
            self.receipt.show_receipt(self._lijst.name, self._receipt)
            # The bar that was over it is gone: the keyboard comes back here.
            self.activateWindow()
            self.go_to(ONTVANGSTBEWIJS)
            self.imported.emit(self._receipt, records)

        def stopped() -> None:
            self.remark.setText(self.tr("Gestopt. Er is niets geïmporteerd."))
            self.remark.show()

        WriteProgress(title, self._runner, self).run(job, done, stopped)

    def _want_receipt(self) -> None:
        self.receipt_wanted.emit(self._plan, self.choices, self._lijst)

    def _take_back(self) -> None:
        assert self._receipt is not None, "there is a receipt"
        job = background.take_back_import(self.workspace.session, self._receipt.batch)

        def done(result: tuple[Any, Any]) -> None:
            taken, records = result
            self.receipt.show_taken_back(taken)
            self.taken_back.emit(taken, records)

        title = self.tr("Neem de import terug")
        WriteProgress(title, self._runner, self, stoppable=False).run(job, done)
