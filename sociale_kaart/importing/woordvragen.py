"""Words of a list that are in none of our lists, or that leave a field open: to be asked about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sociale_kaart.importing.adreskolommen import cell_text
from sociale_kaart.importing.rijen import Rijlezer
from sociale_kaart.importing.waarden import KEUZEVELDEN, LIJSTVELDEN, split_values, suggest_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.importing.koppen import Koppeling
    from sociale_kaart.importing.leesregels import Table


class OpenVraag(NamedTuple):
    """A value that leaves a field open, for somebody to answer.

    Attributes:
        veld: the field the value was read for.
        waarde: their word.
        aantal: number of rows.
        vraagt: the field that is open.
        codes: what the value already fills.
    """

    veld: str
    waarde: str
    aantal: int
    vraagt: str
    codes: Mapping[str, str]

    @property
    def tekst(self) -> str:
        """The question, as a Dutch sentence."""
        return (
            f"‘{self.waarde}’ ({self.aantal} keer) zegt dat er geen betaalde mensen werken. Is het "
            "formeel of informeel? Dat staat er niet en is nog niet ingevuld."
        )


def unknown_values(
    table: Table, koppeling: Koppeling
) -> dict[tuple[str, str], tuple[int, Mapping[str, str] | None]]:
    """Return the words of a list that are in none of ours, and what they probably stand for.

    Returns:
        (field, their word) -> (number of rows, suggestion field -> code or None), the most
        frequent first. The suggestion may be put in `Koppeling.waarden` as it is.
    """
    lezer = Rijlezer(koppeling)
    found: dict[tuple[str, str], tuple[int, Mapping[str, str] | None]] = {}
    for (veld, value), count in _values(table, koppeling).most_common():
        codes = lezer.codes(veld, value)
        if codes is not None and not codes:
            found[veld, value] = (count, suggest_value(veld, value))
    return found


def open_questions(table: Table, koppeling: Koppeling) -> tuple[OpenVraag, ...]:
    """Return the values that tell inzet where formaliteit should stand, as 'informele zorg'."""
    lezer = Rijlezer(koppeling)
    found = []
    for (veld, value), count in _values(table, koppeling).most_common():
        codes = lezer.codes(veld, value)
        unpaid = codes and codes.get("inzet") == "vrijwillig" and "formaliteit" not in codes
        chosen = any(value in own for own in koppeling.waarden.values())
        if (
            unpaid
            and codes
            and not chosen
            and (veld == "formaliteit" or "informele" in value.casefold())
        ):
            found.append(OpenVraag(veld, value, count, "formaliteit", codes))
    return tuple(found)


def _values(table: Table, koppeling: Koppeling) -> Counter[tuple[str, str]]:
    """Count the different values of the columns with words of a list, each cell taken apart."""
    places = {kop: place for place, kop in enumerate(table.koppen)}
    counts: Counter[tuple[str, str]] = Counter()
    for veld in (*LIJSTVELDEN, *KEUZEVELDEN):
        kop = koppeling.kop(veld)
        if kop is None or kop not in places or not koppeling.keeps(kop):
            continue
        cells = Counter(cell_text(rij[places[kop]]) for rij in table.rijen)
        own = koppeling.waarden.get(veld, {})
        for text, count in cells.items():
            for value in [text] if text in own else split_values(veld, text):
                counts[veld, value] += count
    return counts
