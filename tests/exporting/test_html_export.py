from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import pytest
import shapely

from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.html_export import export_html
from sociale_kaart.exporting.html_ondergrond import SCHAAL, pack_ondergrond
from tests.exporting.chromium import browser, find_chromium, hosts_asked
from tests.exporting.examples import (
    PEILDATUM,
    SECRETS,
    context,
    hulpbron,
    informeel,
    op_adres,
    register_with_secrets,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.domain.hulpbron import Hulpbron

HOSTILE = (
    "</script><script>window.stuk=1</script>",
    "<img src=https://gepland.example/x onerror=window.stuk=1>",
    "\"'><svg onload=window.stuk=1>",
    "<!--<script>",
    "{{ 7*7 }}${window.stuk=1}\u2028\u2029`",
)


def layers() -> dict[str, gpd.GeoDataFrame]:
    """Two buurten side by side with a street, water and grass."""
    x, y = 190_500, 507_000

    def frame(geometry: list[shapely.Geometry], **columns: list[Any]) -> gpd.GeoDataFrame:
        return gpd.GeoDataFrame(columns, geometry=geometry, crs="EPSG:28992")

    return {
        "buurten": frame(
            [shapely.box(x, y, x + 500, y + 800), shapely.box(x + 500, y, x + 1000, y + 800)],
            buurtcode=["BU01660001", "BU01660002"],
            buurtnaam=["Binnenstad", HOSTILE[0]],
        ),
        "water": frame(
            [shapely.box(x, y, x + 100, y + 100)], soort=["water"], naam=[None]
        ),
        "groen": frame(
            [shapely.box(x + 200, y, x + 300, y + 90), shapely.box(x + 400, y, x + 480, y + 90)],
            soort=["weiland", "park"],
            naam=[None, None],
        ),
        "waterlopen": frame(
            [
                shapely.LineString([(x, y + 700), (x + 900, y + 700)]),
                shapely.LineString([(x, y + 750), (x + 900, y + 750)]),
            ],
            soort=["rivier", "sloot"],
            naam=[None, None],
        ),
        "straten": frame(
            [
                shapely.LineString([(x, y + 400), (x + 500, y + 400)]),
                shapely.LineString([(x + 500, y + 400), (x + 900, y + 400)]),
            ],
            naam=[HOSTILE[1], HOSTILE[1]],
            klasse=["straat", "straat"],
        ),
    }  # fmt: skip


def register() -> list[Hulpbron]:
    return [
        hulpbron("Buurthuis De Reling", plek=op_adres(x=190_700.0, y=507_300.0)),
        informeel("Wandelclub", "openbaar", plek=op_adres(x=190_900.0, y=507_600.0)),
        informeel(
            "Breiclub", "openbaar", formaliteit=None, plek=op_adres(x=191_200.0, y=507_200.0)
        ),
        hulpbron("Digitaal spreekuur", soort="online"),
        hulpbron("Burenhulp", sfeer="persoonlijk", zichtbaarheid="publiek", plek=op_adres()),
    ]


def hostile_register() -> list[Hulpbron]:
    return [
        hulpbron(
            tekst,
            omschrijving=tekst,
            plek=op_adres(straat=tekst, nummer=n, schema=tekst),
            contacten=[{"organisatie": tekst, "website": f"javascript:window.stuk=1//{n}"}],
        )
        for n, tekst in enumerate(HOSTILE)
    ]


def written(
    path: Path, records: list[Hulpbron], voor: str = "publiek", *, bare: bool = False, **about: Any
) -> str:
    vrijgave = release(records, voor, PEILDATUM)
    export_html(vrijgave, context(**about), {} if bare else layers(), path)
    return path.read_text(encoding="utf-8")


def planted(page: str) -> dict[str, Any]:
    found = re.search(r'id="gegevens">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def elements(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(page)
    return parser.tags


def test_the_page_is_dutch_and_has_its_headings_in_order(tmp_path: Path) -> None:
    tags = elements(written(tmp_path / "x.html", register()))
    assert ("html", {"lang": "nl"}) in tags
    headings = [tag for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == "h1"
    assert headings.count("h1") == 1
    assert set(headings[1:]) == {"h2"}
    viewport = [attrs["content"] for _, attrs in tags if attrs.get("name") == "viewport"]
    assert viewport == ["width=device-width, initial-scale=1"]


def test_the_page_tells_what_it_is_and_what_it_leaves_out(tmp_path: Path) -> None:
    page = written(tmp_path / "x.html", register_with_secrets())
    for part in (
        "Sociale kaart Kampen",
        "Stand per 22 november 2026",
        "Voor iedereen",
        "Alles wat mensen in de buurt voor elkaar doen.",
        "Samen zien wat er is.",
        "Niet getoond: 7 hulpbronnen.",
        "© OpenStreetMap-bijdragers, ODbL 1.0",
    ):
        assert part in page


def test_a_page_without_hulpbronnen_does_not_blame_the_search(tmp_path: Path) -> None:
    page = written(tmp_path / "x.html", [])
    assert "laat nog geen hulpbronnen zien" in page
    assert "Kies ruimer" not in page
    assert "Kies ruimer" in written(tmp_path / "y.html", register())


def test_nothing_in_the_page_points_outside(tmp_path: Path) -> None:
    page = written(tmp_path / "x.html", hostile_register())
    for tag, attrs in elements(page):
        assert tag not in {"link", "img", "iframe", "object", "base"}, tag
        assert "src" not in attrs
        assert not str(attrs.get("href") or "#").startswith("http")
    assert not re.search(r"url\((?!data:|#)", page)
    assert "@import" not in page
    assert "sourceMappingURL" not in page


def test_only_the_scripts_of_the_page_may_run(tmp_path: Path) -> None:
    page = written(tmp_path / "x.html", hostile_register())
    policy = next(a["content"] for _, a in elements(page) if a.get("http-equiv"))
    assert policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    assert len(scripts) == 4
    assert re.findall(r"'sha256-([^']+)'", policy) == hashes
    assert policy.startswith("default-src 'none'")
    assert "'unsafe-inline'" not in policy.split("style-src")[0]


@pytest.mark.parametrize("tekst", HOSTILE)
def test_markup_in_any_text_stays_text(tmp_path: Path, tekst: str) -> None:
    about = {
        "kaartnaam": tekst, "onze_definitie": tekst, "doel": tekst, "partners": tekst,
        "buurtnamen": {"BU01660001": tekst},
    }  # fmt: skip
    page = written(tmp_path / "x.html", hostile_register(), **about)
    quiet = written(tmp_path / "y.html", [hulpbron("Gewoon", plek=op_adres())])
    assert len(elements(page)) == len(elements(quiet)) + len(["h2 en p: gemaakt met"]) * 3
    names = [h["naam"] for h in planted(page)["hulpbronnen"]]
    assert sorted(names) == sorted(HOSTILE)


def test_no_secret_is_in_any_byte_of_the_public_page(tmp_path: Path) -> None:
    page = written(tmp_path / "x.html", register_with_secrets())
    assert [secret for secret in SECRETS if secret in page] == []
    assert "Wandelclub" in page


def test_a_persoonlijke_hulpbron_has_a_line_and_no_point(tmp_path: Path) -> None:
    data = planted(written(tmp_path / "x.html", register(), "intern"))
    (burenhulp,) = [h for h in data["hulpbronnen"] if h["naam"] == "Burenhulp"]
    assert burenhulp["punten"] == []
    assert burenhulp["waar"] == "Binnenstad"


def test_the_same_register_gives_the_same_bytes(tmp_path: Path) -> None:
    one = written(tmp_path / "a.html", register())
    assert one == written(tmp_path / "b.html", register()[::-1])


def test_the_base_map_comes_back_within_half_a_metre() -> None:
    packed = pack_ondergrond(layers())
    (line,) = packed["ondergrond"]["straat"]
    xs = [sum(line[0 : n + 1 : 2]) / SCHAAL for n in range(0, len(line), 2)]
    ys = [sum(line[1 : n + 2 : 2]) / SCHAAL for n in range(0, len(line), 2)]
    back = gpd.GeoSeries.from_xy(xs, ys, crs="EPSG:4326").to_crs("EPSG:28992")
    assert len(back) == 2, "two streets that meet end to end are drawn as one line"
    ends = {(190_500, 507_400), (191_400, 507_400)}
    for point in back:
        assert min(point.distance(shapely.Point(end)) for end in ends) < 0.5
    assert set(packed["ondergrond"]) == {
        "weiland", "groen", "water", "rivier", "waterlopen", "straat", "grenzen", "buiten",
    }  # fmt: skip
    assert packed["straten"][0][2:] == [0, 540]


def test_a_large_base_map_is_made_coarser(monkeypatch: pytest.MonkeyPatch) -> None:
    x, y = 190_500, 507_000
    wavy = shapely.LineString([(x + n, y + 2 * (n % 2)) for n in range(900)])
    frames = layers()
    frames["straten"] = gpd.GeoDataFrame(
        {"naam": [None], "klasse": ["straat"]}, geometry=[wavy], crs="EPSG:28992"
    )
    fine = pack_ondergrond(frames)["ondergrond"]["straat"]
    monkeypatch.setattr("sociale_kaart.exporting.html_ondergrond._BUDGET", 1_000)
    coarse = pack_ondergrond(frames)["ondergrond"]["straat"]
    assert len(fine[0]) > 100 * len(coarse[0])


needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="headless Chromium is not installed"),
]


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    path = tmp_path / "kaart met spatie é.html"
    written(path, register())
    return path


class TestInChromium:
    pytestmark = needs_browser

    def test_the_page_asks_nothing_and_shows_the_markers(self, tmp_path: Path, calm: Path) -> None:
        net_log = tmp_path / "net.json"
        with browser(tmp_path, net_log=net_log) as page:
            page.open(calm.as_uri())
            page.wait_for("document.documentElement.hasAttribute('data-klaar')")
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

    def test_a_page_that_does_ask_is_seen(self, tmp_path: Path) -> None:
        control = tmp_path / "control.html"
        control.write_text("<!DOCTYPE html><img src='http://gepland.example/x.png'>")
        net_log = tmp_path / "net.json"
        with browser(tmp_path, net_log=net_log) as page:
            page.open(control.as_uri())
        assert page.requests == ["http://gepland.example/x.png"]
        assert "gepland.example" in hosts_asked(net_log)

    def test_hostile_text_is_only_text(self, tmp_path: Path) -> None:
        path = tmp_path / "x.html"
        written(path, hostile_register())
        with browser(tmp_path) as page:
            page.open(path.as_uri())
            page.wait_for("document.documentElement.hasAttribute('data-klaar')")
            popups = []
            for number in range(len(HOSTILE)):
                knop = f"document.querySelectorAll('#lijstvak button')[{number}]"
                page.evaluate(f"{knop}.click()")
                page.wait_for("document.querySelector('.leaflet-marker-icon.gekozen') !== null")
                page.evaluate("document.querySelector('.leaflet-marker-icon.gekozen').click()")
                page.wait_for("document.querySelector('.leaflet-popup h3') !== null")
                popups.append(
                    page.evaluate("document.querySelector('.leaflet-popup h3').textContent")
                )
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

    def test_the_list_works_by_keyboard_and_points_at_the_map(
        self, tmp_path: Path, calm: Path
    ) -> None:
        with browser(tmp_path) as page:
            page.open(calm.as_uri())
            page.wait_for("document.documentElement.hasAttribute('data-klaar')")
            page.evaluate("document.getElementById('zoek').focus()")
            for _ in range(6):  # past the boxes of three sferen and three formaliteiten
                page.press("Tab", 9)
            for _ in range(2):  # past what has no point
                page.press("Tab", 9)
            naam = page.evaluate("document.activeElement.querySelector('.naam').textContent")
            page.press("Enter", 13)
            assert naam == "Breiclub"
            assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
            page.wait_for("document.querySelector('.hulpbron.gekozen')?.ariaLabel === 'Breiclub'")
            page.evaluate("document.querySelector('[aria-label=\"Wandelclub\"]').focus()")
            page.press("Enter", 13)
            page.wait_for("document.activeElement.textContent === 'Wandelclub'")
            assert (
                page.evaluate("document.querySelector('li.gekozen .naam').textContent")
                == "Wandelclub"
            )
            page.press("Escape", 27)
            page.wait_for("document.activeElement.getAttribute('aria-label') === 'Wandelclub'")

    def test_search_and_boxes_narrow_list_and_map(self, tmp_path: Path, calm: Path) -> None:
        with browser(tmp_path) as page:
            page.open(calm.as_uri())
            page.wait_for("document.documentElement.hasAttribute('data-klaar')")
            page.evaluate(
                "zoek.value = 'WANDEL binnenstád'; zoek.dispatchEvent(new Event('input'))"
            )
            page.wait_for("document.querySelectorAll('.leaflet-marker-icon.hulpbron').length === 1")
            assert page.evaluate("telling.textContent") == "Je ziet 1 van 5 hulpbronnen."
            page.evaluate("zoek.value = ''; zoek.dispatchEvent(new Event('input'))")
            page.evaluate(
                "[...document.querySelectorAll('#kies-sfeer label')]"
                ".find(label => label.textContent === 'Gemeenschappelijk').click()"
            )
            page.wait_for("document.querySelectorAll('.leaflet-marker-icon.hulpbron').length === 1")
            assert page.evaluate("telling.textContent").startswith("Je ziet 3 van 5")

    def test_without_ondergrond_or_rows_the_page_still_says_so(self, tmp_path: Path) -> None:
        path = tmp_path / "x.html"
        written(path, [], bare=True)
        with browser(tmp_path) as page:
            page.open(path.as_uri())
            page.wait_for("document.documentElement.hasAttribute('data-klaar')")
            assert "geen ondergrond" in page.evaluate("document.body.innerText")
        assert page.complaints == []


def test_what_folium_would_fetch_with_is_never_loaded() -> None:
    """urllib3 asks for a socket as soon as it is imported."""
    code = (
        "import sys; from sociale_kaart.exporting import html_export\n"
        "print([name for name in ('requests', 'urllib3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
