"""Coordinates as people paste them."""

from __future__ import annotations

import pytest

from sociale_kaart.importing.coordinaten import parse_coordinaten

KAMPEN = (190_460, 507_058)


@pytest.mark.parametrize(
    "text",
    [
        "RD 190460 507058",
        "190460, 507058",
        "190460,507058",
        "190.460, 507.058",
        "x: 190460,2 y: 507058,4",
        "52.55, 5.91",
        "5.91 52.55",
        "52,55 5,91",
        "52,55,5,91",
        "N 52.55 E 5.91",
        "52.55° N, 5.91° O",
        "52°33'00\"N 5°54'36\"E",
        "52° 33.0' N, 5° 54.6' O",
        "N52 33.0 E5 54.6",
        "52° 33′ 0″, 5° 54′ 36″",
    ],
)
def test_ways_to_write_one_point(text: str) -> None:
    assert parse_coordinaten(text) == pytest.approx(KAMPEN, abs=1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Molenweg 3",
        "8261 38",
        "8261 GC 38",
        "52 5",
        "0 0",
        "0,0 0,0",
        # Paris
        "48.85, 2.35",
        "N 48.85 E 2.35",
        # the wrong way round
        "507058 190460",
        "190460",
        "1 2 3 4",
        "1.2.3 4.5.6",
    ],
)
def test_what_is_no_point_in_the_netherlands(text: str) -> None:
    assert parse_coordinaten(text) is None
