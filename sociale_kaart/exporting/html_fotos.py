"""The photos of the web page: small, and together never so many that the page cannot be mailed."""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageOps, UnidentifiedImageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sociale_kaart.exporting.gate import Vrijgave
    from sociale_kaart.exporting.gate_fotos import VrijeFoto

# The longest side: twice what a popup is wide, for sharp screens.
_PX = 640
_QUALITY = 72


def pack_fotos(
    vrijgave: Vrijgave, fotos: Mapping[str, bytes], budget: int
) -> tuple[dict[str, list[dict[str, Any]]], int]:
    """Return the photos by uuid of their hulpbron, and how many were left out for their size.

    Args:
        vrijgave: only its photos are used, whatever else is in `fotos`.
        fotos: uuid of the photo -> picture; what is not in it, or cannot be read, is passed over.
        budget: how many bytes all photos may take in the page. Every hulpbron gets its first photo
            before any gets a second.
    """
    found: dict[str, list[dict[str, Any]]] = {}
    weggelaten = 0
    for foto in _first_ones_first(vrijgave.fotos):
        packed = _packed(fotos.get(foto.foto))
        if packed is None:
            continue
        size = len(packed["jpeg"])
        if size > budget:
            weggelaten += 1
            continue
        budget -= size
        text = {"alt": _alt(foto), "bijschrift": foto.bijschrift, "maker": foto.maker}
        found.setdefault(foto.hulpbron, []).append({**packed, **text})
    return found, weggelaten


def left_out_sentence(weggelaten: int) -> str:
    """Return what the page says of photos that did not fit, '' when all did."""
    if not weggelaten:
        return ""
    wat = "1 foto staat" if weggelaten == 1 else f"{weggelaten} foto’s staan"
    return f"{wat} niet in dit bestand, omdat het anders te groot wordt om te mailen."


def _first_ones_first(fotos: Sequence[VrijeFoto]) -> list[VrijeFoto]:
    seen: dict[str, int] = {}
    turn = []
    for foto in fotos:
        turn.append(seen.setdefault(foto.hulpbron, 0))
        seen[foto.hulpbron] += 1
    return [foto for _, foto in sorted(zip(turn, fotos, strict=True), key=lambda pair: pair[0])]


def _packed(inhoud: bytes | None) -> dict[str, Any] | None:
    """Return a picture as JPEG made from its pixels alone: nothing else in the file goes along."""
    if not inhoud:
        return None
    try:
        with Image.open(io.BytesIO(inhoud)) as opened:
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    picture.thumbnail((_PX, _PX))
    # A copy of the pixels, without the notes that Pillow carries from file to file.
    clean = Image.frombytes("RGB", picture.size, picture.tobytes())
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return {
        "jpeg": base64.b64encode(out.getvalue()).decode("ascii"),
        "breed": picture.width,
        "hoog": picture.height,
    }


def _alt(foto: VrijeFoto) -> str:
    tekst = foto.bijschrift or "Foto zonder bijschrift"
    return f"{tekst} (foto: {foto.maker})" if foto.maker else tekst
