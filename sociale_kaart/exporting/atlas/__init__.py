"""An atlas: the buurtkaarten of an area in one accessible PDF, with contents and index."""

from __future__ import annotations

from sociale_kaart.exporting.atlas.maken import Inhoud, make_atlas

__all__ = ["Inhoud", "make_atlas"]
