"""Relaties of a hulpbron: the words of the list in both directions, the other end from a search."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, velden
from sociale_kaart.domain.relaties import zin
from sociale_kaart.operations import relaties
from sociale_kaart.ui.canvas.symbols import symbol_icon
from sociale_kaart.ui.form.choice_fields import ChoiceField, Keuze
from sociale_kaart.ui.form.fields import LineField, UndoWhenEmpty, heading, quiet
from sociale_kaart.ui.form.flow import clear
from sociale_kaart.ui.form.part import FormContext, Part
from sociale_kaart.ui.form.wrap_button import WrapButton
from sociale_kaart.ui.suggest import Suggestion, SuggestLine

if TYPE_CHECKING:
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.relaties import Relatie
    from sociale_kaart.operations.sessions import Session

_MANY = 10
# Begins a code of the list read from the other side.
_TERUG = "<"


def choices() -> list[Keuze]:
    """Return the words of the list in both directions; what reads the same only once."""
    found: list[Keuze] = []
    for item in lijsten.lijst("relatie"):
        words, back = zin(item.code), zin(item.code, uitgaand=False)
        found.append((item.code, f"{words} …", f"{item.leefwereld}. {item.uitleg}"))
        if back != words:
            found.append((_TERUG + item.code, f"{back} …", item.uitleg))
    return found


class RelatiesPage(Part):
    """The relaties of a hulpbron, and a line to add one.

    Args:
        context: the kaart.
        parent: owner.
    """

    def __init__(self, context: FormContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("onderwerp", "deel:relaties")
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.addWidget(quiet(velden.deel_uitleg("relaties"), self))
        self.empty = quiet(self.tr("Nog geen relaties."), self)
        self.body.addWidget(self.empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.addLayout(self._list)
        self.body.addSpacing(8)
        self.body.addWidget(heading(self.tr("Leg een relatie"), self, 1.0))
        self.soort = ChoiceField(self.tr("Deze hulpbron"), choices(), self.tr("kies wat past"))
        self.soort.explain("veld:relaties.soort", velden.uitleg("relaties", "soort"))
        self.soort.committed.connect(lambda _: self._ready())
        self.body.addWidget(self.soort)
        self.search = SuggestLine(self._suggest, self)
        self.search.setPlaceholderText(self.tr("Zoek een hulpbron of partij"))
        self.search.setAccessibleName(self.tr("Zoek een hulpbron of partij"))
        self.search.setAccessibleDescription(velden.uitleg("relaties", "naar"))
        self.search.setProperty("onderwerp", "veld:relaties.naar")
        self.search.picked.connect(self._pick)
        UndoWhenEmpty(self.search)
        self.body.addWidget(self.search)
        self.toelichting = LineField(self.tr("Toelichting (mag leeg)"))
        self.toelichting.explain(
            "veld:relaties.toelichting", velden.uitleg("relaties", "toelichting")
        )
        self.body.addWidget(self.toelichting)
        self.add = QPushButton(self.tr("Voeg de relatie toe"), self)
        self.add.clicked.connect(self._add)
        self.body.addWidget(self.add)
        self.body.addWidget(self.remark)
        self.body.addStretch(1)
        self._ander: tuple[str, str] | None = None
        self.rows: list[RelatieRow] = []

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Show the relaties; what is being typed stays."""
        clear(self._list)
        self.rows = []
        found = relaties.relaties_of(self.context.register.session, hulpbron.uuid)
        for relatie in found:
            row = RelatieRow(relatie, self)
            self.rows.append(row)
            self._list.addWidget(row)
        self.empty.setVisible(not found)
        if not same:
            self._reset()

    def open(self, relatie: Relatie) -> None:
        """Go to the other end."""
        other = relatie.naar if relatie.uitgaand else relatie.van
        if other:
            self.context.opened.emit(other)

    def remove(self, relatie: Relatie) -> None:
        """Remove a relatie."""
        self.save(relaties.remove_relatie, relatie.uuid)
        self.search.setFocus()

    def _suggest(self, typed: str) -> list[Suggestion]:
        wanted = typed.strip().casefold()
        self._ander = None
        if not wanted or self.hulpbron is None:
            return []
        register = self.context.register
        found = [
            Suggestion(h.naam, ("hulpbron", h.uuid, h.naam), symbol_icon(h.sfeer, h.formaliteit))
            for h in register.records
            if wanted in h.naam.casefold() and h.uuid != self.hulpbron.uuid
        ]
        found.sort(key=lambda one: not one.label.casefold().startswith(wanted))
        found = found[:_MANY]
        known = relaties.partijen(register.session)
        found += [
            Suggestion(
                self.tr("{0} (partij)").format(row["naam"]),
                ("partij", str(row["uuid"]), str(row["naam"])),
            )
            for row in known
            if wanted in str(row["naam"] or "").casefold()
        ][:_MANY]
        names = {one.payload[2].casefold() for one in found}  # type: ignore[index]  # made above
        if len(wanted) > 2 and wanted not in names:  # noqa: PLR2004 - a name has some letters
            new = self.tr("Nieuwe partij ‘{0}’, zonder plek op de kaart").format(typed.strip())
            found.append(Suggestion(new, ("nieuw", typed.strip(), typed.strip())))
        return found

    def _pick(self, payload: object) -> None:
        if isinstance(payload, tuple):
            kind, what, naam = payload
            self._ander = (kind, what)
            self.search.setText(naam)
            self._ready()

    def _ready(self) -> None:
        """Go on to what is still to be filled in; nothing is saved unasked."""
        self.say("")
        if self.soort.value is None:
            self.soort.setFocus()
        elif self._ander is None:
            self.search.setFocus()
        else:
            self.add.setFocus()

    def _add(self) -> None:
        hulpbron, soort, ander = self.hulpbron, self.soort.value, self._ander
        if hulpbron is None:
            return
        if not isinstance(soort, str) or ander is None:
            self.say(self.tr("Kies wat past, en zoek dan de ander. Kies die uit de lijst."))
            return
        self.toelichting.flush()
        text = self.toelichting.value
        if ander[0] == "nieuw":
            made = self.save(relaties.add_partij, ander[1])
            if made is None:
                return
            ander = ("partij", str(made.nieuw))
        operation = functools.partial(
            relate, soort=soort, ander=ander, toelichting=str(text) if text else None
        )
        if self.save(operation, hulpbron.uuid) is not None:
            self._reset()
            self.soort.setFocus()

    def _reset(self) -> None:
        self.soort.set_value(None)
        self.search.clear()
        self.toelichting.set_value(None)
        self._ander = None
        self.say("")


class RelatieRow(QFrame):
    """One relatie as a sentence: click to go to the other end.

    Args:
        relatie: which.
        page: does what is asked.
    """

    def __init__(self, relatie: Relatie, page: RelatiesPage) -> None:
        super().__init__(page)
        self.setObjectName("rij")
        self.relatie = relatie
        words = zin(relatie.soort, uitgaand=relatie.uitgaand)
        self.text = f"{words} {relatie.naam_ander}"
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(quiet(words, self))
        self.go = WrapButton(relatie.naam_ander, self, role=QPalette.ColorRole.Link)
        self.go.setObjectName("link")
        self.go.setAccessibleName(self.tr("{0}: ga erheen").format(self.text))
        self.go.clicked.connect(lambda: page.open(relatie))
        # A partij has no record to go to.
        self.go.setEnabled(relatie.partij is None)
        self.go.layout().setContentsMargins(0, 2, 4, 2)  # type: ignore[union-attr]  # it has one
        column.addWidget(self.go)
        if relatie.toelichting:
            column.addWidget(quiet(relatie.toelichting, self))
        self.remove = QToolButton(self)
        self.remove.setText("✕")
        self.remove.setObjectName("weg")
        self.remove.setAccessibleName(self.tr("Verwijder: {0}").format(self.text))
        self.remove.setToolTip(self.tr("Verwijder"))
        self.remove.clicked.connect(lambda: page.remove(relatie))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.addLayout(column, 1)
        row.addWidget(self.remove)


def relate(
    session: Session, hulpbron: str, *, soort: str, ander: tuple[str, str], toelichting: str | None
) -> Change:
    """Say how a hulpbron stands to another; a code that begins with '<' is read from the other.

    Raises:
        WorldError: it cannot be said so of a partij, or see `operations.relaties.add_relatie`.
    """
    kind, what = ander
    back, code = soort.startswith(_TERUG), soort.removeprefix(_TERUG)
    if kind == "hulpbron":
        van, naar = (what, hulpbron) if back else (hulpbron, what)
        return relaties.add_relatie(session, van, code, naar=naar, toelichting=toelichting)
    if back:
        raise WorldError(
            "Dit kan niet met een partij zonder plek.",
            "Geldgevers horen bij ‘Waar het geld vandaan komt’. Of zet de partij als hulpbron "
            "op de kaart.",
            "Er is niets opgeslagen.",
        )
    return relaties.add_relatie(session, hulpbron, code, partij=what, toelichting=toelichting)
