"""The pages of a hulpbron on which groups fold; a group is made when it is first unfolded."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sociale_kaart.domain import tabellen, velden
from sociale_kaart.operations import editing
from sociale_kaart.ui.form.field_factory import field_for, show_unsaid
from sociale_kaart.ui.form.fields import heading, quiet
from sociale_kaart.ui.form.fold import Fold
from sociale_kaart.ui.form.keuzes import KeuzesEditor
from sociale_kaart.ui.form.part import FormContext, Part, show_or_refresh
from sociale_kaart.ui.form.plekken import PlekkenEditor
from sociale_kaart.ui.form.rows import RowsEditor
from sociale_kaart.ui.form.summary import column_value, group_text, is_table, set_column
from sociale_kaart.ui.form.toegankelijkheid import ToegankelijkheidEditor
from sociale_kaart.ui.form.verhalen import VerhalenEditor
from sociale_kaart.ui.form.werkgebieden import WerkgebiedenEditor

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.ui.form.fields import Field
    from sociale_kaart.ui.form.groepen import Groep

# Tables that are edited their own way; any other follows from its description.
_OWN: Mapping[str, type[Part]] = {
    "plekken": PlekkenEditor,
    "toegankelijkheid": ToegankelijkheidEditor,
    "werkgebieden": WerkgebiedenEditor,
    "verhalen": VerhalenEditor,
}


def editor_for(tabel: str, context: FormContext, parent: QWidget) -> Part:
    """Return the editor of a child table."""
    if tabel in _OWN:
        # The own editors know their table.
        return _OWN[tabel](context, parent)
    if set_column(tabellen.tabel(tabel)):
        return KeuzesEditor(tabel, context, parent)
    return RowsEditor(tabel, context, parent)


class ColumnPart(Part):
    """One column of `hulpbronnen`.

    Args:
        kolom: the column.
        context: the kaart.
        parent: owner.
    """

    def __init__(self, kolom: str, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.kolom = kolom
        self.field: Field = field_for("hulpbronnen", kolom, self)
        self.field.committed.connect(self._save)
        self.body.addWidget(self.field)

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:
        """Show the value."""
        if self.kolom == "zichtbaarheid":
            show_unsaid(self.field, hulpbron)
        show_or_refresh(self.field, column_value(hulpbron, self.kolom), same=same)

    def flush(self) -> None:
        """Take what was typed."""
        self.field.flush()

    def _save(self, value: Value) -> None:
        if self.hulpbron is not None:
            self.save(
                editing.edit_hulpbron, self.hulpbron.uuid, {self.kolom: value}, field=self.field
            )


class GroupPart(Part):
    """What is in one group: child tables and columns, in order.

    Args:
        groep: which.
        context: the kaart.
        parent: owner.
    """

    def __init__(self, groep: Groep, context: FormContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.parts: dict[str, Part] = {}
        self.body.setSpacing(10)
        for name in groep.parts:
            if not is_table(name):
                self.parts[name] = ColumnPart(name, context, self)
                self.body.addWidget(self.parts[name])
                continue
            label = velden.deel_label(name)
            if label != groep.heading:
                self.body.addSpacing(4)
                self.body.addWidget(heading(label, self, 1.0))
            if uitleg := velden.deel_uitleg(name):
                self.body.addWidget(quiet(uitleg, self))
            part = editor_for(name, context, self)
            part.setProperty("onderwerp", f"deel:{name}")
            self.parts[name] = part
            self.body.addWidget(part)

    def fill(self, hulpbron: Hulpbron, *, same: bool) -> None:  # noqa: ARG002 - its parts know
        """Show the hulpbron in every part."""
        for part in self.parts.values():
            part.show_hulpbron(hulpbron)

    def flush(self) -> None:
        """Take what was typed."""
        for part in self.parts.values():
            part.flush()


class GroupsPage(QWidget):
    """A page of groups.

    Args:
        groepen: which, in order.
        context: the kaart.
        open_ones: ids of the groups that are open.
        parent: owner.
    """

    # a group was folded or unfolded
    turned = Signal()

    def __init__(
        self,
        groepen: Sequence[Groep],
        context: FormContext,
        open_ones: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._groepen = {groep.id: groep for groep in groepen}
        self._hulpbron: Hulpbron | None = None
        self.folds: dict[str, Fold] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 16)
        layout.setSpacing(2)
        for groep in groepen:
            fold = Fold(groep.heading, functools.partial(self._make, groep), self)
            fold.header.setProperty("onderwerp", f"deel:{self._table_of(groep)}")
            fold.turned.connect(lambda open_, g=groep.id: self._on_turned(g, open_))
            self.folds[groep.id] = fold
            layout.addWidget(fold)
            if groep.id in open_ones:
                fold.set_open(True)
        layout.addStretch(1)
        context.area.loaded.connect(self._summarise)

    @property
    def open_ones(self) -> list[str]:
        """Ids of the groups that are open."""
        return [naam for naam, fold in self.folds.items() if fold.open]

    def part(self, name: str) -> Part:
        """Unfold the group of a table or column and return what edits it."""
        groep = next(g for g in self._groepen.values() if name in g.parts)
        self.folds[groep.id].set_open(True)
        content = self.folds[groep.id].content
        assert isinstance(content, GroupPart)
        return content.parts[name]

    def show_hulpbron(self, hulpbron: Hulpbron) -> None:
        """Show a hulpbron: what is open in full, the rest in a line each."""
        self._hulpbron = hulpbron
        self._summarise()
        for fold in self.folds.values():
            if fold.open and isinstance(fold.content, GroupPart):
                fold.content.show_hulpbron(hulpbron)

    def flush(self) -> None:
        """Take what was typed."""
        for fold in self.folds.values():
            if isinstance(fold.content, GroupPart):
                fold.content.flush()

    def _summarise(self) -> None:
        if self._hulpbron is None:
            return
        for naam, fold in self.folds.items():
            groep = self._groepen[naam]
            line = group_text(groep.parts, self._hulpbron, self._context.area.naam)
            fold.header.set_texts(groep.heading, line)

    def _make(self, groep: Groep, parent: QWidget) -> QWidget:
        return GroupPart(groep, self._context, parent)

    def _on_turned(self, naam: str, open_: bool) -> None:  # noqa: FBT001 - a slot has no keywords
        content = self.folds[naam].content
        if open_ and self._hulpbron is not None and isinstance(content, GroupPart):
            content.show_hulpbron(self._hulpbron)
        self.turned.emit()

    @staticmethod
    def _table_of(groep: Groep) -> str:
        return next((part for part in groep.parts if is_table(part)), "hulpbronnen")
