"""Weights, limits and the allocation itself."""

import math
from datetime import date
from fractions import Fraction

from tests.orakel.tafels import Orakel, Rij, Tafels, divide, find, group, pick, take

_JAARGANG = ("circulaire", "uitkeringsjaar")
_REGEL = ("uitkeringsjaar", "regel")
_DEEL = ("uitkeringsjaar", "regel", "deel")


def sums(t: Tafels, soort: str) -> dict[tuple[object, ...], Fraction]:
    """Σ volume × bedrag per eenheid by circulaire, uitkeringsjaar, gm_code and cluster."""
    bedragen = group(t("kern.bedrag_per_eenheid"), *_JAARGANG, "maatstaf")
    antwoord: dict[tuple[object, ...], Fraction] = {}
    for v in t("kern.volume"):
        for b in bedragen.get(pick(v, *_JAARGANG, "maatstaf"), []):
            sleutel = (*pick(v, *_JAARGANG, "gm_code"), b["cluster"])
            telt = v["volume"] * b["bedrag_per_eenheid_eur"] if v["soort"] == soort else 0
            antwoord[sleutel] = antwoord.get(sleutel, 0) + telt
    return antwoord


def uitkeringsbasis(t: Tafels) -> list[Rij]:
    uitgaven, inkomsten = sums(t, "uitgaven"), sums(t, "inkomsten")
    return [
        {
            "circulaire": c,
            "uitkeringsjaar": jaar,
            "gm_code": gm,
            "uitkeringsbasis_eur": som,
            "inkomstenmaatstaf_eur": inkomsten[c, jaar, gm, cluster],
        }
        for (c, jaar, gm, cluster), som in uitgaven.items()
        if cluster == "Totaal"
    ]


def cluster(t: Tafels) -> list[Rij]:
    uitgaven, inkomsten = sums(t, "uitgaven"), sums(t, "inkomsten")
    clusters = {pick(b, *_JAARGANG, "cluster") for b in t("kern.bedrag_per_eenheid")}
    return [
        {
            "circulaire": c,
            "uitkeringsjaar": jaar,
            "gm_code": gm,
            "cluster": naam,
            "uitgaven_eur": uitgaven.get((c, jaar, gm, naam), 0),
            "inkomsten_eur": inkomsten.get((c, jaar, gm, naam), 0),
        }
        for c, jaar, gm in {pick(v, *_JAARGANG, "gm_code") for v in t("kern.volume")}
        for c2, jaar2, naam in clusters
        if (c, jaar) == (c2, jaar2) and naam != "Totaal"
    ]


def inwoners(t: Tafels) -> list[Rij]:
    per_jaar = group(t("kern.inwoners"), "jaar")
    hercodering = group(t("kern.hercodering"), "peildatum_van", "peildatum_naar", "gm_code_van")
    antwoord = []
    for j in t("staging.jaar"):
        bekend = [jaar for (jaar,) in per_jaar if jaar <= j["indeling_peildatum"].year]
        som: dict[str, int] = {}
        for i in per_jaar[(max(bekend),)] if bekend else []:
            h = find(hercodering, date(i["jaar"], 1, 1), j["indeling_peildatum"], i["gm_code"])
            gm = h["gm_code"] if h else i["gm_code"]
            som[gm] = som.get(gm, 0) + i["inwoners"]
        antwoord += [
            {
                "uitkeringsjaar": j["uitkeringsjaar"],
                "gm_code": gm,
                "inwoners": n,
                "inwoners_jaar": max(bekend),
            }
            for gm, n in som.items()
        ]
    return antwoord


def _source(t: Tafels, deel: Rij, regel: Rij) -> list[tuple[object, object, object]]:
    """gm_code, weight and date of the indeling of one part of a key."""
    jaargang = (regel["sleutel_circulaire"], regel["sleutel_jaar"])
    naam = (deel["naam"] or "").lower()
    circulaire = find(group(t("kern.circulaire"), *_JAARGANG), *jaargang)
    datum = circulaire["indeling_peildatum"] if circulaire else None
    match deel["soort"]:
        case "gelijk":
            codes = [
                g["gm_code"]
                for g in t("kern.indeling_gemeente")
                if g["uitkeringsjaar"] == deel["uitkeringsjaar"]
            ]
            return [(gm, 1, regel["indeling_peildatum"]) for gm in codes]
        case "inwoners":
            bron = [i for i in t("kern.inwoners") if i["jaar"] == regel["sleutel_jaar"]]
            return [(i["gm_code"], i["inwoners"], date(i["jaar"], 1, 1)) for i in bron]
        case "kenmerk":
            bron = [k for k in t("staging.kenmerk") if (k["jaar"], k["kenmerk"]) == (jaargang[1], naam)]
            return [(k["gm_code"], k["waarde"], date(k["jaar"], 1, 1)) for k in bron]
        case "uitkeringsbasis":
            bron, veld = t("verdeling.uitkeringsbasis"), "uitkeringsbasis_eur"
        case "cluster":
            bron = [k for k in t("verdeling.cluster") if k["cluster"].lower() == naam]
            veld = "uitgaven_eur"
        case "maatstaf":
            bron = [v for v in t("kern.volume") if v["maatstaf"].lower() == naam]
            veld = "volume"
        case _:
            bron = [u for u in t("kern.uitkering") if u["uitkering"].lower() == naam and u["soort"] == "du"]
            veld = "bedrag_eur"
    return [(r["gm_code"], r[veld], datum) for r in bron if circulaire and pick(r, *_JAARGANG) == jaargang]


def bron_gewicht(t: Tafels) -> list[Rij]:
    regels = group(t("kern.envelop_regel"), *_REGEL)
    return [
        {**take(d, *_DEEL), "gm_code": gm, "gewicht": gewicht, "peildatum_van": datum}
        for d in t("kern.envelop_deel")
        for gm, gewicht, datum in _source(t, d, regels[pick(d, *_REGEL)][0])
    ]


def sleutelgewicht(t: Tafels) -> list[Rij]:
    regels = group(t("kern.envelop_regel"), *_REGEL)
    hercodering = group(t("kern.hercodering"), "peildatum_van", "peildatum_naar", "gm_code_van")
    indeling = {pick(g, "uitkeringsjaar", "gm_code") for g in t("kern.indeling_gemeente")}
    ontvangers = {pick(o, *_REGEL, "gm_code") for o in t("kern.ontvanger")}
    antwoord: dict[tuple[object, ...], Rij] = {}
    for b in t("verdeling.bron_gewicht"):
        regel = find(regels, *pick(b, *_REGEL))
        h = find(hercodering, b["peildatum_van"], regel["indeling_peildatum"], b["gm_code"])
        gm = h["gm_code"] if h else b["gm_code"]
        mag = (*pick(b, *_REGEL), gm) in ontvangers
        telt = mag or (b["uitkeringsjaar"], gm) not in indeling
        rij = antwoord.setdefault(
            (*pick(b, *_DEEL), gm),
            {**take(b, *_DEEL), "gm_code": gm, "gewicht": 0, "aantal_delen": 0, "is_ontvanger": mag},
        )
        rij["gewicht"] += b["gewicht"] if telt else 0
        rij["aantal_delen"] += 1
    return list(antwoord.values())


def gewicht_geheel(t: Tafels) -> list[Rij]:
    return [{**g, "gewicht_geheel": g["gewicht"] * 10**15} for g in t("verdeling.sleutelgewicht")]


def gewicht_deel(t: Tafels) -> list[Rij]:
    regels = group(t("kern.envelop_regel"), *_REGEL)
    circulaires = group(t("kern.circulaire"), *_JAARGANG)
    posities = group(t("verdeling.positie"), *_REGEL, "gm_code")
    gewichten = group(t("verdeling.sleutelgewicht"), *_DEEL)
    namen = {
        "cluster": {k["cluster"].lower(): k["cluster"] for k in t("staging.cluster")},
        "maatstaf": {m["code"].lower(): m["code"] for m in t("staging.maatstaf")},
        "du": {u["uitkering"].lower(): u["uitkering"] for u in t("staging.uitkering_soort")},
        "uitkeringsbasis": {"": "Totaal"},
        "kenmerk": {s["kenmerk"]: s["kenmerk"] for s in t("staging.kenmerksoort")},
    }
    antwoord = []
    for d in t("kern.envelop_deel"):
        r = find(regels, *pick(d, *_REGEL))
        c = find(circulaires, r["sleutel_circulaire"], r["sleutel_jaar"])
        is_geteld = d["soort"] in ("inwoners", "kenmerk")
        van = date(r["sleutel_jaar"], 1, 1) if is_geteld else c and c["indeling_peildatum"]
        for s in gewichten.get(pick(d, *_DEEL), []):
            if not s["is_ontvanger"]:
                continue
            delen = [
                h["gm_code_van"]
                for h in t("kern.hercodering")
                if pick(h, "peildatum_van", "peildatum_naar", "gm_code")
                == (van, r["indeling_peildatum"], s["gm_code"])
            ]
            p = find(posities, *pick(d, *_REGEL), s["gm_code"])
            antwoord += [
                {
                    **take(d, "uitkeringsjaar", "regel", "is_ingroeibasis", "soort"),
                    **take(r, "doel", "vorm"),
                    "deel": 1 if d["is_ingroeibasis"] else d["deel"],
                    "naam": namen.get(d["soort"], {}).get((d["naam"] or "").lower()),
                    "circulaire": r["sleutel_circulaire"],
                    "jaar": r["sleutel_jaar"],
                    "gm_code": s["gm_code"],
                    "deel_code": code,
                    "positie": p["positie"] if p else "vrij",
                }
                for code in ([s["gm_code"]] if d["soort"] == "gelijk" else delen or [None])
            ]
    return antwoord


def ingroeibasis(t: Tafels) -> list[Rij]:
    gewichten = group(t("verdeling.gewicht_geheel"), *_DEEL)
    antwoord = []
    for d in t("kern.envelop_deel"):
        rijen = gewichten.get(pick(d, *_DEEL), []) if d["is_ingroeibasis"] else []
        if not rijen:
            continue
        deling = divide(d["bedrag_eur"], {r["gm_code"]: r["gewicht_geheel"] for r in rijen})
        antwoord += [
            {**take(d, *_REGEL), "gm_code": gm, "bedrag_eur": vloer + extra}
            for gm, (vloer, _, _, extra) in deling.items()
        ]
    return antwoord


def grens(t: Tafels) -> list[Rij]:
    delen = group(t("kern.envelop_deel"), *_DEEL)
    beperkingen = group(t("staging.sleutel_beperking"), *_REGEL)
    basis = group(t("verdeling.ingroeibasis"), *_REGEL, "gm_code")
    personen = group(t("verdeling.inwoners"), "uitkeringsjaar", "gm_code")
    antwoord = []
    for g in t("verdeling.gewicht_geheel"):
        d, b = find(delen, *pick(g, *_DEEL)), find(beperkingen, *pick(g, *_REGEL))
        if d is None or b is None or d["is_ingroeibasis"]:
            continue
        n, i = (
            find(basis, *pick(g, *_REGEL, "gm_code")),
            find(personen, *pick(g, "uitkeringsjaar", "gm_code")),
        )
        onder, boven = [0, b["minimum_eur"] or 0], [b["maximum_eur"]]
        if n and i and b["ingroei_eur_per_inwoner"] is not None:
            ruimte = b["ingroei_eur_per_inwoner"] * i["inwoners"]
            onder.append(math.ceil(n["bedrag_eur"] - ruimte))
            boven.append(math.floor(n["bedrag_eur"] + ruimte))
        telt = g["is_ontvanger"] and (g["gewicht_geheel"] > 0 or d["soort"] != "du")
        antwoord.append(
            {
                **take(g, *_REGEL, "gm_code"),
                "ondergrens_eur": max(onder) if telt else 0,
                "bovengrens_eur": min((x for x in boven if x is not None), default=None) if telt else 0,
            }
        )
    return antwoord


def miljoen_gewicht(t: Tafels) -> list[Rij]:
    bron = [
        {**u, "bestemming": "au", "gewicht": u["uitkeringsbasis_eur"]} for u in t("verdeling.uitkeringsbasis")
    ]
    bron += [{**k, "bestemming": k["cluster"], "gewicht": k["uitgaven_eur"]} for k in t("verdeling.cluster")]
    antwoord = []
    for rijen in group(bron, *_JAARGANG, "bestemming").values():
        som, negatief = sum(r["gewicht"] for r in rijen), sum(r["gewicht"] < 0 for r in rijen)
        reden = None
        if negatief:
            telt = f"{negatief} gemeente{'n' if negatief > 1 else ''} negatief"
            reden = f"niet naar rato te verdelen: dit cluster telt bij {telt}"
        elif som == 0:
            reden = "niet naar rato te verdelen: geen enkele gemeente heeft gewicht in dit cluster"
        antwoord += [
            {
                **take(r, *_JAARGANG, "bestemming", "gm_code", "gewicht"),
                "gewicht_totaal": som,
                "gewicht_geheel": r["gewicht"] * 10**15,
                "reden": reden,
            }
            for r in rijen
        ]
    return antwoord


ORAKELS: dict[str, Orakel] = {
    functie.__name__: functie
    for functie in (
        uitkeringsbasis,
        cluster,
        inwoners,
        bron_gewicht,
        sleutelgewicht,
        gewicht_geheel,
        gewicht_deel,
        ingroeibasis,
        grens,
        miljoen_gewicht,
    )
}
