"""A block as slides: a native chart of its first figure that can be edited, the table, and in the notes where the figures come from.

All of it is from the rows that the server made; python-pptx is slow to load, so nothing imports this before it is asked for.
"""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import PP_ALIGN
from pptx.util import Emu, Inches, Pt

from dashboard.uitvoer.blad import Blad, Cel, read_shown
from pipelines.briefing.uitvoer.dia import write_runs
from pipelines.briefing.uitvoer.diamodel import (
    ALLEEN_TITEL,
    BINNEN,
    BOVENKANT,
    INKT,
    MARGE,
    PRIMAIR,
    ZACHT,
    new_presentation,
)
from pipelines.briefing.uitvoer.vast import fix_bytes

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Presentatie
    from pptx.slide import Slide

_STAVEN = 15
_RIJEN, _KOLOMMEN = 12, 6
_ZIN_HOOG = Inches(0.9)
_VOET_BOVEN = Inches(6.85)
Rij = tuple[Cel, ...]


def write_slides(blad: Blad, verantwoording: Sequence[tuple[str, str]], moment: datetime) -> bytes:
    """The PPTX: a slide with bars where the block has a figure per row, and one with the table."""
    presentatie = new_presentation()
    voet = _foot(dict(verantwoording), blad.statussen, moment)
    kolom = _figure_column(blad)
    if kolom is not None:
        _chart_slide(presentatie, blad, kolom, voet)
    _table_slide(presentatie, blad, voet)
    for dia in presentatie.slides:
        _speak(dia, blad, verantwoording)
    presentatie.core_properties.title = blad.naam
    presentatie.core_properties.author = presentatie.core_properties.last_modified_by = "Fondskompas"
    uit = io.BytesIO()
    presentatie.save(uit)
    return fix_bytes(uit.getvalue(), moment)


def _foot(verantwoording: dict[str, str], status: Sequence[str], moment: datetime) -> str:
    """What stands below every slide: how sure, from what, of when."""
    zeker = f"Status: {', '.join(status)}. " if status else ""
    demo = "DEMONSTRATIE, verzonnen opgaven. " if "Demonstratie" in verantwoording else ""
    stand = f"Stand ‘{verantwoording['Bevroren stand']}’. " if "Bevroren stand" in verantwoording else ""
    return (
        f"{demo}{zeker}{stand}Bron: Fondskompas, cijfers van {verantwoording.get('Database gebouwd', 'onbekend')}, "
        f"circulaires: {verantwoording.get('Circulaires', 'geen')}. Gemaakt op {moment:%d-%m-%Y}."
    )


def _figure_column(blad: Blad) -> int | None:
    """The first column of figures that at least two rows have a number in."""
    for nummer, kolom in enumerate(blad.kolommen):
        if nummer and kolom.met_cijfer and sum(rij[nummer].waarde is not None for rij in blad.rijen) > 1:
            return nummer
    return None


def _new_slide(presentatie: "Presentatie", titel: str, zin: str, voet: str) -> "Slide":
    dia = presentatie.slides.add_slide(presentatie.slide_layouts[ALLEEN_TITEL])
    kop: Any = dia.placeholders[0]  # of the layout; to the library a shape that may have no text
    write_runs(kop.text_frame, [(titel,)], Pt(24) if len(titel) > 60 else None)
    for tekst, boven, hoog, grootte, kleur in (
        (zin, BOVENKANT, _ZIN_HOOG, Pt(14), INKT),
        (voet, _VOET_BOVEN, Inches(0.5), Pt(10), ZACHT),
    ):
        vak = dia.shapes.add_textbox(MARGE, boven, Emu(BINNEN - Inches(1.1)), hoog)
        vak.text_frame.margin_left = Emu(0)
        write_runs(vak.text_frame, [(tekst,)], grootte, kleur=kleur)
    return dia


def _chart_slide(presentatie: "Presentatie", blad: Blad, kolom: int, voet: str) -> None:
    met = [rij for rij in blad.rijen if rij[kolom].waarde is not None]
    rijen, kop = met[:_STAVEN], blad.kolommen[kolom].kop
    meer = (
        f" Getoond: {len(rijen)} van {blad.totaal} rijen, in de volgorde van het scherm."
        if len(met) > len(rijen)
        else ""
    )
    dia = _new_slide(presentatie, blad.naam, f"{blad.zin} {kop}.{meer}", voet)
    gegevens = CategoryChartData()
    gegevens.categories = [
        rij[0].tekst + (" (voorbeeld)" if rij[kolom].is_voorbeeld else "") for rij in rijen
    ]
    gegevens.add_series(kop, [rij[kolom].waarde for rij in rijen])
    boven = BOVENKANT + _ZIN_HOOG
    # Any, because the annotations of the library are wrong here: it gives the frame, and takes every kind of data
    kader = cast(Any, dia.shapes).add_chart(
        XL_CHART_TYPE.BAR_CLUSTERED, MARGE, boven, BINNEN, Emu(_VOET_BOVEN - boven), gegevens
    )
    kader.name = blad.naam
    kader._element.nvGraphicFramePr.cNvPr.set("descr", f"{blad.naam}. {blad.zin}")
    _style(kader.chart, _number_format(rijen, kolom))


def _number_format(rijen: Sequence[Rij], kolom: int) -> str:
    """The format in which the screen shows the figures."""
    getoond = next((g for rij in rijen if (g := read_shown(rij[kolom])) is not None), None)
    return f"[$-413]{getoond.opmaak}" if getoond else "[$-413]#,##0"


def _style(grafiek: Any, opmaak: str) -> None:
    """Bars in the house colour from top to bottom, each with its figure; no axis of values, no legend for one series."""
    grafiek.has_title = grafiek.has_legend = False
    grafiek.font.size, grafiek.font.color.rgb = Pt(12), RGBColor.from_string(INKT)
    as_, waarden = grafiek.category_axis, grafiek.value_axis
    as_.reverse_order = True
    as_.major_tick_mark = XL_TICK_MARK.NONE
    as_.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    waarden.visible = waarden.has_major_gridlines = False
    [teken] = grafiek.plots
    teken.gap_width = 45
    teken.has_data_labels = True
    etiketten = teken.data_labels
    etiketten.show_value, etiketten.number_format, etiketten.number_format_is_linked = True, opmaak, False
    etiketten.position = XL_LABEL_POSITION.OUTSIDE_END
    [reeks] = teken.series
    reeks.invert_if_negative = False
    reeks.format.fill.solid()
    reeks.format.fill.fore_color.rgb = RGBColor.from_string(PRIMAIR)


def _table_slide(presentatie: "Presentatie", blad: Blad, voet: str) -> None:
    onder = blad.onder[:1]
    rijen = [*blad.rijen[: _RIJEN - len(onder)], *onder]
    breed = min(len(blad.kolommen), _KOLOMMEN)
    getoond = len(rijen) - len(onder)
    delen = [
        f"{getoond} van {blad.totaal} rijen" if getoond < blad.totaal else "",
        f"{breed} van {len(blad.kolommen)} kolommen" if breed < len(blad.kolommen) else "",
    ]
    meer = " en ".join(filter(None, delen))
    dia = _new_slide(presentatie, blad.naam, f"{blad.zin}{f' Getoond: {meer}.' if meer else ''}", voet)
    boven = BOVENKANT + _ZIN_HOOG
    hoogte = min(Inches(0.4), (_VOET_BOVEN - boven) // (len(rijen) + 1))
    hoog = Emu(hoogte * (len(rijen) + 1))
    kader = dia.shapes.add_table(len(rijen) + 1, breed, MARGE, Emu(boven), BINNEN, hoog)
    kader.name = blad.naam
    tabel = kader.table
    tabel.last_row = bool(onder)
    for rij, teksten in enumerate(
        [[k.kop for k in blad.kolommen], *[[cel.tekst for cel in r] for r in rijen]]
    ):
        tabel.rows[rij].height = Emu(hoogte)
        for kolom, tekst in enumerate(teksten[:breed]):
            cel = tabel.cell(rij, kolom)
            cel.margin_top = cel.margin_bottom = Inches(0.03)
            if rij == 0:
                cel.fill.solid()
                cel.fill.fore_color.rgb = RGBColor.from_string(PRIMAIR)
            write_runs(cel.text_frame, [(tekst,)], Pt(11), kleur="FFFFFF" if rij == 0 else INKT)
            is_cijfer = blad.kolommen[kolom].met_cijfer
            cel.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT if is_cijfer else PP_ALIGN.LEFT
            cel.text_frame.paragraphs[0].space_after = Pt(0)


def _speak(dia: "Slide", blad: Blad, verantwoording: Sequence[tuple[str, str]]) -> None:
    """The notes: what the figures were made with, and what each of the first rows is called where it comes from."""
    regels = [f"{wat}: {waarde}" for wat, waarde in verantwoording]
    regels += [
        f"{rij[0].tekst}, {kolom.kop}: {cel.tekst} ({cel.verwijzing})"
        for rij in blad.rijen[:_STAVEN]
        for kolom, cel in zip(blad.kolommen, rij, strict=True)
        if cel.verwijzing
    ]
    notities = dia.notes_slide.notes_text_frame
    assert notities is not None  # the layout of the notes is the library's own, which has a place for text
    write_runs(notities, [(regel,) for regel in regels], None)
