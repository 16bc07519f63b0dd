"""Receipts: what was handed in, who signed it and when, and the head of the audit chain that proves it; as data and as PDF."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.opmaak import format_moment
from pipelines.bevroren.sleutels import fingerprint_key
from pipelines.inname.inzendingen import Inzending, see
from pipelines.inname.mensen.organisaties import read_organisation
from pipelines.inname.mensen.rechten import Handeling, require
from pipelines.inname.opslag.keten import Wie, read_head
from pipelines.inname.opslag.tabellen import gebeurtenis, gebruiker
from pipelines.inname.opslag.winkel import Winkel
from pipelines.inname.rondes import read_round

if TYPE_CHECKING:
    import typst

_VORMGEVING = Path(__file__).parent / "vormgeving"
_STAPPEN = {
    Handeling.DIEN_IN: "ingediend",
    Handeling.ACCORDEER: "geaccordeerd",
    Handeling.ONTVANG: "ontvangen",
    Handeling.AANVAARD: "aanvaard",
    Handeling.STUUR_TERUG: "teruggestuurd",
    Handeling.WIJS_AF: "niet geaccordeerd",
    Handeling.HEROPEN: "heropend",
    "vervang": "vervangen",
}
_UITLEG = (
    "Elke stap is een gebeurtenis in een keten: wie er een wijzigt, verandert de kop hieronder. Bewaar dit bewijs; wie de keten "
    "controleert met «fondskompas inname controleer», vindt deze gebeurtenis en deze kop terug, of ziet dat er iets is gewijzigd."
)


@dataclass(frozen=True)
class Bewijsstap:
    """One step of a return: what was done, by whom (a name, or that it was erased), for which organisation, when, and its event."""

    wat: str
    wie: str
    organisatie: str
    op: datetime
    nummer: int
    hash: str


@dataclass(frozen=True)
class Ontvangstbewijs:
    """A receipt; ``sha256`` is that of the file that was signed, ``kop`` where the audit chain ended when this was made."""

    inzending: str
    gemeente: str
    gm_code: str
    is_proef: bool
    ronde: str
    jaar: int
    soort: str
    versie: int
    stand: str
    bestand: str
    sha256: str
    stappen: tuple[Bewijsstap, ...]
    kop_nummer: int
    kop_hash: str
    handtekening: str
    sleutel: str
    gemaakt_op: datetime


def make_receipt(winkel: Winkel, wie: Wie, id_: str) -> Ontvangstbewijs:
    """The receipt of a return for who may see it; raises FondskompasFout before it is handed in."""
    with winkel.read() as con:
        een = see(con, wie, id_)
        require(con, wie, Handeling.DOWNLOAD_BEWIJS, een.organisatie)
        if een.bestand_sha256 is None or een.stand == "concept":
            raise FondskompasFout("Er is nog niets ingediend, dus er is nog geen ontvangstbewijs.")
        org, ronde = read_organisation(con, een.organisatie), read_round(con, een.ronde)
        kop = read_head(con)
        vraag = select(gebeurtenis.c.handtekening, gebeurtenis.c.sleutel).where(
            gebeurtenis.c.nummer == kop.nummer
        )
        laatste = con.execute(vraag).one()
        wat = (
            een.id,
            org.naam,
            org.gm_code or "",
            org.is_proef,
            ronde.naam,
            ronde.jaar,
            een.soort,
            een.versie,
        )
        bestand = (een.stand, een.bestand_naam or "", een.bestand_sha256, tuple(_steps(con, een)))
        keten = (kop.nummer, kop.hash, laatste.handtekening, laatste.sleutel)
        return Ontvangstbewijs(*wat, *bestand, *keten, winkel.klok())


def _steps(con: Connection, een: Inzending) -> list[Bewijsstap]:
    """What was done with a return, from the audit chain."""
    vraag = (
        select(gebeurtenis)
        .where(gebeurtenis.c.onderwerp == f"inzending:{een.id}", gebeurtenis.c.handeling.in_(tuple(_STAPPEN)))
        .order_by(gebeurtenis.c.nummer)
    )
    stappen = []
    for rij in con.execute(vraag).mappings():
        wie = _name(con, rij["wie"]) + (f", namens {_name(con, rij['namens'])}" if rij["namens"] else "")
        organisatie = read_organisation(con, rij["organisatie"]).naam if rij["organisatie"] else "beheer"
        op = datetime.fromisoformat(rij["tijd"])
        stappen.append(
            Bewijsstap(_STAPPEN[rij["handeling"]], wie, organisatie, op, rij["nummer"], rij["hash"])
        )
    return stappen


def _name(con: Connection, id_: str) -> str:
    rij = con.execute(select(gebruiker.c.naam).where(gebruiker.c.id == id_)).first()
    if rij is None:
        return id_
    return rij.naam or f"gebruiker {id_} (naam gewist)"


@cache
def _compiler() -> "typst.Compiler":
    import typst

    return typst.Compiler(root=_VORMGEVING, ignore_system_fonts=True)


def receipt_pdf(bewijs: Ontvangstbewijs) -> bytes:
    """The receipt as one page; the same receipt gives the same bytes."""
    import typst

    op = bewijs.gemaakt_op
    try:
        uitvoer = _compiler().compile(
            input=_VORMGEVING / "ontvangstbewijs.typ",
            format="pdf",
            sys_inputs={"bewijs": json.dumps(_as_data(bewijs), ensure_ascii=False)},
            pdf_standards=["ua-1"],
            timestamp=op.replace(microsecond=0),
        )
    except typst.TypstError as fout:
        raise FondskompasFout(f"Het ontvangstbewijs is niet op te maken: {fout}") from fout
    assert isinstance(uitvoer, bytes)  # one document, and not written to a file
    return uitvoer


def _as_data(bewijs: Ontvangstbewijs) -> dict[str, Any]:
    op = bewijs.gemaakt_op
    return {
        "titel": f"Ontvangstbewijs {bewijs.gemeente}, {bewijs.jaar}",
        "gemaakt": f"gemaakt op {format_moment(op)}",
        "datum": {"jaar": op.year, "maand": op.month, "dag": op.day},
        "proef": "Proef: dit komt niet in de cijfers." if bewijs.is_proef else None,
        "wat": [
            ["Gemeente", f"{bewijs.gemeente} ({bewijs.gm_code})"],
            ["Ronde", bewijs.ronde],
            ["Soort en versie", f"{bewijs.soort}, versie {bewijs.versie}"],
            ["Stand", bewijs.stand],
            ["Kenmerk", bewijs.inzending],
        ],
        "bestand": bewijs.bestand,
        "sha256": bewijs.sha256,
        "stappen": [
            [s.wat, f"{s.wie} ({s.organisatie})", format_moment(s.op), str(s.nummer)] for s in bewijs.stappen
        ],
        "uitleg": _UITLEG,
        "kop_nummer": str(bewijs.kop_nummer),
        "kop_hash": bewijs.kop_hash,
        "handtekening": bewijs.handtekening or "niet ondertekend",
        "sleutel": f"vingerafdruk {fingerprint_key(bewijs.sleutel)}" if bewijs.sleutel else "geen",
    }
