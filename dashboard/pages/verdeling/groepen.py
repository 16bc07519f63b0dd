"""The money by province, size class or centrumfunctie: sums, shares, and what that is per inhabitant."""

from collections.abc import Callable, Container, Mapping, Sequence
from types import MappingProxyType

import dash_mantine_components as dmc
import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import Inhoud, show
from dashboard.beeld.elementen import caption, choices
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import VORMEN_KORT
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import GEMEENTE_ZOEKEN, choice, gemeente_options
from dashboard.kader.sectie import section
from dashboard.pages.verdeling.keuze import Doelkeuze, find_choice, not_divided, read_choices
from dashboard.pages.verdeling.rekening import Rekening, say_status, status_column
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import count, enumerate_words
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import tally
from pipelines.basis.zin import Link, Zin, fill

KEUZE = "keuze"
"""What a reader chooses: gemeenten by name."""
GROEPEN: Mapping[str, str] = MappingProxyType(
    {
        "provincie": "Provincie",
        "grootteklasse": "Grootteklasse",
        "centrumfunctie": "Centrumfunctie",
        KEUZE: "Eigen keuze",
    }
)
STANDAARD = "provincie"
TITEL = "Per provincie, grootteklasse of eigen keuze"
_WOORDEN = MappingProxyType(
    {
        KEUZE: "Uw keuze",
        "niet ingedeeld": "Niet ingedeeld (de vier grootste)",
        "Sterk": "Sterke centrumfunctie",
        "Redelijk": "Redelijke centrumfunctie",
        "Weinig": "Weinig centrumfunctie",
        "Zonder": "Zonder centrumfunctie",
    }
)


_NIET_PER_INWONER = "; een bedrag per eigen inwoner zegt daarom niets en telt daar niet in mee"


def group_choices(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The choices, apart from what follows from them: who chooses one gemeente after another stays at the choice."""
    keuzes = read_choices(gegevens, toestand)
    doel, groep = find_choice(keuzes, toestand), toestand.kies("groep", list(GROEPEN), STANDAARD)
    return section(
        TITEL,
        choices(
            choice("vd-groep", "Verdeeld naar", GROEPEN.items(), groep, soort="smal"),
            choice(
                "vd-doel",
                "Doel",
                [(keuze.code, keuze.naam) for keuze in keuzes],
                doel.code if doel else None,
                soort="ruim",
                placeholder="Kies een doel",
            ),
            _who(gemeente_options(gegevens, toestand.jaar)) if groep == KEUZE else None,
        ),
    )


def groups(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The largest group and the one with most per inhabitant, and every group."""
    keuzes = read_choices(gegevens, toestand)
    doel, groep = find_choice(keuzes, toestand), toestand.kies("groep", list(GROEPEN), STANDAARD)
    bekend = {optie["value"] for optie in gemeente_options(gegevens, toestand.jaar)}
    wie = tuple(sorted(bekend.intersection(toestand.lijst("gemeenten"))))
    if doel is None:
        return html.Div(not_divided(keuzes, toestand))
    if groep == KEUZE and not wie:
        return html.Div(notice("vraag", "Kies de gemeenten die u samen wilt zien."))
    # a region lies within a province, so there an amount per inhabitant holds
    eigen = doel.doelen if groep == "provincie" else doel.eigen
    frame = gegevens.read(
        "verdeling_groepen",
        jaar=toestand.jaar,
        doelen=doel.doelen,
        eigen=eigen,
        groep=groep,
        gemeenten=wie,
    )
    land = {veld: int(total(frame[veld])) for veld in ("bedrag_eur", "eigen_eur", "inwoners")}
    rekening = Rekening(toestand.jaar, doel, land, _names_of(groep, wie), eigen)
    zin = (summarise_choice if groep == KEUZE else summarise_groups)(frame, rekening)
    regels = gegevens.read("envelop", jaar=toestand.jaar)
    return html.Div(
        [
            html.P(show(zin), className="fk-lead"),
            _unknown(toestand, bekend) if groep == KEUZE else None,
            figuurblok(
                "groepen",
                f"{doel.kort}: {GROEPEN[groep].lower()}, {toestand.jaar}",
                zin=zin,
                raster=lambda: groups_grid(frame, rekening, groep),
            ),
            caption([*_notes(regels, doel, toestand.jaar, rekening), *say_status(frame)]),
        ]
    )


def _names_of(groep: str, gekozen: Sequence[str]) -> Callable[[Rij], Mapping[str, str]]:
    """How a reference names the gemeenten of a row: by what they have in common, or one by one."""
    if groep == KEUZE:
        return lambda _: {"gm_code": "~".join(gekozen)}
    return lambda rij: {groep: rij["groep"]}


def _unknown(toestand: Toestand, bekend: Container[str]) -> Component | None:
    """Which of the gemeenten in the address are not there in the year."""
    vreemd = [code for code in toestand.lijst("gemeenten") if code not in bekend]
    if not vreemd:
        return None
    return notice("let-op", f"Niet in de indeling van {toestand.jaar}: {', '.join(vreemd)}.")


def _who(namen: list[dict[str, str]]) -> Component:
    """The choice of gemeenten to see together; the address says which (``link_to_address``)."""
    return dmc.MultiSelect(
        id="vd-gemeenten",
        label="Gemeenten",
        data=namen,
        placeholder="Typ een naam",
        className="fk-keuze fk-keuze--breed",
        **GEMEENTE_ZOEKEN,
    )


def name_group(rij: Rij) -> str:
    """A group in words."""
    return _WOORDEN.get(rij["groep"], rij["groep"])


def summarise_groups(groepen: pl.DataFrame, rekening: Rekening) -> Zin:
    """The largest share, and who has most and least per inhabitant. Frame: ``vragen/verdeling/verdeling_groepen``."""
    rijen = list(groepen.iter_rows(named=True))
    meest = max(rijen, key=lambda r: r["bedrag_eur"])
    zin = fill(
        "Van de {samen} gaat het meest naar ‘{wie}’: {bedrag}, {deel} van het verdeelde geld.",
        samen=rekening.amount(rekening.land),
        wie=name_group(meest),
        bedrag=rekening.amount(meest),
        deel=rekening.share(meest),
    )
    tarieven = {name_group(r): rekening.rate(r) for r in rijen if r["inwoners"]}
    if not rekening.met_tarief or len(tarieven) < 2:
        return zin
    hoog, laag = (kies(tarieven, key=lambda naam: tarieven[naam].waarde or 0) for kies in (max, min))
    if tarieven[hoog].tekst == tarieven[laag].tekst:
        return zin + " Per inwoner is er geen verschil."
    return zin + fill(
        " Per inwoner krijgt ‘{hoog}’ het meest ({meest}) en ‘{laag}’ het minst ({minst}).",
        hoog=hoog,
        meest=tarieven[hoog],
        laag=laag,
        minst=tarieven[laag],
    )


def summarise_choice(groepen: pl.DataFrame, rekening: Rekening) -> Zin:
    """What the chosen gemeenten have together, of the money and of the inhabitants. Same frame."""
    rij = groepen.filter(pl.col("groep") == KEUZE).row(0, named=True)
    return fill(
        "Uw keuze van {aantal} krijgt samen {bedrag}: {geld} van het verdeelde geld, met {mensen} van de inwoners.",
        aantal=count(rij["gemeenten"], "gemeente", "gemeenten"),
        bedrag=rekening.amount(rij),
        geld=rekening.share(rij),
        mensen=rekening.share_of_people(rij),
    )


def groups_grid(groepen: pl.DataFrame, rekening: Rekening, groep: str) -> html.Div:
    """Per group: gemeenten, amount, inhabitants, shares and the amount per inhabitant; the total is what is divided."""
    gemeenten, ontvangers = (int(total(groepen[veld])) for veld in ("gemeenten", "ontvangers"))
    return raster(
        "raster-groepen",
        f"{rekening.doel.kort}: {GROEPEN[groep].lower()}",
        [
            kolom.tekst(
                "groep",
                GROEPEN[groep],
                name_group,
                totaal="Alle gemeenten",
                breedte=150,
                vast=True,
                width=210,
                maxWidth=230,
            ),
            _counted("gemeenten", "Gemeenten", gemeenten, rekening.people, rekening.land),
            _counted("ontvangers", "Krijgen geld", ontvangers, rekening.amount, rekening.land)
            if ontvangers != gemeenten
            else None,
            *rekening.columns(),
            status_column(groepen),
        ],
        # the others are no group that anybody asks for; with them the choice adds up to the total
        groepen.filter(pl.col("groep") != "overige"),
    )


def _counted(veld: str, kop: str, alle: int, van: Callable[[Rij], Cijfer], land: Rij) -> kolom.Kolom:
    """How many gemeenten a figure (``van``) of the group is summed over."""
    return kolom.getal(
        veld,
        kop,
        veld,
        "aantal",
        bron=lambda r: tally(van(r).verwijzing),
        totaal=alle,
        totaal_herkomst=tally(van(land).verwijzing),
        breedte=105,
    )


def _notes(regels: pl.DataFrame, doel: Doelkeuze, jaar: int, rekening: Rekening) -> list[Inhoud]:
    """What a share says of more money, and whose money for a region is. Frame: ``vragen/algemeen/envelop``."""
    zinnen: list[Inhoud] = [
        fill(
            "Het deel van het geld is ook wat een groep krijgt van extra geld op dezelfde sleutels: van € 5 miljoen erbij gaat dat percentage naar de groep. "
            "Een andere sleutel is door te rekenen op {scenario}. ",
            scenario=Link("Scenario", f"/scenario?jaar={jaar}"),
        )
    ]
    verdeeld = regels.filter(pl.col("doel").is_in(doel.doelen) & (pl.col("verdeeld_eur") > 0))
    vormen = [VORMEN_KORT[vorm] for vorm in ("du", "bfu") if vorm in set(verdeeld["vorm"])]
    if vormen:
        zinnen.append(
            f"De {enumerate_words(vormen)} staat bij de gemeente die haar ontvangt, ook als zij die voor een hele regio besteedt"
            + ("" if rekening.is_heel else _NIET_PER_INWONER)
            + ". "
        )
    return zinnen
