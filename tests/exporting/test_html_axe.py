"""axe-core finds nothing serious or critical on the page, whatever is open or chosen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.exporting import axe
from tests.exporting.chromium import Chromium, browser, find_chromium
from tests.exporting.html_examples import afstanden, register, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="headless Chromium is not installed"),
    # Where npm is, the set-up has put it there: then its absence is a failure.
    pytest.mark.skipif(not axe.SOURCE.is_file() and shutil.which("npm") is None, reason=axe.ABSENT),
]


def nothing(page: Chromium) -> None:
    """Leave the page as it opens."""
    assert page.evaluate("document.querySelectorAll('.leaflet-marker-icon').length") > 0


def searched(page: Chromium) -> None:
    """Leave out what does not hold a word, and open what is left."""
    page.evaluate("zoek.value = 'wandel'; zoek.dispatchEvent(new Event('input'))")
    page.wait_for("!document.getElementById('toon-alles').hidden")
    page.evaluate("document.querySelector('#lijstvak li:not([hidden]) > button').click()")


def nothing_found(page: Chromium) -> None:
    """Search for what is not there."""
    page.evaluate("zoek.value = 'xyz'; zoek.dispatchEvent(new Event('input'))")
    page.wait_for("!document.getElementById('niets').hidden")


def popup(page: Chromium) -> None:
    """Open a marker."""
    page.evaluate("document.querySelector('[aria-label^=Wandelclub]').click()")
    # While it fades in, it has the contrast of nothing yet.
    page.wait_for("getComputedStyle(document.querySelector('.leaflet-popup')).opacity === '1'")


def distance(page: Chromium) -> None:
    """Show a distance on the map and as a table."""
    page.evaluate("afstand.value = '0'; afstand.dispatchEvent(new Event('change'))")
    page.wait_for("document.querySelectorAll('#afstanden td').length > 0")


def phone(page: Chromium) -> None:
    """Show it on a phone, with a popup and a distance."""
    page.show_as(390, 844, phone=True)
    distance(page)
    popup(page)


def dark(page: Chromium) -> None:
    """Show it to who prefers dark, with a popup and a line of the list open."""
    page.prefer(prefers_color_scheme="dark")
    distance(page)
    page.evaluate("document.querySelector('#lijstvak li > button').click()")
    popup(page)


@pytest.mark.parametrize("state", [nothing, searched, nothing_found, popup, distance, phone, dark])
def test_nothing_serious_on_the_page(tmp_path: Path, state: Callable[[Chromium], None]) -> None:
    path = tmp_path / "x.html"
    written(path, register(), distances=afstanden())
    with browser(tmp_path) as page:
        page.open(path.as_uri())
        page.wait_for("document.documentElement.hasAttribute('data-klaar')")
        state(page)
        assert axe.grave(page) == []


@pytest.mark.parametrize("bare", [True, False])
def test_nothing_serious_on_an_empty_page(tmp_path: Path, *, bare: bool) -> None:
    path = tmp_path / "x.html"
    written(path, [], bare=bare)
    with browser(tmp_path) as page:
        page.open(path.as_uri())
        page.wait_for("document.documentElement.hasAttribute('data-klaar')")
        assert axe.grave(page) == []


@pytest.mark.parametrize(
    ("defect", "rule"),
    [
        ("document.querySelector('label[for=zoek]').remove()", "label"),
        ("document.querySelector('#telling').style.color = '#ccc'", "color-contrast"),
        ("document.body.append(document.createElement('button'))", "button-name"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
    ],
)
def test_a_defect_that_is_planted_is_found(tmp_path: Path, defect: str, rule: str) -> None:
    path = tmp_path / "x.html"
    written(path, register())
    with browser(tmp_path) as page:
        page.open(path.as_uri())
        page.wait_for("document.documentElement.hasAttribute('data-klaar')")
        page.evaluate(f"void ({defect})")
        assert [found.split(":")[0] for found in axe.grave(page)] == [rule]
