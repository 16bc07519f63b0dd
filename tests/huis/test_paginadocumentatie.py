"""The example page of docs/dashboard.md works as it stands."""

import re
import sys
import types

from dash import Dash

from dashboard.gegevens.toestand import parse_search
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import frame, register_sections
from tests.hulp.componenten import text
from tests.hulp.helpers import ROOT


def read_example():
    """The module that the only long Python block of the page defines."""
    bron = re.search(
        r"```python\n(.*?)```", (ROOT / "docs" / "dashboard.md").read_text(encoding="utf-8"), re.S
    )[1]
    module = types.ModuleType("voorbeeldpagina")
    sys.modules["voorbeeldpagina"] = module
    exec(compile(bron, "docs/dashboard.md", "exec"), module.__dict__)
    return module.PAGINA


def test_the_example_page_renders(database):
    pagina, gegevens = read_example(), Gegevens(database, ROOT / "data" / "raw")
    toestand = parse_search("?jaar=2023", [2023])
    assert pagina.titel(gegevens, toestand) == "Grootste bedragen 2023"
    assert "Wie kreeg het meest?" in text(frame(pagina, gegevens, toestand))
    inhoud = pagina.secties[0].build(gegevens, toestand)
    assert "Amsterdam kreeg in 2023 het meest" in text(inhoud)
    assert "kan nu niet worden getoond" not in text(inhoud)
    app = Dash("documentatie", suppress_callback_exceptions=True)
    register_sections(app, gegevens, pagina)
    pagina.register(app, gegevens)
    assert "vb-grootste.children" in app.callback_map
