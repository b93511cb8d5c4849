"""Settings: one record per choice, checked, remembered, told to who listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sociale_kaart.ui.settings import SETTINGS, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.ui.settings import Value


def other_value(key: str) -> Value:
    """Return something that may be chosen and does not hold by itself."""
    setting = SETTINGS[key]
    if isinstance(setting.standaard, bool):
        return not setting.standaard
    if setting.mogelijk:
        return next(v for v in setting.mogelijk if v != setting.standaard)
    return setting.grenzen[1] if setting.grenzen else "iets"


@pytest.mark.parametrize("key", sorted(SETTINGS))
def test_a_choice_is_told_once_and_still_holds_after_a_restart(key: str, tmp_path: Path) -> None:
    file = tmp_path / "venster.ini"
    settings = Settings(file)
    told: list[str] = []
    settings.changed.connect(told.append)
    assert settings.value(key) == SETTINGS[key].standaard
    chosen = other_value(key)
    settings.choose(key, chosen)
    settings.choose(key, chosen)
    assert told == [key]
    again = Settings(file).value(key)
    assert again == chosen
    assert type(again) is type(SETTINGS[key].standaard)


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("taal", "fr"),
        ("uiterlijk/letters", 400),
        ("uiterlijk/letters", 20),
        ("kaart/dpi", 7),
        ("kaart/clusters", "misschien"),
        ("privacy/zichtbaarheid", "publiek"),
        ("gebruiker/naam", "x" * 501),
    ],
)
def test_what_may_not_be_chosen_is_refused_and_in_a_damaged_file_not_believed(
    key: str, wrong: Value, settings: Settings
) -> None:
    with pytest.raises(ValueError, match="may not be chosen"):
        settings.choose(key, wrong)
    settings._settings.setValue(key, wrong)
    assert settings.value(key) == SETTINGS[key].standaard


def test_everything_back_as_it_was_forgets_no_kaart(settings: Settings, tmp_path: Path) -> None:
    kaart = tmp_path / "a.kaart.gpkg"
    settings.add_recent(kaart, "2026-11-22T10:00")
    for key in SETTINGS:
        settings.choose(key, other_value(key))
    settings.reset()
    assert {key: settings.value(key) for key in SETTINGS} == {
        key: setting.standaard for key, setting in SETTINGS.items()
    }
    assert settings.recent() == [kaart.resolve()]
    assert settings.opened_on(kaart) == "2026-11-22T10:00"


def test_nobody_can_choose_wider_than_the_rule() -> None:
    """The rule of domein.md stands; a setting can only keep more at home."""
    assert "publiek" not in SETTINGS["privacy/zichtbaarheid"].mogelijk
