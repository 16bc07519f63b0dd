"""The README of a release: how to cite it, what is in it, and how to come to its totals with what everybody has.

The text stands in ``queries/open/leesmij.md``; every figure in it is asked of the release itself.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipelines.basis.opmaak import format_number
from pipelines.basis.queries import Rij, fetch_rows, queries_map, read_query
from pipelines.open.beschrijving import Marttabel, read_licences
from pipelines.open.uitgave import Bestand, Uitgave

if TYPE_CHECKING:
    import duckdb


def write_readme(
    con: "duckdb.DuckDBPyConnection", uitgave: Uitgave, tabellen: Sequence[tuple[Marttabel, Bestand]]
) -> bytes:
    """The README as Markdown; ``con`` reads the figures of the release."""
    sjabloon = (queries_map() / "open" / "leesmij.md").read_text(encoding="utf-8")
    [voorbeeld] = fetch_rows(con, read_query("vragen", "open_voorbeeld"), {"datum": uitgave.datum})
    tekst = sjabloon.format(
        titel=uitgave.titel,
        beschrijving=uitgave.beschrijving,
        versie=uitgave.versie,
        software=uitgave.software,
        cijfers=uitgave.cijfers,
        citeer=uitgave.citeer,
        licenties=_licences(tabellen),
        tabellen=_tables(tabellen),
        **_example(voorbeeld, tabellen),
    )
    return tekst.encode()


def _example(voorbeeld: Rij, tabellen: Sequence[tuple[Marttabel, Bestand]]) -> dict[str, object]:
    """The figures to come to, and the letters of the columns in a spreadsheet."""
    kolommen = {tabel.naam: bestand.kolommen for tabel, bestand in tabellen}

    def letter(tabel: str, kolom: str) -> str:
        return chr(ord("A") + kolommen[tabel].index(kolom))

    rijen = next(bestand.rijen or 0 for tabel, bestand in tabellen if tabel.naam == "toewijzing")
    bedragen = ("totaal", "provinciesom", "doelsom")
    return {
        **voorbeeld,
        **{naam: format_number(voorbeeld[naam]) for naam in bedragen},
        "laatste": rijen + 1,
        "jaarkolom": letter("toewijzing", "uitkeringsjaar"),
        "gmkolom": letter("toewijzing", "gm_code"),
        "doelkolom": letter("toewijzing", "doel"),
        "bedragkolom": letter("toewijzing", "bedrag_eur"),
        "provinciekolom": letter("gemeente_jaar", "provincie"),
    }


def _licences(tabellen: Sequence[tuple[Marttabel, Bestand]]) -> str:
    regels = []
    for code in sorted({tabel.licentie for tabel, _ in tabellen}):
        licentie = read_licences()[code]
        namen = ", ".join(f"`{tabel.naam}`" for tabel, _ in tabellen if tabel.licentie == code)
        regels.append(
            f"- **{licentie.naam}** ({licentie.adres}); noem als bron: {licentie.vermelding}. Tabellen: {namen}."
        )
    return "\n".join(regels)


def _tables(tabellen: Sequence[tuple[Marttabel, Bestand]]) -> str:
    regels = ["| tabel | rijen | wat |", "|---|---:|---|"]
    regels += [
        f"| `{tabel.naam}` | {format_number(bestand.rijen or 0)} | {tabel.titel}: {tabel.betekenis} |"
        for tabel, bestand in tabellen
    ]
    return "\n".join(regels)
