"""What becomes of all rows of a list, in one line that adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.domain import notatie
from sociale_kaart.importing.keuzes import choose

if TYPE_CHECKING:
    from sociale_kaart.importing.keuzes import ImportChoices
    from sociale_kaart.importing.plan import ImportPlan

_ORDER = ("geplaatst", "bijgewerkt", "samengevoegd", "wachtend", "overgeslagen")


def totals_text(plan: ImportPlan, choices: ImportChoices) -> str:
    """Return how many rows go where after what was answered, as rich text."""
    chosen = choose(plan, choices)
    text = QCoreApplication.translate(
        "ImportWizard",
        "<b>{0}</b> rijen = <b>{1}</b> op de kaart + <b>{2}</b> bijgewerkt + <b>{3}</b> "
        "samengevoegd + <b>{4}</b> in de wachtrij + <b>{5}</b> overgeslagen.",
    )
    numbers = (chosen.rijen, *(chosen.totalen[naam] for naam in _ORDER))
    return text.format(*map(notatie.getal, numbers))
