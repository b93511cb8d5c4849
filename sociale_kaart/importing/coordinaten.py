"""Coordinates that someone typed or pasted, in the ways the Netherlands writes them."""

from __future__ import annotations

import re

_NUMBER = r"\d+(?:[.,]\d+)*"
# 'RD', 'X:' and units say nothing that the figures do not say.
_NOISE = re.compile(r"\b(?:rd|x|y|lat|lon|lengte|breedte|m)\b|[()=:°º]", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_ONE_ANGLE = (
    r"(?:(?P<voor{n}>[NZSOEW])\s*)?(?P<graden{n}>\d{{1,2}})\s*[°º\s]\s*"
    r"(?P<minuten{n}>\d{{1,2}}(?:[.,]\d+)?)\s*['’′]?\s*"
    r"(?:(?P<seconden{n}>\d{{1,2}}(?:[.,]\d+)?)\s*(?:[\"”″]|''|’’)?\s*)?(?P<na{n}>[NZSOEW])?"
)
_ANGLES = re.compile(
    rf"\s*{_ONE_ANGLE.format(n=1)}[\s,;/]*{_ONE_ANGLE.format(n=2)}\s*", re.IGNORECASE
)
_LETTERED = re.compile(
    rf"\s*([NZS]?)\s*({_NUMBER})\s*°?\s*([NZS]?)[\s,;/]+([OEW]?)\s*({_NUMBER})\s*°?\s*([OEW]?)\s*",
    re.IGNORECASE,
)


def parse_coordinaten(text: str) -> tuple[float, float] | None:
    """Return the point (RD New, metres) that `text` names, None when it names none in NL.

    Understands RD ('RD 190000 506000', '190.000, 506.000'), degrees with decimals in either order
    ('52.55, 5.91', '52,55 5,91', 'N 52.55 E 5.91') and degrees with minutes (52°33'10"N 5°54'36"E).
    """
    angles = _ANGLES.fullmatch(text)
    if angles is not None and _says_angle(text):
        return _rd(*(_degrees(angles, n) for n in "12"))
    lettered = _LETTERED.fullmatch(text)
    if lettered is not None and any(lettered[n] for n in (1, 3, 4, 6)):
        return _rd(_decimal(lettered[2]), _decimal(lettered[5]))
    parts = _two_numbers(_NOISE.sub(" ", text))
    if parts is None:
        return None
    if all(_THOUSANDS.fullmatch(part) for part in parts):
        found = _rd(*(float(part.replace(".", "")) for part in parts))
        if found is not None:
            return found
    # Whole degrees are far more often a number of a house or a year.
    metres = all(len(part.split(",")[0].split(".")[0]) > 3 for part in parts)  # noqa: PLR2004
    if not metres and not all(re.search(r"[.,]\d", part) for part in parts):
        return None
    return _rd(*(_decimal(part) for part in parts))


def _says_angle(text: str) -> bool:
    """Whether there is a sign of degrees: two numbers and two more may be anything."""
    return bool(re.search(r"[°º]", text)) or len(re.findall(r"[NZSOEW]", text.upper())) == 2  # noqa: PLR2004


def _degrees(found: re.Match[str], n: str) -> float:
    minutes = _decimal(found[f"minuten{n}"]) / 60
    seconds = _decimal(found[f"seconden{n}"] or "0") / 3600
    return float(found[f"graden{n}"]) + minutes + seconds


def _two_numbers(text: str) -> tuple[str, str] | None:
    """Return the two numbers in a text of nothing else; a comma may part or be a decimal one."""
    parts = re.split(r"[;/]|,?\s+", text.strip(" ,;/"))
    parts = [part for part in parts if part]
    if len(parts) == 1 and parts[0].count(",") in {1, 3}:
        pieces = parts[0].split(",")
        half = len(pieces) // 2
        parts = [",".join(pieces[:half]), ",".join(pieces[half:])]
    if len(parts) != 2 or not all(re.fullmatch(_NUMBER, part) for part in parts):  # noqa: PLR2004
        return None
    return parts[0], parts[1]


def _decimal(text: str) -> float:
    plain = text.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else float("nan")


def _rd(first: float, second: float) -> tuple[float, float] | None:
    from sociale_kaart.importing.geocode import coordinates_to_rd  # noqa: PLC0415 - brings pyproj

    return coordinates_to_rd(first, second)
