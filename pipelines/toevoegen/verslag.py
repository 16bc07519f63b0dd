"""What is told about a document that is added: what was recognised in it, and as what it was registered."""

from pathlib import Path

from pipelines.basis.opmaak import count, format_exact
from pipelines.sources.ontvangen.documenten import Rij
from pipelines.sources.rekenbestand.tabellen import Gelezen
from pipelines.sources.rekenbestand.tekstdocument import SOORT as TEKST


def describe(pad: Path, tabel: Gelezen) -> str:
    """What was recognised, in words."""
    frame, blad = tabel.frame, tabel.blad.naam
    delen = [f"{pad.name}, blad {blad}: {tabel.soort}" if blad != pad.stem else f"{pad.name}: {tabel.soort}"]
    if frame.is_empty():
        return delen[0]
    if tabel.soort == "uitkeringsfactor":
        return f"{delen[0]}, {frame.height} factoren"
    if tabel.soort == "gewichten":
        namen = frame.select("soort", "naam").unique()
        telling = {soort: namen.filter(namen["soort"] == soort).height for soort in ("maatstaf", "uitkering")}
        delen.append(f"{telling['maatstaf']} maatstaven en {telling['uitkering']} uitkeringen")
    else:
        kolom, meer = (
            ("maatstaf", "maatstaven") if tabel.soort == "volumina" else ("uitkering", "uitkeringen")
        )
        delen.append(count(frame["gm_code"].n_unique(), "gemeente", "gemeenten"))
        delen.append(count(frame[kolom].n_unique(), kolom, meer))
    if tabel.notaties:
        delen.append("notatie: " + "; ".join(f"{aantal} × {naam}" for naam, aantal in tabel.notaties.items()))
    return ", ".join(delen)


def summarise(rij: Rij) -> str:
    """One line about a row that was registered."""
    if rij["soort"] == TEKST:
        return f"tekst van {rij['circulaire'] or 'een circulaire'} om uit te citeren: {rij['document']}"
    waar = (
        f"{rij['circulaire']} voor {rij['uitkeringsjaar']}"
        if rij["circulaire"] and rij["uitkeringsjaar"]
        else "alle genoemde circulaires"
    )
    factor = (
        f", uitkeringsfactor {format_exact(rij['uitkeringsfactor'])}"
        if rij["uitkeringsfactor"] is not None
        else ""
    )
    deel = ", alleen de genoemde uitkeringen" if rij["omvang"] == "deel" else ""
    return f"{rij['soort']} van {waar}, versie {rij['versie']}{deel}{factor}: {rij['document']}"
