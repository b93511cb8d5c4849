"""What the reader decides can be decided otherwise, and is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing import leesregels
from sociale_kaart.importing.leesregels import GEEN_KOPRIJ
from sociale_kaart.importing.spreadsheet import (
    Leeskeuze,
    preview,
    preview_pasted,
    read_pasted,
    read_table,
    sheets,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def workbook(path: Path, **bladen: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for naam, rows in bladen.items():
        sheet = book.create_sheet(naam)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


LIJST = [("Naam", "Straat", "Plaats"), ("Buurthuis", "Dorpsstraat", "Zonneveen")]


def test_another_sheet(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", Nieuw=[*LIJST, ("Kring", "Kerkweg", "x")], Oud=LIJST)

    assert read_table(path).blad == "Nieuw"
    assert len(read_table(path, Leeskeuze(blad="Oud")).rijen) == 1
    assert [(b.naam, b.rijen, b.kolommen) for b in sheets(path)] == [("Nieuw", 3, 3), ("Oud", 2, 3)]
    with pytest.raises(WorldError, match="Kies een van deze bladen: Nieuw, Oud"):
        read_table(path, Leeskeuze(blad="Weg"))


def test_header_rows_that_nobody_knows(tmp_path: Path) -> None:
    rows = [("Overzicht",), ("Wie", "Waar het is"), ("Buurthuis", "Dorpsstraat"), ("Kring", "x")]
    path = workbook(tmp_path / "x.xlsx", Blad=rows)

    with pytest.raises(WorldError, match="kolomnamen"):
        read_table(path)
    table = read_table(path, Leeskeuze(koprijen=(2, 2)))

    assert (table.koppen, table.rijnummers) == (["Wie", "Waar het is"], [3, 4])
    assert [(r.rijnummer, r.reden) for r in table.erboven] == [
        (1, leesregels.TITEL),
        (2, leesregels.KOPRIJ),
    ]


def test_a_list_without_headers_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(
        "Buurthuis;Dorpsstraat 1;9999 AA;038-1234567\nKring;Kerkweg 3;9999 AB;038-7654321\n",
        encoding="utf-8",
    )

    table = read_table(tmp_path / "x.csv")

    assert table.keuze.koprijen == GEEN_KOPRIJ
    assert table.koppen == ["Kolom 1", "Kolom 2", "Kolom 3", "Kolom 4"]
    assert table.rijnummers == [1, 2]
    assert any("geen rij met kolomnamen" in zin for zin in table.toelichting)


def test_strange_headers_above_cells_that_tell_enough(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(
        "Wie;Zip;Bellen\nBuurthuis;9999 AA;038-1234567\nKring;9999 AB;038-7654321\n",
        encoding="utf-8",
    )

    table = read_table(tmp_path / "x.csv")

    assert (table.koppen, table.rijnummers) == (["Wie", "Zip", "Bellen"], [2, 3])


def test_groups_above_the_headers_are_joined(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    workbook(
        path,
        Blad=[
            ("Naam", "Bezoekadres", None, "Postadres", None),
            (None, "Straat", "Plaats", "Straat", "Plaats"),
            ("Kring", "Kerkweg 3", "Zonneveen", "Postbus 1", "Maanveen"),
        ],
    )
    book = openpyxl.load_workbook(path)
    for area in ("A1:A2", "B1:C1", "D1:E1"):
        book["Blad"].merge_cells(area)
    book.save(path)

    table = read_table(path)

    assert table.keuze.koprijen == (1, 2)
    assert table.koppen == [
        "Naam",
        "Bezoekadres · Straat",
        "Bezoekadres · Plaats",
        "Postadres · Straat",
        "Postadres · Plaats",
    ]


def test_the_other_table_on_the_sheet(tmp_path: Path) -> None:
    rows = [
        ("Naam", "Straat", "Plaats", None, "Naam", "Telefoon"),
        ("Buurthuis", "Dorpsstraat", "Zonneveen", None, "Jansen", "1"),
        ("Kring", "Kerkweg", "Maanveen"),
        ("Kerk", "Kerkweg", "Maanveen"),
    ]
    path = workbook(tmp_path / "x.xlsx", Blad=rows)

    largest, other = read_table(path), read_table(path, Leeskeuze(tabel=1))

    assert [t.koppen for t in largest.tabellen] == [
        ("Naam", "Straat", "Plaats"),
        ("Naam", "Telefoon"),
    ]
    assert (len(largest.rijen), largest.kolomnummers) == (3, [1, 2, 3])
    assert (other.rijen, other.kolomnummers) == ([["Jansen", "1"]], [5, 6])
    assert {r.reden for r in other.overgeslagen} == {leesregels.ANDERE_TABEL}


def test_a_list_on_its_side_and_back(tmp_path: Path) -> None:
    rows = [("Naam", "Kring", "Kerk"), ("Straat", "Kerkweg", "Plein"), ("Plaats", "A", "B")]
    path = workbook(tmp_path / "x.xlsx", Blad=rows)

    table = read_table(path)

    assert table.keuze.gekanteld
    assert table.rijen == [["Kring", "Kerkweg", "A"], ["Kerk", "Plein", "B"]]
    assert table.rijnummers == [2, 3]
    upright = read_table(path, Leeskeuze(gekanteld=False, koprijen=(1, 1)))
    assert upright.koppen == ["Naam", "Kring", "Kerk"]


@pytest.mark.parametrize("codering", ["cp1252", "cp850", "mac_roman"])
def test_letters_of_an_old_program(tmp_path: Path, codering: str) -> None:
    text = "naam;plaats\nCafé Überal;Zoëterwoude\nCoöperatie één;Heeg\n"
    (tmp_path / "x.csv").write_bytes(text.encode(codering))

    table = read_table(tmp_path / "x.csv")

    assert table.codering == codering
    assert table.rijen[0] == ["Café Überal", "Zoëterwoude"]
    assert any("codering" in zin for zin in table.toelichting)
    other = read_table(tmp_path / "x.csv", Leeskeuze(codering="latin-1"))
    assert (other.rijen[0][0] == "Café Überal") == (codering == "cp1252")


def test_another_delimiter(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("naam;straat, nr;plaats\na;b, 1;c\n", encoding="utf-8")

    assert read_table(tmp_path / "x.csv").koppen == ["naam", "straat, nr", "plaats"]
    table = read_table(tmp_path / "x.csv", Leeskeuze(scheidingsteken=",", koprijen=(1, 1)))
    assert table.koppen == ["naam;straat", "nr;plaats"]
    with pytest.raises(WorldError, match="één teken"):
        read_table(tmp_path / "x.csv", Leeskeuze(scheidingsteken=";;"))


def test_cells_that_were_pasted() -> None:
    text = 'Naam\tAdres\r\nKring\t"Kerkweg 3\n9999 AA Maanveen"\r\nKerk\tPlein 1\r\n'

    table = read_pasted(text)

    assert table.bestand == "geplakte cellen"
    assert table.rijen == [["Kring", "Kerkweg 3\n9999 AA Maanveen"], ["Kerk", "Plein 1"]]
    assert preview_pasted(text)[2] == ["Kerk", "Plein 1"]


def test_a_formula_that_was_never_calculated_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", Blad=[("Naam", "Straat"), ("Kring", '="Kerk"&"weg"')])

    table = read_table(path)

    assert table.rijen == [["Kring", None]]
    assert any("1 cel staat een formule zonder uitkomst" in zin for zin in table.toelichting)


def test_rows_that_are_no_data_keep_their_number_and_reason(tmp_path: Path) -> None:
    rows = [
        ("Naam", "Straat", "Plaats", "Bezoekers"),
        ("Wijk Noord",),
        ("Kring", "Kerkweg", "Maanveen", 4),
        ("Kerk", "Plein", "Maanveen", 6),
        ("Subtotaal", None, None, 10),
        ("Naam", "Straat", "Plaats", "Bezoekers"),
        ("Totaal Welzijn", "Brink 1", "Maanveen", 2),
        (),
        ("Bron: de wijkteams",),
    ]

    table = read_table(workbook(tmp_path / "x.xlsx", Blad=rows))

    # 'Totaal Welzijn' at an address is an organisation.
    assert table.rijnummers == [3, 4, 7]
    assert [(r.rijnummer, r.reden) for r in table.overgeslagen] == [
        (2, leesregels.TUSSENKOP),
        (5, leesregels.TOTAAL),
        (6, leesregels.KOP_HERHAALD),
        (9, leesregels.VOETREGEL),
    ]


def test_a_name_alone_between_full_rows_stays_a_row(tmp_path: Path) -> None:
    rows = [
        ("Naam", "Straat", "Plaats"),
        ("Nog uit te zoeken",),
        ("Kring", "Kerkweg", "Maanveen"),
        ("Ruilkring",),
        ("Kerk", "Plein", "Maanveen"),
        ("Koor", "Plein", "Maanveen"),
    ]

    assert read_table(workbook(tmp_path / "x.xlsx", Blad=rows)).rijnummers == [2, 3, 4, 5, 6]


def test_the_preview_shows_the_sheet_from_its_corner(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for column, (kop, value) in enumerate(zip(*LIJST, strict=True), start=2):
        book.active.cell(3, column, kop)
        book.active.cell(4, column, value)
    book.save(tmp_path / "x.xlsx")

    assert preview(tmp_path / "x.xlsx") == [
        [None] * 4,
        [None] * 4,
        [None, "Naam", "Straat", "Plaats"],
        [None, "Buurthuis", "Dorpsstraat", "Zonneveen"],
    ]
