"""The tables of the national page."""

import re
from decimal import Decimal

import polars as pl
from dash import html

from dashboard.beeld import oudraster as basis
from dashboard.beeld.herkomst import reference
from dashboard.beeld.kaart.opgaven import TOESTANDEN
from dashboard.beeld.oudraster import cell_address, cell_reference, column, figure_fields, goal_column, grid
from dashboard.beeld.termen import VORMEN_KORT, breakable, describe_key
from pipelines.basis.opmaak import count, format_eur, format_exact, format_number

_GETAL = re.compile(r"-?\d+(\.\d+)?")
_STAGINGGETAL = re.compile(r"-?\d+\.\d{3,}")


def envelope_grid(regels: pl.DataFrame, jaar: int, doel: str | None = None) -> html.Div:
    """Every line of the envelope: amount, key in words, status and source cell. Frame: ``vragen/algemeen/envelop``.

    ``doel`` is set when the lines are of one goal, so that the total is traced to that goal only.
    """
    van_doel = {"doel": doel} if doel else {}
    bron = {
        veld: reference(
            "mart.envelop_regel",
            f"{veld}_eur",
            uitkeringsjaar=jaar,
            doel="{doel_code}",
            vorm="{vorm_code}",
            regel="{regel}",
        )
        for veld in ("bedrag", "verdeeld", "niet_verdeeld")
    }
    kolommen = [
        goal_column(),
        column("vorm", "Vorm", breedte=70),
        column("bedrag", "Bedrag", breedte=116, soort="getal", herkomst=bron["bedrag"]),
        column(
            "verdeeld",
            "Waarvan verdeeld over gemeenten",
            breedte=116,
            soort="getal",
            herkomst=bron["verdeeld"],
        ),
        column("niet_verdeeld", "Niet verdeeld", breedte=116, soort="getal", herkomst=bron["niet_verdeeld"]),
        column("status", "Status bedrag", breedte=140, soort="badge"),
        column("sleutel", "Sleutel en toelichting", breedte=164, groei=1.5, soort="bron"),
        column("sleutel_status", "Status sleutel", breedte=140, soort="badge"),
        column("bron", "Bron en cel", breedte=182, groei=1.5, soort="bron"),
    ]
    rijen = [
        {
            "doel": breakable(r["doel_naam"]),
            "doel_code": r["doel"],
            "vorm": VORMEN_KORT.get(r["vorm"], r["vorm"]),
            "vorm_code": r["vorm"],
            "regel": r["regel"],
            **figure_fields("bedrag", r["bedrag_eur"], format_eur),
            **figure_fields("verdeeld", r["verdeeld_eur"], format_eur),
            **figure_fields("niet_verdeeld", r["niet_verdeeld_eur"], format_eur),
            "sleutel": _lines(_key(r), r["sleutel_toelichting"]),
            "status": r["status"],
            "sleutel_status": r["sleutel_status"],
            "bron": _lines(r["bron"], cell_reference(r["document"], r["cel"])),
        }
        for r in regels.iter_rows(named=True)
    ]
    totaal = {
        "doel": "Totaal",
        **{
            f"{veld}_herkomst": reference("mart.envelop", f"{veld}_eur", uitkeringsjaar=jaar, **van_doel)
            for veld in ("bedrag", "verdeeld", "niet_verdeeld")
        },
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


def _key(regel: dict) -> str:
    return describe_key(
        regel["sleutel"],
        circulaire=regel["circulaire_naam"],
        jaar=regel["sleutel_jaar"],
        maatstaf=regel["sleutel_maatstaf"],
    )


def _lines(*teksten: str | None) -> str:
    return "\n".join(filter(None, teksten))


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
    """Reconciliations with both sides, difference and verdict. Frame: ``vragen/algemeen/aansluiting``."""
    kolommen = [
        column("omschrijving", "Aansluiting", breedte=168, vast=True),
        column("oordeel", "Oordeel", breedte=144, soort="badge"),
        column("onderwerp", "Onderwerp", breedte=132),
        *[
            column(
                veld,
                kop,
                breedte=165,
                soort="getal",
                herkomst=reference("mart.aansluiting", f"{veld}_eur", code="{code}"),
            )
            for veld, kop in (("links", "Fondskompas"), ("rechts", "Tegenover"), ("verschil", "Verschil"))
        ],
        column("tolerantie", "Tolerantie", breedte=104, soort="getal"),
        column("verklaring", "Verklaring", breedte=150, groei=2),
        column("bron", "Bron", breedte=124, groei=1.5),
        column("code", "Code", hide=True),
    ]
    rijen = [
        {
            "omschrijving": r["omschrijving"],
            "oordeel": r["oordeel"],
            "onderwerp": r["onderwerp"],
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
    return grid(
        "raster-aansluiting", "Aansluitingen", kolommen, rijen, hoogte=520 if len(rijen) > 3 else None
    )


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
    """Findings with the place, what was found and what to do. Frame: ``vragen/algemeen/bevinding``."""
    kolommen = [
        column("document", "Document", breedte=168, soort="bron", vast=True),
        column("cel", "Blad en cel", breedte=118, soort="link"),
        column("ernst", "Ernst", breedte=165, soort="badge"),
        column("melding", "Melding", breedte=160),
        column("waarde", "Gevonden", breedte=106),
        column("verwacht", "Verwacht", breedte=136),
        column("verschil", "Verschil", breedte=104),
        column("remedie", "Wat te doen", breedte=160),
        column("regel", "Code", breedte=110),
    ]
    rijen = [
        {
            **r,
            **_found(r),
            "document": basis.path_lines(r["document"]),
            "cel": ", ".join(deel for deel in (r["blad"], r["cel"]) if deel),
            "cel_href": cell_address(r["document"], r["cel"]),
            "cel_uitleg": f"Toon cel {r['cel']} van {r['document']} in het blad",
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


def _found(rij: dict) -> dict[str, str | None]:
    """What was found, expected and differs, with numbers in Dutch notation.

    A row with a numeric difference is about amounts. In another row only a number with the decimals of staging is one;
    a year, a taakveld or a code stays as it is.
    """
    is_getal = _GETAL if _GETAL.fullmatch(rij["verschil"] or "") else _STAGINGGETAL
    return {
        veld: format_exact(Decimal(rij[veld])) if is_getal.fullmatch(rij[veld] or "") else rij[veld]
        for veld in ("waarde", "verwacht", "verschil")
    }


def count_findings(bevindingen: pl.DataFrame) -> list[tuple[str, str, int]]:
    """Per message: its severity and how often it occurs, most often first."""
    return list(
        bevindingen.group_by("melding", "ernst")
        .len()
        .sort("len", "melding", descending=[True, False])
        .select("melding", "ernst", "len")
        .iter_rows()
    )


def count_verdicts(aansluitingen: pl.DataFrame) -> str:
    """The reconciliations in one sentence."""
    aantal = dict(aansluitingen["oordeel"].value_counts().iter_rows())
    sluit, verklaard, vraag, af = (
        aantal.get(oordeel, 0) for oordeel in ("sluit aan", "verklaard", "open vraag", "wijkt af")
    )
    zinnen = [
        f"{sluit} {'sluit' if sluit == 1 else 'sluiten'} aan",
        f"{verklaard} {'is' if verklaard == 1 else 'zijn'} verklaard",
        f"{vraag} {'is' if vraag == 1 else 'zijn'} een open vraag",
        f"{af} {'wijkt' if af == 1 else 'wijken'} af",
    ]
    return f"Van {count(aansluitingen.height, 'aansluiting', 'aansluitingen')}: {', '.join(zinnen[:3])} en {zinnen[3]}."
