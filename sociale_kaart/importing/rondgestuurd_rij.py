"""One row of a workbook that was sent round: which of its cells were edited, and into what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.domain import lijsten, regels
from sociale_kaart.domain.personen import is_register_of_people
from sociale_kaart.domain.rondzenden import KENMERK, VELDEN
from sociale_kaart.domain.tabellen import HULPBRONNEN
from sociale_kaart.importing.keuzes import ADRES, REACH
from sociale_kaart.importing.plan import Gelezen, Veldverschil
from sociale_kaart.importing.rondgestuurd_plek import PLAATSKOPPEN, edited_place
from sociale_kaart.importing.waarden import KEUZEVELDEN, LIJSTVELDEN, word_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Hulpbron, Row, Value
    from sociale_kaart.importing.geocode import Geocoder
    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.leesregels import Cel
    from sociale_kaart.importing.rijen import Rijlezer

_CONTACT = frozenset(("organisatie", "contactpersoon", "telefoon", "email", "website"))
_PLEK = frozenset(("gebruik", "schema"))
_ABOUT = frozenset(("naam", "soort", "omschrijving"))
# What stands between several answers in one cell.
_TUSSEN = "|"
_HOOGSTE_LEEFTIJD = 120


class Omgeving(NamedTuple):
    """What all rows are read with."""

    lezer: Rijlezer
    koppeling: Koppeling
    geocoder: Geocoder


class Versies(NamedTuple):
    """A row three times, header -> text: as it came back, as it was sent, as the kaart has it."""

    zij: Mapping[str, str]
    was: Mapping[str, str] | None
    wij: Mapping[str, str]


class EditedRow:
    """What somebody edited in a row.

    Attributes:
        velden: columns of hulpbronnen that change; None empties.
        contact: columns of contacten that change.
        contact_uuid: whose, None for a new contact.
        plek: columns of the first plek that change, None for nothing.
        plek_uuid: that plek, None when there is none yet.
        sets: child table -> codes that it is to have exactly.
        verschillen: every field that changes, and every one that changed on both sides.
        onmogelijk: Dutch sentences about edited cells that cannot be carried out.
        onbekend: (header, value) of edited cells with a word that is in none of our lists.
        note: Dutch sentences for the receipt.
        gelezen: all that the row says, for who decides about it later.
        over_mensen: an edited cell makes it about a household, client or need.
    """

    def __init__(
        self,
        omgeving: Omgeving,
        cellen: Mapping[str, Cel],
        versies: Versies,
        old: Hulpbron,
    ) -> None:
        self.velden: dict[str, Value] = {}
        self.contact: dict[str, Value] = {}
        self.contact_uuid: str | None = None
        self.plek: dict[str, Value] | None = None
        self.plek_uuid = old.plekken[0].uuid if old.plekken else None
        self.sets: dict[str, tuple[str, ...]] = {}
        self.verschillen: list[Veldverschil] = []
        self.onmogelijk: list[str] = []
        self.onbekend: list[tuple[str, str]] = []
        self._notes: list[str] = []
        self._zij, self._was, self._wij = versies
        self._old = old
        self._data = omgeving.lezer.read(cellen)
        self._omgeving = omgeving
        edited = self._edited()
        about = {kop for kop in edited if VELDEN[kop] in _ABOUT}
        self.over_mensen = self._data.over_mensen and bool(about)
        for kop in edited:
            if kop not in PLAATSKOPPEN:
                self._take(kop, VELDEN[kop])
        self._take_place([kop for kop in edited if kop in PLAATSKOPPEN])
        self._protect()
        contact = {k: v for k, v in self._data.contact.items() if v is not None}
        empty = {veld: None for veld, value in self.velden.items() if value is None}
        self.gelezen = Gelezen(
            {**self._data.velden, **empty}, {**contact, **self.contact}, self._data.delen
        )

    @property
    def note(self) -> str:
        """What is told of the row."""
        return " ".join(self._notes)

    def _edited(self) -> list[str]:
        """Return the headers of the cells that somebody edited."""
        found = []
        for kop, text in self._zij.items():
            veld = VELDEN.get(kop)
            if veld is None or kop == KENMERK:
                continue
            before = self._was.get(kop) if self._was is not None else None
            if before is None:
                # Not known what was sent: only what is filled in and differs says something.
                same = not text or self._same(kop, text, self._wij.get(kop, ""))
            else:
                same = self._same(kop, text, before)
            if same:
                continue
            if not veld:
                self._notes.append(f"‘{kop}’ volgt uit iets anders en is niet overgenomen.")
            elif veld == "gebruik" or self._omgeving.koppeling.kop(veld) == kop:
                found.append(kop)
        return found

    def _same(self, kop: str, one: str, other: str) -> bool:
        if VELDEN.get(kop) in KEUZEVELDEN:
            return set(_parts(one)) == set(_parts(other))
        return one == other

    def _clashes(self, kop: str) -> bool:
        """Return whether the kaart shows something else than what was sent."""
        now = self._wij.get(kop, "")
        before = self._was.get(kop) if self._was is not None else None
        if before is None:
            return bool(now)
        return not self._same(kop, now, before)

    def _take(self, kop: str, veld: str) -> None:
        text = self._zij[kop]
        if self._same(kop, text, self._wij.get(kop, "")):
            # Both sides came to the same.
            return
        unknown = [pair for pair in self._data.onbekend if pair[0] == kop]
        if unknown:
            self.onbekend += unknown
            return
        if veld in KEUZEVELDEN:
            self._take_set(kop, veld)
        elif veld in _CONTACT:
            self._take_contact(kop, veld)
        elif veld in _PLEK:
            self._take_plek(kop, veld)
        else:
            self._take_veld(kop, veld)

    def _take_veld(self, kop: str, veld: str) -> None:
        text = self._zij[kop]
        empty = not text or (
            veld in LIJSTVELDEN and word_key(text) == word_key(lijsten.NOG_NIET_INGEDEELD)
        )
        value = None if empty else self._data.velden.get(veld)
        ours: Value = getattr(self._old, veld, None)
        ours = self._old.meer.get(veld) if ours is None else ours
        if value is None and not empty:
            self.onmogelijk.append(f"‘{text}’ in kolom ‘{kop}’ is niet begrepen")
        elif value is None and veld == "naam":
            self.onmogelijk.append("De naam is leeg")
        elif value != ours:
            wrong = _wrong(veld, value)
            if wrong:
                self.onmogelijk.append(f"‘{kop}’: {wrong}")
                return
            self.velden[veld] = value
            self._differs(veld, kop, value, ours)

    def _take_set(self, kop: str, veld: str) -> None:
        tabel, kolom = KEUZEVELDEN[veld]
        said = self._data.delen.get(tabel, ()) if self._zij[kop] else ()
        codes = [str(row[kolom]) for row in said if row.get(kolom)]
        if tabel == "ook_sferen":
            own = self.velden.get("sfeer", self._old.sfeer)
            codes = [code for code in codes if code != own]
        have = {str(row.get(kolom)) for row in self._old.deel(tabel)}
        if set(codes) != have:
            self.sets[tabel] = tuple(codes)
            self._differs(tabel, kop, self._zij[kop] or None, self._wij.get(kop) or None)

    def _take_contact(self, kop: str, veld: str) -> None:
        text = self._zij[kop]
        rows = self._old.deel("contacten")
        before = _parts(self._wij.get(kop, ""))
        if len(rows) > 1 and (before or text):
            row, value = _one_of(rows, veld, before, _parts(text))
        else:
            row = rows[0] if rows else None
            value = self._data.contact.get(veld) if text else None
        uuid = str(row["uuid"]) if row is not None else None
        if (len(rows) > 1 and row is None) or (self.contact and uuid != self.contact_uuid):
            self.onmogelijk.append(f"‘{kop}’: er is meer dan één contact; wijzig dat op de kaart")
            return
        self.contact_uuid = uuid
        self.contact[veld] = value
        self._differs(REACH + veld, kop, value, self._wij.get(kop) or None)

    def _take_plek(self, kop: str, veld: str) -> None:
        text = self._zij[kop]
        value: Value = text or None
        if veld == "gebruik" and text:
            known = {
                word_key(t): i.code for i in lijsten.lijst("gebruik") for t in (i.label, i.code)
            }
            value = known.get(word_key(text))
            if value is None:
                self.onbekend.append((kop, text))
                return
        self.plek = {**(self.plek or {}), veld: value}
        self._differs(veld, kop, value, self._wij.get(kop) or None)

    def _take_place(self, edited: list[str]) -> None:
        if not edited:
            return
        if self._was is None and self.plek_uuid is not None and not self._open_place():
            clash = True
        else:
            clash = any(self._clashes(kop) for kop in PLAATSKOPPEN if self._counts(kop))
        found = edited_place(self._zij, self._data, edited, self._old, self._omgeving.geocoder)
        if found.same:
            return
        if found.reden:
            self.onmogelijk.append(found.reden)
        elif found.plek is not None:
            self.plek = {**(self.plek or {}), **found.plek}
        self._notes += [found.toelichting] if found.toelichting else []
        text = ", ".join(self._zij[kop] for kop in PLAATSKOPPEN if self._zij.get(kop))
        ours = ", ".join(self._wij[kop] for kop in PLAATSKOPPEN if self._wij.get(kop))
        self.verschillen.append(Veldverschil(ADRES, None, text or None, ours or None, clash))

    def _open_place(self) -> bool:
        """Return whether the kaart has no place yet, so that the list may say it."""
        return not any(self._wij.get(kop) for kop in PLAATSKOPPEN)

    def _counts(self, kop: str) -> bool:
        # The name of a buurt follows from its code, and may be another in another year; degrees
        # follow from metres. A column that was not sent tells nothing.
        sent = self._was is None or kop in self._was
        return sent and VELDEN[kop] not in {"buurt", "lon", "lat"}

    def _differs(self, veld: str, kop: str, value: Value, ours: Value) -> None:
        before = self._was.get(kop) if self._was is not None else None
        clash = self._clashes(kop)
        self.verschillen.append(Veldverschil(veld, before or None, value, ours, clash))

    def _protect(self) -> None:
        """Keep what is about people for few readers, whatever a list says."""
        if not {"sfeer", "soort", "zichtbaarheid"} & self.velden.keys():
            return
        sfeer = self.velden.get("sfeer", self._old.sfeer)
        strict = regels.strictest_zichtbaarheid(sfeer, self.velden.get("soort", self._old.soort))
        if strict and {"sfeer", "soort"} & self.velden.keys():
            self.velden["zichtbaarheid"] = strict
        if "sfeer" in self.velden and regels.only_at_buurt_level(sfeer):
            self.plek = None
            self._notes.append("Persoonlijke sociale basis: alleen de buurt blijft bewaard.")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(_TUSSEN) if part.strip()]


def _one_of(
    rows: tuple[Row, ...], veld: str, before: list[str], now: list[str]
) -> tuple[Row | None, Value]:
    """Return which contact an edited cell with those of several is about, and its new value."""
    gone = [part for part in before if part not in now]
    new = [part for part in now if part not in before]
    if len(gone) > 1 or len(new) > 1:
        return None, None
    old = gone[0] if gone else None
    hits = [row for row in rows if (str(row.get(veld) or "").strip() or None) == old]
    return (hits[0] if len(hits) == 1 else None), (new[0] if new else None)


def _wrong(veld: str, value: Value) -> str:
    """Return why a value cannot be kept, '' when it can."""
    if isinstance(value, str) and veld not in LIJSTVELDEN:
        persoon = HULPBRONNEN.veld(veld).persoon
        if is_register_of_people(value, namen=persoon):
            return "dit gaat over mensen; een sociale kaart houdt alleen bij wat er is"
    if veld.startswith("leeftijd") and isinstance(value, int) and value > _HOOGSTE_LEEFTIJD:
        return f"{value} is geen leeftijd"
    return ""
