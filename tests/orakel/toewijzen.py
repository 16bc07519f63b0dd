"""Who is bound by a limit, and the allocation itself."""

from fractions import Fraction

from tests.orakel.tafels import Orakel, Rij, Tafels, divide, find, group, pick, take

_REGEL = ("uitkeringsjaar", "regel")
_DEEL = ("uitkeringsjaar", "regel", "deel")


def _clamp(waarde: Fraction, onder: int, boven: int | None) -> Fraction:
    """Below the least counts first, as in the query: limits that cross are reported by a rule."""
    if waarde < onder:
        return Fraction(onder)
    return Fraction(boven) if boven is not None and waarde > boven else waarde


def positie(t: Tafels) -> list[Rij]:
    grenzen = group(t("verdeling.grens"), *_REGEL, "gm_code")
    delen = group(t("kern.envelop_deel"), *_DEEL)
    regels = group(t("kern.envelop_regel"), *_REGEL)
    leden: dict[tuple[object, ...], list[tuple[Rij, int]]] = {}
    for w in t("verdeling.gewicht_geheel"):
        g, d = find(grenzen, *pick(w, *_REGEL, "gm_code")), find(delen, *pick(w, *_DEEL))
        if g and d and not d["is_ingroeibasis"]:
            leden.setdefault(pick(w, *_REGEL), []).append((g, w["gewicht_geheel"]))
    antwoord = []
    for sleutel, rijen in leden.items():
        regel = find(regels, *sleutel)
        punten = {Fraction(0)} | {
            Fraction(limiet, gewicht)
            for g, gewicht in rijen
            for limiet in (g["ondergrens_eur"], g["bovengrens_eur"])
            if limiet is not None and gewicht > 0
        }
        passend = [
            punt
            for punt in punten
            if sum(_clamp(punt * w, g["ondergrens_eur"], g["bovengrens_eur"]) for g, w in rijen)
            <= regel["bedrag_eur"]
        ]
        for g, w in rijen:
            if not passend:
                waar = "onhaalbaar"
            elif max(passend) * w < g["ondergrens_eur"] or w == 0:
                waar = "ondergrens"
            elif g["bovengrens_eur"] is not None and max(passend) * w >= g["bovengrens_eur"]:
                waar = "bovengrens"
            else:
                waar = "vrij"
            antwoord.append({**g, "positie": waar})
    return antwoord


def toewijzing_regel(t: Tafels) -> list[Rij]:
    gewichten = group(t("verdeling.gewicht_geheel"), *_DEEL)
    posities = group(t("verdeling.positie"), *_REGEL, "gm_code")
    antwoord = []
    for d in t("kern.envelop_deel"):
        if not d["is_ingroeibasis"]:
            rijen = gewichten.get(pick(d, *_DEEL), [])
            waar = {g["gm_code"]: find(posities, *pick(d, *_REGEL), g["gm_code"]) for g in rijen}
            antwoord += _divide_part(d, rijen, waar)
    return antwoord


def _divide_part(d: Rij, rijen: list[Rij], waar: dict[str, Rij | None]) -> list[Rij]:
    """Who is bound gets the limit, the others divide the rest; the bound ones rank after them, by code."""
    vast = {
        gm: p[f"{p['positie']}_eur"] if p["positie"] in ("ondergrens", "bovengrens") else None
        for gm, p in waar.items()
        if p and p["positie"] != "vrij"
    }
    over = d["bedrag_eur"] - sum(bedrag for bedrag in vast.values() if bedrag is not None)
    vrij = {g["gm_code"]: g["gewicht_geheel"] for g in rijen if g["gm_code"] not in vast}
    noemer = sum(vrij.values())
    deling = divide(over, vrij) if noemer else {}
    volgorde = sorted(vrij, key=lambda gm: deling[gm][2]) if noemer else sorted(vrij)
    volgorde += sorted(vast)
    antwoord = []
    for g in rijen:
        gm, p = g["gm_code"], waar[g["gm_code"]]
        is_vrij = gm in vrij
        vloer, rest, _, extra = deling.get(gm, (None if is_vrij else vast[gm], None if is_vrij else 0, 0, 0))
        antwoord.append(
            {
                **take(g, *_DEEL, "gm_code", "gewicht", "aantal_delen"),
                "envelop_eur": d["bedrag_eur"],
                "te_verdelen_eur": over,
                "ondergrens_eur": p and p["ondergrens_eur"],
                "bovengrens_eur": p and p["bovengrens_eur"],
                "positie": p["positie"] if p else "vrij",
                "gewicht_totaal": sum(r["gewicht"] for r in rijen if r["gm_code"] in vrij),
                "teller": over * vrij[gm] if is_vrij else None,
                "noemer": noemer,
                "naar_beneden_eur": vloer,
                "rest_geheel": rest if rest is None else rest * noemer if is_vrij else 0,
                "rang": volgorde.index(gm) + 1,
                "extra_eur": extra,
                "bedrag_eur": vloer if vloer is None else vloer + extra,
            }
        )
    return antwoord


ORAKELS: dict[str, Orakel] = {"positie": positie, "toewijzing_regel": toewijzing_regel}
