"""Whether the figures agree with what was published, and what was wrong in the sources: sentences and tables."""

import re
from decimal import Decimal

import polars as pl
from dash import html

from dashboard.beeld import kolom
from dashboard.beeld.celadres import cell_address, path_lines
from dashboard.beeld.raster import raster
from pipelines.basis.opmaak import count, format_exact
from pipelines.basis.verwijzing import reference

_GETAL = re.compile(r"-?\d+(\.\d+)?")
_STAGINGGETAL = re.compile(r"-?\d+\.\d{3,}")
# a side with its heading and the least width of its column
_KANTEN = (
    ("links", "Fondskompas", 165),
    ("rechts", "Tegenover", 165),
    ("verschil", "Verschil", 165),
    ("tolerantie", "Tolerantie", 104),
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


def reconciliation_grid(aansluitingen: pl.DataFrame) -> html.Div:
    """Reconciliations with both sides, difference and verdict. Frame: ``vragen/algemeen/aansluiting``."""
    return raster(
        "raster-aansluiting",
        "Aansluitingen",
        [
            kolom.tekst("omschrijving", "Aansluiting", breedte=168, vast=True),
            kolom.badge("oordeel", "Oordeel", breedte=144),
            kolom.tekst("onderwerp", "Onderwerp", breedte=132),
            *[_side(veld, kop, breedte) for veld, kop, breedte in _KANTEN],
            kolom.tekst("verklaring", "Verklaring", breedte=150, groei=2),
            kolom.tekst("bron", "Bron", breedte=124, groei=1.5),
            kolom.tekst("code", "Code", hide=True),
        ],
        aansluitingen,
        hoogte=520,
        vanaf=4,
    )


def _side(veld: str, kop: str, breedte: int) -> kolom.Kolom:
    """A column of ``reconciliation_grid``; the tolerance is set in the reconciliation itself, and nothing leads to it."""
    gesteld = veld == "tolerantie"
    return kolom.getal(
        veld,
        kop,
        f"{veld}_eur",
        lambda rij: "aantal" if _is_whole(rij) else "getal2",
        herkomst=None if gesteld else reference("mart.aansluiting", f"{veld}_eur", code="{code}"),
        zonder_bron="een grens die in de aansluiting zelf is vastgelegd" if gesteld else "",
        reden="ontbreekt",
        breedte=breedte,
    )


def _is_whole(rij: kolom.Rij) -> bool:
    """Cents are shown of both sides when one of them has cents."""
    bedragen = (rij[veld] for veld in ("links_eur", "rechts_eur", "tolerantie_eur"))
    return all(bedrag is None or bedrag == bedrag.to_integral_value() for bedrag in bedragen)


def count_findings(bevindingen: pl.DataFrame) -> list[tuple[str, str, int]]:
    """Per message: its severity and how often it occurs, most often first."""
    return list(
        bevindingen.group_by("melding", "ernst")
        .len()
        .sort("len", "melding", descending=[True, False])
        .select("melding", "ernst", "len")
        .iter_rows()
    )


def finding_grid(bevindingen: pl.DataFrame) -> html.Div:
    """Findings with the place, what was found and what to do. Frame: ``vragen/algemeen/bevinding``."""
    return raster(
        "raster-bevinding",
        "Bevindingen bij de bronnen",
        [
            kolom.bron("document", "Document", lambda r: path_lines(r["document"]), breedte=168, vast=True),
            kolom.link(
                "cel",
                "Blad en cel",
                lambda r: ", ".join(deel for deel in (r["blad"], r["cel"]) if deel),
                lambda r: cell_address(r["document"], r["cel"]),
                lambda r: f"Toon cel {r['cel']} van {r['document']} in het blad",
                breedte=118,
            ),
            kolom.badge("ernst", "Ernst", breedte=165),
            kolom.tekst("melding", "Melding", breedte=160),
            *[
                kolom.tekst(veld, kop, lambda r, veld=veld: _found(r, veld), breedte=breedte)
                for veld, kop, breedte in (
                    ("waarde", "Gevonden", 106),
                    ("verwacht", "Verwacht", 136),
                    ("verschil", "Verschil", 104),
                )
            ],
            kolom.tekst("remedie", "Wat te doen", breedte=160),
            kolom.tekst("regel", "Code", breedte=110),
        ],
        bevindingen,
        mee={"blad": "blad"},
        hoogte=420,
        vanaf=9,
    )


def _found(rij: kolom.Rij, veld: str) -> str | None:
    """What was found, expected or differs, with numbers in Dutch notation.

    A row with a numeric difference is about amounts. In another row only a number with the decimals of staging is one;
    a year, a taakveld or a code stays as it is.
    """
    is_getal = _GETAL if _GETAL.fullmatch(rij["verschil"] or "") else _STAGINGGETAL
    return format_exact(Decimal(rij[veld])) if is_getal.fullmatch(rij[veld] or "") else rij[veld]
