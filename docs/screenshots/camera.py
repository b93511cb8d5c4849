"""Drives the window and takes pictures of it, small enough to ship."""  # noqa: INP001 - a script

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QBuffer, QDeadlineTimer, QIODevice, Qt

from sociale_kaart.domain import kaartstijl, lijsten

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication, QWidget

    from sociale_kaart.ui.main_window import MainWindow
    from sociale_kaart.ui.workspace import Workspace

_PATIENCE_MS = 120_000
_SMALL_BYTES = 78 * 1024
# Fewer colours until a picture is small enough.
_COLOURS = (128, 96, 64, 48, 32, 24, 16)


class Camera:
    """Waits for the window and saves what it shows.

    Args:
        application: runs the window.
        window: the main window.
        folder: where pictures go.
    """

    def __init__(self, application: QApplication, window: MainWindow, folder: Path) -> None:
        self.application = application
        self.window = window
        self._folder = folder

    def wait(self, ready: Callable[[], bool]) -> None:
        """Let the window work until `ready`."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not ready():
            self.application.processEvents()
            if patience.hasExpired():
                message = "the window was not ready in time"
                raise TimeoutError(message)
        self.application.processEvents()

    def rest(self, milliseconds: int = 300) -> None:
        """Let the window work for a moment."""
        moment = QDeadlineTimer(milliseconds)
        self.wait(moment.hasExpired)

    def settle(self) -> None:
        """Wait until nothing runs and every tile in view is there."""
        self.window.grab()
        tiles = self.workspace.map.view.tiles
        self.wait(lambda: self.window.runner.idle and (tiles is None or not tiles.busy))
        self.rest()

    @property
    def workspace(self) -> Workspace:
        """The open kaart."""
        workspace = self.window.workspace
        assert workspace is not None, "a kaart is open"
        return workspace

    def open(self, kaart: Path) -> None:
        """Open a kaart and wait for its map."""
        self.window.open_kaart(kaart)
        self.wait(lambda: self.window.workspace is not None and self.window.runner.idle)
        self.settle()

    def find(self, kind: str) -> QWidget:
        """Return the visible widget of a class, by the name of that class."""
        for widget in self.application.allWidgets():
            if kind in {c.__name__ for c in type(widget).__mro__} and widget.isVisible():
                return widget
        message = f"no {kind} is shown"
        raise LookupError(message)

    def shoot(self, name: str) -> None:
        """Save a picture of the window as it is."""
        self.application.processEvents()
        target = self._folder / f"{name}.png"
        self.window.grab().save(str(target))
        print(target)  # noqa: T201 - a script

    def save_small(self, picture: QPixmap, name: str, width: int) -> None:
        """Save a picture at most `width` pixels wide, in as many colours as fit in 78 kB."""
        if picture.width() > width:
            picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.toImage().save(buffer, "PNG")
        image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
        target = self._folder / f"{name}.png"
        for colours in _COLOURS:
            out = io.BytesIO()
            palette = _with_swatches(image).quantize(colours, kmeans=1)
            few = image.quantize(palette=palette, dither=Image.Dither.NONE)
            few.save(out, "PNG", optimize=True)
            if out.tell() <= _SMALL_BYTES:
                break
        target.write_bytes(out.getvalue())
        print(f"{target}: {out.tell() // 1024} kB, {colours} colours")  # noqa: T201 - a script


def _with_swatches(image: Image.Image) -> Image.Image:
    """Return a picture with a strip of the colours that mean something below it.

    A symbol is a few pixels; without this its colour would be averaged away with the map.
    """
    sferen = (item.extra["kleur"] for item in lijsten.lijst("sfeer"))
    colours = [*sferen, *kaartstijl.STAPPEN, kaartstijl.WATER, kaartstijl.GROEN]
    wide = image.width // len(colours)
    high = max(1, image.height // 8)
    larger = Image.new("RGB", (image.width, image.height + high), colours[-1])
    larger.paste(image, (0, 0))
    for at, colour in enumerate(colours):
        larger.paste(Image.new("RGB", (wide, high), colour), (at * wide, image.height))
    return larger
