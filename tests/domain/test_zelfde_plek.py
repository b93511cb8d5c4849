"""When two records are the same place, and when their names only look alike."""

from __future__ import annotations

from sociale_kaart.domain.zelfde_plek import Plaats, adres_keys, telling_words

NO_ADRES: frozenset[tuple[str, str]] = frozenset()


def plaats(naam: str, x: float, adres: frozenset[tuple[str, str]] = NO_ADRES) -> Plaats:
    return Plaats(x, 0.0, telling_words(naam), adres)


def test_telling_words() -> None:
    assert telling_words("Stichting Buurthuis ’t Hôekje") == {"hoekje"}
    assert telling_words("Buurtvereniging Brunnepe", frozenset({"brunnepe"})) == set()
    assert telling_words(None) == set()


def test_adres_keys() -> None:
    assert adres_keys("Lelystraat", "12-A bis", "8262 ab") == {
        ("8262ab", "12abis"),
        ("lelystraat", "12abis"),
    }
    assert adres_keys("Lelystraat", None, "8262AB") == set()


def test_near_with_a_telling_word_is_the_same_place() -> None:
    assert plaats("Buurthuis De Zon", 0).is_same(plaats("Wijkcentrum Zon", 50))
    assert not plaats("Buurthuis De Zon", 0).is_same(plaats("Wijkcentrum Zon", 51))
    assert not plaats("Buurthuis De Zon", 0).is_same(plaats("Buurthuis De Maan", 0))


def test_the_same_adres_in_another_town_is_another_place() -> None:
    kerkstraat_1 = adres_keys("Kerkstraat", "1", None)
    assert plaats("A", 0, kerkstraat_1).is_same(plaats("B", 250, kerkstraat_1))
    assert not plaats("A", 0, kerkstraat_1).is_same(plaats("B", 9_000, kerkstraat_1))
