"""Rules of the build that a scenario must follow too."""

import pytest

from pipelines.scenario.lezen import parse_scenario
from pipelines.scenario.melden import ScenarioGeweigerd
from pipelines.scenario.rekenen import ScenarioRekenaar


def test_an_ingroei_without_inhabitants_is_refused_with_the_gemeente(mini_database):
    """A build without these inhabitants is refused already, so they are taken away from the copy in memory."""
    tekst = """naam = "Ingroei"
[[wijzig]]
uitkeringsjaar = 2023
doel = "wijkteams"
sleutel = "uitkeringsbasis [ingroei 7,50 vanaf gelijk]"
"""
    with ScenarioRekenaar(mini_database) as rekenaar:
        rekenaar.check(parse_scenario(tekst))
        rekenaar._con.execute(
            "DELETE FROM verdeling.inwoners WHERE uitkeringsjaar = 2023 AND gm_code = 'GM0005'"
        )
        with pytest.raises(ScenarioGeweigerd) as fout:
            rekenaar.check(parse_scenario(tekst))
        rekenaar.check(parse_scenario(tekst.replace("[ingroei 7,50 vanaf gelijk]", "[minimaal 5]")))
    (bevinding,) = fout.value.bevindingen
    assert (bevinding.regel, bevinding.waarde) == ("ingroei_zonder_inwoners", "GM0005")
    assert "regel 2: [[wijzig]] 1" in bevinding.cel
