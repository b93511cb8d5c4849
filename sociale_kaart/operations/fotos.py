"""Photos of hulpbronnen: scaled, upright, and without anything that the camera wrote about itself.

A photo is a verhaal with a picture. Its bytes stay in the kaart; which of them an export takes
along is for the gate (`Vrijgave.fotos`).
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations.changes import Change, change_of
from sociale_kaart.operations.records import NIETS_OPGESLAGEN, checked, existing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PIL.Image import Image

    from sociale_kaart.domain.hulpbron import Value
    from sociale_kaart.operations.sessions import Session

# Longest side in pixels: enough for half a page of A4 in print.
MAX_PX = 1600
# On a web page a photo is looked at beside a map.
SHARED_PX = 800
MAX_BYTES = 50 * 1024 * 1024
# What a camera makes is below this; above it a small file may unpack to gigabytes.
_MAX_PIXELS = 150_000_000
_QUALITY = 85
# Among the JPEGs are those with a second picture (MPO), as many telephones write them.
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "GIF", "BMP")


class FotoError(WorldError):
    """A file that cannot be kept as a photo."""

    def __init__(self, wat: str, doen: str = "Kies een foto als JPEG of PNG.") -> None:
        super().__init__(wat, doen, NIETS_OPGESLAGEN)


class SchoneFoto(bytes):
    """A JPEG made by `prepare_foto`, so that it need not be made again."""

    __slots__ = ()


def add_foto(
    session: Session,
    hulpbron: str,
    inhoud: bytes | Path,
    *,
    bijschrift: str | None = None,
    maker: str | None = None,
    toestemming: str | None = None,
) -> Change:
    """Add a photo to a hulpbron, as a verhaal with only a picture.

    Args:
        session: the open kaart.
        hulpbron: uuid of the record.
        inhoud: the file, its bytes, or what `prepare_foto` made of it in another thread.
        bijschrift: what is to be seen.
        maker: who made it, for the credit.
        toestemming: who agreed that it is kept, and for what; empty when nobody was asked.

    Returns:
        The change; `nieuw` is the uuid of the verhaal.

    Raises:
        FotoError: no picture, too large, or it cannot be read.
        WorldError: the record is gone, or a text does not fit.
    """
    owner = existing(session, hulpbron)
    row = checked("fotos", {"bijschrift": bijschrift, "maker": maker, "toestemming": toestemming})
    picture = inhoud if isinstance(inhoud, SchoneFoto) else prepare_foto(inhoud)
    tekst = f"Voeg een foto toe aan ‘{owner.naam}’"
    with session.kaart.action(tekst) as actie:
        foto = actie.insert("fotos", {**row, "sha256": actie.keep_photo(picture)})
        verhaal = actie.insert("verhalen", {"hulpbron": hulpbron, "foto": foto})
    return change_of(session, actie.uuid, tekst, nieuw=verhaal)


def edit_foto(session: Session, foto: str, waarden: Mapping[str, Value]) -> Change:
    """Change bijschrift, maker or toestemming of a photo.

    Raises:
        WorldError: the photo is gone, or a text does not fit.
        KeyError: there is no such column.
    """
    row = session.kaart.row("fotos", foto)
    if row is None:
        raise WorldError("Deze foto bestaat niet meer.", "Kies een andere.")
    if "sha256" in waarden:
        message = "the picture itself is never changed"
        raise KeyError(message)
    new = checked("fotos", waarden, row)
    shown = session.kaart.rows("verhalen", foto=foto)
    namen = session.kaart.namen([str(verhaal["hulpbron"]) for verhaal in shown])
    van = f" van ‘{next(iter(namen.values()))}’" if namen else ""
    tekst = f"Wijzig een foto{van}"
    with session.kaart.action(tekst) as actie:
        actie.update("fotos", foto, new)
    return change_of(session, actie.uuid, tekst)


def foto_bytes(session: Session, foto: str) -> bytes | None:
    """Return the JPEG of a photo, None when the kaart does not have it."""
    row = session.kaart.row("fotos", foto)
    return session.kaart.photo(str(row["sha256"])) if row else None


def shared_foto(inhoud: bytes) -> bytes | None:
    """Return a photo of the kaart as it may leave, None when it is no picture that can be read.

    Always made anew from its pixels: a kaart that came from elsewhere may hold anything.
    """
    try:
        return prepare_foto(inhoud, SHARED_PX)
    except FotoError:
        return None


def prepare_foto(inhoud: bytes | Path, longest: int = MAX_PX) -> SchoneFoto:
    """Return a picture as it may be kept: JPEG, sRGB, upright, no metadata, no larger than asked.

    Takes up to half a second and is safe in any thread.

    Args:
        inhoud: the file, or its bytes.
        longest: its longest side, in pixels.

    Raises:
        FotoError: no picture, too large, or it cannot be read.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: PLC0415 - heavy

    data = _read(inhoud)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                if opened.width * opened.height > _MAX_PIXELS:
                    raise FotoError("Deze foto heeft te veel beeldpunten.")
                # Lets the JPEG decoder skip detail that the scaling would throw away.
                opened.draft("RGB", (longest, longest))
                upright = ImageOps.exif_transpose(opened)
                picture = _on_white(_as_srgb(upright))
    except Image.DecompressionBombError as error:
        raise FotoError("Deze foto heeft te veel beeldpunten.") from error
    except UnidentifiedImageError as error:
        raise FotoError("Dit bestand is geen foto die we kunnen lezen.") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        # Pillow raises these for files that break off or contradict themselves.
        raise FotoError("Deze foto is beschadigd.", "Kies een andere foto.") from error
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    return _encoded(picture)


def _read(inhoud: bytes | Path) -> bytes:
    size = len(inhoud) if isinstance(inhoud, bytes) else _size(inhoud)
    if size > MAX_BYTES:
        raise FotoError("Deze foto is groter dan 50 MB.", "Kies een kleinere foto.")
    if isinstance(inhoud, bytes):
        return inhoud
    try:
        return inhoud.read_bytes()
    except OSError as error:
        raise _unreadable(inhoud) from error


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise _unreadable(path) from error


def _unreadable(path: Path) -> FotoError:
    return FotoError(f"‘{path.name}’ kan niet worden gelezen.", "Kies een andere foto.")


def _as_srgb(image: Image) -> Image:
    """Return an image in the colours of sRGB; a profile that makes no sense is ignored."""
    from PIL import ImageCms  # noqa: PLC0415 - heavy

    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK"}:
        return image
    try:
        converted = ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGBA" if image.mode == "RGBA" else "RGB",
        )
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image
    return converted if converted is not None else image


def _on_white(image: Image) -> Image:
    """Return an opaque RGB image: what was transparent becomes white."""
    from PIL import Image as Images  # noqa: PLC0415 - heavy

    if not image.has_transparency_data:
        return image.convert("RGB")
    layered = image.convert("RGBA")
    white = Images.new("RGBA", layered.size, "white")
    return Images.alpha_composite(white, layered).convert("RGB")


def _encoded(image: Image) -> SchoneFoto:
    """Return a JPEG of the pixels alone: a fresh image knows nothing of the old file."""
    from PIL import Image as Images  # noqa: PLC0415 - heavy

    bare = Images.new("RGB", image.size)
    bare.paste(image)
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return SchoneFoto(out.getvalue())
