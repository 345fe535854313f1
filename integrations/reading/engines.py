"""Which engines a reading process has, as it is told by its environment."""

import os
from collections.abc import Mapping

from integrations.ocr import Engines
from integrations.ocr.textract import TextractEngine
from integrations.reading.environment import ALONE, KEY_ID, REGION, SECOND, SECRET


def engines_of(environment: Mapping[str, str]) -> Engines:
    """The engines of this machine; one process alone uses all cores for a picture, one of many a single one."""
    region = environment.get(REGION)
    cloud = TextractEngine(region, environment.get(KEY_ID), environment.get(SECRET)) if region else None
    cores = 1 if environment.get(ALONE) == "1" else os.cpu_count() or 1
    return Engines(environment.get(SECOND) != "0", cloud, cores)
