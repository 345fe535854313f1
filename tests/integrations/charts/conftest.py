"""What draws, once for all tests of a worker: its library takes a second to load."""

from collections.abc import Iterator

import pytest

from integrations.charts.pictures import MatplotlibCharts


@pytest.fixture(scope="session")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MatplotlibCharts]:
    made = MatplotlibCharts(tmp_path_factory.mktemp("fonts"))
    yield made
    made.close()
