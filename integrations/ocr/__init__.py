"""From pictures to words: what a picture needs before it is read, and the engines that read it side by side.

An engine more is a module that fills `engine.Engine`, and its line in `Engines`.
"""

from integrations.ocr.engine import Engine, Script
from integrations.ocr.engines import Engines, Reading

__all__ = ["Engine", "Engines", "Reading", "Script"]
