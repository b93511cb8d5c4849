"""What a user wants measured, and which hulpbronnen pass the filters."""

from __future__ import annotations

import pytest

from sociale_kaart.domain.hulpbron import Hulpbron
from sociale_kaart.domain.meetkeuze import Meetkeuze


def bron(routes: tuple[str, ...] = (), **answers: str) -> Hulpbron:
    delen = {
        "toegang": tuple({"route": route} for route in routes),
        "toegankelijkheid": tuple({"kenmerk": k, "antwoord": a} for k, a in answers.items()),
    }
    return Hulpbron(uuid="u", naam="Buurthuis", delen=delen)


def test_a_small_radius_is_a_distance_without_steps_and_nothing_else() -> None:
    keuze = Meetkeuze.kleine_actieradius(400)
    assert (keuze.straal_m, keuze.zonder_trap, keuze.netwerk) == (400, True, "lopen")
    assert keuze.groep == "inwoners"  # no other word for older people


@pytest.mark.parametrize("straal", [0, -5, float("nan"), float("inf")])
def test_a_radius_is_a_positive_distance(straal: float) -> None:
    with pytest.raises(ValueError, match="radius"):
        Meetkeuze(straal_m=straal)


@pytest.mark.parametrize("wrong", [{"netwerk": "vliegen"}, {"groep": "40plus"}])
def test_an_unknown_network_or_group_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no such"):
        Meetkeuze(**wrong)


def test_without_filters_everything_counts() -> None:
    assert not Meetkeuze().filtert
    assert Meetkeuze().counts(bron())


def test_one_of_the_routes_is_enough() -> None:
    keuze = Meetkeuze(toegang=frozenset({"vrij", "aanmelden"}))
    assert keuze.counts(bron(("verwijzing", "aanmelden")))
    assert not keuze.counts(bron(("verwijzing",)))


def test_every_feature_is_needed() -> None:
    keuze = Meetkeuze(toegankelijkheid=frozenset({"toilet", "drempelvrij"}))
    assert keuze.counts(bron(toilet="ja", drempelvrij="ja"))
    assert not keuze.counts(bron(toilet="ja", drempelvrij="nee"))


def test_what_is_not_known_stays_unless_the_user_wants_to_be_sure() -> None:
    both = {"toegang": frozenset({"vrij"}), "toegankelijkheid": frozenset({"toilet"})}
    for unknown in (bron(), bron(toilet="onbekend")):
        assert Meetkeuze(**both).counts(unknown)
        assert not Meetkeuze(**both, met_onbekend=False).counts(unknown)
    assert Meetkeuze(**both, met_onbekend=False).counts(bron(("vrij",), toilet="ja"))
