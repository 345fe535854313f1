"""What draws is loaded when the start is over, and let go of at the end."""

from pathlib import Path

import pytest

from bot import run
from bot.settings import Settings
from bot.wiring import assemble
from core.charts.model import Chart
from tests.core.charts.kinds import KINDS


async def test_the_first_picture_finds_what_draws_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "DRAW_AFTER_SECONDS", 0)
    monkeypatch.setattr(run, "WARM_AFTER_SECONDS", 0)
    parts = assemble(Settings(data=tmp_path), "1:none", "http://127.0.0.1:9")
    draw = parts.charts.drawn
    drew: list[Chart] = []

    async def noted(chart: Chart) -> bytes:
        drew.append(chart)
        return await draw(chart)

    monkeypatch.setattr(parts.charts, "drawn", noted)
    await run._warm(parts)
    assert len(drew) == 1
    assert (await draw(KINDS[0])).startswith(b"\x89PNG")
    await parts.close()
    with pytest.raises(RuntimeError):
        await draw(KINDS[0])
