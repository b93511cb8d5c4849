"""The window 'Afdrukken'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from sociale_kaart.ui.afdrukken import choices
from sociale_kaart.ui.afdrukken.choice_panel import ChoicePanel
from sociale_kaart.ui.afdrukken.outlets import Outlets
from sociale_kaart.ui.afdrukken.preview import Preview
from sociale_kaart.ui.afdrukken.proof_maker import ProofMaker
from sociale_kaart.ui.form.scroll import FormScroll
from sociale_kaart.ui.notice_bar import NoticeBar
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from sociale_kaart.base.errors import WorldError
    from sociale_kaart.operations.drukwerk import Drukproef, Drukwerk
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner
    from sociale_kaart.ui.workspace import Workspace

_SIZE = (170, 48)
_PANEL_LETTERS = 40
# Of the window, at most: the sheet is what it is about.
_PANEL_PART = 0.36
_PLACE = "afdrukken/plaats"


class AfdrukkenDialog(QDialog):
    """What on the left, how it will look on the right; what is seen is what is printed and saved.

    It stays beside the window of the kaart: one can go on working there, and what was changed is
    on the next proof.

    Args:
        workspace: the open kaart.
        runner: for work in the background.
        worker: the process for heavy work.
        settings: what is remembered on this laptop.
        parent: the window.
    """

    closed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        runner: TaskRunner,
        worker: Worker,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Afdrukken"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace = workspace
        self._settings = settings
        self._edited = False
        self._renewing = False
        self._then: Callable[[], None] | None = None
        self.proof: Drukproef | None = None
        self.proof_of: Drukwerk | None = None
        self.maker = ProofMaker(runner, worker, workspace.session.kaart.path, self)
        self.notice = NoticeBar(self)
        self.panel = ChoicePanel(self)
        self.preview = Preview(runner, self)
        self.outlets = Outlets(self, runner, workspace)
        self._lay_out()
        self._wire()
        self._begin()

    # -- how it stands ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.left = FormScroll(self.panel)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self.left)
        self.split.addWidget(self.preview)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        self.print_button = self._button(self.tr("&Druk af…"))
        self.save_button = self._button(self.tr("&Bewaar als pdf…"))
        self.close_button = self._button(self.tr("&Sluit"))
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 12)
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.print_button, self.save_button, self.close_button):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.split, 1)
        layout.addLayout(row)
        size_in_letters(self, *_SIZE)
        self.restoreGeometry(self._settings.bytes(_PLACE))
        self.resize(self.size().boundedTo(self.screen().availableSize()))
        letters = self.fontMetrics().averageCharWidth() * _PANEL_LETTERS
        panel = min(letters, int(self.width() * _PANEL_PART))
        self.split.setSizes([panel, max(panel, self.width() - panel)])

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setAccessibleName(text.replace("&", "").rstrip("…"))
        return button

    def _wire(self) -> None:
        self.panel.changed.connect(self._on_choice)
        self.panel.soort.currentIndexChanged.connect(
            lambda _: QTimer.singleShot(0, self, self._fit_panel)
        )
        self.maker.began.connect(self.preview.begin)
        self.maker.stepped.connect(self.preview.step)
        self.maker.made.connect(self._on_made)
        self.maker.refused.connect(self._on_refused)
        self.maker.stopped.connect(self._on_stopped)
        self.preview.stop.clicked.connect(self._stop)
        self.preview.again.clicked.connect(lambda: self._make(at_once=True))
        self.print_button.clicked.connect(lambda: self._when_made(self.outlets.ask_print))
        self.save_button.clicked.connect(lambda: self._when_made(self.outlets.ask_save))
        self.close_button.clicked.connect(self.close)
        for keys, button in ((QKeySequence.StandardKey.Print, self.print_button),
                             (QKeySequence.StandardKey.Save, self.save_button)):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        self._workspace.register.changed.connect(self._on_edit)
        self._workspace.area.loaded.connect(self._on_area)
        self._workspace.closing.connect(self.close)

    def _begin(self) -> None:
        self.preview.view.set_dpi(float(self._settings.number("kaart/dpi")))
        self.panel.set_buurten(self._workspace.area.buurtnamen)
        wanted = choices.remembered(self._settings)
        self.panel.show_choices(wanted)
        if self.panel.kind.een:
            self.panel.buurten.choose(choices.buurt_here(self._workspace))
        self._make(at_once=True)

    def choose_buurt(self, buurtcode: str) -> None:
        """Propose a buurt, where one can be chosen."""
        if self.panel.kind.een and self.panel.buurten.chosen() != (buurtcode,):
            self.panel.buurten.choose([buurtcode])
            self._on_choice()

    def choose_kind(self, soort: str, buurtcode: str = "") -> None:
        """Propose a kind of print, and the buurt that it is about."""
        self.panel.soort.setCurrentIndex(self.panel.soort.findData(soort))
        if buurtcode:
            self.panel.buurten.choose([buurtcode])
        self._on_choice()

    # -- the proof -------------------------------------------------------------------------------

    def _fit_panel(self) -> None:
        """Give the questions the room they need; they scroll only up and down."""
        bar = self.left.verticalScrollBar().sizeHint().width()
        self.left.setMinimumWidth(self.panel.minimumSizeHint().width() + bar)

    def _on_choice(self) -> None:
        self._then = None
        self._make()

    def _make(self, *, at_once: bool = False) -> None:
        """Make a proof of what is chosen, or say what is still to be chosen."""
        self.outlets.end()
        missing = self._missing()
        for button in (self.print_button, self.save_button):
            button.setEnabled(not missing)
        if missing:
            self._then = None
            self.maker.end()
            self._forget()
            self.preview.say(missing)
            return
        self.maker.want(self.panel.wanted(), at_once=at_once)

    def _missing(self) -> str:
        if self._workspace.session.ondergrond is None:
            return self.tr(
                "Deze kaart heeft geen ondergrond, en zonder ondergrond is er geen kaart om af te "
                "drukken. Kies in het menu ‘Kaart’: ‘Kies een andere ondergrond…’."
            )
        if not self._workspace.area.buurtnamen:
            return self.tr("Er zijn geen buurten gevonden in de ondergrond.")
        if not self.panel.buurten.complete:
            return self.tr("Kies een buurt, of kies ‘Alle buurten’.")
        wanted = self.panel.wanted()
        if "vraag" in self.panel.kind.vragen and not (wanted.vraag and wanted.aan):
            return self.tr(
                "Schrijf links de vraag waar het blad mee begint, en aan wie je die stelt."
            )
        return ""

    def _on_made(self, proof: Drukproef, wanted: Drukwerk) -> None:
        if self.proof_of is None or self.proof_of.soort != wanted.soort:
            self.preview.view.go_to(0)
        self.proof, self.proof_of = proof, wanted
        self.preview.show_proof(proof)
        if self._renewing:
            self._renewing = False
            self.tell(self.tr("Je hebt de kaart gewijzigd. Het blad is opnieuw gemaakt."))
        then, self._then = self._then, None
        if then is not None:
            then()

    def _on_refused(self, error: WorldError) -> None:
        self._then = None
        self._forget()
        self.preview.say(" ".join(text for text in (error.wat, error.doen) if text))

    def tell(self, text: str, button: str = "", act: Callable[[], None] | None = None) -> None:
        """Say something over the window, aloud too."""
        self.notice.tell(text, button, act)
        self.preview.announce(text)

    def _stop(self) -> None:
        if self.outlets.printing:
            self.outlets.stop()
        else:
            self.maker.stop()

    def _on_stopped(self) -> None:
        self._then = None
        self.preview.end_stopped()

    def _forget(self) -> None:
        self.proof = self.proof_of = None

    def _on_edit(self, *_: object) -> None:
        """The kaart was changed beside us: what is shown is no longer how it is."""
        self._edited = True
        self.preview.view.set_old(True)
        if self.isActiveWindow():
            self._renew()

    def _renew(self) -> None:
        if self._edited:
            self._edited = False
            self._renewing = self.proof is not None
            self._make()

    def _on_area(self) -> None:
        if self.panel.buurten.list.count() == 0 and self._workspace.area.buurtnamen:
            self._begin()

    def _when_made(self, then: Callable[[], None]) -> None:
        """Do something with the proof of what is chosen now; wait for it when it is not there."""
        if not self._renewing:
            self.notice.dismiss()
        self._renew()
        if self.proof is not None and not self.maker.busy and self._is_current():
            then()
            return
        self._then = then
        if not self.maker.busy:
            self._make(at_once=True)

    def _is_current(self) -> bool:
        return self.proof_of == self.panel.wanted()

    # -- Qt --------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Qt: one comes back from the window of the kaart."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self._fit_panel)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            QTimer.singleShot(0, self, self._renew)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the keyboard begins at the first question."""
        super().showEvent(event)
        self._fit_panel()
        self.panel.soort.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        """Qt: the window goes; nothing of it goes on."""
        self.maker.end()
        self.preview.end()
        self.outlets.end()
        choices.remember(self._settings, self.panel.wanted())
        self._settings.set_bytes(_PLACE, self.saveGeometry())
        super().done(result)
        self.closed.emit()
