"""The menu Help: the keys, and what this program is made of."""

from __future__ import annotations

import html

from PySide6.QtCore import QCoreApplication, QSize, QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from sociale_kaart import __version__
from sociale_kaart.ui import licences
from sociale_kaart.ui.actions import specs, translated

_ON_THE_MAP = (
    ("pijltjes", "schuif de kaart"),
    ("+ en -", "dichterbij en verder weg"),
    ("Home", "hele gebied"),
    ("N en P", "volgende hulpbron dichtbij, en weer terug"),
    ("G", "volgende cirkel met een getal; met Shift de vorige"),
    ("Enter", "open de gekozen hulpbron, of zet hem neer"),
    ("Alt+pijltjes", "verplaats de gekozen hulpbron een klein stukje"),
    ("Delete", "verwijder de gekozen hulpbron"),
    ("Esc", "laat los"),
)
_BRONNEN = (
    "Straten, gebouwen, adressen en voorzieningen: © OpenStreetMap-bijdragers (ODbL)",
    "Wijken, buurten en inwoners: © Kadaster / Centraal Bureau voor de Statistiek (CC BY)",
)
_BACK = "terug:"


def _tr(text: str) -> str:
    return QCoreApplication.translate("help", text)


def shortcuts_text() -> str:
    """Return all keys as rich text."""
    menu = [(spec.toets, translated(spec.tekst).rstrip("…")) for spec in specs() if spec.toets]
    on_map = [(_tr(key), _tr(text)) for key, text in _ON_THE_MAP]

    def table(rows: list[tuple[str, str]]) -> str:
        cells = "".join(f"<tr><td><b>{key}</b>&nbsp;&nbsp;</td><td>{text}</td></tr>"
                        for key, text in rows)  # fmt: skip
        return f"<table>{cells}</table>"

    return f"{table(menu)}<p><b>{_tr('Op de kaart')}</b></p>{table(on_map)}"


def about_text() -> str:
    """Return what this is, its licence, whose data and packages are in it, as rich text."""
    bronnen = "".join(f"<li>{_tr(bron)}</li>" for bron in _BRONNEN)
    rows = "".join(
        f"<tr><td><a href='{p.naam}'>{p.naam}</a>&nbsp;&nbsp;</td><td>{p.versie}&nbsp;&nbsp;</td>"
        f"<td>{html.escape(p.licentie)}</td></tr>"
        for p in licences.shipped()
    )
    return (
        f"<h2>Sociale Kaart {__version__}</h2>"
        f"<p>{_tr('Breng de sociale basis in kaart, zonder internet en zonder account.')}</p>"
        f"<p>{_tr('Vrij te gebruiken onder de EUPL-1.2, de licentie van de Europese Unie.')}</p>"
        f"<h3>{_tr('Gegevens')}</h3><ul>{bronnen}</ul>"
        f"<p>{_tr('De bronnen van jouw kaart staan rechtsonder in het kaartbeeld.')} "
        f"{_tr('Ze staan ook op elke afdruk en in elk bestand dat je deelt, met de datum.')}</p>"
        f"<h3>{_tr('Software van anderen')}</h3>"
        f"<p>{_tr('Klik op een naam voor de hele licentie.')}</p><table>{rows}</table>"
    )


def notice_text(naam: str) -> str:
    """Return the licences of a package as rich text, with a way back."""
    text = licences.notices(naam) or _tr("Dit pakket heeft geen eigen licentiebestand bij zich.")
    return (
        f"<p><a href='{_BACK}'>{_tr('Terug')}</a></p><h3>{naam}</h3>"
        f"<pre style='white-space: pre-wrap'>{html.escape(text)}</pre>"
    )


class TextDialog(QDialog):
    """A text that may be longer than the screen.

    Args:
        title: of the dialog.
        text: rich text.
        parent: the window.
    """

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(title)
        self.text.setOpenLinks(False)
        self.text.setHtml(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
        # As wide as some eighty letters, as high as the screen allows.
        letter = self.fontMetrics()
        wanted = QSize(letter.averageCharWidth() * 80, letter.lineSpacing() * 32)
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.85))


class ShortcutsDialog(TextDialog):
    """All keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Toetsen"), shortcuts_text(), parent)


class AboutDialog(TextDialog):
    """Version, licence, data and packages; a click on a package shows its licence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._about = about_text()
        super().__init__(_tr("Over Sociale Kaart"), self._about, parent)
        self.text.anchorClicked.connect(self._go)

    def _go(self, url: QUrl) -> None:
        naam = url.toString()
        self.text.setHtml(self._about if naam == _BACK else notice_text(naam))
