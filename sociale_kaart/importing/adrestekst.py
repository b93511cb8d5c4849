"""What people write around an address, taken away before it is read.

Labels, the country, a telephone number, 'ingang achterzijde', a postbus beside the place that can
be visited. Only what tells nothing about the place goes; whatever is not understood stays, so that
the address will match nothing.
"""

from __future__ import annotations

import re
import unicodedata

# 'Pb 12' is one, the letters of '8261 PB' are not.
POSTBUS = re.compile(
    r"\b(?:post\s?bus|antw(?:oord)?\.?\s?n(?:umme)?r|p\.?\s?o\.?\s?box)(?![^\W\d])"
    r"|\b(?<![0-9]{4} )p\.?\s?b\.?\s*(?=[0-9]|$)",
    re.IGNORECASE,
)
_CODE = r"[1-9][0-9]{3}\s*[A-Za-z]{2}(?![0-9A-Za-z])"
# '8261-GC', '8261 G C'.
_POSTCODE = re.compile(
    r"(?<![0-9A-Za-z])([1-9][0-9]{3})(?:\s?[-–.]\s?(?=[A-Z]{2})|\s+(?=[A-Z]\s[A-Z]))"
    r"([A-Z])\s?([A-Z])(?![0-9A-Za-z])"
)
# 'VLOEDDIJK38'.
_GLUED = re.compile(r"^([^\W\d]{5,})([0-9]{1,5}(?:\s?-?\s?[A-Za-z])?)$")
# ' - ' and ' / ' stand between parts, but '38 - A' and '38 / 2' are one number.
_BREAK = re.compile(
    rf"[\n\r;|•·]+|\s[-–—/]+\s(?={_CODE}|[^\W\d]{{4}}|'[^\W\d])|(?<=[^\W\d]{{3}})\s[-–—/]+\s"
)
_LABEL = re.compile(
    r"^\s*(?:(?P<bezoek>bezoek\s?-?adres|vestigings\s?-?adres|locatie(?:adres)?)"
    r"|(?P<post>post\s?-?adres|correspondentie\s?-?adres)"
    r"|adres|straat|straatnaam|plaats|woonplaats|postcode)\s*:?\s*$",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"(?:the netherlands|nederland|holland|netherlands|nl)\.?", re.IGNORECASE)
_COUNTRY_CODE = re.compile(rf"\bNL\s?-?\s?(?={_CODE})", re.IGNORECASE)
_CONTACT = re.compile(
    r"\b(?:tel(?:efoon)?|mob(?:iel)?|fax|t|m)\b\s*[.:]?\s*(?=[0-9+(])[0-9+() -]{9,}"
    r"|(?<![0-9A-Za-z])(?:\+31|0031|0[1-9])[0-9() -]{8,13}(?![0-9])"
    r"|\S+@\S+\.\S+|\b(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
# Not '6 nr. 3': that may be a number with its addition, and may not.
_NUMBER_WORD = re.compile(
    r"(?<=[^\W\d]|\.)[\s,]+(?:huis)?(?:nummer|nr|no|hnr)\.?\s*:?\s*(?=[0-9])", re.IGNORECASE
)
_REMARK = re.compile(
    # Words that begin a remark, with the small words behind them.
    r"\b(?:(?:hoofd|zij|achter|voor)?-?\s?(?:ingang|entree|deur)|toegang|achterzijde|achterkant|"
    r"achterom|achterin|zijkant|voorzijde|parkeren)\b"
    r"(?:\s+(?:via|aan|de|het|op|om|links|rechts|achter|achterzijde|achterkant|zijkant|voorzijde|"
    r"achterom|zij|kant|poort|plein|parkeerplaats|straat|ingang)\b)*"
    # 'Achterom 8' is a street.
    r"(?!\s*[0-9])"
    r"|\b(?:elke|iedere)\s+(?:[\w.]+\s+){0,2}?(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"werkdag|dag|week|maand)(?:en|s)?\b[^,;]*"
    r"|\b[0-9]{1,2}\s?(?:e|de|ste)\s+(?:verdieping|etage)\b|\bbegane\s+grond\b"
    r"|\b(?:zaal|lokaal|kamer|ruimte|kantoor|vleugel|verdieping|etage)\s+"
    r"(?:[0-9]+(?:\.[0-9]+)?[a-z]?|[a-z])(?![\w.])",
    re.IGNORECASE,
)
# '(in de kerk)' says where to look, '(Kampen)' in which place.
_BRACKETS = re.compile(r"\(([^()]*)\)")
_IN_BRACKETS = re.compile(
    r"(?:in|bij|naast|achter|boven|onder|tegenover|via|let op|alleen|niet|gem|gemeente|prov)\b"
    r"|(?:gr|fr|dr|ov|fl|gld|ut|nh|zh|zld|nb|lb|groningen|friesland|fryslân|drenthe|overijssel|"
    r"flevoland|gelderland|utrecht|noord-holland|zuid-holland|zeeland|noord-brabant|limburg)\.?$"
    r"|.*\d",
    re.IGNORECASE,
)
# 'Vloeddijk 38 in het wijkcentrum'.
_INSIDE = re.compile(
    r"(?:^|(?<=[0-9])([A-Za-z]?)\s+)(?:in|boven)\s+(?:het|de)\s+\D*$", re.IGNORECASE
)
_TE = re.compile(r"\s+te\s+(?=[^\W\d][\w' -]*$)|(?<=\d)([A-Za-z]?)\s+in\s+(?=[A-Z'][\w' -]*$)")
# 'straat: Kleiput, nr: 9, plaats: Kampen'.
_FIELD = re.compile(
    r"(?:^|(?<=[\s,;]))[,;\s]*\b(?:(straat(?:naam)?|adres|postcode|(?:woon)?plaats)|huisnummer|huisnr|"
    r"nummer|nr)\b\.?(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
# So many of these words are the labels of a form.
_FORM = 3


def clean_text(text: str) -> str:
    """Return `text` without invisible characters, with each run of blanks as one blank."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Cc"} or c in "\n\t\r")
    return " ".join(seen.split())


def is_postbus(text: str) -> bool:
    """Return whether the text names a postbus or antwoordnummer."""
    return POSTBUS.search(text) is not None


def adres_delen(text: str) -> list[str]:
    """Return the parts of an address in one text, without what stands around it.

    'Bezoekadres: Vloeddijk 38 (achterom) te Kampen, Nederland' gives 'Vloeddijk 38' and 'Kampen'.
    """
    found: list[str] = []
    if len(_FIELD.findall(text)) >= _FORM:
        text = _FIELD.sub(lambda label: ", " if label[1] else " ", text).strip(" ,")
    for piece in _visited(text):
        bare = _COUNTRY_CODE.sub("", _CONTACT.sub(" ", piece))
        whole = _BRACKETS.fullmatch(bare.strip())
        bare = whole[1] if whole else bare
        if re.search(_CODE, text) is None:
            # With a postcode elsewhere '1000-HS' is a house number.
            bare = _POSTCODE.sub(r"\1\2\3", bare)
        bare = _BRACKETS.sub(_brackets, bare)
        bare = _NUMBER_WORD.sub(" ", _REMARK.sub(" ", bare))
        for part in _TE.sub(r"\1, ", bare).split(","):
            tidy = _INSIDE.sub(r"\1", clean_text(part)).strip(" -–—/|•")
            if tidy and any(c.isalnum() for c in tidy) and not _COUNTRY.fullmatch(tidy):
                found.append(_GLUED.sub(r"\1 \2", tidy))
    return _joined(found)


def _joined(parts: list[str]) -> list[str]:
    """Put a number that stands alone behind the street before it: 'Vloeddijk, 38, Kampen'."""
    joined: list[str] = []
    for part in parts:
        alone = re.fullmatch(r"[0-9]{1,5}(?:\s?-?\s?[A-Za-z0-9]{1,4})?", part)
        if alone and joined and not any(c.isdigit() for c in joined[-1]):
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _brackets(found: re.Match[str]) -> str:
    inside = found[1].strip()
    if re.match(_CODE, inside):
        return f", {inside} "
    if re.fullmatch(r"[A-Za-z]|[A-Za-z]{0,2}[0-9]{1,3}[A-Za-z]?|bis|hs", inside):
        # 'Europa-allee 10 (A)'.
        return f"-{inside} "
    before = found.string[: found.start()].split(",")
    if len(before) > 1 and before[-1].strip() and not any(c.isdigit() for c in before[-1]):
        # '…, Kampen (wijkgebouw)': the place stands before it.
        return " "
    remark = _IN_BRACKETS.match(inside) or _REMARK.search(inside)
    return " " if remark or not inside else f", {inside} "


def _visited(text: str) -> list[str]:
    """Return the pieces of a text without their labels; of two addresses the one to visit."""
    pieces: list[tuple[str, str]] = []
    kind = ""
    for whole in _BREAK.split("\n".join(clean_text(line) for line in re.split(r"[\n\r]", text))):
        *labels, rest = re.split(r"(?<=[^\W\d]):(?=\s|$)", whole) if whole else [""]
        for label in labels:
            known = _LABEL.match(label)
            if known is None:
                pieces.append((label, kind))
            elif known.lastgroup:
                kind = known.lastgroup
        spoken = re.match(r"\s*(bezoekadres|postadres|adres)\s+(?=\S)", rest, re.IGNORECASE)
        if spoken:
            kind = {"bezoekadres": "bezoek", "postadres": "post"}.get(spoken[1].lower(), "")
            rest = rest[spoken.end() :]
        pieces.append((rest, kind))
    chosen = [piece for piece, kind in pieces if kind == "bezoek"]
    if chosen and any(kind == "post" for _, kind in pieces):
        return chosen
    return [piece for piece, _ in pieces]


def without_postbus(parts: list[str]) -> list[str]:
    """Return the parts of an address that can be visited; empty when there is only a postbus.

    Behind a postbus come its own postcode and place. A place alone is given back too: it may be
    that of the street before it.
    """
    kept: list[str] = []
    belongs = False
    for part in parts:
        box = POSTBUS.search(part)
        if box is not None:
            belongs = True
            before = part[: box.start()].strip(" ,-/")
            kept += [before] if before else []
        elif belongs and re.match(_CODE, part):
            place = re.sub(_CODE, "", part, count=1).strip()
            number = re.search(r"[^\W\d]\s+\d", place)
            kept += [place] if place else []
            belongs = number is None and not place
        else:
            kept.append(part)
            belongs = False
    return kept if any(re.search(r"\d", part) for part in kept) else []
