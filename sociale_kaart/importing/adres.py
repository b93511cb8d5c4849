"""Dutch addresses as text: taken apart, and written one way so that they can be compared.

Pure text work without knowledge of which addresses exist; `importing.geocode` has that. Forms met
in lists and in OpenStreetMap: `15A`, `12 a`, `1-A`, `44-bis`, `3 hs`, `19p-8`, `4C-GR06`, `40-130`.
"""

from __future__ import annotations

import re

# The BAG numbers up to 99999; more digits are a phone number or an id.
_HOUSE_NUMBER = re.compile(
    r"^\s*(?:huisnummer|huisnr|nummer|nr|no)?\.?\s*(?P<nummer>[0-9]{1,5})(?![0-9])(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
# One letter that is not the first of a word: `12a`, `19p-8`, but not `44bis`.
_LETTER = re.compile(r"^(?P<letter>[A-Za-z])(?![A-Za-z])(?P<rest>.*)$", re.DOTALL)
_SEPARATORS = " \t\r\n\u00a0-–/_."


def split_house_number(text: str) -> tuple[int | None, str | None, str | None]:
    """Take a house number apart into huisnummer, huisletter (capital) and toevoeging (as written).

    A letter straight after the number, with or without a blank, is the huisletter; all behind a
    hyphen or slash is toevoeging, as the BAG writes it. Whoever compares numbers uses
    `number_key`, because lists mix the two.

    Returns:
        Three times None when the text is no single house number: without a number, with number 0,
        or with several numbers (`1;3`, `2, 4`).
    """
    if re.search("[;,]", text):
        return None, None, None
    found = _HOUSE_NUMBER.match(text)
    if found is None or int(found["nummer"]) == 0:
        return None, None, None
    rest = found["rest"].strip()
    huisletter = None
    letter = _LETTER.match(rest)
    if letter is not None:
        huisletter = letter["letter"].upper()
        rest = letter["rest"]
    toevoeging = " ".join(rest.strip(_SEPARATORS).split()) or None
    return int(found["nummer"]), huisletter, toevoeging


def number_key(huisletter: str | None, toevoeging: str | None) -> str:
    """Return what follows the number in one form, so that `1A`, `1-A` and `1 a` are equal."""
    return "".join(c for c in f"{huisletter or ''}{toevoeging or ''}".casefold() if c.isalnum())
