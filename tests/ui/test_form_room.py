"""The form fits a narrow panel and large letters, and every part of it has a name."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from helpers_form import shown
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from test_accessible import nameless

from sociale_kaart.domain import lijsten
from sociale_kaart.operations import delen, plekken, relaties
from sociale_kaart.ui.form.rows import RowCard
from sociale_kaart.ui.form.scroll import FormScroll, tab_stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sociale_kaart.ui.form.detail_form import DetailForm
    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

# A panel is never narrower than this; the scroll bar takes some of it.
NARROW = 320 - 14
LONG = "Stichting tot bevordering van ontmoetingsmogelijkheden in Zonneveen-Noord"


def unfold(workspace: Workspace) -> DetailForm:
    """Open everything there is of a hulpbron that has something of most kinds."""
    uuid = shown(workspace, "Café Zoë").uuid
    act = workspace.register.try_act
    act(plekken.add_plek, uuid, {"straat": "Burgemeester van Zonneveenstraat", "huisnummer": 1})
    act(delen.set_keuzes, uuid, "doelgroepen", lijsten.codes("doelgroep"))
    act(delen.set_keuzes, uuid, "bouwstenen", lijsten.codes("bouwsteen"))
    act(delen.add_deel, uuid, "geldbronnen", {"wie": LONG, "tot": "2027-12-31"})
    act(delen.add_deel, uuid, "contacten", {"organisatie": LONG, "contactpersoon": "Ria de Boer"})
    act(delen.set_toegankelijkheid, uuid, "toilet", "ja")
    act(delen.add_deel, uuid, "verhalen", {"tekst": LONG, "datum": "2026-05-03"})
    other = next(h.uuid for h in workspace.register.records if h.naam == "Buurthuis De Zon")
    act(relaties.add_relatie, uuid, "gebruikt_ruimte_van", naar=other, toelichting=LONG)
    form = workspace.form.detail
    for page in (form.meer, form.verhalen):
        form.open_page(page)
        for fold in page.folds.values():
            fold.set_open(True)
        for card in page.findChildren(RowCard):
            card.header.setChecked(True)
    form.kern.instemming.ask_now(uuid)
    form.kern.toestemming.ask_now(uuid)
    form.kern.toestemming.yes.setChecked(True)
    return form


def least_widths(form: DetailForm) -> dict[str, int]:
    """Return how wide each page is at least, in pixels."""
    QApplication.processEvents()
    pages = (form.kern, form.meer, form.relaties, form.verhalen, form.geschiedenis)
    found = {}
    for page in pages:
        form.open_page(page)
        QApplication.processEvents()
        found[type(page).__name__ + page.accessibleName()] = page.minimumSizeHint().width()
    return found


def test_everything_fits_a_narrow_panel(workspace: Workspace) -> None:
    form = unfold(workspace)
    assert max(least_widths(form).values()) <= NARROW


@pytest.fixture
def large_letters() -> Iterator[None]:
    """Letters of twice the size."""
    normal = QApplication.font()
    large = QApplication.font()
    large.setPointSizeF(normal.pointSizeF() * 2)
    QApplication.setFont(large)
    yield
    QApplication.setFont(normal)


def test_large_letters_fit_a_page(large_letters: None, workspace: Workspace) -> None:
    form = unfold(workspace)
    assert max(least_widths(form).values()) <= 600, "a page of half a small laptop"


def test_every_part_has_a_name(workspace: Workspace, window: MainWindow) -> None:
    form = unfold(workspace)
    for page in (form.kern, form.meer, form.relaties, form.verhalen, form.geschiedenis):
        form.open_page(page)
        QApplication.processEvents()
        assert nameless(window) == []
    workspace.begin_new()
    assert nameless(window) == []


@pytest.mark.parametrize("name", ["kern", "meer", "relaties", "verhalen"])
def test_the_keyboard_goes_as_the_eye_does_and_stays_in_view(
    workspace: Workspace, name: str
) -> None:
    form = unfold(workspace)
    page = {
        "kern": form.kern,
        "meer": form.meer,
        "relaties": form.relaties,
        "verhalen": form.verhalen,
    }[name]
    form.open_page(page)
    workspace.form.window().activateWindow()
    QApplication.processEvents()
    area = form.tabs.currentWidget()
    assert isinstance(area, FormScroll)
    stops = list(tab_stops(page))
    stops[0].setFocus()
    area.ensureWidgetVisible(stops[0])
    seen: list[QWidget] = []
    tops: list[int] = []
    while (widget := QApplication.focusWidget()) is not None and page.isAncestorOf(widget):
        assert widget not in seen, "never around in a circle"
        seen.append(widget)
        middle = widget.mapTo(page, widget.rect().center())
        tops.append(middle.y())
        QApplication.processEvents()
        assert not widget.visibleRegion().isEmpty(), f"{widget.accessibleName()} is out of view"
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    # What stands beside each other on a line is not exactly as high.
    assert all(later >= earlier - 40 for earlier, later in itertools.pairwise(tops))
    editors = page.findChildren(QLineEdit) + page.findChildren(QPlainTextEdit)
    missed = [w.accessibleName() for w in editors if w.isVisible() and w not in seen]
    assert missed == []
    assert form.again.hasFocus(), "after the page come the buttons"
    QTest.keyClick(form.again, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert not form.again.hasFocus()
