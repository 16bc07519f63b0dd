"""Why a gemeente is among the extremes, and the ingroei of a scenario."""

import math
from fractions import Fraction

from tests.orakel.tafels import Orakel, Rij, Tafels, find, group, pick, take, total

_GEMEENTE = ("uitkeringsjaar", "gm_code")
_VAN_MAATSTAVEN = ("uitkeringsbasis", "cluster", "maatstaf")


def _moved(t: Tafels) -> dict[tuple[object, ...], list[Rij]]:
    """Per year the bases of keys that got more or less money: soort, grondslag, bron, delta_eur."""
    geld = [
        {**d, "delta_eur": teken * d["bedrag_eur"]}
        for teken, kant in ((1, "scenario"), (-1, "basis"))
        for d in _own_parts(t, kant)
    ]
    velden = ("uitkeringsjaar", "soort", "grondslag", "bron")
    sommen = [
        {**dict(zip(velden, sleutel, strict=True)), "delta_eur": total(rijen, "delta_eur")}
        for sleutel, rijen in group(geld, *velden).items()
    ]
    return group((s for s in sommen if s["delta_eur"] != 0), "uitkeringsjaar")


def _own_parts(t: Tafels, kant: str) -> list[Rij]:
    """The parts of the lines that are not for a whole region."""
    regionaal = {pick(r, "uitkeringsjaar", "doel") for r in t("sessie.regionaal")}
    regels = {
        pick(r, "uitkeringsjaar", "regel")
        for r in t(f"{kant}.regel")
        if pick(r, "uitkeringsjaar", "doel") not in regionaal
    }
    return [d for d in t(f"{kant}.deel") if pick(d, "uitkeringsjaar", "regel") in regels]


def _touched(t: Tafels) -> dict[int, int]:
    """Per year how many parts of lines changed: each may round to a euro."""
    velden = ("uitkeringsjaar", "regel", "deel", "grondslag", "bron")
    som: dict[tuple[object, ...], int] = {}
    for teken, kant in ((1, "scenario"), (-1, "basis")):
        for d in _own_parts(t, kant):
            som[pick(d, *velden)] = som.get(pick(d, *velden), 0) + teken * d["bedrag_eur"]
    jaren = [sleutel[0] for sleutel, bedrag in som.items() if bedrag]
    return {jaar: jaren.count(jaar) for jaar in jaren}


def _own_weights(t: Tafels) -> dict[tuple[object, ...], int]:
    """(uitkeringsjaar, gm_code, nummer, bestanddeel) → weight of the gemeente with all that it took over."""
    jaren = group(t("staging.jaar"), "uitkeringsjaar")
    gewichten = group(t("sessie.grondslag_deel"), "peildatum", "gm_code")
    som: dict[tuple[object, ...], int] = {}
    for jaar, gm in {pick(u, *_GEMEENTE) for u in t("scenario.uiterste")}:
        for h in t("kern.hercodering"):
            if (h["peildatum_naar"], h["gm_code"]) == (find(jaren, jaar)["indeling_peildatum"], gm):
                for g in gewichten.get((h["peildatum_van"], h["gm_code_van"]), []):
                    sleutel = (jaar, gm, g["nummer"], g["bestanddeel"])
                    som[sleutel] = som.get(sleutel, 0) + g["gewicht"]
    return som


def _sources(
    t: Tafels, u: Rij, land: int, verplaatst: list[Rij], eigen: dict[tuple[object, ...], int]
) -> list[Rij]:
    """What each part of each basis does to this gemeente, in cents, cut off."""
    totalen = group(t("sessie.grondslag_totaal"), "grondslag", "bron")
    antwoord = []
    for v in verplaatst:
        for g in totalen.get(pick(v, "grondslag", "bron"), []):
            gewicht = eigen.get((*pick(u, *_GEMEENTE), g["nummer"], g["bestanddeel"]), 0)
            verschil = Fraction(gewicht, g["totaal"]) - Fraction(
                g["landelijk"] * u["inwoners"], g["totaal"] * land
            )
            antwoord.append(
                {
                    "soort": "maatstaf" if v["soort"] in _VAN_MAATSTAVEN else v["soort"],
                    "bestanddeel": g["bestanddeel"],
                    "cent": math.trunc(v["delta_eur"] * 100 * verschil),
                    "verplaatst": math.trunc(Fraction(v["delta_eur"] * g["landelijk"], g["totaal"])),
                    "aandeel": math.trunc(Fraction(gewicht * 1_000_000, g["landelijk"])),
                }
            )
    return antwoord


def _explanations(t: Tafels, u: Rij, land: int, verplaatst: list[Rij], eigen, delen: int) -> list[Rij]:
    """Everything that explains the difference; the last is what the rest comes to."""
    personen = math.trunc(Fraction(u["inwoners"] * 1_000_000, land))
    antwoord = []
    for (soort, deel), rijen in group(
        _sources(t, u, land, verplaatst, eigen), "soort", "bestanddeel"
    ).items():
        zwaarste = max(rijen, key=lambda r: abs(r["verplaatst"]))
        som = {"cent": total(rijen, "cent"), "verplaatst": total(rijen, "verplaatst")}
        antwoord.append(
            {"soort": soort, "bestanddeel": deel, **som, "aandeel": zwaarste["aandeel"], "personen": personen}
        )
    leeg = {"bestanddeel": None, "verplaatst": None, "aandeel": None, "personen": None}
    if verplaatst:
        netto = total(verplaatst, "delta_eur")
        cent = math.trunc(Fraction(netto * 100 * u["inwoners"], land))
        antwoord.append({**leeg, "soort": "totaal", "cent": cent, "verplaatst": netto, "personen": personen})
    antwoord.append({**leeg, "soort": "ingroei", "cent": u["verschil_ingroei_eur"] * 100})
    rest = u["verschil_eigen_eur"] * 100 - total(antwoord, "cent")
    antwoord.append({**leeg, "soort": "afronding" if abs(rest) <= 100 * delen else "grens", "cent": rest})
    return antwoord


def reden(t: Tafels) -> list[Rij]:
    verplaatst, geraakt, eigen = _moved(t), _touched(t), _own_weights(t)
    land = {
        sleutel: total(rijen, "inwoners")
        for sleutel, rijen in group(t("sessie.kenmerk"), "uitkeringsjaar").items()
    }
    namen = {("maatstaf", m["code"]): m["naam"] for m in t("staging.maatstaf")}
    namen |= {("kenmerk", k["kenmerk"]): k["naam"] for k in t("staging.kenmerksoort")}
    zelfde = ("uitkeringsjaar", "kant", "rang", "gm_code", "naam", "inwoners", "basis_eur", "scenario_eur")
    zelfde += ("verschil_eur", "verschil_eur_per_inwoner", "verschil_ingroei_eur", "verschil_eigen_eur")
    antwoord = []
    for u in t("scenario.uiterste"):
        jaar = u["uitkeringsjaar"]
        uitleg = _explanations(t, u, land[(jaar,)], verplaatst.get((jaar,), []), eigen, geraakt.get(jaar, 0))
        mee = [e for e in uitleg if e["cent"] * u["verschil_eigen_eur"] > 0]
        e = min(mee, key=lambda e: (-abs(e["cent"]), e["soort"], e["bestanddeel"] or ""))
        naam = namen.get((e["soort"], e["bestanddeel"]))
        antwoord.append(
            {
                **take(u, *zelfde),
                "reden_soort": e["soort"],
                "reden_bestanddeel": naam or e["bestanddeel"],
                "reden_bijdrage_eur": Fraction(e["cent"], 100),
                "reden_verplaatst_eur": e["verplaatst"],
                "reden_aandeel_miljoenste": e["aandeel"],
                "reden_inwoners_miljoenste": e["personen"],
            }
        )
    return sorted(antwoord, key=lambda r: (r["uitkeringsjaar"], r["kant"] == "nadeel", r["rang"]))


def _years(t: Tafels) -> set[int]:
    return {i["uitkeringsjaar"] for i in t("memory.staging.ingroei")}


def ingroei(t: Tafels) -> list[Rij]:
    return [
        {**take(r, *_GEMEENTE, "positie"), "ingroei_eur": r["bedrag_eur"] - r["gewicht"]}
        for r in t("ingroei.verdeling.toewijzing_regel")
    ]


def _without_regions(t: Tafels, tabel: str) -> list[Rij]:
    regionaal = {pick(r, "uitkeringsjaar", "doel") for r in t("memory.sessie.regionaal")}
    return [r for r in t(f"memory.{tabel}") if pick(r, "uitkeringsjaar", "doel") not in regionaal]


def _per_gemeente(t: Tafels, tabel: str) -> list[tuple[Rij, int]]:
    bedragen = group(_without_regions(t, tabel), *_GEMEENTE)
    return [
        (
            {**take(k, *_GEMEENTE), "regel": "ingroei"},
            total(bedragen.get(pick(k, *_GEMEENTE), []), "bedrag_eur"),
        )
        for k in t("memory.sessie.kenmerk")
        if k["uitkeringsjaar"] in _years(t)
    ]


def ingroei_basis(t: Tafels) -> list[Rij]:
    return [{**rij, "bedrag_eur": bedrag} for rij, bedrag in _per_gemeente(t, "gepubliceerd.toewijzing")]


def ingroei_gewicht(t: Tafels) -> list[Rij]:
    vast = {"deel": 1, "aantal_delen": 1, "is_ontvanger": True}
    return [
        {**rij, **vast, "gewicht": bedrag, "gewicht_geheel": bedrag}
        for rij, bedrag in _per_gemeente(t, "scenario.toewijzing")
    ]


def ingroei_regel(t: Tafels) -> list[Rij]:
    return [
        {"uitkeringsjaar": jaar, "regel": "ingroei", "bedrag_eur": total(rijen, "bedrag_eur")}
        for (jaar,), rijen in group(_without_regions(t, "scenario.toewijzing"), "uitkeringsjaar").items()
        if jaar in _years(t)
    ]


def ingroei_onhaalbaar(t: Tafels) -> list[Rij]:
    antwoord = []
    rijen = group(t("ingroei.verdeling.toewijzing_regel"), "uitkeringsjaar")
    for e in t("ingroei.kern.envelop_regel"):
        deze = rijen.get((e["uitkeringsjaar"],), [])
        past = deze and total(deze, "bedrag_eur") == e["bedrag_eur"]
        past = past and all(
            r["positie"] != "onhaalbaar" and r["ondergrens_eur"] <= r["bedrag_eur"] <= r["bovengrens_eur"]
            for r in deze
        )
        if not past:
            grenzen = {
                veld: total(deze, veld) if deze else None for veld in ("ondergrens_eur", "bovengrens_eur")
            }
            antwoord.append({**take(e, "uitkeringsjaar", "bedrag_eur"), **grenzen})
    return sorted(antwoord, key=lambda r: r["uitkeringsjaar"])


ORAKELS: dict[str, Orakel] = {
    f.__name__: f for f in (reden, ingroei, ingroei_basis, ingroei_gewicht, ingroei_regel, ingroei_onhaalbaar)
}
