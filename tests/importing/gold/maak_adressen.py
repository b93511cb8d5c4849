"""Make `adressen.csv`: addresses of Kampen as people write them, with what they stand for.

Run by hand when the kinds change: `python tests/importing/gold/maak_adressen.py ONDERGROND.gpkg`.
The truth comes from the addresses and from the kind of change, never from the reader that is
tested. Seeded, so that the same ondergrond gives the same file.
"""

from __future__ import annotations

import csv
import math
import random
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

KOLOMMEN = (
    "soort", "tekst", "verwacht",
    "straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats", "x", "y",
)  # fmt: skip
PER_SOORT = 40
# One address stands within this distance, as door and building; more is more than one place.
EEN_PLEK_M = 15.0


@dataclass(frozen=True)
class Waar:
    """An address as the source has it."""

    straat: str
    huisnummer: int
    huisletter: str
    toevoeging: str
    postcode: str
    plaats: str
    x: float
    y: float

    @property
    def nummer(self) -> str:
        """The number as on an envelope."""
        rest = f"-{self.toevoeging}" if self.toevoeging else ""
        return f"{self.huisnummer}{self.huisletter}{rest}"

    @property
    def code(self) -> str:
        """The postcode as on an envelope."""
        return f"{self.postcode[:4]} {self.postcode[4:]}"


class Bron:
    """The addresses to take from, and what is known of them together."""

    def __init__(self, adressen: Sequence[Waar]) -> None:
        self.adressen = adressen
        self.op_nummer: defaultdict[tuple[str, int], list[Waar]] = defaultdict(list)
        self.in_straat: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self.plaatsen: defaultdict[str, set[str]] = defaultdict(set)
        self.op_code: defaultdict[tuple[str, int], list[Waar]] = defaultdict(list)
        for adres in adressen:
            self.op_nummer[f"{adres.straat.lower()}|{adres.plaats}", adres.huisnummer].append(adres)
            self.in_straat[adres.straat, adres.plaats].add(adres.huisnummer)
            self.plaatsen[adres.straat.lower()].add(adres.plaats)
            self.op_code[adres.postcode, adres.huisnummer].append(adres)

    def buren(self, adres: Waar) -> list[Waar]:
        """All addresses with this street, number and place."""
        return self.op_nummer[f"{adres.straat.lower()}|{adres.plaats}", adres.huisnummer]

    def eenduidig(self, adres: Waar) -> bool:
        """Whether postcode and number, and street, number and place, both mean only this one."""
        same = [*self.buren(adres), *self.op_code[adres.postcode, adres.huisnummer]]
        twins = [a for a in same if _kaal(a) == _kaal(adres)]
        one_street = len({a.straat.lower() for a in same}) == 1
        return one_street and all(
            math.hypot(a.x - adres.x, a.y - adres.y) <= EEN_PLEK_M for a in twins
        )

    def plek_van_nummer(self, adres: Waar) -> bool:
        """Whether the number without its addition is one place."""
        if any(not _kaal(a) for a in self.buren(adres)):
            return False
        xs, ys = zip(*((a.x, a.y) for a in self.buren(adres)), strict=True)
        return math.hypot(max(xs) - min(xs), max(ys) - min(ys)) <= EEN_PLEK_M


def _kaal(adres: Waar) -> str:
    return "".join(c for c in f"{adres.huisletter}{adres.toevoeging}".lower() if c.isalnum())


def _typfout(woord: str, dice: random.Random) -> str:
    """One slip of the fingers, not at the ends of the word."""
    at = dice.randrange(2, len(woord) - 2)
    kind = dice.choice(("weg", "dubbel", "wissel"))
    if kind == "weg":
        return woord[:at] + woord[at + 1 :]
    if kind == "dubbel":
        return woord[:at] + woord[at] + woord[at:]
    if woord[at] == woord[at + 1]:
        return woord[:at] + woord[at + 1 :]
    return woord[:at] + woord[at + 1] + woord[at] + woord[at + 2 :]


_KORT = (
    ("Burgemeester ", ("Burg. ", "burg ", "Burgem. ")), ("Professor ", ("Prof. ", "prof ")),
    ("Doctor ", ("Dr. ", "dr ", "Dokter ")), ("Dokter ", ("Dr. ", "dr. ")),
    ("Meester ", ("Mr. ", "mr ")), ("Dominee ", ("Ds. ", "ds ")),
    ("Sint ", ("St. ", "St ", "Sint-")),
    ("Ingenieur ", ("Ir. ", "ir ")), ("Koning ", ("Kon. ",)), ("Prins ", ("Pr. ",)),
    ("Zuster ", ("Zr. ",)), ("Juffrouw ", ("Juffr. ", "Juf. ")),
    ("van der ", ("v.d. ", "v d ", "vd ")), ("van de ", ("v.d. ", "v/d ")), ("van ", ("v. ", "v ")),
)  # fmt: skip
_EIND = (
    ("straat", ("str.", "str", "-straat")), ("laan", ("ln.", "ln")), ("weg", ("wg.", "wg")),
    ("plein", ("pln.", "pl.")), ("singel", ("sngl.",)),
)  # fmt: skip
_TELWOORD = {"1e": ("Eerste", "1ste"), "2e": ("Tweede", "2de"), "3e": ("Derde", "3de")}
_EXTRA = (
    "ingang achterzijde", "ingang zijkant", "(achterom)", "hoofdingang", "1e verdieping",
    "begane grond", "zaal 2", "2e etage", "(in de kerk)", "in het wijkcentrum", "zij-ingang",
    "kamer 2.14",
)  # fmt: skip
_GEBOUW = (
    "Wijkcentrum De Brug",
    "Buurthuis Zuid",
    "MFC De Linde",
    "Speeltuin 't Nest",
    "Het Anker",
)
_WIJDER = {"IJsselmuiden": ("Kampen", "Oosterholt"), "Kampen": ("Brunnepe", "Kampen-Zuid"),
           "Wilsum": ("Kampen",), "Grafhorst": ("IJsselmuiden",)}  # fmt: skip


def _kort(adres: Waar, _bron: Bron, dice: random.Random) -> str | None:
    straat = adres.straat
    for lang, korte in _KORT:
        for form in (lang, lang.capitalize()):
            if form in straat:
                straat = straat.replace(form, dice.choice(korte), 1)
                return f"{straat} {adres.nummer}, {adres.code} {adres.plaats}"
    return None


def _kort_zonder_code(adres: Waar, bron: Bron, dice: random.Random) -> str | None:
    found = _kort(adres, bron, dice)
    return found and found.replace(f"{adres.code} ", "")


def _eind(adres: Waar, _bron: Bron, dice: random.Random) -> str | None:
    for lang, korte in _EIND:
        if adres.straat.endswith(lang) and adres.straat != lang:
            straat = adres.straat.removesuffix(lang) + dice.choice(korte)
            return f"{straat} {adres.nummer}, {adres.plaats}"
    return None


def _telwoord(adres: Waar, _bron: Bron, dice: random.Random) -> str | None:
    first, _, rest = adres.straat.partition(" ")
    if first not in _TELWOORD:
        return None
    return f"{dice.choice(_TELWOORD[first])} {rest} {adres.nummer} {adres.plaats}"


def _toevoeging(adres: Waar, _bron: Bron, dice: random.Random) -> str | None:
    rest = f"{adres.huisletter}{adres.toevoeging}"
    if not rest:
        return None
    forms = [f"-{rest}", f" {rest}", f"/{rest}", f" - {rest}", f"-{rest.lower()}"]
    if rest[0].isalpha():
        forms += [rest.lower(), f" {rest.lower()}"]
    if adres.huisletter and adres.toevoeging:
        forms = [f"{adres.huisletter} {adres.toevoeging}",
                 f"-{adres.huisletter}-{adres.toevoeging}",
                 f"{adres.huisletter.lower()}{adres.toevoeging.lower()}"]  # fmt: skip
    number = f"{adres.huisnummer}{dice.choice(forms)}"
    return dice.choice((f"{adres.straat} {number}, {adres.code} {adres.plaats}",
                        f"{adres.straat} {number}, {adres.plaats}"))  # fmt: skip


def _nullen(adres: Waar, bron: Bron, _dice: random.Random) -> str | None:
    if not adres.toevoeging.startswith("0") or adres.huisletter:
        return None
    short = adres.toevoeging.lstrip("0")
    if not short or any(a.toevoeging == short for a in bron.buren(adres)):
        return None
    return f"{adres.straat} {adres.huisnummer}-{short}, {adres.code} {adres.plaats}"


def _typfout_met_code(adres: Waar, bron: Bron, dice: random.Random) -> str | None:
    straat = _andere_spelling(adres, bron, dice)
    return straat and f"{straat} {adres.nummer}, {adres.code} {adres.plaats}"


def _typfout_zonder_code(adres: Waar, bron: Bron, dice: random.Random) -> str | None:
    straat = _andere_spelling(adres, bron, dice)
    return straat and f"{straat} {adres.nummer}, {adres.plaats}"


def _andere_spelling(adres: Waar, bron: Bron, dice: random.Random) -> str | None:
    if len(adres.straat) < 8 or not adres.straat.isalpha():
        return None
    straat = _typfout(adres.straat, dice)
    same = straat.lower().replace("ij", "y") == adres.straat.lower().replace("ij", "y")
    return None if same or straat.lower() in bron.plaatsen else straat


def _wijder(adres: Waar, _bron: Bron, dice: random.Random) -> str | None:
    names = _WIJDER.get(adres.plaats)
    if names is None:
        return None
    return f"{adres.straat} {adres.nummer}, {adres.code} {dice.choice(names)}"


def _accent(adres: Waar, _bron: Bron, _dice: random.Random) -> str | None:
    plain = adres.straat
    for one, other in (("é", "e"), ("è", "e"), ("ë", "e"), ("ö", "o"), ("ij", "y"), ("IJ", "Y"),
                       ("-", " "), ("'", "")):  # fmt: skip
        plain = plain.replace(one, other)
    if plain == adres.straat:
        return None
    return f"{plain} {adres.nummer}, {adres.plaats}"


def _extra(adres: Waar, _bron: Bron, dice: random.Random) -> str:
    extra = dice.choice(_EXTRA)
    return dice.choice((
        f"{adres.straat} {adres.nummer} {extra}, {adres.code} {adres.plaats}",
        f"{adres.straat} {adres.nummer}, {extra}, {adres.code} {adres.plaats}",
        f"{adres.straat} {adres.nummer}, {adres.code} {adres.plaats}, {extra}",
        f"{adres.straat} {adres.nummer} {extra}, {adres.plaats}",
    ))  # fmt: skip


def _geen_toevoeging_een_plek(adres: Waar, bron: Bron, _dice: random.Random) -> str | None:
    one = len(bron.buren(adres)) > 1 and bron.plek_van_nummer(adres)
    return f"{adres.straat} {adres.huisnummer}, {adres.plaats}" if one else None


def _geen_toevoeging(adres: Waar, bron: Bron, _dice: random.Random) -> str | None:
    buren = bron.buren(adres)
    if any(not _kaal(a) for a in buren) or len(buren) < 2 or bron.plek_van_nummer(adres):
        return None
    return f"{adres.straat} {adres.huisnummer}, {adres.plaats}"


def _verkeerde_toevoeging(adres: Waar, bron: Bron, dice: random.Random) -> str | None:
    letter = dice.choice("PQRVWX")
    if any(_kaal(a).startswith(letter.lower()) for a in bron.buren(adres)):
        return None
    return f"{adres.straat} {adres.huisnummer}{letter}, {adres.code} {adres.plaats}"


def _onbestaand(adres: Waar, bron: Bron, dice: random.Random) -> str:
    number = max(bron.in_straat[adres.straat, adres.plaats]) + dice.choice((2, 10, 300))
    return dice.choice((f"{adres.straat} {number}, {adres.plaats}",
                        f"{adres.straat} {number}, {adres.code} {adres.plaats}"))  # fmt: skip


def _bereik(adres: Waar, bron: Bron, dice: random.Random) -> str | None:
    number = adres.huisnummer
    other = number + 2
    taken = {_kaal(a) for a in bron.buren(adres)}
    if taken != {""} or other not in bron.in_straat[adres.straat, adres.plaats]:
        return None
    text = dice.choice((f"{number}-{other}", f"{number} t/m {other}", f"{number} en {other}",
                        f"{number}/{other}", f"{number} - {other}", f"{number} tot {other}",
                        f"{number}+{other}", f"{number} & {other}"))  # fmt: skip
    return f"{adres.straat} {text}, {adres.plaats}"


def _twee(adres: Waar, bron: Bron, dice: random.Random) -> str | None:
    other = dice.choice(bron.adressen)
    if other.straat == adres.straat:
        return None
    een, ander = f"{adres.straat} {adres.nummer}", f"{other.straat} {other.nummer}"
    return dice.choice((
        f"{een} en {ander}, {adres.plaats}",
        f"{een}, {adres.code} {adres.plaats}; {ander}, {other.code} {other.plaats}",
        f"{een}\n{ander}\n{adres.plaats}",
        f"{een} / {ander}, {adres.plaats}",
        f"{een} & {ander}, {adres.plaats}",
        f"maandag {een}, dinsdag {ander}, {adres.plaats}",
    ))  # fmt: skip


def _andere_code(adres: Waar, bron: Bron, dice: random.Random) -> str | None:
    other = dice.choice(bron.adressen)
    if other.straat == adres.straat or other.postcode == adres.postcode:
        return None
    return f"{adres.straat} {adres.nummer}, {other.code} {adres.plaats}"


def _andere_plaats(adres: Waar, bron: Bron, dice: random.Random) -> str | None:
    other = dice.choice(("Zwolle", "Dronten", "IJsselmuiden", "Kampen", "Utrecht"))
    if other in bron.plaatsen[adres.straat.lower()]:
        return None
    return f"{adres.straat} {adres.nummer}, {other}"


def _nabij(adres: Waar, _bron: Bron, dice: random.Random) -> str:
    word = dice.choice(("tegenover", "t.o.", "naast", "nabij", "achter", "hoek", "bij"))
    return f"{word} {adres.straat} {adres.nummer}, {adres.plaats}"


def _twijfel(adres: Waar, _bron: Bron, dice: random.Random) -> str:
    text = dice.choice((f"{adres.huisnummer}?", f"{adres.huisnummer} of {adres.huisnummer + 2}"))
    return f"{adres.straat} {text}, {adres.plaats}"


def _straat_in_twee(adres: Waar, bron: Bron, _dice: random.Random) -> str | None:
    two = len(bron.plaatsen[adres.straat.lower()]) > 1
    return f"{adres.straat} {adres.nummer}" if two else None


# kind -> (what it should become, how it is written); None leaves the address out.
ADRES: dict[str, Callable[[Waar, Bron, random.Random], str | None]] = {
    "envelop": lambda a, _b, _d: f"{a.straat} {a.nummer}, {a.code} {a.plaats}",
    "klein": lambda a, _b, _d: f"{a.straat} {a.nummer}, {a.postcode} {a.plaats}".lower(),
    "kapitaal": lambda a, _b, _d: f"{a.straat} {a.nummer} {a.postcode} {a.plaats}".upper(),
    "regels": lambda a, _b, _d: f"{a.straat} {a.nummer}\n{a.code}  {a.plaats}",
    "zonder_postcode": lambda a, _b, _d: f"{a.straat} {a.nummer}, {a.plaats}",
    "zonder_komma": lambda a, _b, _d: f"{a.straat} {a.nummer} {a.plaats}",
    "zonder_plaats": lambda a, _b, _d: f"{a.straat} {a.nummer}, {a.postcode}",
    "alleen_code_en_nummer": lambda a, _b, d: d.choice(
        (f"{a.postcode} {a.nummer}", f"{a.code}, {a.nummer}", f"{a.code} nr. {a.nummer}")
    ),
    "code_vooraan": lambda a, _b, _d: f"{a.code} {a.plaats}, {a.straat} {a.nummer}",
    "code_vooraan_zonder_komma": lambda a, _b, _d: f"{a.postcode} {a.plaats} {a.straat} {a.nummer}",
    "plaats_vooraan": lambda a, _b, d: d.choice(
        (f"{a.plaats}, {a.straat} {a.nummer}", f"{a.plaats} - {a.straat} {a.nummer}",
         f"{a.plaats}: {a.straat} {a.nummer}")
    ),
    "nummer_vooraan": lambda a, _b, _d: (
        f"{a.nummer} {a.straat}, {a.plaats}" if not a.toevoeging and a.huisletter != "E" else None
    ),
    "afkorting": _kort,
    "afkorting_zonder_postcode": _kort_zonder_code,
    "afkorting_eind": _eind,
    "telwoord": _telwoord,
    "toevoeging": _toevoeging,
    "nullen_kwijt": _nullen,
    "extra_woorden": _extra,
    "land": lambda a, _b, d: f"{a.straat} {a.nummer}, {d.choice(('', 'NL-'))}{a.code} {a.plaats}, "
    f"{d.choice(('Nederland', 'NL', 'The Netherlands'))}",
    "opschrift": lambda a, _b, d: f"{d.choice(('Adres:', 'Bezoekadres:', 'Locatie:', 'Straat:'))} "
    f"{a.straat} {a.nummer}, {a.code} {a.plaats}",
    "postbus_ernaast": lambda a, _b, d: d.choice((
        f"Postbus 12, 8260 AA Kampen / bezoekadres: {a.straat} {a.nummer}, {a.code} {a.plaats}",
        f"{a.straat} {a.nummer}, {a.code} {a.plaats}; Postbus 93, 8260 AB Kampen",
        f"{a.straat} {a.nummer}\nPostbus 93\n8260 AB {a.plaats}",
    )),
    "typfout_met_postcode": _typfout_met_code,
    "blanks": lambda a, _b, _d: f"\u200b {a.straat}\u00a0 {a.nummer}\t,  {a.code}\u00a0"
    f"{a.plaats} \u200e",
    "streepjes": lambda a, _b, d: d.choice((" - ", " | ", " / ", " • ")).join(
        (f"{a.straat} {a.nummer}", a.code, a.plaats)
    ),
    "gebouw_vooraan": lambda a, _b, d: f"{d.choice(_GEBOUW)}, {a.straat} {a.nummer}, {a.plaats}",
    "accent": _accent,
    "provincie": lambda a, _b, d: f"{a.straat} {a.nummer}, {a.plaats} "
    f"{d.choice(('(Ov.)', '(Overijssel)', '(gem. Kampen)'))}",
    "nr": lambda a, _b, d: f"{a.straat} {d.choice(('nr.', 'nr', 'no.', 'huisnr.', 'nummer'))} "
    f"{a.nummer}, {a.plaats}",
    "andere_plaatsnaam": _wijder,
    "te": lambda a, _b, _d: f"{a.straat} {a.nummer} te {a.plaats}",
    "telefoon": lambda a, _b, _d: f"{a.straat} {a.nummer}, {a.code} {a.plaats}, tel. 038-3371230",
    "geen_toevoeging_een_plek": _geen_toevoeging_een_plek,
}  # fmt: skip
NIET: dict[str, tuple[str, Callable[[Waar, Bron, random.Random], str | None]]] = {
    "alleen_postcode": ("ruwer", lambda a, _b, _d: a.code),
    "postcode_en_plaats": ("ruwer", lambda a, _b, _d: f"{a.postcode} {a.plaats}"),
    "alleen_straat": ("ruwer", lambda a, _b, _d: f"{a.straat}, {a.plaats}"),
    "straat_en_postcode": ("ruwer", lambda a, _b, _d: f"{a.straat}, {a.code} {a.plaats}"),
    "typfout": ("wacht", _typfout_zonder_code),
    "onbestaand_nummer": ("wacht", _onbestaand),
    "bereik": ("wacht", _bereik),
    "twee_adressen": ("wacht", _twee),
    "alleen_postbus": ("wacht", lambda a, _b, d: d.choice(
        (f"Postbus {a.huisnummer}, 8260 AA {a.plaats}", f"pb. {a.huisnummer} {a.plaats}",
         f"Antwoordnummer {a.huisnummer}, 8260 VB {a.plaats}", f"POSTBUS{a.huisnummer}")
    )),
    "geen_toevoeging": ("wacht", _geen_toevoeging),
    "verkeerde_toevoeging": ("wacht", _verkeerde_toevoeging),
    "andere_postcode": ("wacht", _andere_code),
    "andere_plaats": ("wacht", _andere_plaats),
    "nabij": ("wacht", _nabij),
    "twijfel": ("wacht", _twijfel),
    "straat_in_twee_plaatsen": ("wacht", _straat_in_twee),
    "geen_plaats": ("wacht", lambda a, _b, _d: f"{a.straat} {a.nummer}"),
    "alleen_plaats": ("wacht", lambda a, _b, _d: a.plaats),
}  # fmt: skip


def make(bron: Bron) -> Iterable[dict[str, object]]:
    """Yield the rows of the file, kind after kind."""
    kinds = {soort: ("adres", maker) for soort, maker in ADRES.items()} | NIET
    for soort, (verwacht, maker) in kinds.items():
        # One sequence per kind: a new kind leaves the rows of the others as they were.
        dice = random.Random(f"gold {soort}")
        # Half of the addresses that are tried have more than a number.
        more = [a for a in bron.adressen if _kaal(a)]
        pool = dice.sample(bron.adressen, 6_000) + dice.sample(more, min(600, len(more)))
        dice.shuffle(pool)
        seen: set[str] = set()
        for adres in [*pool, *bron.adressen]:
            if len(seen) == PER_SOORT:
                break
            if not bron.eenduidig(adres):
                continue
            tekst = maker(adres, bron, dice)
            if tekst and tekst not in seen:
                seen.add(tekst)
                yield {"soort": soort, "tekst": tekst.replace("\n", "\\n"), "verwacht": verwacht,
                       "straat": adres.straat, "huisnummer": adres.huisnummer,
                       "huisletter": adres.huisletter, "toevoeging": adres.toevoeging,
                       "postcode": adres.postcode, "plaats": adres.plaats,
                       "x": round(adres.x, 1), "y": round(adres.y, 1)}  # fmt: skip


def read_bron(ondergrond: Path) -> Bron:
    """Read the addresses of an ondergrond, in a fixed order."""
    import pyogrio  # noqa: PLC0415 - heavy

    frame = pyogrio.read_dataframe(ondergrond, layer="adressen")
    frame = frame[frame["postcode"].notna() & frame["plaats"].notna() & frame["straat"].notna()]
    texts = frame[["huisletter", "toevoeging"]].astype(object).where(lambda f: f.notna(), "")
    rows = [
        Waar(straat, int(nummer), letter, toevoeging, postcode, plaats, punt.x, punt.y)
        for straat, nummer, letter, toevoeging, postcode, plaats, punt in zip(
            frame["straat"], frame["huisnummer"], texts["huisletter"], texts["toevoeging"],
            frame["postcode"], frame["plaats"], frame.geometry, strict=True,
        )
    ]  # fmt: skip
    return Bron(sorted(rows, key=lambda a: (a.plaats, a.straat, a.huisnummer, a.nummer, a.x, a.y)))


def main() -> int:
    """Write the file beside this script."""
    uit = Path(__file__).with_name("adressen.csv")
    with uit.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, KOLOMMEN, delimiter=";", lineterminator="\n")
        writer.writeheader()
        writer.writerows(make(read_bron(Path(sys.argv[1]))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
