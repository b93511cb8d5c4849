"""Asking about a closing: what happened in that room, while it is worked out who gets farther."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart.operations.in_de_ruimte import in_the_room
from sociale_kaart.ui.bereikbaarheid import watals_woorden as woorden
from sociale_kaart.ui.bereikbaarheid.watals_dialogs import SluitDialog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from sociale_kaart.domain.hulpbron import Hulpbron
    from sociale_kaart.domain.scenario import ScenarioPlek
    from sociale_kaart.ui.bereikbaarheid.watals_rekenaar import Rekenaar


def closing_dialog(
    plek: ScenarioPlek, hulpbronnen: Iterable[Hulpbron], rekenaar: Rekenaar, parent: QWidget
) -> SluitDialog:
    """Return the question about a closing; who gets farther by it alone, follows.

    Args:
        plek: what closes, with the point where it is now.
        hulpbronnen: the register, for what else happens in that room.
        rekenaar: works it out.
        parent: the window.
    """
    assert plek.x is not None, "what closes lies somewhere"
    assert plek.y is not None, "idem"
    others = in_the_room(hulpbronnen, plek.plek, plek.x, plek.y)
    dialog = SluitDialog(
        plek.naam or QCoreApplication.translate("watals", "deze plek"), others, parent
    )
    # The answer may come when the question is gone already.
    waits = [dialog]
    dialog.finished.connect(lambda _: waits.clear())

    def tell(zinnen: list[str]) -> None:
        for one in waits:
            one.tell(zinnen)

    tried = replace(plek, reden="?")
    rekenaar.about(lambda werkblad: woorden.closing(werkblad.effect([tried])), tell)
    return dialog
