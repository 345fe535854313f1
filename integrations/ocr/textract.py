"""AWS Textract, a reader in the cloud: off unless its region is set, since pictures leave the machine for it."""

import time
from collections.abc import Iterator, Mapping
from typing import Any

import cv2
import structlog

from core.documents.errors import DocumentError, TooSlowError
from core.documents.page import Box, Page, Word
from integrations.ocr.engine import Script, Sheet, folded

log = structlog.get_logger()
MOST_BYTES = 10 * 1024 * 1024
"""Of a picture that is sent with the question (Textract quotas, synchronous operations)."""
_QUALITIES = (92, 75, 50)


class TextractEngine:
    """Fills the `Engine` port; reads Latin print only, as Textract does, and says nothing of Cyrillic.

    Without a key, AWS's own order of places is asked for one (its variables, its files, the machine's role).
    """

    name = "textract"

    def __init__(self, region: str, key_id: str | None = None, secret: str | None = None) -> None:
        self._access = {"region_name": region, "aws_access_key_id": key_id, "aws_secret_access_key": secret}

    def read(self, sheet: Sheet, number: int) -> Page:
        """See the port; raises `DocumentError` when AWS refuses or cannot be reached."""
        height, width = sheet.colour.shape[:2]
        if sheet.script is Script.CYRILLIC:
            return Page(number, width, height, (), self.name)
        left = sheet.until - time.monotonic()
        if left <= 0:
            raise TooSlowError
        answer = self._ask(_packed(sheet), left)
        words = tuple(_words(answer, width, height))
        return Page(number, width, height, words, self.name)

    def _ask(self, data: bytes, left: float) -> Mapping[str, Any]:
        import boto3  # a second to load, and most never need it
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError, ClientError

        patience = Config(connect_timeout=min(left, 5), read_timeout=left, retries={"total_max_attempts": 1})
        try:
            client = boto3.client("textract", config=patience, **self._access)
            answer: Mapping[str, Any] = client.detect_document_text(Document={"Bytes": data})
        except ClientError as error:
            log.warning("ocr.textract_refused", code=error.response.get("Error", {}).get("Code"))
            raise DocumentError from error
        except BotoCoreError as error:
            log.warning("ocr.textract_away", kind=type(error).__name__)
            raise DocumentError from error
        return answer


def _packed(sheet: Sheet) -> bytes:
    """The picture as a JPEG that is not too large to send."""
    for quality in _QUALITIES:
        _, packed = cv2.imencode(".jpg", sheet.colour[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
        if packed.nbytes <= MOST_BYTES:
            return packed.tobytes()
    raise DocumentError


def _words(answer: Mapping[str, Any], width: int, height: int) -> Iterator[Word]:
    """Its blocks that are words; their boxes are shares of the picture's sides."""
    for block in answer.get("Blocks", ()):
        text = folded(block.get("Text", ""))
        if block.get("BlockType") != "WORD" or not text:
            continue
        at = block["Geometry"]["BoundingBox"]
        right, bottom = at["Left"] + at["Width"], at["Top"] + at["Height"]
        box = Box(round(at["Left"] * width), round(at["Top"] * height), round(right * width), round(bottom * height))
        yield Word(text, box, min(max(block.get("Confidence", 0.0) / 100, 0.0), 1.0))
