"""What calculates the hand-worked comparisons of tests/rekenvoorbeelden: differences, percentages, percentage points, per
inhabitant, averages of groups. Each kind names its fields; ``b`` holds the databases, ``v`` the fields as text.
"""

from decimal import Decimal
from types import SimpleNamespace

import polars as pl

from dashboard.pages.gemeente.gelijken import group_average
from pipelines.basis.cijfer import print_value
from pipelines.basis.opmaak import format_pct
from pipelines.briefing.cijfers.getal import Briefinggetal
from pipelines.briefing.inhoud.verschil import compare_numbers
from pipelines.scenario.lezen import parse_scenario

_KEUZE = ("jaar", "bedrag", "sleutel", "sleutel_jaar")
_WIJZIGING = """naam = "voorbeeld"
totaal_wijzigt = true
[[wijzig]]
uitkeringsjaar = {jaar}
regel = "au-basis"
bedrag_eur = {bedrag}
sleutel = "{sleutel}"
sleutel_jaar = {sleutel_jaar}
"""


def _row(frame, **velden):
    (rij,) = [
        rij for rij in frame.iter_rows(named=True) if all(str(rij[n]) == str(w) for n, w in velden.items())
    ]
    return rij


def _compare(b, v, tabel, **velden):
    uitkomst = b["rekenaar"].calculate(parse_scenario(_WIJZIGING.format(**v)), redenen=False)
    rij = _row(getattr(uitkomst, tabel), uitkeringsjaar=v["jaar"], **velden)
    namen = ("inwoners", "basis_eur", "scenario_eur", "verschil_eur")
    return {n.replace("_eur", ""): rij[n] for n in namen} | {"per_inwoner": rij["verschil_eur_per_inwoner"]}


def scenario(b, v):
    return _compare(b, v, "gemeente", gm_code=v["gemeente"])


def scenario_group(b, v):
    return _compare(b, v, "groep", soort=v["soort"], groep=v["groep"])


def scenario_capacity(b, v):
    tekst = f'naam = "voorbeeld"\n[prijzen]\n{v["indicator"]} = "{v["prijs"]}"\n'
    uitkomst = b["rekenaar"].calculate(parse_scenario(tekst), redenen=False)
    rij = _row(uitkomst.gemeente_doel, uitkeringsjaar=v["jaar"], gm_code=v["gemeente"], doel=v["doel"])
    return {kant: rij[f"{kant}_capaciteit"] for kant in ("basis", "scenario", "verschil")}


def _percentage(deel, geheel, naam):
    return Briefinggetal(
        id="aandeel",
        naam=naam,
        waarde=Decimal(deel) * 100 / Decimal(geheel),
        notatie="pct",
        eenheid="%",
        status="afgeleid",
        afleiding=f"{deel} ÷ {geheel}",
        vraag="voorbeeld",
        rij=(),
        kolom=naam,
    )


def percentage_points(b, v):
    oud, nieuw = (_percentage(v[f"{n}_deel"], v[f"{n}_geheel"], n) for n in ("oud", "nieuw"))
    standen = [SimpleNamespace(naam=naam) for naam in ("oud", "nieuw")]
    (verschil,) = compare_numbers(standen[0], [oud], standen[1], [nieuw]).verschillen
    return print_value(verschil.verschil.waarde, verschil.verschil.notatie)


def real_share(b, v):
    deel, geheel = (
        b["echt"]
        .execute(
            "SELECT sum(bedrag_eur) FILTER (WHERE gm_code = $gemeente), sum(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = $jaar AND doel = $doel AND vorm = $vorm",
            v,
        )
        .fetchall()[0]
    )
    return format_pct(deel, geheel, 2)


def real_change(b, v):
    verschil, oud = (
        b["echt"]
        .execute(
            "SELECT verschil_eur, oud_eur FROM mart.brug_totaal WHERE circulaire_van = $van AND circulaire_naar = $naar AND uitkeringsjaar = $jaar AND gm_code = $gemeente",
            v,
        )
        .fetchall()[0]
    )
    return format_pct(verschil, oud, 2)


def real_class(b, v):
    rijen = b["echt"].execute(
        "SELECT any_value(g.inwoners), CAST(sum(t.bedrag_eur) AS BIGINT) FROM mart.gemeente AS g INNER JOIN mart.toewijzing AS t ON t.gm_code = g.gm_code AND t.uitkeringsjaar = g.indeling_jaar WHERE g.indeling_jaar = $jaar AND t.doel = $doel AND g.grootteklasse = $klasse GROUP BY g.gm_code",
        v,
    )
    groep = pl.DataFrame(rijen.fetchall(), schema=["inwoners", "eigen_eur"], orient="row")
    return group_average(groep, v["jaar"], {"doel": v["doel"]}).als("getal2").tekst


VERGELIJKINGEN = {
    "scenario": ({*_KEUZE, "gemeente"}, scenario),
    "scenario_groep": ({*_KEUZE, "soort", "groep"}, scenario_group),
    "scenario_capaciteit": ({"jaar", "doel", "gemeente", "indicator", "prijs"}, scenario_capacity),
    "procentpunt": ({"oud_deel", "oud_geheel", "nieuw_deel", "nieuw_geheel"}, percentage_points),
    "echt_aandeel": ({"jaar", "doel", "vorm", "gemeente"}, real_share),
    "echt_procent": ({"van", "naar", "jaar", "gemeente"}, real_change),
    "echt_klasse": ({"jaar", "doel", "klasse"}, real_class),
}
