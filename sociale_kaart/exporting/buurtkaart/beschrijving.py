"""What a picture of a map is, for whom, and what is not on it, inside the file of the picture.

A picture has no room for a page of text. An SVG takes it as `title` and `desc`, which screen
readers read; a PNG as a text chunk, which programs show with the properties of the file.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

_PNG = b"\x89PNG\r\n\x1a\n"
# Signature, and the header chunk that comes first.
_AFTER_HEADER = len(_PNG) + 25


def described(picture: bytes, regels: Sequence[str]) -> bytes:
    """Return a PNG or SVG with a title (the first line) and a description (all lines) in it."""
    if picture.startswith(_PNG):
        chunks = _text("Title", regels[0]) + _text("Description", "\n".join(regels))
        return picture[:_AFTER_HEADER] + chunks + picture[_AFTER_HEADER:]
    begin = picture.index(b">", picture.index(b"<svg")) + 1
    head, body = picture[:begin], picture[begin:]
    title, desc = escape(regels[0]), escape("\n".join(regels))
    return head + f"<title>{title}</title><desc>{desc}</desc>".encode() + body


def _text(keyword: str, text: str) -> bytes:
    """Return an iTXt chunk: uncompressed UTF-8 in Dutch (PNG, third edition, 11.3.3.4)."""
    data = b"iTXt" + keyword.encode() + b"\0\0\0nl\0\0" + text.encode()
    return struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
