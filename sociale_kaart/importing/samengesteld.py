"""Cells that hold more than one thing, taken apart: an address with a phone number, 'tel/mail'.

Nothing is made up and nothing gets lost: what could not be told apart comes back as the rest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.importing import inhoud
from sociale_kaart.importing.adres import clean_text, parse_adres, parse_postcode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Kinds of cells that hold more than one thing.
ADRES, POSTCODE_PLAATS, CONTACT = "adres", "postcode_plaats", "contact"
NAAM_ADRES, NAAM_AFDELING, COORDINATEN = "naam_adres", "naam_afdeling", "coordinaten"
SOORTEN = (ADRES, POSTCODE_PLAATS, CONTACT, NAAM_ADRES, NAAM_AFDELING, COORDINATEN)
# What each kind may fill besides its own column, for people to read.
LABELS: Mapping[str, str] = {
    ADRES: "straat, huisnummer, postcode en plaats",
    POSTCODE_PLAATS: "postcode en plaats",
    CONTACT: "telefoon, e-mail, website en contactpersoon",
    NAAM_ADRES: "naam en adres",
    NAAM_AFDELING: "naam en afdeling",
    COORDINATEN: "de twee coördinaten",
}
_BREAK = re.compile(r"[\n\r\t|•·;]+|\s+[-–—/]\s+|,\s+(?=\D)|,(?=\s*\d{4}\s?[A-Za-z]{2}\b)")
_LINES = re.compile(r"[\n\r|•;]+")
_POSTCODE = re.compile(r"(?<![0-9A-Za-z])([1-9]\d{3})\s?([A-Za-z]{2})(?![0-9A-Za-z])")
_LABEL = re.compile(
    r"(?<!\w)(?:tel(?:efoon)?(?:nummer)?|mob(?:iel)?|telnr|t|m|e-?mail|mail|e|website|site|web|w|i"
    r"|internet|contact(?:persoon)?|adres|bezoekadres|fax|f)\s*[.:]+\s*",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(
    r"^(?:tel(?:efoon)?|mob(?:iel)?|e-?mail|mail|website|site|of|en|via)\.?$", re.IGNORECASE
)
_AFDELING = re.compile(r"^(?P<naam>[^()]{2,}?)\s*\((?P<afdeling>[^()]+)\)\s*$")
_TE = re.compile(r"^(?:te|in)\s+", re.IGNORECASE)
# Characters of a cell that is taken apart.
LONGEST = 1_000
# Between two phone numbers, as they are kept.
SEVERAL = " / "


class Delen(NamedTuple):
    """What a cell says: field -> text, and what could not be told apart."""

    delen: Mapping[str, str]
    rest: str = ""


def split_cell(kind: str, text: str) -> Delen:
    """Take a cell apart; a cell that does not have the form of its kind comes back as the rest.

    Args:
        kind: one of `SOORTEN`.
        text: the cell.
    """
    # A story is no address; taking it apart would take long as well.
    split = _SPLITTERS.get(kind) if len(text) <= LONGEST else None
    return split(text) if split else Delen({}, text)


def tidy_adres(text: str) -> str:
    """Return an address in one cell with commas where other separators stood.

    'Vloeddijk 38 | 8261 GC | Kampen', 'Kampen - Vloeddijk 38', 'Vloeddijk 38 (Kampen)' and '8261 GC
    Kampen Vloeddijk 38' become what `parse_adres` reads; any other text stays as it is.
    """
    bare = re.sub(r"\(([^()\d]+)\)\s*$", r", \1", text)
    parts = [clean_text(part).strip(" ,-/") for part in _BREAK.split(bare)]
    parts = [_TE.sub("", part) for part in parts if part]
    joined: list[str] = []
    for part in parts:
        number = re.fullmatch(r"\d{1,5}[a-zA-Z]?", part)
        if number and joined and not any(c.isdigit() for c in joined[-1]):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined += _after_postcode(part)
    joined = [re.sub(r"\s+te\s+(?=[^\W\d]+$)", ", ", part) for part in joined]
    return ", ".join(joined)


def _after_postcode(part: str) -> list[str]:
    """Return '8261 GC Kampen Vloeddijk 38' as an address and a place; else the part itself."""
    found = _POSTCODE.match(part)
    if found is None:
        return [part]
    rest = part[found.end() :].strip(" ,")
    words = rest.split()
    street = re.fullmatch(r"(\S+)\s+(\S.*[^\W\d]\.?\s+\d{1,5}\s?\w{0,3})", rest)
    if len(words) < 3 or street is None or inhoud.is_street(street[1]):  # noqa: PLR2004
        return [part]
    return [street[2], f"{found[0]} {street[1]}"]


def _contact(text: str) -> Delen:
    """Take phone numbers, e-mail addresses, a site, times and a name out of a cell."""
    emails = inhoud.EMAIL.findall(text)
    bare = inhoud.EMAIL.sub("\n", text)
    sites = inhoud.URL.findall(bare)
    bare = inhoud.URL.sub("\n", bare)
    phones = [clean_text(phone) for phone in inhoud.PHONE.findall(bare)]
    bare = _LABEL.sub("\n", inhoud.PHONE.sub("\n", bare))
    delen: dict[str, str] = {}
    for veld, found in (("telefoon", phones), ("email", emails), ("website", sites)):
        if found:
            delen[veld] = SEVERAL.join(dict.fromkeys(one.strip(" .,;()") for one in found))
    rest: list[str] = []
    for piece in re.split(r"[\n\r;|]+|\s[/–-]\s|,\s", bare):
        part = clean_text(piece).strip(" ,-–/:()")
        if not part or _BARE_LABEL.match(part) or not any(c.isalnum() for c in part):
            continue
        name = _AFDELING.match(clean_text(piece).strip(" ,-–/:"))
        if "contactpersoon" not in delen and inhoud.is_person_name(part.split("(")[0]):
            delen["contactpersoon"] = name["naam"] if name else part
            if name:
                delen["rol"] = name["afdeling"]
        elif "schema" not in delen and inhoud.is_schedule(part):
            delen["schema"] = part
        else:
            rest.append(part)
    return Delen(delen, ", ".join(rest)) if delen else Delen({}, text)


def _adres(text: str) -> Delen:
    """Take the ways to reach somebody out of a cell with an address."""
    lines = [line for line in re.split(r"[\n\r;|•]+|,", text) if clean_text(line)]
    ways = [line for line in lines if _is_way(line)]
    if not ways:
        return Delen({"adres": tidy_adres(text)})
    kept = [line for line in lines if line not in ways]
    found = _contact("\n".join(ways))
    left = [line for line in ways if not found.delen] + ([found.rest] if found.rest else [])
    # What stands before a phone number on one line may be the address itself.
    adres = tidy_adres(", ".join([*kept, *left]) if not kept else ", ".join(kept))
    rest = "" if not kept else found.rest
    return Delen({"adres": adres, **found.delen}, rest) if adres else Delen(found.delen, rest)


def _is_way(line: str) -> bool:
    return any(form.search(line) for form in (inhoud.EMAIL, inhoud.URL, inhoud.PHONE))


def _postcode_plaats(text: str) -> Delen:
    found = _POSTCODE.search(text)
    if found is None:
        return Delen({}, text)
    before, after = text[: found.start()], text[found.end() :]
    plaats = clean_text(f"{before} {after}").strip(" ,;-–/()")
    if any(c.isdigit() for c in plaats):
        return Delen({}, text)
    delen = {"postcode": parse_postcode(found[0]) or found[0]}
    return Delen({**delen, "plaats": plaats} if plaats else delen)


def _naam_adres(text: str) -> Delen:
    """Take 'Wijkcentrum Zuid, Vloeddijk 38, 8261 GC Kampen' apart at its first address."""
    lines = [clean_text(line) for line in _LINES.split(text) if clean_text(line)]
    if len(lines) == 1:
        lines = [part.strip() for part in re.split(r",\s+|\s+[-–—]\s+", lines[0]) if part.strip()]
    for place in range(1, len(lines)):
        adres = parse_adres(tidy_adres(lines[place]))
        if (adres.straat and adres.huisnummer) or adres.postcode or adres.postbus:
            found = _adres("\n".join(lines[place:]))
            return Delen({"naam": ", ".join(lines[:place]), **found.delen}, found.rest)
    return Delen({"naam": clean_text(text)})


def _naam_afdeling(text: str) -> Delen:
    found = _AFDELING.match(clean_text(text))
    return Delen(found.groupdict()) if found else Delen({}, text)


_SPLITTERS: Mapping[str, Callable[[str], Delen]] = {
    ADRES: _adres,
    POSTCODE_PLAATS: _postcode_plaats,
    CONTACT: _contact,
    NAAM_ADRES: _naam_adres,
    NAAM_AFDELING: _naam_afdeling,
}
