"""The tables of one gemeente over the years, beside its peers, and about its files."""

from decimal import Decimal

import polars as pl
from dash import html

from dashboard.beeld.herkomst import inhabitants, per_inhabitant, reference
from dashboard.beeld.oudraster import cell_lines, column, figure_fields, grid, path_lines
from dashboard.beeld.termen import VORMEN, VORMEN_KORT, breakable, weakest_status, with_unit
from dashboard.pages.gemeente.jarenfiguur import sum_years
from dashboard.pages.gemeente.taakveldfiguur import name_report
from pipelines.basis.opmaak import format_datum, format_eur, format_exact, format_number


def years_grid(delen: pl.DataFrame, gm_code: str) -> html.Div:
    """A row per year with a column per vorm. Frame: ``vragen/gemeente/gemeente_jaren``."""
    vormen = [vorm for vorm in VORMEN if vorm in set(delen["vorm"])]
    # merged gemeenten are summed under their codes of that year
    bron = {"uitkeringsjaar": "{jaar}", "gm_code": "{delen}"}
    totaal = reference("mart.toewijzing", "bedrag_eur", **bron)
    kolommen = [
        column("jaar", "Jaar", breedte=80, vast=True),
        column(
            "totaal",
            "Toegewezen",
            breedte=130,
            soort="getal",
            herkomst=totaal,
        ),
        column(
            "per_inwoner",
            "Per inwoner",
            breedte=110,
            soort="getal",
            herkomst=per_inhabitant(totaal, "{jaar}", gm_code="{delen}"),
        ),
        *[
            column(
                vorm,
                VORMEN_KORT[vorm],
                breedte=120,
                soort="getal",
                herkomst=reference("mart.toewijzing", "bedrag_eur", **bron, vorm=vorm),
            )
            for vorm in vormen
        ],
        column("status", "Status", breedte=140, soort="badge"),
        column(
            "inwoners",
            "Inwoners",
            breedte=110,
            soort="getal",
            herkomst=inhabitants("{jaar}", gm_code="{delen}"),
        ),
        column("indeling", "Bijzonderheid", breedte=200, groei=2),
    ]
    rijen = []
    for jaar in sum_years(delen).iter_rows(named=True):
        deel = delen.filter(pl.col("uitkeringsjaar") == jaar["uitkeringsjaar"])
        rijen.append(_year_row(jaar, deel, vormen))
    return grid("raster-jaren", "Toegewezen per jaar", kolommen, rijen)


def _year_row(jaar: dict, deel: pl.DataFrame, vormen: list[str]) -> dict[str, object]:
    bedragen = dict(deel.select("vorm", "bedrag_eur").iter_rows())
    per_inwoner = Decimal(jaar["bedrag_eur"]) / jaar["inwoners"] if jaar["inwoners"] else None
    samengevoegd = deel["aantal_delen"].max() > 1
    rij: dict[str, object] = {
        "jaar": jaar["uitkeringsjaar"],
        "delen": deel["delen"][0],
        **figure_fields("totaal", jaar["bedrag_eur"], format_eur),
        **figure_fields("per_inwoner", per_inwoner, format_eur, 2, reden="inwonertal onbekend"),
        **figure_fields("inwoners", jaar["inwoners"], format_number, reden="onbekend"),
        "status": weakest_status(deel["status"].to_list()),
        "indeling": f"som van {deel['aantal_delen'].max()} gemeenten van toen" if samengevoegd else "",
    }
    for vorm in vormen:
        rij |= figure_fields(vorm, bedragen.get(vorm), format_eur, reden="geen bedrag")
    return rij


def peers_grid(groep: pl.DataFrame, gm_code: str, search: str, jaar: int) -> html.Div:
    """Every gemeente of the group, the highest amount per inhabitant first; the gemeente itself says so."""
    bron = reference("mart.toewijzing", "bedrag_eur", uitkeringsjaar=jaar, gm_code="{gm_code}")
    kolommen = [
        column(
            "naam",
            "Gemeente",
            breedte=160,
            soort="link",
            vast=True,
            comparator={"function": "nodeA.data.naam_sorteer.localeCompare(nodeB.data.naam_sorteer)"},
        ),
        column(
            "per_inwoner",
            "Per inwoner",
            breedte=110,
            soort="getal",
            herkomst=per_inhabitant(bron, jaar, gm_code="{gm_code}"),
        ),
        column("toegewezen", "Toegewezen", breedte=130, soort="getal", herkomst=bron),
        column(
            "inwoners",
            "Inwoners",
            breedte=110,
            soort="getal",
            herkomst=inhabitants(jaar, gm_code="{gm_code}"),
        ),
        column("provincie", "Provincie", breedte=130),
        column("klasse", "Grootteklasse", breedte=180),
        column("status", "Status", breedte=140, soort="badge"),
    ]
    rijen = [
        {
            "naam": f"{'► ' if r['gm_code'] == gm_code else ''}{r['naam']}",
            "naam_href": f"/gemeente{search}{'&' if search else '?'}gm={r['gm_code']}",
            "naam_sorteer": r["naam_sorteer"],
            "gm_code": r["gm_code"],
            **figure_fields("per_inwoner", Decimal(r["toegewezen_eur"]) / r["inwoners"], format_eur, 2),
            **figure_fields("toegewezen", r["toegewezen_eur"], format_eur),
            **figure_fields("inwoners", r["inwoners"], format_number),
            "provincie": r["provincie"],
            "klasse": r["grootteklasse"],
            "status": r["toegewezen_status"],
        }
        for r in groep.iter_rows(named=True)
    ]
    rijen.sort(key=lambda rij: (-float(rij["per_inwoner"]), rij["gm_code"]))
    return grid(
        "raster-gelijken",
        "Vergelijkbare gemeenten",
        kolommen,
        rijen,
        hoogte=420 if len(rijen) > 8 else None,
        filters=len(rijen) > 8,
    )


def spending_grid(taakvelden: pl.DataFrame, gm_code: str) -> html.Div:
    """Lasten per taakveld with a column per report. Frame: ``vragen/gemeente/gemeente_taakvelden``."""
    verslagen = list(
        dict.fromkeys(taakvelden.select("boekjaar", "verslagsoort").sort("boekjaar").iter_rows())
    )
    kolommen = [
        column("taakveld", "Taakveld", breedte=190, groei=2, vast=True),
        *[
            column(
                f"v{nummer}",
                f"Lasten, {name_report(*verslag)}",
                breedte=150,
                soort="getal",
                herkomst=reference(
                    "mart.besteding",
                    "lasten_eur",
                    boekjaar=verslag[0],
                    verslagsoort=verslag[1],
                    gm_code=gm_code,
                    taakveld="{groep}",
                ),
            )
            for nummer, verslag in enumerate(verslagen)
        ],
        column("doel", "Doelen geboekt", breedte=110),
    ]
    rijen = []
    for (groep, naam), deel in taakvelden.group_by("groep", "groep_naam", maintain_order=True):
        rij: dict[str, object] = {
            "taakveld": f"{groep} {naam}",
            "groep": groep,
            "doel": "ja" if deel["is_doel"][0] else "",
        }
        for r in deel.iter_rows(named=True):
            nummer = verslagen.index((r["boekjaar"], r["verslagsoort"]))
            rij |= figure_fields(f"v{nummer}", r["lasten_eur"], format_eur, reden=r["reden"])
        rijen.append(rij)
    return grid("raster-taakvelden", "Lasten per taakveld", kolommen, rijen, hoogte=460, filters=True)


def return_grid(opgaven: pl.DataFrame) -> html.Div:
    """Every return of a gemeente with its remarks. Frame: ``vragen/gemeente/gemeente_opgaven``."""
    bron = {
        veld: reference(
            "mart.capaciteit",
            veld,
            peildatum="{datum}",
            gm_code="{gm_code}",
            doel="{doel_code}",
            indicator="{indicator}",
        )
        for veld in ("waarde", "besteed_eur")
    }
    kolommen = [
        column("doel", "Doel", breedte=150, vast=True),
        column("peildatum", "Peildatum", breedte=140),
        column("waarde", "Capaciteit", breedte=120, soort="getal", herkomst=bron["waarde"]),
        column("besteed", "Besteed", breedte=120, soort="getal", herkomst=bron["besteed_eur"]),
        column("status", "Status", breedte=140, soort="badge"),
        column("opmerking", "Opmerking van de gemeente", breedte=220, groei=2),
        column("cel", "Cel", breedte=170, soort="bron"),
    ]
    rijen = [
        {
            "doel": breakable(r["doel_naam"]),
            "doel_code": r["doel"],
            "gm_code": r["gm_code"],
            "indicator": r["indicator"],
            "datum": r["peildatum"].isoformat(),
            "peildatum": format_datum(r["peildatum"]),
            **figure_fields(
                "waarde",
                r["waarde"],
                lambda waarde, eenheid: with_unit(format_exact(waarde), eenheid),
                r["eenheid"],
                reden=r["reden"] or "niet opgegeven",
                voorbeeld=r["status"] == "voorbeeld",
            ),
            **figure_fields(
                "besteed",
                r["besteed_eur"],
                format_eur,
                reden="niet opgegeven",
                voorbeeld=r["status"] == "voorbeeld",
            ),
            "status": r["status"],
            "opmerking": r["toelichting"] or r["reden"] or "",
            "cel": cell_lines(r["document"], r["cel"]),
        }
        for r in opgaven.iter_rows(named=True)
    ]
    return grid(
        "raster-opgavenjaren",
        "Opgaven door de jaren",
        kolommen,
        rijen,
        hoogte=420 if len(rijen) > 7 else None,
    )


def own_finding_grid(bevindingen: pl.DataFrame) -> html.Div:
    """Findings in the files of one gemeente. Frame: ``vragen/gemeente/gemeente_bevindingen``."""
    kolommen = [
        column("document", "Document", breedte=180, soort="bron", vast=True),
        column("cel", "Blad en cel", breedte=140),
        column("ernst", "Ernst", breedte=156, soort="badge"),
        column("melding", "Melding", breedte=220, groei=2),
        column("waarde", "Gevonden", breedte=130),
        column("verwacht", "Verwacht", breedte=130),
        column("remedie", "Wat te doen", breedte=220, groei=2),
    ]
    rijen = [
        {
            **{veld: r[veld] or "" for veld in ("ernst", "melding", "waarde", "verwacht", "remedie")},
            "document": path_lines(r["document"]),
            "cel": ", ".join(deel for deel in (r["blad"], r["cel"]) if deel),
        }
        for r in bevindingen.iter_rows(named=True)
    ]
    return grid("raster-eigen-bevinding", "Bevindingen in de bestanden van deze gemeente", kolommen, rijen)
