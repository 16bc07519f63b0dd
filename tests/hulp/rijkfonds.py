"""A made-up fund that is small and has everything twice: years, vintages of a year, mergers, splits, keys and returns.

Figures follow from a formula, so no two gemeenten, vintages or years look alike: a query that mixes them up shows.

    2022: GM0001, GM0002, GM0003, GM0005, GM0007      M2022 for 2023 and 2024 (without amounts of S/IU/DU)
    2023: GM0004 = GM0002 + GM0003                    S2022, D2022, M2023 for 2023; M2023 for 2024
    2024: GM0005 → 1/4 GM0001, 1/4 GM0006, 1/2 GM0008  S2023 for 2024
    2025: GM0006 → 1/3 GM0004, 2/3 GM0008; GM0004 → 1/5 GM0008, 4/5 GM0009; GM0007 is split
          without shares
"""

from decimal import Decimal
from pathlib import Path

from pipelines.sources.raw.bestanden import list_documents
from tests.hulp.minifonds import confirm_gate
from tests.hulp.miniraw import TEKST, write_opgave
from tests.hulp.rijkopgaven import INDELING, add_annexes, list_returns, spread, write_reports, write_sheet

# (circulaire, uitkeringsjaar): factor, indeling, maatstaven it knows, uitkeringen with amounts, uitkeringen named only
VINTAGES = {
    ("M2022", 2023): (
        "1,5",
        2022,
        ("inwo", "jong", "vast", "oud", "WOZwe", "WOZet"),
        ("opvang", "participatie", "toeslag"),
        ("stil",),
    ),
    ("S2022", 2023): (
        "1,6",
        2023,
        ("inwo", "jong", "vast", "kern", "WOZwe", "WOZet"),
        ("opvang", "suppletie"),
        ("participatie", "stil"),
    ),
    ("D2022", 2023): (
        "1,6",
        2023,
        ("inwo", "jong", "vast", "oud", "kern", "WOZwe", "WOZet"),
        ("opvang", "participatie", "suppletie"),
        ("stil",),
    ),
    ("M2022", 2024): (
        "1,4",
        2022,
        ("inwo", "jong", "vast", "oud", "WOZwe", "WOZet"),
        ("participatie", "opvang"),
        ("suppletie",),
    ),
    ("M2023", 2023): (
        "1,7",
        2023,
        ("inwo", "jong", "vast", "kern", "WOZwe", "WOZet"),
        ("opvang", "toeslag"),
        ("participatie", "stil"),
    ),
    ("M2023", 2024): (
        "1,55",
        2023,
        ("inwo", "jong", "vast", "kern", "WOZwe", "WOZet"),
        ("opvang", "participatie"),
        ("toeslag",),
    ),
    ("S2023", 2024): (
        "1,45",
        2024,
        ("inwo", "jong", "vast", "oud", "kern", "WOZwe", "WOZet"),
        ("opvang", "suppletie", "toeslag"),
        (),
    ),
}
CLUSTERS = ("Zorg", "Bestuur", "Korting", "Leeg", "Onroerendezaakbelasting")
_WEEG = {  # maatstaf: cluster and sign
    "inwo": (("Zorg", 1), ("Bestuur", 1), ("Korting", 1)),
    "jong": (("Zorg", 1),),
    "vast": (("Bestuur", 50),),
    "oud": (("Korting", -2), ("Zorg", 4)),
    "kern": (("Bestuur", 3),),
    "WOZwe": (("Onroerendezaakbelasting", Decimal("-0.0001")),),
    "WOZet": (("Onroerendezaakbelasting", Decimal("-0.0002")),),
}
_NAMEN = {
    "inwo": "inwoners",
    "jong": "jongeren",
    "vast": "vast bedrag",
    "oud": "ouderen",
    "kern": "kernen",
    "WOZwe": "ozb woningen * eigenaren",
    "WOZet": "ozb niet-woningen",
}
_SLEUTELS = {
    "au-alleen": ("wijkteams;au", "aanname", "inwoners [alleen {twee}]", ";{jaar}", "aanname"),
    "au-basis": ("wijkteams;au", "gepubliceerd", "uitkeringsbasis", "{bron}", "gepubliceerd"),
    "au-basis-twee": ("leren;au", "gepubliceerd", "uitkeringsbasis", "{ander}", "voorbeeld"),
    "au-cluster": ("leren;au", "aanname", "cluster:zorg", "{bron}", "afgeleid"),
    "au-delen": ("veilig;au", "voorbeeld", "600 * {wie} + 411 * maatstaf:JONG", "{bron}", "aanname"),
    "au-gelijk": ("overig;au", "aanname", "gelijk", ";", "aanname"),
    "au-grens": (
        "overig;au",
        "gepubliceerd",
        "uitkeringsbasis [minimaal 150] [hoogstens 290]",
        "{bron}",
        "gepubliceerd",
    ),
    "au-groei": ("ido;au", "afgeleid", "uitkeringsbasis [ingroei 0,33 vanaf {wie}]", "{bron}", "afgeleid"),
    "au-hoogstens": ("overig;au", "gepubliceerd", "inwoners [hoogstens 260]", ";{jaar}", "gepubliceerd"),
    "au-vast": ("veilig;au", "afgeleid", "vast:77 + inwoners", ";{jaar}", "gepubliceerd"),
    "du-grens": ("veilig;du", "gepubliceerd", "du:opvang [minimaal 60]", "{bron}", "afgeleid"),
    "du-opvang": ("veilig;du", "gepubliceerd", "du:Opvang", "{bron}", "gepubliceerd"),
    "rijk-geen": ("overig;buiten_gemeentefonds", "afgeleid", "geen", ";", ""),
    "spuk-inwoners": ("ido;spuk", "gepubliceerd", "inwoners", ";{jaar}", "gepubliceerd"),
    "spuk-laag": ("ido;spuk", "gepubliceerd", "kenmerk:LAAG", ";{jaar}", "aanname"),
    "spuk-jong": ("ido;spuk", "gepubliceerd", "maatstaf:jong", "{bron}", "aanname"),
}
_BRON = {2022: "M2022;2023", 2023: "S2022;2023", 2024: "S2023;2024"}
_ANDER = _BRON | {2023: "M2022;2023"}
_TWEE = {2022: "GM0002, GM0005", 2023: "GM0004, GM0001", 2024: "GM0008, GM0006"}


def _comma(waarde: Decimal) -> str:
    return f"{waarde:f}".replace(".", ",")


def _volume(circulaire: str, jaar: int, gm: str, maatstaf: str) -> str:
    if maatstaf == "vast":
        return "1"
    getal = spread(circulaire, jaar, gm, maatstaf)
    if maatstaf == "oud":
        return (
            "0"
            if gm == "GM0001"
            else str(getal % 60 * (7 if gm == "GM0007" or (gm == "GM0005" and jaar == 2024) else 1))
        )
    if maatstaf in ("jong", "kern"):
        return "0" if getal % 5 == 0 else _comma(Decimal(getal) / 8)
    return _comma(Decimal(getal * 1000 + 44) / 100) if maatstaf.startswith("WOZ") else str(100 + getal % 300)


def _weights(circulaire: str, jaar: int, maatstaven: tuple[str, ...], uitkeringen: tuple[str, ...]) -> str:
    rijen = []
    for maatstaf in maatstaven:
        weging = {c: Decimal(t) * (5 + spread(circulaire, jaar, maatstaf, c) % 9) for c, t in _WEEG[maatstaf]}
        cellen = [weging.get(cluster, Decimal(0)) for cluster in CLUSTERS]
        rijen.append([maatstaf, _NAMEN[maatstaf], *map(_comma, cellen), _comma(sum(cellen))])
    rijen += [["", naam, 1, *[0] * (len(CLUSTERS) - 1), 1] for naam in uitkeringen]
    return write_sheet(["code", "naam", *CLUSTERS, "Totaal"], rijen)


def _payment(circulaire: str, jaar: int, gm: str, naam: str) -> str:
    getal = spread(circulaire, jaar, gm, naam)
    if naam == "opvang":
        return "0" if gm in ("GM0001", "GM0008") else str(getal)
    return _comma(
        Decimal(getal - (500 if naam == "suppletie" else 0)) / (1 if getal % 4 else 4) * Decimal("0.50")
    )


def _circulaires() -> dict[str, str]:
    teksten, regels = {}, []
    for (circulaire, jaar), (factor, indeling, maatstaven, bedragen, genoemd) in VINTAGES.items():
        map_ = f"{circulaire}_{jaar}"
        regels.append([circulaire, jaar, factor, f"{indeling}-01-01", map_, ""])
        gemeenten = INDELING[indeling].items()
        teksten[f"circulaires/{map_}/volumina.csv"] = write_sheet(
            ["gm_code", "gemeente", *maatstaven],
            [[gm, naam, *(_volume(circulaire, jaar, gm, m) for m in maatstaven)] for gm, naam in gemeenten],
        )
        teksten[f"circulaires/{map_}/uitkeringen.csv"] = write_sheet(
            ["gm_code", "gemeente", *bedragen],
            [[gm, naam, *(_payment(circulaire, jaar, gm, u) for u in bedragen)] for gm, naam in gemeenten],
        )
        teksten[f"circulaires/{map_}/gewichten.csv"] = _weights(
            circulaire, jaar, maatstaven, (*bedragen, *genoemd)
        )
    kop = ["circulaire", "uitkeringsjaar", "uitkeringsfactor", "indeling_peildatum", "map", "toelichting"]
    teksten["circulaires/circulaires.csv"] = write_sheet(kop, regels)
    teksten["circulaires/clusters.csv"] = write_sheet(
        ["volgorde", "cluster"], [[i, c] for i, c in enumerate(CLUSTERS, 1)]
    )
    teksten["circulaires/maatstaven.csv"] = write_sheet(
        ["code", "naam", "soort", "aliassen"],
        [[m, n, "inkomsten" if m.startswith("WOZ") else "uitgaven", ""] for m, n in _NAMEN.items()],
    )
    soorten = {"opvang": "du", "participatie": "iu", "suppletie": "suppletie", "toeslag": "du", "stil": "iu"}
    teksten["circulaires/uitkeringen.csv"] = write_sheet(
        ["uitkering", "soort", "aliassen", "toelichting"], [[u, s, "", ""] for u, s in soorten.items()]
    )
    return teksten


def _gemeenten() -> dict[str, str]:
    provincies = ("Drenthe", "Utrecht", "Zeeland")
    rijen = [
        [jaar, gm, naam, provincies[int(gm[2:]) % 3]]
        for jaar, lijst in INDELING.items()
        for gm, naam in lijst.items()
    ]
    inwoners = [
        [j, gm, spread(j, gm) + 90, "officieel", "CBS"] for j in (2022, 2023, 2024) for gm in INDELING[j]
    ]
    laag = [[j, "laag", gm, (n - 80) // 3] for j, gm, n, *_ in inwoners]
    warm = [[2023, "warm", "GM0001", "3,5"]]
    soorten = [
        ["laag", "laag opgeleid", "inwoners", "ja", "CBS", ""],
        ["warm", "warmte", "graden", "nee", "CBS", ""],
    ]
    return {
        "gemeenten/kenmerken.csv": write_sheet(["jaar", "kenmerk", "gm_code", "waarde"], [*laag, *warm]),
        "gemeenten/kenmerksoorten.csv": write_sheet(
            ["kenmerk", "naam", "eenheid", "is_aantal", "bron", "toelichting"], soorten
        ),
        "gemeenten/gemeenten.csv": write_sheet(["jaar", "gm_code", "naam", "provincie"], rijen),
        "gemeenten/inwoners.csv": write_sheet(["jaar", "gm_code", "inwoners", "status", "bron"], inwoners),
        "gemeenten/herindelingen.csv": """\
datum;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort
2023-01-01;GM0002;Beestad;GM0004;Deestad;geheel
2023-01-01;GM0003;Ceeburg;GM0004;Deestad;geheel
2024-01-01;GM0005;'s-Eeveen;GM0001;Aadorp;gesplitst
2024-01-01;GM0005;'s-Eeveen;GM0006;Feestad;gesplitst
2024-01-01;GM0005;'s-Eeveen;GM0008;Haarveen;gesplitst
2025-01-01;GM0004;Deestad;GM0009;Deestad aan Zee;gesplitst
2025-01-01;GM0004;Deestad;GM0008;Haarveen;gesplitst
2025-01-01;GM0006;Feestad;GM0009;Deestad aan Zee;gesplitst
2025-01-01;GM0006;Feestad;GM0008;Haarveen;gesplitst
2025-01-01;GM0007;Geerdam;GM0001;Aadorp;gesplitst
2025-01-01;GM0007;Geerdam;GM0010;Jeedorp;gesplitst
""",
        "gemeenten/splitsingen.csv": """\
datum;oude_code;nieuwe_code;teller;noemer;status;bron
2024-01-01;GM0005;GM0001;1;4;gepubliceerd;kaart
2024-01-01;GM0005;GM0006;1;4;gepubliceerd;kaart
2024-01-01;GM0005;GM0008;2;4;gepubliceerd;kaart
2025-01-01;GM0004;GM0008;1;5;gepubliceerd;kaart
2025-01-01;GM0004;GM0009;4;5;gepubliceerd;kaart
2025-01-01;GM0006;GM0009;1;3;voorbeeld;kaart
2025-01-01;GM0006;GM0008;2;3;voorbeeld;kaart
""",
        "gemeenten/gemeenteklassen.csv": """\
jaar;gm_code;grootteklasse;stedelijkheid;centrumfunctie;sociale_structuur
2022;GM0001;minder dan 5.000 inwoners;Niet stedelijk;Weinig;Goed
2023;GM0001;minder dan 5.000 inwoners;Niet stedelijk;Sterk;Goed
2022;GM0002;5.000 tot 10.000 inwoners;Niet stedelijk;Zonder;Goed
2022;GM0003;5.000 tot 10.000 inwoners;Niet stedelijk;;Goed
2023;GM0004;5.000 tot 10.000 inwoners;Niet stedelijk;Zonder;Goed
2022;GM0005;5.000 tot 10.000 inwoners;Niet stedelijk;Redelijk;Goed
2023;GM0005;minder dan 5.000 inwoners;Niet stedelijk;;Goed
2024;GM0008;minder dan 5.000 inwoners;Niet stedelijk;Weinig;Goed
""",
    }


def _pok() -> dict[str, str]:
    regels, totalen = [], []
    for jaar, bron in _BRON.items():
        som = 0
        for regel, (plek, status, sleutel, bron_tekst, sleutel_status) in _SLEUTELS.items():
            bedrag = 1011 if regel in ("au-delen", "rijk-geen") else 1000 + spread(jaar, regel) % 23
            som += bedrag
            # the year of the key is that of the circulaire, and in 2023 the inhabitants are of another indeling
            ingevuld = sleutel.format(twee=_TWEE[jaar], wie="gelijk" if jaar == 2022 else "inwoners")
            waar = bron_tekst.format(jaar=jaar, bron=bron, ander=_ANDER[jaar])
            regels.append(f"{jaar};{regel};{plek};{bedrag};{status};{ingevuld};{waar};{sleutel_status};;bron")
        totalen.append([jaar, som, f"{jaar}-01-01", "", "bron"])
    kop = "uitkeringsjaar;regel;doel;vorm;bedrag_eur;status;sleutel;sleutel_circulaire;sleutel_jaar;sleutel_status;sleutel_toelichting;bron"
    return {
        "pok/envelop.csv": "\n".join([kop, *regels]) + "\n",
        "pok/jaren.csv": write_sheet(
            ["uitkeringsjaar", "totaal_eur", "indeling_peildatum", "indeling_toelichting", "bron"], totalen
        ),
    }


def write_rijkfonds(raw: Path) -> Path:
    """Write the whole folder and return it."""
    teksten = {n: t + "\n" for n, t in TEKST.items() if n in ("pok/doelen.csv", "pok/prijzen.csv")}
    teksten["aansluiting/controletotalen.csv"] = (
        TEKST["aansluiting/controletotalen.csv"].splitlines()[0] + "\n"
    )
    teksten["sisa/regelingen.csv"] = (
        "jaar;code;regeling;doel;indicator_besteed;status;bron;toelichting\n"
        + "".join(f"{jaar};X99;Punten;ido;01;aanname;bron;\n" for jaar in (2022, 2023))
        + "".join(f"{jaar};X77;Extra punten;ido;01;aanname;bron;\n" for jaar in (2022,))
    )
    for naam, tekst in (teksten | _circulaires() | _gemeenten() | _pok() | write_reports()).items():
        pad = raw / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst, encoding="utf-8-sig")
    for jaar, rijen in list_returns().items():
        write_opgave(raw / "opgaven" / f"voorbeeld_{jaar}.xlsx", rijen)
    add_annexes(raw)
    # figures of the country against this small envelope can never agree
    eigen = [regel for regel in TEKST["bevestigingen.csv"].splitlines() if "eigen envelop" in regel]
    eigen.append(eigen[-1].replace("ido-spuk-2023", "ido-spuk-2024"))
    kop = TEKST["bevestigingen.csv"].splitlines()[0]
    (raw / "bevestigingen.csv").write_text("\n".join([kop, *eigen]) + "\n", encoding="utf-8-sig")
    confirm_gate(raw, *(pad.relative_to(raw).as_posix() for pad in list_documents(raw)))
    return raw
