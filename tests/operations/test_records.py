"""Values as people type them: taken as they are meant, or refused with a kind sentence."""

from __future__ import annotations

from typing import Any

import pytest

from sociale_kaart.operations.records import (
    GeenHulpbronError,
    OngeldigeWaardeError,
    checked,
    checked_name,
)


@pytest.mark.parametrize(
    ("tabel", "kolom", "typed", "kept"),
    [
        ("hulpbronnen", "begonnen_op", "3-2-2020", "2020-02-03"),
        ("hulpbronnen", "begonnen_op", "2020-02-03", "2020-02-03"),
        ("hulpbronnen", "begonnen_op", "", None),
        ("hulpbronnen", "omschrijving", "  Soep en\nbrood \n", "Soep en\nbrood"),
        ("hulpbronnen", "omschrijving", "   ", None),
        ("hulpbronnen", "leeftijd_van", "12", 12),
        ("hulpbronnen", "leeftijd_van", 12.0, 12),
        ("hulpbronnen", "gratis", True, 1),
        ("hulpbronnen", "gratis", None, None),
        ("hulpbronnen", "categorie", "bibliotheek", "bibliotheek"),
        ("mensen", "uren", "7,5", 7.5),
        ("geldbronnen", "deel_procent", 100, 100.0),
        ("plekken", "x", 200_000.5, 200_000.5),
    ],
)
def test_what_is_typed_is_kept_as_its_column_holds_it(
    tabel: str, kolom: str, typed: Any, kept: Any
) -> None:
    point = {"y": 500_000.0} if kolom == "x" else {}
    found = checked(tabel, {kolom: typed, **point})[kolom]
    assert (found, type(found)) == (kept, type(kept))


@pytest.mark.parametrize(
    ("tabel", "waarden", "sentence"),
    [
        ("hulpbronnen", {"begonnen_op": "gisteren"}, "‘gisteren’ bij ‘Begonnen op’ is geen datum"),
        ("hulpbronnen", {"begonnen_op": "2026-02-30"}, "is geen datum"),
        ("hulpbronnen", {"leeftijd_van": "jong"}, "is geen getal"),
        ("hulpbronnen", {"leeftijd_van": 12.5}, "is een heel getal"),
        ("hulpbronnen", {"leeftijd_van": -1}, "kan geen -1 zijn"),
        ("hulpbronnen", {"leeftijd_tot": 121}, "kan geen 121 zijn"),
        ("hulpbronnen", {"gratis": "misschien"}, "is geen ja of nee"),
        ("hulpbronnen", {"sfeer": "gezellig"}, "staat niet in de lijst bij ‘Sfeer’"),
        ("hulpbronnen", {"categorie": "kroeg"}, "staat niet in de lijst"),
        ("hulpbronnen", {"leeftijd_van": 18, "leeftijd_tot": 12}, "komt voor ‘Leeftijd van’"),
        ("hulpbronnen", {"begonnen_op": "2026-02-01", "gestopt_op": "2026-01-01"}, "komt voor"),
        ("tellingen", {"van": "2026-02-01", "tot": "2026-01-01"}, "‘Tot’ komt voor ‘Van’"),
        ("geldbronnen", {"deel_procent": 101}, "kan geen 101 zijn"),
        ("mensen", {"uren": float("inf")}, "is geen getal"),
        ("plekken", {"x": 1.0}, "geen twee getallen"),
        ("plekken", {"x": float("nan"), "y": 2.0}, "geen twee getallen"),
    ],
)
def test_what_does_not_fit_is_refused_kindly(
    tabel: str, waarden: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(OngeldigeWaardeError, match=sentence) as refused:
        checked(tabel, waarden)
    assert refused.value.veld in waarden
    assert refused.value.doen
    assert refused.value.veilig == "Er is niets opgeslagen."


def test_what_was_there_before_is_not_judged_again() -> None:
    was = {"sfeer": "een oud woord", "leeftijd_tot": 12}
    assert checked("hulpbronnen", {"sfeer": "een oud woord"}, was) == {"sfeer": "een oud woord"}
    with pytest.raises(OngeldigeWaardeError, match="komt voor"):
        checked("hulpbronnen", {"leeftijd_van": 18}, was)


def test_a_mistake_of_ours_is_no_kind_sentence() -> None:
    with pytest.raises(KeyError):
        checked("hulpbronnen", {"kleur": "rood"})


def test_a_register_of_people_is_refused_in_any_text() -> None:
    with pytest.raises(GeenHulpbronError, match="niet wie hulp nodig heeft"):
        checked("hulpbronnen", {"opmerking": "fam. Jansen\nfam. De Boer"})
    with pytest.raises(GeenHulpbronError):
        checked("contacten", {"contactpersoon": "Mw. De Vries, bsn 123456782"})
    assert checked("contacten", {"contactpersoon": "Mw. De Vries"})


def test_a_name_is_tidied() -> None:
    assert checked_name("  De \n Zon ") == "De Zon"
