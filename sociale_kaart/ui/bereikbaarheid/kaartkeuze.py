"""What is asked: where to, how, for whom, which places count, per what, and which figure."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.domain.meetkeuze import GROEP_LABELS, Meetkeuze
from sociale_kaart.ui.bereikbaarheid.figuren import Figuur, figuren
from sociale_kaart.ui.form.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NIVEAUS = ("buurt", "wijk", "gemeente", "cel")
_STRAAL_M = (50, 5_000, 50)
_FIRST_STRAAL_M = 500


@dataclass(frozen=True, slots=True)
class Kaartkeuze:
    """What the page shows.

    Attributes:
        categorie: code.
        niveau: one of `NIVEAUS`.
        kolom: column of the figure.
        meting: what has to be measured for it.
    """

    categorie: str
    niveau: str = "buurt"
    kolom: str = "gemiddelde_m"
    meting: Meetkeuze = field(default_factory=Meetkeuze)

    @property
    def figuur(self) -> Figuur:
        """The figure; the mean distance when this categorie does not have it."""
        offered = figuren(self.categorie, self.meting.straal_m)
        return next((figuur for figuur in offered if figuur.kolom == self.kolom), offered[0])

    def as_text(self) -> str:
        """Return it as text, to remember."""
        meting = self.meting
        return json.dumps(
            {
                "categorie": self.categorie,
                "niveau": self.niveau,
                "kolom": self.kolom,
                "netwerk": meting.netwerk,
                "groep": meting.groep,
                "zonder_trap": meting.zonder_trap,
                "straal_m": meting.straal_m,
                "toegang": sorted(meting.toegang),
                "toegankelijkheid": sorted(meting.toegankelijkheid),
                "met_onbekend": meting.met_onbekend,
            }
        )

    @classmethod
    def from_text(cls, text: str) -> Kaartkeuze:
        """Return what was remembered; what is damaged or no longer there is the first choice."""
        first = cls(categorieen()[0].code)
        try:
            row: Mapping[str, Any] = json.loads(text)
            meting = Meetkeuze(
                netwerk=str(row["netwerk"]),
                groep=str(row["groep"]),
                zonder_trap=bool(row["zonder_trap"]),
                straal_m=None if row["straal_m"] is None else float(row["straal_m"]),
                toegang=frozenset(map(str, row["toegang"])),
                toegankelijkheid=frozenset(map(str, row["toegankelijkheid"])),
                met_onbekend=bool(row["met_onbekend"]),
            )
            found = cls(str(row["categorie"]), str(row["niveau"]), str(row["kolom"]), meting)
        except (ValueError, KeyError, TypeError):
            return first
        known = {categorie.code for categorie in categorieen()}
        return found if found.categorie in known and found.niveau in NIVEAUS else first


class TickMenu(QMenu):
    """A menu of choices that stays open while one ticks; Esc or a click elsewhere closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click ticks."""
        if not self._tick(self.activeAction()):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the space bar and Enter tick."""
        keys = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() not in keys or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    @staticmethod
    def _tick(action: QAction | None) -> bool:
        if action is None or not action.isCheckable():
            return False
        action.toggle()
        return True


class TickButton(QToolButton):
    """A button with a menu of choices; it says how many are chosen.

    Args:
        title: what is chosen.
        items: code and label of each choice.
        parent: owner.
    """

    changed = Signal()

    def __init__(self, title: str, items: Sequence[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        menu = TickMenu(self)
        self._actions: dict[str, QAction] = {}
        for code, label in items:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.toggled.connect(self._toggled)
            self._actions[code] = action
        self.setMenu(menu)
        self._write()

    @property
    def codes(self) -> frozenset[str]:
        """What is chosen."""
        return frozenset(code for code, action in self._actions.items() if action.isChecked())

    def set_codes(self, codes: frozenset[str]) -> None:
        """Choose, without telling."""
        for code, action in self._actions.items():
            blocked = action.blockSignals(True)  # noqa: FBT003 - Qt's signature
            action.setChecked(code in codes)
            action.blockSignals(blocked)
        self._write()

    def _toggled(self, _: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        count = len(self.codes)
        said = self.tr("{0} gekozen").format(count) if count else self.tr("maakt niet uit")
        self.setText(f"{self._title}: {said}")
        self.setAccessibleName(self.text())


class KeuzeBar(QWidget):
    """The choices in a row, and under it those that are asked less often.

    Args:
        parent: owner.
    """

    # something else is asked
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet = False
        self.categorie = self._combo(self.tr("Hoe ver is het naar"))
        for item in categorieen():
            self.categorie.addItem(item.label, item.code)
        self.netwerk = self._combo(self.tr("als je gaat"))
        for kind in lijsten.lijst("netwerk"):
            self.netwerk.addItem(kind.label, kind.code)
        self.figuur = self._combo(self.tr("Toon"))
        self.niveau = self._combo(self.tr("per"))
        for code, text in zip(
            NIVEAUS,
            (self.tr("buurt"), self.tr("wijk"), self.tr("gemeente"), self.tr("vak van 100 m")),
            strict=True,
        ):
            self.niveau.addItem(text, code)
        self.more = QToolButton(self)
        self.more.setObjectName("kop")
        self.more.setText(self.tr("Voor wie, en wat telt"))
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self._make_less_often()
        self._lay_out()
        self._fill_figuren()
        for combo in (self.categorie, self.netwerk, self.figuur, self.niveau, self.groep):
            combo.currentIndexChanged.connect(self._on_changed)
        self.straal.valueChanged.connect(self._on_changed)
        for box in (self.klein, self.zonder_trap, self.onbekend):
            box.toggled.connect(self._on_changed)
        for button in (self.toegang, self.toegankelijkheid):
            button.changed.connect(self._on_changed)
        self.more.toggled.connect(self._fold)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        return combo

    def _make_less_often(self) -> None:
        self.groep = self._combo(self.tr("Voor"))
        for code, label in GROEP_LABELS.items():
            self.groep.addItem(label, code)
        self.klein = QCheckBox(self.tr("Wie niet ver kan lopen: tot"), self)
        self.klein.setToolTip(
            self.tr("Te voet en zonder trappen. Hoe ver iemand komt, bepaal je zelf.")
        )
        self.straal = QSpinBox(self)
        self.straal.setRange(*_STRAAL_M[:2])
        self.straal.setSingleStep(_STRAAL_M[2])
        self.straal.setValue(_FIRST_STRAAL_M)
        self.straal.setSuffix(" m")
        self.straal.setKeyboardTracking(False)
        self.straal.setAccessibleName(self.tr("Hoe ver iemand komt, in meters"))
        self.zonder_trap = QCheckBox(self.tr("Zonder trappen"), self)
        self.toegang = TickButton(
            self.tr("Toegang"), [(i.code, i.label) for i in lijsten.lijst("toegang_route")], self
        )
        self.toegankelijkheid = TickButton(
            self.tr("Toegankelijk"),
            [(i.code, i.label) for i in lijsten.lijst("toegankelijkheid")],
            self,
        )
        self.onbekend = QCheckBox(self.tr("Ook plekken waarvan we dit niet weten"), self)
        self.onbekend.setChecked(True)

    def _lay_out(self) -> None:
        first, second = QWidget(self), QWidget(self)
        row = FlowLayout(first, 8, 6)
        for combo in (self.categorie, self.netwerk, self.figuur, self.niveau):
            row.addWidget(_labelled(combo, first))
        row.addWidget(self.more)
        self.less_often = second
        row = FlowLayout(second, 14, 6)
        row.addWidget(_labelled(self.groep, second))
        row.addWidget(_beside(second, self.klein, self.straal))
        for widget in (self.zonder_trap, self.toegang, self.toegankelijkheid, self.onbekend):
            row.addWidget(widget)
        second.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(first)
        layout.addWidget(second)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _fold(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self.less_often.setVisible(open_)
        self.more.setArrowType(Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow)

    # -- what is asked ---------------------------------------------------------------------------

    @property
    def keuze(self) -> Kaartkeuze:
        """What is asked now."""
        klein = self.klein.isChecked()
        meting = Meetkeuze(
            netwerk="lopen" if klein else str(self.netwerk.currentData()),
            groep=str(self.groep.currentData()),
            zonder_trap=klein or self.zonder_trap.isChecked(),
            straal_m=float(self.straal.value()) if klein else None,
            toegang=self.toegang.codes,
            toegankelijkheid=self.toegankelijkheid.codes,
            met_onbekend=self.onbekend.isChecked(),
        )
        return Kaartkeuze(
            str(self.categorie.currentData()),
            str(self.niveau.currentData()),
            str(self.figuur.currentData()),
            meting,
        )

    def set_keuze(self, keuze: Kaartkeuze) -> None:
        """Ask something else, without telling."""
        self._quiet = True
        meting = keuze.meting
        for combo, code in (
            (self.categorie, keuze.categorie),
            (self.netwerk, meting.netwerk),
            (self.niveau, keuze.niveau),
            (self.groep, meting.groep),
        ):
            combo.setCurrentIndex(max(0, combo.findData(code)))
        self.klein.setChecked(meting.straal_m is not None)
        if meting.straal_m is not None:
            self.straal.setValue(round(meting.straal_m))
        self.zonder_trap.setChecked(meting.zonder_trap)
        self.toegang.set_codes(meting.toegang)
        self.toegankelijkheid.set_codes(meting.toegankelijkheid)
        self.onbekend.setChecked(meting.met_onbekend)
        self._fill_figuren()
        self.figuur.setCurrentIndex(max(0, self.figuur.findData(keuze.kolom)))
        self._quiet = False
        self._enable()
        plain = replace(meting, netwerk="lopen")
        self.more.setChecked(plain != Meetkeuze())

    def set_groepen(self, waarom_niet: Mapping[str, str]) -> None:
        """Offer the groups of inhabitants; one in `waarom_niet` cannot be chosen, and says why."""
        model = self.groep.model()
        assert isinstance(model, QStandardItemModel), "Qt's own model of a combo box"
        for row, (code, label) in enumerate(GROEP_LABELS.items()):
            reason = waarom_niet.get(code, "")
            item = model.item(row)
            item.setEnabled(not reason)
            item.setText(f"{label} ({self.tr('niet bekend')})" if reason else label)
            item.setToolTip(reason)

    def _fill_figuren(self) -> None:
        chosen = self.figuur.currentData()
        straal = float(self.straal.value()) if self.klein.isChecked() else None
        blocked = self.figuur.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.figuur.clear()
        for figuur in figuren(str(self.categorie.currentData()), straal):
            self.figuur.addItem(figuur.label, figuur.kolom)
            row = self.figuur.count() - 1
            self.figuur.setItemData(row, figuur.uitleg, Qt.ItemDataRole.ToolTipRole)
        self.figuur.setCurrentIndex(max(0, self.figuur.findData(chosen)))
        self.figuur.blockSignals(blocked)

    def _enable(self) -> None:
        klein = self.klein.isChecked()
        self.straal.setEnabled(klein)
        self.netwerk.setEnabled(not klein)
        self.netwerk.setToolTip(
            self.tr("Wie niet ver kan lopen, gaat hier te voet.") if klein else ""
        )
        steps_matter = not klein and self.netwerk.currentData() != "auto"
        self.zonder_trap.setEnabled(steps_matter)
        filters = bool(self.toegang.codes or self.toegankelijkheid.codes)
        self.onbekend.setEnabled(filters)

    def _on_changed(self, *_: object) -> None:
        if self._quiet:
            return
        self._fill_figuren()
        self._enable()
        self.changed.emit()


def _labelled(combo: QComboBox, parent: QWidget) -> QWidget:
    """Return a combo box with its name before it."""
    label = QLabel(combo.accessibleName(), parent)
    label.setBuddy(combo)
    return _beside(parent, label, combo)


def _beside(parent: QWidget, *widgets: QWidget) -> QWidget:
    box = QWidget(parent)
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    return box
