"""The whole gemeentefonds of one gemeente, as context: what every circulaire says, and the S/IU/DU lines of one of them."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.elementen import caption, choices
from dashboard.beeld.grafiek.jaargangen import Punt, vintage_figure
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import POSTEN_AU, UITKERINGSOORTEN, UITKERINGSOORTEN_KORT
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import choice
from dashboard.kader.sectie import only_with, section
from dashboard.pages.gemeente.kop import find_gemeente
from pipelines.basis.cijfer import Cijfer, Notatie
from pipelines.basis.opmaak import count, enumerate_words
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import formula, reference
from pipelines.basis.zin import Zin, fill

_NIET = "niet gepubliceerd"
_MODEL_VANAF = 2023
"""The year of the model by which the gemeentefonds is distributed now; before it is another way to distribute."""
_IN_ZIN = MappingProxyType(
    {"suppletie": "de suppleties", "iu": "de IU’s", "du": "de DU’s", "artikel12": "artikel 12"}
)


@only_with(find_gemeente)
def whole_fund(gegevens: Gegevens, toestand: Toestand, _gemeente: Rij) -> Component | None:
    """The whole gemeentefonds of this gemeente, as context."""
    jaargangen = gegevens.read("gemeentefonds", jaar=toestand.jaar, gm=toestand.gm)
    if not jaargangen.height:
        return section(
            "Het hele gemeentefonds",
            notice("info", "Geen van de ingelezen circulaires kent deze gemeente."),
            id_="gemeentefonds",
        )
    rijen, soorten = jaargangen.rows(named=True), find_common(jaargangen)
    zin = compare_years(rijen, soorten)
    return section(
        "Het hele gemeentefonds",
        figuurblok(
            "jaargangen",
            "Het gemeentefonds per jaargang, zover het te vergelijken is",
            zin=zin,
            toon_zin=True,
            figuur=lambda: vintage_figure(draw_points(rijen, soorten)),
            open_tabel=True,
            raster=lambda: vintage_grid(jaargangen),
            jaargang="; ".join(vintage_name(r) for r in rijen),
        ),
        _unpublished(jaargangen),
        lead="Context: wat elke ingelezen circulaire deze gemeente uit het gemeentefonds toekent. De AU- en DU-bedragen hierboven zijn daar een klein deel van; een SPUK en geld buiten het gemeentefonds zitten er niet in.",
        id_="gemeentefonds",
    )


def vintage_name(rij: Rij) -> str:
    """``meicirculaire 2024 voor 2025``."""
    return f"{rij['naam']} voor {rij['uitkeringsjaar']}"


def find_common(jaargangen: pl.DataFrame) -> list[str]:
    """The soorten that this gemeente gets and of which every vintage has all amounts: only with those vintages can be compared. Frame: ``vragen/gemeente/gemeentefonds``."""
    return [
        soort
        for soort in UITKERINGSOORTEN_KORT
        if not jaargangen[f"{soort}_ontbreekt"].count()
        and not jaargangen[f"{soort}_eur"].null_count()
        and total(jaargangen[f"{soort}_eur"])
    ]


def draw_points(rijen: Sequence[Rij], soorten: Sequence[str]) -> list[Punt]:
    """A point per vintage, in whole euro; a line joins the latest about each year, within one way to distribute."""
    laatste = latest_of_years(rijen)
    return [
        Punt(
            vintage_name(rij),
            comparable(rij, soorten),
            lijn=str(rij["uitkeringsjaar"] >= _MODEL_VANAF) if rij in laatste else None,
        )
        for rij in rijen
    ]


def latest_of_years(rijen: Sequence[Rij]) -> list[Rij]:
    """The latest circulaire about each year. ``rijen``: in the order of time."""
    return list({rij["uitkeringsjaar"]: rij for rij in rijen}.values())


def comparable(rij: Rij, soorten: Sequence[str]) -> Cijfer:
    """The algemene uitkering with the soorten that every vintage has, in whole euro."""
    delen = {"algemene_uitkering": _from_fund(rij, "algemene_uitkering_eur")} | {
        soort: _lines(rij, soort) for soort in soorten
    }
    som = Decimal(sum(deel.waarde for deel in delen.values() if deel.waarde))
    bronnen = {naam: deel.verwijzing for naam, deel in delen.items() if deel.bron}
    return Cijfer(int(som.to_integral_value(ROUND_HALF_UP)), "eur", formula("samen", **bronnen))


def compare_years(rijen: Sequence[Rij], soorten: Sequence[str]) -> Zin:
    """What the chart adds up, what its line joins, and how much more or less the last year has than the one before."""
    wat = enumerate_words(["de algemene uitkering", *(_IN_ZIN[soort] for soort in soorten)])
    niet = [
        _IN_ZIN[soort] for soort in UITKERINGSOORTEN_KORT if any(rij[f"{soort}_ontbreekt"] for rij in rijen)
    ]
    zonder = (
        f" Niet {enumerate_words(niet)}: daarvan ontbreken in een of meer jaargangen bedragen."
        if niet
        else ""
    )
    lijn = (
        f"Getekend is wat elke jaargang heeft: {wat}.{zonder} De lijn verbindt de laatste circulaire van elk uitkeringsjaar; "
        "een open punt is een eerdere circulaire over hetzelfde jaar."
    )
    laatste = latest_of_years(rijen)[-2:]
    if len(laatste) < 2 or laatste[0]["uitkeringsjaar"] < _MODEL_VANAF:
        return Zin(lijn)
    oud, nieuw = (comparable(rij, soorten) for rij in laatste)
    verschil = int(nieuw.waarde or 0) - int(oud.waarde or 0)
    stap = Cijfer(
        abs(verschil),
        "eur",
        zonder_bron="verschil van twee getoonde bedragen",
        achter=" meer" if verschil >= 0 else " minder",
    )
    return Zin(
        lijn,
        fill(
            " Voor {jaar} is het {nieuw}, {stap} dan voor {eerder}.",
            jaar=laatste[1]["uitkeringsjaar"],
            nieuw=nieuw,
            stap=stap,
            eerder=laatste[0]["uitkeringsjaar"],
        ),
    )


def _unpublished(jaargangen: pl.DataFrame) -> Component | None:
    """Which lines of a vintage have no amounts, so that a sum with a star is read for what it is."""
    zonder = jaargangen.filter(pl.col("ontbreekt").is_not_null())
    if not zonder.height:
        return None
    namen = [
        f"{r['naam']} voor {r['uitkeringsjaar']}: {r['ontbreekt']}" for r in zonder.iter_rows(named=True)
    ]
    return caption(
        f"* Zonder niet gepubliceerde uitkeringen. Deze staan zonder bedragen in de circulaire. {'; '.join(namen)}."
    )


def _from_fund(rij: Rij, kolom_: str, notatie: Notatie = "eur") -> Cijfer:
    """A figure of the algemene uitkering of one vintage, of the gemeenten of then."""
    return Cijfer(
        rij[kolom_], notatie, reference("mart.algemene_uitkering", kolom_, **_key(rij)), reden=_NIET
    )


def _key(rij: Rij) -> dict[str, object]:
    return {"circulaire": rij["circulaire"], "uitkeringsjaar": rij["uitkeringsjaar"], "gm_code": rij["delen"]}


def _lines(rij: Rij, soort: str) -> Cijfer:
    """The lines of one soort; one without lines has nothing to follow. A star: lines lack that were not published."""
    eur = rij[f"{soort}_eur"]
    return Cijfer(
        eur,
        "eur",
        reference("mart.uitkering", "bedrag_eur", **_key(rij), soort=soort) if eur else None,
        reden=_NIET,
        achter="*" if rij[f"{soort}_ontbreekt"] else "",
        zonder_bron="nul: er zijn geen regels van deze soort",
    )


def _total(rij: Rij) -> Cijfer:
    au = _from_fund(rij, "algemene_uitkering_eur").verwijzingen[0]
    heeft_regels = any(rij[f"{soort}_eur"] for soort in UITKERINGSOORTEN_KORT)
    overig = reference("mart.uitkering", "bedrag_eur", **_key(rij))
    return Cijfer(
        rij["totaal_eur"],
        "eur",
        formula("som", een=au, twee=overig) if heeft_regels else au,
        reden=_NIET,
        achter="*" if rij["ontbreekt"] else "",
    )


def vintage_grid(jaargangen: pl.DataFrame) -> html.Div:
    """The whole gemeentefonds of a gemeente, one row per circulaire and uitkeringsjaar. Frame: ``vragen/gemeente/gemeentefonds``."""
    heeft_artikel12 = total(jaargangen["artikel12_eur"]) or jaargangen["artikel12_ontbreekt"].count()
    return raster(
        "raster-jaargangen",
        "Het hele gemeentefonds per jaargang",
        [
            kolom.tekst(
                "naam",
                "Jaargang",
                lambda r: vintage_name(r).replace("circulaire", "\u00adcirculaire"),
                breedte=132,
                vast=True,
            ),
            kolom.getal(
                "factor",
                "Uitkerings\u00adfactor",
                lambda r: _from_fund(r, "uitkeringsfactor", "getal3"),
                breedte=96,
            ),
            *[
                kolom.getal(veld, kop, lambda r, van=van: _from_fund(r, van), breedte=126)
                for veld, kop, van in POSTEN_AU
            ],
            *[
                kolom.getal(
                    soort.replace("artikel", "art"), kop, lambda r, soort=soort: _lines(r, soort), breedte=126
                )
                for soort, kop in UITKERINGSOORTEN_KORT.items()
                if soort != "artikel12" or heeft_artikel12
            ],
            kolom.getal("totaal", "Samen", _total, breedte=126),
        ],
        jaargangen,
    )


@only_with(find_gemeente)
def payments(gegevens: Gegevens, toestand: Toestand, _gemeente: Rij) -> Component | None:
    """The S/IU/DU lines of one vintage, which the address chooses as ``jaargang=M2024/2025``."""
    jaargangen = gegevens.read("gemeentefonds", jaar=toestand.jaar, gm=toestand.gm)
    if not jaargangen.height:
        return None
    opties = {
        f"{r['circulaire']}/{r['uitkeringsjaar']}": vintage_name(r) for r in jaargangen.iter_rows(named=True)
    }
    tot_en_met = jaargangen.filter(pl.col("uitkeringsjaar") <= toestand.jaar).height
    laatste = list(opties)[max(tot_en_met - 1, 0)]  # the latest that is not after the year
    gevraagd = toestand.veld("jaargang", laatste)
    jaargang = toestand.kies("jaargang", list(opties), laatste)
    onbekend = (
        notice("vraag", f"De jaargang ‘{gevraagd}’ is er niet.", f"Hieronder staat de {opties[jaargang]}.")
        if gevraagd != jaargang
        else None
    )
    keuze = choice("gm-jaargang", "Jaargang", opties.items(), jaargang)
    return html.Section(
        [
            html.H3("Suppleties, integratie- en decentralisatie-uitkeringen", id="uitkeringen"),
            choices(keuze),
            onbekend,
            _payment_block(gegevens, toestand, jaargang, opties[jaargang]),
        ],
        className="fk-vervolg",
    )


def _payment_block(gegevens: Gegevens, toestand: Toestand, jaargang: str, naam: str) -> Component:
    circulaire, _, jaar = jaargang.partition("/")
    uitkeringen = gegevens.read(
        "uitkeringen", jaar=toestand.jaar, gm=toestand.gm, circulaire=circulaire, uitkeringsjaar=int(jaar)
    )
    if not uitkeringen.height:
        return html.P(
            "In deze jaargang staan voor deze gemeente geen suppleties, integratie- of decentralisatie-uitkeringen."
        )
    sleutel = {"circulaire": circulaire, "uitkeringsjaar": jaar, "gm_code": toestand.gm}
    return figuurblok(
        "uitkeringen",
        f"Suppleties, IU en DU volgens de {naam}",
        zin=fill(
            "{uitkeringen}, samen {samen}.",
            uitkeringen=count(uitkeringen.height, "uitkering", "uitkeringen"),
            samen=Cijfer(
                total(uitkeringen["bedrag_eur"]), "eur", reference("mart.uitkering", "bedrag_eur", **sleutel)
            ),
        ),
        toon_zin=True,
        raster=lambda: payment_grid(uitkeringen, sleutel),
        jaargang=naam,
    )


def payment_grid(uitkeringen: pl.DataFrame, sleutel: Mapping[str, object]) -> html.Div:
    """Every S/IU/DU line of one vintage with its cell. Frame: ``vragen/gemeente/uitkeringen``; ``sleutel`` names the vintage."""
    return raster(
        "raster-uitkeringen",
        "Suppleties, IU en DU van deze jaargang",
        [
            kolom.tekst("uitkering", "Uitkering", breedte=230, groei=2, vast=True),
            kolom.tekst(
                "soort", "Soort", lambda r: UITKERINGSOORTEN.get(r["soort"], r["soort"]), breedte=170
            ),
            kolom.getal(
                "bedrag",
                "Bedrag",
                "bedrag_eur",
                "eur_cent",
                herkomst=reference("mart.uitkering", "bedrag_eur", **sleutel, uitkering="{uitkering}"),
                breedte=140,
            ),
            kolom.broncel("cel", "Cel", breedte=200, groei=2),
        ],
        uitkeringen,
        hoogte=420,
        vanaf=9,
    )
