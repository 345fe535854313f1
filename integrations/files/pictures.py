"""Photographs and scans: what a header tells at once, and the decoding that waits until it is asked for."""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import numpy
import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from core.documents.errors import DamagedError, TooMuchError
from core.documents.limits import MOST_PIXELS, MOST_SCANNED_PAGES
from integrations.files.part import Part, Picture

pillow_heif.register_heif_opener()

_READERS = {
    "jpeg": ("JPEG", "MPO"),
    "png": ("PNG",),
    "webp": ("WEBP",),
    "heic": ("HEIF",),
    "gif": ("GIF",),
    "bmp": ("BMP",),
    "tiff": ("TIFF",),
}
"""Pillow's names for our formats. No other of its readers ever meets a stranger's bytes."""
_BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, LookupError, ArithmeticError, TypeError, RuntimeError, struct.error,
    UnidentifiedImageError,
)  # fmt: skip
"""What Pillow and libheif raise on bytes that are no picture: they have no base class of their own for it."""
_MILLION = 1_000_000


def pictures_of(data: bytes, kind: str, name: str = "") -> Part:
    """The pictures of a file, counted and measured by their headers, none of them decoded.

    A TIFF gives all its pages; of a moving picture, or of one with a second picture behind it, the first is taken.
    Raises `DamagedError` when it is no picture, `TooMuchError` past the limits of pixels and pages.
    """
    with _opened(data, kind) as image:
        count = getattr(image, "n_frames", 1) if kind == "tiff" else 1
        if count > MOST_SCANNED_PAGES:
            raise TooMuchError("pages", MOST_SCANNED_PAGES)
        for index in range(count):
            image.seek(index)
            _measure(image)
    return Part(kind, name, pictures=tuple(_picture(data, kind, index) for index in range(count)))


def _picture(data: bytes, kind: str, index: int) -> Picture:
    def draw() -> Image.Image:
        with _opened(data, kind) as image:
            image.seek(index)
            _measure(image)
            image.load()
            return upright(image)

    return Picture(index + 1, draw)


def upright(image: Image.Image) -> Image.Image:
    """As RGB, or as grey when it has no colour; turned as its EXIF says; what shines through is white, like paper."""
    turned = ImageOps.exif_transpose(image)
    if turned.mode in {"RGB", "L"}:
        return turned.copy() if turned is image else turned
    if turned.mode.startswith("I") or turned.mode == "F":
        return _sixteen_bits(turned)
    if turned.mode in {"RGBA", "LA", "PA"} or "transparency" in turned.info:
        clear = turned.convert("RGBA")
        paper = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(paper, clear).convert("RGB")
    return turned.convert("L" if turned.mode == "1" else "RGB")


def _sixteen_bits(image: Image.Image) -> Image.Image:
    """Grey of more than eight bits, spread over the eight that engines read; Pillow would cut it off at 255."""
    deep = numpy.asarray(image, dtype=numpy.float64)
    low, high = deep.min(), deep.max()
    return Image.fromarray(numpy.rint((deep - low) * (255 / max(high - low, 1))).astype(numpy.uint8))


@contextmanager
def _opened(data: bytes, kind: str) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd tags and of size, which is measured here
            with Image.open(BytesIO(data), formats=_READERS[kind]) as image:
                yield image
    except Image.DecompressionBombError as error:
        raise TooMuchError("pixels", MOST_PIXELS // _MILLION) from error
    except _BROKEN as error:
        raise DamagedError from error


def _measure(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise TooMuchError("pixels", MOST_PIXELS // _MILLION)
