"""While registering: what may be in the kaart already, with a way to look; never a hurdle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sociale_kaart.operations.dubbelen import Dubbel, DubbelenZoeker, hints
from sociale_kaart.ui.form.fields import quiet
from sociale_kaart.ui.form.flow import clear
from sociale_kaart.ui.form.wrap_button import WrapButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.ui.form.part import FormContext

# After the last key; a word half typed tells little.
_WAIT_MS = 150
# Up to here the register is read at once, above it beside the window.
_AT_ONCE = 500


class DubbelHint(QFrame):
    """Says what may be the same as what is being registered.

    Args:
        context: the kaart.
        parent: owner.
    """

    # uuid of a hulpbron to look at
    look = Signal(str)

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("vraagkaart")
        self._context = context
        self._zoeker: DubbelenZoeker | None = None
        # uuids that changed while the register is being read
        self._reading: set[str] | None = None
        self._naam = ""
        self._plek: Mapping[str, Value] = {}
        self.found: list[Dubbel] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.look_now)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 8)
        self._layout.setSpacing(2)
        self.hide()
        context.register.changed.connect(self._follow)

    def ask(self, naam: str, plek: Mapping[str, Value]) -> None:
        """Look for what may be the same, a moment after the last key."""
        self._naam, self._plek = naam, plek
        self._prepare()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._show([])

    def look_now(self) -> None:
        """Say what was found."""
        if self._zoeker is not None:
            self._show(hints(self._zoeker, self._naam, self._plek))

    def _prepare(self) -> None:
        """Read the register, once; a large one beside the window."""
        if self._zoeker is not None or self._reading is not None:
            return
        records = self._context.register.records
        area = self._context.area
        namen = [*area.buurtnamen.values(), *(area.adressen.gebiedsnamen if area.adressen else ())]
        if len(records) <= _AT_ONCE:
            self._zoeker = DubbelenZoeker(records, namen)
            return
        self._reading = set()
        self._context.run(lambda _: DubbelenZoeker(records, namen), self._ready)

    def _ready(self, zoeker: DubbelenZoeker) -> None:
        changed, self._reading = self._reading or set(), None
        self._zoeker = zoeker
        for uuid in changed:
            zoeker.update(uuid, self._context.register.hulpbron(uuid))
        if self._naam:
            self.look_now()

    def _follow(self, change: Change) -> None:
        """Keep up with the register."""
        if change.hulpbronnen is None:
            self._zoeker = None
        elif self._zoeker is not None:
            for uuid in change.hulpbronnen:
                self._zoeker.update(uuid, self._context.register.hulpbron(uuid))
        elif self._reading is not None:
            self._reading |= change.hulpbronnen

    def _show(self, found: list[Dubbel]) -> None:
        if found == self.found:
            return
        self.found = found
        clear(self._layout)
        if found:
            self._layout.addWidget(quiet(self.tr("Staat al op de kaart?"), self))
        for dubbel in found:
            text = f"{dubbel.naam}, {dubbel.reden}"
            link = WrapButton(text, self, role=QPalette.ColorRole.Link)
            link.setObjectName("link")
            link.setAccessibleName(self.tr("Bekijk {0}, {1}").format(dubbel.naam, dubbel.reden))
            link.clicked.connect(lambda _=False, uuid=dubbel.uuid: self.look.emit(uuid))
            self._layout.addWidget(link)
        self.setVisible(bool(found))
