"""RapidOCR: PP-OCRv6 models on onnxruntime, an extra that the bot works without. It reads no Cyrillic letters.

Its models come inside its wheel. Left to itself it fetches what it does not find, so it is told the files by name.
"""

import logging
import threading
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from core.documents.errors import TooSlowError
from core.documents.page import Box, Page, Word
from integrations.ocr.engine import Sheet, folded

_MODELS = {
    "Det.model_path": "PP-OCRv6_det_small.onnx",
    "Rec.model_path": "PP-OCRv6_rec_small.onnx",
    "Cls.model_path": "ch_ppocr_mobile_v2.0_cls_mobile.onnx",
}

_LEAST_WIDE = 128
"""Pixels to which a piece of print is filled up, at a height of 48. The library fills all to 320, and those that it
reads together to the widest: of sums, which are short, most of the time went into white."""
_LETTER = 16
"""Pixels of a letter's height at which print is looked for; it is read as large as it is."""
_LEAST_SIDE = 320


def is_installed() -> bool:
    """Whether the extra is here, with its models."""
    paths = _model_paths()
    return bool(paths) and find_spec("onnxruntime") is not None and all(path.is_file() for path in paths.values())


class RapidEngine:
    """Fills the `Engine` port. Its models load at the first picture and stay; one picture is read at a time."""

    name = "rapidocr"

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._lock = threading.Lock()
        self._models: Any = None

    def read(self, sheet: Sheet, number: int) -> Page:
        """See the port."""
        with self._lock:
            if time.monotonic() >= sheet.until:
                raise TooSlowError
            self._models = self._models or _load(self._threads)
            _scale(self._models, sheet)
            found = self._models(sheet.colour[:, :, ::-1], use_cls=False)
        height, width = sheet.colour.shape[:2]
        pieces = zip(found.txts or (), found.scores or (), found.boxes if found.txts else (), strict=True)
        words = tuple(word for text, sure, corners in pieces if (word := _word(text, sure, corners)))
        return Page(number, width, height, words, self.name)


def _scale(models: Any, sheet: Sheet) -> None:  # noqa: ANN401  the library has no types
    """Have print looked for in a smaller picture where letters are taller than they need be."""
    letter = sheet.letters.height
    side = round(max(sheet.colour.shape[:2]) * min(1.0, _LETTER / letter if letter else 1.0))
    models.cfg.Det.limit_side_len = max(side, _LEAST_SIDE)  # what is loaded at the first picture has it from here
    if models.text_det is not None:
        models.text_det.limit_side_len = max(side, _LEAST_SIDE)


def _word(text: str, sure: float, corners: Any) -> Word | None:  # noqa: ANN401  an array of its own
    plain = folded(text)
    xs, ys = [round(float(x)) for x, _ in corners], [round(float(y)) for _, y in corners]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return Word(plain, box, min(max(float(sure), 0.0), 1.0)) if plain else None


def _model_paths() -> dict[str, Path]:
    """Where the wheel put them, without loading it; nothing where it is not installed."""
    spec = find_spec("rapidocr")
    if spec is None or not spec.submodule_search_locations:
        return {}
    folder = Path(spec.submodule_search_locations[0]) / "models"
    return {key: folder / name for key, name in _MODELS.items()}


def _load(threads: int) -> Any:  # noqa: ANN401  the library has no types
    import rapidocr  # an extra that is not always there, and takes a second to load

    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    params: dict[str, Any] = {key: str(path) for key, path in _model_paths().items()}
    params |= {
        "Global.log_level": "critical",
        "Global.use_cls": False,
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        "EngineConfig.onnxruntime.enable_cpu_mem_arena": True,
        "Det.limit_type": "max",
        "Rec.rec_batch_num": 1,
        "Rec.rec_img_shape": [3, 48, _LEAST_WIDE],
    }
    return rapidocr.RapidOCR(params=params)
