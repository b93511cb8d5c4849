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
from typing import TYPE_CHECKING

from sociale_kaart.base.progress import NoProgress
from sociale_kaart.domain import lijsten, regels
from sociale_kaart.domain.personen import WEIGERING
from sociale_kaart.importing import leesregels
from sociale_kaart.importing.adres import plain_key
from sociale_kaart.importing.adreskolommen import cell_text
from sociale_kaart.importing.bestaand import (
    PlekKey,
    Register,
    adres_key,
    buurt_key,
    compare,
    plek_key,
    point_key,
)
from sociale_kaart.importing.koppen import Koppeling, match_headers
from sociale_kaart.importing.locatie import Locatie, locate
from sociale_kaart.importing.plan import UITKOMSTEN, ImportPlan, PlannedRow
from sociale_kaart.importing.rijen import ADRESVELDEN, Gegevens, read_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.base.progress import Progress
    from sociale_kaart.domain.hulpbron import Hulpbron, Value
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.importing.spreadsheet import Cel, Table

GEEN_NAAM = "De rij heeft geen naam."
TOTAALREGEL = "Deze rij lijkt een totaal, een voetnoot of herhaalde kolomkoppen."
DUBBEL_IN_LIJST = "Lijkt dubbel met een andere rij in deze lijst."
DUBBEL_IN_KAART = "Lijkt dubbel met een hulpbron die al op de kaart staat."
VERSCHILT = "De lijst en de kaart zijn allebei veranderd; kies wat klopt."
STOND_ER_AL = "Stond er al; er is niets veranderd."

_FOOTER = ("totaal", "subtotaal", "aantal", "bron:", "peildatum", "bijgewerkt", "laatst bijgewerkt")
# More filled cells than this are no footer.
_FOOTER_CELLS = 2
# Columns of a plek that tell where it is.
_NO_PLACE: dict[str, Value] = dict.fromkeys(
    ("straat", "huisnummer", "huisletter", "toevoeging", "postcode", "plaats", "buurt_gekozen",
     "x", "y")
)  # fmt: skip
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
    vorige: Mapping[str, Mapping[str, str]] | None = None,
) -> ImportPlan:
    """Say for every row of `table` what would become of it.

    Args:
        table: the list.
        geocoder: the addresses and buurten of the ondergrond.
        bestaande: what the kaart already has.
        progress: told every few hundred rows.
        vorige: uuid of a hulpbron -> raw cells of the row it came from, to tell apart what the
            list changed and what was edited by hand. Without it a difference always waits.
    """
    progress = progress or NoProgress()
    planner = _Planner(table, geocoder, Register(bestaande), vorige or {})
    rows: list[PlannedRow] = []
    for index, rij in enumerate(table.rijen):
        if index % _STEP == 0:
            progress.step("Rijen bekijken en adressen zoeken…", index, len(table.rijen))
        cellen = {kop: cel for kop, cel in zip(table.koppen, rij, strict=False) if cel is not None}
        if cellen:
            rows.append(planner.plan(table.rijnummers[index], cellen))
    rows = sorted([*rows, *_no_data(table)], key=lambda row: row.rijnummer)
    totals = Counter(row.uitkomst for row in rows)
    plan = ImportPlan(
        bestand=table.bestand,
        blad=table.blad,
        rows=tuple(rows),
        totalen={naam: totals[naam] for naam in UITKOMSTEN},
        redenen=dict(
            Counter(
                row.reden for row in rows if row.uitkomst in {"wachtend", "overgeslagen"}
            ).most_common()
        ),
        koppen=tuple(table.koppen),
        koppeling=dict(planner.koppeling.velden),
        onbekende_kolommen=planner.koppeling.over,
        onbekende_waarden=dict(planner.unknown),
        meldingen=_remarks(planner.koppeling, planner.unknown),
    )
    assert plan.rijen == sum(plan.totalen.values()), "a row was lost"
    return plan


def _no_data(table: Table) -> list[PlannedRow]:
    """Return the rows of the sheet that are no data; of what was hidden nothing is kept."""
    found = []
    for rijnummer, reden, cells in table.overgeslagen:
        named = zip(table.koppen, cells, strict=False)
        texts = {kop: cell_text(cel) for kop, cel in named if cel is not None}
        kept = {} if reden in {leesregels.VERBORGEN, leesregels.ANDERE_TABEL} else texts
        found.append(
            PlannedRow(rijnummer, "overgeslagen", reden, cellen=kept, oorspronkelijk=texts)
        )
    return found


def _remarks(koppeling: Koppeling, unknown: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    remarks = list(koppeling.toelichting)
    if koppeling.over:
        kolommen = ", ".join(koppeling.over)
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
    """Plans row after row; remembers what earlier rows of the list took."""

    def __init__(
        self,
        table: Table,
        geocoder: Geocoder,
        register: Register,
        vorige: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.koppeling = match_headers(table.koppen)
        self.unknown: Counter[tuple[str, str]] = Counter()
        self._bestand = table.bestand
        self._geocoder = geocoder
        self._register = register
        self._vorige = vorige
        self._koppen = {kop.casefold() for kop in table.koppen}
        self._ids: dict[str, int] = {}
        self._places: dict[tuple[str, PlekKey], tuple[int, str | None]] = {}
        self._continued: dict[str, int] = {}

    def plan(self, rijnummer: int, cellen: Mapping[str, Cel]) -> PlannedRow:
        """Return what becomes of the row with these filled cells."""
        texts = {kop: cell_text(cel) for kop, cel in cellen.items()}
        data = read_row(cellen, self.koppeling)
        skipped = self._skip_reason(texts, data)
        if skipped:
            kept = {} if skipped == WEIGERING else texts
            return PlannedRow(rijnummer, "overgeslagen", skipped, cellen=kept, oorspronkelijk=texts)
        for pair in data.onbekend:
            self.unknown[pair] += 1
        row = self._decide(rijnummer, data)
        if regels.only_at_buurt_level(data.velden.get("sfeer")):
            private = {self.koppeling.kop(veld) for veld in ADRESVELDEN}
            kept = {kop: text for kop, text in texts.items() if kop not in private}
        else:
            kept = texts
        return dataclasses.replace(row, cellen=kept, oorspronkelijk=texts)

    def _skip_reason(self, texts: Mapping[str, str], data: Gegevens) -> str:
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
        key = _place_key(place)
        bron_id = data.velden.get("bron_id")
        number = str(bron_id) if bron_id else None
        old = self._register.continued(
            data.naam, str(velden["bron"]), number, key or adres_key(data.adres)
        )
        planned = PlannedRow(
            rijnummer,
            "geplaatst",
            toelichting=_notes(data, place),
            velden={**velden, **_protected(velden)},
            plek=place.plek,
            contact=data.contact or None,
            delen=data.delen,
        )
        again = self._seen_before(rijnummer, data.naam, number, key, old)
        if again:
            return _waiting(planned, DUBBEL_IN_LIJST, again)
        if old is not None:
            return self._update(planned, data, place, old)
        if place.reden:
            return dataclasses.replace(
                _waiting(planned, place.reden, ""), suggesties=place.suggesties
            )
        return self._place(planned, data.naam, number, key)

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
                _waiting(planned, DUBBEL_IN_KAART, f"Op de kaart: {alike[0].naam}."),
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

    def _update(
        self, planned: PlannedRow, data: Gegevens, place: Locatie, old: Hulpbron
    ) -> PlannedRow:
        cells = self._vorige.get(old.uuid)
        was = read_row(cells, self.koppeling) if cells is not None else None
        ours = {veld: getattr(old, veld, old.meer.get(veld)) for veld in data.velden}
        velden = compare(data.velden, ours, was.velden if was else None)
        contact = dict(old.deel("contacten")[0]) if old.deel("contacten") else {}
        reach = compare(data.contact, contact, was.contact if was else None)
        botsing = {**velden.botsing, **reach.botsing}
        plek = _moved(place, old, was, self._geocoder)
        if isinstance(plek, str):
            botsing["adres"] = (str(data.adres), plek)
            plek = None
        if botsing:
            tekst = "; ".join(
                f"{veld}: lijst ‘{lijst!s}’, kaart ‘{kaart!s}’"
                for veld, (lijst, kaart) in botsing.items()
            )
            return dataclasses.replace(
                _waiting(planned, VERSCHILT, f"{tekst}."), bestaande=old.uuid
            )
        if plek is not None and old.plekken:
            # What the old place had and the new one has not, must go.
            plek = {**_NO_PLACE, **plek}
        delen = _new_parts(data, old)
        changed = sorted({*velden.nieuw, *reach.nieuw, *delen, *(["adres"] if plek else [])})
        return dataclasses.replace(
            planned,
            uitkomst="bijgewerkt",
            reden="" if changed else STOND_ER_AL,
            toelichting=_join(
                planned.toelichting, f"Bijgewerkt: {', '.join(changed)}." if changed else ""
            ),
            velden=velden.nieuw,
            plek=plek,
            contact=reach.nieuw or None,
            delen=delen,
            bestaande=old.uuid,
            plek_uuid=old.plekken[0].uuid if plek and old.plekken else None,
            contact_uuid=str(contact["uuid"]) if reach.nieuw and contact.get("uuid") else None,
        )


def _protected(velden: Mapping[str, Value]) -> dict[str, Value]:
    """Return the zichtbaarheid that holds whatever the list says.

    The persoonlijke sfeer and persons stay intern. Else what the list says, and nothing where it
    says nothing: who may see it then follows from sfeer and formaliteit once those are known.
    """
    zichtbaarheid = regels.strictest_zichtbaarheid(velden.get("sfeer"), velden.get("soort"))
    return {"zichtbaarheid": zichtbaarheid} if zichtbaarheid else {}


def _waiting(planned: PlannedRow, reden: str, note: str) -> PlannedRow:
    plek = planned.plek
    if plek is not None:
        # A waiting row is no hulpbron yet, so it has no point.
        plek = {k: v for k, v in plek.items() if k not in {"x", "y", "locatie_nauwkeurigheid"}}
    return dataclasses.replace(
        planned,
        uitkomst="wachtend",
        reden=reden,
        toelichting=_join(note, planned.toelichting),
        plek=plek,
    )


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


def _place_key(place: Locatie) -> PlekKey | None:
    if place.adres is not None:
        return adres_key(place.adres)
    x, y = (place.plek or {}).get("x"), (place.plek or {}).get("y")
    if isinstance(x, float) and isinstance(y, float):
        return point_key(x, y)
    return buurt_key(place.buurtcode) if place.op_buurt and place.buurtcode else None


def _moved(
    place: Locatie, old: Hulpbron, was: Gegevens | None, geocoder: Geocoder
) -> Mapping[str, Value] | str | None:
    """Return the plek to write, None when it stays, or the kaart's address when they differ."""
    key = _place_key(place)
    if place.reden or key is None or place.plek is None:
        return None
    if not old.plekken:
        return place.plek
    here = old.plekken[0]
    if any(plek_key(plek) == key for plek in old.plekken):
        return None
    before = _place_key(locate(was, geocoder)) if was is not None else None
    if before is not None and before == plek_key(here):
        return place.plek
    if before == key:
        # The list says what it said before; only the kaart changed.
        return None
    return here.adres or here.buurt_gekozen or "een punt op de kaart"


def _new_parts(data: Gegevens, old: Hulpbron) -> dict[str, list[dict[str, Value]]]:
    """Return the rows of child tables that the hulpbron does not have."""
    found: dict[str, list[dict[str, Value]]] = {}
    for tabel, rows in data.delen.items():
        have = old.deel(tabel)
        new = [row for row in rows if not any(row.items() <= dict(h).items() for h in have)]
        if new:
            found[tabel] = new
    return found
