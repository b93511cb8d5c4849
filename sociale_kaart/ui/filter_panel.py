"""The left-hand panel: what is shown, told with the symbols of the map, with counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain import lijsten
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.filters import LEEG, Filter
from sociale_kaart.ui.form.detail_form import heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QIcon, QShowEvent

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.ui.register import Register

_ICON = QSize(18, 18)


class CheckRow(QWidget):
    """A tick box with a symbol, a label and a count."""

    def __init__(self, code: str, label: str, icon: QIcon | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.code = code
        self._label = label
        self.box = QCheckBox(label, self)
        if icon is not None:
            self.box.setIcon(icon)
            self.box.setIconSize(_ICON)
        self.count = QLabel("0", self)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box, 1)
        layout.addWidget(self.count)

    def set_count(self, count: int) -> None:
        """Show how many there are."""
        self.count.setText(str(count))
        self.box.setAccessibleName(f"{self._label}: {count}")


class CheckGroup(QWidget):
    """Tick boxes under a heading that folds.

    Args:
        title: the heading.
        parent: owner.
        folded: whether it starts folded.
    """

    def __init__(self, title: str, parent: QWidget, *, folded: bool = False) -> None:
        super().__init__(parent)
        self.rows: dict[str, CheckRow] = {}
        self._toggle = QToolButton(self)
        self._toggle.setText(title)
        self._toggle.setObjectName("kop")
        self._toggle.setCheckable(True)
        self._toggle.setChecked(not folded)
        self._toggle.setAutoRaise(True)
        self._toggle.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._toggle.toggled.connect(self._fold)
        self._body = QWidget(self)
        self._inner = QVBoxLayout(self._body)
        self._inner.setContentsMargins(4, 0, 0, 4)
        self._inner.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._toggle)
        layout.addWidget(self._body)
        self._fold(not folded)

    def _fold(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self._body.setVisible(open_)
        arrow = Qt.ArrowType.DownArrow if open_ else Qt.ArrowType.RightArrow
        self._toggle.setArrowType(arrow)

    def add(
        self, code: str, label: str, icon: QIcon | None, toggled: Callable[[], None], *, on: bool
    ) -> None:
        """Add a tick box."""
        row = CheckRow(code, label, icon, self._body)
        row.box.setChecked(on)
        row.box.toggled.connect(lambda _: toggled())
        self.rows[code] = row
        self._inner.addWidget(row)

    def codes(self, *, checked: bool) -> frozenset[str]:
        """Return the codes that are (not) ticked."""
        return frozenset(c for c, row in self.rows.items() if row.box.isChecked() is checked)

    def show_counts(self, counts: Counter[str], *, hide_empty: bool) -> None:
        """Show the counts; what does not occur may be left out."""
        for code, row in self.rows.items():
            row.set_count(counts[code])
            row.setVisible(not hide_empty or counts[code] > 0 or row.box.isChecked())
        if hide_empty:
            self.setVisible(any(not row.isHidden() for row in self.rows.values()))

    def reset(self, *, on: bool) -> None:
        """Tick all or none, without telling."""
        for row in self.rows.values():
            blocked = row.box.blockSignals(True)  # noqa: FBT003 - Qt's signature
            row.box.setChecked(on)
            row.box.blockSignals(blocked)


class FilterPanel(QScrollArea):
    """Sets the filter of the register.

    Args:
        register: the open kaart.
        parent: owner.
    """

    # nothing is hidden any more
    cleared = Signal()

    def __init__(self, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the tick boxes take the keyboard
        self.setAccessibleName(self.tr("Tonen"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(heading(self.tr("Tonen"), body))
        self.sferen = self._group(self.tr("Sfeer"), body)
        for item in lijsten.lijst("sfeer"):
            label = (item.extra.get("kort") or item.label).lower()
            icon = symbol_icon(item.code, "formeel")
            self.sferen.add(item.code, label, icon, self._apply, on=True)
        empty = lijsten.NOG_NIET_INGEDEELD
        self.sferen.add(LEEG, empty, symbol_icon(None, "formeel"), self._apply, on=True)
        self.formaliteit = self._group(self.tr("Formeel of informeel"), body)
        for item in lijsten.lijst("formaliteit"):
            icon = symbol_icon("institutioneel", item.code)
            self.formaliteit.add(item.code, item.label.lower(), icon, self._apply, on=True)
        icon = symbol_icon("institutioneel", None)
        self.formaliteit.add(LEEG, empty, icon, self._apply, on=True)
        self.categorieen = self._group(self.tr("Categorie"), body)
        self.doelgroepen = self._group(self.tr("Doelgroep"), body, folded=True)
        for item in lijsten.lijst("doelgroep"):
            self.doelgroepen.add(item.code, item.label, None, self._apply, on=False)
        for group in (self.sferen, self.formaliteit, self.categorieen, self.doelgroepen):
            layout.addWidget(group)
        self.clear = QPushButton(self.tr("Toon alles"), body)
        self.clear.clicked.connect(self.show_all)
        layout.addWidget(self.clear)
        layout.addStretch(1)
        self.setWidget(body)
        register.changed.connect(self._refresh)
        register.shown_changed.connect(self._on_shown)
        self._refresh()
        self._on_shown()

    def _group(self, title: str, parent: QWidget, *, folded: bool = False) -> CheckGroup:
        return CheckGroup(title, parent, folded=folded)

    def show_all(self) -> None:
        """Hide nothing any more."""
        for group in (self.sferen, self.formaliteit):
            group.reset(on=True)
        for group in (self.categorieen, self.doelgroepen):
            group.reset(on=False)
        self._register.set_filter(Filter())
        self.cleared.emit()

    def _apply(self) -> None:
        self._register.set_filter(
            replace(
                self._register.filter,
                verborgen_sferen=self.sferen.codes(checked=False),
                verborgen_formaliteit=self.formaliteit.codes(checked=False),
                categorieen=self.categorieen.codes(checked=True),
                doelgroepen=self.doelgroepen.codes(checked=True),
            )
        )

    def _refresh(self) -> None:
        """Count what the kaart holds."""
        records = self._register.records
        self.sferen.show_counts(Counter(h.sfeer or LEEG for h in records), hide_empty=False)
        self.formaliteit.show_counts(
            Counter(h.formaliteit or LEEG for h in records), hide_empty=False
        )
        categorieen = Counter(h.categorie for h in records if h.categorie)
        for code in categorieen:
            if code not in self.categorieen.rows:
                label = categorie_label(code)
                self.categorieen.add(code, label, None, self._apply, on=False)
        self.categorieen.show_counts(Counter(h.categorie or LEEG for h in records), hide_empty=True)
        self.doelgroepen.show_counts(_doelgroepen(records), hide_empty=True)
        self._widen()

    def _widen(self) -> None:
        """Be wide enough for the longest label and the scroll bar: nothing is cut off."""
        for part in (self._body, *self._body.findChildren(QWidget)):
            part.ensurePolished()
        layout = self._body.layout()
        if layout is not None:
            layout.activate()
        needed = self._body.minimumSizeHint().width()
        self.setMinimumWidth(needed + self.verticalScrollBar().sizeHint().width() + 2)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: only now the fonts and rules of the window hold, and with them the widths."""
        super().showEvent(event)
        self._widen()

    def _on_shown(self) -> None:
        self.clear.setVisible(self._register.filter.active)


def _doelgroepen(records: Iterable[Hulpbron]) -> Counter[str]:
    return Counter(str(row.get("doelgroep")) for h in records for row in h.deel("doelgroepen"))
