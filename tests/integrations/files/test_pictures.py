"""Photographs and scans of every format are measured at once and decoded when asked."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from core.documents.errors import DamagedError, TooMuchError
from integrations.files import opened
from tests.integrations.files.samples import picture


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "heic", "gif", "bmp", "tiff"])
def test_each_format_is_told_and_drawn(kind: str) -> None:
    part = opened(picture(kind), "holiday.pdf")[0]
    assert (part.format, part.name, len(part.pictures)) == (kind, "holiday.pdf", 1)
    image = part.pictures[0].image()
    assert (image.size, image.mode) == ((320, 200), "RGB")
    assert image.getpixel((20, 20)) < (60, 60, 60)  # type: ignore[operator]
    assert image.getpixel((300, 190)) > (200, 200, 200)  # type: ignore[operator]


def test_a_photo_is_turned_as_the_telephone_was_held() -> None:
    image = Image.new("RGB", (40, 20), "white")
    image.putpixel((0, 0), (0, 0, 0))
    exif = image.getexif()
    exif[0x0112] = 6  # turned a quarter to the right
    out = BytesIO()
    image.save(out, "PNG", exif=exif)
    seen = opened(out.getvalue())[0].pictures[0].image()
    assert seen.size == (20, 40)
    assert seen.getpixel((19, 0)) == (0, 0, 0)


def test_what_shines_through_is_paper() -> None:
    for mode in ("RGBA", "LA"):
        out = BytesIO()
        Image.new(mode, (4, 4), 0).save(out, "PNG")
        image = opened(out.getvalue())[0].pictures[0].image()
        assert (image.mode, image.getpixel((1, 1))) == ("RGB", (255, 255, 255))


def test_odd_modes_become_grey_or_colour() -> None:
    for mode, kind, seen in (("1", "PNG", "L"), ("L", "PNG", "L"), ("P", "PNG", "RGB"), ("CMYK", "JPEG", "RGB")):
        out = BytesIO()
        Image.new(mode, (4, 4)).save(out, kind)
        assert opened(out.getvalue())[0].pictures[0].image().mode == seen


def test_sixteen_bits_of_grey_keep_their_contrast() -> None:
    image = Image.new("I;16", (4, 4), 60000)
    image.putpixel((0, 0), 20000)
    out = BytesIO()
    image.save(out, "PNG")
    seen = opened(out.getvalue())[0].pictures[0].image()
    assert (seen.mode, seen.getpixel((0, 0)), seen.getpixel((1, 1))) == ("L", 0, 255)


def test_a_fax_gives_all_its_pages() -> None:
    pages = [Image.new("L", (30, 30), shade) for shade in (10, 200)]
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    seen = opened(out.getvalue())[0].pictures
    assert [(one.number, one.image().getpixel((1, 1))) for one in seen] == [(1, 10), (2, 200)]


def test_a_fax_of_too_many_pages() -> None:
    pages = [Image.new("1", (8, 8)) for _ in range(61)]
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    with pytest.raises(TooMuchError) as caught:
        opened(out.getvalue())
    assert caught.value.code == "document.too_much.pages"


def test_of_a_moving_picture_the_first_is_taken() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    pictures = opened(out.getvalue())[0].pictures
    assert [one.image().getpixel((1, 1)) for one in pictures] == [(255, 0, 0)]


def bomb(width: int, height: int) -> bytes:
    """A PNG whose header promises a picture that is not there."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize("size", [(8000, 8000), (10_000, 12_000), (30_000, 30_000)])
def test_a_bomb_is_known_by_its_header(size: tuple[int, int]) -> None:
    with pytest.raises(TooMuchError) as caught:
        opened(bomb(*size))
    assert (caught.value.code, caught.value.params) == ("document.too_much.pixels", {"most": "60"})


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "heic", "gif", "tiff"])
def test_a_picture_cut_off_is_damaged(kind: str) -> None:
    whole = picture(kind, (640, 480))
    with pytest.raises(DamagedError):
        [one.image() for one in opened(whole[: len(whole) // 2])[0].pictures]


def test_what_only_begins_like_a_picture_is_damaged() -> None:
    for kind in ("jpeg", "png", "webp", "heic", "gif", "bmp", "tiff"):
        with pytest.raises(DamagedError):
            opened(picture(kind)[:16] + b"rubbish")
