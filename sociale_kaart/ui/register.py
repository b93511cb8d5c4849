"""The open kaart as the panels see it: records, what is shown, selected, and can be undone.

Panels know nothing of each other. They call actions here and react to `changed`, `shown_changed`
and `selection_changed`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import regels
from sociale_kaart.operations import editing
from sociale_kaart.ui.filters import Filter, shown
from sociale_kaart.ui.search_texts import SearchTexts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.sessions import Session

    LongWork = Callable[[str, Callable[[Progress], Any], Callable[[Any], None]], None]

# From so many hulpbronnen on, one reading of all of them is quicker than one of each.
_MANY = 500


class Register(QObject):
    """The records of one session and every action on them.

    Args:
        session: the open kaart.
        records: its hulpbronnen; None reads them now.
        parent: owner.
    """

    # Change: records were made, changed or removed
    changed = Signal(object)
    shown_changed = Signal()
    selection_changed = Signal()
    # text for a toast; True when it can be undone
    done = Signal(str, bool)
    # WorldError: an action was refused
    refused = Signal(object)

    def __init__(
        self,
        session: Session,
        records: Sequence[Hulpbron] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        # what is searched in each hulpbron
        self.texts = SearchTexts()
        self._records: dict[str, Hulpbron] = {}
        # the same by name: another list after each change, so that who knows it knows it is old
        self._ordered: list[Hulpbron] = []
        self._filter = Filter()
        self._shown: list[Hulpbron] = []
        self._selected: tuple[str, ...] = ()
        # does long work that writes beside the window, under a bar; None does it here
        self.run_long: LongWork | None = None
        # who may see what is registered here, at most: 'regel' asks no more than the rule
        self.zichtbaarheid = "regel"
        self._load_all(records)

    # -- reading ---------------------------------------------------------------------------------

    @property
    def total(self) -> int:
        """The number of hulpbronnen in the kaart."""
        return len(self._records)

    @property
    def records(self) -> Sequence[Hulpbron]:
        """All hulpbronnen, by name."""
        return self._ordered

    @property
    def shown(self) -> Sequence[Hulpbron]:
        """The hulpbronnen that pass the filter, by name."""
        return self._shown

    @property
    def selected(self) -> tuple[str, ...]:
        """Uuids of what is selected."""
        return self._selected

    @property
    def current(self) -> Hulpbron | None:
        """The one hulpbron that is selected; None when there is none or more than one."""
        return self._records.get(self._selected[0]) if len(self._selected) == 1 else None

    def hulpbron(self, uuid: str) -> Hulpbron | None:
        """Return a hulpbron."""
        return self._records.get(uuid)

    @property
    def filter(self) -> Filter:
        """What is shown."""
        return self._filter

    @property
    def undo_text(self) -> str | None:
        """The step that undo takes back."""
        return self.session.kaart.undo_text

    @property
    def redo_text(self) -> str | None:
        """The step that redo does again."""
        return self.session.kaart.redo_text

    # -- looking ---------------------------------------------------------------------------------

    def set_filter(self, new: Filter) -> None:
        """Show what passes `new`, on the map and in the table alike."""
        if new != self._filter:
            self._filter = new
            self._refilter()

    def select(self, uuids: Sequence[str]) -> None:
        """Select hulpbronnen."""
        wanted = tuple(uuid for uuid in uuids if uuid in self._records)
        if wanted != self._selected:
            self._selected = wanted
            self.selection_changed.emit()

    # -- acting ----------------------------------------------------------------------------------

    def act(self, operation: Callable[..., Change], *args: Any, **kwargs: Any) -> Change | None:
        """Do an operation on the kaart as one step and say so; None when it was refused.

        Args:
            operation: takes the session first, as everything in `operations` does.
            args: what comes after the session.
            kwargs: idem.
        """
        try:
            change = operation(self.session, *args, **kwargs)
        except WorldError as error:
            self.refused.emit(error)
            return None
        self._take_in(change)
        self.done.emit(self.tr("Gedaan: {0}").format(change.tekst), True)  # noqa: FBT003 - a signal has no keywords
        return change

    def try_act(self, operation: Callable[..., Change], *args: Any, **kwargs: Any) -> Change:
        """Do an operation quietly, for a form that says itself what came of it.

        Raises:
            WorldError: it was refused; the form says so beside the field.
        """
        change = operation(self.session, *args, **kwargs)
        self._take_in(change)
        return change

    def add(
        self,
        velden: Mapping[str, Value],
        plek: Mapping[str, Value] | None = None,
        contact: Mapping[str, Value] | None = None,
    ) -> str:
        """Register a hulpbron, select it and return its uuid.

        Raises:
            WorldError: it was refused; the form says so beside the field.
        """
        change = self.try_act(editing.add_hulpbron, self._kept_at_home(velden), plek, contact)
        assert change.nieuw is not None, "adding tells what was added"
        self.select([change.nieuw])
        self.done.emit(self.tr("Gedaan: {0}").format(change.tekst), True)  # noqa: FBT003 - a signal has no keywords
        return change.nieuw

    def edit(
        self,
        uuid: str,
        velden: Mapping[str, Value] | None = None,
        *,
        plek: Mapping[str, Value] | None = None,
        contact: Mapping[str, Value] | None = None,
    ) -> None:
        """Change a hulpbron as one step.

        Raises:
            WorldError: it was refused; the form says so beside the field.
        """
        self.try_act(editing.edit_hulpbron, uuid, velden or {}, plek=plek, contact=contact)

    def move(self, plek: str, x: float, y: float) -> bool:
        """Put a plek at another point (RD metres)."""
        return self.act(editing.move_plek, plek, x, y) is not None

    def delete(self, uuids: Sequence[str]) -> bool:
        """Remove hulpbronnen; undo brings them back."""
        if len(uuids) > _MANY and self.run_long is not None:
            self._act_long(editing.delete_hulpbronnen, list(uuids))
            return True
        return bool(uuids) and self.act(editing.delete_hulpbronnen, list(uuids)) is not None

    def undo(self) -> None:
        """Take the last step back."""
        long = self.session.kaart.undo_is_long
        self._step(editing.undo, self.tr("Teruggezet: {0}"), long=long)

    def redo(self) -> None:
        """Do again what was taken back."""
        long = self.session.kaart.redo_is_long
        self._step(editing.redo, self.tr("Opnieuw gedaan: {0}"), long=long)

    def reload(self, change: Change, records: Sequence[Hulpbron] | None = None) -> None:
        """Take in what an action outside this register changed, such as an import.

        Args:
            change: what changed.
            records: all hulpbronnen as they are now, when they have been read already.
        """
        self._take_in(change, records)

    def default_zichtbaarheid(self, sfeer: Value, formaliteit: Value, soort: Value) -> str:
        """Return who may see a new hulpbron when nobody says otherwise."""
        return regels.zichtbaarheid_at_least(self.zichtbaarheid, sfeer, formaliteit, soort)

    def _kept_at_home(self, velden: Mapping[str, Value]) -> Mapping[str, Value]:
        """Write down who may see a new hulpbron where the user is stricter than the rule."""
        if velden.get("zichtbaarheid"):
            return velden
        kind = (velden.get("sfeer"), velden.get("formaliteit"), velden.get("soort"))
        wanted = self.default_zichtbaarheid(*kind)
        by_rule = regels.zichtbaarheid_at_least("", *kind)
        return velden if wanted == by_rule else {**velden, "zichtbaarheid": wanted}

    # -- inside ----------------------------------------------------------------------------------

    def _step(self, action: Callable[[Session], Change | None], text: str, *, long: bool) -> None:
        if long and self.run_long is not None:
            self._do_long(lambda: action(self.session), text, undoable=False)
            return
        try:
            change = action(self.session)
        except WorldError as error:
            self.refused.emit(error)
            return
        if change is not None:
            self._take_in(change)
            self.done.emit(text.format(change.tekst), False)  # noqa: FBT003 - idem

    def _act_long(self, operation: Callable[..., Change], *args: Any) -> None:
        self._do_long(lambda: operation(self.session, *args), self.tr("Gedaan: {0}"), undoable=True)

    def _do_long(self, work: Callable[[], Change | None], text: str, *, undoable: bool) -> None:
        """Do a step beside the window; all hulpbronnen are read again there too."""
        assert self.run_long is not None, "asked by the callers"

        def job(progress: Progress) -> tuple[Change | None, Sequence[Hulpbron]]:
            progress.step(self.tr("Opslaan…"))
            return work(), self.session.kaart.hulpbronnen()

        def done(result: tuple[Change | None, Sequence[Hulpbron]]) -> None:
            change, records = result
            if change is not None:
                self._take_in(change, records)
                self.done.emit(text.format(change.tekst), undoable)

        self.run_long(self.tr("Even geduld…"), job, done)

    def _load_all(self, records: Sequence[Hulpbron] | None = None) -> None:
        if records is None:
            records = self.session.kaart.hulpbronnen()
        self._records = {h.uuid: h for h in sorted(records, key=_by_name)}
        self._ordered = list(self._records.values())
        self._shown = shown(self._ordered, self._filter, self.texts)

    def _take_in(self, change: Change, records: Sequence[Hulpbron] | None = None) -> None:
        if records is not None or change.hulpbronnen is None:
            self._load_all(records)
        else:
            self._reread(change.hulpbronnen)
        self.changed.emit(change)
        if change.hulpbronnen is None or change.hulpbronnen:
            self.shown_changed.emit()
        kept = [uuid for uuid in self._selected if uuid in self._records]
        if len(kept) != len(self._selected):
            self.select(kept)

    def _reread(self, uuids: frozenset[str]) -> None:
        """Read again what changed; the rest stays as it is, in its order."""
        if len(uuids) > _MANY:
            self._load_all()
            return
        read = {found.uuid: found for found in self.session.kaart.hulpbronnen(uuids)}
        fresh = {uuid: read.get(uuid) for uuid in uuids}
        same_order = all(
            found is not None and uuid in self._records and found.naam == self._records[uuid].naam
            for uuid, found in fresh.items()
        )
        for uuid, found in fresh.items():
            if found is None:
                self._records.pop(uuid, None)
            else:
                self._records[uuid] = found
        if not same_order:
            self._records = {h.uuid: h for h in sorted(self._records.values(), key=_by_name)}
        if uuids:
            self._ordered = list(self._records.values())
            self._shown = shown(self._ordered, self._filter, self.texts)

    def _refilter(self) -> None:
        self._shown = shown(self._ordered, self._filter, self.texts)
        self.shown_changed.emit()


def _by_name(hulpbron: Hulpbron) -> tuple[str, str]:
    return hulpbron.naam.casefold(), hulpbron.uuid
