"""A row per goal of one gemeente: amount and certainty, key, what it buys, what stands against it, peers, and the year before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl
from dash import html

from dashboard.beeld.bundel import wholes
from dashboard.beeld.cijfer import Inhoud, show
from dashboard.beeld.elementen import head_row, note, status_badge, table_box
from dashboard.beeld.gedeeld.regio import GEEN_ONTVANGER, VOOR_DE_REGIO
from dashboard.beeld.kenmerken import INTERN, Kind, Kinderen, kenmerken
from dashboard.beeld.kolom import Rij
from dashboard.beeld.maten import bought, own_price, returned
from dashboard.beeld.reeks import spent
from dashboard.beeld.termen import VORMEN_KORT, describe_line_key, outside_recipient, short_goal
from dashboard.gegevens.toestand import Toestand
from dashboard.pages.gemeente.toegewezen import rate_gap, rates
from dashboard.pages.gemeente.wijziging import Regels, change, explain_change
from pipelines.basis.cijfer import Cijfer
from pipelines.basis.opmaak import enumerate_words
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, buys, reference
from pipelines.basis.zin import Link, Zin, enumerate_pieces

_GEEN_OPGAVE = "nog geen opgave"
NIET_TE_SPLITSEN = "niet te splitsen"
"""The reason at a goal whose figure was given for a block of goals."""


@dataclass(frozen=True)
class Doeltabel:
    """What the rows are made of. ``regios``: by goal who receives it for the region (``find_regions``); ``leden``: every goal by its
    code, also those of a bundle; ``lasten``: by goal the latest lasten on each of its taakvelden; ``blokken``: what was given for
    goals together, by their codes with ~ between them.
    """

    toestand: Toestand
    gemeente: Rij
    regels: Regels
    regios: Mapping[str, Rij]
    leden: Mapping[str, Rij]
    lasten: Mapping[str, Sequence[Rij]]
    blokken: Mapping[str, Rij]

    @property
    def jaar(self) -> int:
        """The uitkeringsjaar."""
        return self.toestand.jaar

    @property
    def gm(self) -> str:
        """The code of the gemeente."""
        return str(self.gemeente["gm_code"])

    def draw(self, rijen: pl.DataFrame) -> html.Div:
        """The table. Frame: ``vragen/gemeente/gemeente_doelen`` with ``add_previous``, which may be folded."""
        koppen = (
            "Doel",
            "Toegewezen",
            "Sleutel",
            "Koopt (aanname)",
            "Wat ertegenover staat",
            "Per inwoner",
            f"Sinds {self.jaar - 1}",
        )
        regels = [self._row(koppen, rij) for rij in rijen.iter_rows(named=True)]
        romp = html.Tbody([*regels, self._total(koppen, wholes(rijen))])
        naam = f"Per doel: wat {self.gemeente['naam']} in {self.jaar} kreeg, op welke sleutel, en wat ertegenover staat"
        return table_box(naam, head_row(koppen), romp, "fk-tabel fk-antwoord")

    def _row(self, koppen: Sequence[str], rij: Rij) -> html.Tr:
        cellen = (
            self._amount(rij),
            self._key(rij),
            self._buys(rij),
            self._against(rij),
            self._peers(rij),
            self._change(rij),
        )
        deel = "fk-antwoord__deel" if rij["niveau"] else None
        return html.Tr(
            [html.Th(self._name(rij), scope="row"), *_cells(koppen, cellen)], **kenmerken(className=deel)
        )

    def _total(self, koppen: Sequence[str], rijen: pl.DataFrame) -> html.Tr:
        """All goals together; the headline above says it too, and how it compares."""
        samen = Cijfer(
            total(rijen["toegewezen_eur"]), "eur", allocated(self.jaar, gm_code=self.gm), "Alle doelen samen"
        )
        cellen: tuple[Kinderen, ...] = (show([samen]), "", "", "", "", "")
        return html.Tr(
            [html.Th("Alle doelen samen", scope="row"), *_cells(koppen, cellen)],
            className="fk-antwoord__totaal",
        )

    def _name(self, rij: Rij) -> Kinderen:
        """The goal, as the way to its calculation."""
        eerste = rij["doel"].split("~")[0]
        adres = f"/gemeente{self.toestand.search(deel='berekening', doel=eerste)}#berekening"
        kort, _, rest = rij["doel_naam"].partition(":")
        return [
            html.A(kort, href=adres, className="fk-link", **INTERN),
            _under(rest.strip()) if rest else None,
        ]

    def _elsewhere(self, rij: Rij) -> Rij | None:
        """The region of a goal that another gemeente receives for this one too."""
        regio = self.regios.get(rij["doel"])
        return None if regio is None or regio["is_centrum"] else regio

    def _amount(self, rij: Rij) -> Kinderen:
        regio = self._elsewhere(rij)
        if regio is not None:
            centrum = Link(regio["naam"], "/gemeente" + self.toestand.search(gm=regio["gm_code"]))
            return [GEEN_ONTVANGER, _under(Zin("via centrumgemeente ", centrum))]
        bedrag = Cijfer(
            rij["toegewezen_eur"],
            "eur",
            allocated(self.jaar, doel=rij["doel"], gm_code=self.gm),
            short_goal(rij["doel_naam"]),
        )
        return html.Span(show([bedrag, " ", status_badge(rij["toewijzing_status"])]), className="fk-heel")

    def _key(self, rij: Rij) -> Kinderen:
        """Every key by its plain name, with the form of its money and of when its figures are."""
        per_noot: dict[str, list[str]] = {}
        for regel in self.regels.now(rij["doel"]):
            sleutel = describe_line_key({**regel, "circulaire_naam": None})
            per_noot.setdefault(self._key_note(regel, rij["doel"]), []).append(sleutel)
        delen: list[Kind] = [
            html.P([_capital(enumerate_words(sleutels)), _under(noot)]) for noot, sleutels in per_noot.items()
        ]
        return delen or "niet over gemeenten verdeeld"

    def _key_note(self, regel: Rij, doel: str) -> str:
        """The form of the money of a key, of which circulaire its figures are where these differ, and how sure it is."""
        vorm = VORMEN_KORT[regel["vorm"]]
        if regel["vorm"] == "buiten_gemeentefonds":
            vorm = f"buiten het gemeentefonds, naar {outside_recipient(doel)}"
        jaargang = "" if len(self.vintages()) < 2 else _vintage(regel)
        return ", ".join(filter(None, (vorm, jaargang, f"sleutel: {regel['sleutel_status']}")))

    def vintages(self) -> list[str]:
        """The circulaires that the figures behind the keys of this year are from."""
        regels = (regel for regel in self.regels.alle if regel["uitkeringsjaar"] == self.jaar)
        return sorted({_vintage(regel) for regel in regels} - {""})

    def _buys(self, rij: Rij) -> Kinderen:
        if self._elsewhere(rij) is not None:
            return "–"
        geld = allocated(self.jaar, doel=rij["doel"], gm_code=self.gm)
        bron = buys(geld, rij["doel"].split("~")[0], own_price(rij, self.gm))
        return show(
            [
                Cijfer(
                    bought(rij["toegewezen_eur"], rij["prijs_eur"]),
                    "eenheid_heel",
                    bron,
                    eenheid=rij["eenheid"] or "",
                    reden=_no_price(rij) if rij["toegewezen_eur"] else "–",
                    achter=" (eigen prijs)" if rij["eigen_prijs_peildatum"] else "",
                )
            ]
        )

    def _against(self, rij: Rij) -> Kinderen:
        """The returns, or that there is none yet; and the latest real lasten of the taakvelden."""
        if self._elsewhere(rij) is not None:
            return "–"
        codes = rij["doel"].split("~")
        opgaven = [self._returned(self.leden[code], met_naam=len(codes) > 1) for code in codes]
        opgaven.append(self._together(rij["doel"]))
        delen: list[Kind] = [html.P(show(opgave)) for opgave in opgaven if opgave]
        lasten = [self._spent(regel) for code in codes for regel in self.lasten.get(code, [])]
        onder = _under(Zin("lasten taakveld ", enumerate_pieces(lasten, "; ", "; "))) if lasten else None
        samen = all(self.leden[code]["opgave_reden"] == NIET_TE_SPLITSEN for code in codes)
        return [*(delen or [NIET_TE_SPLITSEN if samen else _GEEN_OPGAVE]), onder]

    def _together(self, doelen: str) -> list[Inhoud] | None:
        """What was given for these goals as one figure."""
        blok = self.blokken.get(doelen)
        if blok is None or blok["waarde"] is None:
            return None
        sleutel = {"peildatum": blok["peildatum"], "gm_code": self.gm, "bundel": blok["bundel"]}
        bron = reference("mart.opgave_blok", "waarde", **sleutel)
        cijfer = Cijfer(blok["waarde"], "eenheid_heel", bron, eenheid=blok["eenheid"])
        return [cijfer, " ", status_badge(blok["status"])]

    def _returned(self, lid: Rij, *, met_naam: bool) -> list[Inhoud] | None:
        if lid["opgave_waarde"] is None:
            return None
        bron = returned(lid["opgave_peildatum"].isoformat(), self.gm, lid["doel"], lid["opgave_indicator"])
        cijfer = Cijfer(lid["opgave_waarde"], "eenheid_heel", bron, eenheid=lid["eenheid"] or "")
        naam = f"{short_goal(lid['doel_naam'])}: " if met_naam else ""
        return [naam, cijfer, " ", status_badge(lid["opgave_status"])]

    def _spent(self, regel: Rij) -> Zin:
        bron = spent(regel["boekjaar"], regel["verslagsoort"], regel["taakveld"], gm_code=regel["delen"])
        lasten = Cijfer(regel["lasten_eur"], "mln", bron, f"Lasten op taakveld {regel['taakveld']}")
        return Zin(f"{regel['taakveld']}: ", lasten, f" ({regel['boekjaar']})")

    def _peers(self, rij: Rij) -> Kinderen:
        """The amount per inhabitant, and how much more or less that is than in the size class."""
        if rij["doel"] in self.regios:
            return VOOR_DE_REGIO
        doel = {"doel": rij["doel"]}
        paar = rates(self.gemeente, self.jaar, rij["toegewezen_eur"], rij["klasse_eur"] or 0, **doel)
        gat = rate_gap(self.gemeente, self.jaar, paar, **doel)
        return [*show([paar[0]]), _under(Zin(gat, "klasse (", paar[1], ")"))]

    def _change(self, rij: Rij) -> Kinderen:
        if self._elsewhere(rij) is not None:
            return "–"
        waarom = _under(explain_change(rij, self.regels, self.gm))
        if rij["vorig_eur"] is None:
            return [waarom]
        if rij["vorig_eur"] == rij["toegewezen_eur"]:
            return ["gelijk", waarom]
        verschil = change(
            rij["toegewezen_eur"], rij["vorig_eur"], self.jaar, self.gm, rij["delen"], doel=rij["doel"]
        )
        return [*show([verschil]), waarom]


def _cells(koppen: Sequence[str], cellen: Sequence[Kinderen]) -> list[html.Td]:
    """The cells of a row behind its name; on a telephone each says what it is."""
    return [
        html.Td(cel, **kenmerken(data_kop=kop if cel else None))
        for kop, cel in zip(koppen[1:], cellen, strict=True)
    ]


def _under(inhoud: Inhoud | Sequence[Inhoud]) -> html.Span:
    """Small words on a line of their own."""
    klein = note(inhoud)
    return html.Span(klein, className="fk-onder")


def _capital(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _vintage(regel: Rij) -> str:
    """Of which circulaire the figures of a key are; that of inhabitants says its day itself."""
    return f"{regel['circulaire_naam']} voor {regel['sleutel_jaar']}" if regel["circulaire_naam"] else ""


def _no_price(rij: Rij) -> str:
    return "prijzen per doel verschillen" if "~" in rij["doel"] else "geen prijs per eenheid"
