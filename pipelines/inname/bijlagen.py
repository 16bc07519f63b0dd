"""SiSa annexes and Iv3 deliveries at the same door: judged by the code of ``sisa controleer`` and ``iv3 controleer``."""

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.instellingen import Instellingen
from pipelines.inname.inzendingen import Inzending
from pipelines.inname.mensen.organisaties import Organisatie
from pipelines.inname.rondes import Ronde
from pipelines.sources.iv3.controleren import check_file
from pipelines.sources.iv3.model import Eenheid
from pipelines.sources.iv3.naslag import load_reference
from pipelines.sources.ontvangen.sisa import check_annex
from pipelines.sources.raw.lezen import read_table
from pipelines.sources.rekenbestand.naslag import Gemeentezoeker


def judge_file(
    keuzes: Instellingen, een: Inzending, ronde: Ronde, org: Organisatie, inhoud: bytes, naam: str
) -> list[Bevinding]:
    """Every finding about an annex or delivery, and whether it is this gemeente's and this year's."""
    with TemporaryDirectory(prefix="fondskompas-") as map_:
        pad = Path(map_) / naam
        pad.write_bytes(inhoud)
        if een.soort == "sisa":
            return check_annex(pad, org.gm_code or "", ronde.jaar, keuzes.grenzen, seeker(keuzes))[2]
        controle = check_file(pad, naam, load_reference(keuzes.raw, keuzes.grenzen), unit(een))
    bevindingen = list(controle.bevindingen)
    if controle.vorm is not None and not controle.kop.is_empty():
        for code in sorted(set(controle.kop["gm_code"]) - {org.gm_code}):
            bevindingen.append(meld("inname_andere_gemeente", Plek(naam), code, verwacht=org.gm_code))
        for jaar in sorted(set(controle.kop["boekjaar"]) - {ronde.jaar}):
            bevindingen.append(meld("inname_ander_jaar", Plek(naam), jaar, verwacht=ronde.jaar))
    return bevindingen


def seeker(keuzes: Instellingen) -> Gemeentezoeker:
    """All gemeenten by the names that an annex may mention."""
    return Gemeentezoeker.from_tables(read_table(keuzes.raw, "gemeente", keuzes.grenzen), pl.DataFrame())


def unit(een: Inzending) -> Eenheid | None:
    """The unit that was confirmed with a delivery."""
    match een.eenheid:
        case "euro" | "duizend":
            return een.eenheid
    return None
