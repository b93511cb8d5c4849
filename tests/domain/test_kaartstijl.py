from __future__ import annotations

import math
import re
from pathlib import Path

import pytest

from sociale_kaart.domain.kaartstijl import (
    GEBOUW,
    GROEN,
    GROND,
    NIET_INGEDEELD,
    WATER,
    corners,
    sfeerteken,
    sfeertekens,
)

ROOT = Path(__file__).resolve().parents[2]


def test_each_sfeer_has_a_symbol_and_what_is_not_placed_has_one_of_its_own() -> None:
    assert [(teken.sfeer, teken.label, teken.vorm) for teken in sfeertekens()] == [
        ("persoonlijk", "Persoonlijk", "cirkel"),
        ("gemeenschappelijk", "Gemeenschappelijk", "zeshoek"),
        ("institutioneel", "Institutioneel", "vierkant"),
        ("", "Nog niet ingedeeld", "ruit"),
    ]
    assert len({teken.kleur for teken in sfeertekens()}) == 4


@pytest.mark.parametrize("sfeer", [None, "", "een_andere"])
def test_what_is_not_told_is_no_guess(sfeer: str | None) -> None:
    assert sfeerteken(sfeer) is NIET_INGEDEELD


@pytest.mark.parametrize(("vorm", "aantal"), [("zeshoek", 6), ("ruit", 4)])
def test_the_corners_lie_on_a_circle_and_begin_to_the_right(vorm: str, aantal: int) -> None:
    hoeken = corners(vorm, 10)
    assert len(hoeken) == aantal
    assert hoeken[0] == (10, 0)
    assert [math.hypot(x, y) for x, y in hoeken] == pytest.approx([10] * aantal)


def test_no_export_writes_these_colours_a_second_time() -> None:
    ours = {GROND, WATER, GROEN, GEBOUW, *(teken.kleur for teken in sfeertekens()[:3])}
    # The colour of a warning, which happens to be that of a sfeer.
    warning = re.compile(r"(?:border|border-left): \dpx solid #D55E00")
    written = [
        f"{path.name}: {kleur}"
        for folder in ("sociale_kaart/exporting", "resources/html", "resources/typst")
        for path in sorted((ROOT / folder).rglob("*.*"))
        if path.suffix in {".py", ".js", ".css", ".html", ".typ"}
        for kleur in sorted(ours)
        if kleur in warning.sub("", path.read_text(encoding="utf-8"))
    ]
    assert written == []
