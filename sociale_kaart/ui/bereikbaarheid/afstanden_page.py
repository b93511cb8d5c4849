"""How near is it: choose what, how and for whom; see it on the map, in a table and in charts."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.ui.bereikbaarheid import rijen
from sociale_kaart.ui.bereikbaarheid.beeld import Beeld
from sociale_kaart.ui.bereikbaarheid.figuren_tabel import FigurenTabel
from sociale_kaart.ui.bereikbaarheid.kaartkeuze import Kaartkeuze, KeuzeBar
from sociale_kaart.ui.bereikbaarheid.meting import Metingen
from sociale_kaart.ui.bereikbaarheid.waarop import WaaropDialog, account_html
from sociale_kaart.ui.form.flow import FlowLayout
from sociale_kaart.ui.roomy import opened

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.base.files import Uitvoer
    from sociale_kaart.ui.bereikbaarheid.context import PageContext
    from sociale_kaart.ui.bereikbaarheid.meting import Uitkomst
    from sociale_kaart.ui.bereikbaarheid.uitlegger import Uitlegger

_KEY = "keuze"
_SPLIT_LINES = 6
_SAVED = ("buurt", "wijk", "gemeente")


class AfstandenPage(QWidget):
    """Choices, the map, a table and charts of one figure; switching between figures is immediate.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.metingen = Metingen(context, self)
        context.explains = True
        # whether the map follows the choices
        self._on_map = False
        self._rows: pd.DataFrame | None = None
        self.bar = KeuzeBar(self)
        self.bar.set_keuze(Kaartkeuze.from_text(context.remembered(_KEY)))
        self._make_buttons()
        self.notice = QLabel(self)
        self.notice.setObjectName("opmerking")
        self.notice.setWordWrap(True)
        self.table = FigurenTabel(self.tr("Afstanden in een tabel"), self)
        self.beeld = Beeld(self)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.addWidget(self.table)
        self.split.addWidget(self.beeld)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setChildrenCollapsible(False)
        self.split.setSizes([3_000, 2_000])
        # Table and charts take what there is: a page that scrolls is no place to look at a table.
        self.split.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.split.setMinimumHeight(_SPLIT_LINES * self.fontMetrics().lineSpacing())
        self.explain = QLabel(
            self.tr(
                "Dichtbij is nog niet open, toegankelijk of welkom. "
                "Een leeg vak betekent: geen cijfer, niet: er is niets."
            ),
            self,
        )
        self.explain.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._show()

    def _make_buttons(self) -> None:
        self.compute = QPushButton(self.tr("Toon op de kaart"), self)
        self.hide_layer = QPushButton(self.tr("Zet uit"), self)
        self.hide_layer.setToolTip(self.tr("Haalt de kleuren van de kaart."))
        self.hide_layer.setEnabled(False)
        self.waarop = self._link(self.tr("Waarop berust dit?"))
        self.weg = self._link(self.tr("Wijs een adres aan"))
        self.weg.setToolTip(self.tr("Toont de weg vanaf een adres, en hoe lang die is."))
        self.opbouw = self._link(self.tr("Opbouw"))
        self.opbouw.setToolTip(self.tr("Toont waaruit het cijfer van de gekozen buurt bestaat."))
        self.copy = self._link(self.tr("Kopieer"))
        self.copy.setToolTip(self.tr("De tabel, om te plakken in Excel."))
        self.save = self._link(self.tr("Bewaar…"))
        self.save.setToolTip(self.tr("Alle cijfers als Excel of csv."))

    def _link(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("link")
        button.setText(text)
        button.setAccessibleName(text.rstrip("…"))
        return button

    def _lay_out(self) -> None:
        buttons = QWidget(self)
        row = FlowLayout(buttons, 8, 6)
        for widget in (
            self.compute,
            self.hide_layer,
            self.waarop,
            self.weg,
            self.opbouw,
            self.copy,
            self.save,
        ):
            row.addWidget(widget)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(buttons, 5)
        line.addWidget(self.explain, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 6)
        layout.setSpacing(6)
        layout.addWidget(self.bar)
        layout.addLayout(line)
        layout.addWidget(self.notice)
        layout.addWidget(self.split, 1)

    def _connect(self) -> None:
        context = self._context
        self.bar.changed.connect(self._on_choice)
        self.compute.clicked.connect(self.show_on_map)
        self.hide_layer.clicked.connect(lambda: context.show_layer(None))
        self.waarop.clicked.connect(self.explain_figures)
        self.weg.clicked.connect(self.begin_explaining)
        self.opbouw.clicked.connect(self.explain_buurt)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.ask_where_to_save)
        self.metingen.changed.connect(self._show)
        self.table.pointed.connect(self._point)
        self.table.opened.connect(self._open)
        self.beeld.pointed.connect(self._pointed_in_chart)
        context.layer_lost.connect(self._on_layer_lost)
        context.layer_back.connect(self._on_layer_back)
        context.notation_changed.connect(self._show)
        context.explain_wanted.connect(self.explain_figures)
        context.buurt_pointed.connect(self._pointed_on_map)
        context.cel_pointed.connect(self._square_on_map)
        context.map.theme_changed.connect(self._follow_theme)
        self._follow_theme()

    # -- asking ----------------------------------------------------------------------------------

    @property
    def keuze(self) -> Kaartkeuze:
        """What is asked now."""
        return self.bar.keuze

    def want(self, categorie: str, netwerk: str) -> None:
        """Show the mean distance to a categorie per buurt on the map, computed when needed."""
        meting = type(self.keuze.meting)(netwerk=netwerk)
        self.bar.set_keuze(Kaartkeuze(categorie, meting=meting))
        self._remember()
        self.show_on_map()

    def show_on_map(self) -> None:
        """Have the map show what is asked, computed first when that was not done yet."""
        self._on_map = True
        self._want()
        self._show()

    def _want(self) -> None:
        """Compute what is asked; squares only of the categorie that is looked at."""
        keuze = self.keuze
        self.metingen.want(keuze.meting, keuze.categorie if keuze.niveau == "cel" else "")

    def _on_choice(self) -> None:
        self._remember()
        going_on = self._on_map or self.metingen.busy
        if going_on and not self.metingen.stale(self.keuze.meting):
            # Who saw figures expects those of another choice without asking again.
            self._want()
        self._show()

    def _remember(self) -> None:
        self._context.remember(_KEY, self.keuze.as_text())

    @property
    def shown(self) -> Uitkomst | None:
        """What was computed for what is asked now."""
        return self.metingen.get(self.keuze.meting)

    # -- showing ---------------------------------------------------------------------------------

    def _show(self) -> None:
        """Show what there is of what is asked."""
        found, keuze = self.shown, self.keuze
        stale = found is not None and self.metingen.stale(keuze.meting)
        for button in (self.waarop, self.copy, self.save):
            button.setEnabled(found is not None)
        self.compute.setText(self.tr("Bereken opnieuw") if stale else self.tr("Toon op de kaart"))
        self._rows = None
        if found is None:
            self.table.show_rows([], [])
            self.beeld.clear()
            if self._context.has_layer and not self.metingen.busy:
                self._context.show_layer(None)
        else:
            self._rows = rows = rijen.rows_of(found, keuze)
            self.table.show_rows(
                rijen.codes_of(rows, keuze.niveau), rijen.table_columns(rows, keuze)
            )
            self.beeld.show_figures(found, keuze, rows)
            self.beeld.look_at(self.table.current_code)
            self._show_groepen(found)
            if self._on_map:
                self._put_on_map(found)
        self._can_explain()
        self._say(found, stale=stale)

    def _show_groepen(self, found: Uitkomst) -> None:
        known = found.rapport.attrs.get("groepen", {})
        self.bar.set_groepen(
            {code: tekst for code, tekst in known.items() if str(tekst).startswith("onbekend")}
        )

    def _put_on_map(self, found: Uitkomst) -> None:
        keuze = self.keuze
        if keuze.niveau == "cel":
            self._context.show_cellen(rijen.cellen_layer(found, keuze))
        else:
            self._context.show_layer(rijen.buurt_layer(found, keuze))
        self.hide_layer.setEnabled(True)

    def _say(self, found: Uitkomst | None, *, stale: bool) -> None:
        """Say in a line what is special about what is shown, or what to do."""
        keuze = self.keuze
        text = ""
        if self._context.session.ondergrond is None:
            text = self.tr(
                "Deze kaart heeft geen ondergrond. Zonder straten en adressen zijn er geen "
                "afstanden. Kies er een met Kaart › Kies een andere ondergrond."
            )
        elif self.metingen.busy and (found is None or stale):
            text = self.tr("De afstanden worden berekend. Je kunt gewoon doorwerken.")
        elif found is None:
            text = self.tr(
                "Kies waar je naartoe gaat en hoe, en klik op ‘Toon op de kaart’. Alle soorten "
                "plekken worden dan samen berekend."
            )
        elif stale:
            text = self.tr(
                "Verouderd: de kaart is veranderd nadat dit is berekend. Klik op ‘Bereken opnieuw’."
            )
        elif not self._known_places(found):
            text = self.tr(
                "Er staat geen plek van ‘{0}’ in de gegevens. Dat is geen 0: we weten het niet."
            ).format(categorie_label(keuze.categorie))
        elif keuze.meting.groep != "inwoners" and str(
            found.rapport.attrs.get("weging", "")
        ).startswith("onbekend"):
            text = self.tr(
                "Voor deze groep heeft de ondergrond geen cijfers. Kies ‘Alle inwoners’."
            )
        elif self._rows is not None and self._rows.empty:
            text = self.tr("Hiervoor zijn geen gebieden bekend in deze ondergrond.")
        self.notice.setText(text)
        self.notice.setVisible(bool(text))
        self.compute.setEnabled(self._context.session.ondergrond is not None)

    def _known_places(self, found: Uitkomst) -> bool:
        counts = found.rapport.attrs.get("voorzieningen", {})
        return bool(counts.get(self.keuze.categorie, {"aantal": 1})["aantal"])

    def _follow_theme(self) -> None:
        self.beeld.set_theme(self._context.map.view.map_theme)

    # -- the map ---------------------------------------------------------------------------------

    def _on_layer_lost(self) -> None:
        self._on_map = False
        self.hide_layer.setEnabled(False)

    def _on_layer_back(self) -> None:
        self._on_map = True
        self.hide_layer.setEnabled(True)

    def _point(self, code: str) -> None:
        """Mark on the map and in the chart what is looked at in the table."""
        self.beeld.look_at(code)
        self._can_explain()
        if self._on_map:
            self._mark(code)

    def _mark(self, code: str) -> None:
        view = self._context.map.view
        if self.keuze.niveau == "cel":
            codes = rijen.codes_of(self._rows, "cel") if self._rows is not None else []
            view.cellen.choose(codes.index(code) if code in codes else None)
        elif view.buurten is not None:
            view.buurten.mark(self._buurten_of(code))

    def _buurten_of(self, code: str) -> frozenset[str]:
        found, niveau = self.shown, self.keuze.niveau
        if found is None or niveau == "buurt":
            return frozenset({code})
        areas = found.gebied_of.get(niveau, {})
        return frozenset(buurt for buurt, area in areas.items() if area == code)

    def _open(self, code: str) -> None:
        """Go to a buurt or square on the map."""
        if self.keuze.niveau == "cel" and self._rows is not None:
            row = self._rows[self._rows["cel"] == code].iloc[0]
            self._context.map.show_place(float(row["x"]), float(row["y"]))
        elif self.keuze.niveau == "buurt":
            self._context.focus_buurt(code)
        self._mark(code)

    def _pointed_on_map(self, buurtcode: str) -> None:
        found, niveau = self.shown, self.keuze.niveau
        if found is None or niveau == "cel":
            return
        code = buurtcode if niveau == "buurt" else found.gebied_of[niveau].get(buurtcode, "")
        self._look_at(code)

    def _square_on_map(self, number: int) -> None:
        if self.keuze.niveau == "cel" and self._rows is not None:
            self._look_at(rijen.codes_of(self._rows, "cel")[number])

    def _pointed_in_chart(self, code: str) -> None:
        self._look_at(code)

    def _look_at(self, code: str) -> None:
        self.table.look_at(code)
        self._can_explain()
        self.beeld.look_at(code)
        self._mark(code)

    # -- out of the window -----------------------------------------------------------------------

    def explain_figures(self) -> None:
        """Show what the figures rest on."""
        found = self.shown
        if found is not None:
            text = account_html(found.rapport.attrs, self.keuze, self._context.area.naam)
            opened(WaaropDialog(text, self.window()))

    @functools.cached_property
    def uitlegger(self) -> Uitlegger:
        """Explains a distance from a place on the map; made when it is first wanted."""
        from sociale_kaart.ui.bereikbaarheid.uitlegger import Uitlegger  # noqa: PLC0415

        return Uitlegger(self._context, lambda: (self.keuze.categorie, self.keuze.meting), self)

    def begin_explaining(self) -> None:
        """Let the user point at an adres to see the way from there."""
        self._context.layout.reveal_map()
        self.uitlegger.begin()

    def explain_buurt(self) -> None:
        """Show how the figure of the buurt that is looked at is built up."""
        if self.keuze.niveau == "buurt" and self.table.current_code:
            self.uitlegger.explain_buurt(self.table.current_code)

    def _can_explain(self) -> None:
        """Offer the build-up of a buurt only where one is looked at."""
        found = self.shown is not None and self.keuze.niveau == "buurt"
        self.opbouw.setEnabled(found and bool(self.table.current_code))

    def _copy(self) -> None:
        rows = self.table.copy()
        self._context.tell(self.tr("{0} rijen gekopieerd. Plak ze in Excel.").format(rows))

    def ask_where_to_save(self) -> None:
        """Ask for a file and write all figures of this way of going to it."""
        target = self._context.ask_save(
            self.tr("Bewaar de afstanden"),
            self.tr("afstanden") + ".xlsx",
            self.tr("Excel (*.xlsx);;csv (*.csv)"),
            ".xlsx",
        )
        found = self.shown
        if target is None or found is None:
            return
        keuze = self.keuze
        niveaus = (*_SAVED, "cel") if keuze.niveau == "cel" else _SAVED

        def write(_: object) -> Uitvoer:
            from sociale_kaart.operations import distances  # noqa: PLC0415 - start-up time

            frame = rijen.save_frame(found, keuze, niveaus)
            return distances.write_distances(frame, target)

        self._context.run(write, self._context.tell_made)
