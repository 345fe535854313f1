"""What tests of files share."""

from pathlib import Path

import matplotlib as mpl
import pytest


@pytest.fixture(scope="session")
def dejavu() -> str:
    """A font with Ө, Ү and ₮."""
    return str(Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")
