"""The tables of the national page."""

import polars as pl
from dash import html

from dashboard.figuren.kaart import TOESTANDEN
from dashboard.tabellen.basis import cell_lines, column, figure_fields, grid, path_lines
from dashboard.termen import VORMEN_KORT, describe_key, short_goal
from pipelines.opmaak import format_eur, format_number


def envelope_grid(regels: pl.DataFrame) -> html.Div:
    """Every line of the envelope: amount, key in words, status and source cell. Frame: ``scherm/envelop``."""
    kolommen = [
        column("doel", "Doel", breedte=176, vast=True),
        column("vorm", "Vorm", breedte=120),
        column("bedrag", "Bedrag", breedte=145, soort="getal"),
        column("verdeeld", "Waarvan verdeeld over gemeenten", breedte=145, soort="getal"),
        column("niet_verdeeld", "Niet verdeeld", breedte=140, soort="getal"),
        column("sleutel", "Sleutel", breedte=230, groei=2),
        column("status", "Status bedrag", breedte=160, soort="badge"),
        column("sleutel_status", "Status sleutel", breedte=160, soort="badge"),
        column("bron", "Bron", breedte=460, groei=3),
        column("toelichting", "Toelichting bij de sleutel", breedte=420, groei=3),
        column("cel", "Cel", breedte=170, soort="bron"),
    ]
    rijen = [
        {
            "doel": short_goal(r["doel_naam"]),
            "vorm": VORMEN_KORT.get(r["vorm"], r["vorm"]),
            **figure_fields("bedrag", r["bedrag_eur"], format_eur),
            **figure_fields("verdeeld", r["verdeeld_eur"], format_eur),
            **figure_fields("niet_verdeeld", r["niet_verdeeld_eur"], format_eur),
            "sleutel": describe_key(
                r["sleutel"],
                circulaire=r["circulaire_naam"],
                jaar=r["sleutel_jaar"],
                maatstaf=r["sleutel_maatstaf"],
            ),
            "toelichting": r["sleutel_toelichting"],
            "status": r["status"],
            "sleutel_status": r["sleutel_status"],
            "bron": r["bron"],
            "cel": cell_lines(r["document"], r["cel"]),
        }
        for r in regels.iter_rows(named=True)
    ]
    totaal = {
        "doel": "Totaal",
        **{
            k: v
            for veld, kolom in (
                ("bedrag", "bedrag_eur"),
                ("verdeeld", "verdeeld_eur"),
                ("niet_verdeeld", "niet_verdeeld_eur"),
            )
            for k, v in figure_fields(veld, regels[kolom].sum(), format_eur).items()
        },
    }
    return grid("raster-envelop", "Alle regels van de envelop", kolommen, rijen, onderste=[totaal])


def returns_grid(gemeenten: pl.DataFrame, search: str) -> html.Div:
    """Gemeenten with their state and reason, each with a link to its own page. ``search``: the rest of the address."""
    kolommen = [
        column(
            "naam",
            "Gemeente",
            breedte=150,
            soort="link",
            vast=True,
            comparator={"function": "nodeA.data.naam_sorteer.localeCompare(nodeB.data.naam_sorteer)"},
        ),
        column("toestand", "Toestand", breedte=170, groei=2),
        column("reden", "Reden", breedte=130),
        column("provincie", "Provincie", breedte=130),
        column("zoektekst", "", hide=True),
    ]
    rijen = [
        {
            "naam": r["naam"],
            "naam_href": f"/gemeente{search}&gm={r['gm_code']}" if search else f"/gemeente?gm={r['gm_code']}",
            "naam_sorteer": r["naam_sorteer"],
            "zoektekst": r["zoektekst"],
            "toestand": TOESTANDEN[r["toestand"]][1],
            "reden": r["reden"] or "",
            "provincie": r["provincie"],
        }
        for r in gemeenten.iter_rows(named=True)
    ]
    return grid(
        "raster-opgaven",
        "Gemeenten en hun opgave",
        kolommen,
        rijen,
        hoogte=500,
        includeHiddenColumnsInQuickFilter=True,
    )


def reconciliation_grid(aansluitingen: pl.DataFrame) -> html.Div:
    """Reconciliations with both sides, difference and verdict. Frame: ``scherm/aansluiting``."""
    kolommen = [
        column("omschrijving", "Aansluiting", breedte=210, vast=True),
        column("oordeel", "Oordeel", breedte=138, soort="badge"),
        column("links", "Fondskompas", breedte=162, soort="getal"),
        column("rechts", "Tegenover", breedte=162, soort="getal"),
        column("verschil", "Verschil", breedte=148, soort="getal"),
        column("tolerantie", "Tolerantie", breedte=104, soort="getal"),
        column("verklaring", "Verklaring", breedte=300, groei=2),
        column("bron", "Bron", breedte=220, groei=1.5),
        column("code", "Code", breedte=190),
    ]
    rijen = [
        {
            "omschrijving": r["omschrijving"],
            "oordeel": r["oordeel"],
            **{
                k: v
                for veld in ("links", "rechts", "verschil", "tolerantie")
                for k, v in figure_fields(
                    veld, r[f"{veld}_eur"], format_number, _decimals(r), reden="ontbreekt"
                ).items()
            },
            "verklaring": r["verklaring"],
            "bron": r["bron"],
            "code": r["code"],
        }
        for r in aansluitingen.iter_rows(named=True)
    ]
    return grid("raster-aansluiting", "Aansluitingen", kolommen, rijen, hoogte=520)


def _decimals(rij: dict) -> int:
    """Two decimals where a side has cents, none where both are whole."""
    return (
        0
        if all(
            rij[veld] is None or rij[veld] == rij[veld].to_integral_value()
            for veld in ("links_eur", "rechts_eur", "tolerantie_eur")
        )
        else 2
    )


def finding_grid(bevindingen: pl.DataFrame) -> html.Div:
    """Findings with the place, what was found and what to do. Frame: ``scherm/bevinding``."""
    kolommen = [
        column("document", "Document", breedte=176, soort="bron", vast=True),
        column("cel", "Blad en cel", breedte=140),
        column("ernst", "Ernst", breedte=165, soort="badge"),
        column("melding", "Melding", breedte=260, groei=2),
        column("waarde", "Gevonden", breedte=130),
        column("verwacht", "Verwacht", breedte=130),
        column("verschil", "Verschil", breedte=110),
        column("remedie", "Wat te doen", breedte=260, groei=2),
        column("regel", "Regel", breedte=200),
    ]
    rijen = [
        {
            **r,
            "document": path_lines(r["document"]),
            "cel": ", ".join(deel for deel in (r["blad"], r["cel"]) if deel),
        }
        for r in bevindingen.iter_rows(named=True)
    ]
    return grid(
        "raster-bevinding",
        "Bevindingen bij de bronnen",
        kolommen,
        rijen,
        hoogte=420 if bevindingen.height > 8 else None,
    )


def count_findings(bevindingen: pl.DataFrame) -> list[tuple[str, str, int]]:
    """Per rule: its severity and how often it spoke, most often first."""
    return list(
        bevindingen.group_by("regel", "ernst")
        .len()
        .sort("len", "regel", descending=[True, False])
        .select("regel", "ernst", "len")
        .iter_rows()
    )


def count_verdicts(aansluitingen: pl.DataFrame) -> str:
    """The reconciliations in one sentence."""
    aantal = dict(aansluitingen["oordeel"].value_counts().iter_rows())
    sluit, verklaard, vraag, af = (
        aantal.get(oordeel, 0) for oordeel in ("sluit aan", "verklaard", "open vraag", "wijkt af")
    )
    zinnen = [
        f"{sluit} {'aansluiting sluit' if sluit == 1 else 'sluiten'} aan",
        f"{verklaard} {'is' if verklaard == 1 else 'zijn'} verklaard",
        f"{vraag} {'is' if vraag == 1 else 'zijn'} een open vraag",
        f"{af} {'wijkt' if af == 1 else 'wijken'} af",
    ]
    return f"Van {aansluitingen.height} aansluitingen: {', '.join(zinnen[:3])} en {zinnen[3]}."
