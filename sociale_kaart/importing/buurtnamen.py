"""The names by which people call the buurten of an ondergrond."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from sociale_kaart.importing.adres import plain_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.importing.adresindex import Laag

_ARTICLE = re.compile(r"^(?:het|de|'t|in de)\s+", re.IGNORECASE)


def buurten_by_name(buurten: Laag | None) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of the buurten by each key of their name and code."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    if buurten is not None:
        for code, naam in zip(buurten["buurtcode"], buurten["buurtnaam"], strict=True):
            found[plain_key(str(code))] += (str(code),)
            # People say Onderdijks for Het Onderdijks.
            names = {plain_key(str(naam)), plain_key(_ARTICLE.sub("", str(naam)))}
            for key in names:
                found[key] += (str(code),)
    return dict(found)
