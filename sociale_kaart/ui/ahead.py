"""The modules of an open kaart, imported before it opens: in the window's own thread, one a turn.

Importing a module of the window makes classes of Qt. Done in the work thread while the window's
thread is inside Qt, that ends the process now and then; done at once here, the window would stand
still for half a second.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each takes at most some ten milliseconds when those before it are there; the last needs them all.
MODULES = (
    "sociale_kaart.ui.suggest",
    "sociale_kaart.ui.canvas.ondergrond",
    "sociale_kaart.ui.canvas.labels",
    "sociale_kaart.ui.canvas.tiles",
    "sociale_kaart.ui.canvas.markers",
    "sociale_kaart.ui.canvas.view",
    "sociale_kaart.ui.map_panel",
    "sociale_kaart.ui.table.columns",
    "sociale_kaart.ui.table.model",
    "sociale_kaart.ui.table.view",
    "sociale_kaart.ui.table.panel",
    "sociale_kaart.ui.form.fields",
    "sociale_kaart.ui.form.kern",
    "sociale_kaart.ui.form.pages",
    "sociale_kaart.ui.form.detail_form",
    "sociale_kaart.ui.form.form_panel",
    "sociale_kaart.ui.filter_panel",
    "sociale_kaart.ui.inventarisatie_panel",
    "sociale_kaart.ui.inbreng_panel",
    "sociale_kaart.ui.overviews",
    "sociale_kaart.ui.applied_settings",
    "sociale_kaart.ui.workspace",
)


def ready() -> bool:
    """Tell whether all of them are there."""
    return MODULES[-1] in sys.modules


def import_some(names: Sequence[str]) -> None:
    """Import modules of the window; to be called in its own thread."""
    for name in names:
        importlib.import_module(name)
