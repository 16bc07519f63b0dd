"""A modest number of walks through the states; ``python -m tests.inname wandel 100000`` does them all."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from pipelines.inname.opslag.keten import check_chain
from tests.inname.machine import Wandeling


@pytest.mark.parametrize("adres", ["sqlite"], indirect=True)
def test_walks(spel):
    Wandeling.spel, Wandeling.geteld = spel, 0
    veel = settings(
        max_examples=25, stateful_step_count=20, suppress_health_check=list(HealthCheck), deadline=None
    )
    run_state_machine_as_test(Wandeling, settings=veel)
    assert Wandeling.geteld >= 20
    assert check_chain(spel.winkel).fouten == {}
