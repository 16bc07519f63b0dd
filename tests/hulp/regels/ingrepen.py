"""Edits of the small data/raw, as somebody may make them by mistake; each names what it breaks."""

from pipelines.sources.ontvangen.opgave import add_return
from pipelines.sources.ontvangen.sisa import add_annex
from pipelines.sources.opgave.invullen import Antwoord, Grootboekinvoer
from pipelines.sources.opgave.schrijven import fill_template
from pipelines.sources.opgave.vragen import BESTEED, choose, read_questions
from pipelines.sources.raw.lezen import read_table
from tests.hulp.helpers import add_rows, change_rows, edit_cell
from tests.hulp.miniraw import OPGAVE, OPGAVE_KOP, write_opgave

VOLUMINA = "circulaires/M2022_2023/volumina.csv"
GEWICHTEN = "circulaires/M2022_2023/gewichten.csv"
UITKERINGEN = "circulaires/M2022_2023/uitkeringen.csv"
INWONERS = "gemeenten/inwoners.csv"
HERINDELINGEN = "gemeenten/herindelingen.csv"
JAARREKENING = "iv3/2022_jaarrekening.csv"
OPGAVEN = "opgaven/voorbeeld_2022.xlsx"


def cell(document, cel, waarde):
    """An edit: one cell of one document."""
    return lambda raw: edit_cell(raw / document, cel, waarde)


def returns(**velden):
    """An edit: the first row of the return with other values (waarde=-1 and so on)."""
    rij = list((dict(zip(OPGAVE_KOP, OPGAVE[0], strict=True)) | velden).values())
    return lambda raw: write_opgave(raw / OPGAVEN, [rij])


def drop_beestad_and_ceeburg(raw):
    """Nobody in the 2023 indeling but Aadorp and Eeveen has a weight then, and Deestad is missing."""
    change_rows(raw / "gemeenten/herindelingen.csv", lambda rijen: rijen[:1])


def split_eeveen(raw):
    """Eeveen is split in 2024, after every year that is allocated."""
    add_rows(
        raw / "gemeenten/gemeenten.csv",
        "2024;GM0001;Aadorp;Drenthe",
        "2024;GM0004;Deestad;Drenthe",
        "2024;GM0006;Eevoort;Utrecht",
    )
    add_rows(
        raw / "gemeenten/herindelingen.csv",
        "2024-01-01;GM0005;'s-Eeveen;GM0004;Deestad;gesplitst",
        "2024-01-01;GM0005;'s-Eeveen;GM0006;Eevoort;gesplitst",
    )


def declare_shares(*aandelen):
    """An edit: the shares of the split of Eeveen, each as code;teller;noemer."""

    def edit(raw):
        split_eeveen(raw)
        kop = "datum;oude_code;nieuwe_code;teller;noemer;status;bron"
        regels = [f"2024-01-01;GM0005;{aandeel};aanname;bron" for aandeel in aandelen]
        (raw / "gemeenten/splitsingen.csv").write_text("\n".join([kop, *regels]) + "\n", encoding="utf-8")

    return edit


def declare_bundle(*bundels):
    """An edit: amounts of 2022 that lines share, each as bundel;regels;bedrag_eur."""

    def edit(raw):
        kop = "uitkeringsjaar;bundel;naam;regels;bedrag_eur;status;toelichting;bron"
        regels = [
            f"2022;{bundel};Samen: {bundel};{namen};{eur};aanname;;bron"
            for bundel, namen, eur in (b.split(";") for b in bundels)
        ]
        (raw / "pok/bundels.csv").write_text("\n".join([kop, *regels]) + "\n", encoding="utf-8")

    return edit


def declare_regions(doel="veilig", centrum="GM0005"):
    """An edit: Aadorp and Deestad are one region, Eeveen another, and what a goal gives is for these regions."""

    def edit(raw):
        leden = [
            ("GM0001", "R1", "Noord", "GM0001"),
            ("GM0004", "R1", "Noord", "GM0001"),
            ("GM0005", "R2", "Zuid", centrum),
        ]
        regels = [";".join(("2023", *lid)) for lid in leden]
        kop = "jaar;gm_code;regio_code;regio;centrumgemeente"
        (raw / "gemeenten/regios.csv").write_text("\n".join([kop, *regels]) + "\n", encoding="utf-8")
        regionaal = f"doel;status;toelichting;bron\n{doel};afgeleid;voor de regio;bron\n"
        (raw / "pok/regionaal.csv").write_text(regionaal, encoding="utf-8")

    return edit


def count_trait(*rijen, kenmerk="laag"):
    """An edit: how many inhabitants of a kind every gemeente of 2022 has, each as gm_code;waarde, and a key by it."""

    def edit(raw):
        soorten = (
            f"kenmerk;naam;eenheid;is_aantal;bron;toelichting\n{kenmerk};laag opgeleid;inwoners;ja;bron;\n"
        )
        (raw / "gemeenten/kenmerksoorten.csv").write_text(soorten, encoding="utf-8")
        waarden = "\n".join(["jaar;kenmerk;gm_code;waarde", *(f"2022;laag;{rij}" for rij in rijen)]) + "\n"
        (raw / "gemeenten/kenmerken.csv").write_text(waarden, encoding="utf-8")

    return edit


def return_with_ledger(raw):
    """A return of Aadorp in the template: 300 spent on leren, and a ledger line of 200."""
    doelen = read_questions(raw)
    antwoorden = [
        Antwoord(doel, indicator, reden="niet van toepassing")
        for doel, blad in doelen.items()
        for indicator in (blad.indicator, BESTEED)
        if doel != "leren"
    ]
    antwoorden += [Antwoord("leren", doelen["leren"].indicator, "2"), Antwoord("leren", BESTEED, "300")]
    add_answers(raw, antwoorden, [Grootboekinvoer("leren", "4100", "200")])


def add_answers(raw, antwoorden, grootboek=()):
    """A return of Aadorp over 2022 in the template with these answers."""
    doelen = read_questions(raw)
    bladen = [(blad, []) for blad in choose(doelen, 2022).values()]
    pad = raw.parent / "opgave.xlsx"
    pad.write_bytes(fill_template("GM0001", "Aadorp", 2022, bladen, antwoorden, grootboek))
    add_return(pad, raw, doelen, frozenset(read_table(raw, "gemeente")["gm_code"]))


def annex(code, besteed="€ 1.000"):
    """An edit: a SiSa annex of Aadorp over 2022 with this on X99/01, and ``code`` for the regeling."""

    def edit(raw):
        (raw / "sisa").mkdir()
        kop = "jaar;code;regeling;doel;indicator_besteed;status;bron;toelichting"
        rij = f"2022;{code};Punten;ido;{'01' if code else ''};aanname;bron;"
        (raw / "sisa/regelingen.csv").write_text(f"{kop}\n{rij}\n", encoding="utf-8")
        pad = raw.parent / "bijlage.csv"
        pad.write_text(
            f"code;indicator;omschrijving;bedrag of aantal;aard controle\nX99;X99/01;Besteding;{besteed};R\n",
            encoding="utf-8",
        )
        add_annex(pad, raw, "GM0001", 2022)

    return edit


def stored(map_, naam):
    """A document that is stored under a name with its own hash: only folder and name are known."""
    return f"{map_}/*_{naam}"


# rule: (what someone does wrong, the document and cell that the finding must name, the value it must quote)
