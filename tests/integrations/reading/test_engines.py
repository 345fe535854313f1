"""A reading process has the engines that it is told to have."""

import pytest

from integrations.reading.engines import engines_of
from integrations.reading.environment import environment_of


def test_both_engines_of_the_machine_are_there_when_nothing_is_said() -> None:
    assert engines_of({}).names == ("tesseract", "rapidocr")


@pytest.mark.parametrize(("second", "names"), [(True, ("tesseract", "rapidocr")), (False, ("tesseract",))])
def test_the_second_can_be_left_out(second: bool, names: tuple[str, ...]) -> None:
    assert engines_of(environment_of(second=second, region=None, key_id=None, secret=None)).names == names


def test_the_cloud_is_asked_only_when_its_region_is_named() -> None:
    told = environment_of(second=False, region="ap-southeast-2", key_id="id", secret="secret")
    assert engines_of(told).names == ("tesseract", "textract")
    assert engines_of({name: value for name, value in told.items() if "REGION" not in name}).names == ("tesseract",)
