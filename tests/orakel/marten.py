"""The marts of the allocation, the million more, and other indelingen."""

import math
from fractions import Fraction

from tests.orakel.tafels import Orakel, Rij, Tafels, divide, find, group, pick, take, total, weakest

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


def betaling(t: Tafels) -> list[Rij]:
    gedrukt = group(t("mart.uitkering"), *_JAARGANG, "gm_code")
    soorten = group(t("mart.uitkering"), *_JAARGANG, "soort")
    zonder_bedrag = group((r for r in t("mart.uitkering_regel") if not r["heeft_bedrag"]), *_JAARGANG)
    personen = group(t("kern.inwoners_circulaire"), *_JAARGANG, "gm_code")
    antwoord = []
    for a in t("mart.algemene_uitkering"):
        plek = pick(a, *_JAARGANG, "gm_code")
        eigen, leeg = gedrukt.get(plek, []), zonder_bedrag.get(plek[:2], [])
        rij = take(
            a, *_JAARGANG, "gm_code", "uitkeringsbasis_eur", "inkomstenmaatstaf_eur", "algemene_uitkering_eur"
        )
        for soort in ("suppletie", "iu", "du", "artikel12"):
            namen = sorted(r["uitkering"] for r in leeg if r["soort"] == soort)
            som = total((u for u in eigen if u["soort"] == soort), "bedrag_eur")
            rij[f"{soort}_eur"] = som if not namen or (*plek[:2], soort) in soorten else None
            rij[f"{soort}_ontbreekt"] = ", ".join(namen) or None
        n = find(personen, *plek) or {}
        antwoord.append(
            {
                **rij,
                "totaal_eur": a["algemene_uitkering_eur"] + total(eigen, "bedrag_eur"),
                "ontbreekt": ", ".join(sorted(r["uitkering"] for r in leeg)) or None,
                "inwoners": n.get("inwoners"),
                "inwoners_jaar": n.get("inwoners_jaar"),
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


ORAKELS: dict[str, Orakel] = {
    functie.__name__: functie
    for functie in (
        toewijzing,
        toewijzing_bewijs,
        miljoen,
        betaling,
        indeling_splitsing,
        toewijzing_indeling,
        uitkering_indeling,
    )
}
