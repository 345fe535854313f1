"""AWS Textract as moto plays it; what it answers is checked against the service model of AWS itself."""

import time
from collections.abc import Iterator
from typing import Any

import boto3
import numpy as np
import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from botocore.validate import ParamValidator
from moto import mock_aws
from moto.textract.models import TextractBackend
from structlog.testing import capture_logs

from core.documents.errors import DocumentError, TooSlowError
from core.documents.page import Box, Word
from integrations.ocr import textract
from integrations.ocr.engine import Script, Sheet
from integrations.ocr.letters import letters
from integrations.ocr.textract import TextractEngine
from tests.integrations.ocr.drawn import receipt

ENGINE = TextractEngine("ap-southeast-2", "testing", "testing")


def block(kind: str, text: str, sure: float = 99.5) -> dict[str, Any]:
    at = {"Left": 0.1, "Top": 0.2, "Width": 0.25, "Height": 0.05}
    return {"BlockType": kind, "Text": text, "Confidence": sure, "Geometry": {"BoundingBox": at}}


BLOCKS = [
    {"BlockType": "PAGE", "Geometry": {"BoundingBox": {"Left": 0.0, "Top": 0.0, "Width": 1.0, "Height": 1.0}}},
    block("LINE", "TOTAL 19.25"),
    block("WORD", "TOTAL"),
    block("WORD", "１９.25", 87.0),
    block("WORD", " "),
]


def sheet(script: Script = Script.LATIN, within: float = 60.0) -> Sheet:
    colour = receipt()[:400, :300]
    even = colour[:, :, 0]
    return Sheet(colour, even, letters(even), script, time.monotonic() + within)


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(TextractBackend, "BLOCKS", BLOCKS)
    with mock_aws():
        yield


def test_the_blocks_here_are_as_aws_describes_them() -> None:
    model = boto3.client("textract", region_name="ap-southeast-2", aws_access_key_id="-", aws_secret_access_key="-")
    shape = model.meta.service_model.operation_model("DetectDocumentText").output_shape
    assert not ParamValidator().validate({"Blocks": BLOCKS}, shape).has_errors()
    assert ParamValidator().validate({"Blocks": [{"Text": 1}]}, shape).has_errors()


@pytest.mark.usefixtures("aws")
def test_words_come_with_their_places_in_pixels() -> None:
    page = ENGINE.read(sheet(), 2)
    assert (page.engine, page.number, page.width, page.height) == ("textract", 2, 300, 400)
    place = Box(30, 80, 105, 100)
    assert page.words == (Word("TOTAL", place, 0.995), Word("19.25", place, 0.87))


@pytest.mark.usefixtures("aws")
def test_of_cyrillic_print_it_is_not_asked() -> None:
    assert ENGINE.read(sheet(Script.CYRILLIC), 1).words == ()


@pytest.mark.usefixtures("aws")
def test_it_is_not_asked_when_the_time_is_over() -> None:
    with pytest.raises(TooSlowError):
        ENGINE.read(sheet(within=-1), 1)


@pytest.mark.parametrize(
    ("error", "event"),
    [
        (ClientError({"Error": {"Code": "AccessDeniedException"}}, "DetectDocumentText"), "ocr.textract_refused"),
        (EndpointConnectionError(endpoint_url="https://textract.invalid"), "ocr.textract_away"),
    ],
)
def test_what_aws_says_no_with_is_ours(monkeypatch: pytest.MonkeyPatch, error: Exception, event: str) -> None:
    class Refusing:
        def detect_document_text(self, **_: object) -> None:
            raise error

    monkeypatch.setattr(boto3, "client", lambda *_, **__: Refusing())
    with capture_logs() as logs, pytest.raises(DocumentError):
        ENGINE.read(sheet(), 1)
    assert [one["event"] for one in logs] == [event]


def test_a_picture_is_packed_until_it_is_small_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    noisy = sheet()
    rough = np.random.default_rng(3).integers(0, 255, noisy.colour.shape, dtype=np.uint8)
    noisy = Sheet(rough, noisy.even, noisy.letters, noisy.script, noisy.until)
    fine = len(textract._packed(noisy))
    monkeypatch.setattr(textract, "MOST_BYTES", fine - 1)
    assert len(textract._packed(noisy)) < fine
    monkeypatch.setattr(textract, "MOST_BYTES", 100)
    with pytest.raises(DocumentError):
        textract._packed(noisy)
