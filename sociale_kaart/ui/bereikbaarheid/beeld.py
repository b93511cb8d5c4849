"""The figures as charts: a bar per area, the spread of the people, and the nearest by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.ui.bereikbaarheid import rijen
from sociale_kaart.ui.charts.bars import BarChart
from sociale_kaart.ui.charts.histogram import Histogram
from sociale_kaart.ui.eenheden import afstand

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.ui.bereikbaarheid.kaartkeuze import Kaartkeuze
    from sociale_kaart.ui.bereikbaarheid.meting import Uitkomst
    from sociale_kaart.ui.theme import MapTheme

# More bars than this nobody reads; squares have a map.
_MOST_BARS = 400


class Beeld(QTabWidget):
    """Charts of what the table shows.

    Args:
        parent: owner.
    """

    # code of an area that was chosen in a chart
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("Grafieken"))
        self._found: Uitkomst | None = None
        self._keuze: Kaartkeuze | None = None
        self._rows: pd.DataFrame | None = None
        self._codes: list[str] = []
        self.bars = BarChart()
        self.bars.chosen.connect(self._choose)
        self.spread = Histogram()
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.nearest = QLabel()
        self.nearest.setWordWrap(True)
        self.nearest.setTextFormat(Qt.TextFormat.RichText)
        self.nearest.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.nearest.setContentsMargins(8, 8, 8, 8)
        self.nearest.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.beside = self._scrolling(self.bars)
        whole = QWidget(self)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(2)
        layout.addWidget(self.about)
        layout.addWidget(self.spread, 1)
        self.addTab(self.beside, self.tr("Naast elkaar"))
        self.addTab(self._scrolling(whole), self.tr("Verdeling"))
        self.addTab(self._scrolling(self.nearest), self.tr("Dichtstbij"))
        self.clear()

    def _scrolling(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        area.setWidget(inside)
        return area

    def set_theme(self, theme: MapTheme) -> None:
        """Take the colours of the map."""
        self.bars.set_theme(theme)
        self.spread.set_theme(theme)

    def clear(self) -> None:
        """Show nothing."""
        self._found = self._keuze = self._rows = None
        self._codes = []
        self.bars.show_bars(self.tr("Nog geen cijfers"), [])
        self.spread.show_bands(self.tr("Nog geen cijfers"), [])
        self.about.setText(self.tr("Nog geen cijfers"))
        self.nearest.setText(self.tr("Nog geen cijfers"))

    def show_figures(self, found: Uitkomst, keuze: Kaartkeuze, rows: pd.DataFrame) -> None:
        """Show what the table shows."""
        self._found, self._keuze, self._rows = found, keuze, rows
        self._codes = rijen.codes_of(rows, keuze.niveau)
        # Squares stand side by side on the map; a bar for each of thousands says nothing.
        beside = keuze.niveau if keuze.niveau != rijen.CEL else "buurt"
        shown = rows if beside == keuze.niveau else rijen.rows_of(found, keuze, beside)
        bars = rijen.bars_of(shown, keuze)[:_MOST_BARS]
        self.bars.show_bars(rijen.title_of(keuze), bars, rijen.gemeente_line(found, keuze))
        self.look_at("")

    def look_at(self, code: str) -> None:
        """Show the spread and the nearest of one area; without one those of the whole gemeente."""
        found, keuze, rows = self._found, self._keuze, self._rows
        if found is None or keuze is None or rows is None:
            return
        at = self._codes.index(code) if code in self._codes else -1
        if keuze.niveau != rijen.CEL:
            self.bars.choose(at)
            if at >= 0:
                box = self.bars.row_box(at)
                self.beside.ensureVisible(0, round(box.center().y()), 0, round(box.height()))
        whole = rijen.rows_of(found, keuze, "gemeente")
        one = rows.iloc[at] if at >= 0 else whole.iloc[0] if len(whole) == 1 else None
        self._show_spread(one, keuze)
        self._show_nearest(one if at >= 0 else None, keuze)

    def _show_spread(self, one: pd.Series | None, keuze: Kaartkeuze) -> None:
        bands = rijen.bands_of(one, keuze.meting.netwerk) if one is not None else []
        if one is None:
            text = self.tr("Kies een gebied in de tabel of op de kaart.")
        elif not bands:
            gebied = rijen.gebieden_of(one.to_frame().T, keuze.niveau)[0]
            text = self.tr("{0}: {1}.").format(gebied.naam, rijen.why_empty(gebied))
        else:
            text = self.tr("Hoe ver de inwoners van {0} moeten gaan: {1}").format(
                one["buurtnaam"], categorie_label(keuze.categorie).lower()
            )
        self.about.setText(text)
        self.spread.show_bands(text, bands)

    def _show_nearest(self, one: pd.Series | None, keuze: Kaartkeuze) -> None:
        if keuze.niveau != rijen.CEL:
            self.nearest.setText(
                self.tr(
                    "Kies bij ‘per’ een vak van 100 m, en klik op een vak op de kaart. Dan zie je "
                    "hier de drie plekken die er het dichtst bij zijn."
                )
            )
            return
        if one is None:
            self.nearest.setText(self.tr("Klik op een vak op de kaart, of kies het in de tabel."))
            return
        found = rijen.nearest_of(one)
        if not found:
            gebied = rijen.gebieden_of(one.to_frame().T, keuze.niveau)[0]
            self.nearest.setText(
                self.tr("Dit vak in {0}: {1}.").format(one["buurtnaam"], rijen.why_empty(gebied))
            )
            return
        items = "".join(f"<li>{_safe(naam)}: {afstand(metres)}</li>" for naam, metres in found)
        text = self.tr("Vanaf het midden van dit vak in {0}:").format(_safe(one["buurtnaam"]))
        self.nearest.setText(f"<p>{text}</p><ol>{items}</ol>")

    def _choose(self, number: int) -> None:
        keuze = self._keuze
        if keuze is not None and keuze.niveau != rijen.CEL and 0 <= number < len(self._codes):
            self.pointed.emit(self._codes[number])


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
