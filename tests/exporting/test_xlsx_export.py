from __future__ import annotations

import datetime as dt
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.xlsx_export import export_xlsx
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

    from openpyxl import Workbook

    from sociale_kaart.domain.hulpbron import Hulpbron


def written(path: Path, records: list[Hulpbron], voor: str = "publiek") -> Workbook:
    export_xlsx(release(records, voor, PEILDATUM), context(), path)
    return openpyxl.load_workbook(path)


def column(book: Workbook, kop: str) -> list[object]:
    sheet = book["Hulpbronnen"]
    koppen = [cell.value for cell in sheet[1]]
    return [row[koppen.index(kop)].value for row in sheet.iter_rows(min_row=2)]


def test_the_list_reads_well_and_keeps_its_types(tmp_path: Path) -> None:
    record = hulpbron(
        "Buurthuis",
        plek=op_adres(),
        gecontroleerd_op="2026-03-01",
        meer={"gratis": 0, "leeftijd_van": 12},
    )
    book = written(
        tmp_path / "x.xlsx", [record, hulpbron("Leeg", sfeer=None, zichtbaarheid="publiek")]
    )
    assert column(book, "Sfeer") == ["Institutionele sociale basis", "nog niet ingedeeld"]
    assert column(book, "Gecontroleerd op")[0] == dt.datetime(2026, 3, 1)  # noqa: DTZ001
    assert column(book, "Leeftijd van") == [12, None]
    assert column(book, "Gratis")[0] == "nee"
    assert column(book, "Kenmerk (niet wijzigen)")[0] == record.uuid
    sheet = book["Hulpbronnen"]
    assert sheet[1][-1].value == "Kenmerk (niet wijzigen)"
    assert "Telefoon" not in [cell.value for cell in sheet[1]]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    assert sheet.auto_filter.ref.startswith("A1:")


def test_no_text_becomes_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    names = ["=1+1", "+31", "-1", "@A1", '=HYPERLINK("http://x.example")', "ctrl\x07teken"]
    records = [hulpbron(naam, omschrijving=naam) for naam in names]
    export_xlsx(
        release(records, "publiek", PEILDATUM),
        context(kaartnaam="=2+2", onze_definitie="=3+3", doel="=4+4", buurtnamen={"BU1": "=5+5"}),
        path,
    )
    with zipfile.ZipFile(path) as file:
        sheets = [file.read(n) for n in file.namelist() if n.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 5
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    assert set(column(openpyxl.load_workbook(path), "Naam")) == {*names[:-1], "ctrlteken"}


def test_the_matrix_counts_hulpbronnen_per_buurt_and_no_persoonlijke(tmp_path: Path) -> None:
    records = [
        hulpbron("Twee plekken", plekken=(op_adres(), op_adres(buurtcode="BU01660002"))),
        hulpbron("Een plek", plekken=(op_adres(), op_adres(nummer=2))),
        informeel("Club", "openbaar"),
        hulpbron("Online", soort="online"),
        hulpbron("Burenhulp", sfeer="persoonlijk", zichtbaarheid="publiek", plek=op_adres()),
    ]
    sheet = written(tmp_path / "x.xlsx", records)["Per buurt"]
    rows = {row[0].value: [c.value for c in row[1:]] for row in sheet.iter_rows(min_row=5)}
    koppen = [cell.value for cell in sheet[4]][1:]
    formeel = koppen.index("Institutioneel, formeel")
    assert [rows[n][formeel] for n in ("Binnenstad", "Brunnepe", "Zonder buurt", "Hele kaart")] == [
        2, 1, 1, 3,
    ]  # fmt: skip
    assert rows["Binnenstad"][koppen.index("Gemeenschappelijk, informeel")] == 1
    assert rows["Hele kaart"][-1] == 4


def test_the_matrix_is_shaded_and_drawn_by_name_of_buurt(tmp_path: Path) -> None:
    sheet = written(tmp_path / "x.xlsx", [hulpbron("Een", plek=op_adres())])["Per buurt"]
    assert [cell.value for cell in sheet["A"]][4:6] == ["Binnenstad", "Brunnepe"]
    (shaded,) = sheet.conditional_formatting
    assert str(shaded.sqref) == "C5:K6"
    (chart,) = sheet._charts
    assert (chart.grouping, len(chart.series)) == ("stacked", 9)
    assert chart.series[0].cat.numRef.f == "'Per buurt'!$A$5:$A$6"


def test_coded_columns_offer_what_fits(tmp_path: Path) -> None:
    book = written(tmp_path / "x.xlsx", [hulpbron("Een", plek=op_adres(), meer={"gratis": 1})])
    koppen = [cell.value for cell in book["Hulpbronnen"][1]]
    offered = {}
    for choice in book["Hulpbronnen"].data_validations.dataValidation:
        kop = koppen[next(iter(choice.sqref.ranges)).min_col - 1]
        blad, area = str(choice.formula1).split("!")
        cells = book[blad][area.replace("$", "")]
        offered[kop] = [row[0].value for row in cells]
        assert book[blad][area.split("$")[1] + "1"].value == kop
    assert offered["Formeel of informeel"] == ["Formeel", "Informeel"]
    assert column(book, "Formeel of informeel")[0] in offered["Formeel of informeel"]
    assert offered["Gratis"] == ["ja", "nee"]
    assert "Doelgroepen" not in offered
    assert book["Lijsten"].sheet_state == "hidden"


def test_the_first_sheet_tells_what_is_left_out(tmp_path: Path) -> None:
    sheet = written(tmp_path / "x.xlsx", register_with_secrets())["Overzicht"]
    text = "\n".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value)
    for part in (
        "Sociale kaart Kampen",
        "Stand per 22 november 2026",
        "Voor iedereen",
        "Alles wat mensen in de buurt voor elkaar doen.",
        "Niet getoond: 7 hulpbronnen.",
        "7 × een van deze: ",
        "© OpenStreetMap-bijdragers",
    ):
        assert part in text


def test_no_secret_is_in_the_public_file(tmp_path: Path) -> None:
    written(tmp_path / "x.xlsx", register_with_secrets())
    with zipfile.ZipFile(tmp_path / "x.xlsx") as file:
        text = "".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())
    assert [secret for secret in SECRETS if secret in text] == []
    assert "Wandelclub" in text


def test_the_same_register_gives_the_same_bytes(tmp_path: Path) -> None:
    records = register_with_secrets()
    written(tmp_path / "a.xlsx", records)
    written(tmp_path / "b.xlsx", records[::-1])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_an_empty_kaart_gives_a_workbook_too(tmp_path: Path) -> None:
    book = written(tmp_path / "x.xlsx", [])
    assert book.sheetnames == [
        "Overzicht",
        "Per buurt",
        "Hulpbronnen",
        "Lijsten",
        "Zoals verzonden",
    ]


def test_a_year_in_the_name_of_the_ondergrond_is_not_said_twice() -> None:
    assert context(ondergrond_naam="Kampen 2024", jaar=2024).ondergrond == "Kampen 2024"
    assert context(ondergrond_naam="Kampen", jaar=2024).ondergrond == "Kampen 2024"
    assert context(ondergrond_naam="Kampen", jaar=None).ondergrond == "Kampen"
