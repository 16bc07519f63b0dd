"""The marts of the allocation, the million more, other indelingen, and what was realised."""

import math
from fractions import Fraction

from tests.orakel.tafels import (
    RANGEN,
    Orakel,
    Rij,
    Tafels,
    divide,
    find,
    group,
    per,
    pick,
    take,
    total,
    weakest,
)

_REGEL = ("uitkeringsjaar", "regel")
_JAARGANG = ("circulaire", "uitkeringsjaar")
_DOEL = ("uitkeringsjaar", "doel", "vorm", "gm_code")


def toewijzing(t: Tafels) -> list[Rij]:
    envelop = group(t("mart.envelop_regel"), *_REGEL)
    lijnen: dict[tuple[object, ...], tuple[Rij, int]] = {}
    for r in t("verdeling.toewijzing_regel"):
        e = find(envelop, *pick(r, *_REGEL))
        sleutel = (*pick(r, "uitkeringsjaar", "gm_code"), r["regel"])
        lijnen[sleutel] = (e, lijnen.get(sleutel, (e, 0))[1] + r["bedrag_eur"])
    per_doel: dict[tuple[object, ...], list[tuple[Rij, int]]] = {}
    for (jaar, gm, _), (e, bedrag) in sorted(lijnen.items()):
        per_doel.setdefault((jaar, e["doel"], e["vorm"], gm), []).append((e, bedrag))
    return [
        {
            **dict(zip(_DOEL, sleutel, strict=True)),
            "bedrag_eur": sum(bedrag for _, bedrag in delen),
            "status": weakest(
                *(s for e, _ in delen for s in pick(e, "status", "sleutel_status")), minstens="afgeleid"
            ),
            "sleutel": " + ".join(e["sleutel"] for e, _ in delen),
            "circulaire": " + ".join(sorted({e["circulaire"] for e, _ in delen if e["circulaire"]})) or None,
        }
        for sleutel, delen in per_doel.items()
    ]


def toewijzing_bewijs(t: Tafels) -> list[Rij]:
    regels = group(t("kern.envelop_regel"), *_REGEL)
    delen = group(t("kern.envelop_deel"), *_REGEL, "deel")
    zelfde = (
        "envelop_eur",
        "te_verdelen_eur",
        "gewicht",
        "gewicht_totaal",
        "naar_beneden_eur",
        "rang",
        "extra_eur",
    )
    zelfde += ("bedrag_eur", "positie", "ondergrens_eur", "bovengrens_eur", "aantal_delen")
    antwoord = []
    for r in t("verdeling.toewijzing_regel"):
        e, d = find(regels, *pick(r, *_REGEL)), find(delen, *pick(r, *_REGEL, "deel"))
        vrij, vloer = r["positie"] == "vrij", r["naar_beneden_eur"]
        deel = Fraction(r["teller"], r["noemer"]) if vrij else Fraction(vloer)
        antwoord.append(
            {
                **take(r, *_REGEL, "deel", "gm_code", *zelfde),
                **take(e, "doel", "vorm", "sleutel"),
                "basis": f"{d['soort']}:{d['naam']}" if d["naam"] else d["soort"],
                "circulaire": e["sleutel_circulaire"],
                "exact_teller": r["teller"] if vrij else vloer,
                "exact_noemer": r["noemer"] if vrij else 1,
                "exact_deel": Fraction(math.floor(deel * 10**9), 10**9),
                "rest": r["te_verdelen_eur"] * r["gewicht"] - vloer * r["gewicht_totaal"] if vrij else 0,
                "afronding": "grootste_rest",
            }
        )
    return antwoord


def miljoen(t: Tafels) -> list[Rij]:
    antwoord = []
    for rijen in group(t("verdeling.miljoen_gewicht"), *_JAARGANG, "bestemming").values():
        deling = {}
        if rijen[0]["reden"] is None:
            deling = divide(1_000_000, {r["gm_code"]: r["gewicht"] for r in rijen})
        for r in rijen:
            vloer, _, _, extra = deling.get(r["gm_code"], (None, None, None, 0))
            antwoord.append(
                {
                    **take(r, *_JAARGANG, "bestemming", "gm_code", "gewicht", "gewicht_totaal", "reden"),
                    "bedrag_eur": vloer + extra if deling else None,
                    "status": "afgeleid" if deling else None,
                }
            )
    return antwoord


def _amounts(t: Tafels) -> list[Rij]:
    """Everything that is put in a later indeling: what, of whom, from which date, in its smallest unit."""
    jaren = group(t("staging.jaar"), "uitkeringsjaar")
    circulaires = group(t("kern.circulaire"), *_JAARGANG)
    bron = [
        {
            **take(b, *_DOEL),
            "soort": "toewijzing",
            "circulaire": "",
            "datum": find(jaren, b["uitkeringsjaar"])["indeling_peildatum"],
            "bedrag": b["bedrag_eur"],
        }
        for b in t("mart.toewijzing")
    ]
    overig = group(t("mart.uitkering"), *_JAARGANG, "gm_code")
    au = {pick(a, *_JAARGANG, "gm_code"): a["algemene_uitkering_eur"] for a in t("mart.algemene_uitkering")}
    betaald = [("algemene_uitkering", sleutel, bedrag) for sleutel, bedrag in au.items()]
    betaald += [("overige_uitkeringen", sleutel, total(r, "bedrag_eur")) for sleutel, r in overig.items()]
    for soort, (c, jaar, gm), bedrag in betaald:
        datum = find(circulaires, c, jaar)["indeling_peildatum"]
        vast = {
            "doel": "",
            "vorm": "",
            "soort": soort,
            "circulaire": c,
            "uitkeringsjaar": jaar,
            "gm_code": gm,
        }
        bron.append({**vast, "datum": datum, "bedrag": bedrag * 100})
    return bron


def indeling_splitsing(t: Tafels) -> list[Rij]:
    opvolgers = group(t("kern.hercodering_deel"), "peildatum_van", "gm_code_van")
    antwoord = []
    for b in _amounts(t):
        per_jaar = group(opvolgers.get((b["datum"], b["gm_code"]), []), "indeling_jaar")
        for (jaar,), delen in per_jaar.items():
            if all(d["noemer"] == 1 for d in delen):
                continue
            noemer = math.lcm(*(d["noemer"] for d in delen))
            tellers = {d["gm_code"]: d["teller"] * noemer // d["noemer"] for d in delen}
            teken = (b["bedrag"] > 0) - (b["bedrag"] < 0)
            for gm, (vloer, rest, _, extra) in divide(abs(b["bedrag"]), tellers).items():
                antwoord.append(
                    {
                        **take(b, "soort", "circulaire", "uitkeringsjaar", "doel", "vorm"),
                        "indeling_jaar": jaar,
                        "gm_code_van": b["gm_code"],
                        "gm_code": gm,
                        "bedrag_van": b["bedrag"],
                        "teller": tellers[gm],
                        "noemer": noemer,
                        "naar_beneden": vloer,
                        "rest": rest * noemer,
                        "extra": extra,
                        "bedrag": teken * (vloer + extra),
                    }
                )
    return antwoord


def _share(t: Tafels, soort: str, bron: Rij, deel: Rij) -> object | None:
    """What a split gives this successor, in the smallest unit; None where nothing was split."""
    velden = (
        "soort",
        "circulaire",
        "uitkeringsjaar",
        "doel",
        "vorm",
        "indeling_jaar",
        "gm_code_van",
        "gm_code",
    )
    gezocht = (soort, *(bron.get(v, "") for v in velden[1:5]), *pick(deel, *velden[5:]))
    rij = find(group(t("mart.indeling_splitsing"), *velden), *gezocht)
    return rij and rij["bedrag"]


def toewijzing_indeling(t: Tafels) -> list[Rij]:
    jaren = group(t("staging.jaar"), "uitkeringsjaar")
    opvolgers = group(t("kern.hercodering_deel"), "peildatum_van", "gm_code_van")
    som: dict[tuple[object, ...], list[tuple[Rij, Rij, object]]] = {}
    for b in t("mart.toewijzing"):
        datum = find(jaren, b["uitkeringsjaar"])["indeling_peildatum"]
        bron = {**take(b, "uitkeringsjaar", "doel", "vorm"), "circulaire": ""}
        for d in opvolgers.get((datum, b["gm_code"]), []):
            aandeel = _share(t, "toewijzing", bron, d)
            sleutel = (d["indeling_jaar"], *pick(b, "uitkeringsjaar", "doel", "vorm"), d["gm_code"])
            som.setdefault(sleutel, []).append((b, d, b["bedrag_eur"] if aandeel is None else aandeel))
    namen = ("indeling_jaar", *_DOEL)
    return [
        {
            **dict(zip(namen, sleutel, strict=True)),
            "bedrag_eur": sum(bedrag for _, _, bedrag in delen),
            "status": weakest(*(s for b, d, _ in delen for s in (b["status"], d["splitsing_status"]))),
            "aantal_delen": len(delen),
            "reden": max((d["reden"] for _, d, _ in delen if d["reden"]), default=None),
        }
        for sleutel, delen in som.items()
    ]


def uitkering_indeling(t: Tafels) -> list[Rij]:
    circulaires = group(t("kern.circulaire"), *_JAARGANG)
    overig = group(t("mart.uitkering"), *_JAARGANG, "gm_code")
    opvolgers = group(t("kern.hercodering_deel"), "peildatum_van", "gm_code_van")
    som: dict[tuple[object, ...], list[tuple[Rij, Fraction, Fraction]]] = {}
    for a in t("mart.algemene_uitkering"):
        datum = find(circulaires, *pick(a, *_JAARGANG))["indeling_peildatum"]
        rest = total(overig.get(pick(a, *_JAARGANG, "gm_code"), []), "bedrag_eur")
        for d in opvolgers.get((datum, a["gm_code"]), []):
            au, ov = (
                _share(t, soort, {**take(a, *_JAARGANG)}, d)
                for soort in ("algemene_uitkering", "overige_uitkeringen")
            )
            bedragen = (
                a["algemene_uitkering_eur"] if au is None else Fraction(au, 100),
                rest if ov is None else Fraction(ov, 100),
            )
            som.setdefault((d["indeling_jaar"], *pick(a, *_JAARGANG), d["gm_code"]), []).append(
                (d, *bedragen)
            )
    namen = ("indeling_jaar", *_JAARGANG, "gm_code")
    return [
        {
            **dict(zip(namen, sleutel, strict=True)),
            "algemene_uitkering_eur": sum(d[1] for d in delen),
            "overige_uitkeringen_eur": sum(d[2] for d in delen),
            "aantal_delen": len(delen),
            "status": weakest(*(d["splitsing_status"] for d, _, _ in delen), minstens="afgeleid"),
            "reden": max((d["reden"] for d, _, _ in delen if d["reden"]), default=None),
        }
        for sleutel, delen in som.items()
    ]


def _chosen_returns(t: Tafels) -> dict[tuple[object, ...], Rij]:
    """Per year, gemeente and goal the return that counts: a real one before none, then the latest."""
    rijen = [{**c, "jaar": c["peildatum"].year} for c in t("mart.capaciteit") if c["herkomst"] == "opgave"]
    return {
        sleutel: max(groep, key=lambda c: (c["bron"] == "opgave van de gemeente", c["peildatum"]))
        for sleutel, groep in group(rijen, "jaar", "gm_code", "doel").items()
    }


def _chosen_costs(t: Tafels) -> dict[tuple[object, ...], tuple[str, list[Rij]]]:
    """Per year, gemeente and goal the lasten on its taakvelden, of the jaarrekening where there is one."""
    doelen = group(t("kern.doel_taakveld"), "taakveld")
    rijen = [{**i, "doel": d["doel"]} for i in t("mart.besteding") for d in doelen.get((i["taakveld"],), [])]
    antwoord = {}
    for sleutel, groep in group(rijen, "boekjaar", "gm_code", "doel").items():
        per_soort = group(groep, "verslagsoort")
        (soort,) = ("jaarrekening",) if ("jaarrekening",) in per_soort else min(per_soort)
        antwoord[sleutel] = (soort, per_soort[(soort,)])
    return antwoord


def realisatie(t: Tafels) -> list[Rij]:
    doelen = group(t("staging.doel"), "doel")
    prijzen = group(t("staging.prijs"), "doel", "indicator")
    opgaven, lasten = _chosen_returns(t), _chosen_costs(t)
    iv3 = [{**c, "jaar": c["peildatum"].year} for c in t("mart.capaciteit") if c["herkomst"] == "iv3"]
    grenzen = group((c for c in iv3 if c["waarde"] is not None), "jaar", "gm_code", "doel")
    sisa = group(t("mart.sisa_besteding"), "jaar", "gm_code", "doel")
    antwoord = []
    for (jaar, doel, gm), rijen in group(t("mart.toewijzing"), "uitkeringsjaar", "doel", "gm_code").items():
        d = find(doelen, doel)
        if d is None:
            continue
        plek, eur = (jaar, gm, doel), total(rijen, "bedrag_eur")
        prijs = find(prijzen, doel, d["indicator"])
        rang = max(RANGEN.index(r["status"]) for r in rijen)
        antwoord.append(
            {
                "uitkeringsjaar": jaar,
                "doel": doel,
                "gm_code": gm,
                "toegewezen_eur": eur,
                "toegewezen_capaciteit": per(eur, prijs and prijs["prijs_eur"]),
                "eenheid": d["eenheid"],
                "toewijzing_status": RANGEN[rang],
                **_realised(
                    RANGEN[rang],
                    d["zichtbaarheid"],
                    any(r["vorm"] == "spuk" for r in rijen),
                    opgaven.get(plek) or {},
                    find(grenzen, *plek) or {},
                    sisa.get(plek, []),
                    lasten.get(plek, (None, [])),
                ),
            }
        )
    return antwoord


def _realised(status, kanaal, heeft_spuk, opgave, grens, sisa, lasten) -> Rij:
    """The columns on what was done with the money, from the first channel that shows it."""
    waarde, besteed = opgave.get("waarde"), opgave.get("besteed_eur")
    is_opgave = opgave.get("bron") == "opgave van de gemeente"
    soort, rijen = lasten
    kosten = total(rijen, "lasten_eur") if any(r["lasten_eur"] is not None for r in rijen) else None
    volgens_sisa = total(sisa, "besteed_eur") if any(s["besteed_eur"] is not None for s in sisa) else None
    herkomst = "opgave" if waarde is not None else "iv3 (ondergrens)" if grens else None
    zichtbaar = "sisa" if heeft_spuk else "niet zichtbaar"
    if kanaal == "iv3" and soort == "jaarrekening" and (kosten or 0) > 0:
        zichtbaar = "iv3"
    if is_opgave and (waarde, besteed) != (None, None):
        zichtbaar = "opgave"
    if volgens_sisa is not None:
        zichtbaar = "sisa"
    sisa_status = sisa[0]["status"] if sisa else None
    ander = opgave.get("status") if (waarde, besteed) != (None, None) else grens.get("status")
    besteed_door = "sisa" if volgens_sisa is not None else "opgave" if besteed is not None else None
    return {
        "gerealiseerde_capaciteit": waarde if waarde is not None else grens.get("waarde"),
        "ondergrens_capaciteit": grens.get("waarde"),
        "capaciteit_herkomst": herkomst,
        "capaciteit_status": {"opgave": opgave.get("status"), None: None}.get(herkomst, grens.get("status")),
        "capaciteit_reden": None if herkomst else opgave.get("reden") or "niet opgegeven",
        "besteed_eur": besteed if volgens_sisa is None else volgens_sisa,
        "besteed_status": {"sisa": sisa_status, "opgave": opgave.get("status")}.get(besteed_door),
        "besteed_herkomst": besteed_door,
        "lasten_taakveld_eur": kosten,
        "taakvelden": ", ".join(sorted(r["taakveld"] for r in rijen)) or None,
        "lasten_verslagsoort": soort,
        "zichtbaarheid": zichtbaar,
        "status": weakest(status, sisa_status, ander),
    }


ORAKELS: dict[str, Orakel] = {
    functie.__name__: functie
    for functie in (
        toewijzing,
        toewijzing_bewijs,
        miljoen,
        indeling_splitsing,
        toewijzing_indeling,
        uitkering_indeling,
        realisatie,
    )
}
