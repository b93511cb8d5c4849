"""Asks axe-core whether a page in the browser can be used by everybody.

axe-core comes with npm, for these tests only (`tests/exporting/axe`); `installer/start.py test`
puts it there from the lock file.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.exporting.chromium import Chromium

SOURCE = Path(__file__).parent / "axe/node_modules/axe-core/axe.min.js"
ABSENT = "axe-core is not there; with npm: `npm ci` in tests/exporting/axe"
_GRAVE = ("serious", "critical")


def grave(page: Chromium) -> list[str]:
    """The serious and critical violations of the page as it is now: rule and where."""
    assert SOURCE.is_file(), ABSENT
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE.read_text(encoding="utf-8") + ";0")
    found = json.loads(page.result("axe.run(document).then(r => JSON.stringify(r.violations))"))
    return [
        f"{rule['id']}: {node['html'][:160]} ({node.get('failureSummary', '')})"
        for rule in found
        if rule["impact"] in _GRAVE
        for node in rule["nodes"]
    ]
