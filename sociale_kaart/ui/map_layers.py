"""What can be shown on the map besides the hulpbronnen, and whether it is: parts and layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.operations import gebieden, relaties
from sociale_kaart.ui.canvas.gebieden_item import GebiedenItem
from sociale_kaart.ui.canvas.parts import PARTS
from sociale_kaart.ui.canvas.relaties_item import Line, RelatiesItem
from sociale_kaart.ui.canvas.voorzieningen_item import Voorziening, VoorzieningenItem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.ui.canvas.view import MapView
    from sociale_kaart.ui.register import Register
    from sociale_kaart.ui.settings import Settings
    from sociale_kaart.ui.tasks import TaskRunner

RELATIES, VOORZIENINGEN = "relaties", "voorzieningen"
_KEY = "kaart/verborgen"
# Shown only when asked for: most maps are calmer without.
_OFF_AT_FIRST = frozenset({RELATIES, VOORZIENINGEN})
_CHANGES_RELATIES = frozenset({"relaties", "plekken", "hulpbronnen"})


class MapLayers(QObject):
    """The layers of one map.

    Args:
        view: the map.
        register: the open kaart.
        runner: reads the voorzieningen in the background.
        settings: remembers what is hidden on this laptop.
    """

    changed = Signal()
    # the user wants the distance layer on or off
    distances_wanted = Signal(bool)

    def __init__(
        self, view: MapView, register: Register, runner: TaskRunner, settings: Settings
    ) -> None:
        super().__init__(view)
        self._view = view
        self._register = register
        self._runner = runner
        self._settings = settings
        stored = settings.text(_KEY, ",".join(sorted(_OFF_AT_FIRST)))
        self._hidden = frozenset(code for code in stored.split(",") if code)
        self._categorieen: frozenset[str] | None = None
        self._found: list[Voorziening] = []
        self._stale = True
        # whether a distance layer is on the map
        self.distances = False
        self.gebieden = GebiedenItem(view.sceneRect())
        self.relaties = RelatiesItem(view.sceneRect(), view.map_theme)
        self.voorzieningen = VoorzieningenItem(view.sceneRect(), view.map_theme)
        register.changed.connect(self._on_changed)
        register.selection_changed.connect(self._on_selection)
        register.shown_changed.connect(self._draw_relaties)

    def restart(self) -> None:
        """Begin again on another base map; called when it is there."""
        for item in (self.gebieden, self.relaties, self.voorzieningen):
            item.set_extent(self._view.sceneRect())
            if item.scene() is None:
                self._view.scene().addItem(item)
        self._stale = True
        self._view.hide_parts(self._hidden & {part.code for part in PARTS})
        self._refresh()

    def shows(self, code: str) -> bool:
        """Return whether a part or layer is shown."""
        return code not in self._hidden

    def show_part(self, code: str, on: bool) -> None:  # noqa: FBT001 - on or off, as Qt's setters
        """Show or hide a part of the base map, the relaties or the voorzieningen."""
        self._hidden = self._hidden - {code} if on else self._hidden | {code}
        self._settings.set_text(_KEY, ",".join(sorted(self._hidden)) or ",")
        self._view.hide_parts(self._hidden & {part.code for part in PARTS})
        self._refresh()

    def set_distances(self, shown: bool) -> None:  # noqa: FBT001 - idem
        """Take in whether a distance layer is on the map."""
        self.distances = shown
        self.changed.emit()

    def show_categorieen(self, codes: frozenset[str] | None) -> None:
        """Show only voorzieningen of these categorieen; None shows all."""
        self._categorieen = codes
        self._draw_voorzieningen()

    @property
    def counts(self) -> dict[str, int]:
        """How many voorzieningen there are per categorie, not counting the register."""
        found: dict[str, int] = {}
        for row in self._found:
            for code in row.categorieen:
                found[code] = found.get(code, 0) + 1
        return found

    def set_theme(self) -> None:
        """Draw in the colours that the map has now."""
        for item in (self.relaties, self.voorzieningen):
            item.set_theme(self._view.map_theme)

    # -- following -------------------------------------------------------------------------------

    def _refresh(self) -> None:
        self.relaties.setVisible(self.shows(RELATIES))
        self.voorzieningen.setVisible(self.shows(VOORZIENINGEN))
        self._draw_relaties()
        if self.shows(VOORZIENINGEN) and self._stale:
            self._read_voorzieningen()
        self.changed.emit()

    def _on_changed(self, change: Change) -> None:
        tabellen = change.tabellen
        if tabellen is None or "werkgebieden" in tabellen or "eigen_gebieden" in tabellen:
            self._draw_gebieden()
        if tabellen is None or tabellen & _CHANGES_RELATIES:
            self._draw_relaties()
            self._stale = True
            if self.shows(VOORZIENINGEN):
                self._read_voorzieningen()

    def _on_selection(self) -> None:
        self.relaties.set_selected(frozenset(self._register.selected))
        self._draw_gebieden()

    def _draw_gebieden(self) -> None:
        """Show the areas that people drew for what is chosen."""
        current = self._register.current
        found = gebieden.eigen_gebieden_of(self._register.session, current) if current else []
        self.gebieden.set_rings([ring for gebied in found for ring in gebied.ringen])

    def _draw_relaties(self) -> None:
        if not self.shows(RELATIES):
            return
        at = {h.uuid: point for h in self._register.shown if (point := _point(h)) is not None}
        lines = [
            Line(row.van, row.naar, *at[row.van], *at[row.naar])
            for row in relaties.all_relaties(self._register.session)
            if row.van in at and row.naar in at
        ]
        self.relaties.set_lines(lines)
        self._on_selection()

    def _read_voorzieningen(self) -> None:
        ondergrond = self._register.session.ondergrond
        if ondergrond is None:
            return
        self._stale = False
        records = list(self._register.records)

        def read(_: Progress) -> Any:
            from sociale_kaart.operations import overnemen  # noqa: PLC0415 - brings geopandas

            return overnemen.voorzieningen_to_show(ondergrond, records)

        self._runner.start(read, self._take, shown=False)

    def _take(self, frame: Any) -> None:
        grouped: dict[str, list[Any]] = {}
        for row in frame.itertuples(index=False):
            grouped.setdefault(row.osm_id, []).append(row)
        self._found = [
            Voorziening(
                osm_id,
                rows[0].naam if isinstance(rows[0].naam, str) else "",
                tuple(row.categorie for row in rows),
                rows[0].geometry.x,
                rows[0].geometry.y,
            )
            for osm_id, rows in grouped.items()
        ]
        self._draw_voorzieningen()
        self.changed.emit()

    def _draw_voorzieningen(self) -> None:
        wanted = self._categorieen
        rows = [
            row for row in self._found if wanted is None or not wanted.isdisjoint(row.categorieen)
        ]
        self.voorzieningen.set_rows(rows, [_letters(row) for row in rows])


def _point(hulpbron: Hulpbron) -> tuple[float, float] | None:
    """Return the first point of a hulpbron (RD metres)."""
    return next(((p.x, p.y) for p in hulpbron.plekken if p.x is not None and p.y is not None), None)


def _letters(row: Voorziening) -> str:
    """Return the two letters that stand on the map for a categorie."""
    return categorie_label(row.categorieen[0])[:2]


def part_rows() -> Sequence[tuple[str, str]]:
    """Return the code and label of every part of the base map."""
    return [(part.code, part.label) for part in PARTS]
