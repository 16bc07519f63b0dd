"""The master of the slides, made in code: widescreen, sober, three layouts, no pictures."""

import re
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches

if TYPE_CHECKING:
    from pptx.oxml.xmlchemy import BaseOxmlElement
    from pptx.presentation import Presentation as Presentatie
    from pptx.slide import SlideLayout, SlideMaster

LETTERS, TAAL = "Arial", "nl-NL"
INKT, ZACHT, PRIMAIR = "1D2733", "4A5866", "14507F"
BREEDTE, HOOGTE, MARGE = Inches(13.333), Inches(7.5), Inches(0.6)
BINNEN = Emu(BREEDTE - 2 * MARGE)
BOVENKANT = Inches(1.35)
"""Where the content begins, below the title."""
VOORBLAD, TEKST, ALLEEN_TITEL = 0, 1, 2
_BEWAARD = (0, 1, 5)
_THEMAKLEUREN = {
    "dk2": PRIMAIR,
    "accent1": "14507F",
    "accent2": "C96F00",
    "accent3": "1B7F6B",
    "accent4": "7C8794",
    "accent5": "6F3790",
    "accent6": "A3211B",
}
_PLAATSEN = {
    PP_PLACEHOLDER.TITLE: (MARGE, Inches(0.4), BINNEN, Inches(0.8)),
    PP_PLACEHOLDER.BODY: (MARGE, BOVENKANT, BINNEN, Inches(5.4)),
    PP_PLACEHOLDER.OBJECT: (MARGE, BOVENKANT, BINNEN, Inches(5.4)),
    PP_PLACEHOLDER.CENTER_TITLE: (MARGE, Inches(2.2), BINNEN, Inches(1.3)),
    PP_PLACEHOLDER.SUBTITLE: (MARGE, Inches(3.6), BINNEN, Inches(1.6)),
}
_BALK = f"""
<p:sp {nsdecls("p", "a")}>
  <p:nvSpPr><p:cNvPr id="90" name="Balk"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{BREEDTE}" cy="{Inches(0.14)}"/></a:xfrm>
    <a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{PRIMAIR}"/></a:solidFill><a:ln><a:noFill/></a:ln>
  </p:spPr>
</p:sp>"""
_NUMMER = f"""
<p:sp {nsdecls("p", "a")}>
  <p:nvSpPr><p:cNvPr id="91" name="Dianummer"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>
  <p:spPr><a:xfrm><a:off x="{BREEDTE - MARGE - Inches(1)}" y="{Inches(6.98)}"/><a:ext cx="{Inches(1)}" cy="{Inches(0.35)}"/></a:xfrm>
    <a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>
  <p:txBody><a:bodyPr wrap="square" lIns="0" rIns="0"/><a:p><a:pPr algn="r"/><a:fld id="{{5B1C1F3A-0000-4000-8000-000000000001}}" type="slidenum"><a:rPr lang="{TAAL}" sz="1100"><a:solidFill><a:srgbClr val="{ZACHT}"/></a:solidFill></a:rPr><a:t>‹nr.›</a:t></a:fld></a:p></p:txBody>
</p:sp>"""


def new_presentation() -> "Presentatie":
    """An empty presentation in house style, with layouts for a title page, title and text, and title only."""
    presentatie = Presentation()
    presentatie.slide_width, presentatie.slide_height = BREEDTE, HOOGTE
    for nummer, layout in enumerate(list(presentatie.slide_layouts)):
        if nummer not in _BEWAARD:
            presentatie.slide_layouts.remove(layout)
    _set_theme(presentatie)
    master = presentatie.slide_master
    _place(master)
    for xml in (_BALK, _NUMMER):
        master.shapes._spTree.append(parse_xml(xml))
    _set_text_styles(master.element)
    for layout in presentatie.slide_layouts:
        _place(layout)
    return presentatie


def _set_theme(presentatie: "Presentatie") -> None:
    """Letters and colours in the theme, so that whoever adds a slide gets them too."""
    thema = presentatie.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tekst = thema.blob.decode("utf-8")
    tekst = re.sub(r'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rf'\1"{LETTERS}"', tekst)
    for naam, kleur in _THEMAKLEUREN.items():
        nieuw = rf'\g<1><a:srgbClr val="{kleur}"/>\g<2>'
        tekst = re.sub(rf"(<a:{naam}>).*?(</a:{naam}>)", nieuw, tekst, flags=re.DOTALL)
    thema._blob = tekst.encode("utf-8")  # the library offers no other way in


def _place(vel: "SlideLayout | SlideMaster") -> None:
    """Every placeholder in its place on the wide slide; date, footer and number go, the master has its own number."""
    for vorm in [v for v in vel.shapes if v.is_placeholder]:
        plaats = _PLAATSEN.get(vorm.placeholder_format.type)
        if plaats is None:
            vorm._element.getparent().remove(vorm._element)
            continue
        vorm.left, vorm.top, vorm.width, vorm.height = plaats
        if vorm.has_text_frame:
            _plain_frame(vorm._element)


def _plain_frame(vorm: "BaseOxmlElement") -> None:
    """Text begins at the top left and keeps its size."""
    for kader in vorm.iter(qn("a:bodyPr")):
        for kind in list(kader):
            kader.remove(kind)
        for kant in ("lIns", "rIns"):
            kader.set(kant, "0")
        kader.set("anchor", "t")
    for alinea in vorm.iter(qn("a:lvl1pPr")):
        alinea.set("algn", "l")


def _set_text_styles(master: "BaseOxmlElement") -> None:
    """Title 28 bold in the house colour, text 18 to the left, all of it Dutch."""
    for naam, grootte, kleur, vet in (("p:titleStyle", 2800, PRIMAIR, "1"), ("p:bodyStyle", 1800, INKT, "0")):
        (stijl,) = master.iter(qn(naam))
        for niveau in stijl:
            niveau.set("algn", "l")
            for kenmerk in niveau.iter(qn("a:defRPr")):
                kenmerk.set("sz", str(grootte))
                kenmerk.set("b", vet)
                kenmerk.set("lang", TAAL)
                for vulling in kenmerk.iter(qn("a:solidFill")):
                    for kind in list(vulling):
                        vulling.remove(kind)
                    vulling.append(parse_xml(f'<a:srgbClr {nsdecls("a")} val="{kleur}"/>'))
