"""Why the gemeentefonds of one gemeente changed since the circulaire before."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.beeld.brug.blok import bridge_block, bridge_key, comparable_change, latest_pair, proof_line
from dashboard.beeld.elementen import caption
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.keuze import find_gemeente
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.verwijzing import reference
from pipelines.basis.zin import Zin

_TITEL = "Wat veranderde er sinds de vorige circulaire"


@only_with(find_gemeente)
def since_previous(gegevens: Gegevens, toestand: Toestand, gemeente: Rij) -> Component:
    """The bridge between the last two circulaires about the year, or about the nearest year that has two."""
    paar = latest_pair(gegevens, toestand.jaar)
    if paar is None:
        return _nothing("Er zijn geen twee circulaires over hetzelfde jaar ingelezen om te vergelijken.")
    kop = gegevens.read_row("brug_kop", **paar.parameters(), gm=toestand.gm) or {}
    if not kop.get("gemeenten"):
        return _nothing(
            f"{gemeente['naam']} komt niet voor in de circulaires over {paar.jaar}, {paar.namen()}."
        )
    blok, zin = bridge_block(
        gegevens,
        paar,
        toestand.gm,
        "sinds-vorige",
        f"Verandering van het hele gemeentefonds van {gemeente['naam']}, {paar.namen()}",
    )
    per_inwoner = Cijfer(
        kop["verschil_per_inwoner_eur"],
        "per_inwoner",
        reference("mart.brug_totaal", "verschil_per_inwoner_eur", **paar.sleutel(toestand.gm)),
        achter=" per inwoner",
    )
    return section(
        _TITEL,
        _other_year(paar.jaar, toestand),
        notice("info", f"{gemeente['naam']}: {kop['toelichting']}.") if kop["toelichting"] else None,
        bridge_key(),
        blok,
        proof_line(gegevens, paar, toestand.gm),
        html.P(
            dcc.Link(
                f"Bekijk deze brug tussen alle gemeenten: {paar.namen()}",
                href="/circulaires"
                + toestand.search(jaar=paar.jaar, van=paar.van, naar=paar.naar, doel=None, jaargang=None),
                className="fk-link",
            ),
            className="fk-ruim",
        ),
        lead=[
            f"Van {paar.namen()} over {paar.jaar}, het hele gemeentefonds. ",
            zin,
            Zin() if per_inwoner.waarde is None else Zin(" Dat is ", per_inwoner, "."),
            comparable_change(gegevens, paar, toestand.gm),
        ],
        id_="sinds-vorige",
    )


def _nothing(waarom: str) -> Component:
    return section(_TITEL, notice("info", waarom), id_="sinds-vorige")


def _other_year(jaar: int, toestand: Toestand) -> Component | None:
    if jaar == toestand.jaar:
        return None
    return caption(
        f"Over {toestand.jaar} zijn geen twee circulaires ingelezen; dit gaat over {jaar}, het dichtstbijzijnde jaar waarover dat wel zo is."
    )
