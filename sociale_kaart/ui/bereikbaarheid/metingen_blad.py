"""Our own figures of another day: keep those of now, and lay two days side by side."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.categorieen import categorieen
from sociale_kaart.domain.meetkeuze import NETWERKEN, Meetkeuze
from sociale_kaart.operations import metingen
from sociale_kaart.ui.bereikbaarheid.blad import Blad
from sociale_kaart.ui.bereikbaarheid.figuren import figuren
from sociale_kaart.ui.bereikbaarheid.rijen import numbers
from sociale_kaart.ui.bereikbaarheid.tabel_model import Kolom
from sociale_kaart.ui.dialogs import Ask
from sociale_kaart.ui.eenheden import afstand
from sociale_kaart.ui.roomy import opened

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.analysis.metingen import Vergelijking
    from sociale_kaart.analysis.rapport import Rapport
    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.metingen import Meting
    from sociale_kaart.operations.changes import Change
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.ui.bereikbaarheid.context import PageContext

_PLEKKEN = "voorzieningen"
_AFSTAND = "gemiddelde_m"


class NaamVraag(Ask):
    """Asks what a meting is called.

    Args:
        title: of the dialog.
        naam: what is proposed.
        parent: the window.
    """

    # who listens closes the dialog, or says what is wrong with the name
    named = Signal(str)

    def __init__(self, title: str, naam: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "Bewaar", parent)
        self.setProperty("onderwerp", "afstanden#vergelijken")
        self.setMinimumWidth(360)
        self.naam = QLineEdit(naam, self)
        self.naam.setPlaceholderText(self.tr("Leeg: meting van vandaag"))
        self.add(self.tr("Hoe noem je deze meting?"), self.naam)

    def accept(self) -> None:
        """Qt: the name is judged first."""
        self.named.emit(self.naam.text())

    def close_with_yes(self) -> None:
        """Close as accepted."""
        self.done(Ask.DialogCode.Accepted)


class MetingenBlad(Blad):
    """Two metingen side by side.

    Args:
        context: the open kaart and the map.
        parent: owner.
    """

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(context, self.tr("Twee metingen naast elkaar"), parent)
        self._metingen: dict[str, Meting] = {}
        self._found: Vergelijking | None = None
        # uuids of what was compared last
        self._pair: tuple[str, str] | None = None
        self._refused = ""
        self.keep = QPushButton(self.tr("Bewaar de cijfers van nu…"), self.bar)
        self.add_widget(self.keep)
        self.oud = self.add_combo(self.tr("Toen"))
        self.nieuw = self.add_combo(self.tr("Nu"))
        self.categorie = self.add_combo(
            self.tr("Afstand tot"), [(row.code, row.label) for row in categorieen()]
        )
        self.netwerk = self.add_combo(
            self.tr("als je gaat"), [(row.code, row.label) for row in lijsten.lijst("netwerk")]
        )
        self.niveau = self.add_combo(
            self.tr("per"),
            [
                ("buurt", self.tr("buurt")),
                ("wijk", self.tr("wijk")),
                ("gemeente", self.tr("gemeente")),
            ],
        )
        known = {figuur.kolom: figuur.label for figuur in figuren(categorieen()[0].code)}
        self.figuur = self.add_combo(
            self.tr("Toon"),
            [(code, known[code]) for code in (_AFSTAND, "aandeel_500m", "aandeel_1000m")]
            + [(_PLEKKEN, self.tr("Aantal plekken in het gebied"))],
        )
        self.rename = self.add_link(self.tr("Hernoem ‘Nu’…"), self.ask_other_name)
        self.remove = self.add_link(self.tr("Verwijder ‘Nu’"), self.remove_newest)
        self.copy_link = self.add_link(self.tr("Kopieer de tabel"), self.copy)
        self.keep.clicked.connect(self.measure_and_keep)
        for combo in (self.oud, self.nieuw):
            combo.currentIndexChanged.connect(self._want)
        for combo in (self.categorie, self.netwerk, self.niveau, self.figuur):
            combo.currentIndexChanged.connect(self._show)
        context.notation_changed.connect(self._show)
        context.register.changed.connect(self._on_changed)
        self._reload()

    # -- keeping ---------------------------------------------------------------------------------

    def measure_and_keep(self) -> None:
        """Compute all figures of now; then ask for a name and keep them."""
        worker = self._context.worker

        def work(session: Session, progress: Progress) -> Rapport:
            from sociale_kaart.operations.distances import report  # noqa: PLC0415 - start-up time

            return report(session, Meetkeuze(), (), NETWERKEN, worker, progress, met_cellen=False)

        self._task = self._context.compute(work, self._ask_for)
        self._task.finished.connect(self._ended)
        self._show()

    def _ask_for(self, rapport: Rapport) -> None:
        self.ask_name(rapport)

    def ask_name(self, rapport: Rapport) -> NaamVraag:
        """Ask how figures are called, and keep them."""
        dialog = NaamVraag(self.tr("Bewaar de cijfers van nu"), "", self.window())
        dialog.named.connect(lambda naam: self._keep(dialog, rapport, naam))
        return opened(dialog)

    def _keep(self, dialog: NaamVraag, rapport: Rapport, naam: str) -> None:
        taken = {one.naam.casefold() for one in self._metingen.values()}
        if " ".join(naam.split()).casefold() in taken:
            dialog.refuse(self.tr("Er is al een meting met deze naam. Kies een andere naam."))
            return
        dialog.close_with_yes()
        register, session = self._context.register, self._context.session
        assert register.run_long is not None, "set by the window"

        def done(change: Change) -> None:
            register.reload(change)
            register.done.emit(change.tekst, True)  # noqa: FBT003 - a signal has no keywords

        # Packing the figures of a whole gemeente takes longer than a window may stand still.
        register.run_long(
            self.tr("De cijfers bewaren…"),
            lambda _: metingen.save_meting(session, rapport, naam),
            done,
        )

    def ask_other_name(self) -> NaamVraag | None:
        """Ask what the newer one should be called."""
        meting = self._metingen.get(str(self.nieuw.currentData()))
        if meting is None:
            return None
        dialog = NaamVraag(self.tr("Hernoem de meting"), meting.naam, self.window())

        def rename(naam: str) -> None:
            try:
                self._context.register.try_act(metingen.rename_meting, meting.uuid, naam)
            except WorldError as error:
                dialog.refuse(" ".join(part for part in (error.wat, error.doen) if part))
            else:
                dialog.close_with_yes()

        dialog.named.connect(rename)
        return opened(dialog)

    def remove_newest(self) -> None:
        """Remove the newer one; undo brings it back."""
        uuid = str(self.nieuw.currentData() or "")
        if uuid:
            self._context.register.act(metingen.remove_meting, uuid)

    def _on_changed(self, change: Change) -> None:
        if change.tabellen is None or metingen.TABEL in change.tabellen:
            self._reload()

    def _reload(self) -> None:
        """Read which metingen there are; the two newest are chosen when nothing was."""
        kept = [self.oud.currentData(), self.nieuw.currentData()]
        before = set(self._metingen)
        self._metingen = {one.uuid: one for one in metingen.metingen(self._context.session)}
        order = list(self._metingen)
        fresh = [uuid for uuid in order if uuid not in before] if before else []
        newest = fresh[:1] or [uuid for uuid in kept[1:] if uuid in self._metingen] or order[:1]
        rest = [uuid for uuid in order if uuid not in newest]
        oldest = [uuid for uuid in kept[:1] if uuid in rest] or rest[:1]
        for combo, chosen in ((self.oud, oldest), (self.nieuw, newest)):
            blocked = combo.blockSignals(True)  # noqa: FBT003 - Qt's signature
            combo.clear()
            for uuid, meting in self._metingen.items():
                combo.addItem(_named(meting), uuid)
                row = combo.count() - 1
                combo.setItemData(row, meting.regel, Qt.ItemDataRole.ToolTipRole)
            combo.setCurrentIndex(combo.findData(chosen[0]) if chosen else -1)
            combo.blockSignals(blocked)
        self._pair = None
        self._want()

    # -- comparing -------------------------------------------------------------------------------

    def _want(self, *_: object) -> None:
        """Lay the chosen two side by side, in the background."""
        pair = (str(self.oud.currentData() or ""), str(self.nieuw.currentData() or ""))
        if pair == self._pair:
            return
        self._pair, self._found, self._refused = pair, None, ""
        if not all(pair):
            self._show()
            return

        def work(session: Session, progress: Progress) -> tuple[Any, str]:
            progress.step("Metingen vergelijken…")
            try:
                return metingen.compare_metingen(session, *pair), ""
            except WorldError as error:
                # No failure: the page says why the two cannot stand beside each other.
                return None, " ".join(part for part in (error.wat, error.doen) if part)

        def done(result: tuple[Any, str]) -> None:
            if pair == self._pair:
                self._found, self._refused = result

        self._task = self._context.compute(work, done)
        self._task.finished.connect(self._ended)
        self._show()

    def _ended(self, *_: object) -> None:
        self._task = None
        self._show()

    def _rows(self) -> pd.DataFrame | None:
        if self._found is None:
            return None
        frame = self._found.frame
        chosen = frame["niveau"] == self.niveau.currentData()
        chosen &= frame["categorie"] == self.categorie.currentData()
        rows: pd.DataFrame = frame[chosen & (frame["netwerk"] == self.netwerk.currentData())]
        return rows

    def _show(self, *_: object) -> None:
        rows = self._rows()
        several = len(self._metingen) > 1
        for combo in (self.oud, self.categorie, self.netwerk, self.niveau, self.figuur):
            combo.setEnabled(several)
        self.nieuw.setEnabled(bool(self._metingen))
        for link in (self.rename, self.remove):
            link.setEnabled(bool(self._metingen))
        self.copy_link.setEnabled(rows is not None)
        self.keep.setEnabled(self._context.session.ondergrond is not None and self._task is None)
        self.say(self._sentence(rows))
        if rows is None:
            self.table.show_rows([], [])
            self.tell("")
            return
        self.table.show_rows([str(code) for code in rows["buurtcode"]], self._columns(rows))
        self.tell(self._account())

    def _sentence(self, rows: pd.DataFrame | None) -> str:
        if self._task is not None and rows is None:
            return self.tr("Even rekenen. Je kunt gewoon doorwerken.")
        if self._refused:
            return self._refused
        if not self._metingen:
            return self.tr(
                "Bewaar de cijfers van nu. Over een jaar kun je er de cijfers van dan naast zetten."
            )
        if len(self._metingen) == 1:
            return self.tr(
                "Er is één meting bewaard. Verandert er iets, of is er een nieuwe ondergrond? "
                "Bewaar dan weer een meting, en zet ze naast elkaar."
            )
        if rows is not None and rows.empty:
            return self.tr("Hiervan staan geen cijfers in deze twee metingen.")
        return ""

    def _account(self) -> str:
        lines = [
            f"<b>{html.escape(kop)}</b>: {html.escape(self._metingen[uuid].regel)}."
            for kop, uuid in zip(
                (self.tr("Toen"), self.tr("Nu")), self._pair or ("", ""), strict=True
            )
            if uuid in self._metingen
        ]
        if self._found is not None:
            lines += [html.escape(zin) for zin in self._found.zinnen]
        return "".join(f"<p>{line}</p>" for line in lines)

    def _columns(self, rows: pd.DataFrame) -> list[Kolom]:
        code = str(self.figuur.currentData())
        return [
            Kolom(self.tr("Gebied"), [str(naam) for naam in rows["buurtnaam"]], getal=False),
            Kolom(self.tr("Toen"), numbers(rows, f"{code}_was"), _writer(code)),
            Kolom(self.tr("Nu"), numbers(rows, f"{code}_werd"), _writer(code)),
            Kolom(self.tr("Verschil"), numbers(rows, f"{code}_verschil"), _difference(code)),
            Kolom(
                self.tr("Waarom geen verschil"),
                list(map(str, rows["reden"])),
                getal=False,
            ),
        ]


def _named(meting: Meting) -> str:
    dag = notatie.datum(meting.datum) if meting.datum else ""
    return f"{meting.naam} ({dag})" if dag and dag not in meting.naam else meting.naam


def _writer(code: str) -> Any:
    """Return what writes a figure."""
    if code == _AFSTAND:
        return afstand
    if code == _PLEKKEN:
        return lambda value: "–" if value is None else notatie.getal(value)
    return notatie.procent


def _difference(code: str) -> Any:
    """Return what writes a difference with its sign; the points of a share are named so."""

    def write(value: float | None) -> str:
        if value is None:
            return ""
        sign = "+" if value >= 0 else "−"
        if code in {_AFSTAND, _PLEKKEN}:
            return f"{sign}{_writer(code)(abs(value))}"
        return f"{sign}{notatie.getal(abs(value) * 100)} punt"

    return write
