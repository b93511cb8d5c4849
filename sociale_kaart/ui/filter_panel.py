"""The left-hand panel: what is shown, with the symbols of the map and counts, and the lijstjes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.ui import facets
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.check_group import CheckGroup
from sociale_kaart.ui.filters import LEEG, Filter
from sociale_kaart.ui.form.detail_form import heading
from sociale_kaart.ui.lijstjes_group import LijstjesGroup
from sociale_kaart.ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon, QShowEvent

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.area import Area
    from sociale_kaart.ui.register import Register

# Which field of the filter a group sets; of the first two what is not ticked is hidden.
_HIDING = {facets.SFEER: "verborgen_sferen", facets.FORMALITEIT: "verborgen_formaliteit"}
_CHOOSING = {
    facets.SOORT: "soorten",
    facets.STATUS: "statussen",
    facets.BUURT: "buurten",
    facets.CATEGORIE: "categorieen",
    facets.DOELGROEP: "doelgroepen",
}


class FilterPanel(QScrollArea):
    """Sets the filter of the register.

    Args:
        register: the open kaart.
        area: names of buurten.
        parent: owner.
    """

    # nothing is hidden any more
    cleared = Signal()

    def __init__(self, register: Register, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._area = area
        self._facets = facets.Facets()
        self._turns = Turns(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the tick boxes take the keyboard
        self.setAccessibleName(self.tr("Tonen"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = QWidget()
        self.setWidget(self._body)
        self._make_groups()
        self._lay_out()
        register.changed.connect(self._on_changed)
        register.shown_changed.connect(self._on_shown)
        area.loaded.connect(self._name_buurten)
        self._count_all()
        self._on_shown()

    # -- making ----------------------------------------------------------------------------------

    def _make_groups(self) -> None:
        body = self._body
        self.lijstjes = LijstjesGroup(self._register, body)
        self.lijstjes.chosen.connect(self.show_filter)
        self.sferen = CheckGroup(self.tr("Sfeer"), body)
        for item in lijsten.lijst("sfeer"):
            label = (item.extra.get("kort") or item.label).lower()
            self._add(self.sferen, item.code, label, symbol_icon(item.code, "formeel"), on=True)
        empty = lijsten.NOG_NIET_INGEDEELD
        self._add(self.sferen, LEEG, empty, symbol_icon(None, "formeel"), on=True)
        explain(self.sferen, "sfeer")
        self.formaliteit = CheckGroup(self.tr("Formeel of informeel"), body)
        for item in lijsten.lijst("formaliteit"):
            icon = symbol_icon("institutioneel", item.code)
            self._add(self.formaliteit, item.code, item.label.lower(), icon, on=True)
        icon = symbol_icon("institutioneel", None)
        self._add(self.formaliteit, LEEG, empty, icon, on=True)
        explain(self.formaliteit, "formaliteit")
        self.soorten = self._of_list(self.tr("Soort"), "soort")
        self._add(self.soorten, LEEG, empty)
        self.statussen = self._of_list(self.tr("Status"), "status")
        self.buurten = CheckGroup(self.tr("Buurt"), body, folded=True)
        self.categorieen = CheckGroup(self.tr("Categorie"), body, folded=True)
        self.doelgroepen = self._of_list(self.tr("Doelgroep"), "doelgroep")
        self.groups = {
            facets.SFEER: self.sferen,
            facets.FORMALITEIT: self.formaliteit,
            facets.SOORT: self.soorten,
            facets.STATUS: self.statussen,
            facets.BUURT: self.buurten,
            facets.CATEGORIE: self.categorieen,
            facets.DOELGROEP: self.doelgroepen,
        }

    def _of_list(self, title: str, naam: str) -> CheckGroup:
        group = CheckGroup(title, self._body, folded=True)
        for item in lijsten.lijst(naam):
            self._add(group, item.code, item.label)
        explain(group, naam)
        return group

    def _add(
        self,
        group: CheckGroup,
        code: str,
        label: str,
        icon: QIcon | None = None,
        *,
        on: bool = False,
    ) -> None:
        group.add(code, label, icon, self._apply, on=on)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(heading(self.tr("Tonen"), self._body))
        self.why = QLabel(self._body)
        self.why.setWordWrap(True)
        layout.addWidget(self.why)
        self.clear = QPushButton(self.tr("Toon alles"), self._body)
        self.clear.clicked.connect(self.show_all)
        layout.addWidget(self.clear)
        layout.addWidget(self.sferen)
        layout.addWidget(self.formaliteit)
        layout.addWidget(self.lijstjes)
        for group in (
            self.categorieen,
            self.doelgroepen,
            self.buurten,
            self.soorten,
            self.statussen,
        ):
            layout.addWidget(group)
        layout.addStretch(1)

    # -- choosing --------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Hide nothing any more."""
        self.show_filter(Filter())
        self.cleared.emit()

    def show_filter(self, what: Filter) -> None:
        """Show what passes a filter, and tick the boxes as it says."""
        self._register.set_filter(what)
        self._tick(what)
        self._on_shown()

    def _tick(self, what: Filter) -> None:
        for facet, field in _HIDING.items():
            self.groups[facet].set_ticked(getattr(what, field), on=False)
        for facet, field in _CHOOSING.items():
            group, codes = self.groups[facet], getattr(what, field)
            group.set_ticked(codes, on=True)
            if codes:
                group.open()
                self._show_counts(facet)

    def _apply(self) -> None:
        found = {field: self.groups[f].codes(checked=False) for f, field in _HIDING.items()}
        found |= {field: self.groups[f].codes(checked=True) for f, field in _CHOOSING.items()}
        self._register.set_filter(replace(self._register.filter, **found))  # type: ignore[arg-type]

    def _on_shown(self) -> None:
        what = self._register.filter
        for facet, field in _HIDING.items():
            # The panel Lagen hides sferen too.
            self.groups[facet].set_ticked(getattr(what, field), on=False)
        hidden = self._register.total - len(self._register.shown)
        self.clear.setVisible(what.active)
        self.why.setVisible(hidden > 0)
        self.why.setText(
            self.tr("{0} niet getoond, door: {1}.").format(
                notatie.getal(hidden), ", ".join(facets.why_hidden(what))
            )
        )
        self.lijstjes.follow()

    # -- counting --------------------------------------------------------------------------------

    def _on_changed(self, change: object) -> None:
        uuids = getattr(change, "hulpbronnen", None)
        if uuids is None or self._facets.outdated:
            self._count_all()
            return
        self._facets.follow(uuids, self._register.hulpbron)
        if uuids and not self._turns.busy:
            self._show_all_counts()

    def _count_all(self) -> None:
        """Count what the kaart holds; a large one in turns."""
        self._facets.clear()
        self._turns.start(self._register.records, self._count, self._show_all_counts)

    def _count(self, hulpbronnen: Sequence[Hulpbron]) -> None:
        # It may have changed or gone since counting began.
        self._facets.follow([h.uuid for h in hulpbronnen], self._register.hulpbron)

    def _show_all_counts(self) -> None:
        for code in self._facets.counts(facets.CATEGORIE):
            if code and code not in self.categorieen.rows:
                self._add(self.categorieen, code, categorie_label(code))
        for code in self._facets.counts(facets.BUURT):
            if code not in self.buurten.rows:
                label = self._area.naam(code) if code else self.tr("zonder buurt")
                self._add(self.buurten, code, label)
        for facet in self.groups:
            self._show_counts(facet)
        self.lijstjes.set_counts(self._facets.counts(facets.LIJSTJE))
        self._name_buurten()
        self._widen()

    def _show_counts(self, facet: str) -> None:
        self.groups[facet].show_counts(self._facets.counts(facet), hide_empty=facet not in _HIDING)

    def _name_buurten(self) -> None:
        """Give the buurten their names, in order; what has no buurt comes last."""
        rows = self.buurten.rows
        for code, row in rows.items():
            if code:
                row.set_label(self._area.naam(code))
        ordered = sorted(rows, key=lambda code: (not code, rows[code].label.casefold(), code))
        for at, code in enumerate(ordered):
            self.buurten.inner.insertWidget(at, rows[code])
        self._widen()

    # -- width -----------------------------------------------------------------------------------

    def _widen(self) -> None:
        """Be wide enough for the longest label and the scroll bar: nothing is cut off."""
        for part in (self._body, *self._body.findChildren(QWidget)):
            part.ensurePolished()
        layout = self._body.layout()
        if layout is not None:
            layout.activate()
        needed = self._body.minimumSizeHint().width()
        self.setMinimumWidth(needed + self.verticalScrollBar().sizeHint().width() + 2)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: after other letters the labels have another width, once they all have them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._widen)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only now the fonts and rules of the window hold, and with them the widths."""
        super().showEvent(event)
        self._widen()


def explain(group: CheckGroup, naam: str) -> None:
    """Give every tick box of a list its sentence, as tooltip and for F1."""
    for code, row in group.rows.items():
        if code:
            row.setToolTip(lijsten.uitleg(naam, code))
            row.box.setProperty("onderwerp", f"lijst:{naam}.{code}")
