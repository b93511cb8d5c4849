"""Canaries: secrets planted in a kaart are in no byte of any export for the public or partners.

Through the operations, as window and command line call them; a kind of export that is added to
`uitvoer_soorten` is tried by itself.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from geheimen import BIJSCHRIFT, INTERN, LON, NIET_GEVRAAGD, SECRETS, X
from PIL import Image
from uitpakken import found_in, pieces
from uitvoer_soorten import REGISTER, SOORTEN

if TYPE_CHECKING:
    from pathlib import Path

    from sociale_kaart.operations.sessions import Session
    from sociale_kaart.operations.worker import Worker


@pytest.mark.parametrize("voor", ["publiek", "partners"])
@pytest.mark.parametrize("kind", SOORTEN)
def test_no_secret_is_in_any_byte(
    vol: Session, worker: Worker, tmp_path: Path, kind: str, voor: str
) -> None:
    suffix, write = SOORTEN[kind]
    uit = tmp_path / f"uit{suffix}"
    assert write(vol, voor, uit, worker) == uit

    secrets = (*SECRETS, NIET_GEVRAAGD) if voor == "publiek" else SECRETS
    made = sorted(tmp_path.rglob("*"))
    assert {str(path): found_in(path, secrets) for path in made} == {str(p): [] for p in made}
    # QGIS takes the style of a GeoJSON from a file beside it; a csv has room for rows only.
    beside = {"uit.qml", "uit.verantwoording.txt"}
    assert {path.name for path in tmp_path.iterdir()} - beside == {uit.name}


@pytest.mark.parametrize("kind", REGISTER)
def test_the_check_finds_what_is_planted_in_an_export_for_ourselves(
    vol: Session, worker: Worker, tmp_path: Path, kind: str
) -> None:
    suffix, write = REGISTER[kind]
    write(vol, "intern", tmp_path / f"uit{suffix}", worker)
    found = [secret for path in tmp_path.rglob("*") for secret in found_in(path, SECRETS)]
    assert {INTERN, "Weigerclub 44"} & set(found)


def test_the_check_looks_into_points_and_numbers(
    vol: Session, worker: Worker, tmp_path: Path
) -> None:
    REGISTER["gpkg"][1](vol, "intern", tmp_path / "uit.gpkg", worker)
    assert X in found_in(tmp_path / "uit.gpkg", SECRETS)
    REGISTER["xlsx"][1](vol, "intern", tmp_path / "uit.xlsx", worker)
    assert {"06-98765432", str(X), f"{LON:.5f}"} <= set(found_in(tmp_path / "uit.xlsx", SECRETS))


@pytest.mark.parametrize("voor", ["publiek", "partners"])
def test_a_photo_that_may_be_seen_goes_along_without_what_the_camera_wrote(
    vol: Session, worker: Worker, tmp_path: Path, voor: str
) -> None:
    REGISTER["html"][1](vol, voor, tmp_path / "uit.html", worker)
    assert found_in(tmp_path / "uit.html", [BIJSCHRIFT, "GPS-66"]) == [BIJSCHRIFT]
    pictures = [piece for piece in pieces(tmp_path / "uit.html") if piece[:3] == b"\xff\xd8\xff"]
    assert len(pictures) == 1
    with Image.open(io.BytesIO(pictures[0])) as foto:
        assert not foto.getexif()
        assert not {"exif", "comment", "icc_profile", "xmp"} & set(foto.info)
