"""The tables of one gemeente about source cells and the whole gemeentefonds."""

import polars as pl
from dash import html

from dashboard.beeld.herkomst import formula, reference
from dashboard.beeld.oudraster import cell_address, cell_lines, column, figure_fields, grid
from dashboard.beeld.termen import UITKERINGSOORTEN
from pipelines.basis.opmaak import format_eur, format_exact, format_number


def source_cell_grid(id_: str, cellen: pl.DataFrame) -> html.Div:
    """The cells behind a weight, with their sum in the last row. Frame: ``vragen/gemeente/broncellen``, of one line."""
    heeft_bedragen = cellen["bedrag_per_eenheid_eur"].null_count() < cellen.height
    heeft_delen = cellen["deel_code"].n_unique() > 1
    kolommen = [
        column("onderdeel", "Onderdeel", breedte=232, vast=True),
        column("deel", "Deel (gemeente van toen)", breedte=140, hide=not heeft_delen),
        column("hoeveelheid", "Volume" if heeft_bedragen else "Gewicht", breedte=150, soort="getal"),
        column("cel", "Cel", breedte=190, groei=1.3, soort="link", cellClass="fk-cel-bron"),
        column("bedrag", "Bedrag per eenheid", breedte=130, soort="getal", hide=not heeft_bedragen),
        column(
            "bedrag_cel",
            "Cel",
            breedte=190,
            groei=1.3,
            soort="link",
            cellClass="fk-cel-bron",
            hide=not heeft_bedragen,
        ),
        column("gewicht", "Volume × bedrag", breedte=180, soort="getal", hide=not heeft_bedragen),
    ]
    rijen = [
        {
            "onderdeel": r["onderdeel"],
            "deel": r["deel_naam"],
            **figure_fields("hoeveelheid", r["hoeveelheid"], format_exact),
            **_cell_link("cel", r["document"], r["cel"]),
            **figure_fields("bedrag", r["bedrag_per_eenheid_eur"], format_exact),
            **_cell_link("bedrag_cel", r["bedrag_document"], r["bedrag_cel"]),
            **figure_fields("gewicht", r["gewicht"], format_exact),
        }
        for r in cellen.iter_rows(named=True)
    ]
    som = {
        "onderdeel": "Samen: het gewicht",
        **figure_fields(
            "gewicht" if heeft_bedragen else "hoeveelheid", cellen["gewicht"].sum(), format_exact
        ),
    }
    return grid(
        id_,
        "Broncellen achter het gewicht",
        kolommen,
        rijen,
        hoogte=460 if cellen.height > 9 else None,
        onderste=[som] if cellen.height > 1 else [],
    )


def _cell_link(veld: str, document: str | None, cel: str | None) -> dict[str, object]:
    """The fields of a column that leads to a cell in its sheet."""
    return {
        veld: cell_lines(document, cel),
        f"{veld}_href": cell_address(document, cel) if document and cel else None,
        f"{veld}_uitleg": f"Toon cel {cel} van {document} in het blad",
    }


_FONDS = {
    "factor": "uitkeringsfactor",
    "basis": "uitkeringsbasis_eur",
    "inkomsten": "inkomstenmaatstaf_eur",
    "au": "algemene_uitkering_eur",
}
_SOORTEN = {"suppletie": "suppletie", "iu": "iu", "du": "du", "art12": "artikel12"}


def vintage_sources(r: dict) -> dict[str, str | None]:
    """The names of the figures of one vintage, of the gemeenten of then; a soort without lines has nothing to follow."""
    sleutel = {"circulaire": r["circulaire"], "uitkeringsjaar": r["uitkeringsjaar"], "gm_code": r["delen"]}
    au = {veld: reference("mart.algemene_uitkering", kolom, **sleutel) for veld, kolom in _FONDS.items()}
    rest = {
        veld: reference("mart.uitkering", "bedrag_eur", **sleutel, soort=soort) if r[f"{soort}_eur"] else None
        for veld, soort in _SOORTEN.items()
    }
    overig = reference("mart.uitkering", "bedrag_eur", **sleutel)
    totaal = formula("som", een=au["au"], twee=overig) if any(rest.values()) else au["au"]
    return {f"{veld}_herkomst": bron for veld, bron in {**au, **rest, "totaal": totaal}.items()}


def vintage_grid(jaargangen: pl.DataFrame) -> html.Div:
    """The whole gemeentefonds of a gemeente, one row per circulaire and uitkeringsjaar.

    A star marks what lacks lines without published amounts. Frame: ``vragen/gemeente/gemeentefonds``.
    """
    velden = {
        "basis": ("Uitkeringsbasis", "uitkeringsbasis_eur", None),
        "inkomsten": ("Inkomsten\u00admaatstaf (OZB)", "inkomstenmaatstaf_eur", None),
        "au": ("Algemene uitkering", "algemene_uitkering_eur", None),
        "suppletie": ("Suppletie", "suppletie_eur", "suppletie_ontbreekt"),
        "iu": ("IU", "iu_eur", "iu_ontbreekt"),
        "du": ("DU", "du_eur", "du_ontbreekt"),
        "art12": ("Artikel 12", "artikel12_eur", "artikel12_ontbreekt"),
        "totaal": ("Samen", "totaal_eur", "ontbreekt"),
    }
    heeft_artikel12 = jaargangen["artikel12_eur"].sum() or jaargangen["artikel12_ontbreekt"].count()
    getoond = {veld: waarden for veld, waarden in velden.items() if veld != "art12" or heeft_artikel12}
    kolommen = [
        column("naam", "Jaargang", breedte=132, vast=True),
        column("factor", "Uitkerings\u00adfactor", breedte=96, soort="getal"),
        *[column(veld, kop, breedte=126, soort="getal") for veld, (kop, _, _) in getoond.items()],
    ]
    rijen = [
        {
            "naam": f"{r['naam']} voor {r['uitkeringsjaar']}".replace("circulaire", "\u00adcirculaire"),
            **vintage_sources(r),
            **figure_fields("factor", r["uitkeringsfactor"], format_number, 3),
            **{
                k: v
                for veld, (_, kolom, ontbreekt) in getoond.items()
                for k, v in figure_fields(
                    veld,
                    r[kolom],
                    format_eur,
                    0,
                    reden="niet gepubliceerd",
                    achter="*" if ontbreekt and r[ontbreekt] else "",
                ).items()
            },
        }
        for r in jaargangen.iter_rows(named=True)
    ]
    return grid("raster-jaargangen", "Het hele gemeentefonds per jaargang", kolommen, rijen)


def payment_grid(uitkeringen: pl.DataFrame, herkomst: str | None = None) -> html.Div:
    """Every S/IU/DU line of one vintage with its cell. Frame: ``vragen/gemeente/uitkeringen``.

    ``herkomst``: the reference of an amount with ``{uitkering}`` to fill in.
    """
    kolommen = [
        column("uitkering", "Uitkering", breedte=230, groei=2, vast=True),
        column("soort", "Soort", breedte=170),
        column("bedrag", "Bedrag", breedte=140, soort="getal", herkomst=herkomst),
        column("cel", "Cel", breedte=200, groei=2, soort="link", cellClass="fk-cel-bron"),
    ]
    rijen = [
        {
            "uitkering": r["uitkering"],
            "soort": UITKERINGSOORTEN.get(r["soort"], r["soort"]),
            **figure_fields(
                "bedrag",
                r["bedrag_eur"],
                format_eur,
                0 if r["bedrag_eur"] == r["bedrag_eur"].to_integral_value() else 2,
            ),
            **_cell_link("cel", r["document"], r["cel"]),
        }
        for r in uitkeringen.iter_rows(named=True)
    ]
    return grid(
        "raster-uitkeringen",
        "Suppleties, IU en DU van deze jaargang",
        kolommen,
        rijen,
        hoogte=420 if uitkeringen.height > 8 else None,
    )
