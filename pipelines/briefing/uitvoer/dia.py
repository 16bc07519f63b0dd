"""The parts of a slide: text with numbered figures, native charts and tables; all of it Dutch for a screen reader."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from pipelines.basis.cijfer import ZWAK
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.model import Briefingtabel, Grafiek, Stukken, as_printed
from pipelines.briefing.uitvoer.diamodel import INKT, PRIMAIR, TAAL

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.slide import Slide
    from pptx.text.text import TextFrame, _Paragraph

Plaats = tuple[int, int, int, int]
_NL = "[$-413]"  # Dutch marks, also where the office program is set to another language
_GETALNOTATIES = {
    "mln": f'{_NL}"€ "#,##0.0,," mln"',
    "eur": f'{_NL}"€ "#,##0',
    "per_inwoner": f'{_NL}"€ "0.00',
    "capaciteit": f'{_NL}0.0" {{eenheid}}"',
}
_VEEL_KOLOMMEN = 5


def write_runs(
    kader: "TextFrame",
    alineas: Sequence[Stukken],
    grootte: Pt | None,
    *,
    punten: Sequence[bool] = (),
    kleur: str | None = None,
) -> None:
    """Write paragraphs; what proves their figures is in the speaker notes, so that nothing touches a digit that is copied."""
    kader.word_wrap = True
    for nummer, stukken in enumerate(alineas):
        alinea = kader.paragraphs[0] if nummer == 0 else kader.add_paragraph()
        if punten and not punten[nummer]:
            _without_bullet(alinea)
        for stuk in stukken:
            _run(alinea, as_printed(stuk), grootte, kleur)
        if grootte is not None:
            alinea.space_after = Pt(6)


def _run(alinea: "_Paragraph", tekst: str, grootte: Pt | None, kleur: str | None) -> "BaseOxmlElement":
    loop = alinea.add_run()
    loop.text = tekst
    if grootte is not None:
        loop.font.size = grootte
    if kleur is not None:
        loop.font.color.rgb = RGBColor.from_string(kleur)
    kenmerken = loop._r.get_or_add_rPr()
    kenmerken.set("lang", TAAL)
    return kenmerken


def _without_bullet(alinea: "_Paragraph") -> None:
    kenmerken = alinea._p.get_or_add_pPr()
    kenmerken.set("marL", "0")
    kenmerken.set("indent", "0")
    kenmerken.insert(0, parse_xml(f"<a:buNone {nsdecls('a')}/>"))


def add_chart(dia: "Slide", grafiek: Grafiek, plaats: Plaats) -> None:
    """A native bar chart in the order and colours of the PDF; its data can be edited in the presentation."""
    gegevens = CategoryChartData()
    gegevens.categories = _categories(grafiek)
    for reeks in grafiek.reeksen:
        gegevens.add_series(reeks.naam, [_plain(w) for w in reeks.waarden])
    soort = XL_CHART_TYPE.BAR_STACKED if grafiek.is_gestapeld else XL_CHART_TYPE.BAR_CLUSTERED
    # Any, because the annotations of the library are wrong here: it gives the frame, and takes every kind of data
    kader = cast(Any, dia.shapes).add_chart(soort, *(Emu(p) for p in plaats), gegevens)
    kader.name = grafiek.titel
    kader._element.nvGraphicFramePr.cNvPr.set("descr", grafiek.alt)
    _style_chart(kader.chart, grafiek)


def _categories(grafiek: Grafiek) -> list[str]:
    """With a weak status behind the name, because the figures in a chart stand alone."""
    statussen = grafiek.statussen or ("",) * len(grafiek.categorieen)
    return [f"{n} ({s})" if s in ZWAK else n for n, s in zip(grafiek.categorieen, statussen, strict=True)]


def _plain(getal: Briefinggetal | None) -> int | float | None:
    """A chart draws floats; the exact figure stands in the speaker notes."""
    if getal is None or getal.waarde is None:
        return None
    return float(getal.waarde) if isinstance(getal.waarde, Decimal) else getal.waarde


def _style_chart(grafiek: "Chart", bron: Grafiek) -> None:
    grafiek.has_title = False
    # one series needs no legend, unless only its name says how certain it is
    grafiek.has_legend = len(bron.reeksen) > 1 or not bron.statussen
    if (legenda := grafiek.legend) is not None:
        legenda.position = XL_LEGEND_POSITION.TOP
        legenda.include_in_layout = False
    grafiek.font.size, grafiek.font.color.rgb = Pt(13), RGBColor.from_string(INKT)
    for kenmerk in grafiek._chartSpace.iter(qn("a:defRPr")):
        kenmerk.set("lang", TAAL)
    as_, waarden = grafiek.category_axis, grafiek.value_axis
    as_.reverse_order = True
    as_.major_tick_mark = XL_TICK_MARK.NONE
    as_.format.line.color.rgb = RGBColor.from_string("9AA5B1")
    waarden.visible = False
    waarden.has_major_gridlines = False
    waarden.minimum_scale = 0
    waarden.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    [teken] = grafiek.plots
    teken.gap_width = 45
    if bron.is_gestapeld:
        teken.overlap = 100
    for reeks, stijl in zip(teken.series, bron.reeksen, strict=True):
        reeks.format.fill.solid()
        reeks.format.fill.fore_color.rgb = RGBColor.from_string(stijl.kleur.lstrip("#").upper())
    _label_chart(grafiek, bron)


def _label_chart(grafiek: "Chart", bron: Grafiek) -> None:
    [teken] = grafiek.plots
    teken.has_data_labels = True
    etiketten = teken.data_labels
    etiketten.show_value = True
    etiketten.number_format = _label_format(bron)
    etiketten.number_format_is_linked = False
    etiketten.font.size = Pt(12)
    if bron.is_gestapeld:
        etiketten.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        etiketten.number_format = f'{_NL}[<3500000]"";{_NL}#,##0.0,,'
    else:
        etiketten.position = XL_LABEL_POSITION.OUTSIDE_END


def _label_format(grafiek: Grafiek) -> str:
    """The notation of the figures in a chart, with their unit."""
    eerste = next((w for reeks in grafiek.reeksen for w in reeks.waarden if w is not None), None)
    if eerste is None:
        return "#,##0"
    return _GETALNOTATIES.get(eerste.notatie, f"{_NL}#,##0").replace("{eenheid}", eerste.eenheid)


def add_table(dia: "Slide", tabel: Briefingtabel, plaats: Plaats) -> None:
    """A native table with its heads marked as such; rows as high as fits."""
    links, boven, breed, hoog = plaats
    rijen = len(tabel.rijen) + 1
    hoogte = min(Inches(0.42), hoog // rijen)
    kader = dia.shapes.add_table(
        rijen, len(tabel.koppen), Emu(links), Emu(boven), Emu(breed), Emu(hoogte * rijen)
    )
    kader.name = tabel.titel
    kader._element.nvGraphicFramePr.cNvPr.set("descr", tabel.titel)
    raster = kader.table
    raster.first_row, raster.horz_banding, raster.last_row = True, True, tabel.totaal
    grootte = Pt(13) if rijen <= 10 and len(tabel.koppen) <= _VEEL_KOLOMMEN else Pt(11)
    for kolom, deel in enumerate(tabel.breedtes):
        raster.columns[kolom].width = Emu(breed * deel // sum(tabel.breedtes))
    for nummer, rij in enumerate([tuple((kop,) for kop in tabel.koppen), *tabel.rijen]):
        raster.rows[nummer].height = Emu(hoogte)
        vet = nummer == 0 or (tabel.totaal and nummer == rijen - 1)
        for kolom, stukken in enumerate(rij):
            cel = raster.cell(nummer, kolom)
            cel.margin_top = cel.margin_bottom = Inches(0.03)
            cel.vertical_anchor = MSO_ANCHOR.MIDDLE
            cel.fill.solid()
            cel.fill.fore_color.rgb = RGBColor.from_string(
                PRIMAIR if nummer == 0 else "FFFFFF" if nummer % 2 else "F5F7F9"
            )
            write_runs(cel.text_frame, [stukken], grootte, kleur="FFFFFF" if nummer == 0 else INKT)
            for alinea in cel.text_frame.paragraphs:
                alinea.space_after = Pt(0)
                alinea.alignment = PP_ALIGN.RIGHT if tabel.rechts[kolom] else PP_ALIGN.LEFT
                for loop in alinea.runs:
                    loop.font.bold = vet
