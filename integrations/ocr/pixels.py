"""A picture as numbers, no larger than it needs to be."""

import numpy as np
import numpy.typing as npt
from PIL import Image

from core.documents.errors import DamagedError, TooMuchError
from core.documents.limits import MOST_PIXELS

Pixels = npt.NDArray[np.uint8]
"""Rows of a picture: `(height, width, 3)` of red, green and blue, or `(height, width)` of brightness."""
LONGEST = 4000
"""Pixels of the longer side that are kept: a receipt is legible at half of it, and time goes with its square."""
_MILLION = 1_000_000


def pixels_of(image: Image.Image | Pixels) -> Pixels:
    """The picture in colour, its longer side at most `LONGEST`.

    Raises `TooMuchError` for more than `MOST_PIXELS`, before anything is made of them, and `DamagedError` for none.
    """
    width, height = image.size if isinstance(image, Image.Image) else (image.shape[1], image.shape[0])
    if width * height > MOST_PIXELS:
        raise TooMuchError("pixels", MOST_PIXELS // _MILLION)
    if not width or not height:
        raise DamagedError
    plain = (image if isinstance(image, Image.Image) else Image.fromarray(image)).convert("RGB")
    if max(width, height) > LONGEST:
        plain.thumbnail((LONGEST, LONGEST), Image.Resampling.BOX)
    return np.asarray(plain)


def coloured(gray: Pixels) -> Pixels:
    """Brightness as the colours that it stands for."""
    return np.repeat(gray[:, :, None], 3, axis=2)
