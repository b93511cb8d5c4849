"""Words in a list turned into the codes of our lists.

First the codes and labels themselves, then the synonyms of `resources/waarden.csv` (veld, waarde,
doel, code): a word may fill another field than its own. 'Informele zorg' in a column about
formaliteit tells that the work is unpaid and nothing about the network, so it fills `inzet`.
What is not known stays empty and is reported; nothing is guessed.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from sociale_kaart.base import paths
from sociale_kaart.domain import categorieen, lijsten

if TYPE_CHECKING:
    from collections.abc import Mapping

# Several values in one cell; a slash or comma may belong to one value.
_SEVERAL = re.compile(r"[;|\n\r]+")
_ALSO = re.compile(r"[,/]| en | & ")
# Excel counts days from here (the 1900 system, with its leap day that never was).
_EXCEL_DAY_0 = dt.date(1899, 12, 30)
_EXCEL_DAYS = (20_000, 80_000)
_DATE = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YES = frozenset({"ja", "j", "yes", "x", "waar", "true", "1"})
_NO = frozenset({"nee", "n", "no", "onwaar", "false", "0"})


def word_key(text: str) -> str:
    """Return a word in one form: no accents, capitals or double blanks; + stays ('65+')."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"[a-z0-9+]+", bare))


def map_value(veld: str, text: str) -> Mapping[str, str]:
    """Return the codes one value stands for, field -> code; empty when it is not known."""
    known = _words(veld)
    key = word_key(text)
    return known.get(key) or _words("*").get(key, {})


def split_values(veld: str, text: str) -> list[str]:
    """Return the values of a cell that may hold several, as they are written.

    A cell is cut at ; | and line ends, and further at comma, slash and 'en' only where the whole
    is not known ('ouders en gezinnen' is one).
    """
    values = []
    for part in _SEVERAL.split(text):
        if map_value(veld, part):
            values.append(part.strip())
        else:
            values += [deel.strip() for deel in _ALSO.split(part)]
    return [value for value in values if value]


def parse_date(value: object) -> str | None:
    """Return a date as ISO text: a date cell, d-m-jjjj, jjjj-mm-dd, or a day number of Excel."""
    day: dt.date | None = None
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
    elif isinstance(value, int) and _EXCEL_DAYS[0] <= value <= _EXCEL_DAYS[1]:
        day = _EXCEL_DAY_0 + dt.timedelta(days=value)
    elif isinstance(value, str):
        day = _date_of_text(value.strip())
    return day.isoformat() if day else None


def _date_of_text(text: str) -> dt.date | None:
    found = _DATE.fullmatch(text)
    try:
        if found:
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def parse_yes_no(value: object) -> int | None:
    """Return 1 for ja, 0 for nee, None for anything else."""
    key = word_key(str(value)) if value is not None else ""
    return 1 if key in _YES else 0 if key in _NO else None


def parse_number(value: object) -> float | None:
    """Return a number that may be written with a decimal comma, None for anything else."""
    if isinstance(value, int | float):
        return float(value)
    if not isinstance(value, str):
        return None
    text = value.strip().replace(" ", "")
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    return float(text) if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text) else None


@functools.cache
def _synonyms() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    with paths.resource("waarden.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: defaultdict[str, defaultdict[str, dict[str, str]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for row in rows:
        found[row["veld"]][word_key(row["waarde"])].setdefault(row["doel"], row["code"])
    return found


@functools.cache
def _words(veld: str) -> Mapping[str, Mapping[str, str]]:
    """Return key of word -> codes for one field."""
    found: dict[str, Mapping[str, str]] = dict(_synonyms().get(veld, {}))
    if veld == "categorie":
        own = [(c.code, c.label) for c in categorieen.categorieen()]
    elif veld in lijsten.lijsten():
        own = [(item.code, item.label) for item in lijsten.lijst(veld)]
    else:
        own = []
    for code, label in own:
        for text in (code, label):
            # A synonym that is also a label may fill more fields ('kerk'); it keeps them.
            found.setdefault(word_key(text), {veld: code})
    return found
