"""The page in a real browser: what it asks, runs and shows, and all of it by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pdfplumber
import pytest

from tests.exporting.chromium import Chromium, browser, find_chromium, hosts_asked
from tests.exporting.examples import hulpbron, op_adres
from tests.exporting.html_examples import (
    HOSTILE,
    afstanden,
    hostile_register,
    register,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="headless Chromium is not installed"),
]


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    path = tmp_path / "kaart met spatie é.html"
    written(path, register(), distances=afstanden())
    return path


def ready(page: Chromium, path: Path) -> None:
    """Open a page and wait until it can be used."""
    page.open(path.as_uri())
    page.wait_for("document.documentElement.hasAttribute('data-klaar')")


def focus(page: Chromium) -> str:
    """Where the keyboard is, in words."""
    found: str = page.evaluate(
        "(e => e.ariaLabel || e.id || (e.querySelector('.naam') || e).textContent.trim())"
        "(document.activeElement)"
    )
    return found


def tab_to(page: Chromium, name: str, limit: int = 30) -> list[str]:
    """Press Tab until something is reached, and return all that was passed."""
    passed: list[str] = []
    while not passed or passed[-1] != name:
        assert len(passed) < limit, passed
        page.press("Tab")
        passed.append(focus(page))
    return passed


def test_the_page_asks_nothing_and_shows_the_markers(tmp_path: Path, calm: Path) -> None:
    net_log = tmp_path / "net.json"
    with browser(tmp_path, net_log=net_log) as page:
        ready(page, calm)
        page.wait_for("document.querySelectorAll('.leaflet-marker-icon.hulpbron').length === 3")
        shown = page.evaluate("document.getElementById('telling').textContent")
        colours = page.evaluate(
            """(() => { const c = document.querySelector('canvas.leaflet-zoom-animated');
            const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
            return new Set(Array.from({length: d.length / 4}, (_, i) =>
              d.slice(4 * i, 4 * i + 4).join())).size; })()"""
        )
    assert page.requests == []
    assert page.complaints == []
    assert shown == "Je ziet 5 van 5 hulpbronnen, 2 zonder plek op de kaart."
    assert colours > 5, "the base map is drawn"
    # The browser's own household tries these whatever page is open.
    own = (".googleapis.com", ".google.com", ".gvt1.com", ".gstatic.com")
    assert [host for host in hosts_asked(net_log) if not host.endswith(own)] == []


def test_a_page_that_does_ask_is_seen(tmp_path: Path) -> None:
    control = tmp_path / "control.html"
    control.write_text("<!DOCTYPE html><img src='http://gepland.example/x.png'>")
    net_log = tmp_path / "net.json"
    with browser(tmp_path, net_log=net_log) as page:
        page.open(control.as_uri())
    assert page.requests == ["http://gepland.example/x.png"]
    assert "gepland.example" in hosts_asked(net_log)


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    written(path, hostile_register())
    with browser(tmp_path) as page:
        ready(page, path)
        popups = []
        for number in range(len(HOSTILE)):
            knop = f"document.querySelectorAll('#lijstvak li > button')[{number}]"
            page.evaluate(f"{knop}.click()")
            page.wait_for("document.querySelector('.leaflet-marker-icon.gekozen') !== null")
            page.evaluate("document.querySelector('.leaflet-marker-icon.gekozen').click()")
            page.wait_for("document.querySelector('.leaflet-popup h3') !== null")
            popups.append(page.evaluate("document.querySelector('.leaflet-popup h3').textContent"))
            page.evaluate("void map_kaart.closePopup()")
            page.wait_for("document.querySelector('.leaflet-popup') === null")
        assert sorted(popups) == sorted(HOSTILE)
        assert page.evaluate("typeof window.stuk") == "undefined"
        names = page.evaluate("[...document.querySelectorAll('.naam')].map(n => n.textContent)")
        links = page.evaluate("document.querySelectorAll('dd a').length")
        images = page.evaluate("document.images.length")
    assert sorted(names) == sorted(HOSTILE)
    assert (links, images) == (0, 0)
    assert page.requests == []
    assert page.complaints == []


def test_search_and_boxes_narrow_list_and_map(tmp_path: Path, calm: Path) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        page.evaluate("zoek.value = 'WANDEL binnenstád'; zoek.dispatchEvent(new Event('input'))")
        page.wait_for("document.querySelectorAll('.leaflet-marker-icon.hulpbron').length === 1")
        assert page.evaluate("telling.textContent") == "Je ziet 1 van 5 hulpbronnen."
        page.evaluate("zoek.value = ''; zoek.dispatchEvent(new Event('input'))")
        page.evaluate(
            "[...document.querySelectorAll('#kies-sfeer label')]"
            ".find(label => label.textContent === 'Gemeenschappelijk').click()"
        )
        page.wait_for("document.querySelectorAll('.leaflet-marker-icon.hulpbron').length === 1")
        assert page.evaluate("telling.textContent").startswith("Je ziet 3 van 5")


def test_without_ondergrond_or_rows_the_page_still_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    written(path, [], bare=True)
    with browser(tmp_path) as page:
        ready(page, path)
        assert "geen ondergrond" in page.evaluate("document.body.innerText")
    assert page.complaints == []


def test_every_state_of_the_page_asks_nothing(tmp_path: Path, calm: Path) -> None:
    net_log = tmp_path / "net.json"
    with browser(tmp_path, net_log=net_log) as page:
        ready(page, calm)
        for choice in ("0", "1", ""):
            page.evaluate(f"afstand.value = '{choice}'; afstand.dispatchEvent(new Event('change'))")
        page.evaluate("zoek.value = 'wandel'; zoek.dispatchEvent(new Event('input'))")
        page.wait_for("!document.getElementById('toon-alles').hidden")
        page.evaluate("document.getElementById('toon-alles').click()")
        page.evaluate("document.querySelector('[aria-label^=Wandelclub]').click()")
        page.wait_for("document.querySelector('.leaflet-popup h3') !== null")
        page.show_as(390, 844, phone=True)
        page.prefer(forced_colors="active")
        page.pdf(tmp_path / "x.pdf")
    assert page.requests == []
    assert page.complaints == []
    own = (".googleapis.com", ".google.com", ".gvt1.com", ".gstatic.com")
    assert [host for host in hosts_asked(net_log) if not host.endswith(own)] == []


def test_all_of_the_page_is_reached_by_keyboard_in_the_order_it_is_read(
    tmp_path: Path, calm: Path
) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        way = tab_to(page, "Naar uitleg en bronnen")
        way += tab_to(page, "Digitaal spreekuur", 40)
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert way[:5] == [
        "Naar de kaart",
        "Naar de lijst",
        "Naar uitleg en bronnen",
        "druk-af",
        "zoek",
    ]
    order = [
        way.index(name) for name in ("zoek", "Sla de kaart over", "afstand", "Sla de lijst over")
    ]
    assert order == sorted(order)
    assert {"Wandelclub, gemeenschappelijk", "Buurthuis De Reling, institutioneel"} <= set(way)
    assert outline == "solid", "it is seen where the keyboard is"


def test_the_links_at_the_top_take_the_keyboard_along(tmp_path: Path, calm: Path) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        page.press("Tab")
        page.press("Tab")
        seen = page.evaluate("document.activeElement.getBoundingClientRect().width > 40")
        page.press("Enter")
        assert (seen, focus(page)) == (True, "lijst")
        tab_to(page, "Breiclub", 3)


def test_search_by_keyboard_tells_how_many_are_left(tmp_path: Path, calm: Path) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        tab_to(page, "zoek")
        page.type("wandel")
        page.wait_for("telling.textContent === 'Je ziet 1 van 5 hulpbronnen.'")
        assert page.evaluate("telling.getAttribute('role')") == "status"
        assert focus(page) == "zoek"
        tab_to(page, "toon-alles", 9)
        page.press("Enter")
        page.wait_for("telling.textContent.startsWith('Je ziet 5 van 5')")
        assert (focus(page), page.evaluate("zoek.value")) == ("zoek", "")
        tab_to(page, "Kies wat je ziet")
        page.press("Tab")
        page.press(" ")
        page.wait_for("telling.textContent.startsWith('Je ziet 4 van 5')")


def test_list_and_map_lead_to_each_other_by_keyboard(tmp_path: Path, calm: Path) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        page.evaluate("lijst.focus()")
        page.press("Tab")
        page.press("Tab")
        names = [focus(page)]
        for key in ("End", "Home", "ArrowUp", "ArrowDown", "ArrowDown"):
            page.press(key)
            names.append(focus(page))
        assert names == [
            "Burenhulp", "Digitaal spreekuur", "Burenhulp", "Burenhulp", "Breiclub", "Wandelclub",
        ]  # fmt: skip
        page.press("Enter")
        assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
        page.wait_for(
            "document.querySelector('.hulpbron.gekozen')?.ariaLabel?.startsWith('Wandel')"
        )
        tab_to(page, "Toon op de kaart", 3)
        page.press("Enter")
        page.wait_for("document.activeElement.closest('.leaflet-popup') !== null")
        assert (
            page.evaluate("document.activeElement.closest('[role=dialog]').ariaLabel")
            == "Wandelclub"
        )
        page.press("Escape")
        page.wait_for("document.activeElement.textContent === 'Toon op de kaart'")


def test_a_marker_opens_and_closes_by_keyboard_and_leads_to_the_list(
    tmp_path: Path, calm: Path
) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        page.evaluate("document.getElementById('kaart-kop').focus()")
        tab_to(page, "Wandelclub, gemeenschappelijk")
        page.press("Enter")
        page.wait_for("document.activeElement.matches('.leaflet-popup h3')")
        assert (
            page.evaluate("document.querySelector('li.gekozen .naam').textContent") == "Wandelclub"
        )
        page.press("Escape")
        page.wait_for("document.activeElement.ariaLabel === 'Wandelclub, gemeenschappelijk'")
        page.press("Enter")
        page.wait_for("document.activeElement.matches('.leaflet-popup h3')")
        tab_to(page, "Toon in de lijst", 3)
        page.press("Enter")
        page.wait_for("document.querySelector('.leaflet-popup') === null")
        assert focus(page) == "Wandelclub"
        assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"


def test_a_popup_that_closes_does_not_take_the_keyboard_from_who_types(
    tmp_path: Path, calm: Path
) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        page.evaluate("document.querySelector('[aria-label^=Wandelclub]').click()")
        page.wait_for("document.activeElement.matches('.leaflet-popup h3')")
        page.evaluate("zoek.focus()")
        page.type("brei")
        page.wait_for("document.querySelector('.leaflet-popup') === null")
        assert focus(page) == "zoek"


def test_a_search_while_the_map_is_on_its_way_to_a_marker_breaks_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    same = [hulpbron(f"Kamer {n}", plek=op_adres()) for n in range(9)]
    written(path, [*same, hulpbron("Ver weg", plek=op_adres(x=195_000.0, y=510_000.0))])
    with browser(tmp_path) as page:
        ready(page, path)
        page.evaluate("document.querySelectorAll('#lijstvak li > button').forEach(b => b.click())")
        page.evaluate("zoek.value = 'ver weg'; zoek.dispatchEvent(new Event('input'))")
        page.wait_for("telling.textContent.startsWith('Je ziet 1 van 10')")
        page.evaluate("void map_kaart.setZoom(13, {animate: false})")
        page.wait_for("document.querySelectorAll('.leaflet-marker-icon.hulpbron').length <= 1")
        page.evaluate("document.getElementById('toon-alles').click()")
        page.wait_for("telling.textContent.startsWith('Je ziet 10 van 10')")
        page.wait_for("document.querySelectorAll('.leaflet-marker-icon').length > 0")
    assert page.complaints == []


def test_the_distance_is_chosen_by_keyboard_and_told_in_words(tmp_path: Path, calm: Path) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        assert page.evaluate("document.querySelectorAll('.leaflet-afstand-pane path').length") == 0
        page.evaluate("document.getElementById('kaart-kop').focus()")
        tab_to(page, "afstand", 3)
        page.press("ArrowDown")
        page.wait_for("document.querySelectorAll('.leaflet-afstand-pane path').length === 2")
        said = page.evaluate("document.getElementById('afstand-gezegd').textContent")
        drawn = page.evaluate(
            "[...document.querySelectorAll('.leaflet-afstand-pane path')]"
            ".map(p => [p.getAttribute('fill'), p.getAttribute('stroke-dasharray')])"
        )
        legend = page.evaluate("document.getElementById('legenda-afstand').innerText")
        tab_to(page, "naar-tabel", 1)
        page.press("Enter")
        assert focus(page) == "afstanden-kop"
        table = page.evaluate(
            "[...document.querySelectorAll('#afstanden tr')]"
            ".map(r => [...r.cells].slice(0, 3).map(c => c.textContent))"
        )
        scopes = page.evaluate(
            "[...document.querySelectorAll('#afstanden th')].map(c => c.scope).join()"
        )
    assert said.startswith("De kaart laat de afstand zien naar: huisarts. 2 buurten met een cijfer")
    # HOSTILE[0] comes before Binnenstad.
    assert drawn == [["url(#stap4)", "2 5"], ["url(#stap0)", None]]
    assert "Huisarts (lopen)" in legend
    assert "buurten van het CBS (2024)" in legend
    assert table == [
        ["Buurt", "Afstand", "Stap"],
        [HOSTILE[0], "1.330 m", "5: meer dan 1 km"],
        ["Binnenstad", "250 m", "1: tot 250 m"],
    ]
    assert scopes == "col,col,col,col,row,row"


def test_a_figure_that_is_held_back_is_hatched_and_says_why(tmp_path: Path, calm: Path) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        page.evaluate("afstand.value = '1'; afstand.dispatchEvent(new Event('change'))")
        assert page.evaluate("afstand.selectedOptions[0].textContent") == "Park of groen"
        fills = page.evaluate(
            "[...document.querySelectorAll('.leaflet-afstand-pane path')]"
            ".map(p => p.getAttribute('fill'))"
        )
        cells = page.evaluate(
            "[...document.querySelectorAll('#afstanden td.getal')].map(c => c.textContent)"
        )
    assert fills == ["url(#stap1)", "url(#geen-cijfer)"]
    assert cells == ["250 m", "geen cijfer: er wonen te weinig mensen"]


def test_the_print_button_works_by_keyboard(tmp_path: Path, calm: Path) -> None:
    with browser(tmp_path) as page:
        ready(page, calm)
        page.evaluate("window.print = () => { document.body.dataset.gedrukt = 'ja'; }")
        tab_to(page, "druk-af")
        page.press("Enter")
        assert page.evaluate("document.body.dataset.gedrukt") == "ja"


def test_paper_holds_what_was_chosen_the_list_and_for_whom_it_is(
    tmp_path: Path, calm: Path
) -> None:
    path = tmp_path / "x.pdf"
    with browser(tmp_path) as page:
        ready(page, calm)
        page.evaluate("afstand.value = '0'; afstand.dispatchEvent(new Event('change'))")
        page.evaluate("zoek.value = 'kampen'; zoek.dispatchEvent(new Event('input'))")
        page.wait_for("!document.getElementById('toon-alles').hidden")
        page.pdf(path)
        # And the screen is as it was.
        assert page.evaluate("document.documentElement.className") == ""
        assert page.evaluate("document.querySelector('.alleen-afdruk').offsetHeight") == 0
    with pdfplumber.open(path) as pdf:
        text = " ".join(" ".join((sheet.extract_text() or "").split()) for sheet in pdf.pages)
    for part in (
        "Voor iedereen", "Stand per 22 november 2026", "Je ziet 3 van 5 hulpbronnen",
        "Gezocht op ‘kampen’", "Wandelclub", "Gemiddelde afstand naar: huisarts",
        "buurten van het CBS (2024)", "© OpenStreetMap-bijdragers",
        "Getoond: 5 hulpbronnen", "1 van ",
    ):  # fmt: skip
        assert part in text, part
    assert "Druk af" not in text
    assert "Digitaal spreekuur" not in text


def test_without_distances_there_is_no_choice_of_them(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    written(path, register())
    with browser(tmp_path) as page:
        ready(page, path)
        assert page.evaluate("document.getElementById('kies-afstand').hidden")
        assert page.evaluate("document.getElementById('afstanden').hidden")


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1366, 768, 1.0), (390, 844, 1.0), (1366, 768, 2.0), (320, 640, 1.0)],
)
def test_nothing_lies_over_the_scale_bar_and_nothing_falls_off_the_side(
    tmp_path: Path, calm: Path, width: int, height: int, scale: float
) -> None:
    with browser(tmp_path) as page:
        page.open("about:blank")
        page.show_as(width, height, scale=scale, phone=width < 500)
        ready(page, calm)
        page.show_as(width, height, scale=scale, phone=width < 500)
        page.evaluate("document.querySelector('.leaflet-control-scale').scrollIntoView()")
        free = page.evaluate(
            """(() => {
            const line = document.querySelector('.leaflet-control-scale-line');
            const b = line.getBoundingClientRect();
            return [...document.querySelectorAll('.vermelding, .legenda')].filter(e => {
              const r = e.getBoundingClientRect();
              return r.left < b.right && r.right > b.left && r.top < b.bottom && r.bottom > b.top;
            }).length; })()"""
        )
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        sources = page.evaluate("document.querySelector('.vermelding').innerText")
    assert free == 0
    assert wide <= 0
    assert "OpenStreetMap" in sources
