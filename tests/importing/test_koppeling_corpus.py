"""The messy workbooks of the corpus, mapped without help by headers and content together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from corpus.kenmerken import corpus

from sociale_kaart.importing.koppeling import destinations, propose
from sociale_kaart.importing.profielen import best_profile, make_profiel
from sociale_kaart.importing.spreadsheet import Table, read_table

if TYPE_CHECKING:
    from corpus.ontwerp import Waarheid

Results = list[tuple[str, Table, "Waarheid"]]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder = tmp_path_factory.mktemp("corpus")
    found = []
    for werkboek in corpus():
        path, waar = werkboek.write(folder)
        found.append((werkboek.naam, read_table(path), waar))
    return found


def test_columns_are_right_without_help(tables: Results) -> None:
    wrong = {}
    for naam, table, waar in tables:
        velden = propose(table).velden
        places = dict(zip(table.koppen, table.kolomnummers, strict=True))
        missed = {
            veld: velden.get(veld)
            for veld, column in waar.velden.items()
            if veld not in velden or places[velden[veld]] != column
        }
        if missed:
            wrong[naam] = missed
    right = 1 - len(wrong) / len(tables)
    print(f"{len(tables) - len(wrong)} van {len(tables)} goed gekoppeld")  # noqa: T201
    assert right >= 0.95, wrong


def test_every_column_is_accounted_for(tables: Results) -> None:
    for _, table, _ in tables:
        found = destinations(propose(table), table.koppen)
        assert [one.kop for one in found] == table.koppen


def test_the_same_list_is_known_again_by_its_profile(tables: Results) -> None:
    for naam, table, _ in tables[::7]:
        koppeling = propose(table)
        profiel = make_profiel(naam, table.koppen, koppeling)

        assert best_profile([profiel], list(reversed(table.koppen))) == profiel
        assert propose(table, [profiel]).velden == koppeling.velden
