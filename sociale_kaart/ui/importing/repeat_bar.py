"""A newer version of a list beside the one before: what is new, changed and gone, per group."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sociale_kaart.domain import notatie
from sociale_kaart.importing.keuzes import RijKeuze
from sociale_kaart.importing.plan import GEWIJZIGD, NIEUW, ONGEWIJZIGD
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.importing.calm_combo import CalmCombo

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.importing.plan import ImportPlan, PlannedRow

    Answer = Callable[[PlannedRow], RijKeuze | None]


class RepeatBar(QWidget):
    """One choice for all rows of a group; each row can still be answered by itself.

    Args:
        parent: owner.
    """

    # row number -> RijKeuze, or None for what was planned
    chosen = Signal(object)
    # whether all that is gone is to be marked as stopped
    gone_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: ImportPlan | None = None
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.nieuw = CalmCombo(self.tr("Alle nieuwe rijen"), self)
        for text, answer in (
            (self.tr("zet ze op de kaart"), _as_planned),
            (self.tr("laat ze wachten"), _always(RijKeuze("wait"))),
            (self.tr("sla ze over"), _always(RijKeuze("skip"))),
        ):
            self.nieuw.addItem(text, answer)
        self.veranderd = CalmCombo(self.tr("Alle veranderde rijen"), self)
        for text, answer in (
            (self.tr("werk bij wat alleen de lijst veranderde"), _as_planned),
            (self.tr("neem overal de lijst over"), _all_of_the_list),
            (self.tr("houd overal wat op de kaart staat"), _nothing_of_the_list),
        ):
            self.veranderd.addItem(text, answer)
        self.weg = CalmCombo(self.tr("Alles wat niet meer in de lijst staat"), self)
        self.weg.addItem(self.tr("laat het staan"), False)  # noqa: FBT003 - data of an item
        self.weg.addItem(self.tr("het is gestopt"), True)  # noqa: FBT003 - idem
        self.nieuw.activated.connect(lambda _: self._choose(self.nieuw, self._new))
        self.veranderd.activated.connect(lambda _: self._choose(self.veranderd, self._changed))
        self.weg.activated.connect(lambda _: self.gone_chosen.emit(self.weg.currentData()))
        groups = QWidget(self)
        self._groups: list[QWidget] = []
        flow = FlowLayout(groups, 24, 6)
        for combo in (self.nieuw, self.veranderd, self.weg):
            combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
            self._groups.append(self._group(groups, combo))
            flow.addWidget(self._groups[-1])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.text)
        layout.addWidget(groups)

    @staticmethod
    def _group(parent: QWidget, combo: CalmCombo) -> QWidget:
        group = QWidget(parent)
        label = QLabel(combo.accessibleName(), group)
        label.setBuddy(combo)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(combo)
        return group

    def show_plan(self, plan: ImportPlan) -> None:
        """Show how a list differs from the version before; nothing without such a version."""
        self.setVisible(plan.vorige is not None)
        if plan.vorige is None:
            return
        if plan is not self._plan:
            for combo in (self.nieuw, self.veranderd, self.weg):
                combo.setCurrentIndex(0)
        self._plan = plan
        kinds = [row.vergelijking for row in plan.rows]
        text = self.tr(
            "Naast ‘{0}’ van {1}: <b>{2}</b> nieuw, <b>{3}</b> veranderd, <b>{4}</b> weg, "
            "<b>{5}</b> gelijk. Wat jullie zelf veranderden, blijft staan tenzij jij anders kiest."
        )
        naam = plan.vorige.bestand.replace("&", "&amp;").replace("<", "&lt;")
        counts = [kinds.count(kind) for kind in (NIEUW, GEWIJZIGD, ONGEWIJZIGD)]
        counts.insert(2, len(plan.verdwenen))
        said = map(notatie.getal, counts)
        self.text.setText(
            text.format(naam, notatie.datum(dt.date.fromisoformat(plan.vorige.datum)), *said)
        )
        there = (self._new(plan), self._changed(plan), plan.verdwenen)
        for group, some in zip(self._groups, there, strict=True):
            group.setVisible(bool(some))

    @staticmethod
    def _new(plan: ImportPlan) -> list[PlannedRow]:
        return [
            row for row in plan.rows if row.vergelijking == NIEUW and row.uitkomst == "geplaatst"
        ]

    @staticmethod
    def _changed(plan: ImportPlan) -> list[PlannedRow]:
        return [row for row in plan.rows if row.vergelijking == GEWIJZIGD and row.bestaande]

    def _choose(self, combo: CalmCombo, rows: Callable[[ImportPlan], list[PlannedRow]]) -> None:
        assert self._plan is not None, "there is a version before"
        answer: Answer = combo.currentData()
        self.chosen.emit({row.rijnummer: answer(row) for row in rows(self._plan)})


def _as_planned(_: PlannedRow) -> RijKeuze | None:
    return None


def _always(keuze: RijKeuze) -> Answer:
    return lambda _: keuze


def _all_of_the_list(row: PlannedRow) -> RijKeuze:
    """Take every field that the list says something about."""
    return RijKeuze("update", velden=frozenset(v.veld for v in row.verschillen if v.lijst))


def _nothing_of_the_list(_: PlannedRow) -> RijKeuze:
    return RijKeuze("update", velden=frozenset())
