"""What a waiting row needs to be placed later, as the kaart keeps it.

Plain JSON of what the list says and of what was found. Of the hulpbronnen it may be the same as
only the uuids: their names are looked up, so that what is removed for good leaves no trace here.
"""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from sociale_kaart.importing.adres import Adres
from sociale_kaart.importing.geocode import Suggestie
from sociale_kaart.importing.plan import Veldverschil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.importing.plan import PlannedRow

# What 'definitief verwijderen' leaves where a person stood.
_VERWIJDERD = "[verwijderd]"


@dataclasses.dataclass(frozen=True, slots=True)
class Voorstel:
    """What would become of a waiting row; as in `PlannedRow`.

    Attributes:
        plek: the address as the list gives it, without a point.
        gevonden: the plek with its point, when it is known.
        dubbelen: uuids of hulpbronnen it may be the same as.
        vervangen: child table -> the codes that it is to have exactly, of a row of a workbook that
            was sent round.
    """

    wacht_op: str = ""
    velden: Mapping[str, Value] = dataclasses.field(default_factory=dict)
    plek: Mapping[str, Value] | None = None
    gevonden: Mapping[str, Value] | None = None
    contact: Mapping[str, Value] | None = None
    delen: Mapping[str, Sequence[Mapping[str, Value]]] = dataclasses.field(default_factory=dict)
    suggesties: tuple[Suggestie, ...] = ()
    dubbelen: tuple[str, ...] = ()
    verschillen: tuple[Veldverschil, ...] = ()
    plek_uuid: str | None = None
    contact_uuid: str | None = None
    vervangen: Mapping[str, Sequence[str]] = dataclasses.field(default_factory=dict)

    @property
    def naam(self) -> str:
        """What the row is called, '' when it has no name."""
        return str(self.velden.get("naam") or "")


def voorstel_of(row: PlannedRow) -> Voorstel:
    """Return what a planned row needs to be placed later."""
    velden, contact, delen = row.whole
    return Voorstel(
        row.wacht_op,
        velden,
        row.plek,
        row.gevonden,
        contact,
        delen,
        row.suggesties,
        tuple(dubbel.uuid for dubbel in row.dubbelen if dubbel.uuid),
        row.verschillen,
        row.plek_uuid,
        row.contact_uuid,
        row.vervangen,
    )


def to_json(voorstel: Voorstel) -> str:
    """Return the text that the kaart keeps; what is empty is left out."""
    data = {k: v for k, v in dataclasses.asdict(voorstel).items() if v}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def from_json(text: object) -> Voorstel:
    """Read what `to_json` wrote; what a later version added is left out.

    A row of a kaart of format 1 has none: it gets an empty one. Where a person was removed for
    good, the field is empty.
    """
    data = json.loads(text) if isinstance(text, str) and text else {}
    known = {f.name for f in dataclasses.fields(Voorstel)}
    data = {k: v for k, v in data.items() if k in known}
    for naam in ("velden", "plek", "gevonden", "contact"):
        if data.get(naam):
            data[naam] = {k: v for k, v in data[naam].items() if v != _VERWIJDERD}
    return Voorstel(
        **{
            **data,
            "suggesties": tuple(_suggestie(one) for one in data.get("suggesties", ())),
            "dubbelen": tuple(data.get("dubbelen", ())),
            "verschillen": tuple(
                Veldverschil(**_known(Veldverschil, one)) for one in data.get("verschillen", ())
            ),
        }
    )


def _suggestie(data: dict[str, Any]) -> Suggestie:
    adres = Adres(**_known(Adres, data["adres"]))
    return Suggestie(**{**_known(Suggestie, data), "adres": adres})


def _known(kind: type, data: dict[str, Any]) -> dict[str, Any]:
    names = {f.name for f in dataclasses.fields(kind)}
    return {k: v for k, v in data.items() if k in names}
