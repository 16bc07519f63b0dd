"""Vintages (circulaire × uitkeringsjaar): which versions there are, and which vintages are complete enough to count."""

from datetime import date
from typing import Any

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.ontvangen.documenten import VERSIES
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.rekenbestand.naslag import Naslag

_NODIG = {"volume": "volumina", "gewicht_maatstaf": "gewichten", "uitkering": "uitkeringen"}
_COMPILED = ("volume", "uitkering", "gewicht_maatstaf", "gewicht_uitkering")


def add_vintages(invoer: Invoer) -> None:
    """Complete ``staging.circulaire`` with what documents add, and write ``staging.tabelversie``."""
    compiled = invoer.tabellen["circulaire"].with_columns(versie=pl.lit(1, dtype=pl.Int64))
    bekend = {(rij["circulaire"], rij["uitkeringsjaar"]): rij for rij in compiled.to_dicts()}
    nieuw: list[dict[str, Any]] = []
    for vintage in dict.fromkeys((v["circulaire"], v["uitkeringsjaar"]) for v in invoer.tabelversies):
        nieuw += _rows(invoer, vintage, bekend.get(vintage))
    if nieuw:
        compiled = pl.concat([compiled, pl.DataFrame(nieuw, schema=compiled.schema)])
    invoer.tabellen["circulaire"] = compiled
    documenten = {d["bron_id"]: d["document"] for d in invoer.documenten}
    versies = [*_compiled_versions(invoer, bekend, documenten), *invoer.tabelversies]
    invoer.bevindingen += _without_whole(versies)
    invoer.tabellen["tabelversie"] = pl.DataFrame(versies, schema=VERSIES)


def _without_whole(versies: list[dict[str, Any]]) -> list[Bevinding]:
    """An error for a part that would count for nothing: only uitkeringen have parts, and only of a whole table before it."""
    geheel = {
        (v["circulaire"], v["uitkeringsjaar"], v["versie"])
        for v in versies
        if (v["tabel"], v["omvang"]) == ("uitkering", "geheel")
    }
    gevonden = []
    for v in (v for v in versies if v["omvang"] == "deel"):
        plek = Plek(str(v["document"]), "", "omvang")
        if v["tabel"] != "uitkering":
            gevonden.append(
                meld("deel_telt_niet.soort", plek, "deel", tabel=_NODIG.get(v["tabel"], v["tabel"]))
            )
        elif not any(
            (c, j) == (v["circulaire"], v["uitkeringsjaar"]) and n < v["versie"] for c, j, n in geheel
        ):
            gevonden.append(meld("deel_telt_niet.geheel", plek, "deel"))
    return gevonden


def _compiled_versions(
    invoer: Invoer, bekend: dict[tuple[str, int], dict[str, Any]], documenten: dict[object, object]
) -> list[dict[str, Any]]:
    versies = []
    for (circulaire, jaar), rij in bekend.items():
        vast = {"circulaire": circulaire, "uitkeringsjaar": jaar, "versie": 1, "omvang": "geheel"}
        versies.append(
            {
                **vast,
                "tabel": "circulaire",
                "bron_id": rij["bron_id"],
                "document": documenten.get(rij["bron_id"]),
            }
        )
        for naam in _COMPILED:
            frame = invoer.tabellen.get(naam.split("_")[0], pl.DataFrame())
            if frame.is_empty():
                continue
            eigen = frame.filter(
                (pl.col("circulaire") == circulaire)
                & (pl.col("uitkeringsjaar") == jaar)
                & (pl.col("versie") == 1)
            )
            for bron_id in eigen["bron_id"].unique(maintain_order=True):
                versies.append(
                    {**vast, "tabel": naam, "bron_id": bron_id, "document": documenten.get(bron_id)}
                )
    return [{naam: versie.get(naam) for naam in VERSIES} for versie in versies]


def _rows(invoer: Invoer, vintage: tuple[str, int], bekend: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The rows of ``circulaire`` that documents give for one vintage; a finding when it is not complete yet."""
    factoren = [f for f in invoer.factoren if (f["circulaire"], f["uitkeringsjaar"]) == vintage]
    if bekend is not None:
        return [_row(vintage, factor, bekend["indeling_peildatum"], bekend["map"]) for factor in factoren]
    tabellen = {v["tabel"] for v in invoer.tabelversies if (v["circulaire"], v["uitkeringsjaar"]) == vintage}
    ontbreekt = [naam for tabel, naam in _NODIG.items() if tabel not in tabellen]
    ontbreekt += [] if factoren else ["uitkeringsfactor"]
    if ontbreekt:
        if tabellen - {"circulaire"}:
            invoer.bevindingen.append(_incomplete(invoer, vintage, ontbreekt))
        return []
    peildatum = _indeling(invoer, vintage)
    return [_row(vintage, factor, peildatum, "documenten") for factor in factoren] if peildatum else []


def _row(vintage: tuple[str, int], factor: dict[str, Any], peildatum: date, map_: str) -> dict[str, Any]:
    return {
        "circulaire": vintage[0],
        "uitkeringsjaar": vintage[1],
        "uitkeringsfactor": factor["uitkeringsfactor"],
        "indeling_peildatum": peildatum,
        "map": map_,
        "toelichting": "toegevoegd met `fondskompas bron toevoegen`",
        "gedrukt": factor.get("gedrukt"),
        "bron_id": factor["bron_id"],
        "blad": factor["blad"],
        "cel": factor["cel"],
        "versie": factor["versie"],
    }


def _indeling(invoer: Invoer, vintage: tuple[str, int]) -> date | None:
    """The date of the indeling whose gemeenten the volumes have; an error that names who differs when there is none."""
    rijen = invoer.tabellen["volume"].filter(
        (pl.col("circulaire") == vintage[0]) & (pl.col("uitkeringsjaar") == vintage[1])
    )
    codes = frozenset(rijen.filter(pl.col("versie") == pl.col("versie").max())["gm_code"])
    gemeenten = Naslag.from_tables(invoer.tabellen).gemeenten
    peildatum = gemeenten.find_indeling(codes)
    if peildatum is None:
        dag, leden = gemeenten.nearest_indeling(codes)
        mist = [f"{gemeenten.weergave[c]} ({c})" for c in sorted(leden - codes)]
        extra = [f"{gemeenten.weergave[c]} ({c})" for c in sorted(codes - leden)]
        bron = rijen.row(0, named=True)
        document = next(str(d["document"]) for d in invoer.documenten if d["bron_id"] == bron["bron_id"])
        invoer.bevindingen.append(
            meld(
                "circulaire_indeling.ontbreekt"
                if not extra
                else "circulaire_indeling.te_veel"
                if not mist
                else "circulaire_indeling.beide",
                Plek(document, bron["blad"]),
                aantal=len(codes),
                bedoeld=len(leden),
                peildatum=f"{dag:%d-%m-%Y}",
                mist=", ".join(mist[:10]),
                extra=", ".join(extra[:10]),
                verschil=f"{len(codes) - len(leden)} gemeenten",
            )
        )
    return peildatum


def _incomplete(invoer: Invoer, vintage: tuple[str, int], ontbreekt: list[str]) -> Bevinding:
    versie = next(v for v in invoer.tabelversies if (v["circulaire"], v["uitkeringsjaar"]) == vintage)
    return meld(
        "circulaire_onvolledig",
        Plek(str(versie["document"])),
        circulaire=vintage[0],
        uitkeringsjaar=vintage[1],
        ontbreekt=", ".join(ontbreekt),
    )
