"""From data and pictures to a PDF: Typst in a fresh folder, then the print setting with pikepdf."""

from __future__ import annotations

import datetime as dt
import io
import json
import shutil
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pikepdf
import typst

from sociale_kaart.base import paths
from sociale_kaart.exporting.buurtkaart.font import font_files

if TYPE_CHECKING:
    from collections.abc import Mapping

# Sharp on a screen and in a letter; an A3 is 3,300 points wide then.
_PUNTEN_PER_INCH = 200.0


def render(data: Mapping[str, Any], pictures: Mapping[str, str], peildatum: dt.date) -> bytes:
    """Return the PDF of a document; the same input gives the same bytes.

    Args:
        data: what the template reads from data.json; user text is data there, never markup.
        pictures: SVG by file name, as `data` refers to them.
        peildatum: the date that the file carries, in place of the clock.
    """
    noon = dt.datetime.combine(peildatum, dt.time(12), tzinfo=dt.UTC)
    pdf = _compiled(data, pictures, pdf_standards=["ua-1", "a-2a"], timestamp=int(noon.timestamp()))
    return _print_at_true_scale(pdf)


def render_picture(
    data: Mapping[str, Any], pictures: Mapping[str, str], soort: Literal["svg", "png"]
) -> bytes:
    """Return a document of one page as a picture; the first two arguments as `render`.

    Letters in an SVG are shapes, so that it looks the same everywhere.
    """
    return _compiled(data, pictures, format=soort, ppi=_PUNTEN_PER_INCH)


def _compiled(data: Mapping[str, Any], pictures: Mapping[str, str], **opties: Any) -> bytes:
    with tempfile.TemporaryDirectory(prefix="buurtkaart-") as folder:
        # A fresh folder as root: nothing else on the disk can be read by a template.
        root = Path(folder)
        fonts = root / "fonts"
        fonts.mkdir()
        for path in font_files():
            shutil.copyfile(path, fonts / path.name)
        for path in paths.resource("typst").glob("*.typ"):
            shutil.copyfile(path, root / path.name)
        (root / "data.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        for name, svg in pictures.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(svg, encoding="utf-8")
        made = typst.compile(
            root / "document.typ",
            root=root,
            font_paths=[fonts],
            ignore_system_fonts=True,
            **opties,
        )
    assert isinstance(made, bytes)
    return made


def _print_at_true_scale(pdf: bytes) -> bytes:
    """Tell the print dialog not to shrink the page, or the scale on it would be a lie."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        if "/ViewerPreferences" not in root:
            root.ViewerPreferences = pikepdf.Dictionary()
        root.ViewerPreferences.PrintScaling = pikepdf.Name("/None")
        for item in document.objects:
            if isinstance(item, pikepdf.Stream) and item.read_raw_bytes().endswith(b"\r"):
                _end_otherwise(item)
        # As they are: saving would decode what was rewritten and compress it as it was.
        as_is = pikepdf.StreamDecodeLevel.none
        document.save(
            target, deterministic_id=True, compress_streams=False, stream_decode_level=as_is
        )
    return target.getvalue()


def _end_otherwise(stream: pikepdf.Stream) -> None:
    """Give a stream another last byte than CR.

    CR before the line end that PDF/A asks for reads as one line end of two bytes, so that the told
    length seems wrong. The last byte of compressed data is part of a checksum: another level of
    compression does not change it.
    """
    data = stream.read_bytes()
    if stream.get("/Subtype") == "/Form":
        # White space at the end of drawing commands draws nothing.
        stream.write(data + b"\n")
        return
    packed = zlib.compress(data).hex().encode("ascii") + b">"
    stream.write(
        packed, filter=pikepdf.Array([pikepdf.Name.ASCIIHexDecode, pikepdf.Name.FlateDecode])
    )
