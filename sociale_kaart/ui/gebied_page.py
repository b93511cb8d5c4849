"""The first step of a new kaart: on which ondergrond it stands, or making one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.ui.ondergrond_maker import OndergrondMaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.worker import Worker
    from sociale_kaart.ui.tasks import Task, TaskRunner

_PATH = Qt.ItemDataRole.UserRole


class GebiedPage(QWidget):
    """Choose an ondergrond that is there, or make one from public data.

    Args:
        runner: looks for ondergronden and makes one, in its thread.
        worker: does the heavy steps of making.
        folders: where to look; a new one is kept in the last.
        known: the one that is proposed.
        parent: owner.
    """

    changed = Signal()

    def __init__(
        self,
        runner: TaskRunner,
        worker: Worker,
        folders: Sequence[Path],
        known: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._folders = folders
        self._searching: Task | None = None
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Gebieden op deze laptop"))
        self.list.setObjectName("keuzes")
        self.nothing = QLabel(
            self.tr(
                "Er staat nog geen gebied op deze laptop. Maak er een, of kies het bestand dat je "
                "van een collega kreeg."
            ),
            self,
        )
        self.nothing.setWordWrap(True)
        self.look = QPushButton(self.tr("Kies een ander bestand…"), self)
        self.make = QPushButton(self.tr("Maak een nieuw gebied…"), self)
        self.maker = OndergrondMaker(runner, worker, folders[-1], self)
        self.back = QPushButton(self.tr("Terug naar de lijst"), self)
        self.stack = QStackedWidget(self)
        self._lay_out()
        self.look.clicked.connect(self._look)
        self.make.clicked.connect(lambda: self._show_maker(shown=True))
        self.back.clicked.connect(lambda: self._show_maker(shown=False))
        self.list.currentItemChanged.connect(self._tell)
        self.maker.made.connect(self._made)
        self.maker.busy_changed.connect(self._tell)
        self._fill([])
        if known is not None:
            self._add(known, known.name, "")

    def _lay_out(self) -> None:
        for button in (self.look, self.make, self.back):
            button.setAutoDefault(False)
        choose, make = QWidget(self), QWidget(self)
        layout = QVBoxLayout(choose)
        layout.setContentsMargins(0, 0, 0, 0)
        uitleg = QLabel(
            self.tr(
                "Waar gaat de kaart over? Een gebied (een ondergrond) heeft de straten, de buurten "
                "en de adressen."
            ),
            choose,
        )
        uitleg.setWordWrap(True)
        for widget in (uitleg, self.list, self.nothing):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        inner = QVBoxLayout(make)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.maker)
        inner.addStretch(1)
        inner.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.stack.addWidget(choose)
        self.stack.addWidget(make)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.stack)

    def search(self) -> None:
        """Look for ondergronden in the background."""
        folders = list(self._folders)

        def job(_: Progress) -> Any:
            from sociale_kaart.operations import beginning  # noqa: PLC0415 - brings geopandas

            return beginning.find_ondergronden(folders)

        self._searching = self._runner.start(job, self._fill, shown=False)

    def end(self) -> None:
        """Stop for good: this page goes away, and nothing may report to it."""
        if self._searching is not None:
            self._searching.done = None
            self._searching.cancel()
        self.maker.end()

    def path(self) -> Path | None:
        """Return the ondergrond that is chosen."""
        item = self.list.currentItem()
        return Path(item.data(_PATH)) if item is not None else None

    @property
    def busy(self) -> bool:
        """Whether an ondergrond is being made or a file is being read."""
        return self.maker.busy

    def first_focus(self) -> QWidget:
        """Return what takes the keyboard when the page is shown."""
        if self.stack.currentIndex():
            return self.maker.osm.edit
        return self.list if self.list.count() else self.make

    # -- inside ----------------------------------------------------------------------------------

    def _fill(self, found: Any) -> None:
        chosen = self.path()
        for one in found:
            self._add(one.path, one.naam, str(one.path.parent))
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)
        if chosen is None and self.list.count():
            self.list.setCurrentRow(0)
        if self.make.hasFocus() and self.list.count():
            self.list.setFocus()
        self._tell()

    def _add(self, path: Path, naam: str, folder: str) -> QListWidgetItem:
        path = path.resolve()
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_PATH) == path:
                if folder:
                    item.setText(f"{naam}\n{folder}")
                return item
        item = QListWidgetItem(f"{naam}\n{folder or path.parent}")
        item.setData(_PATH, path)
        item.setToolTip(str(path))
        self.list.addItem(item)
        self.list.show()
        self.nothing.hide()
        if self.list.currentRow() < 0:
            self.list.setCurrentItem(item)
        return item

    def _look(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Kies een ondergrond"),
            str(self._folders[0]),
            self.tr("Ondergrond (*.ondergrond.gpkg *.gpkg)"),
        )
        if chosen:
            self.list.setCurrentItem(self._add(Path(chosen), Path(chosen).stem, ""))

    def _show_maker(self, *, shown: bool) -> None:
        self.stack.setCurrentIndex(int(shown))
        self.first_focus().setFocus()

    def _made(self, path: Any) -> None:
        naam = path.name.removesuffix(".ondergrond.gpkg")
        self.list.setCurrentItem(self._add(path, naam, ""))
        self._tell()

    def _tell(self, *_: object) -> None:
        self.changed.emit()
