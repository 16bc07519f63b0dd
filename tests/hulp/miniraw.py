"""A complete data/raw that fits on one screen: four gemeenten, of which two merge, and a line for every kind of key.

    2022: GM0001 Aadorp, GM0002 Beestad, GM0003 Ceeburg, GM0005 Eeveen
    2023: GM0001 Aadorp, GM0004 Deestad (= Beestad + Ceeburg), GM0005 Eeveen

    uitkeringsbasis = 15 × inwo + 20 × jong + 1.000 × vast, so 2.710, 4.400, 1.750 and 4.060; together 12.920
    inkomsten       = −0,001 × WOZwe

It builds without a finding; a test changes one cell and sees what follows.
"""

import functools
import io
from datetime import date
from pathlib import Path

import openpyxl

_SLEUTELS = {
    "au-basis": "wijkteams;au;1000;aanname;uitkeringsbasis;M2022;2023;afgeleid",
    "au-cluster": "leren;au;1000;aanname;cluster:Zorg;M2022;2023;afgeleid",
    "au-gelijk": "overig;au;1000;aanname;gelijk;;;aanname",
    "du-opvang": "veilig;du;1000;gepubliceerd;du:opvang;M2022;2023;gepubliceerd",
    "rijk-geen": "overig;buiten_gemeentefonds;1000;afgeleid;geen;;;",
    "spuk-inwoners": "ido;spuk;1000;gepubliceerd;inwoners;;2022;gepubliceerd",
    "spuk-jong": "ido;spuk;1000;gepubliceerd;maatstaf:jong;M2022;2023;aanname",
}
_ENVELOP = "\n".join(
    f"{jaar};{regel};{rest};;bron van de regel" for jaar in (2022, 2023) for regel, rest in _SLEUTELS.items()
)

TEKST = {
    "gemeenten/gemeenten.csv": """\
jaar;gm_code;naam;provincie
2022;GM0001;Aadorp;Drenthe
2022;GM0002;Beestad;Drenthe
2022;GM0003;Ceeburg;Drenthe
2022;GM0005;'s-Eeveen;Utrecht
2023;GM0001;Aadorp;Drenthe
2023;GM0004;Deestad;Drenthe
2023;GM0005;'s-Eeveen;Utrecht""",
    "gemeenten/herindelingen.csv": """\
datum;oude_code;oude_naam;nieuwe_code;nieuwe_naam;soort
2023-01-01;GM0002;Beestad;GM0004;Deestad;geheel
2023-01-01;GM0003;Ceeburg;GM0004;Deestad;geheel""",
    "gemeenten/inwoners.csv": """\
jaar;gm_code;inwoners;status;bron
2022;GM0001;300;officieel;CBS
2022;GM0002;100;officieel;CBS
2022;GM0003;100;officieel;CBS
2022;GM0005;100;benadering;CBS
2023;GM0001;310;officieel;CBS
2023;GM0004;210;officieel;CBS
2023;GM0005;110;officieel;CBS""",
    "gemeenten/gemeenteklassen.csv": """\
jaar;gm_code;grootteklasse;stedelijkheid;centrumfunctie;sociale_structuur
2022;GM0001;minder dan 5.000 inwoners;Niet stedelijk;Weinig;Goed""",
    "circulaires/circulaires.csv": """\
circulaire;uitkeringsjaar;uitkeringsfactor;indeling_peildatum;map;toelichting
M2022;2023;1,5;2022-01-01;M2022_2023;""",
    "circulaires/clusters.csv": """\
volgorde;cluster
1;Zorg
2;Bestuur
3;Onroerendezaakbelasting""",
    "circulaires/maatstaven.csv": """\
code;naam;soort;aliassen
inwo;inwoners;uitgaven;
jong;jongeren;uitgaven;
vast;vast bedrag;uitgaven;vast nieuw
WOZwe;ozb woningen * eigenaren;inkomsten;""",
    "circulaires/uitkeringen.csv": """\
uitkering;soort;aliassen;toelichting
opvang;du;Opvang van mensen;
participatie;iu;;""",
    "circulaires/M2022_2023/volumina.csv": """\
gm_code;gemeente;inwo;jong;vast;WOZwe
GM0001;Aadorp;100;10,5;1;200000
GM0002;Beestad;200;20;1;300000
GM0003;Ceeburg;50;0;1;100000
GM0005;'s-Eeveen;150;40,5;1;864750443,44""",
    "circulaires/M2022_2023/gewichten.csv": """\
code;naam;Zorg;Bestuur;Onroerendezaakbelasting;Totaal
inwo;inwoners;10;5;0;15
jong;jongeren;20;0;0;20
vast;vast bedrag;0;1000;0;1000
WOZwe;ozb woningen ∗ eigenaren;0;0;-0,001;-0,001
;opvang;1;0;0;1
;participatie;1;0;0;1""",
    "circulaires/M2022_2023/uitkeringen.csv": """\
gm_code;gemeente;opvang;participatie
GM0001;Aadorp;0;10
GM0002;Beestad;600;20
GM0003;Ceeburg;0;-30
GM0005;'s-Eeveen;400;40""",
    "iv3/2022_jaarrekening.csv": """\
gm_code;gemeente;taakveld;omschrijving;salarissen;baten;lasten
GM0001;Aadorp;0.1;Bestuur;10;250;100
GM0001;Aadorp;6.2;Wijkteams;150;50;200
GM0002;Beestad;0.1;Bestuur;;5;5
GM0003;Ceeburg;0.1;Bestuur;0;0;0
GM0005;'s-Eeveen;0.1;Bestuur;0;0;0""",
    "iv3/taakvelden.csv": """\
boekjaar;taakveld;omschrijving
2022;0.1;Bestuur
2022;6.2;Wijkteams""",
    "pok/jaren.csv": """\
uitkeringsjaar;totaal_eur;indeling_peildatum;indeling_toelichting;bron
2022;7000;2022-01-01;;bron van het jaar
2023;7000;2023-01-01;;bron van het jaar""",
    "pok/envelop.csv": f"""\
uitkeringsjaar;regel;doel;vorm;bedrag_eur;status;sleutel;sleutel_circulaire;sleutel_jaar;sleutel_status;sleutel_toelichting;bron
{_ENVELOP}""",
    "pok/doelen.csv": """\
doel;volgorde;naam;omschrijving;indicator;eenheid;taakvelden;taakveld_status;zichtbaarheid;zichtbaarheid_toelichting
wijkteams;1;Wijkteams;Teams;fte_wijkteams;fte;6.2 | 6.21;gepubliceerd;iv3;op taakveld 6.2
leren;2;Leren;Leren;fte_leren;fte;;;opgave;alleen in een opgave
ido;3;IDO;Punten;ido_locaties;locatie;;;sisa;in SiSa
veilig;4;Veilig;Veilig;fte_veilig;fte;;;opgave;alleen in een opgave
overig;5;Overig;Overig;;;;;niet zichtbaar;niet te zien""",
    "pok/prijzen.csv": """\
doel;indicator;eenheid;prijs_eur;status;bron
wijkteams;fte_wijkteams;fte;100000;aanname;rekenwaarde
leren;fte_leren;fte;100000;aanname;rekenwaarde
ido;ido_locaties;locatie;500;aanname;rekenwaarde
veilig;fte_veilig;fte;100000;aanname;rekenwaarde""",
    "aansluiting/controletotalen.csv": """\
code;grootheid;circulaire;uitkeringsjaar;bedrag_eur;tolerantie_eur;bron;verklaring
basis;uitkeringsbasis_maal_factor;M2022;2023;19380;0;met de hand;
opvang;du:opvang;M2022;2023;1000;0;met de hand;
lasten;iv3_lasten;jaarrekening;2022;305000;0;met de hand;""",
    # The first three do reconcile here: with them a test that changes a figure need not change its total too (test_poort.py
    # takes them away). The others hold figures of the country against this small envelope, and can never agree.
    "bevestigingen.csv": """\
wat;regel;sha256;gevonden;reden;bevestigd_op
basis;aansluiting_wijkt_af;;;een proef verandert cijfers;2026-01-01
opvang;aansluiting_wijkt_af;;;een proef verandert cijfers;2026-01-01
lasten;aansluiting_wijkt_af;;;een proef verandert cijfers;2026-01-01
borger-odoorn-2021;aansluiting_wijkt_af;;;het kleine voorbeeld heeft een eigen envelop;2026-01-01
borger-odoorn-2022;aansluiting_wijkt_af;;;het kleine voorbeeld heeft een eigen envelop;2026-01-01
gemeentefonds-2021;aansluiting_wijkt_af;;;het kleine voorbeeld heeft een eigen envelop;2026-01-01
gemeentefonds-2022;aansluiting_wijkt_af;;;het kleine voorbeeld heeft een eigen envelop;2026-01-01
ido-spuk-2023;aansluiting_wijkt_af;;;het kleine voorbeeld heeft een eigen envelop;2026-01-01""",
}
OPGAVE_KOP = [
    "peildatum",
    "gm_code",
    "gemeente",
    "doel",
    "indicator",
    "eenheid",
    "waarde",
    "besteed_eur",
    "reden",
    "status",
    "toelichting",
]
OPGAVE = [
    [date(2022, 12, 31), "GM0001", "Aadorp", "leren", "fte_leren", "fte", 2.5, 200, None, "voorbeeld", None],
    [
        date(2022, 12, 31),
        "GM0002",
        "Beestad",
        "ido",
        "ido_locaties",
        "locatie",
        None,
        None,
        "te laat",
        "voorbeeld",
        None,
    ],
]


def write_opgave(pad: Path, rijen: list[list[object]] = OPGAVE, blad: str = "Opgave") -> None:
    """Write a capacity return as a workbook; the same rows give the same bytes, so that builds of them can be compared."""
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_bytes(_workbook(tuple(map(tuple, rijen)), blad))


@functools.cache
def _workbook(rijen: tuple[tuple[object, ...], ...], blad: str) -> bytes:
    werkboek = openpyxl.Workbook()
    werkboek.active.title = blad
    for rij in [OPGAVE_KOP, *rijen]:
        werkboek.active.append(rij)
    inhoud = io.BytesIO()
    werkboek.save(inhoud)
    return inhoud.getvalue()


def write_miniraw(raw: Path) -> Path:
    """Write the whole folder and return it."""
    for naam, tekst in TEKST.items():
        pad = raw / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_text(tekst + "\n", encoding="utf-8-sig")
    write_opgave(raw / "opgaven" / "voorbeeld_2022.xlsx")
    return raw
