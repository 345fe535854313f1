"""Which engines a reading process has, as it is told by its environment: it knows no settings of the bot's."""

import os
from collections.abc import Mapping

from integrations.ocr import Engines
from integrations.ocr.textract import TextractEngine

ALONE, SECOND = "OMP_THREAD_LIMIT", "READING_SECOND_ENGINE"
REGION, KEY_ID, SECRET = "READING_TEXTRACT_REGION", "READING_TEXTRACT_KEY_ID", "READING_TEXTRACT_SECRET"


def engines_of(environment: Mapping[str, str]) -> Engines:
    """The engines of this machine; one process alone uses all cores for a picture, one of many a single one."""
    region = environment.get(REGION)
    cloud = TextractEngine(region, environment.get(KEY_ID), environment.get(SECRET)) if region else None
    cores = 1 if environment.get(ALONE) == "1" else os.cpu_count() or 1
    return Engines(environment.get(SECOND) != "0", cloud, cores)


def environment_of(*, second: bool, region: str | None, key_id: str | None, secret: str | None) -> dict[str, str]:
    """What a reading process is told so that it has these engines."""
    told = {REGION: region, KEY_ID: key_id, SECRET: secret, SECOND: None if second else "0"}
    return {name: value for name, value in told.items() if value is not None}
