"""New rows beside a hulpbron, with what holds when nobody says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.project.kaart import Actie


def insert_plek(actie: Actie, hulpbron: str, plek: Mapping[str, Value]) -> None:
    """Add the first plek of a hulpbron; it is a fixed one unless `plek` tells another use."""
    actie.insert("plekken", {"gebruik": "vast", **plek, "hulpbron": hulpbron, "volgorde": 1})


def insert_contact(actie: Actie, hulpbron: str, contact: Mapping[str, Value]) -> None:
    """Add a contact, unless all its fields are empty."""
    if any(contact.values()):
        actie.insert("contacten", {**contact, "hulpbron": hulpbron})
