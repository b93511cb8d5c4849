"""What the window remembers between two starts: recent kaarten, places of the panels."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from sociale_kaart.base import paths

_RECENT = "recent/kaarten"
_MAX_RECENT = 8


class Settings:
    """An ini file in the user's settings folder; safe to delete.

    Args:
        file: another file than the user's own.
    """

    def __init__(self, file: Path | None = None) -> None:
        path = file or paths.user_config() / "venster.ini"
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def recent(self) -> list[Path]:
        """Return the kaarten that were opened last and still exist, the newest first."""
        stored = self._settings.value(_RECENT, [])
        # One entry comes back as a text, none as None.
        texts = stored if isinstance(stored, list) else [stored] if stored else []
        return [path for path in map(Path, texts) if path.is_file()]

    def add_recent(self, kaart: Path) -> None:
        """Remember a kaart as the one opened last."""
        kaart = kaart.resolve()
        kept = [kaart, *(path for path in self.recent() if path != kaart)][:_MAX_RECENT]
        self._settings.setValue(_RECENT, [str(path) for path in kept])
        self._settings.sync()

    def forget_recent(self, kaart: Path) -> None:
        """Leave a kaart out of the list."""
        kept = [path for path in self.recent() if path != kaart.resolve()]
        self._settings.setValue(_RECENT, [str(path) for path in kept])

    def bytes(self, key: str) -> QByteArray:
        """Return a stored place of panels; empty when there is none."""
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Remember the place of panels."""
        self._settings.setValue(key, value)
        self._settings.sync()

    def text(self, key: str, default: str = "") -> str:
        """Return a stored text."""
        value = self._settings.value(key, default)
        return str(value)

    def set_text(self, key: str, value: str) -> None:
        """Remember a text."""
        self._settings.setValue(key, value)
        self._settings.sync()
