"""Recognising a person in text: the name and the ways a phone number or e-mail is written."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sociale_kaart.base.errors import WorldError
from sociale_kaart.domain.tabellen import TABELLEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sociale_kaart.domain.hulpbron import Value

VERWIJDERD = "[verwijderd]"

_SHORTEST_NAME = 3
# Shorter numbers (112, 14038) are of services, not of people.
_SHORTEST_PHONE = 9
_SHORTEST_SURNAME = 4
_DEEPEST = 50
_BETWEEN_DIGITS = r"[\s\u00a0\-–./()]*"
_PHONE_LIKE = re.compile(r"(?<!\d)(?:\+|00)?\d(?:[\s\u00a0\-–./()]*\d){8,13}(?!\d)")
_EMAIL_LIKE = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+\.\w+")

# JSON and sentences about a row of a list are cleaned where they name somebody, not as a whole.
_CLEANED_INSIDE = frozenset({"cellen", "voorstel", "toelichting"})
_PERSOON = frozenset(
    (beschrijving.naam, veld.naam)
    for beschrijving in TABELLEN
    for veld in beschrijving.velden
    if veld.persoon and not (beschrijving.naam == "ruwe_rijen" and veld.naam in _CLEANED_INSIDE)
)


@dataclass
class Sporen:
    """What gives a person away; grows while the file is read.

    Args:
        naam: the full name as the user typed it.

    Raises:
        WorldError: the name is too short to tell people apart.
    """

    naam: str
    details: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        words = self.naam.split()
        if sum(len(word) for word in words) < _SHORTEST_NAME:
            raise WorldError(
                "Deze naam is te kort om iemand aan te herkennen.", "Geef de hele naam op."
            )
        self._name = _name_pattern(words)
        self._pattern = self._name
        surname = words[-1]
        self._surname = (
            re.compile(rf"(?<!\w){re.escape(surname)}(?!\w)", re.IGNORECASE)
            if len(words) > 1 and len(surname) >= _SHORTEST_SURNAME
            else None
        )

    def add_details(self, details: Iterable[str]) -> None:
        """Also look for these phone numbers and e-mail addresses, however they are written."""
        self.details.update(details)
        parts = [self._name.pattern, *(p for d in self.details if (p := _detail_pattern(d)))]
        self._pattern = re.compile("|".join(parts), re.IGNORECASE)

    def named_in(self, value: object) -> bool:
        """Whether the name stands in a value."""
        return isinstance(value, str) and self._name.search(value) is not None

    def is_name(self, value: object) -> bool:
        """Whether a value is the name and nothing else."""
        return isinstance(value, str) and self._name.fullmatch(value.strip()) is not None

    def surname_in(self, value: object) -> bool:
        """Whether the surname alone stands in a value: for the user to look at."""
        if self._surname is None or not isinstance(value, str):
            return False
        return self._surname.search(value) is not None

    def found_in(self, value: object) -> bool:
        """Whether any trace stands in a value."""
        if not isinstance(value, str):
            return False
        return self._pattern.search(value) is not None or _unescaped(value) != self.text(value)

    def scrub(self, tabel: str | None, kolom: str, value: Value) -> Value:
        """Return a value without traces; a column about a person becomes empty as a whole."""
        if not isinstance(value, str) or not self.found_in(value):
            return value
        return None if (tabel, kolom) in _PERSOON else self.text(value)

    def text(self, value: str) -> str:
        """Return a text without traces; JSON in it (a raw row) is cleaned cell by cell."""
        data = _json(value)
        if data is None:
            return self._pattern.sub(VERWIJDERD, value)
        return json.dumps(self._data(data, named=self._name_in_data(data)), ensure_ascii=False)

    def _name_in_data(self, data: Any) -> bool:
        return any(self._name.search(text) for text in _texts(data))

    def _data(self, data: Any, *, named: bool) -> Any:
        if isinstance(data, dict):
            return {self._cell(k, named=False): self._data(v, named=named) for k, v in data.items()}
        if isinstance(data, list):
            return [self._data(item, named=named) for item in data]
        if isinstance(data, str):
            return self._cell(data, named=named)
        # A phone number can have come as a number; Excel eats the leading zero.
        if isinstance(data, (int, float)) and not isinstance(data, bool):
            written = f"0{data:.0f}"
            is_phone = named and _PHONE_LIKE.fullmatch(written)
            return VERWIJDERD if is_phone or self._pattern.search(written) else data
        return data

    def _cell(self, cell: str, *, named: bool) -> str:
        cleaned = self._pattern.sub(VERWIJDERD, cell)
        if named:
            # The row is about this person, so its numbers and addresses are too.
            cleaned = _EMAIL_LIKE.sub(VERWIJDERD, _PHONE_LIKE.sub(VERWIJDERD, cleaned))
        return cleaned


def is_mobile(telefoon: str) -> bool:
    """Whether a number is of a mobile phone, so of one person."""
    return _national(telefoon).startswith("6")


def _name_pattern(words: list[str]) -> re.Pattern[str]:
    orders = [words]
    if len(words) > 1:
        # As lists write it: 'Vries, Jan de'.
        orders.append([f"{words[-1]},", *words[:-1]])
    forms = {
        r"[\s\u00a0]+".join(re.escape(unicodedata.normalize(form, word)) for word in order)
        for order in orders
        for form in ("NFC", "NFD")
    }
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(forms))})(?!\w)", re.IGNORECASE)


def _detail_pattern(detail: str) -> str:
    if "@" in detail:
        return rf"(?<![\w.+-]){re.escape(detail.strip())}(?![\w-])"
    national = _national(detail)
    if len(national) + 1 < _SHORTEST_PHONE:
        return ""
    start = rf"(?:(?:\+|00)31{_BETWEEN_DIGITS}(?:\(?0\)?)?|\(?0)"
    return rf"(?<!\d){start}{_BETWEEN_DIGITS}{_BETWEEN_DIGITS.join(national)}(?!\d)"


def _national(telefoon: str) -> str:
    """Return the digits of a Dutch number without country code and leading zero."""
    # +31 (0)6 …: the zero in brackets is not dialled.
    digits = re.sub(r"\D", "", telefoon.replace("(0)", ""))
    return re.sub(r"^(?:0031|31(?=\d{9}$)|0)", "", digits)


def _json(value: str) -> Any:
    """Return the object or list that a text holds as JSON, else None."""
    if not value.lstrip().startswith(("{", "[")) or _is_deep(value):
        return None
    try:
        data = json.loads(value)
    except ValueError:
        return None
    return data if isinstance(data, (dict, list)) else None


def _is_deep(value: str) -> bool:
    """Whether brackets stand within brackets too often to walk through; a raw row has one pair."""
    if value.count("[") + value.count("{") <= _DEEPEST:
        return False
    depth = deepest = 0
    for sign in value:
        depth += (sign in "[{") - (sign in "]}")
        deepest = max(deepest, depth)
    return deepest > _DEEPEST


def _unescaped(value: str) -> str:
    data = _json(value)
    return value if data is None else json.dumps(data, ensure_ascii=False)


def _texts(data: Any) -> Iterable[str]:
    if isinstance(data, dict):
        for key, item in data.items():
            yield str(key)
            yield from _texts(item)
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item)
    elif isinstance(data, str):
        yield data
