"""What stands against the money of each goal, as far as it can be seen, and what the files of the gemeente say: its returns
with remarks, and open findings.
"""

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.bundel import assumed_parts, read_bundles
from dashboard.beeld.celadres import cell_lines, path_lines
from dashboard.beeld.demonstratie import made_up, no_returns
from dashboard.beeld.elementen import facts, foldout
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import bought, own_price, returned
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import ZICHTBAARHEID, breakable, describe_link, price_scope, short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.antwoorden import block_returns, further_answers
from dashboard.pages.gemeente.doeltabel import NIET_TE_SPLITSEN
from dashboard.pages.gemeente.kop import find_gemeente, read_goals
from pipelines.basis.cijfer import print_value
from pipelines.basis.opmaak import count, format_datum, format_eur
from pipelines.basis.verwijzing import allocated, buys, reference


@only_with(find_gemeente)
def capacity(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """What stands against the money, as far as it can be seen."""
    doelen = read_goals(gegevens, toestand, gemeente)
    uitleg = facts(
        (short_goal(r["doel_naam"]), r["zichtbaarheid_toelichting"]) for r in doelen.iter_rows(named=True)
    )
    return section(
        "Wat ertegenover staat",
        made_up(doelen.filter(pl.col("opgave_status") == "voorbeeld").height)
        if doelen["opgave_status"].count()
        else no_returns(toestand, "/gemeente", deel="verantwoording"),
        figuurblok(
            "capaciteit",
            f"Geld en capaciteit per doel van {gemeente['naam']} in {toestand.jaar}",
            zin=_sentence(doelen),
            toon_zin=True,
            raster=lambda: capacity_grid(doelen, toestand.jaar, gemeente["gm_code"]),
        ),
        assumed_parts(read_bundles(gegevens, toestand), toestand.jaar),
        block_returns(gegevens, toestand, gemeente),
        further_answers(gegevens, toestand, gemeente),
        foldout("Waarom is dit wel of niet te zien?", uitleg),
        id_="capaciteit",
        lead="‘Niet opgegeven’ is niet nul, en wat niet te zien is, kan wel besteed zijn. De lasten van een taakveld zijn context: daarop staat veel meer dan dit doel.",
    )


def _sentence(doelen: pl.DataFrame) -> str:
    opgegeven = doelen.filter(pl.col("opgave_status") != "voorbeeld")["opgave_waarde"].count()
    zonder = doelen.height - opgegeven
    return f"Voor {opgegeven} van de {doelen.height} doelen is capaciteit opgegeven; voor {zonder} niet, en dat is niet nul."


def capacity_grid(doelen: pl.DataFrame, jaar: int, gm_code: str) -> html.Div:
    """What the money buys, what is there, what was spent on it, and how far it can be seen at all. Frame: ``vragen/gemeente/gemeente_doelen``."""
    return raster(
        "raster-capaciteit",
        "Capaciteit en besteding per doel",
        [kolom.doel(), *_return_columns(jaar, gm_code), _spending_column(jaar, gm_code)],
        doelen,
        mee={
            "doel_code": "doel",
            "indicator": "opgave_indicator",
            "peildatum": lambda r: r["opgave_peildatum"].isoformat() if r["opgave_peildatum"] else None,
        },
    )


def _return_columns(jaar: int, gm_code: str) -> list[kolom.Kolom]:
    """What is there and was spent according to the return, beside what the money buys."""
    wie = "{peildatum}", gm_code, "{doel_code}", "{indicator}"
    return [
        kolom.getal(
            "er_is",
            "Gerealiseerd",
            "opgave_waarde",
            "eenheid_heel",
            herkomst=returned(*wie),
            eenheid=_unit,
            reden=_why_not_realised,
            voorbeeld=_is_made_up,
            soort="woorden",
            breedte=116,
            groei=2,
        ),
        kolom.badge("status", "Status gerealiseerd", _status, breedte=152),
        kolom.getal(
            "koopt",
            "Koopt (aanname)",
            lambda r: bought(r["toegewezen_eur"], r["prijs_eur"]),
            "eenheid_heel",
            herkomst=buys(allocated(jaar, doel="{doel_code}", gm_code=gm_code), "{doel_code}"),
            bron=lambda r: _price_source(r, jaar, gm_code),
            eenheid=_unit,
            reden=lambda r: "geen prijs per eenheid" if r["toegewezen_eur"] else "geen bedrag toegewezen",
            achter=_price,
            soort="woorden",
            breedte=170,
            groei=1.6,
        ),
        kolom.getal(
            "besteed",
            "Besteed aan dit doel, volgens opgave",
            "besteed_eur",
            herkomst=returned(*wie, "besteed_eur"),
            reden=_why_not_spent,
            voorbeeld=_is_made_up,
            soort="woorden",
            breedte=160,
        ),
        kolom.tekst(
            "zicht",
            "Zichtbaar via",
            lambda r: "een verzonnen opgave" if _is_made_up(r) else ZICHTBAARHEID[r["zichtbaarheid"]],
            breedte=150,
        ),
    ]


def _spending_column(jaar: int, gm_code: str) -> kolom.Kolom:
    """The lasten of the whole taakveld, as context."""
    van = {"uitkeringsjaar": jaar, "doel": "{doel_code}", "gm_code": gm_code}
    return kolom.getal(
        "lasten",
        "Context: lasten hele taakveld, breder dan dit doel",
        "lasten_taakveld_eur",
        herkomst=reference("mart.realisatie", "lasten_taakveld_eur", **van),
        reden=lambda r: (
            "geen Iv3-cijfer van dit jaar" if r["doel_taakvelden"] else "geen taakveld voor dit doel"
        ),
        achter=lambda r: (
            f", taakveld {r['taakvelden']}, {r['lasten_verslagsoort']}{describe_link(r['taakveld_status'])}"
        ),
        soort="woorden",
        breedte=240,
        groei=1.4,
    )


def _unit(rij: Rij) -> str:
    return rij["eenheid"] or ""


def _is_made_up(rij: Rij) -> bool:
    return rij["opgave_status"] == "voorbeeld"


def _why_not_spent(rij: Rij) -> str:
    return "zie de doelen samen" if rij["opgave_reden"] == NIET_TE_SPLITSEN else "niet opgegeven"


def _price_source(rij: Rij, jaar: int, gm_code: str) -> str:
    """What the money buys at the price that counts for this gemeente; its own where it gave one."""
    eigen = own_price(rij, gm_code)
    wie = rij["doel"] if eigen else "{doel_code}"
    return buys(allocated(jaar, doel=wie, gm_code=gm_code), wie, eigen)


def _price(rij: Rij) -> str:
    if rij["eigen_prijs_peildatum"]:
        return f", eigen prijs van {format_eur(rij['prijs_eur'])} per {_unit(rij)} ({rij['prijs_bron']})"
    bereik = price_scope(rij["prijs_bron"], rij["landelijk_eur"], rij["landelijk_verdeeld_eur"])
    prijs = f", {format_eur(rij['prijs_eur'])} per {_unit(rij)}" if rij["prijs_eur"] else ""
    return prijs + (f"; {bereik}" if bereik else "")


def _status(rij: Rij) -> str | None:
    """Of the return; without one, of what Iv3 has on the whole taakveld."""
    if rij["opgave_waarde"] is not None:
        return rij["opgave_status"]
    return rij["ondergrens_status"] if rij["ondergrens_waarde"] is not None else None


def _why_not_realised(rij: Rij) -> str:
    """Why there is no return, and as context what Iv3 has on the whole taakveld."""
    reden = rij["opgave_reden"] or "niet opgegeven"
    if rij["ondergrens_waarde"] is None:
        return reden
    return (
        f"{reden}; op het hele taakveld {rij['taakvelden']}{describe_link(rij['taakveld_status'])} "
        f"ten minste {print_value(rij['ondergrens_waarde'], 'eenheid_heel', _unit(rij))} (Iv3, salarissen ÷ prijs); "
        "wat daarvan voor dit doel is, is niet te zien"
    )


@only_with(find_gemeente)
def files(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """Returns of all years with remarks, and findings in the files of the gemeente."""
    opgaven = gegevens.read("gemeente_opgaven", gm=toestand.gm, met_voorbeeld=toestand.met_voorbeeld)
    bevindingen = gegevens.read("gemeente_bevindingen", gm=toestand.gm)
    return section(
        "Opgaven en bevindingen",
        html.H3("Opgaven en opmerkingen"),
        _return_block(opgaven, gemeente["naam"]),
        html.H3("Open bevindingen in de bestanden van deze gemeente"),
        _findings(bevindingen, gemeente["naam"]),
        id_="bestanden",
    )


def _return_block(opgaven: pl.DataFrame, naam: str) -> Component:
    if not opgaven.height:
        return html.P(f"Van {naam} is geen opgave ontvangen. Dat is niet nul: er is niets opgegeven.")
    verzonnen = (opgaven["status"] == "voorbeeld").sum()
    zin = (
        f"{count(opgaven.height, 'opgegeven regel', 'opgegeven regels')} op "
        f"{count(opgaven['peildatum'].n_unique(), 'peildatum', 'peildata')}"
        + (f", waarvan {verzonnen} verzonnen" if verzonnen else "")
        + "."
    )
    return figuurblok(
        "opgavenjaren",
        f"Opgaven van {naam} door de jaren",
        zin=zin,
        toon_zin=True,
        raster=lambda: return_grid(opgaven),
    )


def _findings(bevindingen: pl.DataFrame, naam: str) -> Component:
    if not bevindingen.height:
        return html.P(
            f"Geen. In de regels van {naam} in de ingelezen bestanden is niets gevonden dat niet klopt; bevindingen over landelijke bestanden staan op het overzicht."
        )
    zin = f"{count(bevindingen.height, 'bevinding', 'bevindingen')} over regels van {naam}."
    return figuurblok(
        "eigen-bevinding",
        f"Bevindingen in de bestanden van {naam}",
        zin=zin,
        toon_zin=True,
        raster=lambda: own_finding_grid(bevindingen),
    )


_OPGAVE = ("{datum}", "{gm_code}", "{doel_code}", "{indicator}")


def return_grid(opgaven: pl.DataFrame) -> html.Div:
    """Every return of a gemeente with its remarks. Frame: ``vragen/verantwoording/gemeente_opgaven``."""
    return raster(
        "raster-opgavenjaren",
        "Opgaven door de jaren",
        [
            kolom.tekst("doel", "Doel", lambda r: breakable(r["doel_naam"]), breedte=150, vast=True),
            kolom.tekst("peildatum", "Peildatum", lambda r: format_datum(r["peildatum"]), breedte=140),
            kolom.getal(
                "waarde",
                "Capaciteit",
                notatie="eenheid_exact",
                herkomst=returned(*_OPGAVE),
                eenheid=lambda r: r["eenheid"],
                reden=lambda r: r["reden"] or "niet opgegeven",
                voorbeeld=_made_up,
                breedte=120,
            ),
            kolom.getal(
                "besteed",
                "Besteed",
                "besteed_eur",
                herkomst=returned(*_OPGAVE, "besteed_eur"),
                reden="niet opgegeven",
                voorbeeld=_made_up,
                breedte=120,
            ),
            kolom.badge("status", "Status", breedte=140),
            kolom.tekst(
                "opmerking",
                "Opmerking van de gemeente",
                lambda r: r["toelichting"] or r["reden"] or "",
                breedte=220,
                groei=2,
            ),
            kolom.bron("cel", "Cel", lambda r: cell_lines(r["document"], r["cel"]), breedte=170),
        ],
        opgaven,
        mee={
            "doel_code": "doel",
            "gm_code": "gm_code",
            "indicator": "indicator",
            "datum": lambda r: r["peildatum"].isoformat(),
        },
        hoogte=420,
        vanaf=8,
    )


def _made_up(rij: Rij) -> bool:
    return rij["status"] == "voorbeeld"


def own_finding_grid(bevindingen: pl.DataFrame) -> html.Div:
    """Findings in the files of one gemeente. Frame: ``vragen/gemeente/gemeente_bevindingen``."""
    return raster(
        "raster-eigen-bevinding",
        "Bevindingen in de bestanden van deze gemeente",
        [
            kolom.bron("document", "Document", lambda r: path_lines(r["document"]), breedte=180, vast=True),
            kolom.tekst(
                "cel", "Blad en cel", lambda r: ", ".join(filter(None, (r["blad"], r["cel"]))), breedte=140
            ),
            kolom.badge("ernst", "Ernst", lambda r: r["ernst"] or "", breedte=156),
            *[
                kolom.tekst(veld, kop, lambda r, veld=veld: r[veld] or "", breedte=breedte, groei=groei)
                for veld, kop, breedte, groei in (
                    ("melding", "Melding", 220, 2),
                    ("waarde", "Gevonden", 130, 1),
                    ("verwacht", "Verwacht", 130, 1),
                    ("remedie", "Wat te doen", 220, 2),
                )
            ],
        ],
        bevindingen,
    )
