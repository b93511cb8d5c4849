"""The symbols as they are printed: every pair is told apart, also by a copier and other eyes.

Rendered as a sheet is, at the size and with the numbers of a sheet; the sight of others is computed
as for the symbols of the screen.
"""

from __future__ import annotations

import io
import itertools
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
import typst
from PIL import Image

from sociale_kaart.domain.kaartstijl import GEBOUW, GROEN, GROND, WATER
from sociale_kaart.domain.lijsten import codes
from sociale_kaart.exporting.buurtkaart.font import NAAM, font_files
from sociale_kaart.exporting.buurtkaart.map_svg import svg_tag
from sociale_kaart.exporting.buurtkaart.markers import STRAAL, Marker, markers_svg, symbool
from tests.colour_vision import VISIONS, different, seen

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

PAIRS = list(itertools.product([*codes("sfeer"), None], [*codes("formaliteit"), None]))
# A plain office copier.
PPI = 200
ZIJDE = 2 * STRAAL + 1
# A difference that nobody overlooks (ΔE), and the least part of a symbol that must differ so.
CLEAR_STEP = 20.0
LEAST_SHARE = 0.05


def printed(folder: Path, pair: tuple[str | None, str | None], ground: str, tekst: str) -> str:
    """Write one marker on a ground as SVG, as the map has it; return the name of the file."""
    midden = (ZIJDE / 2, ZIJDE / 2)
    svg = (
        f'{svg_tag(ZIJDE, ZIJDE)}<rect width="{ZIJDE}" height="{ZIJDE}" fill="{ground}"/>'
        f"{markers_svg((Marker(tekst, symbool(*pair), midden, midden),))}</svg>"
    )
    name = f"{'-'.join(str(part) for part in pair)}-{ground[1:]}-{tekst}.svg"
    (folder / name).write_text(svg, encoding="utf-8")
    return name


def rendered(folder: Path, names: list[str]) -> dict[str, NDArray[np.float64]]:
    """Render each picture on a page of its own, as sRGB of 0–1."""
    fonts = folder / "fonts"
    fonts.mkdir(exist_ok=True)
    for path in font_files():
        shutil.copyfile(path, fonts / path.name)
    body = "\n#pagebreak()\n".join(
        f'#image("{name}", width: {ZIJDE}mm, height: {ZIJDE}mm)' for name in names
    )
    setup = f"#set page(width: {ZIJDE}mm, height: {ZIJDE}mm, margin: 0mm)\n"
    (folder / "alle.typ").write_text(f'{setup}#set text(font: "{NAAM}")\n{body}', encoding="utf-8")
    pages = typst.compile(
        folder / "alle.typ", root=folder, font_paths=[fonts], ignore_system_fonts=True,
        format="png", ppi=PPI,
    )  # fmt: skip
    found = pages if isinstance(pages, list) else [pages]
    return {
        name: np.asarray(Image.open(io.BytesIO(page)).convert("RGB"), dtype=np.float64) / 255
        for name, page in zip(names, found, strict=True)
    }


@pytest.fixture(scope="module")
def symbols(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[tuple[str | None, str | None], NDArray[np.float64]]:
    """Every pair of sfeer and formaliteit with the same number in it."""
    folder = tmp_path_factory.mktemp("symbolen")
    names = {pair: printed(folder, pair, GROND, "28") for pair in PAIRS}
    made = rendered(folder, list(names.values()))
    return {pair: made[name] for pair, name in names.items()}


@pytest.mark.parametrize("vision", VISIONS)
def test_every_sfeer_and_formaliteit_is_told_apart_on_paper(
    symbols: dict[tuple[str | None, str | None], NDArray[np.float64]], vision: str
) -> None:
    drawn = {pair: seen(picture, vision) for pair, picture in symbols.items()}
    whole = next(iter(drawn.values())).shape
    least = LEAST_SHARE * whole[0] * whole[1]
    close = {
        (one, other): different(drawn[one], drawn[other], CLEAR_STEP)
        for one, other in itertools.combinations(PAIRS, 2)
    }
    assert min(close.values()) >= least, min(close, key=lambda pair: close[pair])


@pytest.mark.parametrize("vision", VISIONS)
def test_a_symbol_stands_out_from_the_map_below_it(tmp_path: Path, vision: str) -> None:
    grounds = (GROND, WATER, GROEN, GEBOUW)
    names = {
        (pair, ground): printed(tmp_path, pair, ground, "8")
        for pair, ground in itertools.product(PAIRS, grounds)
    }
    made = rendered(tmp_path, list(names.values()))
    for (pair, ground), name in names.items():
        lies = seen(made[name], vision)
        # The corner of the picture is bare ground: a symbol fits in a circle.
        bare = np.broadcast_to(lies[0, 0], lies.shape)
        # At least a closed line of half a pixel around it.
        assert different(lies, bare, CLEAR_STEP) > 3 * lies.shape[0], (pair, ground)


def test_the_same_symbols_are_seen_as_the_same(
    symbols: dict[tuple[str | None, str | None], NDArray[np.float64]], tmp_path: Path
) -> None:
    """The measure must be able to fail: one symbol twice differs nowhere."""
    pair = PAIRS[0]
    (again,) = rendered(tmp_path, [printed(tmp_path, pair, GROND, "28")]).values()
    assert different(seen(again, "grijs"), seen(symbols[pair], "grijs"), CLEAR_STEP) == 0
