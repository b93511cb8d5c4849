"""Normen are set by people, one undoable step each, and held against the sample wijk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.domain.normen import VOORSTELLEN, Norm
from sociale_kaart.operations import delen, editing, normen
from sociale_kaart.operations.records import OngeldigeWaardeError

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.analysis.normen import NormUitkomst
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker

GOED: dict[str, Any] = {"categorie": "ontmoetingsplek", "afstand_m": 500, "aandeel": 0.9}


def check(session: Session, worker: Worker, **kwargs: Any) -> list[NormUitkomst]:
    return normen.check_normen(session, worker=worker, progress=NoProgress(), **kwargs)


# Setting.


def test_a_kaart_has_no_norm_of_its_own_accord(session: Session) -> None:
    assert normen.normen(session) == []


def test_a_norm_is_set_changed_and_removed_in_one_step_each(session: Session) -> None:
    made = normen.add_norm(session, {**GOED, "toelichting": "Afspraak van de raad"})
    assert made.tekst == "Stel een norm in voor ontmoetingsplek"
    assert (made.hulpbronnen, made.tabellen) == (frozenset(), {"normen"})
    uuid = str(made.nieuw)
    assert normen.normen(session) == [
        Norm(uuid, "ontmoetingsplek", "lopen", 500, 0.9, toelichting="Afspraak van de raad")
    ]
    normen.edit_norm(session, uuid, {"afstand_m": 300, "zonder_trap": True})
    assert normen.normen(session)[0].afstand_m == 300
    assert normen.normen(session)[0].toelichting == "Afspraak van de raad"
    normen.remove_norm(session, uuid)
    assert normen.normen(session) == []
    for afstand_m in (300, 500):
        editing.undo(session)
        assert [norm.afstand_m for norm in normen.normen(session)] == [afstand_m]
    editing.undo(session)
    assert normen.normen(session) == []


@pytest.mark.parametrize(
    ("waarden", "veld", "sentence"),
    [
        ({"categorie": ""}, "categorie", "voor welke soort plek"),
        ({"categorie": "kroeg"}, "categorie", "staat niet in de lijst"),
        ({"netwerk": "trein"}, "netwerk", "staat niet in de lijst"),
        ({"afstand_m": None}, "afstand_m", "De afstand is nog leeg"),
        ({"afstand_m": 49}, "afstand_m", "niet te rekenen"),
        ({"afstand_m": 100_001}, "afstand_m", "van 50 m tot 100 km"),
        ({"afstand_m": 500.5}, "afstand_m", "een heel getal"),
        ({"afstand_m": "ver"}, "afstand_m", "geen getal"),
        ({"aandeel": None}, "aandeel", "Het aandeel is nog leeg"),
        ({"aandeel": 90}, "aandeel", "90 % is 0,9"),
        ({"aandeel": 0}, "aandeel", "Dit aandeel kan niet"),
        ({"groep": "ouderen"}, "groep", "bestaat hier niet"),
        ({"netwerk": "auto", "zonder_trap": True}, "zonder_trap", "kan alleen bij lopen"),
    ],
)
def test_what_cannot_be_a_norm_is_refused_with_a_kind_sentence(
    session: Session, waarden: dict[str, Any], veld: str, sentence: str
) -> None:
    with pytest.raises(OngeldigeWaardeError) as refused:
        normen.add_norm(session, {**GOED, **waarden})
    assert refused.value.veld == veld
    assert sentence in f"{refused.value.wat} {refused.value.doen}"
    assert refused.value.veilig == "Er is niets opgeslagen."
    assert normen.normen(session) == []


def test_the_same_norm_twice_is_refused_but_may_get_another_reason(session: Session) -> None:
    uuid = str(normen.add_norm(session, GOED).nieuw)
    with pytest.raises(WorldError, match="is er al"):
        normen.add_norm(session, {**GOED, "toelichting": "Nog eens"})
    normen.edit_norm(session, uuid, {"toelichting": "Omdat het kan"})
    normen.add_norm(session, {**GOED, "aandeel": 0.8})
    assert len(normen.normen(session)) == 2


def test_what_is_gone_is_said(session: Session) -> None:
    for act in (
        lambda: normen.edit_norm(session, "weg", {}),
        lambda: normen.remove_norm(session, "x"),
    ):
        with pytest.raises(WorldError, match="bestaat niet meer"):
            act()


def test_a_row_of_another_program_that_asks_nothing_is_passed_over(session: Session) -> None:
    with session.kaart.action("Buiten om") as actie:
        actie.insert("normen", {"categorie": "ontmoetingsplek", "afstand_m": 7, "aandeel": 2.5})
    assert normen.normen(session) == []


def test_every_suggestion_can_be_set(session: Session) -> None:
    for norm in VOORSTELLEN:
        waarden = {k: getattr(norm, k) for k in ("categorie", "netwerk", "afstand_m", "aandeel",
                                                 "groep", "zonder_trap")}  # fmt: skip
        normen.add_norm(session, waarden)
    assert len(normen.normen(session)) == len(VOORSTELLEN)


def test_a_norm_reads_as_a_sentence() -> None:
    norm = Norm("", "ontmoetingsplek", "lopen", 1500, 0.925, "65plus", zonder_trap=True)
    assert norm.kort == (
        "Ontmoetingsplek: 92,5 % van 65 jaar en ouder binnen 1,5 km lopen, zonder trap"
    )
    assert norm.zin == (
        "Minstens 92,5 % van de inwoners van 65 jaar en ouder woont binnen 1,5 km lopen zonder "
        "trap van: ontmoetingsplek."
    )


# Holding the wijk against them.


def test_without_a_norm_there_is_nothing_to_check(session: Session, worker: Worker) -> None:
    with pytest.raises(WorldError, match="nog geen norm"):
        check(session, worker)


def test_each_norm_gets_its_outcome_for_each_level(session: Session, worker: Worker) -> None:
    normen.add_norm(session, GOED)
    normen.add_norm(
        session, {**GOED, "categorie": "speelplek", "afstand_m": 5000, "netwerk": "auto"}
    )
    one, other = check(session, worker)
    assert (one.norm.categorie, other.norm.categorie) == ("ontmoetingsplek", "speelplek")
    assert set(one.frame["niveau"]) == {"buurt", "wijk", "gemeente"}
    assert one.afstand_m is None, "distances per address stay in the worker"
    assert one.hulp is not None
    assert {1, 0} & set(one.frame["gehaald"].dropna())


def test_the_outcome_is_that_of_the_table_of_distances(session: Session, worker: Worker) -> None:
    "The share within 500 m is a figure that stands in another table too."
    from sociale_kaart.operations.distances import distance_per_buurt  # noqa: PLC0415

    normen.add_norm(session, {**GOED, "categorie": "supermarkt"})
    (uitkomst,) = check(session, worker, hulp=False)
    table = distance_per_buurt(
        session, categorieen=["supermarkt"], worker=worker, progress=NoProgress()
    ).set_index("buurtcode")
    buurten = uitkomst.frame[uitkomst.frame["niveau"] == "buurt"].set_index("buurtcode")
    shown = buurten["aandeel"].notna()
    assert shown.any()
    off = (buurten["aandeel"] - table["aandeel_500m"]).abs()[shown]
    assert (off * table["inwoners"][shown] <= 2.6).all(), "only the steps of five differ"


def test_a_place_for_its_own_group_does_not_count_and_that_is_said(
    session: Session, worker: Worker
) -> None:
    normen.add_norm(session, {"categorie": "voedselbank", "afstand_m": 5000, "aandeel": 0.5})
    x, y = session.required_ondergrond().layer("adressen").geometry.iloc[0].coords[0]
    plek = {"x": x, "y": y, "gebruik": "vast"}
    bron = editing.add_hulpbron(
        session,
        {"naam": "Uitgifte De Zon", "categorie": "voedselbank", "sfeer": "institutioneel"},
        plek,
    )
    (counted,) = check(session, worker, hulp=False)
    editing.edit_hulpbron(session, str(bron.nieuw), {"aanbod": "eigen_groep"})
    (left_out,) = check(session, worker, hulp=False)
    assert counted.frame["voorzieningen"].iloc[0] == left_out.frame["voorzieningen"].iloc[0] + 1
    assert left_out.eigen_groep == 1
    assert any("eigen groep" in melding for melding in left_out.meldingen)


def test_filters_and_audience_of_the_choice_count_and_stand_in_the_method(
    session: Session, worker: Worker
) -> None:
    normen.add_norm(session, {"categorie": "voedselbank", "afstand_m": 5000, "aandeel": 0.5})
    x, y = session.required_ondergrond().layer("adressen").geometry.iloc[0].coords[0]
    bron = editing.add_hulpbron(
        session,
        {"naam": "Uitgifte De Zon", "categorie": "voedselbank", "sfeer": "institutioneel",
         "formaliteit": "formeel", "zichtbaarheid": "intern"},
        {"x": x, "y": y, "gebruik": "vast"},
    )  # fmt: skip
    delen.add_deel(session, str(bron.nieuw), "toegang", {"route": "verwijzing"})
    counts = [
        check(session, worker, keuze=keuze, hulp=False)[0].frame
        for keuze in (
            Meetkeuze(),
            Meetkeuze(toegang=frozenset({"vrij"})),
            Meetkeuze(voor="publiek"),
        )
    ]
    known = [int(frame["voorzieningen"].iloc[0]) for frame in counts]
    assert known == [known[0], known[0] - 1, known[0] - 1]
    assert "toegang=vrij" in counts[1]["methode"].iloc[0]
    assert "voor=publiek" in counts[2]["methode"].iloc[0]


def test_a_stop_is_a_stop(session: Session, worker: Worker) -> None:
    class Stop:
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            raise Cancelled

    normen.add_norm(session, GOED)
    with pytest.raises(Cancelled):
        normen.check_normen(session, worker=worker, progress=Stop())
    assert check(session, worker), "the next one gets a fresh process"


# Handing on.


def test_the_tables_hold_method_sources_and_limits(
    session: Session, worker: Worker, tmp_path: Path
) -> None:
    normen.add_norm(session, {**GOED, "toelichting": "=1+1"})
    uitkomsten = check(session, worker)
    normen.write_normen(session, uitkomsten, tmp_path / "n.csv")
    table = pd.read_csv(tmp_path / "n.csv", keep_default_na=False, dtype=str)
    assert len(table) == len(uitkomsten[0].frame)
    assert set(table["norm"]) == {uitkomsten[0].norm.kort}
    assert set(table["afstand_m"]) == {"500"}
    assert all("netwerk=lopen" in method for method in table["methode"])
    assert set(table["gehaald"]) <= {"", "0", "1"}

    normen.write_normen(session, uitkomsten, tmp_path / "n.xlsx")
    book = openpyxl.load_workbook(tmp_path / "n.xlsx")
    assert book.sheetnames == ["Normen", "Waar helpt een plek", "Uitleg"]
    rows = list(book["Normen"].values)
    assert set(rows[0]) == {*table.columns, "uitkomst"}
    assert len(rows) == len(table) + 1
    told = "\n".join(
        str(value) for row in book["Uitleg"].iter_rows(values_only=True) for value in row if value
    )
    assert "OpenStreetMap" in told
    assert uitkomsten[0].norm.zin in told
    assert "geen ranglijst" in told
    assert all(c.data_type != "f" for row in book["Uitleg"].iter_rows() for c in row)


def test_another_kind_of_file_is_refused(session: Session, tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="geen tabel"):
        normen.write_normen(session, [], tmp_path / "n.pdf")
