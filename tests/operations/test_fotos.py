"""Photos: small, upright, and nothing in their bytes but the picture."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from sociale_kaart.base.errors import WorldError
from sociale_kaart.operations import delen, editing, fotos, upkeep
from sociale_kaart.project.kaart import Kaart

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session

GEHEIM = b"Beukenlaan 12 bij Greta"
# Tags of EXIF: orientation, the maker's note about itself, the block with the place.
ORIENTATION, OMSCHRIJVING, GPS = 0x0112, 0x010E, 0x8825
ROOD, BLAUW = (200, 20, 20), (20, 20, 200)


@pytest.fixture
def zon(session: Session) -> str:
    return editing.add_hulpbron(session, {"naam": "De Zon"}).nieuw or ""


def picture(width: int = 80, height: int = 40, mode: str = "RGB") -> Image.Image:
    """The left half red, the right half blue."""
    image = Image.new("RGB", (width, height), ROOD)
    image.paste(BLAUW, (width // 2, 0, width, height))
    return image.convert(mode)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def is_near(pixel: Any, colour: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(pixel, colour, strict=True))


def full_of_secrets() -> bytes:
    """A JPEG as a telephone makes it: place, comment, XMP, thumbnail, profile."""
    exif = Image.Exif()
    exif[OMSCHRIJVING] = GEHEIM.decode()
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 33.0, 28.11), 3: "E", 4: (5.0, 54.0, 51.27)})
    exif.get_ifd(GPS)[29] = "2026:11:22"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(
        picture(),
        exif=exif,
        comment=GEHEIM,
        xmp=b"<x:xmpmeta>" + GEHEIM + b"</x:xmpmeta>",
        icc_profile=profile,
    )
    # Behind the end of the picture, where some cameras put a second one.
    return data + encoded(picture(), comment=GEHEIM)


def test_nothing_of_what_the_camera_wrote_is_kept(session: Session, zon: str) -> None:
    planted = full_of_secrets()
    for needle in (GEHEIM, b"Exif", b"ICC_PROFILE", b"xmpmeta", b"2026:11:22"):
        assert needle in planted
    fotos.add_foto(session, zon, planted)
    content = session.kaart.path.read_bytes()
    for needle in (GEHEIM, b"Exif", b"ICC_PROFILE", b"xmpmeta", b"2026:11:22"):
        assert needle not in content
    kept = read(bytes_of(session))
    assert dict(kept.getexif()) == {}
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive",
                              "progression", "dpi"}  # fmt: skip


def test_a_photo_that_leaves_is_made_anew_and_smaller() -> None:
    shared = fotos.shared_foto(full_of_secrets())
    assert shared is not None
    assert GEHEIM not in shared
    assert b"Exif" not in shared
    large = fotos.shared_foto(encoded(picture(3000, 1500)))
    assert large is not None
    assert read(large).size == (fotos.SHARED_PX, fotos.SHARED_PX // 2)


def test_what_is_no_picture_does_not_leave() -> None:
    assert fotos.shared_foto(GEHEIM) is None
    assert fotos.shared_foto(encoded(picture())[:200]) is None


def bytes_of(session: Session) -> bytes:
    (row,) = session.kaart.rows("fotos")
    found = fotos.foto_bytes(session, str(row["uuid"]))
    assert found is not None
    return found


def test_text_in_a_png_is_left_out_too() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", GEHEIM.decode())
    notes.add_itxt("XML:com.adobe.xmp", GEHEIM.decode())
    planted = encoded(picture(), "PNG", pnginfo=notes)
    assert GEHEIM in planted
    assert GEHEIM not in fotos.prepare_foto(planted)


def test_a_photo_is_upright_and_at_most_so_large() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # the camera was turned: red comes on top
    kept = read(fotos.prepare_foto(encoded(picture(4000, 2000), exif=exif)))
    assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (800, 1600))
    assert is_near(kept.getpixel((400, 200)), ROOD)
    assert is_near(kept.getpixel((400, 1400)), BLAUW)


def test_what_was_made_ready_elsewhere_is_kept_as_it_is(session: Session, zon: str) -> None:
    ready = fotos.prepare_foto(encoded(picture()))
    fotos.add_foto(session, zon, ready)
    assert bytes_of(session) == ready


def test_a_small_photo_is_not_blown_up() -> None:
    assert read(fotos.prepare_foto(encoded(picture(80, 40)))).size == (80, 40)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGBA", "PNG"), ("P", "PNG"), ("L", "PNG"), ("1", "PNG"), ("CMYK", "JPEG"), ("P", "GIF"),
     ("RGB", "WEBP"), ("RGB", "BMP"), ("RGB", "TIFF"), ("I;16", "PNG"), ("RGB", "MPO")],
)  # fmt: skip
def test_every_kind_of_picture_becomes_the_same_kind(mode: str, kind: str) -> None:
    source = picture() if mode != "I;16" else picture(mode="I")
    kept = read(fotos.prepare_foto(encoded(source.convert(mode), kind)))
    assert (kept.format, kept.mode, kept.size) == ("JPEG", "RGB", (80, 40))


def test_what_is_transparent_becomes_white() -> None:
    image = picture(mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 40, 40))
    kept = read(fotos.prepare_foto(encoded(image, "PNG")))
    assert is_near(kept.getpixel((10, 20)), (255, 255, 255))
    assert is_near(kept.getpixel((70, 20)), BLAUW)


def test_other_colour_spaces_become_srgb() -> None:
    lab = ImageCms.createProfile("LAB")
    planted = encoded(picture(), icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())
    # A profile that does not belong to the pixels is ignored rather than refused.
    assert is_near(read(fotos.prepare_foto(planted)).getpixel((10, 20)), ROOD)


def bomb() -> bytes:
    """A small file that unpacks to gigabytes."""
    data = bytearray(encoded(Image.new("1", (8, 8)), "PNG"))
    data[16:24] = (60_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "geen foto"),
        (b"Beste Sam,\n", "geen foto"),
        (b"%PDF-1.7", "geen foto"),
        (encoded(picture(400, 400))[:900], "beschadigd"),
        (bomb(), "te veel beeldpunten"),
        (b"\xff\xd8" + bytes(fotos.MAX_BYTES), "groter dan 50 MB"),
    ],
    ids=["empty", "text", "pdf", "cut off", "bomb", "large"],
)
def test_what_is_no_photo_is_refused_kindly(
    session: Session, zon: str, data: bytes, sentence: str
) -> None:
    with pytest.raises(fotos.FotoError, match=sentence) as refused:
        fotos.add_foto(session, zon, data)
    assert refused.value.doen
    assert session.kaart.rows("fotos") == []


def test_a_file_is_read_and_one_that_is_not_there_told(
    session: Session, zon: str, tmp_path: Path
) -> None:
    (tmp_path / "feest.jpg").write_bytes(encoded(picture()))
    change = fotos.add_foto(
        session, zon, tmp_path / "feest.jpg",
        bijschrift="Het feest", maker="Sam", toestemming="De groep, 3 mei",
    )  # fmt: skip
    assert change.tekst == "Voeg een foto toe aan ‘De Zon’"
    assert (change.hulpbronnen, change.tabellen) == ({zon}, {"fotos", "verhalen"})
    (verhaal,) = session.kaart.rows("verhalen")
    (foto,) = session.kaart.rows("fotos")
    assert (verhaal["uuid"], verhaal["foto"]) == (change.nieuw, foto["uuid"])
    assert (foto["bijschrift"], foto["maker"], foto["toestemming"]) == (
        "Het feest",
        "Sam",
        "De groep, 3 mei",
    )
    with pytest.raises(fotos.FotoError, match="kan niet worden gelezen"):
        fotos.add_foto(session, zon, tmp_path / "weg.jpg")
    assert fotos.foto_bytes(session, "weg") is None


def test_toestemming_that_comes_later_is_a_step_of_its_own(session: Session, zon: str) -> None:
    fotos.add_foto(session, zon, encoded(picture()))
    foto = str(session.kaart.rows("fotos")[0]["uuid"])
    change = fotos.edit_foto(session, foto, {"toestemming": "Iedereen, 3 mei"})
    assert (change.tekst, change.hulpbronnen) == ("Wijzig een foto van ‘De Zon’", {zon})
    undone = editing.undo(session)
    assert undone is not None
    assert undone.hulpbronnen == {zon}
    assert session.kaart.rows("fotos")[0]["toestemming"] is None
    with pytest.raises(WorldError, match="bestaat niet meer"):
        fotos.edit_foto(session, "weg", {})
    with pytest.raises(KeyError):
        fotos.edit_foto(session, foto, {"sha256": "x"})


def test_a_photo_goes_with_the_last_verhaal_that_shows_it_and_comes_back(
    session: Session, zon: str
) -> None:
    verhaal = fotos.add_foto(session, zon, encoded(picture())).nieuw or ""
    kept = bytes_of(session)
    foto = session.kaart.rows("fotos")[0]["uuid"]
    other = delen.add_deel(session, zon, "verhalen", {"tekst": "Fijn", "foto": foto}).nieuw or ""
    delen.remove_deel(session, zon, "verhalen", verhaal)
    assert bytes_of(session) == kept
    delen.edit_deel(session, zon, "verhalen", other, {"foto": None})
    assert session.kaart.rows("fotos") == []
    editing.undo(session)
    assert bytes_of(session) == kept
    editing.delete_hulpbronnen(session, [zon])
    assert session.kaart.rows("fotos") == []
    editing.undo(session)
    assert bytes_of(session) == kept


@pytest.mark.parametrize("removed", ["verhaal", "hulpbron", "nothing"])
def test_removing_for_good_takes_the_bytes_along(session: Session, zon: str, removed: str) -> None:
    verhaal = fotos.add_foto(session, zon, encoded(picture())).nieuw or ""
    kept = bytes_of(session)
    assert kept in session.kaart.path.read_bytes()
    if removed == "verhaal":
        delen.remove_deel(session, zon, "verhalen", verhaal)
    elif removed == "hulpbron":
        editing.delete_hulpbronnen(session, [zon])
    upkeep.remove(session, hulpbron=zon, definitief=True)
    assert kept not in session.kaart.path.read_bytes()
    assert [p for p in session.kaart.check() if p.ernst == "fout"] == []


def test_a_person_takes_along_the_photo_that_says_to_show_the_person(
    session: Session, zon: str
) -> None:
    fotos.add_foto(
        session, zon, encoded(picture(60, 60)), toestemming="Greta Zonneveld zei ja", maker="Sam"
    )
    other = editing.add_hulpbron(session, {"naam": "De Maan"}).nieuw or ""
    fotos.add_foto(session, other, encoded(picture()), maker="Greta Zonneveld")
    one, kept = (fotos.foto_bytes(session, str(row["uuid"])) for row in session.kaart.rows("fotos"))
    assert one is not None
    assert kept is not None
    upkeep.remove(session, persoon="Greta Zonneveld", definitief=True)
    assert one not in session.kaart.path.read_bytes()
    assert bytes_of(session) == kept
    assert b"Greta" not in session.kaart.path.read_bytes()
    assert [p for p in session.kaart.check() if p.ernst == "fout"] == []


def test_a_copy_for_others_has_only_the_photos_that_are_shown(
    session: Session, zon: str, tmp_path: Path
) -> None:
    gone = fotos.add_foto(session, zon, encoded(picture(60, 60))).nieuw or ""
    secret = bytes_of(session)
    delen.remove_deel(session, zon, "verhalen", gone)
    fotos.add_foto(session, zon, encoded(picture()))
    shown = bytes_of(session)
    upkeep.pass_on(session, tmp_path / "kopie.kaart.gpkg")
    content = (tmp_path / "kopie.kaart.gpkg").read_bytes()
    assert secret not in content
    with Kaart.open(tmp_path / "kopie.kaart.gpkg") as copy:
        (row,) = copy.rows("fotos")
        assert copy.photo(str(row["sha256"])) == shown
