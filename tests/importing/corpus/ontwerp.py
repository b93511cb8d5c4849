"""Designing a messy workbook: what the list says, how it lies on the sheet, and the truth of it.

The truth is made here, from the design, and never asked of the reader.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

STRATEN = (
    "Dorpsstraat", "Burgemeester Bakkerplein", "2e Polderweg", "Oudestraat", "Van Heutszplein",
    "IJsselkade", "Wilhelminalaan", "Schokkerstraat", "De Hagen", "Vloeddijk",
)  # fmt: skip
PLAATSEN = ("Zonneveen", "Maanveen", "'s-Heerenbroek", "IJsselmuiden")
SOORTEN = ("Buurthuis", "Vereniging", "Inloop", "Kerk", "Sportclub")
NAMEN = (
    "Buurthuis De Brug", "Café ’t Hoekje", "Zangkoor Crescendo", "Repair Café Zuid", "De Kring",
    "Eetclub Aanschuiven", "Speeltuin ’t Eiland", "Wereldvrouwen Maanveen", "Scouting Sint-Joris",
    "Voedselbank", "Inloop ‘De Huiskamer’", "Moestuin Coöperatie", "Ruilkring Überal",
    "Jeu de Boules",
)  # fmt: skip
WIJKEN = ("Centrum", "Noord", "Hagenbroek")
# field -> headers that lists of gemeenten really have
KOPPEN: dict[str, tuple[str, ...]] = {
    "naam": ("Naam", "Naam organisatie", "Organisatie", "Naam van de organisatie", "Initiatief"),
    "soort": ("Soort", "Type"),
    "straat": ("Straat", "Straatnaam", "STRAATNAAM"),
    "huisnummer": ("Huisnummer", "Nr", "Huisnr."),
    "postcode": ("Postcode", "PC", "POSTCODE"),
    "plaats": ("Plaats", "Woonplaats", "Plaatsnaam"),
    "telefoon": ("Telefoon", "Tel.", "Telefoonnummer", "Tel nr"),
    "email": ("E-mail", "E-mailadres", "Mail"),
    "website": ("Website", "Internet", "URL"),
    "omschrijving": ("Omschrijving", "Beschrijving", "Wat doen ze?"),
    "gecontroleerd_op": ("Laatst gecontroleerd", "Gecontroleerd op"),
}
GEWOON = (
    "naam", "soort", "straat", "huisnummer", "postcode", "plaats", "telefoon", "email",
    "omschrijving",
)  # fmt: skip
MAANDEN = (
    "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip
Plaats = tuple[int, int]
Rect = tuple[int, int, int, int]


@dataclass(slots=True)
class Raster:
    """The cells of one sheet, by row and column from 1, and what is told about them."""

    naam: str = "Blad1"
    cellen: dict[Plaats, object] = field(default_factory=dict)
    samengevoegd: list[Rect] = field(default_factory=list)
    verborgen_rijen: set[int] = field(default_factory=set)
    verborgen_kolommen: set[int] = field(default_factory=set)
    formaten: dict[Plaats, str] = field(default_factory=dict)
    formules: dict[Plaats, str] = field(default_factory=dict)
    verborgen: bool = False


@dataclass(slots=True)
class Waarheid:
    """What a reader should make of a workbook.

    Attributes:
        koprijen: as numbered in the file (columns when it lies on its side).
        velden: field -> column number in the file (row number when it lies on its side).
        rijen: row number in the file -> field -> value.
        gekanteld: whether it lies on its side.
    """

    blad: str = "Blad1"
    koprijen: tuple[int, int] = (1, 1)
    velden: dict[str, int] = field(default_factory=dict)
    rijen: dict[int, dict[str, object]] = field(default_factory=dict)
    gekanteld: bool = False


@dataclass(slots=True)
class Ontwerp:
    """The choices by which a list is laid on a sheet; each is a trait by itself."""

    velden: tuple[str, ...] = GEWOON
    rijen: int = 12
    titels: tuple[str, ...] = ()
    titel_samengevoegd: bool = False
    leeg_na_titel: int = 0
    links: int = 0
    groepen: str = ""  # 'samengevoegd' | 'los' | 'drie'
    koppen_gesplitst: bool = False
    koppen_zoals: str = ""  # 'hoofdletters' | 'dubbelepunt' | 'sterretje' | 'regeleinde'
    kop_herhaald: int = 0
    tussenkoppen: bool = False
    subtotalen: bool = False
    totaal: bool = False
    voet: tuple[str, ...] = ()
    uitlegregel: bool = False
    nummerregel: bool = False
    lege_rijen: bool = False
    lege_kolommen: bool = False
    wijk_samengevoegd: bool = False
    verborgen_rijen: bool = False
    verborgen_kolom: bool = False
    gekanteld: bool = False
    tekens: str = ""  # 'nbsp' | 'nulbreed' | 'rtl' | 'spaties'
    datums: str = ""  # 'cel' | 'tekst' | 'kort'
    telefoon: str = "tekst"  # 'tekst' | 'opmaak'
    getallen_als_tekst: bool = False
    formules: bool = False
    dubbele_koppen: bool = False
    extra_kolommen: int = 0
    tweede: str = ""  # 'rechts' | 'onder' | 'boven'
    gaten: bool = False
    zaad: int = 0


class Bouwer:
    """Lays the list of a design on a sheet, and notes the truth."""

    def __init__(self, ontwerp: Ontwerp) -> None:
        self.o = ontwerp
        self.r = random.Random(ontwerp.zaad)
        self.raster = Raster()
        self.waar = Waarheid()
        self.rij = 1

    def bouw(self) -> tuple[Raster, Waarheid]:
        """Return the sheet and the truth."""
        o = self.o
        self.kolommen = self._kolommen()
        if o.tweede == "boven":
            self._kleine_tabel(1, o.links + 1)
            self.rij += 7
        self._titels()
        self._koppen()
        self._onder_de_koppen()
        self._regels()
        self._voet()
        last = max(r for r, _ in self.raster.cellen)
        if o.tweede == "onder":
            self._kleine_tabel(last + 3, o.links + 1)
        if o.tweede == "rechts":
            right = max(c for _, c in self.raster.cellen)
            self._kleine_tabel(self.waar.koprijen[0], right + 2)
        if o.gekanteld:
            self._kantel()
        return self.raster, self.waar

    def zet(self, row: int, column: int, value: object) -> None:
        """Put a value in a cell; None leaves it empty."""
        if value is not None:
            self.raster.cellen[(row, column)] = value

    def _kolommen(self) -> list[tuple[str, int, str]]:
        """Return (field or '', column, header) from left to right."""
        o, found, column = self.o, [], self.o.links + 1
        names = list(o.velden)
        if o.wijk_samengevoegd:
            names.insert(0, "wijk")
        if o.datums:
            names.append("gecontroleerd_op")
        if o.formules:
            names.append("")
        for place, veld in enumerate(names):
            if o.lege_kolommen and place in {3, 6}:
                column += 1
            kop = {"wijk": "Wijk", "": "Volledig adres"}.get(veld) or self.r.choice(KOPPEN[veld])
            found.append((veld, column, self._kop(kop)))
            column += 1
        if o.dubbele_koppen:
            for kop in ("Postbus", "Postcode", "Plaats", "Opmerking", "Opmerking"):
                found.append(("", column, kop))
                column += 1
        for number in range(o.extra_kolommen):
            found.append(("", column, f"Vraag {number % 40}"))
            column += 1
        if o.dubbele_koppen or o.extra_kolommen:
            # Of two headers that read the same the left one is the visiting address.
            first = {veld: kop for veld, _, kop in found if veld in {"postcode", "plaats"}}
            found = [
                (veld, c, {"postcode": "Postcode", "plaats": "Plaats"}.get(veld, kop))
                if veld in first
                else (veld, c, kop)
                for veld, c, kop in found
            ]
        return found

    def _kop(self, kop: str) -> str:
        match self.o.koppen_zoals:
            case "hoofdletters":
                return kop.upper()
            case "dubbelepunt":
                return f"{kop}:"
            case "sterretje":
                return f"{kop} *"
            case "regeleinde":
                return kop.replace(" ", "\n")
            case _:
                return kop

    def _titels(self) -> None:
        for titel in self.o.titels:
            left = self.o.links + 1
            self.zet(self.rij, left, titel)
            if self.o.titel_samengevoegd:
                right = self.kolommen[-1][1]
                self.raster.samengevoegd.append((self.rij, left, self.rij, right))
            self.rij += 1
        self.rij += self.o.leeg_na_titel

    def _koppen(self) -> None:
        top = self.rij
        if self.o.groepen:
            self._groepen(top)
            self.rij += 2 if self.o.groepen == "drie" else 1
        if self.o.koppen_gesplitst:
            self._gesplitst()
        for _veld, column, kop in self.kolommen:
            below = (self.rij + 1, column) in self.raster.cellen
            if (self.rij, column) in self.raster.cellen or below or self._boven(top, column):
                continue
            self.zet(self.rij, column, kop)
        if self.o.koppen_gesplitst:
            self.rij += 1
        self.waar.koprijen = (top, self.rij)
        self.waar.velden = {veld: c for veld, c, _ in self.kolommen if veld and veld != "wijk"}
        self.rij += 1

    def _boven(self, top: int, column: int) -> bool:
        """Return whether the header of a column stands in a higher row, merged down."""
        return any(
            t == top and le <= column <= r and b >= self.rij
            for t, le, b, r in self.raster.samengevoegd
        )

    def _groepen(self, top: int) -> None:
        """Put groups above the headers: the address, and how to reach it."""
        span = {
            "Bezoekadres": ("straat", "huisnummer", "postcode", "plaats"),
            "Bereikbaarheid": ("telefoon", "email", "website"),
        }
        depth = 2 if self.o.groepen == "drie" else 1
        grouped: set[int] = set()
        for groep, velden in span.items():
            columns = [c for veld, c, _ in self.kolommen if veld in velden]
            if not columns:
                continue
            grouped.update(columns)
            self.zet(top + depth - 1, columns[0], groep)
            if self.o.groepen != "los":
                rect = (top + depth - 1, columns[0], top + depth - 1, columns[-1])
                self.raster.samengevoegd.append(rect)
        rest = [(c, kop) for _, c, kop in self.kolommen if c not in grouped]
        if self.o.groepen == "samengevoegd":
            for column, kop in rest:
                self.zet(top, column, kop)
                self.raster.samengevoegd.append((top, column, top + 1, column))
        if self.o.groepen == "los":
            for column, kop in rest[:1]:
                self.zet(top, column, kop)
        if self.o.groepen == "drie":
            columns = [c for _, c, _ in self.kolommen]
            self.zet(top, columns[0], "Gegevens van de organisatie")
            self.zet(top, columns[2], "Contact en adres")
            self.raster.samengevoegd.append((top, columns[0], top, columns[1]))
            self.raster.samengevoegd.append((top, columns[2], top, columns[-1]))

    def _gesplitst(self) -> None:
        """Write some headers in two cells: 'Naam' above, 'organisatie' below."""
        for place, (veld, column, kop) in enumerate(self.kolommen):
            words = kop.split(" ", 1)
            if len(words) > 1 and veld:
                self.zet(self.rij, column, words[0])
                self.zet(self.rij + 1, column, words[1])
            elif place % 3 == 1:
                self.zet(self.rij + 1, column, kop)

    # -- rows -----------------------------------------------------------------------------------

    def _onder_de_koppen(self) -> None:
        columns = [c for _, c, _ in self.kolommen]
        if self.o.nummerregel:
            for number, column in enumerate(columns, start=1):
                self.zet(self.rij, column, number)
            self.rij += 1
        if self.o.uitlegregel:
            for column in columns:
                word = self.r.choice(("verplicht", "(vrije tekst)", "optioneel"))
                self.zet(self.rij, column, word)
            self.rij += 1

    def _regels(self) -> None:
        o = self.o
        columns = [c for _, c, _ in self.kolommen]
        part = max(o.rijen // 3, 2)
        for number in range(o.rijen):
            if number % part == 0:
                self._deel(number, part)
            if o.lege_rijen and number % 5 == 3:
                self.rij += 1
            if o.kop_herhaald and number and number % o.kop_herhaald == 0:
                for _veld, column, kop in self.kolommen:
                    self.zet(self.rij, column, kop)
                self.rij += 1
            self._regel(number)
            if (o.subtotalen and (number + 1) % part == 0) or (o.totaal and number + 1 == o.rijen):
                word = "Subtotaal" if o.subtotalen and number + 1 < o.rijen else "Totaal"
                self.zet(self.rij, columns[0], word)
                self.zet(self.rij, columns[3], part if o.subtotalen else o.rijen)
                self.rij += 1

    def _deel(self, number: int, part: int) -> None:
        """Begin a part of the list: a heading, or a wijk merged over its rows."""
        wijk = WIJKEN[number // part % len(WIJKEN)]
        left = self.o.links + 1
        if self.o.tussenkoppen:
            if number:
                self.rij += 1
            self.zet(self.rij, left, f"Wijk {wijk}")
            right = self.kolommen[-1][1]
            self.raster.samengevoegd.append((self.rij, left, self.rij, right))
            self.rij += 1
        if self.o.wijk_samengevoegd:
            last = self.rij + min(part, self.o.rijen - number) - 1
            self.zet(self.rij, left, wijk)
            if last > self.rij:
                self.raster.samengevoegd.append((self.rij, left, last, left))

    def _regel(self, number: int) -> None:
        waarden = self._waarden(number)
        truth: dict[str, object] = {}
        for veld, column, kop in self.kolommen:
            if veld == "wijk":
                continue
            if not veld:
                self._overig(number, column, kop, waarden)
                continue
            value = waarden.get(veld)
            if value is None:
                continue
            shown = self._zoals_getypt(veld, value, column)
            self.zet(self.rij, column, shown)
            truth[veld] = value
        if self.o.verborgen_rijen and number % 5 == 2:
            self.raster.verborgen_rijen.add(self.rij)
        else:
            self.waar.rijen[self.rij] = truth
        self.rij += 1

    def _overig(self, number: int, column: int, kop: str, waarden: dict[str, object]) -> None:
        if kop == "Volledig adres":
            self.raster.formules[(self.rij, column)] = f'C{self.rij}&" "&D{self.rij}'
            text = f"{waarden.get('straat')} {waarden.get('huisnummer')}"
            self.zet(self.rij, column, text)
        elif kop == "Opmerking":
            self.zet(self.rij, column, "bellen kan altijd" if number % 2 else None)
        elif kop.startswith("Vraag"):
            self.zet(self.rij, column, self.r.choice(("ja", "nee", number, None)))
        else:
            post = {"Postbus": f"Postbus {100 + number}", "Postcode": "9990 AA"}
            self.zet(self.rij, column, post.get(kop, "Poststad"))

    def _waarden(self, number: int) -> dict[str, object]:
        r = self.r
        naam = f"{NAMEN[number % len(NAMEN)]} {number // len(NAMEN) + 1}"
        found: dict[str, object] = {
            "naam": naam,
            "soort": r.choice(SOORTEN),
            "straat": r.choice(STRATEN),
            "huisnummer": r.randint(1, 250),
            "postcode": f"99{r.randint(10, 99)} {r.choice('ABCD')}{r.choice('ABCD')}",
            "plaats": r.choice(PLAATSEN),
            "telefoon": f"038{r.randint(1_000_000, 9_999_999)}",
            "email": f"info{number}@voorbeeld.nl",
            "website": f"www.voorbeeld{number}.nl",
            "omschrijving": r.choice(
                ("Ontmoeting, koffie en een praatje", "Elke week samen eten;\nook voor kinderen",
                 "Zingen voor iedereen: ‘jong’ & oud")
            ),
        }  # fmt: skip
        if self.o.datums:
            found["gecontroleerd_op"] = dt.date(2024, r.randint(1, 12), r.randint(1, 28))
        if self.o.gaten:
            for veld in r.sample(("telefoon", "email", "soort", "omschrijving"), 2):
                found.pop(veld)
        return found

    def _zoals_getypt(self, veld: str, value: object, column: int) -> object:
        """Return what somebody typed for this value."""
        if veld == "telefoon" and self.o.telefoon == "opmaak":
            self.raster.formaten[(self.rij, column)] = "0000000000"
            return int(str(value))
        if isinstance(value, dt.date):
            return self._datum(value)
        if self.o.getallen_als_tekst and isinstance(value, int):
            return str(value)
        if isinstance(value, str) and self.o.tekens:
            return _with_signs(value, self.o.tekens)
        return value

    def _datum(self, day: dt.date) -> object:
        match self.o.datums:
            case "tekst":
                return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"
            case "kort":
                return day.strftime("%d-%m-%y")
            case "streepjes":
                return day.strftime("%d-%m-%Y")
            case _:
                return day

    def _voet(self) -> None:
        if self.o.voet:
            self.rij += 1
        for text in self.o.voet:
            self.zet(self.rij, self.o.links + 1, text)
            self.rij += 1
        if self.o.verborgen_kolom:
            self._verberg_kolom()

    def _verberg_kolom(self) -> None:
        """Hide a column of which the reader should say nothing: the e-mail addresses."""
        column = self.waar.velden.pop("email", None)
        if column is not None:
            self.raster.verborgen_kolommen.add(column)
            for rij in self.waar.rijen.values():
                rij.pop("email", None)

    def _kleine_tabel(self, row: int, column: int) -> None:
        """Put a smaller table on the sheet: who to call at the gemeente."""
        self.zet(row, column, "Naam")
        self.zet(row, column + 1, "Functie")
        self.zet(row, column + 2, "Telefoon")
        for number in range(1, 4):
            self.zet(row + number, column, f"Medewerker {number}")
            self.zet(row + number, column + 1, "Wijkregisseur")
            self.zet(row + number, column + 2, f"14 03{number}")

    def _kantel(self) -> None:
        """Turn the sheet on its side."""
        raster = self.raster
        raster.cellen = {(c, r): value for (r, c), value in raster.cellen.items()}
        raster.formaten = {(c, r): value for (r, c), value in raster.formaten.items()}
        raster.samengevoegd = [(le, t, r, b) for t, le, b, r in raster.samengevoegd]
        raster.verborgen_rijen, raster.verborgen_kolommen = (
            raster.verborgen_kolommen, raster.verborgen_rijen,
        )  # fmt: skip
        self.waar.gekanteld = True


def _with_signs(text: str, tekens: str) -> str:
    match tekens:
        case "nbsp":
            return f"\u00a0{text.replace(' ', chr(0xA0))}\u00a0"
        case "nulbreed":
            return f"\ufeff{text[:2]}\u200b{text[2:]}\u200d"
        case "rtl":
            return f"\u200f{text}\u202c"
        case _:
            return f"  {text} \t"
