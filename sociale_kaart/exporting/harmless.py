"""No text of ours may become a formula in somebody's spreadsheet."""

from __future__ import annotations

import re

# A cell of a workbook that begins so is marked as text.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# A spreadsheet runs a text that begins so. A Dutch Excel also begins a new cell at a semicolon,
# whatever the commas say.
_FORMULA = re.compile(r"(^|[;\t])(\s*)([=+\-@\uff1d\uff0b\uff0d\uff20])")
_BREAKS = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*")


def harmless(tekst: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe stands before it."""
    een_regel = _BREAKS.sub(" ", tekst).replace("\0", "")
    return _FORMULA.sub(r"\1\2'\3", een_regel)
