from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from sociale_kaart.domain.instemmingen import NIEMAND_HERKENBAAR
from sociale_kaart.exporting import html_export
from sociale_kaart.exporting.gate import release
from sociale_kaart.exporting.html_fotos import left_out_sentence, pack_fotos
from tests.exporting.examples import PEILDATUM, hulpbron, op_adres
from tests.exporting.html_examples import planted, written

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from sociale_kaart.domain.hulpbron import Hulpbron

GPS = b"GPS-VAN-THUIS"


def picture(seed: int = 0, size: tuple[int, int] = (1600, 1200), **save: Any) -> bytes:
    """A picture that does not compress well, with a note in its metadata."""
    noise = np.random.default_rng(seed).integers(0, 255, (*size[::-1], 3), dtype=np.uint8)
    exif = Image.Exif()
    exif[0x010E] = GPS.decode()
    out = io.BytesIO()
    Image.fromarray(noise).save(out, "JPEG", exif=exif, **save)
    return out.getvalue()


def with_fotos(*aantallen: int) -> tuple[list[Hulpbron], dict[str, dict[str, str]]]:
    """Hulpbronnen with so many photos each, that everybody may see, and the rows of the photos."""
    records, rows = [], {}
    for n, aantal in enumerate(aantallen):
        names = [f"foto-{n}-{m}" for m in range(aantal)]
        for naam in names:
            rows[naam] = {
                "uuid": naam,
                "bijschrift": f"Zaal van {n}",
                "maker": "",
                "toestemming": NIEMAND_HERKENBAAR,
            }
        verhalen = [{"foto": naam} for naam in names]
        records.append(hulpbron(f"Huis {n}", plek=op_adres(nummer=n), verhalen=verhalen))
    return records, rows


def test_a_photo_stands_with_its_hulpbron_small_upright_and_without_metadata(
    tmp_path: Path,
) -> None:
    records, rows = with_fotos(1, 0)
    inhoud = {"foto-0-0": picture()}
    page = written(tmp_path / "x.html", records, foto_rows=rows, fotos=inhoud)
    one, other = planted(page)["hulpbronnen"]
    assert other["fotos"] == []
    (foto,) = one["fotos"]
    assert (foto["alt"], foto["breed"], foto["hoog"]) == ("Zaal van 0", 640, 480)
    jpeg = base64.b64decode(foto["jpeg"])
    assert GPS in inhoud["foto-0-0"]
    assert GPS not in jpeg
    with Image.open(io.BytesIO(jpeg)) as shown:
        assert (shown.format, dict(shown.getexif())) == ("JPEG", {})


def test_only_photos_that_the_gate_lets_through_are_in_the_page(tmp_path: Path) -> None:
    records, rows = with_fotos(1)
    rows["foto-0-0"]["toestemming"] = ""
    fotos = {"foto-0-0": picture(), "van-iemand-anders": picture(1)}
    page = written(tmp_path / "x.html", records, foto_rows=rows, fotos=fotos)
    assert "jpeg" not in planted(page)["hulpbronnen"][0]["fotos"]
    assert planted(page)["hulpbronnen"][0]["fotos"] == []


def test_the_maker_is_told_and_a_photo_without_words_says_so() -> None:
    records, rows = with_fotos(2)
    rows["foto-0-0"]["maker"] = "Greet"
    rows["foto-0-1"]["bijschrift"] = ""
    vrijgave = release(records, "intern", PEILDATUM, rows)
    fotos = dict.fromkeys(rows, picture(size=(40, 30)))
    packed, _ = pack_fotos(vrijgave, fotos, 10**6)
    assert [foto["alt"] for foto in packed[records[0].uuid]] == [
        "Zaal van 0 (foto: Greet)",
        "Foto zonder bijschrift",
    ]


def test_every_hulpbron_gets_one_photo_before_any_gets_two() -> None:
    records, rows = with_fotos(3, 1)
    vrijgave = release(records, "publiek", PEILDATUM, rows)
    fotos = dict.fromkeys(rows, picture(size=(40, 30)))
    one, _ = pack_fotos(vrijgave, fotos, 10**6)
    size = len(one[records[0].uuid][0]["jpeg"])
    packed, weggelaten = pack_fotos(vrijgave, fotos, 2 * size)
    assert [len(packed[record.uuid]) for record in records] == [1, 1]
    assert weggelaten == 2


def test_what_is_no_picture_is_passed_over() -> None:
    records, rows = with_fotos(1)
    vrijgave = release(records, "publiek", PEILDATUM, rows)
    for inhoud in (b"", b"geen foto", picture()[:400]):
        assert pack_fotos(vrijgave, {"foto-0-0": inhoud}, 10**6) == ({}, 0)


def test_a_page_with_many_photos_stays_small_and_says_what_it_leaves_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_export, "_MAX_BYTES", 900_000)
    records, rows = with_fotos(*[1] * 12)
    fotos = dict.fromkeys(rows, picture())
    path = tmp_path / "x.html"
    page = written(path, records, foto_rows=rows, fotos=fotos)
    shown = sum(len(h["fotos"]) for h in planted(page)["hulpbronnen"])
    assert 0 < shown < 12
    assert left_out_sentence(12 - shown) in page
    assert path.stat().st_size <= 920_000


def test_the_sentence_counts() -> None:
    assert left_out_sentence(0) == ""
    assert left_out_sentence(1).startswith("1 foto staat niet")
    assert left_out_sentence(7).startswith("7 foto’s staan niet")
