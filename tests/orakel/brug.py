"""The bridge between two vintages of one year."""

from fractions import Fraction

from tests.orakel.tafels import Orakel, Rij, Tafels, find, group, per, pick, rounded, take, total

_PAAR = ("circulaire_van", "circulaire_naar", "uitkeringsjaar")
_JAARGANG = ("circulaire", "uitkeringsjaar")


def _sides(paar: Rij) -> tuple[tuple[object, object], tuple[object, object]]:
    jaar = paar["uitkeringsjaar"]
    return (paar["circulaire_van"], jaar), (paar["circulaire_naar"], jaar)


def brug_paar(t: Tafels) -> list[Rij]:
    return [
        {
            "circulaire_van": van["circulaire"],
            "circulaire_naar": naar["circulaire"],
            "uitkeringsjaar": van["uitkeringsjaar"],
            "factor_van": van["uitkeringsfactor"],
            "factor_naar": naar["uitkeringsfactor"],
            "peildatum_van": van["indeling_peildatum"],
            "peildatum_naar": naar["indeling_peildatum"],
        }
        for van in t("kern.circulaire")
        for naar in t("kern.circulaire")
        if van["uitkeringsjaar"] == naar["uitkeringsjaar"] and van["volgnummer"] < naar["volgnummer"]
    ]


def _codes(t: Tafels) -> dict[tuple[object, ...], set[str]]:
    """The gemeenten that a vintage has volumes of."""
    return {
        sleutel: {r["gm_code"] for r in rijen}
        for sleutel, rijen in group(t("kern.volume"), *_JAARGANG).items()
    }


def brug_hercodering(t: Tafels) -> list[Rij]:
    codes = _codes(t)
    hercodering = group(t("kern.hercodering"), "peildatum_van", "peildatum_naar", "gm_code_van")
    antwoord = []
    for p in t("verdeling.brug_paar"):
        van, naar = _sides(p)
        for gm in codes.get(van, ()):
            h = find(hercodering, p["peildatum_van"], p["peildatum_naar"], gm)
            nieuw = h["gm_code"] if h else gm
            bestaat = nieuw in codes.get(naar, ())
            antwoord.append({**take(p, *_PAAR), "gm_code_van": gm, "gm_code": nieuw if bestaat else None})
    return antwoord


def _both_sides(
    t: Tafels, tabel: str, waarde: str
) -> list[tuple[tuple[object, ...], Rij, Fraction, Fraction]]:
    """Every figure that is not zero, under its gemeente in the later indeling: pair and code, row, old and new."""
    per_gemeente = group((r for r in t(tabel) if r[waarde] != 0), *_JAARGANG, "gm_code")
    per_jaargang = group((r for r in t(tabel) if r[waarde] != 0), *_JAARGANG)
    antwoord = []
    for h in t("verdeling.brug_hercodering"):
        if h["gm_code"] is not None:
            oud = per_gemeente.get((*_sides(h)[0], h["gm_code_van"]), [])
            antwoord += [((*pick(h, *_PAAR), h["gm_code"]), r, r[waarde], Fraction(0)) for r in oud]
    for p in t("verdeling.brug_paar"):
        nieuw = per_jaargang.get(_sides(p)[1], [])
        antwoord += [((*pick(p, *_PAAR), r["gm_code"]), r, Fraction(0), r[waarde]) for r in nieuw]
    return antwoord


def brug_maatstaf(t: Tafels) -> list[Rij]:
    bedragen = {
        pick(b, *_JAARGANG, "maatstaf"): b["bedrag_per_eenheid_eur"]
        for b in t("kern.bedrag_per_eenheid")
        if b["cluster"] == "Totaal"
    }
    som: dict[tuple[object, ...], list[Fraction]] = {}
    for sleutel, r, oud, nieuw in _both_sides(t, "kern.volume", "volume"):
        kant = som.setdefault((*sleutel, r["maatstaf"], r["soort"]), [Fraction(0), Fraction(0)])
        kant[0] += oud
        kant[1] += nieuw
    antwoord = []
    for (c0, c1, jaar, gm, maatstaf, soort), (oud, nieuw) in som.items():
        mist = [c for c in (c0, c1) if (c, jaar, maatstaf) not in bedragen]
        antwoord.append(
            {
                "circulaire_van": c0,
                "circulaire_naar": c1,
                "uitkeringsjaar": jaar,
                "gm_code": gm,
                "maatstaf": maatstaf,
                "soort": soort,
                "volume_van": oud,
                "volume_naar": nieuw,
                "bedrag_van_eur": bedragen.get((c0, jaar, maatstaf), 0),
                "bedrag_naar_eur": bedragen.get((c1, jaar, maatstaf), 0),
                "toelichting": f"komt niet voor in {mist[0]}" if mist else None,
            }
        )
    return antwoord


def brug_uitkering(t: Tafels) -> list[Rij]:
    som: dict[tuple[object, ...], list[Fraction]] = {}
    for sleutel, r, oud, nieuw in _both_sides(t, "kern.uitkering", "bedrag_eur"):
        kant = som.setdefault((*sleutel, r["uitkering"]), [Fraction(0), Fraction(0)])
        kant[0] += oud
        kant[1] += nieuw
    namen = (*_PAAR, "gm_code", "uitkering")
    return [
        {**dict(zip(namen, sleutel, strict=True)), "bedrag_van_eur": oud, "bedrag_naar_eur": nieuw}
        for sleutel, (oud, nieuw) in som.items()
    ]


def _explain_line(van: str, naar: str, bedrag: tuple[bool, bool], genoemd: tuple[bool, bool]) -> str | None:
    """Why a line has no amounts on a side."""
    if all(bedrag):
        return None
    if not any(bedrag):
        waar = " en ".join(c for c, is_genoemd in zip((van, naar), genoemd, strict=True) if is_genoemd)
        return f"niet gepubliceerd in {waar}; de verandering is niet bekend"
    kant = bedrag.index(False)
    c = (van, naar)[kant]
    if genoemd[kant]:
        return f"niet gepubliceerd in {c}; het hele bedrag verschijnt als verandering"
    return f"komt niet voor in {c}"


def brug_regel(t: Tafels) -> list[Rij]:
    bedragen = {pick(u, *_JAARGANG, "uitkering") for u in t("kern.uitkering")}
    genoemd = {pick(g, *_JAARGANG, "naam") for g in t("staging.gewicht") if g["soort"] == "uitkering"}
    antwoord = []
    for p in t("verdeling.brug_paar"):
        kanten = _sides(p)
        for naam in {n for c, j, n in bedragen | genoemd if (c, j) in kanten}:
            heeft = tuple((*kant, naam) in bedragen for kant in kanten)
            noemt = tuple((*kant, naam) in genoemd for kant in kanten)
            antwoord.append(
                {
                    **take(p, *_PAAR),
                    "uitkering": naam,
                    "heeft_bedrag_van": heeft[0],
                    "heeft_bedrag_naar": heeft[1],
                    "toelichting": _explain_line(p["circulaire_van"], p["circulaire_naar"], heeft, noemt),
                }
            )
    return antwoord


def _payments(t: Tafels) -> dict[tuple[object, ...], Fraction]:
    """Everything a vintage pays a gemeente."""
    regels = group(t("mart.uitkering"), *_JAARGANG, "gm_code")
    return {
        pick(a, *_JAARGANG, "gm_code"): a["algemene_uitkering_eur"]
        + total(regels.get(pick(a, *_JAARGANG, "gm_code"), []), "bedrag_eur")
        for a in t("mart.algemene_uitkering")
    }


def _explain_total(
    t: Tafels, p: Rij, gm: str, opvolger: str | None, heeft: tuple[bool, bool], anders: bool
) -> str | None:
    van, naar = p["circulaire_van"], p["circulaire_naar"]
    if not heeft[1] and opvolger is None:
        return f"gesplitst of opgeheven; nergens als geheel overgenomen in {naar}"
    if not heeft[1]:
        namen = [(g["indeling_jaar"], g["naam"]) for g in t("kern.gemeente") if g["gm_code"] == opvolger]
        return f"opgegaan in {max(namen)[1]} ({opvolger}) in de indeling van {naar}"
    if not heeft[0]:
        return f"ontstaan door herindeling; bestaat niet in de indeling van {van}"
    return "uitgebreid door herindeling" if anders else None


def brug_totaal(t: Tafels) -> list[Rij]:
    betaald = _payments(t)
    opvolgers = group(t("verdeling.brug_hercodering"), *_PAAR)
    personen = group(t("kern.inwoners_circulaire"), *_JAARGANG, "gm_code")
    antwoord = []
    for p in t("verdeling.brug_paar"):
        van, naar = _sides(p)
        naar_code = {h["gm_code_van"]: h["gm_code"] for h in opvolgers.get(pick(p, *_PAAR), [])}
        oud = {gm: betaald[(*van, gm)] for gm in naar_code if (*van, gm) in betaald}
        nieuw = {gm: b for (c, j, gm), b in betaald.items() if (c, j) == naar}
        over: dict[str, Fraction] = {}
        for gm, bedrag in oud.items():
            if naar_code[gm] is not None:
                over[naar_code[gm]] = over.get(naar_code[gm], 0) + bedrag
        for gm in oud.keys() | nieuw.keys() | over.keys():
            o, n, x = (bron.get(gm, 0) for bron in (oud, nieuw, over))
            i = find(personen, *naar, gm) if gm in nieuw else None
            antwoord.append(
                {
                    **take(p, *_PAAR),
                    "gm_code": gm,
                    "oud_eur": rounded(o),
                    "oud_nieuwe_indeling_eur": rounded(x),
                    "nieuw_eur": rounded(n),
                    "verschil_eur": rounded(n) - rounded(o),
                    "inwoners": i and i["inwoners"],
                    "inwoners_jaar": i and i["inwoners_jaar"],
                    "verschil_per_inwoner_eur": per(n - x, i["inwoners"]) if i else None,
                    "toelichting": _explain_total(
                        t, p, gm, naar_code.get(gm), (gm in oud, gm in nieuw), o != x
                    ),
                }
            )
    return antwoord


def _parts(t: Tafels) -> list[tuple[tuple[object, ...], str, str, Fraction, str | None]]:
    """Every part before rounding: pair and gm_code, component, detail, amount, explanation."""
    paren = group(t("verdeling.brug_paar"), *_PAAR)
    regels = group(t("verdeling.brug_regel"), *_PAAR, "uitkering")
    delen, basis = [], {}
    for m in t("verdeling.brug_maatstaf"):
        p, sleutel = find(paren, *pick(m, *_PAAR)), pick(m, *_PAAR, "gm_code")
        bedrag = m["volume_naar"] * (m["bedrag_naar_eur"] - m["bedrag_van_eur"])
        volume = (m["volume_naar"] - m["volume_van"]) * m["bedrag_van_eur"]
        naam, uitleg = m["maatstaf"], m["toelichting"]
        if m["soort"] == "uitgaven":
            basis[sleutel] = basis.get(sleutel, 0) + m["volume_naar"] * m["bedrag_naar_eur"]
            delen.append((sleutel, "bedragen per eenheid", naam, bedrag * p["factor_van"], uitleg))
            delen.append((sleutel, "volumes", naam, volume * p["factor_van"], uitleg))
        else:
            delen.append((sleutel, "ozb", f"{naam} tarief", bedrag, uitleg))
            delen.append((sleutel, "ozb", f"{naam} volume", volume, uitleg))
    for sleutel, som in basis.items():
        p = find(paren, *sleutel[:3])
        verschil = (p["factor_naar"] - p["factor_van"]) * som
        # a factor that changed has its row, also for a gemeente without a basis
        delen.append((sleutel, "uitkeringsfactor", "uitkeringsfactor", verschil or None, None))
        if p["factor_naar"] == p["factor_van"]:
            delen.pop()
    for u in t("verdeling.brug_uitkering"):
        r = find(regels, *pick(u, *_PAAR, "uitkering"))
        verschil = u["bedrag_naar_eur"] - u["bedrag_van_eur"]
        delen.append((pick(u, *_PAAR, "gm_code"), "uitkering", u["uitkering"], verschil, r["toelichting"]))
    for b in t("mart.brug_totaal"):
        verschil = b["oud_nieuwe_indeling_eur"] - b["oud_eur"]
        delen.append((pick(b, *_PAAR, "gm_code"), "herindeling", "herindeling", verschil, b["toelichting"]))
    return [deel for deel in delen if deel[3] != 0]


def brug(t: Tafels) -> list[Rij]:
    namen = (*_PAAR, "gm_code")
    antwoord, som = [], {}
    for sleutel, component, detail, bedrag, uitleg in _parts(t):
        rond = rounded(bedrag or 0)
        som[sleutel] = som.get(sleutel, 0) + rond
        rij = {"component": component, "detail": detail, "bedrag_eur": rond, "toelichting": uitleg}
        antwoord.append({**dict(zip(namen, sleutel, strict=True)), **rij})
    for b in t("mart.brug_totaal"):
        rest = b["verschil_eur"] - som.get(pick(b, *namen), 0)
        if rest:
            rij = {"component": "afronding", "detail": "afronding", "bedrag_eur": rest, "toelichting": None}
            antwoord.append({**take(b, *namen), **rij})
    return antwoord


VERDELING: dict[str, Orakel] = {
    f.__name__: f for f in (brug_paar, brug_hercodering, brug_maatstaf, brug_uitkering, brug_regel)
}
MART: dict[str, Orakel] = {f.__name__: f for f in (brug_totaal, brug)}
