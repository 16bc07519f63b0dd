"""200 random figures against the files: every cell says what the trace says, and the sum made again gives the figure."""

import random
from fractions import Fraction
from functools import cache
from itertools import cycle, islice

import pytest

from pipelines.herkomst import Verwijzing, trace
from pipelines.herkomst.catalogus import read_catalogue
from pipelines.herkomst.rijen import Database
from pipelines.herkomst.spoor import compose
from tests.hulp.helpers import ROOT
from tests.hulp.rekenboek import Rekenboek, divide, number, rounded

SEED = 20260421
AANTAL = 200
BOEK = Rekenboek(ROOT / "data" / "raw")


def au(r, soort="uitgaven", cluster="Totaal"):
    return BOEK.basis(r["circulaire"], r["uitkeringsjaar"], r["gm_code"], cluster, soort)


def lines(r):
    """The lines of the envelope for a goal (and form), with their recipients' shares."""
    return [
        x
        for x in BOEK.rows("pok/envelop.csv")
        if x["uitkeringsjaar"] == str(r["uitkeringsjaar"])
        and x["doel"] == r["doel"]
        and x["vorm"] == r.get("vorm", x["vorm"])
        and x["regel"] == r.get("regel", x["regel"])
    ]


def allocated(r):
    delen = [BOEK.allocation(r["uitkeringsjaar"], x["regel"]) for x in lines(r) if x["sleutel"] != "geen"]
    return sum(sum(deel[r["gm_code"]]) for deel in delen)


def envelope(r, verdeeld=None):
    return sum(
        int(x["bedrag_eur"]) for x in lines(r) if verdeeld is None or (x["sleutel"] != "geen") == verdeeld
    )


def iv3(r, kolom, taakveld):
    rijen = BOEK.rows(f"iv3/{r['boekjaar']}_{r['verslagsoort']}.csv")
    teksten = [x[kolom] for x in rijen if x["gm_code"] == r["gm_code"] and x["taakveld"] in taakveld]
    return sum(number(t) * 1000 for t in teksten if t) if any(teksten) else None


def series(r, posten):
    """Of the Iv3 series: the cells of these columns together."""
    (rij,) = [
        x
        for x in BOEK.rows("iv3/reeks.csv")
        if (x["boekjaar"], x["verslagsoort"], x["gm_code"])
        == (str(r["boekjaar"]), r["verslagsoort"], r["gm_code"])
    ]
    return sum(number(rij[post]) * 1000 for post in posten if rij[post])


def series_taakveld(r):
    """6.2 was split in three in 2025, in the series as printed."""
    gesplitst = r["taakveld"] == "6.2" and r["boekjaar"] >= 2025
    return series(r, ["6.21", "6.22", "6.23"] if gesplitst else [r["taakveld"]])


def goal(doel):
    (rij,) = [x for x in BOEK.rows("pok/doelen.csv") if x["doel"] == doel]
    prijs = [number(x["prijs_eur"]) for x in BOEK.rows("pok/prijzen.csv") if x["doel"] == doel]
    return rij, prijs[0] if prijs else None


def returned(jaar, r, kolom):
    rijen = [x for x in BOEK.rows(f"opgaven/voorbeeld_{jaar}.xlsx", "Opgave") if x["gm_code"] == r["gm_code"]]
    gevonden = [x[kolom] for x in rijen if x["doel"] == r["doel"] and x[kolom]]
    return number(gevonden[0]) if gevonden else None


def lower_bound(jaar, r):
    doel, prijs = goal(r["doel"])
    if jaar != 2023 or doel["zichtbaarheid"] != "iv3":
        return None
    salaris = iv3(
        {**r, "boekjaar": jaar, "verslagsoort": "jaarrekening"}, "salarissen", doel["taakvelden"].split(" | ")
    )
    return None if salaris is None else rounded(salaris / prijs, 2)


def capacity(r):
    jaar = r["peildatum"].year
    return lower_bound(jaar, r) if r["indicator"].endswith("_ondergrens") else returned(jaar, r, "waarde")


def realised(r):
    opgave = returned(r["uitkeringsjaar"], r, "waarde") if r["uitkeringsjaar"] in (2023, 2024) else None
    return lower_bound(r["uitkeringsjaar"], r) if opgave is None else opgave


def affordable(r):
    prijs = goal(r["doel"])[1]
    return None if prijs is None else rounded(allocated(r) / prijs, 2)


def taakveld_costs(r):
    jaar = r["uitkeringsjaar"]
    verslag = {2023: "jaarrekening", 2025: "begroting"}.get(jaar)
    if verslag is None:
        return None
    vraag = {"boekjaar": jaar, "verslagsoort": verslag, "gm_code": r["gm_code"]}
    return iv3(vraag, "lasten", goal(r["doel"])[0]["taakvelden"].split(" | "))


def spent(r):
    return returned(r["uitkeringsjaar"], r, "besteed_eur") if r["uitkeringsjaar"] in (2023, 2024) else None


def inhabitants(r):
    """The latest year up to the indeling, merged gemeenten summed."""
    jaar = max(
        int(x["jaar"]) for x in BOEK.rows("gemeenten/inwoners.csv") if int(x["jaar"]) <= r["indeling_jaar"]
    )
    van, tot = f"{jaar}-01-01", f"{r['indeling_jaar']}-01-01"
    return sum(w for gm, w in BOEK.inwoners(jaar).items() if BOEK.successor(gm, van, tot) == r["gm_code"])


def inhabitants_of_year(r):
    """As a uitkeringsjaar is put per head: the latest 1 January up to it, in the indeling of that year."""
    (rij,) = [x for x in BOEK.rows("pok/jaren.csv") if x["uitkeringsjaar"] == str(r["uitkeringsjaar"])]
    tot = rij["indeling_peildatum"]
    bekend = {int(x["jaar"]) for x in BOEK.rows("gemeenten/inwoners.csv")}
    jaar = max(j for j in bekend if j <= r["uitkeringsjaar"])
    return sum(
        w for gm, w in BOEK.inwoners(jaar).items() if BOEK.successor(gm, f"{jaar}-01-01", tot) == r["gm_code"]
    )


def bridge(r):
    """One part of a bridge between vintages in the same indeling."""
    van, naar, jaar, gm = r["circulaire_van"], r["circulaire_naar"], r["uitkeringsjaar"], r["gm_code"]
    f0, f1 = BOEK.factor(van, jaar), BOEK.factor(naar, jaar)
    component, detail = r["component"], r["detail"]
    if component == "uitkeringsfactor":
        return rounded((f1 - f0) * BOEK.basis(naar, jaar, gm))
    if component == "uitkering":
        return rounded(BOEK.uitkering(naar, jaar, gm, detail) - BOEK.uitkering(van, jaar, gm, detail))
    maatstaf = detail.removesuffix(" tarief").removesuffix(" volume")
    v0, v1 = BOEK.volumes(van, jaar)[gm].get(maatstaf, 0), BOEK.volumes(naar, jaar)[gm].get(maatstaf, 0)
    b0, b1 = BOEK.bedragen(van, jaar).get(maatstaf, 0), BOEK.bedragen(naar, jaar).get(maatstaf, 0)
    is_bedrag = component == "bedragen per eenheid" or detail.endswith(" tarief")
    deel = v1 * (b1 - b0) if is_bedrag else (v1 - v0) * b0
    return rounded(deel if component == "ozb" else f0 * deel)


def paid(r, kant):
    return rounded(BOEK.payment(r[f"circulaire_{kant}"], r["uitkeringsjaar"], r["gm_code"]))


def million(r, kolom):
    cluster = "Totaal" if r["bestemming"] == "au" else r["bestemming"]
    gewichten = {
        gm: BOEK.basis(r["circulaire"], r["uitkeringsjaar"], gm, cluster)
        for gm in BOEK.volumes(r["circulaire"], r["uitkeringsjaar"])
    }
    if kolom == "gewicht":
        return gewichten[r["gm_code"]]
    return (
        sum(gewichten.values())
        if kolom == "gewicht_totaal"
        else sum(divide(1_000_000, gewichten)[r["gm_code"]])
    )


NAREKENEN = {
    ("mart.uitkering", "bedrag_eur"): lambda r: BOEK.uitkering(
        r["circulaire"], r["uitkeringsjaar"], r["gm_code"], r["uitkering"]
    ),
    ("mart.algemene_uitkering", "uitkeringsbasis_eur"): lambda r: rounded(au(r), 2),
    ("mart.algemene_uitkering", "inkomstenmaatstaf_eur"): lambda r: rounded(au(r, "inkomsten"), 2),
    ("mart.algemene_uitkering", "uitkeringsfactor"): lambda r: BOEK.factor(
        r["circulaire"], r["uitkeringsjaar"]
    ),
    ("mart.algemene_uitkering", "algemene_uitkering_eur"): lambda r: rounded(
        au(r) * BOEK.factor(r["circulaire"], r["uitkeringsjaar"]) + au(r, "inkomsten"), 2
    ),
    ("mart.algemene_uitkering_cluster", "voor_factor_eur"): lambda r: rounded(
        au(r, "uitgaven", r["cluster"]) + au(r, "inkomsten", r["cluster"]), 2
    ),
    ("mart.algemene_uitkering_cluster", "bedrag_eur"): lambda r: rounded(
        au(r, "uitgaven", r["cluster"]) * BOEK.factor(r["circulaire"], r["uitkeringsjaar"])
        + au(r, "inkomsten", r["cluster"]),
        2,
    ),
    ("mart.envelop", "bedrag_eur"): envelope,
    ("mart.envelop", "verdeeld_eur"): lambda r: envelope(r, True),
    ("mart.envelop", "niet_verdeeld_eur"): lambda r: envelope(r, False),
    ("mart.envelop_regel", "bedrag_eur"): envelope,
    ("mart.envelop_regel", "verdeeld_eur"): lambda r: envelope(r, True),
    ("mart.envelop_regel", "niet_verdeeld_eur"): lambda r: envelope(r, False),
    ("mart.toewijzing", "bedrag_eur"): allocated,
    ("mart.toewijzing_bewijs", "bedrag_eur"): allocated,
    ("mart.toewijzing_bewijs", "envelop_eur"): envelope,
    ("mart.toewijzing_bewijs", "te_verdelen_eur"): envelope,
    ("mart.toewijzing_bewijs", "gewicht"): lambda r: BOEK.weights(r["uitkeringsjaar"], r["regel"])[0][
        r["gm_code"]
    ],
    ("mart.toewijzing_bewijs", "gewicht_totaal"): lambda r: sum(
        BOEK.weights(r["uitkeringsjaar"], r["regel"])[0].values()
    ),
    ("mart.toewijzing_bewijs", "naar_beneden_eur"): lambda r: BOEK.allocation(
        r["uitkeringsjaar"], r["regel"]
    )[r["gm_code"]][0],
    ("mart.toewijzing_bewijs", "extra_eur"): lambda r: BOEK.allocation(r["uitkeringsjaar"], r["regel"])[
        r["gm_code"]
    ][1],
    ("mart.besteding", "lasten_eur"): lambda r: iv3(r, "lasten", [r["taakveld"]]),
    ("mart.besteding", "baten_eur"): lambda r: iv3(r, "baten", [r["taakveld"]]),
    ("mart.besteding", "salarissen_eur"): lambda r: iv3(r, "salarissen", [r["taakveld"]]),
    ("mart.lasten_reeks", "lasten_eur"): series_taakveld,
    ("mart.lasten_reeks", "inwoners"): lambda r: BOEK.inwoners(r["boekjaar"])[r["gm_code"]],
    ("mart.kenmerk", "waarde"): lambda r: BOEK.trait(r["jaar"], r["kenmerk"])[r["gm_code"]],
    ("mart.kengetal_reeks", "bedrag_eur"): lambda r: series(r, [r["kengetal"]]),
    ("mart.capaciteit", "waarde"): capacity,
    ("mart.capaciteit", "besteed_eur"): lambda r: (
        None if r["indicator"].endswith("_ondergrens") else returned(r["peildatum"].year, r, "besteed_eur")
    ),
    ("mart.realisatie", "toegewezen_eur"): allocated,
    ("mart.realisatie", "toegewezen_capaciteit"): affordable,
    ("mart.realisatie", "gerealiseerde_capaciteit"): realised,
    ("mart.realisatie", "ondergrens_capaciteit"): lambda r: lower_bound(r["uitkeringsjaar"], r),
    ("mart.realisatie", "besteed_eur"): spent,
    ("mart.realisatie", "lasten_taakveld_eur"): taakveld_costs,
    ("mart.gemeente", "inwoners"): inhabitants,
    ("herkomst.inwoners", "inwoners"): inhabitants_of_year,
    ("herkomst.prijs", "prijs_eur"): lambda r: goal(r["doel"])[1],
    ("mart.brug", "bedrag_eur"): bridge,
    ("mart.brug_totaal", "oud_eur"): lambda r: paid(r, "van"),
    ("mart.brug_totaal", "oud_nieuwe_indeling_eur"): lambda r: paid(r, "van"),
    ("mart.brug_totaal", "nieuw_eur"): lambda r: paid(r, "naar"),
    ("mart.brug_totaal", "verschil_eur"): lambda r: paid(r, "naar") - paid(r, "van"),
    ("mart.miljoen", "bedrag_eur"): lambda r: million(r, "bedrag_eur"),
    ("mart.miljoen", "gewicht"): lambda r: million(r, "gewicht"),
    ("mart.miljoen", "gewicht_totaal"): lambda r: million(r, "gewicht_totaal"),
}
# afronding has no cells; a cluster with a negative weight has no share, and says why
ZONDER = {"mart.brug": "component <> 'afronding'", "mart.miljoen": "bedrag_eur IS NOT NULL"}


@pytest.fixture(scope="module")
def tabellen(con):
    """The real figures, of which every view is looked at once for all that is traced here."""
    return Database(con)


def sample(con):
    """The same figures each run: (table, column, the row)."""
    greep = random.Random(SEED)
    cijfers = sorted(NAREKENEN)
    aantallen = {
        tabel: con.view(tabel).filter(ZONDER.get(tabel, "TRUE")).aggregate("count(*)").fetchall()[0][0]
        for tabel in {tabel for tabel, _ in cijfers}
    }
    gekozen = [(*cijfer, greep.randrange(aantallen[cijfer[0]])) for cijfer in islice(cycle(cijfers), AANTAL)]
    rijen = {tabel: read_places(con, tabel, {p for t, _, p in gekozen if t == tabel}) for tabel in aantallen}
    for tabel, kolom, plek in gekozen:
        rij = rijen[tabel][plek]
        sleutel = {naam: rij[naam] for naam in read_catalogue()[tabel].sleutel}
        yield tabel, kolom, {**sleutel, "uitkomst": rij[kolom]}


def read_places(con, tabel, plekken):
    """Place in the order of the key → the row there."""
    orde = ", ".join(read_catalogue()[tabel].sleutel)
    rijen = con.view(tabel).filter(ZONDER.get(tabel, "TRUE"))
    rijen = rijen.project(f"*, row_number() OVER (ORDER BY {orde}) - 1 AS plek")
    rijen = rijen.filter(f"plek IN ({', '.join(map(str, plekken))})")
    return {rij[-1]: dict(zip(rijen.columns, rij, strict=True)) for rij in rijen.fetchall()}


def test_figures_are_what_the_files_say(con, tabellen):
    print(f"seed {SEED}")
    aantal = 0
    for tabel, kolom, rij in sample(con):
        uitkomst = rij.pop("uitkomst")
        vraag = Verwijzing(tabel, tuple((naam, str(waarde)) for naam, waarde in rij.items()), kolom)
        spoor = trace(tabellen, vraag)
        waar = f"{vraag.als_tekst()} (seed {SEED})"
        assert spoor.verwijzing == vraag, waar
        verwacht = NAREKENEN[tabel, kolom](rij)
        assert uitkomst == spoor.waarde, waar
        assert (None if uitkomst is None else Fraction(uitkomst)) == verwacht, waar
        assert (spoor.status is None) == (uitkomst is None), waar
        check_cells(spoor, waar)
        aantal += 1
    assert aantal == AANTAL


def check_cells(spoor, waar):
    """The cells hold what the trace says, and there are some when there is a figure from one."""
    assert len(spoor.cellen) == min(spoor.cellen_totaal, 200)
    assert len({(c.bron_id, c.blad, c.cel) for c in spoor.cellen}) == len(spoor.cellen), waar
    for cel in spoor.cellen:
        tekst = BOEK.cell(cel.document, cel.blad, cel.cel)
        plek = f"{waar}: {cel.document} {cel.cel}"
        assert tekst == cel.gedrukt, plek
        if isinstance(cel.waarde, str) or cel.waarde is None:
            assert tekst == (cel.waarde or ""), plek
        else:
            keer = 1000 if cel.document.startswith("iv3/") else 1
            assert number(tekst) * keer == Fraction(cel.waarde), plek
    assert spoor.cellen or spoor.waarde in (None, 0), waar


@pytest.fixture(scope="module")
def outcome(tabellen):
    """Reference → the figure that the steps to it end with; a step that many figures share is followed once."""
    return cache(lambda verwijzing: compose(tabellen, verwijzing).stappen[-1].waarde)


@pytest.mark.parametrize("tabel", read_catalogue())
def test_every_figure_of_every_table_can_be_traced(con, tabellen, outcome, tabel):
    """One row of each: the last step is the figure, and every step can be followed."""
    gegevens = read_catalogue()[tabel]
    rijen = con.view(tabel).order(", ".join(gegevens.sleutel))
    gevonden = rijen.project(", ".join(gegevens.sleutel)).limit(1, 5).fetchall()
    if not gevonden:
        assert tabel in ("mart.sisa_besteding", "mart.opgave_blok"), (
            "these come with the gemeenten themselves"
        )
        return
    (sleutel,) = gevonden
    for figuur in gegevens.figuren:
        vraag = Verwijzing(
            tabel, tuple((n, str(w)) for n, w in zip(gegevens.sleutel, sleutel, strict=True)), figuur.kolom
        )
        spoor = trace(tabellen, vraag)
        assert spoor.stappen[-1].waarde == spoor.waarde
        assert "{}" not in "".join(s.formule or "" for s in spoor.stappen)
        for stap in spoor.stappen:
            if stap.verwijzing is not None and stap is not spoor.stappen[-1]:
                assert outcome(stap.verwijzing) == stap.waarde, stap
