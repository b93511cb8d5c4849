"""Dutch notation of numbers, distances and dates, the same on screen, on paper and in sentences."""

from __future__ import annotations

import datetime as dt

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

# From here on people say kilometres.
_KM_FROM_M = 10_000


def getal(waarde: float, decimalen: int = 0) -> str:
    """Return a number with a point for thousands and a decimal comma: 1.250 or 0,7."""
    tekst = f"{waarde:,.{decimalen}f}"
    return tekst.replace(",", "\0").replace(".", ",").replace("\0", ".")


def afstand(meters: float | None, km_vanaf: int = _KM_FROM_M) -> str:
    """Return a distance as people say it: 310 m, 1.250 m, 12,4 km; None is a dash.

    Args:
        meters: the distance.
        km_vanaf: from here on kilometres are said, in metres.
    """
    if meters is None or meters != meters:  # NaN is unlike itself  # noqa: PLR0124
        return "–"
    if meters < km_vanaf:
        return f"{getal(round(meters / 10) * 10)} m"
    return f"{getal(meters / 1000, 1)} km"


def procent(aandeel: float | None) -> str:
    """Return a share of 0–1 as a whole percentage; None is a dash."""
    if aandeel is None or aandeel != aandeel:  # noqa: PLR0124
        return "–"
    return f"{getal(aandeel * 100)} %"


def datum(dag: dt.date) -> str:
    """Return a date in full: 22 november 2026."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def parse_datum(waarde: object) -> dt.date | None:
    """Return the day that a cell holds as ISO text (JJJJ-MM-DD), None when it holds no whole one.

    A time behind it, as other programs write it, is left out.
    """
    if not waarde:
        return None
    try:
        return dt.date.fromisoformat(str(waarde)[:10])
    except ValueError:
        return None
