"""What the user chose, and what the window remembers between two starts.

Everything that can be chosen is one record in `SETTINGS`, with what holds when nothing was chosen
and what may be chosen; the settings dialog, the panels and the tests read the same records.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from sociale_kaart.base import paths

Value = str | int | bool

_RECENT = "recent/kaarten"
_OPENED = "recent/geopend"
_MAX_RECENT = 8
_MAX_TEXT = 500


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be chosen.

    Attributes:
        sleutel: where it is kept.
        standaard: what holds when nothing was chosen; its type is the type of the setting.
        mogelijk: what may be chosen; empty is any text, or any number within `grenzen`.
        grenzen: least and most of a number; 0 is always accepted when it is the default.
    """

    sleutel: str
    standaard: Value
    mogelijk: tuple[Value, ...] = ()
    grenzen: tuple[int, int] | None = None

    def accepted(self, raw: object) -> Value | None:
        """Return `raw`, or its text as an ini file holds it, as a value; None when it is none."""
        value = _as_type_of(self.standaard, raw)
        if value is None or value == self.standaard:
            return value
        if self.mogelijk:
            return value if value in self.mogelijk else None
        if self.grenzen is not None and isinstance(value, int):
            return value if self.grenzen[0] <= value <= self.grenzen[1] else None
        return value


SETTINGS: dict[str, Setting] = {
    setting.sleutel: setting
    for setting in (
        Setting("taal", "nl", ("nl", "en")),
        Setting("uiterlijk/thema", "systeem", ("systeem", "licht", "donker")),
        # per cent of the letters of the system
        Setting("uiterlijk/letters", 100, grenzen=(100, 200)),
        # 'm': metres as far as people say them; 'km': kilometres from 1.000 m on
        Setting("eenheden", "m", ("m", "km")),
        Setting("kaart/stijl", "rustig", ("rustig", "contrast", "effen")),
        # names of hulpbronnen from this scale (1:n) on and nearer; 0 is never
        Setting("kaart/namen_vanaf", 5_000, (0, 2_500, 5_000, 10_000, 25_000)),
        Setting("kaart/clusters", standaard=True),
        # 0: what the screen says of itself
        Setting("kaart/dpi", 0, grenzen=(50, 500)),
        # 'regel': what follows from sfeer and formaliteit; the others only when they are stricter
        Setting("privacy/zichtbaarheid", "regel", ("regel", "partners", "intern")),
        Setting("privacy/voor", "publiek", ("publiek", "partners", "intern")),
        Setting("gebruiker/naam", ""),
        # empty: beside the kaart
        Setting("reservekopie/map", ""),
    )
}


class Settings(QObject):
    """An ini file in the user's settings folder; safe to delete.

    Args:
        file: another file than the user's own.
    """

    # key of a record of `SETTINGS`: another value holds now
    changed = Signal(str)

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()
        self.file = file or paths.user_config() / "venster.ini"
        self._settings = QSettings(str(self.file), QSettings.Format.IniFormat)

    # -- what can be chosen ----------------------------------------------------------------------

    def value(self, key: str) -> Value:
        """Return what holds for a record of `SETTINGS`; a damaged file counts as not chosen."""
        setting = SETTINGS[key]
        found = setting.accepted(self._settings.value(key))
        return setting.standaard if found is None else found

    def number(self, key: str) -> int:
        """Return what holds for a number."""
        return int(self.value(key))

    def flag(self, key: str) -> bool:
        """Return what holds for yes or no."""
        return bool(self.value(key))

    def choose(self, key: str, value: Value) -> None:
        """Choose and tell who listens.

        Raises:
            ValueError: it may not be chosen; the dialog offers only what may.
        """
        accepted = SETTINGS[key].accepted(value)
        if accepted is None:
            message = f"{value!r} may not be chosen for {key}"
            raise ValueError(message)
        if accepted != self.value(key):
            self._settings.setValue(key, accepted)
            self._settings.sync()
            self.changed.emit(key)

    def reset(self) -> None:
        """Choose again what held at the very first start; what was opened stays known."""
        for setting in SETTINGS.values():
            self.choose(setting.sleutel, setting.standaard)

    # -- kaarten ---------------------------------------------------------------------------------

    def recent(self) -> list[Path]:
        """Return the kaarten that were opened last, the newest first; some may be gone."""
        stored = self._settings.value(_RECENT, [])
        # One entry comes back as a text, none as None.
        texts = stored if isinstance(stored, list) else [stored] if stored else []
        return [Path(str(text)) for text in texts]

    def opened_on(self, kaart: Path) -> str:
        """Return when a kaart was opened last, as ISO text; empty when that is unknown."""
        return self.text(f"{_OPENED}/{_key_of(kaart)}")

    def add_recent(self, kaart: Path, nu: str = "") -> None:
        """Remember a kaart as the one opened last, at moment `nu` (ISO)."""
        kaart = kaart.resolve()
        kept = [kaart, *(path for path in self.recent() if path != kaart)]
        for gone in kept[_MAX_RECENT:]:
            self._settings.remove(f"{_OPENED}/{_key_of(gone)}")
        self._settings.setValue(_RECENT, [str(path) for path in kept[:_MAX_RECENT]])
        self.set_text(f"{_OPENED}/{_key_of(kaart)}", nu)

    def forget_recent(self, kaart: Path) -> None:
        """Leave a kaart out of the list; the file stays where it is."""
        gone = {kaart, kaart.resolve()}
        kept = [path for path in self.recent() if path not in gone]
        self._settings.setValue(_RECENT, [str(path) for path in kept])
        self._settings.remove(f"{_OPENED}/{_key_of(kaart)}")
        self._settings.sync()

    # -- whatever a window remembers -------------------------------------------------------------

    def bytes(self, key: str) -> QByteArray:
        """Return a stored place of panels; empty when there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Remember the place of panels."""
        self._settings.setValue(key, value)
        self._settings.sync()

    def text(self, key: str, default: str = "") -> str:
        """Return a stored text; of a record of `SETTINGS` what holds."""
        return str(self.value(key) if key in SETTINGS else self._settings.value(key, default))

    def set_text(self, key: str, value: str) -> None:
        """Remember a text; of a record of `SETTINGS` this is choosing."""
        if key in SETTINGS:
            self.choose(key, value)
            return
        self._settings.setValue(key, value)
        self._settings.sync()


def _as_type_of(example: Value, raw: object) -> Value | None:
    """Return a stored value in the type of `example`; None when it is not of that type."""
    if isinstance(example, bool):
        known = {True: True, False: False, "true": True, "false": False}
        return known.get(raw) if isinstance(raw, (bool, str)) else None
    if isinstance(example, int):
        text = str(raw)
        return int(text) if text.isascii() and text.isdigit() else None
    return raw if isinstance(raw, str) and len(raw) <= _MAX_TEXT else None


def _key_of(kaart: Path) -> str:
    """Return a path as a key of an ini file, in which a slash makes a group."""
    return str(kaart.resolve()).replace("\\", "|").replace("/", "|")
