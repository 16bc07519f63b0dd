"""Answers to further questions in the small data/raw, as somebody may get them wrong.

The warnings stand in one file, a line each, so that they can be made in any order; each error has a file of its own.
"""

from tests.hulp.regels.ingrepen import declare_regions

ANTWOORDEN = "opgaven/antwoorden.csv"
INDICATOREN = "pok/indicatoren.csv"
_KOP = "peildatum;gm_code;doel;indicator;antwoord;reden;status;toelichting"
_VRAGEN = """\
doel;indicator;volgorde;vraag;eenheid;soort;keuzes;leidend;wie;hoogstens;toelichting;bron;status
leren;fte_leren;1;Hoeveel fte?;fte;fte;;ja;gemeente;;;eigen;aanname
leren;wachttijd;2;Hoe lang wacht men?;dagen;verhouding;;nee;gemeente;365;;eigen;aanname
leren;vorm;3;Welke vorm?;keuze;keuze;eigen | gedeeld;nee;gemeente;;;eigen;aanname
wijkteams;teams;2;Hoeveel teams?;teams;aantal;;nee;gemeente;;;eigen;aanname
leren;casussen;4;Hoeveel casussen?;casussen;aantal;;nee;centrumgemeente;;;eigen;aanname"""
_ALLE_WAARSCHUWINGEN = (
    "GM0001;leren;wachttijd;999;;gepubliceerd;",
    "GM0001;wijkteams;teams;4;;gepubliceerd;",
    "GM0001;leren;prijs_eur;1000000;;gepubliceerd;",
    "GM0002;leren;casussen;3;;gepubliceerd;",
    "GM0001;leren;vorm;;;gepubliceerd;",
)


def answers(*rijen, vragen=_VRAGEN):
    """An edit: these questions, and these answers over 2022."""

    def edit(raw):
        (raw / INDICATOREN).write_text(vragen + "\n", encoding="utf-8")
        tekst = "\n".join([_KOP, *(f"2022-12-31;{rij}" for rij in rijen)]) + "\n"
        (raw / ANTWOORDEN).write_text(tekst, encoding="utf-8")

    return edit


def _warnings(raw):
    answers(*_ALLE_WAARSCHUWINGEN)(raw)


def _warnings_in_regions(raw):
    declare_regions()(raw)
    (raw / "pok/regionaal.csv").unlink()  # regions alone; no goal is received for them
    _warnings(raw)


ANTWOORDGEVALLEN = {
    "antwoord_onwaarschijnlijk": (_warnings, ANTWOORDEN, "E2", "GM0001: 999.00 dagen"),
    "antwoord_leidend_leeg": (
        _warnings,
        ANTWOORDEN,
        "E3",
        "GM0001, wijkteams: 1 beantwoord, zonder fte_wijkteams",
    ),
    "eigen_prijs_afwijkend": (_warnings, ANTWOORDEN, "E4", "GM0001, leren: € 1000000"),
    "opgave_prijs_zonder_bron": (_warnings, ANTWOORDEN, "E4", "GM0001, leren"),
    "antwoord_niet_centrum": (_warnings_in_regions, ANTWOORDEN, "E5", "GM0002, casussen"),
    "antwoord_of_reden": (_warnings, ANTWOORDEN, "E6", ""),
    "antwoord_vraag_onbekend": (
        answers("GM0001;leren;kleur;3;;gepubliceerd;"),
        ANTWOORDEN,
        "E2",
        "leren / kleur",
    ),
    "antwoord_past_niet": (answers("GM0001;leren;wachttijd;-3;;gepubliceerd;"), ANTWOORDEN, "E2", "-3"),
    "indicator_ongeldig": (
        answers(
            vragen=f"{_VRAGEN}\nniets;kleur;5;Welke kleur?;keuze;keuze;rood | groen;nee;gemeente;;;eigen;aanname"
        ),
        INDICATOREN,
        "D7",
        "niets / kleur",
    ),
}
