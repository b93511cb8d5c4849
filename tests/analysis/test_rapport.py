"""All figures per buurt, wijk, gemeente and cell, on a street where each is known."""

from __future__ import annotations

import json
import pickle

import numpy as np
import pandas as pd
import pytest
from handmade import BOTH
from kleine_stad import STREET, adressen, buurten, gemeenten, places, town, wijken

from sociale_kaart.analysis.buurten import KOLOMMEN
from sociale_kaart.analysis.niveaus import BAND_NIET, BANDEN, RAPPORTKOLOMMEN
from sociale_kaart.analysis.rapport import NIVEAUS, Rapport, make_rapport
from sociale_kaart.base.errors import Cancelled
from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain.hulpbron import Hulpbron, Plek
from sociale_kaart.domain.meetkeuze import Meetkeuze

HOMES = ((100, 5), (300, 5), (1500, 5), (2100, 5), (2700, 5))
DOCTORS = (("huisarts", "Bos", 500, 0), ("huisarts", "Duin", 1600, 0), ("huisarts", "Zee", 2900, 0))


def rapport(
    opstelling: object = None,
    voorzieningen: object = None,
    categorieen: tuple[str, ...] = ("huisarts",),
    keuze: Meetkeuze | None = None,
) -> Rapport:
    return make_rapport(
        {"lopen": town(adressen(*HOMES)) if opstelling is None else opstelling},
        places(*DOCTORS) if voorzieningen is None else voorzieningen,
        wijken(),
        gemeenten(),
        categorieen,
        keuze or Meetkeuze(),
        NoProgress(),
    )


def row(frame: pd.DataFrame, naam: str) -> pd.Series:
    return frame.set_index("buurtnaam").loc[naam]


def test_every_level_has_the_columns_of_the_table_and_more() -> None:
    found = rapport()
    for niveau in NIVEAUS:
        assert tuple(found.frame(niveau).columns)[: len(RAPPORTKOLOMMEN)] == RAPPORTKOLOMMEN
    assert RAPPORTKOLOMMEN[: len(KOLOMMEN)] == KOLOMMEN
    assert found.frame("buurt")["buurtnaam"].tolist() == ["Midden", "Oost", "West"]  # by name
    assert found.frame("wijk")["buurtcode"].tolist() == ["WK000101", "WK000102"]
    assert found.frame("gemeente")["buurtnaam"].tolist() == ["Dorp"]


def test_a_buurt_has_nearest_third_numbers_and_choice() -> None:
    """Addresses of West at 100 and 300 m; doctors at 500, 1600 and 2900 m along the street."""
    west = row(rapport().buurten, "West")
    assert (west["gemiddelde_m"], west["mediaan_m"], west["p90_m"]) == (300, 300, 380)
    assert west["derde_gemiddelde_m"] == 2700
    assert west["aantal_binnen_1km_gemiddeld"] == 1  # the next is 1300 m from the nearest home
    assert west["aantal_binnen_3km_gemiddeld"] == 3
    assert west["aantal_binnen_5km_gemiddeld"] == 3
    assert pd.isna(west["aantal_binnen_10km_gemiddeld"])  # not a number of this categorie
    assert (west["straal_m"], west["aandeel_binnen_straal"]) == (1000, 1)
    assert (west["keuze_binnen_m"], west["keuze_buiten_buurt"]) == (1, 0)
    assert west["band_0_250_m"] == 0.5
    assert west["band_250_500_m"] == 0.5
    assert (west["geteld"], west["bereikt"], west["adressen"]) == (40, 40, 2)


def test_choice_counts_places_outside_the_own_buurt() -> None:
    """From 2100 m: 500 m to Duin in Midden, 800 m to Zee in Oost."""
    oost = row(rapport(town(adressen((2100, 5)))).buurten, "Oost")
    assert (oost["keuze_binnen_m"], oost["keuze_buiten_buurt"]) == (2, 1)
    narrow = rapport(town(adressen((2100, 5))), keuze=Meetkeuze(straal_m=600))
    oost = row(narrow.buurten, "Oost")
    assert (oost["straal_m"], oost["keuze_binnen_m"], oost["keuze_buiten_buurt"]) == (600, 1, 1)
    assert "straal_m=600" in oost["methode"]


def test_bands_and_unreachable_add_up_to_everybody() -> None:
    island = (3, 4, [(1100, 450), (1900, 450)], BOTH)
    streets = ((1, 2, [(0, 0), (1200, 0)], BOTH), island)
    found = rapport(town(adressen(*HOMES, (1500, 450)), streets=streets), places(DOCTORS[0]))
    for niveau in NIVEAUS:
        frame = found.frame(niveau)
        parts = frame[[*(band.kolom for band in BANDEN), BAND_NIET]].sum(axis=1, min_count=1)
        assert parts.dropna().to_numpy() == pytest.approx(1, abs=1e-3)
    midden = row(found.buurten, "Midden")
    assert midden["niet_bereikbaar"] == 1
    assert midden[BAND_NIET] == 0.5
    assert (midden["geteld"], midden["bereikt"]) == (20, 10)
    # Unreachable is in no mean: only the home on the street counts there.
    assert midden["gemiddelde_m"] == 700


def test_the_means_of_the_buurten_weighted_are_those_of_wijk_and_gemeente() -> None:
    random = np.random.default_rng(5)
    spots = zip(random.uniform(0, 2999, 80), random.uniform(-80, 80, 80), strict=True)
    found = rapport(town(adressen(*spots)))
    parts = found.buurten
    whole = found.gemeenten.iloc[0]
    for column, weight in (("gemiddelde_m", "bereikt"), ("aandeel_500m", "geteld"),
                           ("keuze_binnen_m", "geteld"), ("band_250_500_m", "geteld")):  # fmt: skip
        mean = np.average(parts[column], weights=parts[weight])
        assert mean == pytest.approx(whole[column], abs=0.02), column
    assert parts["geteld"].sum() == whole["geteld"] == found.wijken["geteld"].sum() == 120


def test_a_suppressed_buurt_is_in_no_figure_of_wijk_or_gemeente() -> None:
    """Wijk A minus Midden would be West, which has 9 people."""
    found = rapport(town(adressen(*HOMES), buurten(inwoners=[9.0, 20.0, 60.0])))
    west = row(found.buurten, "West")
    assert west["onderdrukt"] == 1
    assert west[["gemiddelde_m", "keuze_binnen_m", "geteld", "band_0_250_m"]].isna().all()
    assert (
        row(found.wijken, "Wijk A")["gemiddelde_m"] == row(found.buurten, "Midden")["gemiddelde_m"]
    )
    assert found.gemeenten["geteld"].tolist() == [80]
    assert found.attrs["onderdrukt"] == ["BU00010001"]
    assert any("Weggelaten" in line and "West" in line for line in found.attrs["meldingen"])


def test_a_small_group_is_suppressed_where_the_buurt_is_not() -> None:
    opstelling = town(adressen(*HOMES), buurten(aandeel_65plus=[0.5, 0.2, 0.5]))
    keuze = Meetkeuze(groep="65plus")
    found = rapport(opstelling, keuze=keuze).buurten
    assert row(found, "Midden")["onderdrukt"] == 1  # 4 people of 65 and older
    assert row(found, "West")["onderdrukt"] == 0
    assert row(found, "West")["geteld"] == 20
    assert row(found, "West")["groep"] == "65plus"
    assert "65 jaar en ouder" in row(found, "West")["methode"]


def test_a_hulpbron_with_two_plekken_is_near_at_both_and_one_in_numbers() -> None:
    club = Hulpbron(
        uuid="u1",
        naam="Prikpost",
        categorie="huisarts",
        plekken=(
            Plek("p1", "u1", x=200.0, y=0.0, gebruik="vast"),
            Plek("p2", "u1", x=700.0, y=0.0, gebruik="wisselend"),
            Plek("p3", "u1", x=2990.0, y=0.0, gebruik="vindplaats"),
        ),
    )
    found = rapport(voorzieningen=places(hulpbronnen=[club]))
    west = row(found.buurten, "West")
    assert west["gemiddelde_m"] == 100  # 100 -> 200 and 300 -> 200
    assert west["aantal_binnen_1km_gemiddeld"] == 1
    assert west["keuze_binnen_m"] == 1
    assert west["voorzieningen"] == 1
    assert row(found.buurten, "Midden")["gemiddelde_m"] == 800  # to the second plek
    assert found.attrs["voorzieningen"]["huisarts"]["aantal"] == 1


def test_a_place_that_the_register_says_is_gone_counts_no_more() -> None:
    gone = Hulpbron(
        uuid="u1",
        naam="Huisartsenpraktijk Bos",
        categorie="huisarts",
        status="gestopt",
        plekken=(Plek("p1", "u1", x=505.0, y=3.0, gebruik="vast"),),
    )
    found = rapport(voorzieningen=places(*DOCTORS, hulpbronnen=[gone]))
    assert row(found.buurten, "West")["gemiddelde_m"] == 1400  # now Duin
    assert [one["osm_id"] for one in found.attrs["gestopt"]] == ["n0"]
    assert any("‘Bos’" in line and "gestopt" in line for line in found.attrs["meldingen"])


def test_a_cell_names_its_nearest_three() -> None:
    cellen = rapport().cellen.set_index("cel")
    cel = cellen.loc["E0001N0000"]
    assert (cel["x"], cel["y"], cel["buurtnaam"], cel["niveau"]) == (150, 50, "West", "cel")
    assert [cel[f"dichtstbij_{n}"] for n in (1, 2, 3)] == ["Bos", "Duin", "Zee"]
    assert [cel[f"dichtstbij_{n}_m"] for n in (1, 2, 3)] == [400, 1500, 2800]
    assert cel["gemiddelde_m"] == 400
    assert cel["inwoners"] == 20


def test_no_place_at_all_is_empty_not_zero() -> None:
    west = row(rapport(categorieen=("apotheek",)).buurten, "West")
    figures = ["gemiddelde_m", "aandeel_500m", "keuze_binnen_m", "band_5000_meer_m", BAND_NIET]
    assert west[figures].isna().all()
    assert (west["niet_bereikbaar"], west["voorzieningen"], west["rand"]) == (2, 0, 1)


def test_numbers_beyond_the_data_say_so() -> None:
    """The data reaches 5 km west of the homes: within 3 km nothing is missed, within 5 km some."""
    found = rapport().buurten
    assert row(found, "West")["aantallen_heel_tot_km"] == 3


def test_the_account_can_be_written_as_json() -> None:
    found = rapport(categorieen=("huisarts", "apotheek"))
    account = json.loads(json.dumps(found.attrs))
    assert account["methode"]["lopen"].startswith("netwerk=lopen;aanloop=nee;weging=inwoners")
    assert account["voorzieningen"]["huisarts"] == {"aantal": 3, "osm": 3, "kaart": 0, "beide": 0}
    assert any("geen enkele plek bekend" in line for line in account["meldingen"])
    assert account["rand"]["lopen"]["apotheek"] == ["BU00010001", "BU00010002", "BU00010003"]


def test_a_rapport_travels_between_processes() -> None:
    found = rapport()
    there = pickle.loads(pickle.dumps(found))
    pd.testing.assert_frame_equal(there.cellen, found.cellen)
    assert there.attrs == found.attrs


def test_the_order_of_the_input_changes_nothing() -> None:
    first = rapport(town(adressen(*HOMES)), places(*DOCTORS))
    other = rapport(
        town(adressen(*reversed(HOMES)), buurten().iloc[::-1]), places(*reversed(DOCTORS))
    )
    for niveau in NIVEAUS:
        pd.testing.assert_frame_equal(first.frame(niveau), other.frame(niveau))


def test_a_stop_passes_through() -> None:
    class Stopped:
        def step(self, tekst: str, gedaan: int = 0, totaal: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_rapport(
            {"lopen": town(adressen(*HOMES), streets=(STREET,))}, places(*DOCTORS), wijken(),
            gemeenten(), ("huisarts",), Meetkeuze(), Stopped(),
        )  # fmt: skip
