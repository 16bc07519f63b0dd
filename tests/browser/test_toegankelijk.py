"""Everybody can use every page: axe, the keyboard, a telephone, large letters. New pages are covered by being in the list.

An address is opened once for all that is looked at (``venster``), from wide to narrow. The keyboard comes first, because it
begins at the top of a page that nobody touched.

Needs Chromium (tests/hulp/lezer.py) and axe, which comes with axe-playwright-python.
"""

from itertools import pairwise, takewhile

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from dashboard.pages.lijst import read_pages
from tests.hulp.lezer import TELEFOON, WIJD

pytestmark = pytest.mark.browser
# Every page, with what its first example shows, and each of its parts.
ADRESSEN = [
    pagina.pad + search
    for pagina in read_pages()
    for search in ("", *[v for nummer, v in enumerate(pagina.voorbeelden) if nummer == 0 or "deel=" in v])
]
# Every page with as much on it as its example shows.
VOLSTE = [pagina.pad + (pagina.voorbeelden[0] if pagina.voorbeelden else "") for pagina in read_pages()]
# A theme changes colours and no layout, a width layout and no colours: two looks have both of each. The width changes once, because
# charts and grids are drawn anew for it.
AANZICHTEN = [("licht", WIJD), ("donker", TELEFOON)]
# A page without its example has less on it, of the same kinds: one look will do, at what it looks like when nothing is there.
KAAL = [("donker", TELEFOON)]
# Only what is asked for comes back from the browser: the lists of what passed are long.
AXE_RUN = """([delen, opties]) => axe.run(delen || document, opties)
    .then(({ violations, incomplete }) => ({ violations, incomplete }))"""
SOORTEN = {"resultTypes": ["violations", "incomplete"]}
CONTRAST = {"runOnly": ["color-contrast"], **SOORTEN}
REST = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "rules": {"color-contrast": {"enabled": False}},
    **SOORTEN,
}
# Contrast is a matter of the colours of a text, of all that lies behind it, and of the size of its letters. axe takes seconds
# for thousands of cells that are equal in all of that; so of texts in one part of a page that look alike, it gets one. Of a
# text in a drawing it always answers that it cannot tell, so those are not asked: tests/dashboard/test_blok.py holds their colours.
ALLE_KLEUREN = """deel => {
    const lagen = new Map([[null, '']]), gekozen = new Map(), vakken = [];
    const onder = el => {
        if (!lagen.has(el)) {
            const { backgroundColor, backgroundImage, opacity, filter, mixBlendMode } = getComputedStyle(el);
            const eigen = [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join(' ');
            lagen.set(el, onder(el.parentElement) + (eigen === 'rgba(0, 0, 0, 0) none 1 none normal' ? '' : eigen + '/'));
        }
        return lagen.get(el);
    };
    for (const el of (deel ? document.querySelector(deel) : document.body).querySelectorAll('*')) {
        const leest = el.matches('input, select, textarea') || [...el.childNodes].some(k => k.nodeType === 3 && k.data.trim());
        if (!leest || el.closest('svg') || !el.checkVisibility()) continue;
        const { color, fontSize, fontWeight, textShadow, position } = getComputedStyle(el);
        const vak = el.closest('section, header, nav, footer, [role=dialog]');
        if (!vakken.includes(vak)) vakken.push(vak);
        const sleutel = [vakken.indexOf(vak), color, fontSize, fontWeight, textShadow, position, el.disabled, onder(el)].join('|');
        if (!gekozen.has(sleutel)) gekozen.set(sleutel, el);
    }
    return [...gekozen.values()];
}"""
# axe loses its way among the scrolling parts of a grid, and then judges the contrast of nothing on the page at all. For
# that judgment only, a grid cuts off what does not fit; the lines that pseudo elements draw in its header are left out.
ZONDER_SCHUIFBALKEN = """() => {
    const blad = new CSSStyleSheet();
    blad.replaceSync(`.ag-root-wrapper * { overflow: hidden !important }
        .ag-root-wrapper *::before, .ag-root-wrapper *::after { content: none !important }`);
    document.adoptedStyleSheets = [blad];
}"""
# The chart library and the grid draw what is a list of bars for the eye only; nothing of them is left out. The page itself notes
# where the focus is after every key, because asking after every key takes longer than the key.
FOCUS = """() => {
    window.fkStappen = [];
    document.addEventListener('keyup', () => {
        const el = document.activeElement;
        if (el === document.body) return;
        const vak = el.getBoundingClientRect();
        const stijl = getComputedStyle(el);
        const binnen = el.closest('.ag-root-wrapper');
        fkStappen.push({
            wie: el.tagName + '#' + el.id + '.' + el.className + ' ' + (el.textContent || '').slice(0, 30),
            zichtbaar: vak.width > 0 && vak.height > 0,
            omlijnd: stijl.outlineStyle !== 'none' || stijl.boxShadow !== 'none' || Boolean(binnen) || el.matches('input'),
            al: Boolean(el.fkGezien) || !(el.fkGezien = true),
        });
    });
}"""
GEMIST = """() => [...document.querySelectorAll('a[href], button, input, select, summary')]
    .filter(el => el.checkVisibility({visibilityProperty: true}) && !el.disabled && el.tabIndex >= 0 && !el.fkGezien
        && !el.closest('.ag-root-wrapper, [aria-hidden=true]'))
    .map(el => el.outerHTML.slice(0, 120))"""
KEREN, HOOGSTENS = 25, 450  # so many times Tab before the page is asked, and in all


@pytest.fixture(scope="module", params=ADRESSEN)
def venster(request, chromium, adres):
    """One tab per address for all tests on it; the page is loaded once."""
    from tests.hulp.lezer import Lezer

    lezer = Lezer(chromium, adres, *WIJD).open(request.param)
    yield lezer
    lezer.close()


def problems(pagina, opties, deel=None):
    """What axe finds wrong in a part (a selector) or the whole, and what it could not look at because it failed itself."""
    if not pagina.evaluate("'axe' in window"):
        pagina.evaluate(AXE_SCRIPT)
    if opties is CONTRAST:
        deel = pagina.evaluate_handle(ALLE_KLEUREN, deel)
    uitkomst = pagina.evaluate(AXE_RUN, [deel, opties])
    gestrand = [v for v in uitkomst["incomplete"] if any(stranded(node) for node in v["nodes"])]
    return [
        f"{v['id']}: {node['target']} {node.get('failureSummary', '')[:300]}"
        for v in uitkomst["violations"] + gestrand
        for node in v["nodes"]
    ]


def stranded(node):
    return any(controle["id"] == "error-occurred" for controle in node["none"])


def contrast_problems(pagina, deel=None):
    pagina.evaluate(ZONDER_SCHUIFBALKEN)
    gevonden = problems(pagina, CONTRAST, deel)
    pagina.evaluate("document.adoptedStyleSheets = []")
    return gevonden


def violations(pagina, deel=None):
    return problems(pagina, REST, deel) + contrast_problems(pagina, deel)


@pytest.mark.parametrize("venster", VOLSTE, indirect=True)
def test_the_keyboard_reaches_everything_and_is_never_trapped(venster):
    pagina = venster.pagina
    pagina.wait_for_load_state("networkidle")  # a part that is drawn anew forgets that it had the focus
    pagina.evaluate(FOCUS)
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.textContent") == "Direct naar de inhoud"
    for _ in range(HOOGSTENS // KEREN):
        for _ in range(KEREN):
            pagina.keyboard.press("Tab")
        stappen = pagina.evaluate("fkStappen")
        if any(stap["al"] for stap in stappen):
            break
    else:
        pytest.fail(f"na {HOOGSTENS} keer Tab nog niet rond; laatst: {stappen[-3:]}")
    eerste_keer = list(takewhile(lambda stap: not stap["al"], stappen))
    assert [stap for stap in eerste_keer if not (stap["zichtbaar"] and stap["omlijnd"])] == []
    assert stappen[len(eerste_keer)]["wie"] == stappen[0]["wie"], "rond op een andere plek"
    if pagina.evaluate(
        GEMIST
    ):  # a part that was drawn anew while the keys went on is passed in a second round
        for _ in range(len(eerste_keer) + KEREN):
            pagina.keyboard.press("Tab")
    assert pagina.evaluate(GEMIST) == []
    pagina.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")


def check_outline(pagina):
    """Headings make an outline: one of the first level, and none skips a level."""
    koppen = pagina.eval_on_selector_all(
        "main h1, main h2, main h3", "koppen => koppen.map(kop => Number(kop.tagName[1]))"
    )
    assert koppen[0] == 1
    assert koppen.count(1) == 1
    assert all(volgende - vorige <= 1 for vorige, volgende in pairwise(koppen))


def test_headings_make_an_outline(venster):
    check_outline(venster.resize(*WIJD).pagina)


def test_axe_finds_nothing(venster):
    gevonden = []
    adres = venster.pagina.url.removeprefix(venster.adres)
    for thema, maat in AANZICHTEN if "?" in adres or adres in VOLSTE else KAAL:
        venster.resize(*maat).draw()
        venster.choose_theme(thema)
        gevonden += [(thema, maat, fout) for fout in violations(venster.pagina)]
    assert gevonden == []
    venster.check()


def test_on_a_telephone_headings_make_an_outline_and_no_text_is_wider(venster):
    check_outline(venster.resize(*TELEFOON).pagina)
    assert venster.sticks_out() == []


def test_letters_of_twice_the_size_fit(venster):
    """200% on a screen of 1280 wide is a page of 640 wide with the same letters."""
    venster.resize(640, 450)
    assert venster.sticks_out() == []


def test_motion_stops_for_who_asks_for_that(chromium, adres, lezer):
    venster = lezer()
    venster.pagina.emulate_media(reduced_motion="reduce")
    venster.open("/")
    assert (
        venster.pagina.evaluate("getComputedStyle(document.querySelector('.fk-vak')).transitionDuration")
        == "0s"
    )


@pytest.mark.parametrize("thema", ["licht", "donker"])
def test_axe_finds_nothing_in_what_opens_over_or_in_a_page(lezer, thema):
    venster = lezer().open("/overzicht?jaar=2023")
    pagina = venster.pagina
    venster.choose_theme(thema)
    pagina.locator("[data-fk-tabel=stroom]").click()
    pagina.locator("#raster-stroom .ag-row").first.wait_for()
    pagina.locator("#blok-stroom .fk-menu > summary").click()
    assert violations(pagina, "#blok-stroom") == []
    pagina.locator("#kern-totaal button").click()
    venster.wait_for_text("[role=dialog]", "Broncellen")
    assert violations(pagina, "[role=dialog]") == []


@pytest.mark.parametrize(
    ("pad", "kiezer", "html", "regel"),
    [
        ("/gemeente", "h1", '<img src="x">', "image-alt"),
        (
            "/kaart",
            "#raster-alle-gemeenten .ag-row",
            "<style>#raster-alle-gemeenten [col-id=provincie] { color: #aaa }</style>",
            "color-contrast",
        ),
    ],
    ids=["plaatje", "grijze-kolom"],
)
def test_the_search_for_violations_finds_one(lezer, pad, kiezer, html, regel):
    """The tests above are only worth something when axe sees what is wrong, also in a cell of a long table."""
    venster = lezer().open(pad)
    venster.choose_theme("licht")  # the grey is too light on white
    pagina = venster.pagina
    pagina.locator(kiezer).first.wait_for()
    pagina.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)
    assert any(gevonden.startswith(f"{regel}: ") for gevonden in violations(pagina))
