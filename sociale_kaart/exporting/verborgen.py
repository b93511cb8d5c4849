"""How an export says what it does not show, without telling on the few it is about.

Some numbers point at somebody: '1 × gaat over een persoon zonder toestemming, in deze buurt'. For
readers outside, numbers below 5 are therefore not given, and neither is any number from which they
follow (complementary suppression): reasons are taken together until 5 or more share a number. Of a
buurt is said at most that something stays behind there, and only where there is so much of it that
nobody can divide the total over the buurten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sociale_kaart.domain import notatie

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sociale_kaart.exporting.gate import Vrijgave

# As CBS does: fewer than this says something about persons.
KLEIN_GETAL = 5


def hidden_sentences(vrijgave: Vrijgave) -> list[str]:
    """Return how many hulpbronnen stay behind and why; one sentence each, none when all are shown.

    For own use (intern) every number is exact.
    """
    if not vrijgave.verborgen:
        return []
    if vrijgave.voor == "intern":
        return [
            f"Niet getoond: {hulpbronnen(vrijgave.verborgen)}.",
            *(f"{notatie.getal(n)} × {reden}." for reden, n in vrijgave.redenen.items()),
        ]
    if vrijgave.verborgen < KLEIN_GETAL:
        return [
            f"Niet getoond: enkele hulpbronnen, minder dan {KLEIN_GETAL}.",
            f"Waarom: {_joined(vrijgave.redenen)}.",
        ]
    exact, samen = _taken_together(vrijgave.redenen)
    zinnen = [f"Niet getoond: {hulpbronnen(vrijgave.verborgen)}."]
    zinnen += [f"{notatie.getal(n)} × {reden}." for reden, n in exact.items()]
    if samen:
        zinnen.append(f"{notatie.getal(sum(samen.values()))} × een van deze: {_joined(samen)}.")
    return zinnen


def left_out_sentences(vrijgave: Vrijgave) -> list[str]:
    """Return what was left out of hulpbronnen that are shown, and of how many."""
    return [
        f"Weggelaten bij {_number(vrijgave, n)}: {wat}." for wat, n in vrijgave.weggelaten.items()
    ]


def hidden_in_buurt(vrijgave: Vrijgave, buurtcode: str) -> str:
    """Return the sentence on what stays behind of one buurt; '' when the kaart hides nothing."""
    if not vrijgave.verborgen:
        return ""
    hier = vrijgave.verborgen_in.get(buurtcode, 0)
    if vrijgave.voor == "intern":
        return f"Daarvan {'hoort' if hier == 1 else 'horen'} er {hier} bij deze buurt."
    # With few of them spread over many buurten, 'somewhere here' would mean 'one here'.
    if vrijgave.verborgen < KLEIN_GETAL * len(vrijgave.verborgen_in):
        return "Bij welke buurten die horen, zeggen we niet: het zijn er te weinig."
    if not hier:
        return "Daarvan hoort er geen bij deze buurt."
    return "Daarvan horen er een of meer bij deze buurt."


def hulpbronnen(aantal: int) -> str:
    """Return a number of hulpbronnen in words: 1 hulpbron, 1.250 hulpbronnen."""
    return f"{notatie.getal(aantal)} {'hulpbron' if aantal == 1 else 'hulpbronnen'}"


def _number(vrijgave: Vrijgave, aantal: int) -> str:
    exact = vrijgave.voor == "intern" or aantal >= KLEIN_GETAL
    return hulpbronnen(aantal) if exact else "enkele hulpbronnen"


def _taken_together(redenen: Mapping[str, int]) -> tuple[dict[str, int], dict[str, int]]:
    """Split reasons into those with a number of their own and those that share one of 5 or more."""
    samen = {reden: n for reden, n in redenen.items() if n < KLEIN_GETAL}
    exact = {reden: n for reden, n in redenen.items() if n >= KLEIN_GETAL}
    # The total is told, so a rest of one reason, or of fewer than 5, would be told with it.
    while samen and exact and (sum(samen.values()) < KLEIN_GETAL or len(samen) == 1):
        reden = min(exact, key=lambda key: (exact[key], key))
        samen[reden] = exact.pop(reden)
    return exact, dict(sorted(samen.items()))


def _joined(redenen: Mapping[str, int]) -> str:
    return "; ".join(sorted(redenen))
