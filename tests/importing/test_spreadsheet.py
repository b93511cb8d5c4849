"""Lists of every common kind, read into one table; and files that are refused in one sentence."""

from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing import workbook_safety
from sociale_kaart.importing.spreadsheet import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

KOPPEN = ("Naam", "Straat", "Huisnummer", "Postcode", "Plaats")
BUURTHUIS = ("Buurthuis", "Dorpsstraat", 1, "9999 AA", "Zonneveen")


def workbook(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def text(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(WorldError) as caught:
        read_table(path)
    return str(caught.value)


def test_a_plain_workbook(tmp_path: Path) -> None:
    table = read_table(workbook(tmp_path / "lijst é.xlsx", [KOPPEN, BUURTHUIS]))

    assert table.koppen == list(KOPPEN)
    assert table.rijen == [list(BUURTHUIS)]
    assert (table.eerste_rij, table.bestand, table.blad) == (2, "lijst é.xlsx", "Sheet")


def test_headers_below_title_rows_and_row_numbers_of_the_file(tmp_path: Path) -> None:
    rows = [("Overzicht 2024",), (), ("Gemeente Zonneveen", "", "naam"), KOPPEN, (), BUURTHUIS]

    table = read_table(workbook(tmp_path / "lijst.xlsx", rows))

    assert table.koppen == list(KOPPEN)
    # The blank row is none; the numbers are those of the file.
    assert (table.rijnummers, table.eerste_rij) == ([6], 6)
    assert table.rijen == [list(BUURTHUIS)]


def test_a_list_that_starts_in_another_corner(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for column, (kop, value) in enumerate(zip(KOPPEN, BUURTHUIS, strict=True), start=4):
        book.active.cell(7, column, kop)
        book.active.cell(8, column, value)
    book.save(tmp_path / "lijst.xlsx")

    table = read_table(tmp_path / "lijst.xlsx")

    assert (table.koppen, table.eerste_rij) == (list(KOPPEN), 8)


def test_the_sheet_with_a_list_is_taken_and_a_hidden_one_is_not(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Toelichting bij dit bestand"])
    hidden = book.create_sheet("Oud")
    hidden.append(list(KOPPEN))
    hidden.append(list(BUURTHUIS))
    hidden.sheet_state = "hidden"
    lijst = book.create_sheet("Lijst")
    lijst.append(list(KOPPEN[:3]))
    lijst.append(list(BUURTHUIS[:3]))
    book.save(tmp_path / "lijst.xlsx")

    assert read_table(tmp_path / "lijst.xlsx").blad == "Lijst"


def test_cells_keep_what_they_are(tmp_path: Path) -> None:
    values = [
        "  Buurthuis\u00a0",
        "0383371230",
        12.0,
        12.5,
        dt.date(2024, 2, 1),
        True,
        " ",
        "=1+1",
    ]
    rows = [("Naam", "Telefoon", "Nr", "Y", "Gecontroleerd op", "Gratis", "Kosten", "Opmerking")]

    table = read_table(workbook(tmp_path / "lijst.xlsx", [*rows, values, ("x",)]))

    # The formula was never calculated by a workbook program, so it has no value.
    found = ["Buurthuis", "0383371230", 12, 12.5, dt.date(2024, 2, 1), "ja", None, None]
    assert table.rijen[0] == found
    assert type(table.rijen[0][2]) is int


def test_equal_and_empty_headers_are_kept_apart(tmp_path: Path) -> None:
    rows = [("Naam", "Plaats", None, "Plaats", "Plaats"), ("a", "b", "c", "d", "e", "f")]

    table = read_table(workbook(tmp_path / "lijst.xlsx", rows))

    assert table.koppen == ["Naam", "Plaats", "Kolom 3", "Plaats (2)", "Plaats (3)", "Kolom 6"]
    assert table.rijen == [["a", "b", "c", "d", "e", "f"]]


def ods(path: Path, rows: str, *, protected: bool = False) -> Path:
    """Write a spreadsheet of LibreOffice with these rows (XML of the table)."""
    names = "".join(
        f' xmlns:{naam}="urn:oasis:names:tc:opendocument:xmlns:{naam}:1.0"'
        for naam in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:body>'
        f'<office:spreadsheet><table:table table:name="Blad">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "\0" if protected else content)
        secret = "<m:encryption-data/>" if protected else ""
        archive.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<m:file-entry m:full-path="content.xml">{secret}</m:file-entry></m:manifest>',
        )
    return path


def ods_row(*values: str, repeated: str = "") -> str:
    cells = "".join(
        f'<table:table-cell{repeated} office:value-type="string"><text:p>{value}</text:p>'
        "</table:table-cell>"
        for value in values
    )
    return f"<table:table-row>{cells}</table:table-row>"


def test_a_spreadsheet_of_libreoffice(tmp_path: Path) -> None:
    rows = ods_row("Naam", "Straat") + ods_row("Buurthuis", "Dorpsstraat")
    # LibreOffice tells the empty rest of a sheet so.
    rows += (
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )

    table = read_table(ods(tmp_path / "lijst.ods", rows))

    assert table.koppen == ["Naam", "Straat"]
    assert table.rijen == [["Buurthuis", "Dorpsstraat"]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_text_files_of_every_kind(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = [KOPPEN[:3], ('"Café; ‘De Brug’, hoek"', "Dorpsstraat", "007"), (), ("x", "y", "1")]
    content = "\r\n".join(delimiter.join(line) for line in lines)

    table = read_table(text(tmp_path / "lijst.csv", content, encoding))

    assert table.koppen == list(KOPPEN[:3])
    assert table.rijen == [
        ["Café; ‘De Brug’, hoek", "Dorpsstraat", "007"],
        ["x", "y", "1"],
    ]
    assert table.rijnummers == [2, 4]
    assert table.scheidingsteken == delimiter


def test_the_delimiter_excel_tells_is_taken(tmp_path: Path) -> None:
    table = read_table(text(tmp_path / "lijst.csv", "sep=;\nNaam;Straat, nr\nA;B\n"))

    assert table.koppen == ["Naam", "Straat, nr"]
    assert table.eerste_rij == 3


@pytest.mark.parametrize("regel", ['"De Brug;x', 'Café "De Brug";x', '"De Brug" (café);x'])
def test_a_quote_that_is_not_closed_swallows_no_rows(tmp_path: Path, regel: str) -> None:
    table = read_table(text(tmp_path / "lijst.csv", f"naam;straat\n{regel}\nKring;y\n"))

    assert table.rijen == [[regel.removesuffix(";x"), "x"], ["Kring", "y"]]


def test_a_formula_that_went_wrong_is_an_empty_cell(tmp_path: Path) -> None:
    rows = "naam;straat\n#N/B;#VERW!\nBuurthuis;#Dorpsstraat\n"

    table = read_table(text(tmp_path / "lijst.csv", rows))

    assert table.rijen == [["Buurthuis", "#Dorpsstraat"]]
    assert table.rijnummers == [3]


def test_a_thousand_columns_and_more(tmp_path: Path) -> None:
    koppen = ["Naam", *(["zelfde"] * 1_500)]

    table = read_table(workbook(tmp_path / "lijst.xlsx", [koppen, ["x"] * 1_501]))

    assert len(set(table.koppen)) == 1_501
    assert table.koppen[-1] == "zelfde (1500)"


class TestRefused:
    def test_missing_folder_and_empty(self, tmp_path: Path) -> None:
        (tmp_path / "leeg.xlsx").touch()
        (tmp_path / "map.xlsx").mkdir()

        assert "niet gevonden" in refusal(tmp_path / "weg.xlsx")
        assert "is een map" in refusal(tmp_path / "map.xlsx")
        assert "is leeg" in refusal(tmp_path / "leeg.xlsx")

    @pytest.mark.parametrize(
        ("naam", "inhoud", "zin"),
        [
            ("lijst.xlsx", b"naam;straat\na;b\n", "een ander soort bestand"),
            ("lijst.xlsx", b"<html><table></table></html>", "een webpagina"),
            ("lijst.xls", b"\n<!DOCTYPE html><html></html>", "een webpagina"),
            ("lijst.xlsx", b"PK\x03\x04 en dan niets", "beschadigd"),
            ("lijst.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "beschadigd"),
            ("lijst.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud Excel-bestand"),
            ("lijst.csv", b"PK\x03\x04 ", "heet csv"),
            ("lijst.csv", b"<!DOCTYPE html>", "webpagina"),
            ("lijst.csv", b"naam\0\1\2", "geen tekstbestand"),
            ("lijst.pdf", b"%PDF-1.7", "geen lijst die wij kunnen lezen"),
            ("lijst.csv", b"naam;straat;postcode\n", "heeft geen rijen"),
            ("lijst.csv", b" ; ;\n;;\n", "heeft geen rijen"),
            ("lijst.csv", b"kleur;maat\nrood;12\n", "Zet boven de kolommen namen als: naam,"),
        ],
    )
    def test_what_is_no_list(self, tmp_path: Path, naam: str, inhoud: bytes, zin: str) -> None:
        (tmp_path / naam).write_bytes(inhoud)

        assert zin in refusal(tmp_path / naam)

    def test_a_zip_that_is_called_xlsx(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "lijst.xlsx", "w") as archive:
            archive.writestr("brief.txt", "hallo")

        assert "een zip met iets anders" in refusal(tmp_path / "lijst.xlsx")

    def test_a_workbook_with_a_password(self, tmp_path: Path) -> None:
        stream = "EncryptedPackage".encode("utf-16-le")
        (tmp_path / "lijst.xlsx").write_bytes(workbook_safety.CFB + b"\0" * 1_016 + stream)

        assert "met een wachtwoord beveiligd" in refusal(tmp_path / "lijst.xlsx")

    def test_a_spreadsheet_of_libreoffice_with_a_password(self, tmp_path: Path) -> None:
        path = ods(tmp_path / "lijst.ods", ods_row("Naam"), protected=True)

        assert "met een wachtwoord beveiligd" in refusal(path)

    def test_a_zip_bomb(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "lijst.xlsx", [KOPPEN, BUURTHUIS])
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet9.xml", b"\0" * 50_000_000)

        assert "te groot" in refusal(path)

    def test_a_header_of_the_zip_that_lies_about_the_size(self, tmp_path: Path) -> None:
        path = workbook(tmp_path / "lijst.xlsx", [KOPPEN, BUURTHUIS])
        with zipfile.ZipFile(path) as archive:
            size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
        data = path.read_bytes()
        path.write_bytes(data.replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little")))

        assert "beschadigd" in refusal(path)

    # The last one is within both limits, but a reader makes room for 200 million cells.
    @pytest.mark.parametrize(
        ("row", "column"), [(1_048_576, 1), (2, 16_384), (2, 2_001), (99_999, 1_999)]
    )
    def test_a_filled_cell_far_away(self, tmp_path: Path, row: int, column: int) -> None:
        book = openpyxl.Workbook()
        book.active["A1"] = "Naam"
        book.active.cell(row, column, "x")
        book.save(tmp_path / "lijst.xlsx")

        assert "te groot" in refusal(tmp_path / "lijst.xlsx")

    def test_a_value_repeated_over_a_whole_row(self, tmp_path: Path) -> None:
        many = ods_row("x", repeated=' table:number-columns-repeated="16384"')

        assert "te groot" in refusal(ods(tmp_path / "lijst.ods", ods_row("Naam") + many))

    def test_a_filled_row_repeated_to_the_end(self, tmp_path: Path) -> None:
        many = ods_row("x").replace("row>", 'row table:number-rows-repeated="1048575">', 1)

        assert "te groot" in refusal(ods(tmp_path / "lijst.ods", ods_row("Naam") + many))

    def test_a_filled_cell_below_a_million_empty_rows(self, tmp_path: Path) -> None:
        gap = (
            '<table:table-row table:number-rows-repeated="1000000">'
            '<table:table-cell table:number-columns-repeated="9"/></table:table-row>'
        )

        assert "te groot" in refusal(
            ods(tmp_path / "lijst.ods", ods_row("Naam") + gap + ods_row("x"))
        )

    def test_a_cell_far_away_that_only_has_a_colour_is_no_problem(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.append(["Naam"])
        book.active.append(["Buurthuis"])
        book.active.cell(1_048_576, 16_384).fill = openpyxl.styles.PatternFill("solid")
        book.save(tmp_path / "lijst.xlsx")

        assert read_table(tmp_path / "lijst.xlsx").rijen == [["Buurthuis"]]

    def test_a_repeat_with_more_digits_than_a_number_may_have(self, tmp_path: Path) -> None:
        many = ods_row("x", repeated=f' table:number-columns-repeated="{"9" * 5_000}"')

        assert "te groot" in refusal(ods(tmp_path / "lijst.ods", ods_row("Naam") + many))

    def test_one_wide_row_above_many_short_ones(self, tmp_path: Path) -> None:
        inhoud = "naam" + ";k" * 1_999 + "\n" + "x\n" * 6_000

        assert "te groot" in refusal(text(tmp_path / "lijst.csv", inhoud))

    def test_too_many_rows_of_text(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sociale_kaart.importing.workbook_safety.MAX_ROWS", 100)

        assert "te groot" in refusal(text(tmp_path / "lijst.csv", "naam\n" + "x\n" * 200))


# Anything at all, and text that looks like a list with everything wrong in it.
_BYTES = st.binary(max_size=400)
_LISTISH = st.text('naam;,\t|"\n\r é\u200b', max_size=80).map(
    lambda t: f"naam;straat\n{t}".encode()
)


@settings(deadline=None)
@given(_BYTES | _LISTISH, st.sampled_from(["csv", "xlsx", "xls", "ods"]))
def test_no_content_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, inhoud: bytes, soort: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"willekeurig.{soort}"
    path.write_bytes(inhoud)
    try:
        table = read_table(path)
    except WorldError:
        return
    assert len(set(table.koppen)) == len(table.koppen)
    assert all(len(rij) == len(table.koppen) for rij in table.rijen)


@pytest.mark.realdata
@pytest.mark.parametrize("soort", ["csv", "xlsx"])
def test_the_list_of_schools(real_data: Path, soort: str) -> None:
    table = read_table(real_data / "lists" / f"kampen_duo_vo_vestigingen.{soort}")

    assert (len(table.koppen), len(table.rijen), table.eerste_rij) == (32, 11, 2)
    assert table.rijen[2][table.koppen.index("INTERNETADRES")] is None
    assert table.rijen[0][table.koppen.index("GEMEENTENUMMER")] == "0166"


@pytest.mark.realdata
def test_equal_headers_of_a_published_list(real_data: Path) -> None:
    koppen = read_table(real_data / "lists" / "nl_gemeenten_orca_vng.csv").koppen

    assert [kop for kop in koppen if kop.startswith("Plaats")] == [
        "Plaats",
        "Plaats (2)",
        "Plaats (3)",
    ]
