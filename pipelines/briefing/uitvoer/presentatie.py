"""A national briefing as slides: the same story, with native charts that can be edited and notes that prove each number."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.util import Emu, Inches, Pt

from pipelines.basis.opmaak import format_datum
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.model import Alinea, Briefing, Briefingtabel, Grafiek, Onderdeel, numbers_of
from pipelines.briefing.inhoud.noten import Noten
from pipelines.briefing.uitvoer.dia import add_chart, add_table, write_runs
from pipelines.briefing.uitvoer.diamodel import (
    ALLEEN_TITEL,
    BINNEN,
    BOVENKANT,
    MARGE,
    TAAL,
    TEKST,
    VOORBLAD,
    ZACHT,
    new_presentation,
)
from pipelines.briefing.uitvoer.pdf import moment
from pipelines.briefing.uitvoer.vast import fix_bytes

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Presentatie
    from pptx.slide import Slide

_EEN_REGEL = 58
"""So many letters of a title fit on one line; a longer one is set smaller, so that two lines stay above what follows."""
_VOORBEELD = "Deze presentatie bevat verzonnen voorbeeldcijfers."


@dataclass(frozen=True)
class Dia:
    """What one slide shows: paragraphs, and at most one chart or table below them."""

    titel: str
    alineas: tuple[Alinea, ...] = ()
    beeld: Grafiek | Briefingtabel | None = None


def write_slides(briefing: Briefing, noten: Noten) -> bytes:
    """The PPTX; the same briefing gives the same bytes."""
    presentatie = new_presentation()
    _title_page(presentatie, briefing)
    for dia in choose_slides(briefing):
        _add_slide(presentatie, dia, noten, briefing)
    _describe(presentatie, briefing)
    uit = io.BytesIO()
    presentatie.save(uit)
    return fix_bytes(uit.getvalue(), moment(briefing))


def choose_slides(briefing: Briefing) -> Iterator[Dia]:
    """Ten or eleven slides from the sections: the case in short, then each section with its chart or table."""
    delen = {onderdeel.id: onderdeel for onderdeel in briefing.onderdelen}
    kern = delen["kern"]
    per_id = {d.id: d for o in briefing.onderdelen for d in o.delen if isinstance(d, Grafiek | Briefingtabel)}
    yield Dia(kern.titel, tuple(kern.alineas()))
    yield Dia(per_id["envelop_grafiek"].titel, _first(delen["envelop"]), per_id["envelop_grafiek"])
    yield Dia(delen["envelop"].titel, (), per_id["envelop"])
    if "capaciteit_grafiek" in per_id:
        yield Dia(delen["capaciteit"].titel, _rest(delen["capaciteit"]), per_id["capaciteit_grafiek"])
        yield Dia(per_id["capaciteit"].titel, (), per_id["capaciteit"])
    else:
        yield Dia(delen["capaciteit"].titel, tuple(delen["capaciteit"].alineas()))
    if "spreiding_grafiek" in per_id:
        yield Dia(delen["spreiding"].titel, _first(delen["spreiding"]), per_id["spreiding_grafiek"])
    yield Dia(per_id["provincies"].titel, (), per_id["provincies"])
    yield Dia(delen["zicht"].titel, _first(delen["zicht"]), per_id["zicht_grafiek"])
    yield Dia(delen["verandering"].titel, tuple(delen["verandering"].alineas()))
    yield Dia(delen["vragen"].titel, tuple(delen["vragen"].alineas()))
    yield Dia(delen["methode"].titel, tuple(delen["methode"].alineas()))


def _first(onderdeel: Onderdeel) -> tuple[Alinea, ...]:
    return tuple(onderdeel.alineas()[:1])


def _rest(onderdeel: Onderdeel) -> tuple[Alinea, ...]:
    """What follows the introduction: who gave a return and who did not."""
    return tuple(onderdeel.alineas()[1:3])


def _placeholder(dia: "Slide", nummer: int) -> Any:
    """A place of the layout, 0 is the title; ``Any``, because to the library each is a shape that may have no text."""
    return dia.placeholders[nummer]


def _title_page(presentatie: "Presentatie", briefing: Briefing) -> None:
    dia = presentatie.slides.add_slide(presentatie.slide_layouts[VOORBLAD])
    regels = [
        briefing.ondertitel,
        f"Stand ‘{briefing.stand.naam}’, bevroren op {format_datum(moment(briefing).date())}",
    ]
    if briefing.keuze.met_voorbeeld:
        regels.append(_VOORBEELD)
    write_runs(_placeholder(dia, 0).text_frame, [(briefing.titel,)], Pt(36))
    write_runs(_placeholder(dia, 1).text_frame, [(regel,) for regel in regels], Pt(18))


def _add_slide(presentatie: "Presentatie", inhoud: Dia, noten: Noten, briefing: Briefing) -> None:
    dia = presentatie.slides.add_slide(presentatie.slide_layouts[TEKST if inhoud.alineas else ALLEEN_TITEL])
    lang = len(inhoud.titel) > _EEN_REGEL
    write_runs(_placeholder(dia, 0).text_frame, [(inhoud.titel,)], Pt(22) if lang else None)
    onder = BOVENKANT
    if inhoud.alineas:
        tekst = _placeholder(dia, 1)
        hoogte = Inches(1.1) if inhoud.beeld else Inches(5.5)
        tekst.left, tekst.top, tekst.width, tekst.height = MARGE, BOVENKANT, BINNEN, hoogte
        write_runs(
            tekst.text_frame,
            [a.stukken for a in inhoud.alineas],
            _size(inhoud),
            punten=[a.is_punt for a in inhoud.alineas],
        )
        onder = BOVENKANT + hoogte + Inches(0.1)
    plaats = (MARGE, onder, BINNEN, Inches(6.9) - onder)
    match inhoud.beeld:
        case Grafiek():
            add_chart(dia, inhoud.beeld, plaats)
        case Briefingtabel():
            add_table(dia, inhoud.beeld, plaats)
    _footer(dia, briefing)
    _speak(dia, inhoud, noten)


def _size(inhoud: Dia) -> Pt:
    """Letters that fit: a slide with much text has smaller ones, and never below what can be read in a hall."""
    tekens = sum(len(s) if isinstance(s, str) else 12 for a in inhoud.alineas for s in a.stukken)
    if inhoud.beeld:
        return Pt(14) if tekens < 420 else Pt(12)
    return Pt(18) if tekens < 900 else Pt(16) if tekens < 1300 else Pt(14) if tekens < 1700 else Pt(12)


def _footer(dia: "Slide", briefing: Briefing) -> None:
    vak = dia.shapes.add_textbox(MARGE, Inches(6.98), Emu(BINNEN - Inches(1.2)), Inches(0.35))
    vak.name = "Voet"
    tekst = f"Stand ‘{briefing.stand.naam}’" + (f". {_VOORBEELD}" if briefing.keuze.met_voorbeeld else "")
    vak.text_frame.margin_left = Emu(0)
    write_runs(vak.text_frame, [(tekst,)], Pt(11), kleur=ZACHT)


def _speak(dia: "Slide", inhoud: Dia, noten: Noten) -> None:
    """The speaker notes: for every number on the slide its value, status, derivation and sources."""
    getallen: list[Briefinggetal] = [g for a in inhoud.alineas for g in numbers_of(a)]
    if inhoud.beeld is not None:
        getallen += numbers_of(inhoud.beeld)
    regels = [(f"Bewijs {noot.nummer}: {noot.tekst}",) for noot in noten.van(getallen)]
    notities = dia.notes_slide.notes_text_frame
    assert notities is not None  # the layout of the notes is the library's own, which has a place for text
    write_runs(notities, regels or [("Op deze dia staan geen getallen.",)], None)


def _describe(presentatie: "Presentatie", briefing: Briefing) -> None:
    eigenschappen = presentatie.core_properties
    eigenschappen.title = briefing.titel
    eigenschappen.subject = briefing.ondertitel
    eigenschappen.author = "Fondskompas"
    eigenschappen.last_modified_by = "Fondskompas"
    eigenschappen.language = TAAL
    eigenschappen.keywords = f"stand {briefing.stand.naam}, kop {(briefing.stand.ketenkop or 'geen')[:32]}"
    eigenschappen.created = eigenschappen.modified = moment(briefing).replace(tzinfo=None)
    eigenschappen.revision = 1
