"""Whatever the bytes are, a file is read, or one of the errors of documents is raised, and it ends."""

from collections.abc import Callable
from functools import cache, partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.documents.errors import DocumentError
from integrations.files import opened
from tests.integrations.files.samples import MT940, OFX1, OFX2, QIF, archive, camt, pdf, picture, xls, xlsx

KINDS: dict[str, Callable[[], bytes]] = {
    "csv": lambda: b'Date,Text,Amount\n02/10/2026,"a, b",-9.00\n03/10/2026,c,1\n',
    "text": "Огноо   Утга   Дүн\n2026-10-02   кофе   -9.00\n".encode,
    "ofx": OFX1.encode,
    "ofx2": OFX2.encode,
    "qif": QIF.encode,
    "camt": lambda: camt().encode(),
    "mt940": MT940.encode,
    "html": lambda: b"<html><table><tr><td colspan=2>a<td>b</tr></table></html>",
    "xlsx": xlsx,
    "xls": xls,
    "zip": lambda: archive(a_csv=b"a,b\n1,2\n", b_pdf=pdf("hello there")),
    "pdf": lambda: pdf("Date Text Amount\n02/10/2026 COFFEE -9.00", None),
    "locked": lambda: pdf("secret text", password="p"),
    **{kind: partial(picture, kind, (48, 32)) for kind in ("jpeg", "png", "webp", "heic", "gif", "bmp", "tiff")},
}


@cache
def whole(kind: str) -> bytes:
    return KINDS[kind]()


def survives(data: bytes) -> None:
    """Open all of it, every picture too."""
    try:
        for part in opened(data, password="p"):
            for picture_of in part.pictures:
                picture_of.image()
    except DocumentError:
        pass


@given(data=st.binary(max_size=600))
def test_arbitrary_bytes(data: bytes) -> None:
    survives(data)


@given(data=st.text(max_size=400))
def test_arbitrary_text(data: str) -> None:
    survives(data.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_valid_files_that_were_cut_off_or_changed(kind: str, data: st.DataObject) -> None:
    good = whole(kind)
    bad = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        bad[data.draw(st.integers(0, len(bad) - 1))] = data.draw(st.integers(0, 255))
    survives(bytes(bad[: data.draw(st.integers(1, len(bad)))] if data.draw(st.booleans()) else bad))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_beginnings_that_go_on_as_something_else(kind: str, data: st.DataObject) -> None:
    survives(whole(kind)[: data.draw(st.integers(4, 64))] + data.draw(st.binary(max_size=300)))
