"""The second half of the gate: which fields and places of a shown hulpbron leave.

A field has a level: what `veld_zichtbaarheid` (or `contacten.zichtbaarheid`) says about it, else
intern when it is sensitive, else open. `veld_zichtbaarheid.veld` names a column of the hulpbron
('kosten'), a child table ('geldbronnen') or a column of one ('contacten.telefoon'); 'plekken' and
its address columns, 'adres' and 'punt' speak about the place. Where two rules speak the strictest
wins, so that a merge of two files never opens a field.
"""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from sociale_kaart.domain import lijsten, regels
from sociale_kaart.domain.instemmingen import has_toestemming, is_informeel, who_agreed
from sociale_kaart.domain.tabellen import DELEN, HULPBRONNEN, Tabel, Veld
from sociale_kaart.exporting.gate_niveaus import (
    INTERN,
    PUBLIEK,
    field_levels,
    naam_van,
    niveau,
    only_at_buurt,
)
from sociale_kaart.exporting.gate_teksten import WEGGELATEN, hidden_in_texts, without_hidden

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Hulpbron, Plek, Row, Value

# Housekeeping that is in no export, whoever it is for.
_NOOIT = frozenset({"opmerking", "batch"})
_KERN = frozenset(f for f in HULPBRONNEN.kolommen if f not in _NOOIT)
# Tables that answer the gate; their rows name persons and are of no use to other readers.
_ALLEEN_INTERN = frozenset({"toestemmingen", "instemmingen", "veld_zichtbaarheid"})
# What may be said of the persoonlijke sfeer, in any export: the offer itself, at buurt level.
_PERSOONLIJK_KERN = frozenset(
    {
        "naam", "omschrijving", "leefwereld", "sfeer", "formaliteit", "inzet", "soort", "status",
        "zichtbaarheid", "gecontroleerd_op", "herzien_voor", "pedagogische_basis", "waarom",
    }
)  # fmt: skip
_PERSOONLIJK_DELEN = frozenset({"ook_sferen", "herkomsten", "ambities", "bouwstenen"})
# What a row is a part of; a row with only these is empty.
_SLEUTELS = frozenset({"uuid", "hulpbron", "zichtbaarheid"})
# The columns that name the person a row is about.
_NOEMT = ("contactpersoon", "wie", "eigenaar", "gecontroleerd_door", "afgesproken_met")
_KLEIN_GETAL = 5
# Ten digits, and not those of a mobile telephone, which is somebody's own.
_VAST_NUMMER = re.compile(r"(?:(?:\+|00)31|0)(?!6)[1-9]\d{8}|0(?:800|900)\d{4,7}|14\d{3,4}|112")
_ALGEMEEN = frozenset(
    {
        "administratie", "algemeen", "balie", "bestuur", "contact", "hallo", "info", "informatie",
        "mail", "post", "receptie", "secretariaat", "vragen", "welkom",
    }
)  # fmt: skip


def released_fields(
    hulpbron: Hulpbron, lezer: int, peildatum: dt.date
) -> tuple[Hulpbron, frozenset[str]]:
    """Return the hulpbron as this audience may see it, and what was left out (Dutch)."""
    zeef = _Zeef(hulpbron, lezer, peildatum, field_levels(hulpbron))
    vrij = zeef.hulpbron_shown()
    if lezer < INTERN and (hidden := hidden_in_texts(hulpbron, vrij, zeef.agreed)):
        vrij, found = without_hidden(vrij, hidden)
        if found:
            zeef.weg.add(WEGGELATEN)
    return vrij, frozenset(zeef.weg)


def keep_relaties(getoond: Sequence[Hulpbron]) -> tuple[Hulpbron, ...]:
    """Drop relaties with hulpbronnen that are not shown: even that they exist is hidden."""
    uuids = {hulpbron.uuid for hulpbron in getoond}
    result = []
    for hulpbron in getoond:
        relaties = tuple(
            row for row in hulpbron.deel("relaties") if not row.get("naar") or row["naar"] in uuids
        )
        delen = {naam: rows for naam, rows in hulpbron.delen.items() if naam != "relaties"}
        if relaties:
            delen["relaties"] = relaties
        result.append(dataclasses.replace(hulpbron, delen=delen))
    return tuple(result)


@dataclasses.dataclass(frozen=True, slots=True)
class _Zeef:
    """Decides field by field for one hulpbron and one audience, and collects what stays behind."""

    hulpbron: Hulpbron
    lezer: int
    peildatum: dt.date
    levels: Mapping[str, int]
    weg: set[str] = dataclasses.field(default_factory=set)

    @property
    def agreed(self) -> list[str]:
        """Who may be named to these readers."""
        return who_agreed(self.hulpbron, self.peildatum, lezer=naam_van(self.lezer))

    @property
    def _is_persoonlijk(self) -> bool:
        return regels.only_at_buurt_level(self.hulpbron.sfeer)

    def hulpbron_shown(self) -> Hulpbron:
        kern = {naam: self._kernvalue(naam) for naam in HULPBRONNEN.kolommen}
        kept = self._row(HULPBRONNEN, kern)
        for naam in kern:
            if naam not in _KERN or (self._is_persoonlijk and naam not in _PERSOONLIJK_KERN):
                kept[naam] = None
        own = {f.name for f in dataclasses.fields(self.hulpbron)}
        return dataclasses.replace(
            self.hulpbron,
            **{naam: value for naam, value in kept.items() if naam in own},  # type: ignore[arg-type]
            meer={n: v for n, v in kept.items() if n not in own and v is not None},
            plekken=tuple(self._plek(plek) for plek in self.hulpbron.plekken),
            delen=self._delen(),
        )

    def _kernvalue(self, naam: str) -> Value:
        value: Value = getattr(self.hulpbron, naam, None)
        return self.hulpbron.meer.get(naam) if value is None else value

    def _delen(self) -> dict[str, tuple[Row, ...]]:
        delen: dict[str, tuple[Row, ...]] = {}
        for tabel in DELEN:
            if self._is_persoonlijk and tabel.naam not in _PERSOONLIJK_DELEN:
                continue
            if self.lezer < INTERN and tabel.naam in _ALLEEN_INTERN:
                continue
            if rows := self._rows(tabel):
                delen[tabel.naam] = rows
        verhalen = {row.get("uuid") for row in delen.get("verhalen", ())}
        themas = tuple(r for r in delen.pop("verhaal_themas", ()) if r["verhaal"] in verhalen)
        return {**delen, "verhaal_themas": themas} if themas else delen

    def _rows(self, tabel: Tabel) -> tuple[Row, ...]:
        kept = []
        for row in self.hulpbron.deel(tabel.naam):
            if not self._may_row(tabel, row):
                self.weg.add(_NAAM_WEGGELATEN.get(tabel.naam, tabel.label.lower()))
                continue
            vrij = self._row(tabel, row)
            # A row of which nothing is left, or a story without its text, tells only that it is.
            leeg = not any(v is not None for n, v in vrij.items() if n not in _SLEUTELS)
            verzwegen = tabel.naam == "verhalen" and vrij["tekst"] is None
            if not leeg and not (verzwegen and self.lezer < INTERN):
                kept.append(vrij)
        return tuple(kept)

    def _may_row(self, tabel: Tabel, row: Row) -> bool:
        """Return whether a row as a whole may go; its fields are decided one by one after this."""
        geopend = tabel.naam in self.levels
        if self.lezer == INTERN:
            mag = True
        elif geopend and self.levels[tabel.naam] > self.lezer:
            mag = False
        elif tabel.naam == "contacten":
            mag = not row.get("zichtbaarheid") or niveau(row["zichtbaarheid"]) <= self.lezer
        elif tabel.naam == "relaties":
            # Who pays is as sensitive here as in geldbronnen.
            mag = row.get("soort") != "financiert" or geopend
        elif tabel.naam == "doelgroepen":
            mag = not (_is_sensitive_doelgroep(row) and _has_adres(self.hulpbron)) or geopend
        elif tabel.naam == "tellingen":
            getal = row.get("getal")
            mag = isinstance(getal, int | float) and getal >= _KLEIN_GETAL
        else:
            mag = True
        return mag

    def _row(self, tabel: Tabel, row: Row) -> dict[str, Value]:
        """Return the row with only described columns, those that may not go blanked."""
        kept: dict[str, Value] = {"uuid": row["uuid"]} if row.get("uuid") else {}
        for veld in tabel.velden:
            value = row.get(veld.naam)
            kept[veld.naam] = None
            if value is None or value == "":
                continue
            mag = self._level(tabel, veld, row) <= self.lezer and (
                not veld.persoon or self._may_name(veld, row)
            )
            if veld.verwijst == "fotos":
                # Of photos `gate_fotos` decides; what goes along stands in `Vrijgave.fotos`.
                continue
            if mag:
                kept[veld.naam] = value
            else:
                self.weg.add(_NAAM_WEGGELATEN.get(tabel.naam, veld.label.lower()))
        return kept

    def _level(self, tabel: Tabel, veld: Veld, row: Row) -> int:
        names = [f"{tabel.naam}.{veld.naam}"]
        names.append(veld.naam if tabel is HULPBRONNEN else tabel.naam)
        said = [self.levels[naam] for naam in names if naam in self.levels]
        if tabel.naam == "contacten" and row.get("zichtbaarheid"):
            said.append(niveau(row["zichtbaarheid"]))
        level = max(said) if said else INTERN if veld.gevoelig else PUBLIEK
        # 'telefoon' without its table may be meant for this one: it closes, it never opens.
        return max(level, self.levels.get(veld.naam, PUBLIEK))

    def _may_name(self, veld: Veld, row: Row) -> bool:
        """Return whether what names or points to a person may go: the person must have agreed.

        For own use everything is to be read; for partners as for the public a toestemming must
        hold that is meant for them. The general number of an organisation is nobody's.
        """
        if self.lezer == INTERN or self._is_general(veld, row):
            return True
        naam = str(row.get(veld.naam) or "") if veld.naam in _NOEMT else _named(row)
        return has_toestemming(self.hulpbron, self.peildatum, naam, lezer=naam_van(self.lezer))

    def _is_general(self, veld: Veld, row: Row) -> bool:
        """Return whether this is how to reach an organisation, whoever answers."""
        if self.hulpbron.soort == "persoon" or is_informeel(self.hulpbron) or _named(row):
            return False
        value = str(row.get(veld.naam) or "")
        if veld.naam == "telefoon":
            return bool(_VAST_NUMMER.fullmatch(re.sub(r"[\s\-./()]", "", value)))
        return veld.naam == "email" and value.partition("@")[0].strip().casefold() in _ALGEMEEN

    def _plek(self, plek: Plek) -> Plek:
        """Return the plek, brought back to its buurt where more may not be said.

        What is left then is the same wherever in its buurt the plek lies, so nothing can be worked
        out from several exports or from a plek that is moved.
        """
        only_buurt = only_at_buurt(self.hulpbron, plek, self.lezer, self.peildatum)
        schema = max(self.levels.get(n, PUBLIEK) for n in ("schema", "plekken.schema"))
        if schema > self.lezer:
            plek = dataclasses.replace(plek, schema=None)
        if not only_buurt:
            return plek
        if plek.x is not None or plek.straat or plek.postcode:
            self.weg.add("adres en punt op de kaart (alleen de buurt)")
        return dataclasses.replace(
            plek,
            x=None,
            y=None,
            straat=None,
            huisnummer=None,
            huisletter=None,
            toevoeging=None,
            postcode=None,
            # A buurt on the edge may lie in two plaatsen.
            plaats=None,
            locatie_nauwkeurigheid="buurt",
        )


def _named(row: Row) -> str:
    return next((str(row[naam]) for naam in _NOEMT if row.get(naam)), "")


def _has_adres(hulpbron: Hulpbron) -> bool:
    # As stored, not as shown: else the public version of a record could say what partners may not
    # read, and the two put together would tell it.
    return any(p.x is not None or p.straat or p.postcode for p in hulpbron.plekken)


def _is_sensitive_doelgroep(row: Row) -> bool:
    known = {item.code: item.extra.get("gevoelig") for item in lijsten.lijst("doelgroep")}
    return known.get(str(row.get("doelgroep")), "ja") == "ja"


# How the report calls what was left out, per table.
_NAAM_WEGGELATEN = {
    "hulpbronnen": "velden die intern blijven",
    "contacten": "gegevens van een contactpersoon",
    "doelgroepen": "gevoelige doelgroep bij een adres",
    "tellingen": "kleine aantallen",
    "geldbronnen": "geldbronnen",
    "verhalen": "verhalen",
    "relaties": "wie het betaalt",
    "panden": "eigenaar en huur van het pand",
    "toegankelijkheid": "wie het heeft gecontroleerd",
}
