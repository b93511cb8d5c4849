"""Changing a good file into one that is nearly good: bytes, lines and XML that are moved about."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence

# What breaks readers: ends, quotes, marks of encodings, far numbers, tags that do not close.
BYTES = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b'"', b";", b",", b"\t", b"\r", b"\n", b"'", b"=", b"99999999",
    b"-1", b"1e999", b"\xe2\x80\xae", b"\x85", b"sep=", b"<", b">", b"&", b"&#0;", b"]]>", b"nan",
)  # fmt: skip
XML = (
    b"<row>", b"</row>", b"<c>", b"</c>", b'<c r="XFD1048576">', b'<c r="A0">', b'<c r="">',
    b"<v>", b"</v>", b"<f>", b' t="s"', b' t="b"', b' t="d"', b' t="e"', b' s="999999"',
    b' hidden="1"', b'<mergeCell ref="A1:XFD1048576"/>', b'<mergeCell ref="B2:A1"/>',
    b"<mergeCell/>", b'<row r="0">', b'<row r="1048577">', b"<!DOCTYPE x>", b"<![CDATA[", b"-->",
    b' min="1" max="99999"', b"<is><t>", b"</t></is>", b"_x000D_", b' number-columns-repeated="0"',
    b' table:number-rows-repeated="-3"', b' table:number-rows-spanned="2"', b"<v>1e400</v>",
)  # fmt: skip
_PARTS = ("sheet1.xml", "sharedStrings.xml", "styles.xml", "workbook.xml", "workbook.xml.rels",
          "content.xml")  # fmt: skip


@st.composite
def changed(draw: st.DrawFn, data: bytes, tokens: Sequence[bytes] = BYTES) -> bytes:
    """Draw `data` with a few cuts, copies and insertions."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(start + draw(st.integers(0, 40)), len(data))
        match draw(st.sampled_from(("cut", "copy", "insert", "replace", "end", "flip"))):
            case "cut":
                data = data[:start] + data[end:]
            case "copy":
                place = draw(st.integers(0, len(data)))
                data = data[:place] + data[start:end] * draw(st.integers(1, 3)) + data[place:]
            case "insert":
                data = data[:start] + draw(st.sampled_from(tokens)) + data[start:]
            case "replace":
                data = data[:start] + draw(st.sampled_from(tokens)) + data[end:]
            case "end":
                data = data[:start] if draw(st.booleans()) else data
            case _:
                flipped = bytes(b ^ draw(st.integers(0, 255)) for b in data[start : start + 2])
                data = data[:start] + flipped + data[start + len(flipped) :]
    return data


@st.composite
def changed_zip(draw: st.DrawFn, data: bytes) -> bytes:
    """Draw a zip of which one or two parts of XML are changed, or the bytes of the zip itself."""
    if draw(st.integers(0, 9)) == 0:
        return draw(changed(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if name.endswith(_PARTS)]
    for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)):
        parts[name] = draw(changed(parts[name], XML + BYTES))
    if draw(st.integers(0, 9)) == 0:
        del parts[draw(st.sampled_from(sorted(parts)))]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()
