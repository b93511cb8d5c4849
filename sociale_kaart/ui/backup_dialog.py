"""The backups of a kaart, what putting one back would change, and putting it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.clock import today
from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.ui.roomy import RoomyDelegate, size_in_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.backups import Backup, Verschil
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.tasks import TaskRunner

# Letters and lines.
_SIZE = (118, 30)
_KB = 1_000
_MB = 1_000_000
# More is not read by anyone; the headings count all.
_MOST = 300
_ROW = Qt.ItemDataRole.UserRole


def size_text(count: int) -> str:
    """Return the size of a file as people say it."""
    if count < _MB:
        return f"{notatie.getal(max(1, count // _KB))} kB"
    return f"{notatie.getal(count / _MB, 1)} MB"


class BackupDialog(QDialog):
    """Lists backups; the one that is chosen is compared with the kaart in the background.

    Args:
        session: the open kaart.
        backups: the newest first.
        runner: for the comparing.
        parent: the window.
    """

    # Path: put this one back
    wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        backups: Sequence[Backup],
        runner: TaskRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._backups = backups
        self._runner = runner
        self._comparing = 0
        self.setWindowTitle(self.tr("Zet een reservekopie terug"))
        self.setProperty("onderwerp", "terugzetten#reservekopieën")
        size_in_letters(self, *_SIZE)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Reservekopieën, de nieuwste eerst"))
        self.list.setRootIsDecorated(False)
        self.list.setHeaderLabels([self.tr("Gemaakt op"), self.tr("Grootte")])
        self.list.header().setAccessibleName(self.tr("Koppen"))
        self.differences = QTreeWidget(self)
        self.differences.setAccessibleName(self.tr("Wat verandert als je deze terugzet"))
        self.differences.setHeaderHidden(True)
        for tree in (self.list, self.differences):
            tree.setItemDelegate(RoomyDelegate(tree))
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self._lay_out()
        self._fill()
        self.list.currentItemChanged.connect(self._compare)
        newest = self.list.topLevelItem(0)
        if newest is not None:
            self.list.setCurrentItem(newest)
        else:
            self.summary.setText(
                self.tr("Er zijn nog geen reservekopieën. De eerste komt vanzelf.")
            )

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.differences, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = buttons.addButton(
            self.tr("Zet deze terug"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.ok.setEnabled(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        note = QLabel(
            self.tr(
                "Terugzetten is één stap; je kunt hem weer ongedaan maken. "
                "Wat voorgoed is verwijderd, komt niet terug."
            ),
            self,
        )
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(split, 1)
        layout.addWidget(note)
        layout.addWidget(buttons)

    def _fill(self) -> None:
        for at, backup in enumerate(self._backups):
            made = backup.gemaakt_op
            day = self.tr("vandaag") if made.date() == today() else notatie.datum(made.date())
            item = QTreeWidgetItem(self.list, [f"{day}, {made:%H:%M}", size_text(backup.bytes)])
            item.setData(0, _ROW, at)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)

    # -- comparing -------------------------------------------------------------------------------

    def chosen(self) -> Path | None:
        """Return the backup that is chosen."""
        item = self.list.currentItem()
        return self._backups[item.data(0, _ROW)].path if item is not None else None

    def _compare(self) -> None:
        path = self.chosen()
        self.ok.setEnabled(False)
        self.differences.clear()
        if path is None:
            return
        self.summary.setText(self.tr("Vergelijken…"))
        # The answer of a comparison that nobody waits for any more is left alone.
        self._comparing += 1
        number = self._comparing
        self._runner.start(
            _comparison(self._session, path),
            lambda result: self._compared(number, *result),
            shown=False,
        )

    def _compared(self, number: int, found: Sequence[Verschil], error: WorldError | None) -> None:
        if number != self._comparing:
            return
        if error is not None:
            self.summary.setText(" ".join(part for part in (error.wat, error.doen) if part))
            return
        self.ok.setEnabled(bool(found))
        if not found:
            self.summary.setText(self.tr("De kaart is precies zoals in deze reservekopie."))
            return
        self.summary.setText(self.tr("Dit verandert als je deze reservekopie terugzet:"))
        for soort, title in (
            ("weg", self.tr("Verdwijnt uit de kaart")),
            ("nieuw", self.tr("Komt terug in de kaart")),
            ("anders", self.tr("Wordt weer zoals toen")),
        ):
            self._show_kind([one for one in found if one.soort == soort], title)

    def _show_kind(self, found: Sequence[Verschil], title: str) -> None:
        if not found:
            return
        head = QTreeWidgetItem(self.differences, [f"{title} ({notatie.getal(len(found))})"])
        font = head.font(0)
        font.setBold(True)
        head.setFont(0, font)
        for verschil in found[:_MOST]:
            item = QTreeWidgetItem(head, [verschil.naam])
            for veld in verschil.velden:
                child = QTreeWidgetItem(item, [veld.tekst])
                child.setToolTip(0, veld.tekst)
        if len(found) > _MOST:
            rest = self.tr("en nog {0}").format(notatie.getal(len(found) - _MOST))
            QTreeWidgetItem(head, [rest])
        head.setExpanded(True)

    def accept(self) -> None:
        """Qt: put the chosen one back."""
        path = self.chosen()
        super().accept()
        if path is not None:
            self.wanted.emit(path)

    def done(self, result: int) -> None:
        """Qt: an answer that still comes is for nobody."""
        self._comparing += 1
        super().done(result)


def _comparison(session: Session, path: Path) -> Callable[[Progress], Any]:
    """Return a job that compares a backup with the kaart; it has its own connections."""

    def job(_: Progress) -> Any:
        from sociale_kaart.operations import backups  # noqa: PLC0415 - start-up time

        try:
            return backups.compare_backup(session, path), None
        except WorldError as error:
            return [], error

    return job
