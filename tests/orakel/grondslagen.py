"""What a scenario is explained and grouped by: the parts of keys, and what is known of a gemeente."""

from datetime import date

from tests.orakel.tafels import Orakel, Rij, Tafels, find, group, pick, rounded, take, total

_GEMEENTE = ("uitkeringsjaar", "gm_code")


def kenmerk(t: Tafels) -> list[Rij]:
    jaren = group(t("staging.jaar"), "uitkeringsjaar")
    gemeenten = group(t("mart.gemeente"), "indeling_jaar", "gm_code")
    klassen = group((k for k in t("staging.gemeenteklasse") if k["centrumfunctie"]), "gm_code")
    personen = group(t("verdeling.inwoners"), *_GEMEENTE)
    antwoord = []
    for i in t("kern.indeling_gemeente"):
        j, gm = find(jaren, i["uitkeringsjaar"]), i["gm_code"]
        if j is None:
            continue
        jaar = j["indeling_peildatum"].year
        g, n = find(gemeenten, jaar, gm) or {}, find(personen, *pick(i, *_GEMEENTE)) or {}
        f = min(klassen.get((gm,), []), key=lambda k: abs(k["jaar"] - jaar), default={})
        antwoord.append(
            {
                **take(i, *_GEMEENTE),
                "naam": g.get("naam") or gm,
                "naam_sorteer": g.get("naam_sorteer") or gm,
                "provincie": g.get("provincie") or "onbekend",
                "grootteklasse": g.get("grootteklasse") or "onbekend",
                "centrumfunctie": f.get("centrumfunctie", "niet ingedeeld"),
                "centrumfunctie_jaar": f.get("jaar"),
                "inwoners": n.get("inwoners"),
                "inwoners_jaar": n.get("inwoners_jaar"),
            }
        )
    return antwoord


def grondslag_geheel(t: Tafels) -> list[Rij]:
    aantallen = {s["kenmerk"] for s in t("staging.kenmerksoort") if s["is_aantal"] == "ja"}
    kolommen = ("grondslag", "bron", "peildatum", "bestanddeel", "gm_code", "gewicht")
    van_fonds = [take(g, *kolommen) for g in t("sessie.grondslag_fonds")]
    return van_fonds + [
        {
            "grondslag": f"kenmerk:{k['kenmerk']}",
            "bron": str(k["jaar"]),
            "peildatum": date(k["jaar"], 1, 1),
            "bestanddeel": k["kenmerk"],
            "gm_code": k["gm_code"],
            "gewicht": k["waarde"] * 10_000,
        }
        for k in t("staging.kenmerk")
        if k["kenmerk"] in aantallen and k["waarde"]
    ]


def grondslag(t: Tafels) -> list[Rij]:
    jaargangen = group(t("kern.circulaire"), "circulaire", "uitkeringsjaar")
    bedragen = group(t("kern.bedrag_per_eenheid"), "circulaire", "uitkeringsjaar", "maatstaf")
    antwoord = []

    def add(naam: str, bron: str, datum: date, bestanddeel: str, gm: str, gewicht: object) -> None:
        namen = ("grondslag", "bron", "peildatum", "bestanddeel", "gm_code", "gewicht")
        antwoord.append(dict(zip(namen, (naam, bron, datum, bestanddeel, gm, gewicht * 10_000), strict=True)))

    for v in t("kern.volume"):
        sleutel = pick(v, "circulaire", "uitkeringsjaar")
        bron, datum = "{} {}".format(*sleutel), find(jaargangen, *sleutel)["indeling_peildatum"]
        if v["volume"] == 0:
            continue
        add(
            f"maatstaf:{v['maatstaf'].lower()}",
            bron,
            datum,
            v["maatstaf"],
            v["gm_code"],
            rounded(v["volume"], 4),
        )
        for b in bedragen.get((*sleutel, v["maatstaf"]), []):
            if v["soort"] == "uitgaven" and b["bedrag_per_eenheid_eur"] != 0:
                naam = "uitkeringsbasis" if b["cluster"] == "Totaal" else f"cluster:{b['cluster'].lower()}"
                gewicht = rounded(v["volume"] * b["bedrag_per_eenheid_eur"], 4)
                add(naam, bron, datum, v["maatstaf"], v["gm_code"], gewicht)
    for u in t("kern.uitkering"):
        sleutel = pick(u, "circulaire", "uitkeringsjaar")
        if u["soort"] == "du" and u["bedrag_eur"] != 0:
            datum = find(jaargangen, *sleutel)["indeling_peildatum"]
            naam = f"du:{u['uitkering'].lower()}"
            add(naam, "{} {}".format(*sleutel), datum, u["uitkering"], u["gm_code"], u["bedrag_eur"])
    for i in t("kern.inwoners"):
        add("inwoners", str(i["jaar"]), date(i["jaar"], 1, 1), "inwoners", i["gm_code"], i["inwoners"])
    jaren = group(t("staging.jaar"), "uitkeringsjaar")
    for g in t("kern.indeling_gemeente"):
        datum = find(jaren, g["uitkeringsjaar"])["indeling_peildatum"]
        add("gelijk", str(g["uitkeringsjaar"]), datum, "gelijk", g["gm_code"], 1)
    return antwoord


def grondslag_totaal(t: Tafels) -> list[Rij]:
    geheel = group(t("sessie.grondslag"), "grondslag", "bron")
    volgorde = sorted(geheel)
    return [
        {
            **take(rijen[0], "grondslag", "bron", "bestanddeel"),
            "nummer": volgorde.index(sleutel[:2]) + 1,
            "landelijk": total(rijen, "gewicht"),
            "totaal": total(geheel[sleutel[:2]], "gewicht"),
        }
        for sleutel, rijen in group(t("sessie.grondslag"), "grondslag", "bron", "bestanddeel").items()
    ]


def grondslag_deel(t: Tafels) -> list[Rij]:
    nummers = group(t("sessie.grondslag_totaal"), "grondslag", "bron", "bestanddeel")
    rijen = [
        {
            **take(g, "peildatum", "bestanddeel", "gm_code", "gewicht"),
            "nummer": find(nummers, *pick(g, "grondslag", "bron", "bestanddeel"))["nummer"],
        }
        for g in t("sessie.grondslag")
    ]
    return sorted(rijen, key=lambda r: r["nummer"])


ORAKELS: dict[str, Orakel] = {
    functie.__name__: functie
    for functie in (kenmerk, grondslag, grondslag_geheel, grondslag_totaal, grondslag_deel)
}
