"""Deciding what becomes of each row of a list, before anything is written.

`plan_import` looks at every row that holds something and gives it one of five outcomes; the number
of rows equals their sum, asserted here. Rows without anything are no rows. What is decided:

- placed only on an address that agrees in all parts, in a buurt that is named, or on coordinates
  in the list when it gives no address (beside an address they are a check and a suggestion);
- the persoonlijke sfeer gets a buurt and never a point, and its address is not kept;
- a row about a household, client or need is refused, and nothing of it is kept;
- rows that look alike wait; nothing is merged here, so `samengevoegd` is 0.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain import lijsten, regels
from sociale_kaart.domain.personen import WEIGERING
from sociale_kaart.importing import leesregels
from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.adreskolommen import cell_text
from sociale_kaart.importing.bestaand import PlekKey, Register, adres_key
from sociale_kaart.importing.bijwerken import place_key, update_row
from sociale_kaart.importing.dubbelen_vinden import Vinder, kenmerk_of, kenmerk_of_row
from sociale_kaart.importing.keuzes import OVERGESLAGEN, without_point
from sociale_kaart.importing.koppeling import Koppeling, propose
from sociale_kaart.importing.koppen import NIET
from sociale_kaart.importing.locatie import Locatie, locate
from sociale_kaart.importing.plan import (
    DUBBEL,
    NIEUW,
    PLEK,
    VERDWEEN,
    ImportPlan,
    PlannedRow,
    Verdwenen,
    VorigeLijst,
    counts,
)
from sociale_kaart.importing.rijcellen import Kolommen, Rijcellen
from sociale_kaart.importing.rijen import ADRESVELDEN, Gegevens, Rijlezer
from sociale_kaart.importing.vergelijken import (
    Eerder,
    EerdereLijst,
    Gelezen,
    find_previous,
    gone,
    keys_of,
    koppeling_json,
    says_the_same,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.importing.dubbelen import Dubbel
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.importing.spreadsheet import Cel, Table

GEEN_NAAM = "De rij heeft geen naam."
TOTAALREGEL = "Deze rij lijkt een totaal, een voetnoot of herhaalde kolomkoppen."
DUBBEL_IN_LIJST = "Lijkt dubbel met een andere rij in deze lijst."
DUBBEL_IN_KAART = "Lijkt dubbel met een hulpbron die al op de kaart staat."
VERWIJDERD = "Stond in de vorige lijst en is daarna uit de kaart gehaald."
WACHT_AL = "Deze rij wacht al op een besluit van jou."
EERDER_OVERGESLAGEN = "Eerder door jou overgeslagen"

_FOOTER = ("totaal", "subtotaal", "aantal", "bron:", "peildatum", "bijgewerkt", "laatst bijgewerkt")
# More filled cells than this are no footer.
_FOOTER_CELLS = 2
# Unknown words named one by one.
_REMARKS = 20
# Rows between two reports of progress.
_STEP = 500


def plan_import(
    table: Table,
    geocoder: Geocoder,
    bestaande: Sequence[Hulpbron],
    progress: Progress | None = None,
    *,
    koppeling: Koppeling | None = None,
    kaart: KaartStand | None = None,
) -> ImportPlan:
    """Say for every row of `table` what would become of it.

    Args:
        table: the list.
        geocoder: the addresses and buurten of the ondergrond.
        bestaande: what the kaart already has.
        progress: told every few hundred rows.
        koppeling: which column is which field; None finds that out.
        kaart: what the kaart remembers of lists and doubles. Without it nothing is known of
            earlier versions, so a difference with the kaart always waits.
    """
    progress = progress or NoProgress()
    stand = kaart or KaartStand()
    read_as = koppeling or propose(table)
    read = _read_rows(table, read_as, progress)
    keys = [keys_of(one.data) for one in read]
    vorige = _previous(stand, table, [one.naam for one in keys])
    eerder = Eerder(stand.lijsten, vorige, keys)
    planner = _Planner(table, read_as, geocoder, bestaande=bestaande, eerder=eerder, stand=stand)
    rows: list[PlannedRow] = []
    # Each row is let go when it is planned: a long list fills the memory.
    read.reverse()
    for index in range(len(read)):
        if index % _STEP == 0:
            progress.step("Rijen bekijken en adressen zoeken…", index, index + len(read))
        rows.append(planner.plan(read.pop()))
    rows = sorted([*rows, *_no_data(table, read_as)], key=lambda row: row.rijnummer)
    totalen, redenen = counts(rows)
    return ImportPlan(
        bestand=table.bestand,
        blad=table.blad,
        rows=tuple(rows),
        totalen=totalen,
        redenen=redenen,
        koppen=tuple(table.koppen),
        koppeling=dict(read_as.velden),
        onbekende_kolommen=tuple(read_as.over),
        onbekende_waarden=dict(planner.unknown),
        meldingen=_remarks(read_as, planner.unknown),
        vorige=VorigeLijst(vorige.batch, vorige.bestand, vorige.datum) if vorige else None,
        verdwenen=tuple(Verdwenen(*one) for one in gone(eerder, bestaande, planner.seen) if vorige),
        lezing={"koppeling": koppeling_json(read_as)},
        profiel=stand.profiel,
        niet_bewaard=tuple(kop for kop in table.koppen if not read_as.keeps(kop)),
    )


@dataclasses.dataclass(frozen=True, slots=True)
class KaartStand:
    """What a kaart remembers of earlier lists.

    Attributes:
        lijsten: earlier imports with their rows, the latest first.
        vorige: batch of which the list is a newer version; '' for none, None to find out.
        apart: pairs of uuids that are not the same.
        profiel: name of the profile the list is read with, '' for none.
        plaatsnamen: of towns and buurten, which are no evidence that two records are one.
        wachtend: kenmerk -> (uuid of the raw row, its cells) of rows of our own workbook that wait.
        vergeten: kenmerken of what was removed for good.
    """

    lijsten: tuple[EerdereLijst, ...] = ()
    vorige: str | None = None
    apart: frozenset[frozenset[str]] = frozenset()
    profiel: str = ""
    plaatsnamen: tuple[str, ...] = ()
    wachtend: Mapping[str, tuple[str, Mapping[str, str]]] = dataclasses.field(default_factory=dict)
    vergeten: frozenset[str] = frozenset()


class _Rij(NamedTuple):
    """A row of the list as it is read."""

    rijnummer: int
    texts: Rijcellen
    data: Gegevens


def _read_rows(table: Table, koppeling: Koppeling, progress: Progress) -> list[_Rij]:
    """Read the rows that hold something."""
    found = []
    lezer, kolommen = Rijlezer(koppeling), Kolommen(table.koppen)
    for index, rij in enumerate(table.rijen):
        if index % _STEP == 0:
            progress.step("Rijen lezen…", index, len(table.rijen))
        cellen = {kop: cel for kop, cel in zip(table.koppen, rij, strict=False) if cel is not None}
        if cellen:
            texts = Rijcellen(kolommen, _texts(rij, len(table.koppen)))
            found.append(_Rij(table.rijnummers[index], texts, lezer.read(cellen)))
    return found


def _texts(cells: Sequence[Cel], width: int) -> list[str | None]:
    return [None if cel is None else cell_text(cel) for cel in cells[:width]]


def _previous(stand: KaartStand, table: Table, namen: list[str]) -> EerdereLijst | None:
    if stand.vorige is not None:
        return next((one for one in stand.lijsten if one.batch == stand.vorige), None)
    return find_previous(stand.lijsten, table.bestand, stand.profiel, namen)


def _no_data(table: Table, koppeling: Koppeling) -> list[PlannedRow]:
    """Return the rows of the sheet that are no data; of what was hidden nothing is kept."""
    found = []
    kolommen = Kolommen(table.koppen)
    for rijnummer, reden, cells in table.overgeslagen:
        texts = Rijcellen(kolommen, _texts(cells, len(table.koppen)))
        hidden = reden in {leesregels.VERBORGEN, leesregels.ANDERE_TABEL}
        kept = {} if hidden else _kept(texts, koppeling)
        found.append(
            PlannedRow(rijnummer, "overgeslagen", reden, cellen=kept, oorspronkelijk=texts)
        )
    return found


def _kept(texts: Rijcellen, koppeling: Koppeling) -> Rijcellen:
    """Return the cells that may be kept: none of a column with personal data marked so."""
    if NIET not in koppeling.persoonsgegevens.values() and not koppeling.weigert:
        # The same object: a long list would otherwise be in memory twice.
        return texts
    return texts.without(frozenset(kop for kop in texts if not koppeling.keeps(kop)))


def _remarks(koppeling: Koppeling, unknown: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    remarks = list(koppeling.toelichting)
    over = [kop for kop in koppeling.over if koppeling.keeps(kop)]
    if over:
        kolommen = ", ".join(over)
        remarks.append(f"Niet gebruikt, wel bewaard: {kolommen}.")
    for (kop, waarde), aantal in sorted(unknown.items())[:_REMARKS]:
        remarks.append(
            f"‘{waarde}’ in kolom ‘{kop}’ kennen we niet ({aantal} keer): "
            f"{lijsten.NOG_NIET_INGEDEELD}."
        )
    if len(unknown) > _REMARKS:
        remarks.append(
            f"En nog {len(unknown) - _REMARKS} andere woorden die we niet kennen; "
            "ze staan bij hun rij in het verslag."
        )
    return tuple(remarks)


class _Planner:
    """Plans row after row; remembers what earlier rows of the list took.

    Attributes:
        unknown: (header, value) -> rows.
        seen: uuids of the hulpbronnen that rows are about.
    """

    def __init__(
        self,
        table: Table,
        koppeling: Koppeling,
        geocoder: Geocoder,
        *,
        bestaande: Sequence[Hulpbron],
        eerder: Eerder,
        stand: KaartStand,
    ) -> None:
        self.unknown: Counter[tuple[str, str]] = Counter()
        self.seen: set[str] = set()
        self._koppeling = koppeling
        self._bestand = table.bestand
        self._geocoder = geocoder
        self._register = Register(bestaande)
        self._by_uuid = {hulpbron.uuid: hulpbron for hulpbron in bestaande}
        self._vinder = Vinder(stand.plaatsnamen, stand.apart)
        for hulpbron in bestaande:
            self._vinder.add(kenmerk_of(hulpbron))
        self._eerder = eerder
        self._koppen = {kop.casefold() for kop in table.koppen}
        self._ids: dict[str, int] = {}
        self._places: dict[tuple[str, PlekKey], tuple[int, str | None]] = {}
        self._continued: dict[str, int] = {}

    def plan(self, rij: _Rij) -> PlannedRow:
        """Return what becomes of a row."""
        rijnummer, texts, data = rij
        skipped = self._skip_reason(texts, data)
        if skipped:
            kept = {} if skipped == WEIGERING else _kept(texts, self._koppeling)
            velden = {} if skipped == WEIGERING else data.velden
            return PlannedRow(
                rijnummer, "overgeslagen", skipped, cellen=kept, oorspronkelijk=texts, velden=velden
            )
        for pair in data.onbekend:
            self.unknown[pair] += 1
        row = self._decide(rijnummer, data)
        kept = _kept(texts, self._koppeling)
        if regels.only_at_buurt_level(data.velden.get("sfeer")):
            private = {self._koppeling.kop(veld) for veld in ADRESVELDEN}
            kept = kept.without(frozenset(kop for kop in private if kop is not None))
        return dataclasses.replace(row, cellen=kept, oorspronkelijk=texts)

    def _skip_reason(self, texts: Rijcellen, data: Gegevens) -> str:
        if data.over_mensen:
            return WEIGERING
        repeated = sum(text.casefold() in self._koppen for text in texts.values())
        if repeated > _FOOTER_CELLS or (repeated and repeated == len(texts)):
            return TOTAALREGEL
        first = next(iter(texts.values())).casefold()
        # 'Totaal Welzijn' at an address is a hulpbron.
        somewhere = data.adres.straat or data.adres.postcode
        if len(texts) <= _FOOTER_CELLS and first.startswith(_FOOTER) and not somewhere:
            return TOTAALREGEL
        return "" if data.naam else GEEN_NAAM

    def _decide(self, rijnummer: int, data: Gegevens) -> PlannedRow:
        velden = {"bron": self._bestand, **data.velden}
        place = locate(data, self._geocoder)
        key = place_key(place)
        bron_id = data.velden.get("bron_id")
        number = str(bron_id) if bron_id else None
        before = self._eerder.match(data)
        waits = before is not None and before.rij.uitkomst == "wachtend"
        waiting = before if waits else self._eerder.waiting(data)
        old = self._continues(before, data, number, key)
        planned = PlannedRow(
            rijnummer,
            "geplaatst",
            toelichting=_notes(data, place),
            velden={**velden, **_protected(velden)},
            plek=place.plek,
            contact=data.contact or None,
            delen=data.delen,
            vergelijking=NIEUW if self._eerder.vorige and before is None else "",
        )
        again = self._seen_before(rijnummer, data.naam, number, key, old)
        if again:
            row = _waiting(planned, DUBBEL_IN_LIJST, again, DUBBEL)
        elif old is not None:
            self.seen.add(old.uuid)
            row = update_row(
                planned, data, place, old, was=self._eerder.was(old.uuid), geocoder=self._geocoder
            )
        elif before is not None and (settled := _settled(planned, before, data)) is not None:
            row = settled
        elif place.reden:
            row = dataclasses.replace(
                _waiting(planned, place.reden, "", PLEK), suggesties=place.suggesties
            )
        else:
            row = self._place(planned, data.naam, number, key)
        row = self._with_dubbelen(row, place, old)
        return _once(row, waiting, data)

    def _continues(
        self, before: Gelezen | None, data: Gegevens, number: str | None, key: PlekKey | None
    ) -> Hulpbron | None:
        """Return the hulpbron that the row is a newer version of."""
        if before is not None and before.rij.hulpbron in self._by_uuid:
            return self._by_uuid[before.rij.hulpbron]
        bron = str(data.velden.get("bron") or self._bestand)
        return self._register.continued(data.naam, bron, number, key or adres_key(data.adres))

    def _with_dubbelen(self, row: PlannedRow, place: Locatie, old: Hulpbron | None) -> PlannedRow:
        """Look for doubles of a new row; a sure one makes it wait."""
        where = row.gevonden or row.plek
        if where is not None and place.buurtcode is not None:
            where = {**where, "buurtcode": place.buurtcode}
        kenmerk = kenmerk_of_row(row.rijnummer, row.velden, where, row.contact)
        found: tuple[Dubbel, ...] = ()
        if old is None and row.uitkomst in {"geplaatst", "wachtend"}:
            found = tuple(self._vinder.find(kenmerk))
        self._vinder.add(kenmerk)
        if not found:
            return row
        row = dataclasses.replace(row, dubbelen=found)
        sure = next((dubbel for dubbel in found if dubbel.zeker), None)
        if sure is None or row.uitkomst != "geplaatst":
            return row
        if sure.rijnummer is not None:
            # Without its name: what becomes of that row may be removed for good.
            note = f"Rij {sure.rijnummer}: {sure.reden}."
            return _waiting(row, DUBBEL_IN_LIJST, note, DUBBEL)
        return dataclasses.replace(
            _waiting(row, DUBBEL_IN_KAART, f"Op de kaart: {sure.naam} ({sure.reden}).", DUBBEL),
            bestaande=sure.uuid,
        )

    def _seen_before(
        self,
        rijnummer: int,
        naam: str,
        number: str | None,
        key: PlekKey | None,
        old: Hulpbron | None,
    ) -> str:
        """Return what an earlier row of this list has in common, '' when nothing."""
        if number is not None:
            first = self._ids.setdefault(number, rijnummer)
            if first != rijnummer:
                return f"Rij {first} heeft hetzelfde nummer."
        if old is not None:
            first = self._continued.setdefault(old.uuid, rijnummer)
            return "" if first == rijnummer else f"Rij {first} gaat over dezelfde hulpbron."
        if key is None:
            return ""
        earlier, earlier_number = self._places.get((plain_key(naam), key), (0, None))
        if not earlier or (number and earlier_number and number != earlier_number):
            return ""
        return f"Rij {earlier} heeft dezelfde naam op dezelfde plek."

    def _place(
        self, planned: PlannedRow, naam: str, number: str | None, key: PlekKey | None
    ) -> PlannedRow:
        alike = [
            hulpbron
            for hulpbron in self._register.alike(naam, key)
            if not (number and hulpbron.bron_id and hulpbron.bron_id != number)
        ]
        if alike:
            return dataclasses.replace(
                _waiting(planned, DUBBEL_IN_KAART, f"Op de kaart: {alike[0].naam}.", DUBBEL),
                bestaande=alike[0].uuid,
            )
        if key is None:
            return planned
        earlier = self._places.setdefault((plain_key(naam), key), (planned.rijnummer, number))[0]
        if earlier == planned.rijnummer:
            return planned
        # The list itself numbers them apart, as a school with two departments.
        note = f"Zelfde naam en plek als rij {earlier}, maar een eigen nummer."
        return dataclasses.replace(planned, toelichting=_join(planned.toelichting, note))


def _protected(velden: Mapping[str, Value]) -> dict[str, Value]:
    """Return the zichtbaarheid that holds whatever the list says.

    The persoonlijke sfeer and persons stay intern. Else what the list says, and nothing where it
    says nothing: who may see it then follows from sfeer and formaliteit once those are known.
    """
    zichtbaarheid = regels.strictest_zichtbaarheid(velden.get("sfeer"), velden.get("soort"))
    return {"zichtbaarheid": zichtbaarheid} if zichtbaarheid else {}


def _waiting(planned: PlannedRow, reden: str, note: str, wacht_op: str) -> PlannedRow:
    return dataclasses.replace(
        planned,
        uitkomst="wachtend",
        reden=reden,
        toelichting=_join(note, planned.toelichting),
        # A waiting row is no hulpbron yet, so it has no point.
        plek=without_point(planned.plek),
        gevonden=planned.plek if wacht_op != PLEK else None,
        wacht_op=wacht_op,
    )


def _settled(planned: PlannedRow, before: Gelezen, data: Gegevens) -> PlannedRow | None:
    """Return what was decided about a row in an earlier version; None when that says nothing."""
    rij = before.rij
    if rij.uitkomst in {"geplaatst", "bijgewerkt", "samengevoegd"}:
        return _waiting(planned, VERWIJDERD, "", VERDWEEN)
    skipped = rij.uitkomst == "overgeslagen" and rij.reden.startswith(OVERGESLAGEN[:-1])
    if skipped and says_the_same(before, data):
        reden = f"{EERDER_OVERGESLAGEN}{rij.reden.removeprefix(OVERGESLAGEN[:-1]).rstrip('.')}."
        return dataclasses.replace(planned, uitkomst="overgeslagen", reden=reden)
    return None


def _once(row: PlannedRow, waiting: Gelezen | None, data: Gegevens) -> PlannedRow:
    """Let a row that waits already not wait twice; a newer version takes its place."""
    if waiting is None:
        return row
    if row.uitkomst == "wachtend" and says_the_same(waiting, data):
        return dataclasses.replace(row, uitkomst="overgeslagen", reden=WACHT_AL, wacht_op="")
    return dataclasses.replace(row, vervangt=waiting.rij.rij)


def _join(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _notes(data: Gegevens, place: Locatie) -> str:
    unknown = [
        f"‘{waarde}’ ({kop}) kennen we niet: {lijsten.NOG_NIET_INGEDEELD}."
        for kop, waarde in data.onbekend
    ]
    # What was wrong with an address would tell the address.
    wrong = [] if regels.only_at_buurt_level(data.velden.get("sfeer")) else data.toelichting
    return _join(place.toelichting, *wrong, *unknown)
