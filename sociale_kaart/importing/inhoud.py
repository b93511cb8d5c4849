"""What the cells of a column look like: postcodes, phone numbers, dates, names of people.

Each kind is told by its form, on a sample of the different cells of a column, so that long lists
cost no more than short ones. Nothing here knows headers; `importing.koppeling` weighs the two.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sociale_kaart.domain.noemt_persoon import first_names
from sociale_kaart.importing.adres import is_postbus, parse_adres, parse_postcode, plaats_key
from sociale_kaart.importing.cellen import at
from sociale_kaart.importing.waarden import parse_date, parse_number, parse_yes_no

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sociale_kaart.importing.leesregels import Cel

# Different cells looked at per column.
SAMPLE = 200
# Characters of a cell that are looked at; a cell with an address and more is shorter.
LONGEST = 300
EMAIL = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.[a-z]{2,}", re.IGNORECASE)
URL = re.compile(
    r"(?:https?://|www\.)[^\s,;<>]+|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:nl|com|org|eu|net|info"
    r"|frl|amsterdam|online|nu)\b(?:/[^\s,;<>]*)?",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w.])(?:\+31|0031|0)[\s().\-–/]*(?:\(0\)[\s.\-]*)?[1-9](?:[\s().\-–]*\d){7,8}(?!\d)"
    r"|(?<![\w.])14[\s-]?0\d{2,3}(?!\d)|(?<![\w.])0[89]00[\s-]?\d{3,4}(?:[\s-]?\d{2,4})?(?!\d)"
)
_POSTCODE_IN = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{3}\s?[A-Z]{2}(?![0-9A-Za-z])", re.IGNORECASE)
_STREET = re.compile(
    r"(?:straat|str\.?|laan|weg|dijk|plein|gracht|kade|singel|hof|pad|steeg|plantsoen|dreef|markt"
    r"|wal|park|haven|brink|ring|baan|burg|veld|akker|land|hoek|erf)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,5}(?:\s?[-/]\s?[a-zA-Z0-9]{1,4}|\s?[a-zA-Z]{1,3})?")
_LIKE_ADRES = re.compile(r"\d?[^\d\n@]{3,40}\s\d{1,4}(?:\s?[-/]?\s?[a-zA-Z0-9]{1,3})?")
_CODE = re.compile(r"BU\d{8}")
_TITLE = re.compile(
    r"\b(?:dhr|mevr|mw|mevrouw|meneer|heer|drs|ir|ing|mr|dr)\b\.?\s+\S", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:[A-Z]\.\s?){1,4}(?:[a-z]+\.?\s)*[A-Z][\w'’-]+")
_BETWEEN = frozenset(
    (
        "van",
        "de",
        "den",
        "der",
        "het",
        "ten",
        "ter",
        "te",
        "el",
        "al",
        "bin",
        "in",
        "'t",
        "v.d.",
        "v.",
    )
)
_TIMES = re.compile(
    r"\b(?:ma|di|wo|do|vr|za|zo|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en|s)?|dagelijks"
    r"|werkdagen|wekelijks|maandelijks)\b.*?\d|\b\d{1,2}(?:[.:]\d{2})?\s*(?:u(?:ur)?\b|[-–]\s*\d{1,2}"
    r"(?:[.:]\d{2})\b)",
    re.IGNORECASE | re.DOTALL,
)
_MOBILE = re.compile(r"(?:\+31|0031|0)?[\s(0)]*6[\s-]?")
# A BSN: nine digits that pass the test of eleven.
_BSN_DIGITS = 9
_KVK_DIGITS = 8
_BIRTH_YEARS = (1900, 2015)
# Coordinates in the Netherlands; a small number is more often something else than an RD x.
_RANGES = {
    "rd_x": (10_000, 300_000),
    "rd_y": (300_001, 629_000),
    "lat": (50.5, 53.7),
    "lon": (3.1, 7.4),
}


@dataclass(frozen=True, slots=True)
class Inhoud:
    """What a column holds.

    Attributes:
        gevuld: number of filled cells.
        verschillend: number of different filled cells.
        aandeel: kind -> share of the sample that has this form, 0–1; a cell may have several.
        voorbeelden: the sample, as text.
        lengte: mean length of the sample in characters.
    """

    gevuld: int = 0
    verschillend: int = 0
    aandeel: Mapping[str, float] = field(default_factory=dict)
    voorbeelden: tuple[str, ...] = ()
    lengte: float = 0.0

    def share(self, *kinds: str) -> float:
        """Return the largest share of these kinds, 0 for a column without cells."""
        return max((self.aandeel.get(kind, 0.0) for kind in kinds), default=0.0)


def look_at(
    rijen: Sequence[Sequence[Cel]], kolom: int, plaatsen: Collection[str] = frozenset()
) -> Inhoud:
    """Return what a column holds.

    Args:
        rijen: rows of the list.
        kolom: index of the column.
        plaatsen: names of places that exist, in the form of `plaats_key`.
    """
    cells = [cel for rij in rijen if (cel := at(rij, kolom)) is not None]
    if not cells:
        return Inhoud()
    different = list(dict.fromkeys(cells))
    size = min(SAMPLE, len(different))
    sample = [different[place * len(different) // size] for place in range(size)]
    counts: Counter[str] = Counter()
    for cel in sample:
        counts.update(kinds_of(cel))
        if isinstance(cel, str) and len(cel) < LONGEST and plaats_key(cel) in plaatsen:
            counts["plaats"] += 1
    texts = tuple(str(cel) for cel in sample)
    shares = {kind: count / len(sample) for kind, count in sorted(counts.items())}
    lengte = sum(map(len, texts)) / len(texts)
    return Inhoud(len(cells), len(different), shares, texts, lengte)


def kinds_of(cel: Cel) -> set[str]:
    """Return all kinds of which this cell has the form."""
    if isinstance(cel, dt.date):
        return {"datum", *({"geboortedatum"} if _old_enough(cel) else ())}
    found = _kinds_of_number(cel)
    if not isinstance(cel, str):
        return found
    # Longer is a text somebody wrote; its beginning tells as much.
    text = cel.strip()[:LONGEST]
    found |= {kind for kind, test in _TESTS.items() if test(text)}
    if not found and not any(c.isdigit() for c in text):
        found.add("woorden")
    return found


def _kinds_of_number(cel: Cel) -> set[str]:
    found: set[str] = set()
    number = parse_number(cel[:LONGEST] if isinstance(cel, str) else cel)
    if number is None:
        return found
    for kind, (low, high) in _RANGES.items():
        if low <= number <= high and (kind.startswith("rd") or number != int(number)):
            found.add(kind)
    digits = str(cel).strip().replace(" ", "").replace(".", "")
    if digits.isdigit():
        if is_bsn(digits):
            found.add("bsn")
        if len(digits) == _KVK_DIGITS:
            found.add("kvk")
        if isinstance(cel, int) and len(digits) == _BSN_DIGITS and digits[0] != "0":
            # A workbook takes the first 0 of a phone number.
            found.add("telefoon")
            if digits[0] == "6":
                found.add("mobiel")
        if number and len(digits) <= 4:  # noqa: PLR2004 - the BAG has few of five
            found.add("huisnummer")
    found.add("getal")
    return found


def is_bsn(digits: str) -> bool:
    """Return whether nine digits pass the test of a burgerservicenummer."""
    if len(digits) != _BSN_DIGITS or not digits.isdigit() or not int(digits):
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def is_mobile(text: str) -> bool:
    """Return whether a phone number is a mobile one."""
    return _MOBILE.match(text) is not None


def is_person_name(text: str) -> bool:
    """Return whether a text looks like the name of one person: 'J. de Vries', 'Fatima El Amrani'.

    A first name that many people have, initials or a title; a name of a street or an organisation
    that begins with one ('Jan Steenstraat', 'Anna Stichting') is none.
    """
    bare = re.sub(r"\(.*?\)", "", text).strip()
    if any(c.isdigit() for c in bare) or "@" in bare:
        return False
    if _TITLE.match(bare) or _INITIALS.fullmatch(bare):
        return True
    words = bare.split()
    if not 2 <= len(words) <= 5 or words[0].casefold() not in first_names():  # noqa: PLR2004
        return False
    rest = words[1:]
    if not all(word[0].isupper() or word.casefold() in _BETWEEN for word in rest):
        return False
    return not any(_STREET.search(word) or _ORGANISATION.search(word) for word in rest)


_ORGANISATION = re.compile(
    r"stichting|school|vereniging|kerk|huis$|centrum|groep|club|koor|college|bv$|b\.v\.|fonds|zorg",
    re.IGNORECASE,
)


def _old_enough(day: dt.date) -> bool:
    return _BIRTH_YEARS[0] <= day.year <= _BIRTH_YEARS[1]


def _is_date(text: str) -> bool:
    return parse_date(text) is not None


def _is_birth_date(text: str) -> bool:
    day = parse_date(text)
    return day is not None and _old_enough(dt.date.fromisoformat(day))


def _is_postcode_plaats(text: str) -> bool:
    found = _POSTCODE_IN.search(text)
    if found is None or parse_postcode(text) is not None:
        return False
    rest = (text[: found.start()] + text[found.end() :]).strip(" ,;\n-/")
    return bool(rest) and not any(c.isdigit() for c in rest) and "@" not in rest


def _is_adres(text: str) -> bool:
    if PHONE.search(text) or EMAIL.search(text) or is_postbus(text):
        return False
    if _CODE.fullmatch(text) or parse_date(text) is not None or len(text) > 150:  # noqa: PLR2004
        return False
    adres = parse_adres(text)
    if adres.straat is None or adres.huisnummer is None:
        return False
    last = adres.straat.split()[-1] if adres.straat.split() else ""
    return bool(_STREET.search(last)) or adres.postcode is not None or bool(adres.plaats)


def is_schedule(text: str) -> bool:
    """Return whether a text tells when something is: 'ma-vr 9-17', 'elke dinsdag om 10 uur'."""
    return _TIMES.search(text) is not None


def is_street(text: str) -> bool:
    """Return whether a text ends like the name of a street, without a number."""
    return not any(c.isdigit() for c in text[-4:]) and bool(_STREET.search(text.strip(" .")))


def _is_contact(text: str) -> bool:
    """Whether a cell holds two ways to reach somebody, or one beside other words."""
    ways = [*EMAIL.findall(text), *PHONE.findall(text), *URL.findall(EMAIL.sub("", text))]
    if not ways:
        return False
    rest = PHONE.sub("", URL.sub("", EMAIL.sub("", text)))
    kinds = sum(bool(form.search(text)) for form in (EMAIL, PHONE))
    kinds += bool(URL.search(EMAIL.sub("", text)))
    reach = kinds > 0 and not (kinds == 1 and URL.search(EMAIL.sub("", text)))
    return kinds > 1 or (reach and len(re.findall(r"[^\W\d_]{3,}", rest)) > 1)


def _coordinates(text: str) -> bool:
    numbers = re.findall(r"-?\d+(?:[.,]\d+)?", text)
    if len(numbers) not in {2, 4} or re.search(
        r"[A-Za-z]{2,}", re.sub(r"POINT|RD", "", text, flags=re.IGNORECASE)
    ):
        return False
    from sociale_kaart.importing.coordinaten import parse_coordinaten  # noqa: PLC0415

    return parse_coordinaten(re.sub(r"POINT\s*\(|\)", " ", text, flags=re.IGNORECASE)) is not None


_TESTS: Mapping[str, Callable[[str], bool]] = {
    "postcode": lambda text: parse_postcode(text) is not None,
    "postcode_plaats": _is_postcode_plaats,
    "adres": _is_adres,
    "adresvorm": lambda text: _LIKE_ADRES.fullmatch(text) is not None,
    "postbus": is_postbus,
    "straat": is_street,
    "huisnummer": lambda text: _NUMBER.fullmatch(text) is not None,
    "telefoon": lambda text: PHONE.search(text) is not None,
    "mobiel": lambda text: PHONE.search(text) is not None and is_mobile(text),
    "email": lambda text: EMAIL.search(text) is not None,
    "website": lambda text: URL.search(EMAIL.sub("", text)) is not None,
    "contact": _is_contact,
    "buurtcode": lambda text: _CODE.fullmatch(text) is not None,
    "datum": _is_date,
    "geboortedatum": _is_birth_date,
    "ja_nee": lambda text: parse_yes_no(text) is not None,
    "tijden": is_schedule,
    "persoon": is_person_name,
    "afdeling": lambda text: (
        re.search(r"\((?:afd|afdeling|team|locatie)\b", text, re.IGNORECASE) is not None
    ),
    "gebiedscode": lambda text: re.fullmatch(r"(?:BU|WK|GM|NL)\d{2,8}", text) is not None,
    "coordinaten": _coordinates,
}
