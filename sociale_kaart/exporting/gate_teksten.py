"""The fourth part of the gate: what stays behind in its own field may not be read in a sentence.

Somebody writes 'Bel Anna Bos op 06-12345678' in a description, or names a group after the house
where it meets. What of a hulpbron itself was kept back (a person's name, telephone or e-mail, an
address) is looked for in its other texts, and such a text stays behind as a whole.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from sociale_kaart.domain.tabellen import DELEN, HULPBRONNEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row, Value

WEGGELATEN = "teksten met een naam of adres dat niet mag worden getoond"
_NAMEN = (("contacten", "contactpersoon"), ("toestemmingen", "wie"), ("verhalen", "wie"))
_BEREIK = (("contacten", "telefoon"), ("contacten", "email"))
_TEKSTEN = {t.naam: [v.naam for v in t.velden if v.soort == "tekst"] for t in DELEN}
_KERN = [v.naam for v in HULPBRONNEN.velden if v.soort == "tekst" and v.naam != "naam"]
# A telephone number has at least this many digits.
_CIJFERS = 9


def hidden_in_texts(
    whole: Hulpbron, shown: Hulpbron, agreed: Iterable[str]
) -> re.Pattern[str] | None:
    """Return what finds in a text what of `whole` is not in `shown`; None when there is nothing.

    First names alone are not looked for: too many of them are words, streets and churches too.

    Args:
        whole: as the kaart has it.
        shown: as these readers see it.
        agreed: who may be named to these readers.
    """
    forms = [
        *_persons(whole, shown, {_plain(naam) for naam in agreed}),
        *_addresses(whole.plekken, shown.plekken),
    ]
    return re.compile("|".join(forms), re.IGNORECASE) if forms else None


def may_tell(whole: Hulpbron) -> bool:
    """Return whether the name of a hulpbron may hold what could be kept back: a quick look."""
    naam = _plain(whole.naam)
    if any(char.isdigit() or char == "@" for char in naam):
        return True
    namen = (row.get(veld) for tabel, veld in _NAMEN for row in whole.deel(tabel))
    return any(word in naam for value in namen for word in _plain(value).split()[-1:])


def without_hidden(shown: Hulpbron, hidden: re.Pattern[str]) -> tuple[Hulpbron, bool]:
    """Return a hulpbron without the texts in which `hidden` is found, and whether there were any.

    The name is left as it is: without a name a hulpbron cannot be shown at all.
    """
    own: dict[str, Value] = {}
    for naam in _KERN:
        value = getattr(shown, naam, None)
        if isinstance(value, str) and hidden.search(value):
            own[naam] = None
    meer = {n: v for n, v in shown.meer.items() if not (isinstance(v, str) and hidden.search(v))}
    plekken = tuple(
        dataclasses.replace(plek, schema=None)
        if plek.schema and hidden.search(plek.schema)
        else plek
        for plek in shown.plekken
    )
    delen = {naam: tuple(_row(naam, row, hidden) for row in rows) for naam, rows in
             shown.delen.items()}  # fmt: skip
    found = bool(own) or len(meer) < len(shown.meer) or plekken != shown.plekken
    found = found or delen != dict(shown.delen)
    if not found:
        return shown, False
    return dataclasses.replace(shown, **own, meer=meer, plekken=plekken, delen=delen), True  # type: ignore[arg-type]


def _row(tabel: str, row: Row, hidden: re.Pattern[str]) -> Row:
    kept: Mapping[str, Value] = {
        naam: None
        if naam in _TEKSTEN.get(tabel, ()) and isinstance(value, str) and hidden.search(value)
        else value
        for naam, value in row.items()
    }
    return dict(kept)


def _persons(whole: Hulpbron, shown: Hulpbron, agreed: set[str]) -> Iterator[str]:
    for tabel, veld in _NAMEN:
        for naam in _kept_back(whole, shown, tabel, veld):
            words = naam.split()
            if len(words) > 1 and _plain(naam) not in agreed:
                yield r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    for tabel, veld in _BEREIK:
        for value in _kept_back(whole, shown, tabel, veld):
            digits = re.sub(r"\D", "", value)
            if "@" in value:
                yield r"(?<![\w.])" + re.escape(value.strip())
            elif len(digits) >= _CIJFERS:
                yield r"(?<!\d)" + r"[\s\-./()]*".join(digits) + r"(?!\d)"


def _kept_back(whole: Hulpbron, shown: Hulpbron, tabel: str, veld: str) -> set[str]:
    # The same name may be kept back in one table and shown in another.
    told = {_plain(row.get(v)) for t, v in (*_NAMEN, *_BEREIK) for row in shown.deel(t)}
    found = (str(row.get(veld) or "") for row in whole.deel(tabel))
    return {value for value in found if value and _plain(value) not in told}


def _plain(value: Value) -> str:
    return " ".join(str(value or "").casefold().split())


def _addresses(whole: tuple[Plek, ...], shown: tuple[Plek, ...]) -> Iterator[str]:
    told = {plek.adres for plek in shown}
    for plek in whole:
        if plek.adres in told:
            continue
        if plek.straat and plek.huisnummer:
            words = [re.escape(word) for word in plek.straat.split()]
            yield r"(?<!\w)" + r"\s+".join(words) + rf"\s*{plek.huisnummer}(?!\d)"
        if plek.postcode and plek.huisnummer:
            letters = re.escape(plek.postcode.replace(" ", ""))
            yield (
                letters[:4] + r"\s*" + letters[4:] + rf"\W*(?:nr|nummer)?\W*{plek.huisnummer}(?!\d)"
            )
