"""For which area something is there: buurten by name, and areas drawn by people themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from sociale_kaart.domain import regels
from sociale_kaart.operations import delen
from sociale_kaart.ui.form.fields import UndoWhenEmpty
from sociale_kaart.ui.form.flow import FlowLayout, clear
from sociale_kaart.ui.form.keuzes import Chip
from sociale_kaart.ui.form.part import FormContext, Part
from sociale_kaart.ui.suggest import Suggestion, SuggestLine

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron, Row

TABEL = "werkgebieden"
_MANY = 12


class WerkgebiedenEditor(Part):
    """The areas of a hulpbron as chips, and a line to find one more.

    Args:
        context: the kaart.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._chips = QWidget(self)
        self._flow = FlowLayout(self._chips)
        self.search = SuggestLine(self._suggest, self)
        self.search.setPlaceholderText(self.tr("Zoek een buurt en voeg toe"))
        self.search.setAccessibleName(self.tr("Zoek een buurt en voeg toe"))
        self.search.setProperty("onderwerp", f"veld:{TABEL}.gebiedscode")
        self.search.nothing = self.tr("Geen buurt met deze naam.")
        self.search.picked.connect(self._add)
        UndoWhenEmpty(self.search)
        self.draw = QPushButton(self.tr("Teken een eigen gebied"), self)
        self.draw.setProperty("onderwerp", "zonder-adres#voor-welk-gebied")
        self.draw.clicked.connect(self._draw)
        for widget in (self._chips, self.search, self.draw, self.remark):
            self.body.addWidget(widget)
        context.area.loaded.connect(self._names_known)

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Show the areas."""
        if not same:
            self.search.clear()
        clear(self._flow)
        rows = hulpbron.deel(TABEL)
        for row in rows:
            chip = Chip(self.naam(row), "", self._chips)
            rij = str(row["uuid"])
            chip.clicked.connect(lambda _=False, rij=rij: self._remove(rij))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(rows))
        # Of the persoonlijke sfeer no area smaller than a buurt is kept.
        self.draw.setHidden(regels.only_at_buurt_level(hulpbron.sfeer))
        self._chips.updateGeometry()

    def naam(self, row: Row) -> str:
        """Return what people call an area."""
        eigen = row.get("eigen_gebied")
        if eigen:
            found = self.context.register.session.kaart.row("eigen_gebieden", str(eigen))
            return str(found["naam"]) if found else self.tr("eigen gebied")
        return self.context.area.naam(str(row.get("gebiedscode") or ""))

    def _suggest(self, typed: str) -> list[Suggestion]:
        wanted = typed.strip().casefold()
        if not wanted:
            return []
        eigen = [
            Suggestion(self.tr("{0} (eigen gebied)").format(row["naam"]), ("", str(row["uuid"])))
            for row in self.context.register.session.kaart.rows("eigen_gebieden")
            if wanted in str(row.get("naam") or "").casefold()
        ]
        buurten = [
            Suggestion(naam, (code, ""))
            for code, naam in self.context.area.buurtnamen.items()
            if wanted in naam.casefold()
        ]
        # A name that begins with what was typed first.
        buurten.sort(key=lambda found: not found.label.casefold().startswith(wanted))
        return [*eigen, *buurten][:_MANY]

    def _add(self, payload: object) -> None:
        if self.hulpbron is None or not isinstance(payload, tuple):
            return
        code, eigen = payload
        waarden = {"gebiedscode": code or None, "eigen_gebied": eigen or None}
        if self.save(delen.add_deel, self.hulpbron.uuid, TABEL, waarden) is not None:
            self.search.clear()

    def _draw(self) -> None:
        if self.hulpbron is not None:
            self.context.gebied_wanted.emit(self.hulpbron.uuid)

    def _remove(self, rij: str) -> None:
        if self.hulpbron is not None:
            self.save(delen.remove_deel, self.hulpbron.uuid, TABEL, rij)
            self.search.setFocus()

    def _names_known(self) -> None:
        if self.hulpbron is not None:
            self.fill(self.hulpbron, same=True)
