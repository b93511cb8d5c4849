"""Everything that is in a file, unpacked: members of zips, streams and texts of PDFs, base64."""

from __future__ import annotations

import base64
import binascii
import io
import re
import struct
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def pieces(path: Path) -> Iterator[bytes]:
    """Yield the name, the bytes and whatever can be unpacked out of them."""
    yield path.name.encode()
    if path.is_file():
        yield from _unpacked(path.read_bytes())


def _unpacked(data: bytes, depth: int = 0) -> Iterator[bytes]:
    yield data
    if depth > 3:
        return
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            yield book.comment
            for info in book.infolist():
                yield info.filename.encode() + info.comment + info.extra
                yield from _unpacked(book.read(info), depth + 1)
    elif data[:4] == b"%PDF":
        yield from _pdf(data)
    elif data[:8] == b"\x89PNG\r\n\x1a\n" or data[:3] == b"\xff\xd8\xff":
        picture = Image.open(io.BytesIO(data))
        yield repr((picture.info, dict(picture.getexif()))).encode()
    else:
        text = data.decode("utf-8", errors="replace")
        if _ESCAPED.search(text):
            yield _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text).encode("utf-8", "replace")
        for found in _BASE64.findall(data):
            try:
                decoded = base64.b64decode(found + b"=" * (-len(found) % 4))
            except binascii.Error:
                continue
            yield decoded if depth else b"".join(_unpacked(decoded, depth + 1))


def _pdf(data: bytes) -> Iterator[bytes]:
    with pikepdf.open(io.BytesIO(data)) as document:
        for one in document.objects:
            yield str(one).encode("utf-8", "replace")
            if isinstance(one, pikepdf.Stream):
                try:
                    yield one.read_bytes()
                except pikepdf.PdfError:
                    yield one.read_raw_bytes()
        yield repr(dict(document.docinfo)).encode()
    pages = pypdfium2.PdfDocument(data)
    for page in pages:
        yield page.get_textpage().get_text_bounded().encode()


def found_in(path: Path, secrets: Sequence[str | float]) -> list[str | float]:
    """Return which secrets are in a file, in any form we know of."""
    everything = b"\n".join(pieces(path))
    # A text may be cut over lines.
    together = re.sub(rb"\s+", b"", everything)
    return [
        secret
        for secret in secrets
        if any(form in everything or form in together for form in _forms(secret))
    ]


def _forms(secret: str | float) -> Iterator[bytes]:
    if isinstance(secret, float):
        yield struct.pack("<d", secret)
        yield struct.pack(">d", secret)
        return
    yield secret.encode()
    yield re.sub(r"\s+", "", secret).encode()
    yield secret.encode("utf-16-be")
    yield secret.encode("utf-16-le")
