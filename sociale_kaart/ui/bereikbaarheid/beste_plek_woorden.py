"""The answer to 'where does a place help most' as text to read."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import notatie
from sociale_kaart.ui.bereikbaarheid.waarop import method_words

if TYPE_CHECKING:
    from sociale_kaart.operations.beste_plek import Advies


def tr(text: str) -> str:
    """Return a text of this module in the language of the window."""
    return QCoreApplication.translate("beste_plek", text)


def answer_html(advies: Advies, *, whole: bool = False) -> str:
    """Return the answer as rich text: the places in order, how sure it is, what it does not say.

    Args:
        advies: the answer.
        whole: begin with the sentence and end with the method, for a window of its own.
    """
    parts = []
    if whole:
        parts.append(f"<h2>{tr('Hoe is dit gerekend?')}</h2><p>{_safe(advies.zin)}</p>")
    if advies.plekken:
        places = "".join(f"<li>{_safe(one.naam)}</li>" for one in advies.plekken)
        parts.append(f"<p><b>{tr('De beste plek')}</b></p><ol>{places}</ol>")
    if advies.tweede is not None:
        parts.append(f"<p><b>{tr('De tweede keus')}</b><br>{_safe(advies.tweede.naam)}</p>")
    totaal = advies.totaal
    parts.append(
        "<p>"
        + _safe(
            tr("Dichtbij genoeg: nu {0}, dan {1} {2}.").format(
                notatie.getal(totaal.voor_binnen), notatie.getal(totaal.na_binnen), totaal.eenheid
            )
        )
        + f"<br>{_safe(advies.zekerheid)}</p>"
    )
    said = "".join(f"<li>{_safe(zin)}</li>" for zin in advies.niet_gezegd)
    parts.append(f"<p><b>{tr('Wat dit niet zegt')}</b></p><ul>{said}</ul>")
    if whole:
        years = sorted({str(jaar) for jaar in advies.buurten.get("bronjaar", ())})
        source = tr("Buurten en inwoners: CBS {0}.").format(", ".join(years)) if years else tr(
            "Buurten en inwoners: CBS. Wegen, adressen en plekken: de ondergrond van deze kaart."
        )  # fmt: skip
        parts.append(f"<p>{_safe(method_words(advies.methode))}. {_safe(source)}</p>")
        parts.append(f"<p><small>{_safe(advies.methode)}</small></p>")
    return "".join(parts)


def _safe(text: object) -> str:
    return html.escape(str(text), quote=False)
