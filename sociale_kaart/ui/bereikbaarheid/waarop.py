"""Waarop berust dit: method, sources, dates, what is known and what is left out, in words."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout

from sociale_kaart.domain import lijsten, notatie
from sociale_kaart.domain.categorieen import categorie_label
from sociale_kaart.domain.meetkeuze import GROEP_LABELS
from sociale_kaart.ui.roomy import size_in_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from sociale_kaart.ui.bereikbaarheid.kaartkeuze import Kaartkeuze

_LETTERS, _LINES = 90, 34


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("waarop", text)


def account_html(
    account: Mapping[str, Any], keuze: Kaartkeuze, naam_of: Callable[[str], str]
) -> str:
    """Return the account of a figure as rich text.

    Args:
        account: `attrs` of a Rapport.
        keuze: what is shown.
        naam_of: the name of a buurt by its code.
    """
    meting = keuze.meting
    categorie = keuze.categorie
    parts = [
        f"<h2>{_safe(categorie_label(categorie))}: {_safe(keuze.figuur.label.lower())}</h2>",
        f"<p>{_safe(keuze.figuur.uitleg)}</p>",
        _block(tr("Hoe is gemeten"), _method(account, keuze)),
        _block(tr("Welke plekken tellen"), _places(account, categorie)),
        _block(tr("Waar het cijfer minder zeker is"), _unsure(account, keuze, naam_of)),
        _block(tr("Bronnen"), [_source(bron) for bron in account.get("bronnen", ())]),
        _block(tr("Lees dit ook"), [str(said) for said in account.get("meldingen", ())]),
    ]
    code = (account.get("methode") or {}).get(meting.netwerk)
    if code:
        parts.append(
            f"<p><small>{tr('Methode in het kort')}: {_safe(method_words(str(code)))}</small></p>"
        )
    return "".join(parts)


def method_words(methode: str) -> str:
    """Return the method of a figure in words: 'met de auto, ook van de deur tot de straat, …'."""
    told = dict(part.partition("=")[::2] for part in methode.split(";"))
    said = [lijsten.leefwereld("netwerk", told.get("netwerk")).lower()]
    if told.get("aanloop") == "ja":
        said.append(tr("met de meters tussen deur en straat"))
    if told.get("trap") == "nee":
        said.append(tr("zonder trappen"))
    if told.get("straal_m"):
        said.append(tr("tot {0} meter").format(told["straal_m"]))
    if told.get("toegang"):
        said.append(tr("alleen plekken die passen bij de keuze"))
    if told.get("weging"):
        said.append(tr("geteld naar {0}").format(told["weging"]))
    return ", ".join(part for part in said if part)


def _safe(text: str) -> str:
    return html.escape(text, quote=False)


def _block(title: str, lines: Sequence[str]) -> str:
    if not lines:
        return ""
    items = "".join(f"<li>{_safe(line)}</li>" for line in lines)
    return f"<h3>{_safe(title)}</h3><ul>{items}</ul>"


def _method(account: Mapping[str, Any], keuze: Kaartkeuze) -> list[str]:
    meting = keuze.meting
    said = [
        tr("Voor elk adres zoeken we over de weg de plek die het dichtstbij is, en daarna nemen we "
           "het gemiddelde van de mensen."),
        lijsten.uitleg("netwerk", meting.netwerk),
    ]  # fmt: skip
    if meting.netwerk == "auto":
        said.append(tr("Ook de meters tussen de deur en de straat tellen mee, zoals bij het CBS."))
    if meting.zonder_trap:
        said.append(tr("Trappen tellen niet mee als weg."))
    if meting.straal_m is not None:
        said.append(
            tr("Iemand komt tot {0} meter ver. Dat is jullie eigen keuze.").format(
                notatie.getal(meting.straal_m)
            )
        )
    said.append(tr("Voor wie: {0}.").format(GROEP_LABELS[meting.groep].lower()))
    weging = account.get("weging")
    if weging:
        said.append(tr("Elk adres telt zo zwaar als dit zegt: {0}.").format(weging))
    said += [
        tr("Wie er niet kan komen, telt niet mee in een gemiddelde. In een deel (‘binnen 500 m’) "
           "telt hij wel mee, als iemand die er niet binnen woont."),
        tr("Staat er geen plek in de gegevens, dan is er geen cijfer. Dat is iets anders dan 0."),
    ]  # fmt: skip
    return said


def _places(account: Mapping[str, Any], categorie: str) -> list[str]:
    count = (account.get("voorzieningen") or {}).get(categorie)
    if not count:
        return []
    aantal = int(count["aantal"])
    if aantal == 0:
        return [tr("Er is geen plek bekend in de gegevens. Daarom zijn er geen cijfers.")]
    said = [
        tr("Er is 1 plek bekend in het hele gebied van de ondergrond.")
        if aantal == 1
        else tr("Er zijn {0} plekken bekend in het hele gebied van de ondergrond.").format(
            notatie.getal(aantal)
        )
    ]
    for key, text in (
        ("osm", tr("Alleen in OpenStreetMap: {0}.")),
        ("kaart", tr("Alleen op jullie kaart: {0}.")),
        ("beide", tr("In allebei, en één keer geteld: {0}.")),
    ):
        if count.get(key):
            said.append(text.format(notatie.getal(int(count[key]))))
    return said


def _unsure(
    account: Mapping[str, Any], keuze: Kaartkeuze, naam_of: Callable[[str], str]
) -> list[str]:
    said = []
    edge = (account.get("rand") or {}).get(keuze.meting.netwerk, {}).get(keuze.categorie, ())
    if edge:
        said.append(
            tr("Aan de rand, waar buiten de kaart een plek dichterbij kan zijn: {0}.").format(
                _names(edge, naam_of)
            )
        )
    hidden = account.get("onderdrukt") or ()
    if hidden:
        said.append(tr("Weggelaten om mensen te beschermen: {0}.").format(_names(hidden, naam_of)))
    joined = (account.get("aansluiting") or {}).get(keuze.meting.netwerk) or {}
    if joined.get("te_ver"):
        said.append(
            tr("Adressen die te ver van een weg liggen, en dus niet bereikbaar zijn: {0}.").format(
                notatie.getal(int(joined["te_ver"]))
            )
        )
    if not said:
        said.append(tr("Geen buurten aan de rand van de gegevens, en niets weggelaten."))
    return said


def _names(codes: Sequence[str], naam_of: Callable[[str], str]) -> str:
    return ", ".join(sorted((naam_of(str(code)) for code in codes), key=str.casefold))


def _source(bron: Mapping[str, Any]) -> str:
    dag = notatie.parse_datum(bron.get("datum"))
    datum = notatie.datum(dag) if dag is not None else str(bron.get("datum") or "")
    said = [str(bron.get("naam") or bron.get("soort") or ""), datum]
    if bron.get("naamsvermelding"):
        said.append(str(bron["naamsvermelding"]))
    return ", ".join(part for part in said if part)


class WaaropDialog(QDialog):
    """The account of a figure, to read and to copy.

    Args:
        text: rich text.
        parent: owner.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Waarop berust dit?"))
        self.browser = QTextBrowser(self)
        self.browser.setHtml(text)
        self.browser.setAccessibleName(self.windowTitle())
        flags = Qt.TextInteractionFlag
        self.browser.setTextInteractionFlags(
            flags.TextBrowserInteraction | flags.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton(self.tr("Kopieer"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.browser.toPlainText())
        )
        close = buttons.addButton(self.tr("Sluit"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.browser, 1)
        layout.addWidget(buttons)
        size_in_letters(self, _LETTERS, _LINES)
