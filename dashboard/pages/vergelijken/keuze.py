"""Which gemeenten are compared and what kind they are, the answer in a sentence, and whom to compare with."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import polars as pl
from dash import html
from dash.development.base_component import Component

from dashboard.beeld import kolom, maten, termen
from dashboard.beeld.blok import figuurblok
from dashboard.beeld.cijfer import show
from dashboard.beeld.elementen import note, status_badge
from dashboard.beeld.gedeeld.regio import own_goals
from dashboard.beeld.grafiek.kleuren import REEKS
from dashboard.beeld.kenmerken import INTERN
from dashboard.beeld.kolom import Rij
from dashboard.beeld.meldingen import notice
from dashboard.beeld.raster import raster
from dashboard.gegevens.toestand import Toestand, gemeente_href
from dashboard.gegevens.uitgave import Gegevens
from dashboard.kader.sectie import only_with, section
from pipelines.basis.cijfer import Cijfer, Getalwaarde
from pipelines.basis.opmaak import count
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, inhabitants, per_inhabitant, rate_difference
from pipelines.basis.zin import Zin, fill
from pipelines.herkomst import SCHEIDING

HOOGSTENS = len(REEKS)
NIET = "niet over gemeenten verdeeld"
GENOTEN = {
    "grootteklasse": "dezelfde grootteklasse",
    "provincie": "dezelfde provincie",
    "centrumfunctie": "dezelfde centrumfunctie",
}


@dataclass(frozen=True)
class Gemeentekeuze:
    """The gemeenten of the address: the frame in the order asked for, and what of it cannot be shown.

    Frame: the columns of vragen/algemeen/gemeenten and vragen/vergelijken/kenmerken.
    """

    gemeenten: pl.DataFrame
    onbekend: tuple[str, ...]
    te_veel: tuple[str, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Their CBS codes in order."""
        return tuple(self.gemeenten["gm_code"])


def asked_codes(toestand: Toestand) -> tuple[str, ...]:
    """The codes of the address: ``gemeenten=GM0363,GM0599``, else ``gm``, which may hold several as well."""
    codes = toestand.lijst("gemeenten") or tuple((toestand.gm or "").split(","))
    return tuple(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))


def read_all(gegevens: Gegevens, jaar: int) -> pl.DataFrame:
    """All gemeenten of a year with what they are compared by."""
    return gegevens.read("gemeenten", jaar=jaar).join(
        gegevens.read("kenmerken", jaar=jaar), on="gm_code", how="left"
    )


def choose(gegevens: Gegevens, toestand: Toestand) -> Gemeentekeuze:
    """The gemeenten to show, at most six, in the order of the address."""
    alle = read_all(gegevens, toestand.jaar)
    bekend = set(alle["gm_code"])
    codes = asked_codes(toestand)
    goed = [code for code in codes if code in bekend]
    volgorde = pl.DataFrame({"gm_code": goed[:HOOGSTENS]}, schema={"gm_code": pl.String})
    return Gemeentekeuze(
        volgorde.join(alle, on="gm_code", how="left", maintain_order="left"),
        tuple(code for code in codes if code not in bekend),
        tuple(goed[HOOGSTENS:]),
    )


def find_chosen(gegevens: Gegevens, toestand: Toestand) -> Gemeentekeuze | None:
    """The gemeenten to show; ``None`` when none is chosen."""
    keuze = choose(gegevens, toestand)
    return keuze if keuze.codes else None


def find_peers(alle: pl.DataFrame, gm: str, kenmerk: str, aantal: int = HOOGSTENS - 1) -> list[str]:
    """The codes of the gemeenten with the same ``kenmerk`` that are nearest in inhabitants; ties by code."""
    eigen = alle.filter(pl.col("gm_code") == gm).row(0, named=True)
    if eigen[kenmerk] is None or eigen["inwoners"] is None:
        return []
    groep = alle.filter(pl.col(kenmerk) == eigen[kenmerk])
    return maten.pick_nearest(groep, gm, aantal)["gm_code"].to_list()[1:]


def rate(
    eur: Getalwaarde | None, inwoners: int | None, bron: str | None, jaar: int, *codes: str, reden: str = ""
) -> Cijfer:
    """An amount of these gemeenten together per inhabitant, exact; without a value when either is not known.

    ``bron``: the reference of the amount.
    """
    waarom = "geen bedrag om naar te wijzen"
    return maten.rate(
        eur, inwoners, bron, jaar, reden=reden, zonder_bron=waarom, gm_code=SCHEIDING.join(codes)
    )


def difference(eigen: Cijfer, basis: Cijfer) -> tuple[Decimal | None, Decimal | None]:
    """How much more a rate is than another, in its unit and in per cent of the other; per cent of nothing is not said."""
    if eigen.waarde is None or basis.waarde is None:
        return None, None
    verschil = Decimal(eigen.waarde - basis.waarde)
    return verschil, verschil * 100 / basis.waarde if basis.waarde else None


def difference_source(
    jaar: int, bedrag: str | None, gm: str, ander: str | None, ander_gm: str, *, pct: bool = False
) -> str | None:
    """The name of the difference of two amounts per inhabitant, in euro or in per cent."""
    inwoners, andere = inhabitants(jaar, gm_code=gm), inhabitants(jaar, gm_code=ander_gm)
    return rate_difference(bedrag, inwoners, ander, andere, pct=pct)


Voorstel = tuple[str, list[str]]
"""Words, and the codes of the gemeenten that they stand for."""


def heading(gegevens: Gegevens, toestand: Toestand) -> Component:
    """The answer in a sentence, what could not be shown, and who else to compare with."""
    keuze = choose(gegevens, toestand)
    status = termen.weakest_status(keuze.gemeenten["toegewezen_status"])
    return html.Div(
        [
            _refused(gegevens, keuze, toestand),
            html.P(show([_answer(keuze, toestand.jaar), " ", status_badge(status)]), className="fk-lead")
            if keuze.codes
            else None,
            _suggestions(read_all(gegevens, toestand.jaar), keuze, toestand),
        ]
    )


def _answer(keuze: Gemeentekeuze, jaar: int) -> Zin:
    """Who gets most and least per inhabitant, and by how much."""
    eigen = own_goals(keuze.gemeenten)
    alle = [
        (naam, gm, rate(eur, inwoners, allocated(jaar, **eigen, gm_code=gm), jaar, gm))
        for naam, gm, eur, inwoners in keuze.gemeenten.select(
            "naam", "gm_code", "eigen_eur", "inwoners"
        ).iter_rows()
    ]
    per = [(naam, gm, cijfer) for naam, gm, cijfer in alle if cijfer.waarde is not None]
    if not per:
        return Zin(f"Van de gekozen gemeenten is voor {jaar} geen bedrag per inwoner bekend.")
    (naam, gm, hoog), (ander, ander_gm, laag) = (wie(per, key=lambda p: float(p[2])) for wie in (max, min))
    if len(per) == 1:
        return fill(
            "Aan {naam} is in {jaar} {hoog} per inwoner toegewezen. Kies er een gemeente bij om te vergelijken.",
            naam=naam,
            jaar=jaar,
            hoog=hoog,
        )
    bron, andere = (allocated(jaar, **eigen, gm_code=wie) for wie in (gm, ander_gm))
    delen = (jaar, bron, gm, andere, ander_gm)
    verschil, procent = difference(hoog, laag)
    return fill(
        "Van deze {aantal} kreeg {naam} in {jaar} het meest per inwoner: {hoog}. Dat is {verschil}{meer} meer dan {ander}, met {laag} het minst.",
        aantal=len(per),
        naam=naam,
        jaar=jaar,
        hoog=hoog,
        verschil=Cijfer(verschil, "per_inwoner", difference_source(*delen)),
        meer=(
            procent is not None
            and Zin(" (", Cijfer(procent, "pct", difference_source(*delen, pct=True)), ")")
        )
        or None,
        ander=ander,
        laag=laag,
    )


def _refused(gegevens: Gegevens, keuze: Gemeentekeuze, toestand: Toestand) -> Component | None:
    zinnen = []
    for code in keuze.onbekend:
        bekend = gegevens.read_row("gemeente_naam", gm=code)
        zinnen.append(
            f"{bekend['naam']} ({code}) staat niet in de indeling waarin {toestand.jaar} is verdeeld."
            if bekend
            else f"De gemeentecode ‘{code}’ is niet bekend."
        )
    if keuze.te_veel:
        zinnen.append(
            f"Hoogstens {HOOGSTENS} gemeenten passen naast elkaar; niet getoond: {', '.join(keuze.te_veel)}."
        )
    if not zinnen:
        return None
    return notice("vraag", "Niet alles wat u vroeg is te tonen.", *zinnen)


def _suggestions(alle: pl.DataFrame, keuze: Gemeentekeuze, toestand: Toestand) -> Component:
    """Links that fill the choice: peers of the first gemeente, or a start when none is chosen."""
    namen = dict(alle.select("gm_code", "naam").iter_rows())
    kop, lijst = _peers(alle, keuze) if keuze.codes else _beginnings(alle)
    return html.Div(
        [
            html.P(kop, className="fk-tussenkop"),
            html.Ul(
                [
                    html.Li(
                        [
                            html.A(
                                titel,
                                href="/vergelijken" + toestand.search(gm=None, gemeenten=codes),
                                **INTERN,
                            ),
                            note(": " + ", ".join(namen[code] for code in codes)),
                        ]
                    )
                    for titel, codes in lijst
                ],
                className="fk-suggesties",
            ),
        ]
    )


def _peers(alle: pl.DataFrame, keuze: Gemeentekeuze) -> tuple[str, list[Voorstel]]:
    eerste = keuze.gemeenten.row(0, named=True)
    lijst = [
        (f"{eerste['naam']} en {woorden} ({eerste[kenmerk]})", [eerste["gm_code"], *genoten])
        for kenmerk, woorden in GENOTEN.items()
        if (genoten := find_peers(alle, eerste["gm_code"], kenmerk))
    ]
    kop = f"Vergelijk {eerste['naam']} met hoogstens vijf die er in inwonertal het dichtst bij liggen:"
    return kop, lijst


def _beginnings(alle: pl.DataFrame) -> tuple[str, list[Voorstel]]:
    grootste = alle.sort("inwoners", "gm_code", descending=[True, False], nulls_last=True)[
        "gm_code"
    ].to_list()
    per = alle.filter(pl.col("inwoners") > 0).sort(pl.col("eigen_eur") / pl.col("inwoners"), "gm_code")
    midden = len(grootste) // 2
    lijst = [
        ("De vier grootste", grootste[:4]),
        ("Zes van middelbare grootte", grootste[midden - 3 : midden + 3]),
        (
            "De drie met het meeste en de drie met het minste per inwoner",
            [*per.tail(3)["gm_code"], *per.head(3)["gm_code"]],
        ),
    ]
    kop = "Typ hierboven de namen van hoogstens zes gemeenten, of begin met een van deze:"
    return kop, lijst


@only_with(find_chosen)
def traits(gegevens: Gegevens, toestand: Toestand, keuze: Gemeentekeuze) -> Component:
    """What kind of gemeenten they are."""
    zin = fill(
        "{aantal} met samen {inwoners} inwoners.",
        aantal=count(len(keuze.codes), "gemeente", "gemeenten"),
        inwoners=Cijfer(
            total(keuze.gemeenten["inwoners"]),
            "aantal",
            inhabitants(toestand.jaar, gm_code=SCHEIDING.join(keuze.codes)),
        ),
    )
    return section(
        "Wat voor gemeenten",
        figuurblok(
            "kenmerken",
            f"Kenmerken van de gekozen gemeenten, {toestand.jaar}",
            zin=zin,
            raster=lambda: trait_grid(keuze.gemeenten, gemeente_href(toestand), toestand.jaar),
        ),
        lead=zin,
    )


def trait_grid(gemeenten: pl.DataFrame, href: Callable[[str], str], jaar: int) -> html.Div:
    """A row per gemeente. Frame: vragen/algemeen/gemeenten with vragen/vergelijken/kenmerken."""
    return raster(
        "raster-kenmerken",
        "Kenmerken van de gekozen gemeenten",
        [
            kolom.link("naam", "Gemeente", "naam", lambda r: href(r["gm_code"]), breedte=166, vast=True),
            kolom.inwoners(jaar, 105, reden="niet gepubliceerd"),
            kolom.tekst("grootteklasse", "Grootteklasse", breedte=190),
            kolom.tekst("provincie", "Provincie", breedte=125),
            kolom.tekst("centrumfunctie", "Centrumfunctie", _function, breedte=150),
            kolom.tekst(
                "stedelijkheid",
                "Stedelijkheid",
                lambda r: r["stedelijkheid"] or "niet ingedeeld door CBS",
                breedte=140,
            ),
            kolom.getal(
                "toegewezen",
                "Toegewezen, alle doelen",
                "toegewezen_eur",
                bron=lambda r: allocated(jaar, gm_code=r["gm_code"]),
                breedte=130,
            ),
            kolom.getal(
                "per_inwoner",
                "Per inwoner",
                lambda r: rate(r["eigen_eur"], r["inwoners"], None, jaar).waarde,
                "per_inwoner",
                herkomst=per_inhabitant(
                    allocated(jaar, **own_goals(gemeenten), gm_code="{gm_code}"), jaar, gm_code="{gm_code}"
                ),
                reden="inwoners onbekend",
                breedte=110,
            ),
            kolom.badge("status", "Status", "toegewezen_status", breedte=126),
        ],
        gemeenten,
        mee={"gm_code": "gm_code"},
    )


def _function(rij: Rij) -> str:
    if rij["centrumfunctie"] is None:
        return "niet ingedeeld door CBS"
    return f"{rij['centrumfunctie']} ({rij['centrumfunctie_jaar']})"
