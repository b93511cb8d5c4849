"""What is new: the changelog as it ships, and whether this version was seen before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sociale_kaart import __version__
from sociale_kaart.base import paths
from sociale_kaart.ui.help import TextDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sociale_kaart.ui.settings import Settings

_SEEN = "gezien/versie"


def first_time_of_version(settings: Settings, versie: str = __version__) -> bool:
    """Tell, once, whether another version ran here before; the very first start is not news."""
    before = settings.text(_SEEN)
    if before == versie:
        return False
    settings.set_text(_SEEN, versie)
    return bool(before)


def changelog_text() -> str:
    """Return what is new for who uses the program, as Markdown.

    What is meant for who builds on our files is left out: it stays in the file itself.
    """
    kept, skipped = [], False
    for line in paths.changelog().read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            skipped = line.startswith("### Wat andere programma")
        if not skipped:
            kept.append(line)
    return "\n".join(kept)


class WhatsNewDialog(TextDialog):
    """The changelog."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("help", "Wat is er nieuw"), "", parent)
        self.text.setMarkdown(changelog_text())
