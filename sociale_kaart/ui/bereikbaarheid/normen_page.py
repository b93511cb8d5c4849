"""Normen: what people agreed is near enough, where that holds, and where a place would help."""

from __future__ import annotations

import functools
import html
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import normen
from sociale_kaart.ui.bereikbaarheid import normen_laag as laag
from sociale_kaart.ui.bereikbaarheid.figuren_tabel import FigurenTabel
from sociale_kaart.ui.bereikbaarheid.norm_dialog import NormDialog
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.roomy import RoomyDelegate, opened

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from sociale_kaart.analysis.normen import NormUitkomst
    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.normen import Norm
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.tasks import Task

# What makes a place count.
_COUNTS = frozenset({"hulpbronnen", "plekken", "toegang", "toegankelijkheid"})
_SPLIT_LINES = 7
_LIST_LETTERS = 46
_LIST_LINES = 4
# Narrower than this, in letters, the table does not fit beside the list.
_WIDE_LETTERS = 110
_NIVEAUS = ("buurt", "wijk", "gemeente")


class NormenLijst(QListWidget):
    """The normen."""

    # Delete was pressed
    removed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(RoomyDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Delete asks to remove the norm that is looked at."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class NormenPage(QWidget):
    """The normen, what came out per buurt, and the same on the map.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._stale = False
        self._on_map = False
        self._normen: dict[str, Norm] = {}
        self._found: dict[str, NormUitkomst] = {}
        self.setProperty("onderwerp", "normen")
        self.setAccessibleName(self.tr("Normen"))
        self._make_buttons()
        self.notice = QLabel(self)
        self.notice.setObjectName("opmerking")
        self.notice.setWordWrap(True)
        self.list = NormenLijst(self)
        self.list.setAccessibleName(self.tr("Normen"))
        self.table = FigurenTabel(self.tr("Uitkomst per buurt"), self)
        self._lay_out()
        self._connect()
        self._reload()

    def _make_buttons(self) -> None:
        self.add = QPushButton(self.tr("Voeg toe…"), self)
        self.suggest = QPushButton(self.tr("Begin met een voorstel"), self)
        self.suggestions = QMenu(self.suggest)
        self.suggest.setMenu(self.suggestions)
        self.edit = QPushButton(self.tr("Wijzig…"), self)
        self.delete = QPushButton(self.tr("Verwijder"), self)
        self.check = QPushButton(self.tr("Toets"), self)
        self.niveau = QComboBox(self)
        self.niveau.setAccessibleName(self.tr("Per"))
        for code, text in zip(
            _NIVEAUS, (self.tr("buurt"), self.tr("wijk"), self.tr("gemeente")), strict=True
        ):
            self.niveau.addItem(self.tr("Per {0}").format(text), code)
        self.view = QComboBox(self)
        self.view.setAccessibleName(self.tr("Wat de kaart laat zien"))
        for code, text in (
            (laag.GEHAALD, self.tr("Waar de norm wordt gehaald")),
            (laag.ZONDER, self.tr("Waar mensen te ver wonen")),
            (laag.HULP, self.tr("Waar een plek het meest helpt")),
        ):
            self.view.addItem(text, code)
        self.on_map = QPushButton(self.tr("Toon op de kaart"), self)
        self.on_map.setCheckable(True)
        self.go = self._link(self.tr("Ga naar de beste plek"))
        self.waarop = self._link(self.tr("Waarop berust dit?"))
        self.copy = self._link(self.tr("Kopieer de tabel"))
        self.copy.setToolTip(self.tr("Om te plakken in Excel."))
        self.save = self._link(self.tr("Bewaar…"))
        self.save.setToolTip(self.tr("Alle normen als Excel of csv, met uitleg erbij."))

    def _link(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("link")
        button.setText(text)
        button.setAccessibleName(text.rstrip("…"))
        return button

    def _lay_out(self) -> None:
        bar = QWidget(self)
        row = FlowLayout(bar, 8, 6)
        for widget in (self.add, self.suggest, self.edit, self.delete, self.check, self.niveau,
                       self.view, self.on_map, self.go, self.waarop, self.copy,
                       self.save):  # fmt: skip
            row.addWidget(widget)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self.list)
        self.split.addWidget(self.table)
        self.split.setStretchFactor(0, 0)
        self.split.setStretchFactor(1, 1)
        self.split.setChildrenCollapsible(False)
        self.split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.split, 1)
        # Without norms there is no list, and the text stays on top.
        layout.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: list and table stand under each other where there is no room beside."""
        super().resizeEvent(event)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        wide = self.width() >= _WIDE_LETTERS * letter
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if event.oldSize().width() > 0 and way == self.split.orientation():
            return
        self.split.setOrientation(way)
        listed = _LIST_LETTERS * letter if wide else _LIST_LINES * line
        self.split.setSizes([listed, 3 * listed])
        self.split.setMinimumHeight((_SPLIT_LINES if wide else 2 * _SPLIT_LINES) * line)

    def _connect(self) -> None:
        context = self._context
        self.add.clicked.connect(lambda _: self.ask())
        self.edit.clicked.connect(self.ask_again)
        self.delete.clicked.connect(self.remove)
        self.check.clicked.connect(self.want)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.removed.connect(self.remove)
        self.list.itemActivated.connect(lambda _: self.ask_again())
        self.niveau.currentIndexChanged.connect(lambda _: self._show_table())
        self.view.currentIndexChanged.connect(lambda _: self._put_on_map())
        self.on_map.toggled.connect(self._toggle_map)
        self.go.clicked.connect(self.go_to_best)
        self.waarop.clicked.connect(self.explain)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.ask_where_to_save)
        self.table.pointed.connect(self._mark)
        self.table.opened.connect(self._focus)
        context.register.changed.connect(self._on_changed)
        context.layer_lost.connect(lambda: self._layer_there(shown=False))
        context.layer_back.connect(lambda: self._layer_there(shown=True))
        context.buurt_pointed.connect(self.table.look_at)
        context.explain_wanted.connect(self.explain)
        context.notation_changed.connect(self._show)
        context.explains = True

    # -- the normen ------------------------------------------------------------------------------

    @property
    def current(self) -> Norm | None:
        """The norm that is looked at."""
        item = self.list.currentItem()
        return self._normen.get(str(item.data(Qt.ItemDataRole.UserRole))) if item else None

    @property
    def outcome(self) -> NormUitkomst | None:
        """What came out for the norm that is looked at; None when it was not computed."""
        norm = self.current
        return self._found.get(norm.uuid) if norm is not None else None

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._task is not None

    def _reload(self, chosen: str = "") -> None:
        """Read the normen again; what was looked at stays so when it is still there."""
        before = chosen or (self.current.uuid if self.current else "")
        self._normen = {norm.uuid: norm for norm in normen.normen(self._context.session)}
        # What was computed for another distance or share is no answer to this one.
        self._found = {
            uuid: found
            for uuid, found in self._found.items()
            if uuid in self._normen and self._normen[uuid].same_as(found.norm)
        }
        blocked = self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.clear()
        for norm in self._normen.values():
            item = QListWidgetItem(norm.kort, self.list)
            item.setData(Qt.ItemDataRole.UserRole, norm.uuid)
            item.setToolTip(" ".join(part for part in (norm.zin, norm.toelichting) if part))
        at = list(self._normen).index(before) if before in self._normen else 0
        self.list.setCurrentRow(at, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.blockSignals(blocked)
        self._fill_suggestions()
        self._show()

    def _fill_suggestions(self) -> None:
        menu = self.suggestions
        menu.clear()
        for norm in normen.VOORSTELLEN:
            if not any(norm.same_as(known) for known in self._normen.values()):
                menu.addAction(norm.kort, functools.partial(self.ask, norm))
        self.suggest.setEnabled(not menu.isEmpty())

    def ask(self, norm: Norm | None = None) -> NormDialog:
        """Ask for a new norm; a suggestion is only a beginning."""
        dialog = NormDialog(norm, self.window())
        dialog.given.connect(lambda values: self._keep(dialog, "", values))
        return opened(dialog)

    def ask_again(self) -> NormDialog | None:
        """Ask what the norm that is looked at should become."""
        norm = self.current
        if norm is None:
            return None
        dialog = NormDialog(norm, self.window())
        dialog.given.connect(lambda values: self._keep(dialog, norm.uuid, values))
        return opened(dialog)

    def _keep(self, dialog: NormDialog, uuid: str, values: dict[str, Any]) -> None:
        register = self._context.register
        try:
            if uuid:
                change = register.try_act(normen.edit_norm, uuid, values)
            else:
                change = register.try_act(normen.add_norm, values)
        except WorldError as error:
            dialog.refuse(" ".join(part for part in (error.wat, error.doen) if part))
            return
        dialog.done(NormDialog.DialogCode.Accepted)
        if change.nieuw:
            self._reload(change.nieuw)

    def remove(self) -> None:
        """Remove the norm that is looked at; undo brings it back."""
        norm = self.current
        if norm is not None:
            self._context.register.act(normen.remove_norm, norm.uuid)

    def _on_changed(self, change: Change) -> None:
        tabellen = change.tabellen
        if self._found and (tabellen is None or tabellen & _COUNTS):
            self._stale = True
        if tabellen is None or normen.TABEL in tabellen:
            self._reload()
        elif tabellen & _COUNTS:
            self._show()

    # -- checking --------------------------------------------------------------------------------

    def want(self) -> None:
        """Hold the buurten against all normen; what was on its way makes room."""
        self._stop()
        worker = self._context.worker

        def work(session: Session, progress: Progress) -> list[NormUitkomst]:
            return normen.check_normen(session, worker=worker, progress=progress)

        self._task = self._context.compute(work, self._arrived)
        self._task.finished.connect(self._ended)
        self._show()

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.finished.disconnect(self._ended)
            task.done = None
            task.cancel()

    def _arrived(self, found: list[NormUitkomst]) -> None:
        self._found = {
            one.norm.uuid: one
            for one in found
            if one.norm.uuid in self._normen and self._normen[one.norm.uuid].same_as(one.norm)
        }
        self._stale = False

    def _ended(self, *_: object) -> None:
        self._task = None
        self._show()

    # -- showing ---------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show what there is of the norm that is looked at."""
        found, ondergrond = self.outcome, self._context.session.ondergrond
        for button in (self.edit, self.delete):
            button.setEnabled(self.current is not None)
        for widget in (self.waarop, self.copy, self.save, self.on_map, self.view, self.niveau):
            widget.setEnabled(found is not None)
        self.go.setEnabled(found is not None and laag.best_cell(found) is not None)
        self.check.setEnabled(bool(self._normen) and ondergrond is not None)
        again = bool(self._found) and self._stale
        self.check.setText(self.tr("Toets opnieuw") if again else self.tr("Toets"))
        self.split.setVisible(bool(self._normen))
        self._show_table()
        self._put_on_map()
        self._say()

    def _show_table(self) -> None:
        found, niveau = self.outcome, str(self.niveau.currentData())
        if found is None:
            self.table.show_rows([], [])
            return
        self.table.show_rows(laag.codes_of(found, niveau), laag.table_columns(found, niveau))

    def _say(self) -> None:
        if self._context.session.ondergrond is None:
            text = self.tr(
                "Deze kaart heeft geen ondergrond. Zonder straten en adressen is geen norm te "
                "toetsen. Kies er een met Kaart › Kies een andere ondergrond."
            )
        elif not self._normen:
            text = self.tr(
                "Er is nog geen norm. Spreek samen af wat dichtbij genoeg is, zoals: 9 van de 10 "
                "mensen wonen binnen 500 meter lopen van een ontmoetingsplek. Een voorstel is een "
                "begin van het gesprek, geen regel van de wet."
            )
        elif self.busy:
            text = self.tr("We toetsen de normen. Je kunt gewoon doorwerken.")
        elif self.outcome is None:
            text = self.tr("Deze norm is nog niet getoetst. Klik op ‘Toets’.")
        elif self._stale:
            text = self.tr(
                "Verouderd: de kaart is veranderd nadat dit is getoetst. Klik op ‘Toets opnieuw’."
            )
        else:
            text = laag.in_short(self.outcome)
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    # -- the map ---------------------------------------------------------------------------------

    def _toggle_map(self, on: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._on_map = on
        if on:
            self._put_on_map()
        elif self._context.has_layer:
            self._context.show_layer(None)

    def _put_on_map(self) -> None:
        """Show the norm that is looked at, when its layer is wanted."""
        found = self.outcome
        if not self._on_map:
            return
        if found is None:
            self._context.show_layer(None)
            return
        view = str(self.view.currentData())
        if view == laag.GEHAALD:
            self._context.show_layer(laag.gehaald_layer(found))
        elif view == laag.ZONDER:
            self._context.show_cellen(laag.zonder_layer(found))
        else:
            self._context.show_cellen(laag.hulp_layer(found))
            self._context.map.view.cellen.choose(laag.best_cell(found))

    def _layer_there(self, *, shown: bool) -> None:
        self._on_map = shown
        blocked = self.on_map.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.on_map.setChecked(shown)
        self.on_map.blockSignals(blocked)

    def _mark(self, code: str) -> None:
        """Draw a strong line around the buurt that is looked at, beside its colours."""
        buurten = self._context.map.view.buurten
        if self._context.has_layer and buurten is not None:
            per_buurt = str(self.niveau.currentData()) == "buurt"
            buurten.mark(frozenset({code}) if per_buurt else frozenset())

    def _focus(self, code: str) -> None:
        if str(self.niveau.currentData()) == "buurt":
            self._context.focus_buurt(code)

    def go_to_best(self) -> None:
        """Show on the map where one place more would help most."""
        found = self.outcome
        if found is None or found.hulp is None or found.hulp.x is None or found.hulp.y is None:
            return
        self.view.setCurrentIndex(self.view.findData(laag.HULP))
        self.on_map.setChecked(True)
        self._context.map.show_place(found.hulp.x, found.hulp.y)

    # -- acting ----------------------------------------------------------------------------------

    def explain(self) -> None:
        """Show how it was counted."""
        found = self.outcome
        if found is None:
            return
        said = "".join(f"<li>{html.escape(zin, quote=False)}</li>" for zin in laag.account(found))
        head = html.escape(found.norm.kort, quote=False)
        opened(WaaropDialog(f"<h2>{head}</h2><ul>{said}</ul>", self.window()))

    def _copy(self) -> None:
        rows = self.table.copy()
        self._context.tell(self.tr("{0} rijen gekopieerd. Plak ze in Excel.").format(rows))

    def ask_where_to_save(self) -> None:
        """Ask for a file and write all outcomes with method and sources."""
        if not self._found:
            return
        target = self._context.ask_save(
            self.tr("Bewaar de uitkomst"),
            self.tr("normen") + ".xlsx",
            self.tr("Excel (*.xlsx);;csv (*.csv)"),
            ".xlsx",
        )
        if target is None:
            return
        # As they stand in the list, with the reason that is kept now.
        found = [
            replace(self._found[uuid], norm=norm)
            for uuid, norm in self._normen.items()
            if uuid in self._found
        ]

        def write(session: Session, _: Progress) -> Uitvoer:
            return normen.write_normen(session, found, target)

        self._context.compute(write, self._context.tell_made)
