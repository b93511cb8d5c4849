"""Short texts of the menu Help."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from sociale_kaart import __version__
from sociale_kaart.ui.actions import specs, translated

_ON_THE_MAP = (
    ("pijltjes", "schuif de kaart"),
    ("+ en -", "dichterbij en verder weg"),
    ("Home", "hele gebied"),
    ("N en P", "volgende en vorige hulpbron"),
    ("Enter", "open de gekozen hulpbron, of zet hem neer"),
    ("Alt+pijltjes", "verplaats de gekozen hulpbron een klein stukje"),
    ("Esc", "laat los"),
)


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
    """Return what this program is, its licence, and whose work is in it."""
    return _tr(
        "Sociale Kaart {0}. Breng de lokale sociale basis in kaart, zonder internet en zonder "
        "account. Vrij te gebruiken onder de EUPL 1.2. Gemaakt met Qt (LGPL), Python, GeoPandas, "
        "Shapely, Typst en andere open software. De kaart is gemaakt van gegevens van "
        "OpenStreetMap (ODbL) en het CBS (CC BY)."
    ).format(__version__)
