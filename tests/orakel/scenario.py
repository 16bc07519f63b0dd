"""A scenario against its basis: lines, amounts per gemeente and goal, groups, extremes and the ingroei."""

from fractions import Fraction

from tests.orakel.tafels import Orakel, Rij, Tafels, find, group, per, pick, take, total

_REGEL = ("uitkeringsjaar", "regel")
_GEMEENTE = ("uitkeringsjaar", "gm_code")
_SOORTEN = ("landelijk", "grootteklasse", "provincie", "centrumfunctie")
_FUNCTIES = ("Sterk", "Redelijk", "Weinig", "Zonder")


def _stays(t: Tafels, tabel: str, *velden: str) -> list[Rij]:
    """The published rows of the lines that a scenario leaves alone."""
    weg = {pick(v, *_REGEL) for v in t("staging.vervangen")}
    return [take(r, *velden) for r in t(f"gepubliceerd.{tabel}") if pick(r, *_REGEL) not in weg]


def regel(t: Tafels) -> list[Rij]:
    velden = (*_REGEL, "doel", "vorm", "bedrag_eur", "sleutel", "sleutel_circulaire", "sleutel_jaar")
    return _stays(t, "regel", *velden) + [take(r, *velden) for r in t("kern.envelop_regel")]


def deel(t: Tafels) -> list[Rij]:
    velden = (*_REGEL, "deel", "soort", "grondslag", "bron", "bedrag_eur")
    return _stays(t, "deel", *velden) + [take(r, *velden) for r in t("nieuw.deel")]


def toewijzing(t: Tafels) -> list[Rij]:
    velden = (*_REGEL, "doel", "vorm", "gm_code", "bedrag_eur")
    return _stays(t, "toewijzing", *velden) + [take(r, *velden) for r in t("nieuw.toewijzing")]


def toewijzing_per_regel(t: Tafels) -> list[Rij]:
    regels = group(t("kern.envelop_regel"), *_REGEL)
    return [
        {
            **take(rijen[0], *_REGEL, "gm_code"),
            **take(find(regels, *sleutel[:2]), "doel", "vorm"),
            "bedrag_eur": total(rijen, "bedrag_eur"),
        }
        for sleutel, rijen in group(t("verdeling.toewijzing_regel"), *_REGEL, "gm_code").items()
    ]


def deel_met_bron(t: Tafels) -> list[Rij]:
    regels = group(t("kern.envelop_regel"), *_REGEL)
    antwoord = []
    for d in t("kern.envelop_deel"):
        e = find(regels, *pick(d, *_REGEL))
        if d["is_ingroeibasis"]:
            continue
        van = [e["sleutel_circulaire"], e["sleutel_jaar"]]
        van = {"inwoners": [e["sleutel_jaar"]], "gelijk": [e["uitkeringsjaar"]]}.get(d["soort"], van)
        antwoord.append(
            {
                **take(d, *_REGEL, "deel", "soort", "bedrag_eur"),
                "grondslag": f"{d['soort']}:{d['naam'].lower()}" if d["naam"] else d["soort"],
                "bron": " ".join(str(w) for w in van if w is not None),
            }
        )
    return antwoord


def prijs(t: Tafels) -> list[Rij]:
    anders = {p["indicator"]: p["prijs_eur"] for p in t("staging.prijs_wijziging")}
    return [
        {**p, "prijs_eur": nieuw, "prijs_cent": nieuw * 100}
        for p in t("gepubliceerd.prijs")
        for nieuw in [anders.get(p["indicator"], p["prijs_eur"])]
    ]


def _regional(t: Tafels, naam: str = "sessie.regionaal") -> set[tuple[object, ...]]:
    """The (uitkeringsjaar, doel) of money for a whole region."""
    return {pick(r, "uitkeringsjaar", "doel") for r in t(naam)}


def _for_region(rijen: list[Rij], regionaal: set[tuple[object, ...]]) -> list[Rij]:
    return [r for r in rijen if pick(r, "uitkeringsjaar", "doel") in regionaal]


def basis_gemeente(t: Tafels) -> list[Rij]:
    regionaal = _regional(t)
    bedragen = group(t("basis.toewijzing"), *_GEMEENTE)
    ingroei_ = group(t("basis.ingroei"), *_GEMEENTE)
    velden = ("naam", "naam_sorteer", "provincie", "grootteklasse", "centrumfunctie", "inwoners")
    rijen = [
        {
            **take(k, *_GEMEENTE, *velden),
            "voor_ingroei_eur": total(bedragen.get(pick(k, *_GEMEENTE), []), "bedrag_eur"),
            "regionaal_eur": total(
                _for_region(bedragen.get(pick(k, *_GEMEENTE), []), regionaal), "bedrag_eur"
            ),
            "ingroei_eur": (find(ingroei_, *pick(k, *_GEMEENTE)) or {}).get("ingroei_eur", 0),
        }
        for k in t("sessie.kenmerk")
    ]
    return sorted(rijen, key=lambda r: pick(r, "uitkeringsjaar", "naam_sorteer", "gm_code"))


def gemeente_doel(t: Tafels) -> list[Rij]:
    geraakt = {pick(g, "uitkeringsjaar", "doel") for g in t("staging.geraakt")}
    kenmerken, regionaal = group(t("sessie.kenmerk"), *_GEMEENTE), _regional(t)
    prijzen = [group(t(f"{kant}.prijs"), "doel") for kant in ("basis", "scenario")]
    som: dict[tuple[object, ...], list[int]] = {}
    for nummer, kant in enumerate(("basis", "scenario")):
        for r in t(f"{kant}.toewijzing"):
            if pick(r, "uitkeringsjaar", "doel") in geraakt:
                som.setdefault(pick(r, *_GEMEENTE, "doel"), [0, 0])[nummer] += r["bedrag_eur"]
    antwoord = []
    for (jaar, gm, doel_), bedragen in sorted(som.items()):
        k = find(kenmerken, jaar, gm)
        if k is None:
            continue
        oud, nieuw = (find(p, doel_) or {} for p in prijzen)
        antwoord.append(
            {
                "uitkeringsjaar": jaar,
                "gm_code": gm,
                "doel": doel_,
                "basis_eur": bedragen[0],
                "scenario_eur": bedragen[1],
                "verschil_eur": bedragen[1] - bedragen[0],
                "verschil_eur_per_inwoner": None
                if (jaar, doel_) in regionaal
                else per(bedragen[1] - bedragen[0], k["inwoners"]),
                "eenheid": nieuw.get("eenheid"),
                **_capacity(bedragen, oud, nieuw),
            }
        )
    return antwoord


def _capacity(bedragen: list[int], oud: Rij, nieuw: Rij) -> Rij:
    """What the money of each side buys at its own price."""
    basis, na = (per(b, p.get("prijs_eur")) for b, p in zip(bedragen, (oud, nieuw), strict=True))
    verschil = None if basis is None or na is None else na - basis
    return {"basis_capaciteit": basis, "scenario_capaciteit": na, "verschil_capaciteit": verschil}


def gemeente(t: Tafels) -> list[Rij]:
    anders = group(t("scenario.gemeente_doel"), *_GEMEENTE)
    ingroei_ = group(t("scenario.ingroei"), *_GEMEENTE)
    velden = ("naam", "provincie", "grootteklasse", "centrumfunctie", "inwoners", "naam_sorteer")
    antwoord, regionaal = [], _regional(t)
    for b in t("basis.gemeente"):
        sleutel = pick(b, *_GEMEENTE)
        na = (find(ingroei_, *sleutel) or {}).get("ingroei_eur", 0)
        oud = b["voor_ingroei_eur"] + b["ingroei_eur"]
        nieuw = b["voor_ingroei_eur"] + total(anders.get(sleutel, []), "verschil_eur") + na
        voor_regio = total(_for_region(anders.get(sleutel, []), regionaal), "verschil_eur")
        antwoord.append(
            {
                **take(b, *_GEMEENTE, *velden),
                "basis_eur": oud,
                "scenario_eur": nieuw,
                "verschil_eur": nieuw - oud,
                "verschil_eur_per_inwoner": per(nieuw - oud - voor_regio, b["inwoners"]),
                "basis_ingroei_eur": b["ingroei_eur"],
                "scenario_ingroei_eur": na,
                "basis_regionaal_eur": b["regionaal_eur"],
                "verschil_regionaal_eur": voor_regio,
            }
        )
    return sorted(antwoord, key=lambda r: pick(r, "uitkeringsjaar", "naam_sorteer", "gm_code"))


def doel(t: Tafels) -> list[Rij]:
    namen = group(t("staging.doel"), "doel")
    prijzen = [group(t(f"{kant}.prijs"), "doel") for kant in ("basis", "scenario")]
    som: dict[tuple[object, ...], list[list[int]]] = {}
    for nummer, kant in enumerate(("basis", "scenario")):
        for r in t(f"{kant}.regel"):
            alles, verdeeld = som.setdefault(pick(r, "uitkeringsjaar", "doel"), [[0, 0], [0, 0]])
            alles[nummer] += r["bedrag_eur"]
            verdeeld[nummer] += r["bedrag_eur"] if r["sleutel"] != "geen" else 0
    antwoord = []
    for (jaar, code), (alles, verdeeld) in som.items():
        oud, nieuw = (find(p, code) or {} for p in prijzen)
        antwoord.append(
            {
                "uitkeringsjaar": jaar,
                "doel": code,
                "naam": find(namen, code)["naam"],
                "basis_eur": alles[0],
                "scenario_eur": alles[1],
                "verschil_eur": alles[1] - alles[0],
                "basis_verdeeld_eur": verdeeld[0],
                "scenario_verdeeld_eur": verdeeld[1],
                "basis_prijs_eur": oud.get("prijs_eur"),
                "scenario_prijs_eur": nieuw.get("prijs_eur"),
                "eenheid": nieuw.get("eenheid"),
                **_capacity(verdeeld, oud, nieuw),
            }
        )
    return sorted(antwoord, key=lambda r: (r["uitkeringsjaar"], find(namen, r["doel"])["volgorde"]))


def groep(t: Tafels) -> list[Rij]:
    leden: dict[tuple[object, ...], list[Rij]] = {}
    for g in t("scenario.gemeente"):
        for soort in _SOORTEN:
            naam = "alle gemeenten" if soort == "landelijk" else g[soort]
            leden.setdefault((g["uitkeringsjaar"], soort, naam), []).append(g)
    antwoord = []
    for (jaar, soort, naam), rijen in sorted(leden.items(), key=_group_order):
        som = {veld: total(rijen, veld) for veld in ("inwoners", "basis_eur", "scenario_eur", "verschil_eur")}
        basis, anders = (total(rijen, f"{wat}_regionaal_eur") for wat in ("basis", "verschil"))
        voor_regio = {"basis_eur": basis, "scenario_eur": basis + anders, "verschil_eur": anders}
        antwoord.append(
            {
                "uitkeringsjaar": jaar,
                "soort": soort,
                "groep": naam,
                "gemeenten": len(rijen),
                **som,
                **{
                    f"{veld}_per_inwoner": per(som[veld] - voor_regio[veld], som["inwoners"])
                    for veld in list(som)[1:]
                },
                "voordeel": sum(r["verschil_eur"] > 0 for r in rijen),
                "nadeel": sum(r["verschil_eur"] < 0 for r in rijen),
                "gelijk": sum(r["verschil_eur"] == 0 for r in rijen),
            }
        )
    return antwoord


def _group_order(paar: tuple[tuple[object, ...], list[Rij]]) -> tuple[object, ...]:
    """National first; size classes from small to large, centre functions from strong, the rest by name."""
    (jaar, soort, naam), rijen = paar
    kleinste = min(r["inwoners"] for r in rijen) if soort == "grootteklasse" else 0
    functie = _FUNCTIES.index(naam) if naam in _FUNCTIES else len(_FUNCTIES)
    return jaar, _SOORTEN.index(soort), kleinste, functie, naam


def uiterste(t: Tafels) -> list[Rij]:
    antwoord = []
    velden = ("naam", "inwoners", "basis_eur", "scenario_eur", "verschil_eur", "verschil_eur_per_inwoner")
    for rijen in group(t("scenario.gemeente"), "uitkeringsjaar").values():
        for kant, teken in (("voordeel", 1), ("nadeel", -1)):
            deze = sorted((r for r in rijen if teken * _own(r) > 0), key=_extremity)
            antwoord += [
                {
                    **take(r, *_GEMEENTE, *velden),
                    "kant": kant,
                    "rang": rang,
                    "verschil_ingroei_eur": r["scenario_ingroei_eur"] - r["basis_ingroei_eur"],
                    "verschil_eigen_eur": _own(r),
                }
                for rang, r in enumerate(deze[:10], start=1)
            ]
    return antwoord


def _own(r: Rij) -> int:
    return r["verschil_eur"] - r["verschil_regionaal_eur"]


def _extremity(r: Rij) -> tuple[object, ...]:
    """The largest change per inhabitant first, who has no known inhabitants last, equal ones by code."""
    if not r["inwoners"]:
        return 1, 0, r["gm_code"]
    return 0, -abs(Fraction(_own(r), r["inwoners"])), r["gm_code"]


def regel_verschil(t: Tafels) -> list[Rij]:
    oud, nieuw = (group(t(f"{kant}.regel"), *_REGEL) for kant in ("basis", "scenario"))
    antwoord = []
    for sleutel in sorted(oud.keys() | nieuw.keys()):
        b, s = find(oud, *sleutel), find(nieuw, *sleutel)
        if b == s:
            continue
        rij = {"uitkeringsjaar": sleutel[0], "regel": sleutel[1]}
        rij["verschil_eur"] = (s["bedrag_eur"] if s else 0) - (b["bedrag_eur"] if b else 0)
        for naam, r in (("basis", b or {}), ("scenario", s or {})):
            bron = [str(w) for w in (r.get("sleutel_circulaire"), r.get("sleutel_jaar")) if w is not None]
            rij |= {f"{naam}_{veld}": r.get(veld) for veld in ("doel", "vorm", "sleutel")}
            rij |= {f"{naam}_eur": r.get("bedrag_eur"), f"{naam}_bron": " ".join(bron)}
        antwoord.append(rij)
    return antwoord


ORAKELS: dict[str, Orakel] = {
    functie.__name__: functie
    for functie in (
        regel,
        deel,
        toewijzing,
        toewijzing_per_regel,
        deel_met_bron,
        prijs,
        basis_gemeente,
        gemeente_doel,
        gemeente,
        doel,
        groep,
        uiterste,
        regel_verschil,
    )
}
