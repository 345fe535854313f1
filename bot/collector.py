"""Python's collector of garbage, kept out of the start.

A start makes a million objects that stay (aiogram's types alone are most of them), and the collector would look through
them again and again: a sixth of the start. It rests until the process serves, and never looks at these objects again.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Let the collector rest until `wake`, or until the block ends."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def wake() -> None:
    """Collect from now on, but for what is there already."""
    gc.freeze()
    gc.enable()
