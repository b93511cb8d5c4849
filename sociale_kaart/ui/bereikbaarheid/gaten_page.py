"""Gaten: what there is within reach for whom, per buurt, beside what people said when asked."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.lenzen import LENZEN, lens
from sociale_kaart.operations import inventarisatie
from sociale_kaart.ui.bereikbaarheid.gaten_cel import CelVak
from sociale_kaart.ui.bereikbaarheid.gaten_keuze import GatenKeuze
from sociale_kaart.ui.bereikbaarheid.gaten_laag import gaten_layer
from sociale_kaart.ui.bereikbaarheid.gaten_tabel import GatenTabel
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.inventarisatie_dialog import AskedDialog
from sociale_kaart.ui.roomy import opened

if TYPE_CHECKING:
    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.gaten_antwoord import Gaten
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.tasks import Task

_KEY = "keuze"
_SPLIT_LINES = 7
# How matrix and cell share the width at first.
_SHARES = [640, 360]
# What a cell is made of.
_COUNTS = frozenset(
    {"hulpbronnen", "plekken", "toegang", "werkgebieden", "eigen_gebieden", "ook_sferen",
     "tellingen", inventarisatie.TABEL, *(one.onderwerp for one in LENZEN)}
)  # fmt: skip


class GatenPage(QWidget):
    """Choices, the matrix, one cell in words, and the same on the map.

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
        # which answer and item are on the map
        self._shown = ""
        self.found: Gaten | None = None
        self.setProperty("onderwerp", "gaten")
        self.setAccessibleName(self.tr("Gaten"))
        self.keuze = GatenKeuze(self)
        self._make_buttons()
        self.notice = QLabel(self)
        self.notice.setObjectName("opmerking")
        self.notice.setWordWrap(True)
        self.table = GatenTabel(self)
        self.cel = CelVak(self)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self.table)
        self.split.addWidget(self.cel)
        self.split.setStretchFactor(0, 2)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes(_SHARES)
        self.split.setChildrenCollapsible(False)
        self.split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.split.setMinimumHeight(_SPLIT_LINES * self.fontMetrics().lineSpacing())
        self._lay_out()
        self.keuze.recall(context.remembered(_KEY))
        self._connect()
        self._show()

    def _make_buttons(self) -> None:
        self.compute = QPushButton(self.tr("Zoek wat er is"), self)
        self.on_map = QPushButton(self.tr("Toon op de kaart"), self)
        self.on_map.setCheckable(True)
        self.on_map.setToolTip(self.tr("De buurten in kleuren, voor de kolom waar je staat."))
        self.waarop = self._link(self.tr("Waarop berust dit?"))
        self.copy = self._link(self.tr("Kopieer"))
        self.copy.setToolTip(self.tr("De tabel, om te plakken in Excel."))
        self.save = self._link(self.tr("Bewaar…"))
        self.save.setToolTip(self.tr("Alles als Excel of csv, met uitleg erbij."))

    def _link(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("link")
        button.setText(text)
        button.setAccessibleName(text.rstrip("…"))
        return button

    def _lay_out(self) -> None:
        bar = QWidget(self)
        row = FlowLayout(bar, 8, 6)
        self.keuze.lay_out(row, bar)
        for button in (self.compute, self.on_map):
            row.addWidget(button)
        for link in (self.waarop, self.copy, self.save):
            row.addWidget(link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.split, 1)

    def _connect(self) -> None:
        context = self._context
        self.keuze.changed.connect(self._on_choice)
        self.compute.clicked.connect(self.want)
        self.on_map.toggled.connect(self._toggle_map)
        self.waarop.clicked.connect(self.explain)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.ask_where_to_save)
        self.table.pointed.connect(self._point)
        self.table.opened.connect(self._open)
        self.cel.opened.connect(self._go_to)
        self.cel.asked.connect(self.ask)
        context.register.changed.connect(self._on_changed)
        context.layer_lost.connect(lambda: self._layer_there(shown=False))
        context.layer_back.connect(lambda: self._layer_there(shown=True))
        context.buurt_pointed.connect(self.table.look_at)
        context.explain_wanted.connect(self.explain)
        context.notation_changed.connect(self._show)

    # -- asking ----------------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way."""
        return self._task is not None

    def want(self) -> None:
        """Look what there is; what was on its way makes room."""
        self._stop()
        code, keuze = self.keuze.lens_code, self.keuze.keuze
        worker = self._context.worker

        def work(session: Session, progress: Progress) -> Gaten:
            from sociale_kaart.operations import gaten  # noqa: PLC0415 - start-up time

            return gaten.coverage(session, code, keuze, worker=worker, progress=progress)

        self._task = self._context.compute(work, self._arrived)
        self._task.finished.connect(self._ended)
        self._show()

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.finished.disconnect(self._ended)
            task.cancel()

    def _arrived(self, found: Gaten) -> None:
        self.found, self._stale = found, False

    def _ended(self, *_: object) -> None:
        self._task = None
        self._show()

    def _on_choice(self, *_: object) -> None:
        self._context.remember(_KEY, self.keuze.as_text())
        if self.found is not None or self.busy:
            # Who saw an answer expects that of another choice without asking again.
            self.want()

    def _on_changed(self, change: Change) -> None:
        if self.found is None or (change.tabellen is not None and not change.tabellen & _COUNTS):
            return
        self._stale = True
        if change.tabellen == frozenset({inventarisatie.TABEL}):
            self.want()
        else:
            self._show()

    def show_lens(self, code: str) -> None:
        """Choose a list and look what there is."""
        if lens(code) is not None:
            self.keuze.lens.setCurrentIndex(self.keuze.lens.findData(code))
        self.want()

    # -- showing ---------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show what there is of what is asked."""
        found = self.found
        for widget in (self.waarop, self.copy, self.save, self.on_map):
            widget.setEnabled(found is not None)
        self.compute.setEnabled(self._context.session.ondergrond is not None)
        again = found is not None and self._stale
        self.compute.setText(self.tr("Zoek opnieuw") if again else self.tr("Zoek wat er is"))
        self._name_map_button()
        if self.table.rows.gaten is not found:
            self.table.show_gaten(found)
        self._point()
        self._say()

    def _say(self) -> None:
        if self._context.session.ondergrond is None:
            text = self.tr(
                "Deze kaart heeft geen ondergrond. Zonder straten en adressen weten we niet wat "
                "binnen bereik is. Kies er een met Kaart › Kies een andere ondergrond."
            )
        elif self.busy and (self.found is None or self._stale):
            text = self.tr("We zoeken wat er binnen bereik is. Je kunt gewoon doorwerken.")
        elif self.found is None:
            text = self.tr(
                "Is er in elke buurt iets voor wie het nodig heeft? Kies een lijst en hoe ver "
                "iemand gaat, en klik op ‘Zoek wat er is’. Alleen waar iemand het heeft gevraagd "
                "en er niets is, is een gat."
            )
        elif self._stale:
            text = self.tr(
                "Verouderd: de kaart is veranderd nadat dit is gezocht. Klik op ‘Zoek opnieuw’."
            )
        else:
            text = self._left_out(self.found)
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    def _left_out(self, found: Gaten) -> str:
        """Return what does not count, in a line."""
        parts = [f"{aantal} × {reden}" for reden, aantal in found.niet_geteld.items()]
        if found.nergens:
            parts.append(self.tr("{0} × zonder plek, buurt of werkgebied").format(found.nergens))
        return self.tr("Niet geteld: {0}.").format(", ".join(parts)) if parts else ""

    def _point(self) -> None:
        cel = self.table.current
        self.cel.show_cel(cel, self.found)
        if self._on_map and self.found is not None and cel is not None:
            self._put_on_map(self.found, cel.item)
            if self._context.map.view.buurten is not None:
                self._context.map.view.buurten.mark(frozenset({cel.buurtcode}))

    def _open(self) -> None:
        """Go on to the hulpbronnen of the cell, or to noting that it was asked."""
        cel = self.table.current
        if cel is None:
            return
        if self._on_map:
            self._context.focus_buurt(cel.buurtcode)
        target = self.cel.lijst if self.cel.lijst.count() else self.cel.ask
        target.setFocus()

    def _go_to(self, uuid: str) -> None:
        self._context.register.select([uuid])
        self._context.map.show_hulpbron(uuid)

    # -- the map ---------------------------------------------------------------------------------

    def _name_map_button(self) -> None:
        on = self.on_map.isChecked()
        self.on_map.setText(self.tr("Zet uit") if on else self.tr("Toon op de kaart"))

    def _toggle_map(self, on: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._on_map = on
        self._name_map_button()
        if not on:
            if self._context.has_layer:
                self._context.show_layer(None)
            return
        self._shown = ""
        self._point()

    def _put_on_map(self, found: Gaten, item: str) -> None:
        key = f"{id(found)} {item}"
        if key != self._shown or not self._context.has_layer:
            self._shown = key
            self._context.show_layer(gaten_layer(found, item))

    def _layer_there(self, *, shown: bool) -> None:
        self._on_map = shown
        blocked = self.on_map.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.on_map.setChecked(shown)
        self.on_map.blockSignals(blocked)
        self._name_map_button()

    # -- acting ----------------------------------------------------------------------------------

    def ask(self) -> AskedDialog | None:
        """Ask with whom was spoken about the cell that is looked at."""
        cel, found = self.table.current, self.found
        if cel is None or found is None:
            return None
        proposed = {
            "gebiedscode": cel.buurtcode,
            "onderwerp": lijsten.label(found.lens.lijst, cel.item),
        }
        dialog = AskedDialog(self._context.area.buurtnamen, proposed, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.given.connect(lambda values: self._keep(dialog, values))
        dialog.open()
        return dialog

    def _keep(self, dialog: AskedDialog, values: dict[str, Any]) -> None:
        try:
            self._context.register.try_act(inventarisatie.add_inventarisatie, values)
        except WorldError as error:
            dialog.refuse(" ".join(part for part in (error.wat, error.doen) if part))
            return
        dialog.done(AskedDialog.DialogCode.Accepted)

    def explain(self) -> None:
        """Show how it was counted."""
        found = self.found
        if found is None:
            return
        from sociale_kaart.operations.gaten_tabel import explanation, question  # noqa: PLC0415

        said = "".join(f"<li>{html.escape(zin, quote=False)}</li>" for zin in explanation(found))
        head = html.escape(question(found), quote=False)
        opened(WaaropDialog(f"<h2>{head}</h2><ul>{said}</ul>", self.window()))

    def _copy(self) -> None:
        rows = self.table.copy()
        self._context.tell(self.tr("{0} rijen gekopieerd. Plak ze in Excel.").format(rows))

    def ask_where_to_save(self) -> None:
        """Ask for a file and write cells, hulpbronnen and how it was counted."""
        target = self._context.ask_save(
            self.tr("Bewaar de gaten"),
            self.tr("gaten") + ".xlsx",
            self.tr("Excel (*.xlsx);;csv (*.csv)"),
            ".xlsx",
        )
        found = self.found
        if target is None or found is None:
            return

        def write(session: Session, _: Progress) -> Uitvoer:
            from sociale_kaart.operations import gaten  # noqa: PLC0415 - start-up time

            return gaten.write_gaten(session, found, target)

        self._context.compute(write, self._context.tell_made)
