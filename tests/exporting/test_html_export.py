from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import geopandas as gpd
import pytest
import shapely

from sociale_kaart.exporting.html_ondergrond import SCHAAL, pack_ondergrond
from tests.exporting.examples import SECRETS, hulpbron, op_adres, register_with_secrets
from tests.exporting.html_examples import (
    HOSTILE,
    hostile_register,
    layers,
    planted,
    register,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path


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
    assert headings[1:5] == ["h2", "h2", "h2", "h2"], "kaart, lijst, afstanden, over"
    assert set(headings[5:]) == {"h3"}
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
    assert len(elements(page)) == len(elements(quiet)) + len(["h3 en p: gemaakt met"]) * 3
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


def test_what_folium_would_fetch_with_is_never_loaded() -> None:
    """urllib3 asks for a socket as soon as it is imported."""
    code = (
        "import sys; from sociale_kaart.exporting import html_export\n"
        "print([name for name in ('requests', 'urllib3') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
