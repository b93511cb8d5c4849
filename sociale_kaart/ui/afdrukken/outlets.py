"""Where a proof goes: to a printer or to a file; what goes is what was seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations.drukwerk import ATLAS, BUURTKAART, INVULBLAD, RAADSBLAD, save_pdf
from sociale_kaart.ui.afdrukken.printing import PrintRun, set_up, smaller_paper
from sociale_kaart.ui.outside import open_outside

if TYPE_CHECKING:
    from sociale_kaart.operations.drukwerk import Drukproef
    from sociale_kaart.ui.afdrukken.dialog import AfdrukkenDialog
    from sociale_kaart.ui.tasks import TaskRunner
    from sociale_kaart.ui.workspace import Workspace


class Outlets(QObject):
    """Prints and saves the proof of a window.

    Args:
        dialog: the window with the proof.
        runner: for work in the background.
        workspace: the open kaart.
    """

    def __init__(self, dialog: AfdrukkenDialog, runner: TaskRunner, workspace: Workspace) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._runner = runner
        self._workspace = workspace
        self._run: PrintRun | None = None

    @property
    def _proof(self) -> Drukproef:
        proof = self._dialog.proof
        assert proof is not None, "asked only when there is a proof"
        return proof

    def proposed_name(self) -> str:
        """Return a name for the file: 'Buurtkaart Brunnepe'."""
        wanted = self._dialog.proof_of
        assert wanted is not None, "asked only when there is a proof"
        what = {
            BUURTKAART: self.tr("Buurtkaart"),
            ATLAS: self.tr("Atlas"),
            INVULBLAD: self.tr("Invulblad"),
            RAADSBLAD: self.tr("Raadsblad"),
        }[wanted.soort]
        if len(wanted.buurten) == 1:
            where = self._workspace.area.naam(wanted.buurten[0])
        else:
            where = self._workspace.session.kaart.naam
        return "".join(c if c.isalnum() or c in " -_()" else "_" for c in f"{what} {where}").strip()

    # -- a file ----------------------------------------------------------------------------------

    def ask_save(self) -> None:
        """Ask where, and write the pdf that was seen."""
        kaart = self._workspace.session.kaart.path
        chosen, _ = QFileDialog.getSaveFileName(
            self._dialog,
            self.tr("Waar bewaar je de pdf?"),
            str(kaart.with_name(f"{self.proposed_name()}.pdf")),
            self.tr("Pdf (*.pdf)"),
        )
        if not chosen:
            return
        target = Path(chosen)
        self.save(target if target.suffix else target.with_name(f"{target.name}.pdf"))

    def save(self, target: Path) -> None:
        """Write the pdf that was seen."""
        pdf, never = self._proof.pdf, tuple(self._workspace.session.files())

        def work(_: object) -> tuple[Path, str] | WorldError:
            try:
                return save_pdf(pdf, target, *never)
            except WorldError as error:
                return error

        self._runner.start(work, self._saved, shown=False)

    def _saved(self, result: tuple[Path, str] | WorldError) -> None:
        tell = self._dialog.tell
        if isinstance(result, WorldError):
            tell(str(result))
            return
        made, melding = result
        text = self.tr("Bewaard: {0}").format(made.name)
        tell(
            f"{text}. {melding}" if melding else text,
            self.tr("Open de pdf"),
            lambda: open_outside(made),
        )

    # -- a printer -------------------------------------------------------------------------------

    def ask_print(self) -> None:
        """Ask which printer, and print what was seen."""
        if not printer_names():
            self._dialog.tell(
                self.tr(
                    "Deze computer kent geen printer. Bewaar het blad als pdf, en druk het af waar "
                    "wel een printer is. Kies daar ‘werkelijke grootte’, dan klopt de schaal."
                )
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_up(printer, self._proof, self.proposed_name())
        if self.choose_printer(printer) and self._agreed(printer):
            self.print(printer)

    def choose_printer(self, printer: QPrinter) -> bool:
        """Show the print dialog of the system."""
        dialog = QPrintDialog(printer, self._dialog)
        dialog.setMinMax(1, len(self._proof.bladen))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def _agreed(self, printer: QPrinter) -> bool:
        """Whether the sheet fits the paper, or may be made smaller."""
        paper = smaller_paper(printer, self._proof.bladen)
        return not paper or self.ask_smaller(paper)

    def ask_smaller(self, paper: str) -> bool:
        """Ask whether a sheet may be printed smaller than it is."""
        box = QMessageBox(self._dialog)
        box.setWindowTitle(self.tr("Het papier is te klein"))
        box.setText(self.tr("In de printer zit {0}. Het blad is groter.").format(paper))
        box.setInformativeText(
            self.tr(
                "Kies ander papier in de printer, of kies hier links kleiner papier. Verkleind "
                "afdrukken kan, maar dan klopt de schaal niet meer."
            )
        )
        shrink = box.addButton(self.tr("Druk verkleind af"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(self.tr("Terug"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        chosen = box.clickedButton() is shrink
        box.deleteLater()
        return chosen

    def print(self, printer: QPrinter) -> None:
        """Send the pages to a printer."""
        self.end()
        run = PrintRun(self._runner, self._proof, printer, self)
        self._run = run
        run.stepped.connect(self._on_step)
        run.ended.connect(self._printed)
        self._dialog.preview.begin_printing()
        run.start()

    @property
    def printing(self) -> bool:
        """Whether pages are on their way to a printer."""
        return self._run is not None

    def stop(self) -> None:
        """Stop what is being sent, and say so."""
        self.end()
        self._dialog.preview.end_printing()
        self._dialog.tell(
            self.tr("Gestopt. Wat al naar de printer was, kan nog uit de printer komen.")
        )

    def _on_step(self, done: int, total: int) -> None:
        text = self.tr("Naar de printer: bladzijde {0} van {1}").format(done, total)
        self._dialog.preview.step(text, done, total)

    def _printed(self, sent: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._run = None
        self._dialog.preview.end_printing()
        if sent:
            text = self.tr("Het blad is naar de printer gestuurd.")
        else:
            text = self.tr(
                "De printer nam het blad niet aan. Kijk of hij aan staat, of bewaar het blad als "
                "pdf."
            )
        self._dialog.tell(text)

    def end(self) -> None:
        """Stop what is being sent."""
        run, self._run = self._run, None
        if run is not None:
            run.stop()
            run.deleteLater()


def printer_names() -> list[str]:
    """Return the printers that this computer knows."""
    return list(QPrinterInfo.availablePrinterNames())
