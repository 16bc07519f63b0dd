"""Whole outcomes of the allocation and the comparisons against the oracles of tests/orakel."""

import pytest

from tests.orakel import ORAKELS
from tests.orakel.gevallen import differ, open_cases


@pytest.fixture(scope="module")
def gevallen(tmp_path_factory):
    with open_cases(tmp_path_factory.mktemp("rijk")) as open_:
        yield open_


@pytest.mark.parametrize("doel", ORAKELS)
def test_every_row_is_that_of_the_oracle(gevallen, doel):
    gebruikt = [naam for naam, geval in gevallen.items() if doel in geval.doelen]
    assert gebruikt
    for naam in gebruikt:
        geval = gevallen[naam]
        assert differ(doel, geval.calculate(doel), geval.expect(doel)) == "", naam
