"""What happened to one hulpbron, and putting an earlier version back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.domain import notatie
from sociale_kaart.operations import history
from sociale_kaart.ui.form.fields import quiet
from sociale_kaart.ui.form.flow import clear
from sociale_kaart.ui.form.part import FormContext, Part

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.history import Versie

# So many versions at first; more on request, because hardly anybody looks farther back.
_FIRST = 20
# A step that changes more than this is told in part.
_LINES = 8


class GeschiedenisPage(Part):
    """The versions of a hulpbron, the newest first.

    Args:
        context: the kaart.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.addWidget(
            quiet(self.tr("Alles wat er met deze hulpbron gebeurde. Terugzetten kan altijd."), self)
        )
        self.body.addWidget(self.remark)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)
        self.more = QPushButton(self.tr("Toon oudere versies"), self)
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.more)
        self.body.addStretch(1)
        self.cards: list[VersieCard] = []
        self._all = False

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Show the versions."""
        if not same:
            self._all = False
        found = history.versions(self.context.register.session, hulpbron.uuid)
        clear(self._list)
        self.cards = []
        for at, versie in enumerate(found if self._all else found[:_FIRST]):
            card = VersieCard(versie, self, newest=at == 0)
            self.cards.append(card)
            self._list.addWidget(card)
        self.more.setVisible(len(found) > len(self.cards))

    def restore(self, versie: Versie) -> None:
        """Put a version back, as one step that can be undone."""
        if self.hulpbron is None:
            return
        change = self.save(history.restore_version, self.hulpbron.uuid, versie.stap)
        if change is not None:
            text = self.tr("Teruggezet: {0}").format(_moment(versie))
            self.context.register.done.emit(text, True)  # noqa: FBT003 - a signal
            if self.cards:
                self.cards[0].setFocus()

    def _show_all(self) -> None:
        self._all = True
        if self.hulpbron is not None:
            self.fill(self.hulpbron, same=True)


class VersieCard(QFrame):
    """One version: when, who, what changed.

    Args:
        versie: which.
        page: puts it back.
        newest: it is how things are now.
    """

    def __init__(self, versie: Versie, page: GeschiedenisPage, *, newest: bool) -> None:
        super().__init__(page)
        self.setObjectName("rij")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(4)
        who = f"{_moment(versie)} · {versie.auteur}" if versie.auteur else _moment(versie)
        layout.addWidget(quiet(who, self))
        title = QLabel(versie.omschrijving, self)
        title.setWordWrap(True)
        layout.addWidget(title)
        lines = [one.tekst for one in versie.wijzigingen]
        if len(lines) > _LINES:
            rest = self.tr("en nog {0} andere").format(len(lines) - _LINES)
            lines = [*lines[:_LINES], rest]
        for text in lines:
            label = quiet(text, self)
            label.setContentsMargins(12, 0, 0, 0)
            layout.addWidget(label)
        self.restore: QPushButton | None = None
        if newest:
            layout.addWidget(quiet(self.tr("Zo is het nu."), self))
        elif not versie.verwijderd:
            self.restore = QPushButton(self.tr("Zet deze versie terug"), self)
            self.restore.setAccessibleName(
                self.tr("Zet de versie van {0} terug").format(_moment(versie))
            )
            self.restore.clicked.connect(lambda: page.restore(versie))
            layout.addWidget(self.restore)


def _moment(versie: Versie) -> str:
    return f"{notatie.datum(versie.tijd.date())}, {versie.tijd:%H:%M}"
