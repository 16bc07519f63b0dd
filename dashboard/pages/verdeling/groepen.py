"""The money by province, size class or centrumfunctie: sums, shares, and what that is per inhabitant."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import dash_mantine_components as dmc
import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import Inhoud
from dashboard.beeld.elementen import caption, choices
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import rate
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.beeld.termen import weakest_status
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.keuzes import GEMEENTE_ZOEKEN, choice, gemeente_options
from dashboard.kader.sectie import section
from dashboard.pages.verdeling.keuze import Doelkeuze, find_choice, not_divided, read_choices
from dashboard.pages.verdeling.zekerheid import say_status, status_column
from pipelines.basis.cijfer import Cijfer, part_figure
from pipelines.basis.opmaak import count
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, inhabitants, tally
from pipelines.basis.zin import Zin, fill

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


def groups(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The choices, the largest group and the one with most per inhabitant, and every group."""
    keuzes = read_choices(gegevens, toestand)
    doel, groep = find_choice(keuzes, toestand), toestand.kies("groep", list(GROEPEN), STANDAARD)
    namen = gemeente_options(gegevens, toestand.jaar)
    bekend = {optie["value"] for optie in namen}
    wie = tuple(sorted(bekend.intersection(toestand.lijst("gemeenten"))))
    kiezers = choices(
        choice("vd-groep", "Verdeeld naar", GROEPEN.items(), groep, soort="smal"),
        choice(
            "vd-doel",
            "Doel",
            [(keuze.code, keuze.naam) for keuze in keuzes],
            doel.code if doel else None,
            soort="ruim",
            placeholder="Kies een doel",
        ),
        _who(namen, wie) if groep == KEUZE else None,
    )
    vreemd = [code for code in toestand.lijst("gemeenten") if groep == KEUZE and code not in bekend]
    if doel is None:
        return section(TITEL, kiezers, not_divided(keuzes, toestand))
    if groep == KEUZE and not wie:
        return section(TITEL, kiezers, notice("vraag", "Kies de gemeenten die u samen wilt zien."))
    frame = gegevens.read(
        "verdeling_groepen", jaar=toestand.jaar, doelen=doel.doelen, groep=groep, gemeenten=wie
    )
    # a region lies within a province, so there an amount per inhabitant holds
    regionaal = doel.regionaal and groep != "provincie"
    rekening = Groepering(toestand.jaar, groep, doel, wie, met_tarief=not regionaal)
    zin = (summarise_choice if groep == KEUZE else summarise_groups)(frame, rekening)
    return section(
        TITEL,
        kiezers,
        notice("let-op", f"Niet in de indeling van {toestand.jaar}: {', '.join(vreemd)}.")
        if vreemd
        else None,
        figuurblok(
            "groepen",
            f"{doel.kort}: {GROEPEN[groep].lower()}, {toestand.jaar}",
            zin=zin,
            raster=lambda: groups_grid(frame, rekening),
        ),
        caption([*_notes(gegevens.read("envelop", jaar=toestand.jaar), doel, regionaal), *say_status(frame)]),
        lead=zin,
    )


def _who(namen: list[dict[str, str]], gekozen: Sequence[str]) -> Component:
    """The choice of gemeenten to see together."""
    return dmc.MultiSelect(
        id="vd-gemeenten",
        label="Gemeenten",
        data=namen,
        value=list(gekozen),
        placeholder="Typ een naam",
        className="fk-keuze fk-keuze--breed",
        **GEMEENTE_ZOEKEN,
    )


class Groepering:
    """The figures of a group and of all groups together, for one year and one choice of goals.

    ``gemeenten``: the codes of those that a reader chose. ``met_tarief``: whether an amount per own inhabitant says something;
    that of money for a region does not.
    """

    def __init__(
        self,
        jaar: int,
        groep: str,
        doel: Doelkeuze,
        gemeenten: Sequence[str] = (),
        *,
        met_tarief: bool = True,
    ) -> None:
        self.jaar, self.groep, self.doel, self.met_tarief = jaar, groep, doel, met_tarief
        self._gemeenten = "~".join(sorted(gemeenten))

    def _wie(self, rij: Rij | None) -> dict[str, str]:
        if rij is None:
            return {}
        return {"gm_code": self._gemeenten} if self.groep == KEUZE else {self.groep: rij["groep"]}

    def amount(self, eur: int, rij: Rij | None = None) -> Cijfer:
        """What the group of a row got; without a row what is divided."""
        naam = "Over gemeenten verdeeld" if rij is None else name_group(rij)
        status = rij["status"] if rij else None
        return Cijfer(
            eur, "eur", allocated(self.jaar, **self.doel.wie, **self._wie(rij)), naam, status=status
        )

    def people(self, inwoners: int | None, rij: Rij | None = None) -> Cijfer:
        """The inhabitants of the group, or of all gemeenten."""
        return Cijfer(
            inwoners, "aantal", inhabitants(self.jaar, **self._wie(rij)), reden="inwonertal onbekend"
        )

    def rate(self, eur: int, inwoners: int | None, rij: Rij | None = None) -> Cijfer:
        """Euro per inhabitant, from sums."""
        bron = self.amount(eur, rij).verwijzing
        return rate(eur, inwoners, bron, self.jaar, reden="inwonertal onbekend", **self._wie(rij))


def name_group(rij: Rij) -> str:
    """A group in words."""
    return _WOORDEN.get(rij["groep"], rij["groep"])


def summarise_groups(groepen: pl.DataFrame, rekening: Groepering) -> Zin:
    """The largest share, and who has most and least per inhabitant. Frame: ``vragen/verdeling/verdeling_groepen``."""
    rijen = list(groepen.iter_rows(named=True))
    meest = max(rijen, key=lambda r: r["bedrag_eur"])
    samen = rekening.amount(int(total(groepen["bedrag_eur"])))
    zin = fill(
        "Van de {samen} gaat het meest naar {wie}: {bedrag}, {deel} van het verdeelde geld.",
        samen=samen,
        wie=f"‘{name_group(meest)}’",
        bedrag=rekening.amount(meest["bedrag_eur"], meest),
        deel=part_figure(rekening.amount(meest["bedrag_eur"], meest), samen),
    )
    tarieven = {
        name_group(r): rekening.rate(r["bedrag_eur"], r["inwoners"], r) for r in rijen if r["inwoners"]
    }
    if not rekening.met_tarief or len(tarieven) < 2:
        return zin
    hoog, laag = (kies(tarieven, key=lambda naam: tarieven[naam].waarde or 0) for kies in (max, min))
    if tarieven[hoog].tekst == tarieven[laag].tekst:
        return zin + " Per inwoner is er geen verschil."
    return zin + fill(
        " Per inwoner krijgt {hoog} het meest ({meest}) en {laag} het minst ({minst}).",
        hoog=f"‘{hoog}’",
        meest=tarieven[hoog],
        laag=f"‘{laag}’",
        minst=tarieven[laag],
    )


def summarise_choice(groepen: pl.DataFrame, rekening: Groepering) -> Zin:
    """What the chosen gemeenten have together, of the money and of the inhabitants. Same frame."""
    rij = groepen.filter(pl.col("groep") == KEUZE).row(0, named=True)
    bedrag, mensen = rekening.amount(rij["bedrag_eur"], rij), rekening.people(rij["inwoners"], rij)
    return fill(
        "Uw keuze van {aantal} krijgt samen {bedrag}: {geld} van het verdeelde geld, met {mensen} van de inwoners.",
        aantal=count(rij["gemeenten"], "gemeente", "gemeenten"),
        bedrag=bedrag,
        geld=part_figure(bedrag, rekening.amount(int(total(groepen["bedrag_eur"])))),
        mensen=part_figure(mensen, rekening.people(int(total(groepen["inwoners"])))),
    )


def groups_grid(groepen: pl.DataFrame, rekening: Groepering) -> html.Div:
    """Per group: gemeenten, inhabitants, amount, shares and the amount per inhabitant; the total is what is divided."""
    eur, inwoners = int(total(groepen["bedrag_eur"])), int(total(groepen["inwoners"]))
    samen, iedereen = rekening.amount(eur), rekening.people(inwoners)

    def amount(rij: Rij) -> Cijfer:
        return rekening.amount(rij["bedrag_eur"], rij)

    def people(rij: Rij) -> Cijfer:
        return rekening.people(rij["inwoners"], rij)

    def counted(veld: str, kop: str, van: str) -> kolom.Kolom:
        def source(rij: Rij) -> str:
            bron = people(rij).verwijzing if van == "gemeenten" else amount(rij).verwijzing
            return tally(bron) or ""

        alles = iedereen if van == "gemeenten" else samen
        return kolom.getal(
            veld,
            kop,
            van,
            "aantal",
            bron=source,
            zonder_bron="nul: geen gemeente in deze groep krijgt hiervoor geld",
            totaal=int(total(groepen[van])),
            totaal_herkomst=tally(alles.verwijzing),
            breedte=105,
        )

    met_ontvangers = total(groepen["ontvangers"]) != total(groepen["gemeenten"])
    return raster(
        "raster-groepen",
        f"{rekening.doel.kort} per {GROEPEN[rekening.groep].lower()}",
        [
            kolom.tekst(
                "groep",
                GROEPEN[rekening.groep],
                name_group,
                totaal="Alle gemeenten",
                breedte=150,
                vast=True,
                width=210,
                maxWidth=230,
            ),
            counted("gemeenten", "Gemeenten", "gemeenten"),
            counted("ontvangers", "Krijgen geld", "ontvangers") if met_ontvangers else None,
            kolom.getal("inwoners", "Inwoners", people, totaal=iedereen, breedte=115),
            kolom.getal("bedrag", "Toegewezen", amount, totaal=samen, breedte=130),
            kolom.getal(
                "aandeel",
                "Deel van het geld",
                lambda r: part_figure(amount(r), samen, "pct2"),
                totaal=part_figure(samen, samen, "pct2"),
                breedte=110,
            ),
            kolom.getal(
                "aandeel_inwoners",
                "Deel van de inwoners",
                lambda r: part_figure(people(r), iedereen, "pct2"),
                totaal=part_figure(iedereen, iedereen, "pct2"),
                breedte=110,
            ),
            kolom.getal(
                "per_inwoner",
                "Per inwoner",
                lambda r: rekening.rate(r["bedrag_eur"], r["inwoners"], r),
                totaal=rekening.rate(eur, inwoners),
                breedte=105,
            )
            if rekening.met_tarief
            else None,
            status_column(groepen, totaal=weakest_status(groepen["status"])),
        ],
        # the others are no group that anybody asks for; with them the choice adds up to the total
        groepen.filter(pl.col("groep") != "overige"),
    )


def _notes(regels: pl.DataFrame, doel: Doelkeuze, regionaal: bool) -> list[Inhoud]:
    """What a share says of more money, and whose money for a region is. Frame: ``vragen/algemeen/envelop``."""
    zinnen: list[Inhoud] = [
        "Het deel van het geld is ook wat een groep krijgt van extra geld op dezelfde sleutels: van € 5 miljoen erbij gaat dat percentage naar de groep. "
        "Een andere sleutel rekent Scenario door. "
    ]
    verdeeld = regels.filter(pl.col("doel").is_in(doel.doelen) & (pl.col("verdeeld_eur") > 0))
    if "du" in set(verdeeld["vorm"]):
        zinnen.append(
            "De decentralisatie-uitkering staat bij de gemeente die haar ontvangt, ook als zij die voor een hele regio besteedt"
            + ("; een bedrag per eigen inwoner zegt daarom niets en staat er niet. " if regionaal else ". ")
        )
    return zinnen
