"""Which places count for whom."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from sociale_kaart.base.errors import Cancelled, WorldError
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.meetkeuze import Meetkeuze
from sociale_kaart.operations import delen, distances, editing

if TYPE_CHECKING:
    import pandas as pd

    from sociale_kaart.analysis.rapport import Rapport
    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


def computed(session: Session, worker: Worker, voor: str) -> pd.DataFrame:
    frame = distances.distance_per_buurt(
        session, categorieen=["voedselbank"], voor=voor, worker=worker, progress=NoProgress()
    )
    return frame.set_index("buurtcode")["gemiddelde_m"]


def test_a_hidden_place_does_not_show_in_public_figures(session: Session, worker: Worker) -> None:
    before = computed(session, worker, "publiek")
    adres = session.required_ondergrond().layer("adressen").dropna(subset="buurtcode").iloc[100]
    editing.add_hulpbron(
        session,
        {"naam": "Uitgiftepunt", "categorie": "voedselbank", "zichtbaarheid": "intern"},
        {"x": adres.geometry.x, "y": adres.geometry.y},
    )
    code = adres["buurtcode"]
    assert computed(session, worker, "intern")[code] < before[code]
    assert computed(session, worker, "publiek").equals(before)


def test_figures_follow_every_edit_though_the_worker_keeps_the_ondergrond(
    session: Session, worker: Worker
) -> None:
    before = computed(session, worker, "intern")
    uuid = add_place(session, "Uitgiftepunt", 100)
    with_it = computed(session, worker, "intern")
    assert with_it.sum() < before.sum()
    editing.edit_hulpbron(session, uuid, {"categorie": "supermarkt"})
    assert computed(session, worker, "intern").equals(before)
    editing.undo(session)
    assert computed(session, worker, "intern").equals(with_it)


def test_of_some_buurten_the_same_figures_come_as_of_all(session: Session, worker: Worker) -> None:
    def asked_for(*codes: str) -> pd.DataFrame:
        return distances.distance_per_buurt(
            session,
            categorieen=["huisarts", "supermarkt"],
            beside_gemeente=True,
            buurtcodes=codes,
            worker=worker,
            progress=NoProgress(),
        )

    alles = asked_for()
    eerste = str(alles["buurtcode"].iloc[0])
    gemeente = f"GM{eerste[2:6]}"
    found = asked_for(eerste)
    assert set(found["buurtcode"]) == {eerste, gemeente}
    assert found.equals(alles[alles["buurtcode"].isin([eerste, gemeente])].reset_index(drop=True))


def test_an_unknown_categorie_is_told_with_those_there_are(
    session: Session, worker: Worker
) -> None:
    with pytest.raises(WorldError, match=r"‘pretpark’ bestaat niet.*supermarkt"):
        distances.distance_per_buurt(
            session, categorieen=["pretpark"], worker=worker, progress=NoProgress()
        )


def asked(session: Session, worker: Worker, keuze: Meetkeuze, *codes: str) -> Rapport:
    return distances.report(session, keuze, codes, (), worker, NoProgress())


def add_place(
    session: Session, naam: str, row: int, categorie: str = "voedselbank", **velden: str
) -> str:
    """Register a place at an address of the sample wijk and return its uuid."""
    adres = session.required_ondergrond().layer("adressen").dropna(subset="buurtcode").iloc[row]
    change = editing.add_hulpbron(
        session,
        {"naam": naam, "categorie": categorie, **velden},
        {"x": adres.geometry.x, "y": adres.geometry.y},
    )
    assert change.nieuw is not None
    return change.nieuw


def test_a_report_has_every_level_and_says_what_it_rests_on(
    session: Session, worker: Worker
) -> None:
    found = asked(session, worker, Meetkeuze(), "supermarkt", "speelplek")
    assert [len(found.frame(niveau)) for niveau in ("buurt", "wijk", "gemeente")] == [10, 4, 2]
    assert len(found.cellen) > 200
    assert found.attrs["osm_datum"] == "2024-07-01"
    assert [bron["soort"] for bron in found.attrs["bronnen"]] == ["osm", "cbs_gebieden"]
    assert found.attrs["voorzieningen"]["supermarkt"]["osm"] == 2
    assert found.attrs["onderdrukt"] == ["BU99990100"]


def test_a_report_counts_only_what_the_reader_may_see(session: Session, worker: Worker) -> None:
    add_place(session, "Uitgiftepunt", 100, zichtbaarheid="intern")
    own = asked(session, worker, Meetkeuze(), "voedselbank")
    public = asked(session, worker, Meetkeuze(voor="publiek"), "voedselbank")
    assert own.attrs["voorzieningen"]["voedselbank"]["kaart"] == 1
    assert public.attrs["voorzieningen"]["voedselbank"]["kaart"] == 0
    assert "voor=publiek" in public.attrs["methode"]["lopen"]


def test_a_filter_leaves_out_what_the_register_says_no_to(session: Session, worker: Worker) -> None:
    uuid = add_place(session, "Uitgiftepunt", 100)
    delen.add_deel(session, uuid, "toegang", {"route": "verwijzing"})
    keuze = Meetkeuze(toegang=frozenset({"vrij"}))
    before = asked(session, worker, Meetkeuze(), "voedselbank").attrs
    after = asked(session, worker, keuze, "voedselbank").attrs
    assert before["voorzieningen"]["voedselbank"]["kaart"] == 1
    assert after["voorzieningen"]["voedselbank"]["kaart"] == 0
    assert after["gefilterd"] == 1
    assert any("filters" in line for line in after["meldingen"])


def test_the_profile_of_a_small_radius_counts_within_it_without_steps(
    session: Session, worker: Worker
) -> None:
    near = asked(session, worker, Meetkeuze.kleine_actieradius(300), "speelplek").gemeenten
    far = asked(session, worker, Meetkeuze.kleine_actieradius(900), "speelplek").gemeenten
    assert near["straal_m"].tolist() == [300]
    assert "trap=nee;straal_m=300" in near["methode"].iloc[0]
    assert near["aandeel_binnen_straal"].iloc[0] < far["aandeel_binnen_straal"].iloc[0]
    assert near["keuze_binnen_m"].iloc[0] < far["keuze_binnen_m"].iloc[0]


def test_our_figures_stand_beside_those_of_cbs(session: Session, worker: Worker) -> None:
    found = asked(session, worker, Meetkeuze(netwerk="auto"), "supermarkt", "speelplek")
    beside = distances.compare_cbs(found, session.required_ondergrond())
    assert set(beside["categorie"]) == {"supermarkt"}  # CBS has no figure for the other
    assert beside["cbs_km"].notna().sum() == 4
    assert beside["onze_methode"].str.startswith("netwerk=auto;aanloop=ja").all()


def test_a_report_of_an_unknown_categorie_is_refused(session: Session, worker: Worker) -> None:
    with pytest.raises(WorldError, match="‘pretpark’ bestaat niet"):
        asked(session, worker, Meetkeuze(), "pretpark")


class Stop:
    """Cancels at the first step after the work has begun, and remembers when."""

    def __init__(self) -> None:
        self.moment = 0.0

    def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
        if tekst.startswith("Afstand"):
            self.moment = time.monotonic()
            raise Cancelled


def test_a_report_stops_within_a_second(session: Session, worker: Worker) -> None:
    stop = Stop()
    with pytest.raises(Cancelled):
        distances.report(session, Meetkeuze(), (), distances.NETWERKEN, worker, stop)
    assert time.monotonic() - stop.moment < 1.0
    assert len(asked(session, worker, Meetkeuze(), "supermarkt").gemeenten) == 1
