"""The lijstjes in the left-hand panel: the built-in ones, and those people made themselves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import notatie
from sociale_kaart.domain.lijstjes import LIJSTJES
from sociale_kaart.operations import lijstjes
from sociale_kaart.ui.check_group import CheckGroup
from sociale_kaart.ui.dialogs import Ask
from sociale_kaart.ui.filters import Filter

if TYPE_CHECKING:
    from collections import Counter

    from sociale_kaart.operations.lijstjes import EigenLijstje
    from sociale_kaart.ui.register import Register

_LIJSTJE = """
QPushButton#lijstje { text-align: left; border: 1px solid transparent; background: transparent;
    padding: 4px 6px; }
QPushButton#lijstje:hover { border-color: palette(mid); }
QPushButton#lijstje:focus { border: 2px solid palette(highlight); padding: 3px 5px; }
QPushButton#lijstje:checked { background: palette(highlight); color: palette(highlighted-text); }
QToolButton#lijstje-meer { border: none; padding: 2px 6px; }
QToolButton#lijstje-meer:focus { border: 2px solid palette(highlight); padding: 0 4px; }
QToolButton#lijstje-meer::menu-indicator { image: none; }
"""


class LijstjeRow(QWidget):
    """A lijstje as a button with its count; its sentence shows when it is chosen.

    Args:
        label: what people read.
        uitleg: what is on it, in one sentence.
        parent: owner.
    """

    def __init__(self, label: str, uitleg: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._label = label
        self.button = QPushButton(label, self)
        self.button.setObjectName("lijstje")
        self.button.setCheckable(True)
        self.button.setToolTip(uitleg)
        self.button.setAccessibleDescription(uitleg)
        self.count = QLabel(self)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.row.addWidget(self.button, 1)
        self.row.addWidget(self.count)

    def set_count(self, count: int) -> None:
        """Show how many are on it."""
        self.count.setText(notatie.getal(count))
        self.button.setAccessibleName(f"{self._label}: {count}")


class NameDialog(Ask):
    """Asks what a lijstje is called; a name that is taken is said here.

    Args:
        title: of the dialog.
        naam: what is proposed.
        parent: the window.
    """

    named = Signal(str)

    def __init__(self, title: str, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "Bewaar", parent)
        self.setProperty("onderwerp", "tabel-en-lijstjes#lijstjes")
        self.setMinimumWidth(360)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.naam = QLineEdit(naam, self)
        self.naam.setPlaceholderText(self.tr("Bijvoorbeeld: Koffie in Oost"))
        self.add(self.tr("Naam van het lijstje"), self.naam)

    def accept(self) -> None:
        """Qt: who listens to `named` closes this, or says what is wrong with the name."""
        self.named.emit(self.naam.text())


class LijstjesGroup(CheckGroup):
    """Built-in and own lijstjes; choosing one sets the filter of the register.

    Args:
        register: the open kaart.
        parent: owner.
    """

    # Filter
    chosen = Signal(object)

    def __init__(self, register: Register, parent: QWidget) -> None:
        super().__init__(self.tr("Lijstjes"), parent)
        self._register = register
        self.setProperty("onderwerp", "tabel-en-lijstjes#lijstjes")
        self.setStyleSheet(_LIJSTJE)
        self.built_in: dict[str, LijstjeRow] = {}
        self.own: dict[str, LijstjeRow] = {}
        self._filters: dict[str, Filter] = {}
        self.inner.setSpacing(1)
        for lijstje in LIJSTJES:
            row = LijstjeRow(lijstje.label, lijstje.uitleg, self)
            row.button.clicked.connect(lambda on, code=lijstje.code: self._choose(code, on=on))
            self.built_in[lijstje.code] = row
            self.inner.addWidget(row)
        self.uitleg = QLabel(self)
        self.uitleg.setWordWrap(True)
        self.uitleg.setContentsMargins(7, 2, 0, 4)
        self.inner.addWidget(self.uitleg)
        self._first_own = self.inner.count()
        self.save = QPushButton(self.tr("Bewaar als lijstje…"), self)
        self.save.setToolTip(self.tr("Bewaar wat je nu ziet onder een naam, in deze kaart"))
        self.save.clicked.connect(lambda _: self.ask_name())
        self.inner.addWidget(self.save)
        register.changed.connect(self._on_changed)
        self.read_own()
        self.follow()

    # -- showing ---------------------------------------------------------------------------------

    def set_counts(self, counts: Counter[str]) -> None:
        """Show how many hulpbronnen are on the built-in lijstjes."""
        for code, row in self.built_in.items():
            row.set_count(counts[code])

    def follow(self) -> None:
        """Mark what is shown now."""
        now = self._register.filter
        uitleg = ""
        for lijstje in LIJSTJES:
            on = now.lijstje == lijstje.code
            self.built_in[lijstje.code].button.setChecked(on)
            uitleg = lijstje.uitleg if on else uitleg
        self.uitleg.setText(uitleg)
        self.uitleg.setVisible(bool(uitleg))
        for uuid, row in self.own.items():
            row.button.setChecked(self._filters[uuid] == now)
        self.save.setVisible(now.active)

    def _on_changed(self, change: object) -> None:
        tabellen = getattr(change, "tabellen", None)
        if tabellen is None or "instellingen" in tabellen:
            self.read_own()
            self.follow()

    def read_own(self) -> None:
        """Show the lijstjes that people keep in this kaart."""
        for row in self.own.values():
            self.inner.removeWidget(row)
            row.deleteLater()
        self.own.clear()
        self._filters.clear()
        for at, eigen in enumerate(lijstjes.lijstjes(self._register.session)):
            row = LijstjeRow(eigen.naam, self.tr("Een eigen lijstje van deze kaart"), self)
            row.set_count(0)
            row.count.hide()
            row.button.setAccessibleName(eigen.naam)
            self._filters[eigen.uuid] = Filter.from_stored(eigen.filter)
            row.button.clicked.connect(lambda on, uuid=eigen.uuid: self._choose_own(uuid, on=on))
            row.row.addWidget(self._more(eigen, row))
            self.inner.insertWidget(self._first_own + at, row)
            self.own[eigen.uuid] = row

    def _more(self, eigen: EigenLijstje, parent: QWidget) -> QToolButton:
        more = QToolButton(parent)
        more.setObjectName("lijstje-meer")
        more.setText("⋯")
        more.setAccessibleName(self.tr("Wijzig het lijstje ‘{0}’").format(eigen.naam))
        more.setToolTip(more.accessibleName())
        more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.addAction(self.tr("Geef een andere naam…"), partial(self.ask_name, eigen))
        menu.addAction(self.tr("Vervang door wat je nu ziet"), partial(self._replace, eigen))
        menu.addAction(self.tr("Verwijder dit lijstje"), partial(self._remove, eigen.uuid))
        more.setMenu(menu)
        return more

    # -- acting ----------------------------------------------------------------------------------

    def _choose(self, code: str, *, on: bool) -> None:
        self.chosen.emit(Filter(lijstje=code) if on else Filter())

    def _choose_own(self, uuid: str, *, on: bool) -> None:
        self.chosen.emit(self._filters[uuid] if on else Filter())

    def ask_name(self, eigen: EigenLijstje | None = None) -> NameDialog:
        """Ask under what name what is shown is kept, or what an own lijstje is called."""
        title = self.tr("Geef een andere naam") if eigen else self.tr("Bewaar als lijstje")
        dialog = NameDialog(title, eigen.naam if eigen else "", self.window())
        dialog.named.connect(partial(self._keep, dialog, eigen))
        dialog.open()
        return dialog

    def _keep(self, dialog: NameDialog, eigen: EigenLijstje | None, naam: str) -> None:
        what = eigen.filter if eigen else self._register.filter.stored()
        try:
            change = self._register.try_act(
                lijstjes.save_lijstje, naam, what, eigen.uuid if eigen else None
            )
        except WorldError as error:
            dialog.refuse(" ".join(part for part in (error.wat, error.doen) if part))
            return
        dialog.done(Ask.DialogCode.Accepted)
        self._register.done.emit(self.tr("Gedaan: {0}").format(change.tekst), True)  # noqa: FBT003 - a signal

    def _replace(self, eigen: EigenLijstje) -> None:
        what = self._register.filter.stored()
        self._register.act(lijstjes.save_lijstje, eigen.naam, what, eigen.uuid)

    def _remove(self, uuid: str) -> None:
        self._register.act(lijstjes.remove_lijstje, uuid)
