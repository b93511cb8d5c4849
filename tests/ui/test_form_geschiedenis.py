"""Versions of one hulpbron: what changed, and putting one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helpers_form import click, current, fill, press_undo, shown
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from sociale_kaart.ui.form.geschiedenis import VersieCard
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace


def told(card: VersieCard) -> str:
    """Return what a card says."""
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_an_earlier_version_is_put_back_and_undone(
    workspace: Workspace, window: MainWindow
) -> None:
    first = shown(workspace, "Café Zoë")
    detail = workspace.form.detail
    fill(detail.fields["hulpbronnen", "naam"], "Eetcafe Noord")
    fill(detail.fields["contacten", "telefoon"], "038 123 45 67")
    last = current(workspace)
    page = detail.geschiedenis
    detail.open_page(page)
    assert len(page.cards) == 3
    assert "038 123 45 67" in told(page.cards[0])
    assert "Zo is het nu." in told(page.cards[0])
    assert page.cards[0].restore is None
    assert "Naam: Café Zoë → Eetcafe Noord" in told(page.cards[1])
    oldest = page.cards[2].restore
    assert oldest is not None
    click(oldest)
    assert current(workspace) == first
    assert "Teruggezet" in workspace.map.toast.text
    assert len(page.cards) == 4, "putting back is a version as well"
    press_undo(window)
    assert current(workspace) == last


def test_the_page_keeps_up_with_the_record(workspace: Workspace) -> None:
    shown(workspace, "Café Zoë")
    detail = workspace.form.detail
    detail.open_page(detail.geschiedenis)
    assert len(detail.geschiedenis.cards) == 1
    detail.open_page(detail.kern)
    fill(detail.fields["hulpbronnen", "leefwereld"], "Gezellig")
    detail.open_page(detail.geschiedenis)
    assert len(detail.geschiedenis.cards) == 2
    shown(workspace, "Wandelclub Veen")
    assert len(detail.geschiedenis.cards) == 1
