"""The registry of pages: every page is whole, and a new one is covered by the tests without being named here."""

import pytest

from dashboard.pages.lijst import read_pages
from tests.hulp.componenten import GROEP, Browser, dashboard_of

pytestmark = pytest.mark.xdist_group(GROEP)
PAGINAS = read_pages()


@pytest.fixture(scope="module")
def app(database):
    return dashboard_of(database)


def test_paths_places_and_section_ids_are_unique():
    secties = [sectie.id for pagina in PAGINAS for sectie in pagina.secties]
    for waarden in (
        [p.pad for p in PAGINAS],
        [p.naam for p in PAGINAS],
        [p.volgorde for p in PAGINAS],
        secties,
    ):
        assert len(set(waarden)) == len(waarden)


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda p: p.pad)
def test_every_page_is_served_and_every_section_renders(app, pagina):
    browser = Browser(app)
    assert browser.get(pagina.pad).status_code == 200
    for search in ("", *pagina.voorbeelden):
        assert "kan nu niet worden getoond" not in browser.part("inhoud", pagina.pad, search)
        for id_, inhoud in browser.page(pagina.pad, search).items():
            assert "kan nu niet worden getoond" not in inhoud, (id_, search)


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda p: p.pad)
def test_a_section_that_depends_on_fewer_fields_names_only_fields_of_its_page(pagina):
    for sectie in pagina.secties:
        assert set(sectie.velden or ()) <= {*pagina.velden, "gm"}, sectie.id


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda p: p.pad)
def test_the_navigation_marks_the_page_and_carries_the_state(app, pagina):
    inhoud = Browser(app).part_of("navigatie", pagina.pad, "?gm=GM0599&jaar=2025&vreemd=1")
    assert inhoud.count('"aria-current": "page"') == 1
    assert "gm=GM0599&jaar=2025" in inhoud
    assert "vreemd" not in inhoud


def test_unknown_years_are_named_on_every_page_with_sections(app):
    for pagina in PAGINAS:
        if any(sectie.bij_onbekend_jaar for sectie in pagina.secties):
            assert "staat niet in Fondskompas" in str(Browser(app).page(pagina.pad, "?jaar=1999"))
