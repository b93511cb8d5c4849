"""One plain question inside the form: may this initiative, may this person be on the kaart.

Never a dialog. 'Nu niet' folds the question to one line, which stays until there is an answer.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sociale_kaart.base.clock import today
from sociale_kaart.domain import lijsten
from sociale_kaart.domain.instemmingen import persons_to_ask
from sociale_kaart.operations import instemming
from sociale_kaart.ui.form.field_factory import field_for
from sociale_kaart.ui.form.fields import heading, quiet
from sociale_kaart.ui.form.part import FormContext, Part
from sociale_kaart.ui.form.scroll import reveal
from sociale_kaart.ui.form.wrap_button import WrapButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.ui.form.fields import Field

# What an initiative can answer; that nobody asked is what it is before.
_ANSWERS = ("openbaar", "zelf_al_openbaar", "alleen_buurt", "niet_opnemen")


class Question(Part):
    """A question that stands open, folded to a line, or is gone.

    Args:
        context: the kaart.
        parent: owner.
    """

    # it goes away with its answer, so the keyboard has to go on elsewhere
    answering = Signal()

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        # hulpbronnen for which it is to stand open
        self._now: set[str] = set()
        self.line = WrapButton("", self)
        self.line.setObjectName("vraag")
        self.line.clicked.connect(self._reopen)
        self.card = QFrame(self)
        self.card.setObjectName("vraagkaart")
        self.inside = QVBoxLayout(self.card)
        self.inside.setContentsMargins(12, 10, 12, 12)
        self.inside.setSpacing(8)
        self.title = heading("", self.card, 1.0)
        self.inside.addWidget(self.title)
        self.body.addWidget(self.line)
        self.body.addWidget(self.card)
        self.body.addWidget(self.remark)
        self.hide()

    def ask_now(self, uuid: str) -> None:
        """Let the question stand open for a hulpbron, if it has to be asked."""
        self._now.add(uuid)
        if self.hulpbron is not None and self.hulpbron.uuid == uuid:
            self.fill(self.hulpbron, same=True)
            if self.card.isVisibleTo(self):
                reveal(self)

    def not_now(self) -> None:
        """Fold the question to a line."""
        if self.hulpbron is not None:
            self._now.discard(self.hulpbron.uuid)
            self.fill(self.hulpbron, same=True)
            self.line.setFocus()

    def _reopen(self) -> None:
        if self.hulpbron is not None:
            self.ask_now(self.hulpbron.uuid)
            first = next(
                (b for b in self.card.findChildren(QPushButton) if b.isVisibleTo(self.card)), None
            )
            if first is not None:
                first.setFocus()

    def _stand(self, *, asked: bool) -> None:
        """Show the question, its line, or nothing."""
        assert self.hulpbron is not None, "it is asked about a hulpbron"
        now = self.hulpbron.uuid in self._now
        self.setVisible(asked)
        self.line.setVisible(asked and not now)
        self.card.setVisible(asked and now)

    def _done(self, change: Change | None, text: str) -> None:
        """Say in one sentence what the answer means for who sees it."""
        if change is not None:
            self.context.register.done.emit(text, True)  # noqa: FBT003 - a signal


class InstemmingQuestion(Question):
    """May an informal initiative be on the kaart.

    Args:
        context: the kaart.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.setProperty("onderwerp", "veld:instemmingen.antwoord")
        self.line.set_text(self.tr("Nog niet gevraagd of het op de kaart mag"))
        self.line.setAccessibleDescription(self.tr("Leg het antwoord vast"))
        self.inside.addWidget(
            quiet(self.tr("Vraag het aan iemand van de groep zelf. Wat zeiden zij?"), self.card)
        )
        self.buttons: dict[str, QPushButton] = {}
        for code in _ANSWERS:
            button = WrapButton(lijsten.leefwereld("instemming", code), self.card)
            button.setObjectName("antwoord")
            button.setToolTip(lijsten.uitleg("instemming", code))
            button.setProperty("onderwerp", f"lijst:instemming.{code}")
            button.setAccessibleDescription(lijsten.uitleg("instemming", code))
            button.clicked.connect(lambda _=False, code=code: self._answer(code))
            self.buttons[code] = button
            self.inside.addWidget(button)
        self.later = QPushButton(self.tr("Nu niet, ik vraag het later"), self.card)
        self.later.setObjectName("link")
        self.later.clicked.connect(self.not_now)
        self.inside.addWidget(self.later)
        self.inside.addWidget(
            quiet(
                self.tr("Tot er een ja is, staat dit op geen openbare kaart. Jij ziet het wel."),
                self.card,
            )
        )

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:  # noqa: ARG002 - nothing is typed
        """Ask about this hulpbron, when it has to be asked."""
        self.title.setText(self.tr("Mag ‘{0}’ op de kaart?").format(hulpbron.naam))
        self._stand(asked=instemming.needs_instemming(hulpbron))

    def _answer(self, code: str) -> None:
        if self.hulpbron is None:
            return
        self.answering.emit()
        change = self.save(instemming.record_instemming, self.hulpbron.uuid, code)
        self._done(change, self.tr("Vastgelegd. {0}").format(lijsten.uitleg("instemming", code)))


class ToestemmingQuestion(Question):
    """May a person who is named be on the kaart.

    Args:
        context: the kaart.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.setProperty("onderwerp", "deel:toestemmingen")
        self._wie = ""
        self.explain = quiet("", self.card)
        self.inside.addWidget(self.explain)
        self.yes = QPushButton(self.tr("Ja, dat mag…"), self.card)
        self.yes.setObjectName("antwoord")
        self.yes.setCheckable(True)
        self.yes.toggled.connect(self._ask_more)
        self.no = QPushButton(self.tr("Nee, liever niet"), self.card)
        self.no.setObjectName("antwoord")
        self.no.clicked.connect(lambda: self._save(given=False))
        self.later = QPushButton(self.tr("Nu niet, ik vraag het later"), self.card)
        self.later.setObjectName("link")
        self.later.clicked.connect(self.not_now)
        self.more = self._make_more()
        for widget in (self.yes, self.more, self.no, self.later):
            self.inside.addWidget(widget)

    def _make_more(self) -> QWidget:
        more = QWidget(self.card)
        layout = QVBoxLayout(more)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(8)
        self.fields: dict[str, Field] = {}
        for kolom in ("hoe", "waarvoor", "tot"):
            self.fields[kolom] = field_for("toestemmingen", kolom, more)
            layout.addWidget(self.fields[kolom])
        row = QHBoxLayout()
        self.keep = QPushButton(self.tr("Leg het ja vast"), more)
        self.keep.clicked.connect(lambda: self._save(given=True))
        row.addWidget(self.keep)
        layout.addLayout(row)
        more.hide()
        return more

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Ask about the first person who was not asked yet."""
        persons = persons_to_ask(hulpbron)
        wie = persons[0] if persons else ""
        if wie != self._wie or not same:
            self.yes.setChecked(False)
            for field in self.fields.values():
                field.set_value(None)
            self.fields["waarvoor"].set_value(self.tr("naam en contact op de kaart"))
        self._wie = wie
        self.title.setText(self.tr("Vindt {0} het goed om hier te staan?").format(wie))
        self.line.set_text(self.tr("Nog niet gevraagd of {0} hier mag staan").format(wie))
        self.explain.setText(
            self.tr("Zonder ja zien alleen jij en je collega’s de naam en het contact.")
        )
        self._stand(asked=bool(persons))

    def _ask_more(self, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        self.more.setVisible(open_)
        if open_:
            self.fields["hoe"].setFocus()

    def _save(self, *, given: bool) -> None:
        hulpbron, wie = self.hulpbron, self._wie
        if hulpbron is None:
            return
        for field in self.fields.values():
            field.flush()
            if given and field.dirty:
                # Its remark says what to mend; half a yes is not kept.
                field.setFocus()
                return
        said = {kolom: field.value for kolom, field in self.fields.items()} if given else {}
        day = today().isoformat() if given else None
        self.answering.emit()
        change = self.save(_recorder(wie, day, said), hulpbron.uuid)
        text = (
            self.tr("Vastgelegd. De naam van {0} mag op de kaart waar het contact te zien is.")
            if given
            else self.tr("Vastgelegd. De naam van {0} blijft bij jullie en komt op geen kaart.")
        )
        self._done(change, text.format(wie))


def _recorder(wie: str, day: str | None, said: dict[str, Any]) -> Callable[..., Change]:
    """Return the operation with its keywords filled in."""
    return functools.partial(instemming.record_toestemming, wie=wie, gegeven_op=day, **said)
