"""Which column of a list holds what, told by its header.

The synonyms are data (`resources/koppen.csv`: veld, kop), in order of preference. A header matches
as a whole, without what only says where the row is about ('Straat van het bezoekadres'), or with
one letter wrong when it is long: 'STRAATNAAM CORRESPONDENTIEADRES' is no 'STRAATNAAM', because a
postal address is not where something is. What the cells say about it is `importing.koppeling`.
"""

from __future__ import annotations

import csv
import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.base import paths
from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.leesregels import KOPSCHEIDING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Shown when no header is understood.
VERWACHTE_KOPPEN = ("naam", "straat", "huisnummer", "postcode", "plaats", "soort", "sfeer")
# Without one of these a row of cells is no row of headers of a list of hulpbronnen.
HERKENBAAR = frozenset(
    {"naam", "naam_adres", "organisatie", "activiteit", "adres", "straat", "postcode"}
)
# What becomes of a column with personal data.
BEWAAR, NIET = "bewaar", "niet"
GEEN_NAAMKOLOM = "De lijst heeft geen kolom met een naam."
# Columns that may say what a row is called, when there is no column for it, the best one first.
_INSTEAD_OF_NAAM = ("organisatie", "activiteit")
_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")
_FIRST = re.compile(r"(?<=[a-z]{4})[\s_]*[1-3]\s*$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[a-zA-Z])\s*[.)]\s*")
# A header with one of these is about something else than what the rest of it says.
_ELSEWHERE = re.compile(
    r"correspond|post(?:adres|bus)|postaal|factuur|aflever|priv[eé]|thuis|woonadres|geboorte"
    r"|vorige?|voormalig|\boude?\b|beheerder|eigenaar|bestuur|deelnemer|cli[eë]nt|pati[eë]nt",
    re.IGNORECASE,
)
# They say where the row is about, as does the row itself.
_FILLERS = frozenset(
    ("van", "de", "het", "der", "den", "een", "uw", "jouw", "bezoekadres", "bezoek", "vestiging",
     "locatie", "hoofdlocatie", "organisatie", "voorziening", "hulpbron", "initiatief", "zakelijk",
     "algemeen", "verplicht", "gegevens", "adresgegevens", "bezoeklocatie", "vestigingsadres",
     "algemene", "link", "naar")
)  # fmt: skip
_AND = re.compile(r"\s*[/&+,;]\s*|\s+(?:en|of|-)\s+", re.IGNORECASE)
# Fields that stand in one column together, the smallest first: they are read as one field.
_TOGETHER = (
    (frozenset(("postcode", "plaats")), "postcode"),
    (frozenset(("x", "y")), "coordinaten"),
    (frozenset(("lat", "lon")), "coordinaten"),
    (frozenset(("telefoon", "email", "website", "contactpersoon", "rol")), "contactgegevens"),
    (frozenset(("schema", "tijd")), "schema"),
    (frozenset(("huisnummer", "huisletter", "toevoeging")), "huisnummer_toevoeging"),
    (
        frozenset(
            ("straat", "huisnummer", "toevoeging", "huisletter", "postcode", "plaats", "adres")
        ),
        "adres",
    ),
    (
        frozenset(("naam", "organisatie", "adres", "straat", "huisnummer", "postcode", "plaats")),
        "naam_adres",
    ),
)
_PERSON_GROUP = frozenset(("contact", "contactpersoon", "contactgegevens", "aanspreekpunt"))
# A group is not one of the columns below it.
_SEVERAL = frozenset(("contactgegevens", "naam_adres"))
_VISIT_GROUP = re.compile(r"bezoek|vestiging|locatie|^adres", re.IGNORECASE)
# Shorter words are another word when one letter differs.
_TYPO_LENGTH = 7
# A header is a few words, also one of three rows.
_LONGEST = 200
_OFFERED = re.compile(r"^naam$|^name$|activit|initiatief|project|vestiging|voorziening|servicename")
_ORGANISATION = re.compile(r"organi[sz]at|aanbieder")
# Ways to understand a header, each less sure than the one before: how sure, and how much later in
# the order of preference.
_WAYS = {"kop": (1.0, 0), "haken": (0.95, 0), "groep": (0.95, 0), "andere groep": (0.8, 20_000),
         "omschreven": (0.9, 10_000), "tikfout": (0.8, 30_000)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Koppeling:
    """Which header was taken for which field, and what is done with the other columns.

    Attributes:
        velden: field -> header.
        over: headers that were not understood or not needed, in their order; kept in the raw rows
            unless `persoonsgegevens` says otherwise.
        toelichting: Dutch sentences about choices a reader may want to know.
        waarden: field -> their value -> our code, or field -> code where one value fills several
            fields; '' leaves the field empty. Goes before the words we know ourselves.
        samengesteld: header -> kind of cells that hold more than one thing: adres,
            postcode_plaats, contact, naam_adres, naam_afdeling or coordinaten.
        persoonsgegevens: header -> 'bewaar' or 'niet', of columns about natural persons. Cells of
            a column with 'niet' are neither read nor kept.
        zekerheid: field -> how sure its column is, 0–1.
        weigert: headers of which a filled cell makes a row one about a client or a need; such a
            row is refused whatever `persoonsgegevens` says.
        profiel: name of the profile it was taken from, '' for none.
    """

    velden: Mapping[str, str]
    over: tuple[str, ...] = ()
    toelichting: tuple[str, ...] = ()
    waarden: Mapping[str, Mapping[str, str | Mapping[str, str]]] = field(default_factory=dict)
    samengesteld: Mapping[str, str] = field(default_factory=dict)
    persoonsgegevens: Mapping[str, str] = field(default_factory=dict)
    zekerheid: Mapping[str, float] = field(default_factory=dict)
    weigert: tuple[str, ...] = ()
    profiel: str = ""

    def kop(self, veld: str) -> str | None:
        """Return the header taken for `veld`, or None."""
        return self.velden.get(veld)

    def keeps(self, kop: str) -> bool:
        """Return whether cells of this column may be kept."""
        return self.persoonsgegevens.get(kop) != NIET and kop not in self.weigert


class Kopvondst(NamedTuple):
    """What a header says: field, preference (lower is better) and how sure that is, 0–1."""

    veld: str
    rang: int
    zekerheid: float


@functools.cache
def _synonyms() -> dict[str, tuple[str, int]]:
    """Return key of header -> (field, preference); the first line of a key counts."""
    with paths.resource("koppen.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[str, tuple[str, int]] = {}
    for rang, row in enumerate(rows):
        found.setdefault(plain_key(row["kop"]), (row["veld"], rang))
    return found


def veld_of(kop: str) -> tuple[str, int] | None:
    """Return (field, preference) of one header, lower is better, or None when it is unknown."""
    found = match_kop(kop, typos=False)
    return (found.veld, found.rang) if found else None


@functools.lru_cache(maxsize=20_000)
def match_kop(kop: str, *, typos: bool = True) -> Kopvondst | None:
    """Return what a header says, None when it is unknown.

    Args:
        kop: the header; one of several rows has its parts joined by `KOPSCHEIDING`.
        typos: also when one letter of a long header is wrong, missing, double or changed about.
    """
    if len(kop) > _LONGEST:
        return None
    if KOPSCHEIDING in kop:
        group, own = (part.strip() for part in kop.rsplit(KOPSCHEIDING, 1))
        return _grouped(group, own, typos=typos)
    return _single(kop, typos=typos)


def _single(kop: str, *, typos: bool) -> Kopvondst | None:
    known = _synonyms()
    bare = _NUMBERED.sub("", _BRACKETS.sub("", kop))
    for way, text in (("kop", kop), ("haken", bare), ("haken", _FIRST.sub("", bare))):
        if found := known.get(plain_key(text)):
            return _found(found, way)
    if _ELSEWHERE.search(bare):
        return None
    if several := _several(bare):
        return several
    rest = [word for word in re.findall(r"[^\W_]+", bare) if word.casefold() not in _FILLERS]
    if rest and (found := known.get(plain_key(" ".join(rest)))):
        return _found(found, "omschreven")
    near = _near(plain_key(bare)) if typos else None
    return _found(near, "tikfout") if near else None


def _several(kop: str) -> Kopvondst | None:
    """Read a header that names more things: 'Doelgroep / voor wie', 'E-mail en telefoon'."""
    known = _synonyms()
    parts = [part for part in _AND.split(kop) if part.strip()]
    hits = [known.get(plain_key(part)) for part in parts]
    named = [hit for hit in hits if hit is not None]
    if len(parts) < 2 or len(named) < len(parts):  # noqa: PLR2004
        return None
    velden = {veld for veld, _ in named}
    rang = min(rang for _, rang in named)
    if len(velden) > 1:
        together = (veld for part, veld in _TOGETHER if velden <= part)
        veld = next(together, None)
    else:
        (veld,) = velden
    sure, later = _WAYS["omschreven"]
    return Kopvondst(veld, rang + later, sure) if veld else None


def _grouped(group: str, own: str, *, typos: bool) -> Kopvondst | None:
    """Read a header below a header: 'Bezoekadres' over 'Straat', 'Contactpersoon' over 'Naam'."""
    known = _synonyms()
    for text in (f"{group} {own}", f"{own} {group}"):
        if (found := known.get(plain_key(text))) and found[0] not in _SEVERAL:
            return _found(found, "groep")
    if _ELSEWHERE.search(group):
        return None
    last = group.rsplit(KOPSCHEIDING, 1)[-1]
    below = _single(own, typos=typos)
    if below is None:
        return None
    if plain_key(last) in _PERSON_GROUP and below.veld in {"naam", "organisatie"}:
        if below.veld == "organisatie":
            return below
        return _found(known["contactpersoon"], "groep")
    sure, later = _WAYS["groep" if _VISIT_GROUP.search(last) else "andere groep"]
    return Kopvondst(below.veld, below.rang + later, min(below.zekerheid, sure))


def _found(found: tuple[str, int], way: str) -> Kopvondst:
    sure, later = _WAYS[way]
    return Kopvondst(found[0], found[1] + later, sure)


def _near(key: str) -> tuple[str, int] | None:
    """Return the synonym that differs in one letter, None when it is not of just one field."""
    if len(key) < _TYPO_LENGTH:
        return None
    hits = [
        found
        for known, found in _synonyms().items()
        if len(known) >= _TYPO_LENGTH - 1 and one_letter_off(key, known)
    ]
    return min(hits, key=lambda hit: hit[1]) if len({veld for veld, _ in hits}) == 1 else None


def one_letter_off(one: str, other: str) -> bool:
    """Return whether two words differ in one letter: changed, missing, extra or swapped."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, rest_other = one[start:], other[start:]
    if len(one) == len(other):
        swapped = rest[1::-1] + rest[2:]
        return rest[1:] == rest_other[1:] or (len(rest) > 1 and swapped == rest_other)
    return rest[1:] == rest_other if len(one) > len(other) else rest == rest_other[1:]


def candidates(koppen: Sequence[str]) -> dict[str, list[tuple[str, Kopvondst]]]:
    """Return per field the headers that name it, the preferred one first.

    Equally good headers are put in the order of their text, so that the order of the columns makes
    no difference ('Plaats' before 'Plaats (2)').
    """
    found: dict[str, list[tuple[str, Kopvondst]]] = {}
    for kop in koppen:
        hit = match_kop(kop)
        if hit is not None:
            found.setdefault(hit.veld, []).append((kop, hit))
    for hits in found.values():
        hits.sort(key=lambda hit: (hit[1].rang, len(hit[0]), hit[0]))
    _activity_has_the_name(found)
    return found


def _activity_has_the_name(found: dict[str, list[tuple[str, Kopvondst]]]) -> None:
    """Let what is offered name a row that also tells who offers it."""
    names = found.get("naam", [])
    own = {hit[0]: plain_key(hit[0].rsplit(KOPSCHEIDING, 1)[-1]) for hit in names}
    organisation = [hit for hit in names if _ORGANISATION.search(own[hit[0]])]
    offered = [hit for hit in names if _OFFERED.search(own[hit[0]]) and hit not in organisation]
    if offered and organisation:
        rest = [hit for hit in names if hit not in organisation and hit not in offered]
        found["naam"] = [*offered, *rest]
        found["organisatie"] = [*found.get("organisatie", []), organisation[0]]


def match_headers(koppen: Sequence[str]) -> Koppeling:
    """Match headers with fields: per field the preferred synonym."""
    hits = {veld: hits[0] for veld, hits in candidates(koppen).items()}
    velden = {veld: kop for veld, (kop, _) in hits.items()}
    zekerheid = {veld: hit.zekerheid for veld, (_, hit) in hits.items()}
    settle_number(velden)
    toelichting = settle_naam(velden)
    taken = set(velden.values())
    over = tuple(kop for kop in koppen if kop not in taken)
    zekerheid = {veld: zekerheid.get(veld, 0.6) for veld in velden}
    return Koppeling(velden, over, tuple(toelichting), zekerheid=zekerheid)


def settle_number(velden: dict[str, str]) -> None:
    """Settle a column 'huisnummer-toevoeging': beside a number it is the addition, else both."""
    kop = velden.pop("huisnummer_toevoeging", None)
    if kop is None:
        return
    if "huisnummer" not in velden:
        velden["huisnummer"] = kop
    elif "toevoeging" not in velden:
        velden["toevoeging"] = kop


def settle_naam(velden: dict[str, str]) -> list[str]:
    """Let another column name the rows when none is for it; return what is to be told."""
    if "naam" in velden or "naam_adres" in velden:
        return []
    for veld in _INSTEAD_OF_NAAM:
        if veld in velden:
            kop = velden["naam"] = velden.pop(veld)
            return [f"De lijst heeft geen kolom met een naam. Als naam is ‘{kop}’ gebruikt."]
    return [GEEN_NAAMKOLOM]
