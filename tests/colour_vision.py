"""What people with another colour vision, or a grey printer, see of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QImage, QPixmap

# Machado, Oliveira and Fernandes (2009), 'A physiologically-based model for simulation of color
# vision deficiency', severity 1.0; for linear RGB.
_MACHADO = {
    "protanopie": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopie": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopie": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_LUMINANCE = (0.2126, 0.7152, 0.0722)
# Linear RGB to XYZ (sRGB, D65), each row divided by the white point.
_XYZ = np.array(
    (
        (0.4124 / 0.95047, 0.3576 / 0.95047, 0.1805 / 0.95047),
        _LUMINANCE,
        (0.0193 / 1.08883, 0.1192 / 1.08883, 0.9505 / 1.08883),
    )
)
VISIONS = ("gewoon", "grijs", *_MACHADO)


def pixels(picture: QPixmap | QImage) -> NDArray[np.float64]:
    """Return a picture as (height, width, 3) sRGB of 0–1."""
    from PySide6.QtGui import QImage  # noqa: PLC0415 - the pictures of paper do without

    image = picture if isinstance(picture, QImage) else picture.toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), dtype=np.uint8)
    rows = rows.reshape(image.height(), image.bytesPerLine())[:, : 3 * image.width()]
    return rows.reshape(image.height(), image.width(), 3) / 255.0


def seen(rgb: NDArray[np.float64], vision: str) -> NDArray[np.float64]:
    """Return a picture as CIE L*a*b* as it is seen with one of `VISIONS`."""
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    if vision == "grijs":
        linear = np.repeat((linear @ _LUMINANCE)[..., None], 3, axis=-1)
    elif vision in _MACHADO:
        linear = np.clip(linear @ np.array(_MACHADO[vision]).T, 0.0, 1.0)
    xyz = linear @ _XYZ.T
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.stack(
        [
            116 * f[..., 1] - 16,
            500 * (f[..., 0] - f[..., 1]),
            200 * (f[..., 1] - f[..., 2]),
        ],
        axis=-1,
    )


def different(one: NDArray[np.float64], other: NDArray[np.float64], step: float) -> int:
    """Return how many pixels of two pictures (L*a*b*) lie more than `step` ΔE apart."""
    return int((np.linalg.norm(one - other, axis=-1) > step).sum())
