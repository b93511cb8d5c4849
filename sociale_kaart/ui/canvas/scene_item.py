"""What the items that draw anywhere on the map share: they are as large as the scene."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGraphicsItem

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF


class SceneItem(QGraphicsItem):
    """An item that draws all of its kind at once, in pixels of the viewport.

    Args:
        extent: the whole scene.
        z: what lies higher is drawn over it.
    """

    def __init__(self, extent: QRectF, z: float) -> None:
        super().__init__()
        self._extent = extent
        self.setZValue(z)

    def set_extent(self, extent: QRectF) -> None:
        """Draw on another scene."""
        self.prepareGeometryChange()
        self._extent = extent

    def boundingRect(self) -> QRectF:
        """Qt: the area this item may draw in."""
        return self._extent
