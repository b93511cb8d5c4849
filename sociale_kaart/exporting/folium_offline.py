"""folium, without what it would fetch from the internet.

folium imports `requests` for maps that are filled from an address, which ours never are. Importing
it is already too much: urllib3 below it asks for an AF_INET6 socket to see what this machine can
do. So folium finds an empty module of that name, and `requests` is never loaded.
"""

from __future__ import annotations

import sys
from types import ModuleType

_NAME = "requests"

_loaded = sys.modules.get(_NAME)
sys.modules[_NAME] = ModuleType(_NAME)
try:
    import folium
    from branca.element import Figure
finally:
    # Whoever else wants the real one imports it itself.
    if _loaded is None:
        del sys.modules[_NAME]
    else:
        sys.modules[_NAME] = _loaded

__all__ = ["Figure", "folium"]
