"""Two hundred and more messy workbooks with their truth: read right without help, rows all told."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from corpus.kenmerken import Werkboek, corpus

from sociale_kaart.base.errors import WorldError
from sociale_kaart.importing import leesregels
from sociale_kaart.importing.adreskolommen import cell_text
from sociale_kaart.importing.andere_bronnen import is_other_source, read_other_source
from sociale_kaart.importing.koppen import match_headers
from sociale_kaart.importing.spreadsheet import (
    Leeskeuze,
    Table,
    preview,
    read_pasted,
    read_table,
)
from sociale_kaart.importing.waarden import parse_date

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.ontwerp import Waarheid

WERKBOEKEN = list(corpus())
Results = list[tuple[Werkboek, list[str]]]


def accounted_for(path: Path, table: Table) -> list[str]:
    """Return the rows of the sheet that are neither data, nor told, nor empty."""
    raw = preview(path, table.keuze, rijen=1_000_000)
    if table.keuze.gekanteld:
        raw = [list(column) for column in zip(*raw, strict=True)]
    filled = {n for n, row in enumerate(raw, start=1) if any(c is not None for c in row)}
    told = Counter(table.rijnummers)
    told.update(row.rijnummer for row in [*table.erboven, *table.overgeslagen])
    wrong = [f"rij {n} niet verklaard" for n in sorted(filled - set(told))]
    wrong += [f"rij {n} {count} keer" for n, count in told.items() if count > 1]
    return wrong + [f"rij {n} is leeg" for n in sorted(set(told) - filled)]


def mistakes(path: Path, waar: Waarheid) -> list[str]:
    """Return what the reader made of a file that is not the truth."""
    table = read_table(path)
    found = accounted_for(path, table)
    if table.blad != waar.blad:
        return [f"blad {table.blad}"]
    if table.keuze.gekanteld != waar.gekanteld:
        return ["gekanteld"]
    if table.keuze.koprijen != waar.koprijen:
        found.append(f"koprijen {table.keuze.koprijen} in plaats van {waar.koprijen}")
    if set(table.rijnummers) != set(waar.rijen):
        more = sorted(set(table.rijnummers) - set(waar.rijen))
        less = sorted(set(waar.rijen) - set(table.rijnummers))
        found.append(f"rijen te veel {more}, te weinig {less}")
    velden = match_headers(table.koppen).velden
    places = dict(zip(table.koppen, table.kolomnummers, strict=True))
    for veld, column in waar.velden.items():
        kop = velden.get(veld)
        if kop is None or places[kop] != column:
            found.append(f"veld {veld} uit ‘{kop}’, hoort kolom {column}: {table.koppen[:14]}")
    return found + _cells(table, waar)


def _cells(table: Table, waar: Waarheid) -> list[str]:
    columns = {number: place for place, number in enumerate(table.kolomnummers)}
    wrong = []
    for number, rij in zip(table.rijnummers, table.rijen, strict=True):
        for veld, value in waar.rijen.get(number, {}).items():
            place = columns.get(waar.velden[veld])
            cel = rij[place] if place is not None else None
            if veld == "gecontroleerd_op":
                same = parse_date(cel) == str(value)
            else:
                same = cell_text(cel) == str(value)
            if not same:
                wrong.append(f"rij {number} {veld}: {cel!r} in plaats van {value!r}")
    return wrong[:3]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder = tmp_path_factory.mktemp("corpus")
    return [(werkboek, mistakes(*werkboek.write(folder))) for werkboek in WERKBOEKEN]


def test_the_corpus_is_large_and_of_every_kind() -> None:
    assert len(WERKBOEKEN) >= 200
    assert len({werkboek.naam for werkboek in WERKBOEKEN}) == len(WERKBOEKEN)
    assert {werkboek.soort for werkboek in WERKBOEKEN} == {"xlsx", "xls", "ods", "csv"}


def test_no_row_of_any_sheet_is_unexplained(results: Results) -> None:
    signs = ("niet verklaard", "keer", "is leeg")
    assert [(w.naam, m) for w, found in results for m in found if m.endswith(signs)] == []


def test_headers_and_columns_are_right_without_help(results: Results) -> None:
    right = sum(not found for _, found in results)
    told = table_per_trait(results)
    print(told)  # noqa: T201 - the table is what a reader of the run wants
    assert right / len(results) >= 0.95, told


def table_per_trait(results: Results) -> str:
    """Return per trait how many files were read right, and what went wrong."""
    traits: defaultdict[str, list[bool]] = defaultdict(list)
    for werkboek, found in results:
        for naam in werkboek.kenmerken:
            traits[naam].append(not found)
    lines = [f"{naam:32} {sum(ok):3} van {len(ok):3}" for naam, ok in traits.items()]
    for werkboek, found in results:
        if found:
            lines.append(f"{werkboek.naam} ({', '.join(werkboek.kenmerken)}): {found}")
    right = sum(not found for _, found in results)
    return "\n".join([*lines, f"samen {right} van {len(results)}"])


@pytest.mark.parametrize("werkboek", WERKBOEKEN[::9], ids=lambda w: w.naam)
def test_reading_again_with_what_was_decided_gives_the_same(
    tmp_path: Path, werkboek: Werkboek
) -> None:
    path, _ = werkboek.write(tmp_path)
    table = read_table(path)

    again = read_table(path, table.keuze)

    assert (again.koppen, again.rijen, again.rijnummers) == (
        table.koppen,
        table.rijen,
        table.rijnummers,
    )
    assert again.keuze == table.keuze


@pytest.mark.parametrize("werkboek", WERKBOEKEN[::9], ids=lambda w: w.naam)
def test_the_preview_equals_the_result(tmp_path: Path, werkboek: Werkboek) -> None:
    path, _ = werkboek.write(tmp_path)
    table = read_table(path)
    raw = preview(path, table.keuze, rijen=500)

    for number, rij in zip(table.rijnummers, table.rijen, strict=True):
        for column, cel in zip(table.kolomnummers, rij, strict=True):
            row, col = (column, number) if table.keuze.gekanteld else (number, column)
            # One value for several rows stands in the first of them.
            assert raw[row - 1][col - 1] in {cel, None}


def test_hidden_rows_and_columns_are_read_when_asked_for(tmp_path: Path) -> None:
    werkboek = next(w for w in WERKBOEKEN if w.kenmerken == ("verborgen rijen",))
    path, waar = werkboek.write(tmp_path)

    table = read_table(path)
    all_rows = read_table(path, Leeskeuze(verborgen=True))

    hidden = [r for r in table.overgeslagen if r.reden == leesregels.VERBORGEN]
    assert len(table.rijen) == len(waar.rijen)
    assert len(all_rows.rijen) == len(waar.rijen) + len(hidden)
    assert any("Verborgen in het bestand" in zin for zin in table.toelichting)


@pytest.mark.realdata
def test_published_lists_are_read_whole(real_data: Path) -> None:
    rows = {}
    files = [*(real_data / "lists").iterdir(), *(real_data / "cbs").glob("utrecht_*")]
    for path in sorted(files):
        try:
            table = read_table(path)
        except WorldError as error:
            rows[path.name] = str(error)[:40]
            continue
        assert accounted_for(path, table) == []
        rows[path.name] = str(len(table.rijen))
    assert rows == {
        "kampen_duo_vo_vestigingen.csv": "11",
        "kampen_duo_vo_vestigingen.xlsx": "11",
        "kampen_overheidsdiensten_inspire.csv": "6",
        "nl_gemeenten_orca_vng.csv": "393",
        "utrecht_kwb_2023.xlsx": "122",
        # Key figures, no list of hulpbronnen.
        "utrecht_statline_nabijheid_2023.csv": "In ‘utrecht_statline_nabijheid_2023.csv’",
    }


@pytest.mark.parametrize(
    "werkboek", [w for w in WERKBOEKEN if w.soort == "xlsx"][::8], ids=lambda w: w.naam
)
@pytest.mark.parametrize("soort", ["tsv", "geplakt"])
def test_the_same_cells_with_tabs_between_them_are_the_same_list(
    tmp_path: Path, werkboek: Werkboek, soort: str
) -> None:
    path, _ = werkboek.write(tmp_path)
    known = read_table(path)
    raw = preview(path, known.keuze, rijen=10_000)
    lines = ["\t".join(_as_copied(cel) for cel in row) for row in raw]
    whole = True
    merged = {"wijk samengevoegd", "titel samengevoegd", "groepen boven de koppen"}
    unseen = {"verborgen rijen", "verborgen kolom", "koppen over drie rijen"}
    if (merged | unseen) & set(werkboek.kenmerken):
        # Cells as text do not tell what was merged or hidden: no row may be lost, and no more.
        whole = False
    if soort == "tsv":
        copy = tmp_path / "lijst.tsv"
        copy.write_text("\n".join(lines), encoding="utf-8")
        table = read_table(copy)
        assert accounted_for(copy, table) == []
    else:
        table = read_pasted("\n".join(lines))
    if whole:
        assert [kop.split("\n")[0] for kop in table.koppen] == known.koppen
        assert len(table.rijen) == len(known.rijen)


def _as_copied(cel: object) -> str:
    """Return a cell as Excel puts it on the clipboard."""
    text = "" if cel is None else cell_text(cel)  # type: ignore[arg-type]
    return '"' + text.replace('"', '""') + '"' if set(text) & set('\n\t"') else text


@pytest.mark.realdata
def test_no_file_of_the_real_data_is_too_much(real_data: Path) -> None:
    files = [*(real_data / "lists").iterdir(), *(real_data / "cbs").iterdir()]
    assert len(files) >= 9
    for path in files:
        reader = read_other_source if is_other_source(path) else read_table
        try:
            table = reader(path, Leeskeuze())
        except WorldError:
            # Key figures, a packed file: refused in a sentence.
            continue
        assert table.rijen, path.name
        assert len(table.rijen) == len(table.rijnummers) == len(set(table.rijnummers))
