"""What was done with the money, from every channel that shows it."""

from tests.orakel.tafels import RANGEN, Orakel, Rij, Tafels, find, group, per, total, weakest


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
    eigen = group(t("mart.eigen_prijs"), "uitkeringsjaar", "gm_code", "doel")
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
        prijs = find(eigen, *plek) or find(prijzen, doel, d["indicator"])
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


ORAKELS: dict[str, Orakel] = {"realisatie": realisatie}
