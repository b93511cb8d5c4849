"""The pages of Bereikbaarheid, as data: a new page is one line in `PAGES`.

A factory imports its page only when it is called: the window must be there at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sociale_kaart.ui.bereikbaarheid.context import PageContext


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        id: what it is called in code and in the settings.
        title: what the user reads in the list of pages.
        factory: makes it, when it is first shown.
    """

    id: str
    title: str
    factory: Callable[[PageContext], QWidget]


def _afstanden(context: PageContext) -> QWidget:
    from sociale_kaart.ui.bereikbaarheid.afstanden_page import AfstandenPage  # noqa: PLC0415

    return AfstandenPage(context)


def _vergelijken(context: PageContext) -> QWidget:
    from sociale_kaart.ui.bereikbaarheid.vergelijken_page import VergelijkenPage  # noqa: PLC0415

    return VergelijkenPage(context)


def _normen(context: PageContext) -> QWidget:
    from sociale_kaart.ui.bereikbaarheid.normen_page import NormenPage  # noqa: PLC0415

    return NormenPage(context)


def _wat_als(context: PageContext) -> QWidget:
    from sociale_kaart.ui.bereikbaarheid.watals_page import WatAlsPage  # noqa: PLC0415

    return WatAlsPage(context)


def _beste_plek(context: PageContext) -> QWidget:
    from sociale_kaart.ui.bereikbaarheid.beste_plek_page import BestePlekPage  # noqa: PLC0415

    return BestePlekPage(context)


def _gaten(context: PageContext) -> QWidget:
    from sociale_kaart.ui.bereikbaarheid.gaten_page import GatenPage  # noqa: PLC0415

    return GatenPage(context)


PAGES: tuple[Page, ...] = (
    Page("afstanden", "Afstanden", _afstanden),
    Page("vergelijken", "Vergelijken", _vergelijken),
    Page("normen", "Normen", _normen),
    Page("watals", "Wat als", _wat_als),
    Page("beste_plek", "Beste plek", _beste_plek),
    Page("gaten", "Gaten", _gaten),
)
