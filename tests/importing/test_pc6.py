"""The CBS table with the buurt per postcode and house number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from straatje import adressen

from sociale_kaart.base.errors import WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.importing.adressen import with_pc6
from sociale_kaart.importing.pc6 import Pc6, read_pc6

if TYPE_CHECKING:
    from pathlib import Path

CODES = ("BU99990001", "BU99990002", "BU01660001")
NIEUW = "PC6,Huisnummer,Buurt2024,Wijk2024,Gemeente2024\n9999AA,1,99990002,999900,9999\n"
OUD = "PC6;Huisnummer;Buurt2022;Wijk2022;Gemeente2022\n9999AA;1;99990002;999900;9999\n"


def read(path: Path, text: str, jaar: int = 2024) -> Pc6:
    path.write_text(text, encoding="utf-8")
    return read_pc6(path, CODES, jaar, NoProgress())


@pytest.mark.parametrize(("text", "jaar"), [(NIEUW, 2024), (OUD, 2022)])
def test_both_delimiters_of_cbs(tmp_path: Path, text: str, jaar: int) -> None:
    found = read(tmp_path / "pc6hnr_gwb.csv", text, jaar)

    assert found == Pc6({("9999AA", 1): "BU99990002"}, jaar)


def test_codes_get_their_zeros_back_and_others_are_left(tmp_path: Path) -> None:
    text = f"{NIEUW}8261GC,38,1660001,16600,166\n8261GC,40,01669999,x,x\n8261GC,x,1660001,,\nkort\n"

    found = read(tmp_path / "a.csv", text)

    assert found.buurten == {("9999AA", 1): "BU99990002", ("8261GC", 38): "BU01660001"}


def test_the_year_may_stand_in_the_name_of_the_file(tmp_path: Path) -> None:
    text = NIEUW.replace("Buurt2024", "Buurt")

    assert read(tmp_path / "pc6hnr20240801_gwb.csv", text).jaar == 2024
    with pytest.raises(WorldError, match="van een onbekend jaar"):
        read(tmp_path / "pc6.csv", text)


@pytest.mark.parametrize(
    ("text", "reden"),
    [
        (OUD, "zijn van 2022, die van de kaart met buurten van 2024"),
        ("Postcode,Huisnummer\n", "ontbreekt de kolom ‘Buurt’"),
        (NIEUW.replace("9999000", "1234000"), "geen postcode van de buurten"),
    ],
)
def test_another_table_is_refused_with_the_reason(tmp_path: Path, text: str, reden: str) -> None:
    with pytest.raises(WorldError, match=reden):
        read(tmp_path / "a.csv", text)


def test_the_table_goes_before_the_drawn_border() -> None:
    straatje = adressen()

    found, changed = with_pc6(straatje, Pc6({("9999AA", 1): "BU99990002"}, 2024))

    assert changed == 1
    assert found["buurtcode"][0] == "BU99990002"
    assert found["buurtcode"][1:-1].tolist() == straatje["buurtcode"][1:-1].tolist()
    assert found["buurtcode"].iloc[-1] is None
    assert straatje["buurtcode"][0] == "BU99990001"
