"""Dutch addresses as text: taken apart, and written one way so that they can be compared.

Pure text work without knowledge of which addresses exist; `importing.geocode` has that. Forms met
in lists and in OpenStreetMap: `15A`, `12 a`, `1-A`, `44-bis`, `3 hs`, `19p-8`, `4C-GR06`, `40-130`.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, replace

from sociale_kaart.importing.adrestekst import (
    adres_delen,
    clean_text,
    is_postbus,
    without_postbus,
)

__all__ = ["clean_text", "is_postbus"]

# The BAG numbers up to 99999; more digits are a phone number or an id.
_HOUSE_NUMBER = re.compile(
    r"^\s*(?:huisnummer|huisnr|nummer|nr|no)?\.?\s*(?P<nummer>[0-9]{1,5})(?![0-9])(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
# One letter that is not the first of a word: `12a`, `19p-8`, but not `44bis` or `12 t/m 14`.
_LETTER = re.compile(r"^(?P<letter>[A-Za-z])(?![A-Za-z]|/[A-Za-z])(?P<rest>.*)$", re.DOTALL)
_SEPARATORS = " \t\r\n\u00a0-–/_."

# SA, SD and SS are never given out.
_POSTCODE = re.compile(
    r"(?<![0-9A-Za-z])(?P<cijfers>[1-9][0-9]{3})\s*(?P<letters>(?!SA|SD|SS)[A-Z]{2})(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"[\s.\-/_'’`´]+")
# '12 t/m 14', '12 en 14', '12 + 14'; '12-14' can be a number with its addition.
_SEVERAL = re.compile(
    r"[0-9]\s*[A-Za-z]?\s*(?:\bt\s?/\s?m\b|\btot(?: en met)?\b|\ben\b|\bof\b|[&+])\s*.*[0-9]",
    re.IGNORECASE,
)
_GEMEENTE = re.compile(r"(?:^|\s)gem(?:eente|\.)\s+(?=[^\W\d])", re.IGNORECASE)
_YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
# Words behind a house number that belong to it; anything else is the place.
_ADDITION = re.compile(
    r"[A-Za-z]|[0-9]{1,4}[A-Za-z]?|bis|hs|huis|tr|gr|bg|rd|rood|zw|zwart|wit|boven|beneden|ong|"
    r"I{1,3}|IV|V|VI|[A-Za-z]{1,2}[0-9]{1,4}|[-/].*",
    re.IGNORECASE,
)
# Both spellings go to one form; the form itself is never shown.
_ABBREVIATIONS = {
    kort: lang
    for lang, korte in {
        "burgemeester": ("burg", "burgem", "brg"),
        "dokter": ("dr", "doctor"),
        "professor": ("prof",),
        "ingenieur": ("ir", "ing"),
        "meester": ("mr",),
        "dominee": ("ds",),
        "sint": ("st",),
        "zuster": ("zr",),
        "pastoor": ("past",),
        "kardinaal": ("kard",),
        "generaal": ("gen",),
        "admiraal": ("adm",),
        "jonkheer": ("jhr",),
        "monseigneur": ("mgr",),
        "wethouder": ("weth",),
        "president": ("pres",),
        "minister": ("min",),
        "straat": ("str",),
        "van": ("v",),
        "1e": ("1ste", "eerste"),
        "2e": ("2de", "tweede"),
        "3e": ("3de", "derde"),
        "4e": ("4de", "vierde"),
        "5e": ("5de", "vyfde"),
    }.items()
    for kort in korte
}
_ARTICLES = frozenset({"de", "der", "den", "d"})
_ENDINGS = (
    ("str", "straat"),
    ("ln", "laan"),
    ("wg", "weg"),
    ("pln", "plein"),
    ("pl", "plein"),
    ("dk", "dyk"),
    ("sngl", "singel"),
)
# With a number behind it a part of a building, not a street.
_ROOMS = frozenset(
    ("app", "appartement", "balie", "begane grond", "blok", "deur", "etage", "gebouw", "hal",
     "ingang", "kamer", "kantoor", "lokaal", "ruimte", "suite", "toren", "unit", "verdieping",
     "vleugel", "zaal")
)  # fmt: skip
_PLAATS_ALIASES = {"denbosch": "shertogenbosch", "denhaag": "sgravenhage"}


# Why the parts of an address do not tell one place, however well each of them is known.
MEER_ADRESSEN = "Er staat meer dan één adres in de rij."
TEGENSPRAAK = "De rij noemt twee verschillende adressen."
NUMMER_ONLEESBAAR = "Het huisnummer is niet te lezen."
BUITENLAND = "De postcode is geen Nederlandse postcode."


def split_house_number(text: str) -> tuple[int | None, str | None, str | None]:
    """Take a house number apart into huisnummer, huisletter (capital) and toevoeging (as written).

    A letter straight after the number, with or without a blank, is the huisletter; all behind a
    hyphen or slash is toevoeging, as the BAG writes it. Whoever compares numbers uses
    `number_key`, because lists mix the two.

    Returns:
        Three times None when the text is no single house number: without a number, with number 0,
        with several numbers (`1;3`, `2, 4`), or doubted (`12?`).
    """
    if re.search("[;,?]", text):
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


@dataclass(frozen=True, slots=True)
class Adres:
    """The parts of one address as a list gives them; None is not given.

    Attributes:
        postcode: four digits and two capitals without a blank, or None.
        postbus: the text names a postbus or antwoordnummer, which is never a location.
        pc4: the digits of a postcode that is given without its letters, or None.
        ook_plaats: another place that the list names for this address, or None.
        twijfel: why this is no single address, '' when nothing contradicts.
    """

    straat: str | None = None
    huisnummer: int | None = None
    huisletter: str | None = None
    toevoeging: str | None = None
    postcode: str | None = None
    plaats: str | None = None
    postbus: bool = False
    pc4: str | None = None
    ook_plaats: str | None = None
    twijfel: str = ""

    @property
    def leeg(self) -> bool:
        """Whether nothing here tells a place; a plaats alone is no address."""
        return not (self.straat or self.huisnummer or self.postcode or self.postbus)

    def __str__(self) -> str:
        """Return the address on one line, as on an envelope."""
        nummer = f"{self.huisnummer or ''}{self.huisletter or ''}"
        if self.toevoeging:
            nummer = f"{nummer}-{self.toevoeging}"
        postcode = f"{self.postcode[:4]} {self.postcode[4:]}" if self.postcode else ""
        straat_en_nummer = " ".join(deel for deel in (self.straat, nummer) if deel)
        postcode_en_plaats = " ".join(deel for deel in (postcode, self.plaats) if deel)
        return ", ".join(deel for deel in (straat_en_nummer, postcode_en_plaats) if deel)


def parse_postcode(text: str) -> str | None:
    """Return the postcode as `8261GC`, or None when `text` is no Dutch postcode."""
    found = _POSTCODE.fullmatch(clean_text(re.sub(r"(?<=[0-9])[.\-–](?=[^0-9])", " ", text)))
    return f"{found['cijfers']}{found['letters'].upper()}" if found else None


# Names and streets come back row after row.
@functools.lru_cache(maxsize=65_536)
def plain_key(text: str) -> str:
    """Return letters and digits only, without accents and capitals; y and ij are one."""
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in bare if c.isalnum()).replace("ij", "y")


def straat_woorden(text: str) -> list[str]:
    """Return the words of a street name in one form: abbreviations written out, no points.

    `v.d. Heijdenstr.` becomes `vd`, `heydenstraat`; `Tweede Kruisstraat` `2e`, `kruisstraat`.
    """
    woorden = [plain_key(deel) for deel in _NO_WORD.split(text)]
    woorden = [_ABBREVIATIONS.get(woord, woord) for woord in woorden if woord]
    key: list[str] = []
    for woord in woorden:
        if woord in _ARTICLES and key and key[-1] == "van":
            key[-1] = "vd"
        else:
            key.append(woord)
    if key:
        for kort, lang in _ENDINGS:
            if key[-1].endswith(kort):
                key[-1] = key[-1].removesuffix(kort) + lang
                break
    return key


@functools.lru_cache(maxsize=65_536)
# Lists and an ondergrond name the same streets and places over and over.
@functools.lru_cache(maxsize=65_536)
def straat_key(text: str) -> str:
    """Return a street name in one form: abbreviations written out, blanks and points gone.

    `Burg. Berghuisplein` and `Burgemeester Berghuisplein` get one key, as do `v.d. Heijdenstr.`
    and `Van der Heydenstraat`.
    """
    return "".join(straat_woorden(text))


def spellings(woord: str) -> tuple[str, ...]:
    """Return how people also write a word of `straat_woorden`: `2e` as `tweede` or `2de`."""
    also = tuple(kort for kort, lang in _ABBREVIATIONS.items() if lang == woord)
    return (*also, "van") if woord == "vd" else also


@functools.lru_cache(maxsize=16_384)
def plaats_key(text: str) -> str:
    """Return a place name in one form, without a province in brackets."""
    key = plain_key(re.sub(r"\(.*?\)", "", text))
    return _PLAATS_ALIASES.get(key, key)


def parse_adres(text: str) -> Adres:
    """Take an address in one text apart: `Vloeddijk 38, 8261 GC Kampen`.

    What is not there stays None; no part is ever made up. A number that belongs to the street
    (`2e Polderweg 11`, `Plein 1945 12`) stays in the street.
    """
    delen = adres_delen(text)
    if any(map(is_postbus, delen)):
        delen = without_postbus(delen)
        if not delen:
            return Adres(postbus=True)
    adres, nummer, rest = _read_parts(delen)
    codes = {"".join(found.groups()).upper() for found in _POSTCODE.finditer(", ".join(delen))}
    several = _SEVERAL.search(nummer) or (adres.huisnummer and any(map(_is_adres, rest)))
    if len(codes) > 1 or several:
        return replace(adres, twijfel=MEER_ADRESSEN)
    if nummer and adres.huisnummer is None:
        return replace(adres, twijfel=NUMMER_ONLEESBAAR)
    return adres


def _read_parts(delen: list[str]) -> tuple[Adres, str, list[str]]:
    """Return the address, its number as it is written, and the parts that are something else."""
    postcode, before, after = _cut_postcode(", ".join(delen))
    voor, na = _bare_parts(before), _bare_parts(after)
    pc4 = None
    if postcode is None:
        voor, pc4 = _cut_digits(voor)
    straat, nummer, plaats = None, None, None
    rest: list[str] = []
    for deel in (*voor, *na):
        if nummer is None and any(c.isdigit() for c in deel):
            straat, nummer, plaats = _split_street(deel)
            if deel in na and straat and deel.endswith(straat) and not voor:
                # '8261 GC 38 Kampen': behind a postcode the number is followed by the place.
                straat, plaats = None, straat
        else:
            rest.append(deel)
    if nummer is None and voor:
        straat = voor[0]
        rest = rest[1:]
    # 'IJsselmuiden, gemeente Kampen': the first is the place.
    rest = [deel for deel in rest if not _GEMEENTE.match(deel)] or rest
    if plaats and not _GEMEENTE.match(plaats):
        plaats = _GEMEENTE.split(plaats)[0].strip()
    # What follows the postcode is the plaats; without one the last part is.
    if rest:
        plaats = rest[-1] if plaats is None or postcode else plaats
    number = split_house_number(nummer or "")
    adres = Adres(straat or None, *number, postcode, plaats or None, pc4=pc4)
    return adres, nummer or "", rest


def _bare_parts(text: str) -> list[str]:
    return [bare for deel in text.split(",") if (bare := deel.strip(" -–/"))]


def _cut_digits(delen: list[str]) -> tuple[list[str], str | None]:
    """Return the parts with '8261 Kampen' as a place, and those digits."""
    for i, deel in enumerate(delen):
        found = re.fullmatch(r"([1-9][0-9]{3})\s+([^\W\d][^\d]{2,})", deel)
        if found and i and any(c.isdigit() for c in "".join(delen[:i])):
            return [*delen[:i], found[2], *delen[i + 1 :]], found[1]
    return delen, None


def _is_adres(text: str) -> bool:
    """Whether a part behind an address is a second one: `14`, `Kerkstraat 3`, but not `zaal 2`."""
    straat, nummer, _ = _split_street(text)
    if nummer is None or nummer.startswith("0"):
        # No number, or that of a telephone.
        return False
    return straat is None or not is_room(straat)


def is_room(straat: str) -> bool:
    """Return whether the word before a number names a part of a building: `zaal`, `unit`."""
    return straat.casefold() in _ROOMS


def _cut_postcode(line: str) -> tuple[str | None, str, str]:
    found = None
    for found in _POSTCODE.finditer(line):  # noqa: B007 - the last one is meant
        pass
    if found is None:
        return None, line, ""
    postcode = f"{found['cijfers']}{found['letters'].upper()}"
    return postcode, line[: found.start()], line[found.end() :]


def _split_street(text: str) -> tuple[str | None, str | None, str | None]:
    """Return street, house number and place of `Vloeddijk 38`, `38`, `38 Vloeddijk`."""
    if split_house_number(text)[0] is not None and _only_number(text):
        return None, text, None
    # '4 Groenweg', but '2e Polderweg' is a name.
    first = re.fullmatch(r"(\d{1,5}[A-DF-Za-df-z]?)\s+((?:[^\W\d]{3}|[Dd]e\s).*)", text)
    starts = list(re.finditer(r"(?<=[^\W\d_])[\s.]+(\d{1,5})(?!\d)", text))
    late = list(re.finditer(r"(?<=\d)\s+(\d{1,5})(?!\d)", text))
    if late and starts and _YEAR.fullmatch(starts[-1][1]):
        # 'Plein 1945 12': the year belongs to the name.
        starts = late
    if not starts:
        return (first[2], first[1], None) if first else (text, None, None)
    cut = starts[0]
    straat = text[: cut.start(1)].strip(" .")
    woorden = text[cut.start(1) :].split()
    size = 1
    while size < len(woorden) and (_ADDITION.fullmatch(woorden[size]) or woorden[size] == "-"):
        size += 1
    if any(c.isdigit() for woord in woorden[size:] for c in woord):
        # '12 t/m 14', '3 2e verdieping': no place, so it stays with the number and will not match.
        size = len(woorden)
    return straat, " ".join(woorden[:size]), " ".join(woorden[size:]) or None


def _only_number(text: str) -> bool:
    woorden = text.split()
    return all(_ADDITION.fullmatch(woord) for woord in woorden[1:])
