"""Add documents: recognise, validate as a build would, and only then keep the file and register it.

Everything is decided before anything is written; a refusal leaves ``data/raw`` as it was.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from pipelines.basis.bevinding import Bevinding, Ernst, InvoerGeweigerd, Plek, has_errors, meld, refuse_errors
from pipelines.basis.grenzen import Grenzen
from pipelines.bestand.openen import hash_document
from pipelines.bouw.bevestigen import as_rows, is_confirmable
from pipelines.bouw.stappen import check_confirmed
from pipelines.sources.ontvangen.documenten import DECIMAALTEKENS, Rij, table_names
from pipelines.sources.raw.bestanden import list_documents
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_circulaires, read_reference
from pipelines.sources.rekenbestand.naslag import Naslag
from pipelines.sources.rekenbestand.openen import open_document
from pipelines.sources.rekenbestand.tabellen import Gelezen, read_tables
from pipelines.sources.rekenbestand.tekstdocument import SOORT as TEKST
from pipelines.sources.rekenbestand.tekstdocument import is_text_only, register_row
from pipelines.toevoegen.deeltabel import missing_columns, missing_gemeenten
from pipelines.toevoegen.jaargangkeuze import Jaargang, find_jaargang
from pipelines.toevoegen.verslag import describe

_ONVEILIG = re.compile(r"[^A-Za-z0-9._-]+")
_GEVOLGEN = ("brug_sluit_niet", "indeling_onvolledig", "indeling_ongelijk")


@dataclass(frozen=True)
class Keuzes:
    """What the user states beside the files."""

    circulaire: str | None = None
    jaar: int | None = None
    publicatiedatum: date | None = None
    corrigeert: str | None = None
    factor: Decimal | None = None
    decimaalteken: str | None = None
    omvang: str | None = None
    bevestig: str | None = None
    """Why what the gate refuses is right all the same."""
    nogmaals: bool = False


@dataclass
class Voorstel:
    """What adding the files would do: rows for the register, the files behind them, and what to tell."""

    rijen: list[Rij] = field(default_factory=list)
    berichten: list[str] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)
    teksten: list[Rij] = field(default_factory=list)
    """Rows of documents without a table, which have no versions."""
    overzicht: list[str] = field(default_factory=list)
    """The whole of it beside what is there: totals, what changes most, and which gemeenten move."""
    bevestigingen: list[Rij] = field(default_factory=list)
    """Rows for the register of confirmations: what the gate refused and the user confirmed."""


class ToevoegenGeweigerd(InvoerGeweigerd):
    """A build with the files was refused; carries what was recognised in them and what they would change."""

    def __init__(self, bevindingen: list[Bevinding], overzicht: list[str]) -> None:
        super().__init__(bevindingen)
        self.overzicht = overzicht


def propose(raw: Path, paden: list[Path], keuzes: Keuzes, grenzen: Grenzen) -> Voorstel:
    """Recognise the files and try them in a build without publishing; raises InvoerGeweigerd with every finding."""
    invoer = Invoer(raw, grenzen=grenzen)
    read_circulaires(invoer, read_reference(invoer))
    refuse_errors(invoer.bevindingen)
    voorstel = Voorstel()
    bestaand = known_documents(raw, invoer)
    herkend: list[tuple[Path, Gelezen]] = []
    naslag = Naslag.from_tables(invoer.tabellen)
    for pad in paden:
        bron_id = hash_document(pad) if pad.is_file() else ""
        al = bestaand.get(bron_id)
        anders = _registered_elsewhere(pad, bron_id, invoer, keuzes)
        voorstel.bevindingen += [] if keuzes.nogmaals else anders
        if al and not al.endswith(f"van {TEKST})") and not (anders and keuzes.nogmaals):
            voorstel.berichten += [] if anders else [_already(pad, al)]
            continue
        herkend += _recognise(pad, naslag, grenzen, keuzes, voorstel, al)
    refuse_errors(voorstel.bevindingen)
    for pad, tabel in herkend:
        jaargang = find_jaargang(pad, tabel, keuzes.circulaire, keuzes.jaar)
        voorstel.bevindingen += jaargang.bevindingen
        voorstel.rijen += _register_row(pad, tabel, jaargang, keuzes)
    refuse_errors(voorstel.bevindingen)
    voorstel.bevindingen += _number_versions(invoer, voorstel.rijen, [t for _, t in herkend], keuzes)
    voorstel.rijen += voorstel.teksten
    refuse_errors(voorstel.bevindingen)
    if voorstel.rijen:
        _try_build(raw, voorstel, keuzes, grenzen)
    return voorstel


def _try_build(raw: Path, voorstel: Voorstel, keuzes: Keuzes, grenzen: Grenzen) -> None:
    """Build with the files without publishing; what the gate refuses goes on when the user gave a reason."""
    namen = {rij["document"]: rij["naam"] for rij in voorstel.rijen}
    vooraf = [b for b in voorstel.bevindingen if b.regel.endswith(("_andere_naam", "_zonder_tabel"))]
    try:
        gevonden, bevestigd = check_confirmed(
            Invoer(raw, grenzen=grenzen, kandidaten=voorstel.rijen),
            keuzes.bevestig,
            voorstel.overzicht,
        )
    except InvoerGeweigerd as fout:
        van_belang = [b for b in fout.bevindingen if b.ernst is Ernst.FOUT or b.document in namen]
        gemeld = [_as_received(b, namen) for b in _causes_first(van_belang, set(namen))]
        raise ToevoegenGeweigerd(gemeld, [*voorstel.berichten, *voorstel.overzicht]) from fout
    al_daar = {b.document: raw / b.document for b in bevestigd}
    bytes_nu = {wat: hash_document(pad) for wat, pad in al_daar.items() if pad.is_file()}
    bytes_nu |= {rij["document"]: rij["bron_id"] for rij in voorstel.rijen}
    voorstel.bevestigingen = as_rows(bevestigd, keuzes.bevestig or "", bytes_nu)
    voorstel.bevindingen = vooraf + [_as_received(b, namen) for b in gevonden if b.document in namen]


def _causes_first(bevindingen: list[Bevinding], nieuw: set[str]) -> list[Bevinding]:
    """What is wrong with the added documents first, without what only follows from it: from a gemeente that they leave out,
    and in the comparisons of the gate from whatever else is wrong with them."""
    if any(b.document in nieuw and b.ernst is Ernst.FOUT and not is_confirmable(b) for b in bevindingen):
        bevindingen = [b for b in bevindingen if not is_confirmable(b)]
    if any(b.regel == "circulaire_gemeente_ontbreekt" and b.document in nieuw for b in bevindingen):
        bevindingen = [b for b in bevindingen if b.regel not in _GEVOLGEN]
    return sorted(bevindingen, key=lambda b: (b.document not in nieuw, b.ernst is not Ernst.FOUT))


def _as_received(bevinding: Bevinding, namen: dict[str, str]) -> Bevinding:
    """A finding under the file name that the user gave, because the file has no other yet."""
    return replace(bevinding, document=namen.get(bevinding.document, bevinding.document))


def known_documents(raw: Path, invoer: Invoer) -> dict[str, str]:
    """sha256 to the name of everything that is there already, registered or compiled.

    What lies in ``documenten`` without a row counts for nothing: adding it takes it over.
    """
    los = raw / "documenten"
    bekend = {
        hash_document(pad): pad.relative_to(raw).as_posix()
        for pad in list_documents(raw)
        if not pad.is_relative_to(los)
    }
    for rij in invoer.tabellen["bron"].iter_rows(named=True):
        waar = f"{_vintage(rij)}, " if rij["soort"] != TEKST and rij["circulaire"] else ""
        bekend[rij["bron_id"]] = f"{rij['document']} ({waar}versie {rij['versie']} van {rij['soort']})"
    return bekend


def _registered_elsewhere(pad: Path, bron_id: str, invoer: Invoer, keuzes: Keuzes) -> list[Bevinding]:
    """An error when a file is registered already, and for no circulaire and year that the user states now."""
    rijen = [
        rij
        for rij in invoer.tabellen["bron"].iter_rows(named=True)
        if rij["bron_id"] == bron_id and rij["soort"] != TEKST and rij["circulaire"]
    ]
    if not rijen or any(
        keuzes.circulaire in (None, rij["circulaire"]) and keuzes.jaar in (None, rij["uitkeringsjaar"])
        for rij in rijen
    ):
        return []
    gevraagd = (
        f"{keuzes.circulaire or rijen[0]['circulaire']} voor {keuzes.jaar or rijen[0]['uitkeringsjaar']}"
    )
    waar = " en ".join(dict.fromkeys(_vintage(rij) for rij in rijen))
    document = rijen[0]["document"]
    return [meld("document_elders", Plek(pad.name), waar, verwacht=gevraagd, document=document)]


def _vintage(rij: Rij) -> str:
    return f"{rij['circulaire']} voor {rij['uitkeringsjaar']}"


def _recognise(
    pad: Path, naslag: Naslag, grenzen: Grenzen, keuzes: Keuzes, voorstel: Voorstel, al: str | None
) -> list[tuple[Path, Gelezen]]:
    bladen, onleesbaar = open_document(pad, pad.name, naslag, grenzen)
    voorstel.bevindingen += onleesbaar
    teken = DECIMAALTEKENS.get(keuzes.decimaalteken or "")
    uit: list[tuple[Path, Gelezen]] = []
    overgeslagen = []
    for blad in bladen:
        tabellen = read_tables(blad, naslag, teken)
        if not tabellen and any(any(cel.strip() for cel in rij) for rij in blad.rijen):
            overgeslagen.append(blad.naam)
        for tabel in tabellen:
            voorstel.bevindingen += tabel.bevindingen
            if tabel.frame.is_empty() and not has_errors(tabel.bevindingen):
                voorstel.bevindingen.append(meld("tabel_leeg", tabel.blad.plek(""), tabel.soort))
            voorstel.berichten.append(describe(pad, tabel))
        uit += [(pad, tabel) for tabel in tabellen]
    if bladen and not uit and is_text_only(bladen, naslag):
        if al:
            voorstel.berichten.append(_already(pad, al))
            return []
        bron_id = bladen[0].bron_id
        voorstel.teksten.append(
            register_row(
                pad, bron_id, _place(pad, bron_id), keuzes.circulaire, keuzes.jaar, keuzes.publicatiedatum
            )
        )
        voorstel.bevindingen.append(meld("document_zonder_tabel", Plek(pad.name)))
    elif bladen and not uit:
        plek = Plek(pad.name, ", ".join(blad.naam for blad in bladen[:5]))
        voorstel.bevindingen.append(meld("tabel_onbekend", plek))
    elif overgeslagen:
        voorstel.berichten.append(
            f"{pad.name}: geen tabel herkend op blad {', '.join(overgeslagen)}; niet gelezen."
        )
    return uit


def _already(pad: Path, al: str) -> str:
    return f"{pad.name} staat er al in als {al}; er is niets gedaan."


def _place(pad: Path, bron_id: str) -> str:
    """Where the document is kept, under a name that is safe on every system."""
    naam = _ONVEILIG.sub("_", pad.name).lstrip("._")[-80:] or "document"
    return f"documenten/{bron_id[:12]}_{naam}"


def _register_row(pad: Path, tabel: Gelezen, jaargang: Jaargang, keuzes: Keuzes) -> list[Rij]:
    if has_errors(jaargang.bevindingen):
        return []
    bron_id = tabel.blad.bron_id
    return [
        {
            "bron_id": bron_id,
            "naam": pad.name.replace(";", "_"),
            "document": _place(pad, bron_id),
            "blad": tabel.blad.naam,
            "soort": tabel.soort,
            "circulaire": jaargang.circulaire,
            "uitkeringsjaar": jaargang.jaar,
            "versie": 0,
            "omvang": keuzes.omvang or "geheel",
            "publicatiedatum": keuzes.publicatiedatum,
            "corrigeert": keuzes.corrigeert,
            "decimaalteken": keuzes.decimaalteken,
            "uitkeringsfactor": keuzes.factor if tabel.soort == "volumina" else None,
            "toegevoegd_op": date.today(),
            "pad": pad,
        }
    ]


def _number_versions(
    nu: Invoer, rijen: list[Rij], tabellen: list[Gelezen], keuzes: Keuzes
) -> list[Bevinding]:
    """Fill in ``versie`` and ``corrigeert``; a table that holds less than the one before needs a word of the user."""
    versies = nu.tabellen["tabelversie"].to_dicts()
    bevindingen = []
    for rij, tabel in zip(rijen, tabellen, strict=True):
        eigen = set(table_names(tabel)) or {"circulaire"}
        eerder = [
            v for v in versies
            if v["tabel"] in eigen and (rij["circulaire"] is None or (v["circulaire"], v["uitkeringsjaar"]) == (rij["circulaire"], rij["uitkeringsjaar"]))
        ]  # fmt: skip
        rij["versie"] = max((v["versie"] for v in eerder), default=0) + 1
        if keuzes.corrigeert:
            bedoeld = {
                v["bron_id"]
                for v in eerder
                if keuzes.corrigeert in (v["naam"], v["document"])
                or v["bron_id"].startswith(keuzes.corrigeert)
            }
            rij["corrigeert"] = min(bedoeld, default=None)
            if not bedoeld:
                bevindingen.append(
                    meld(
                        "corrigeert_onbekend.keuze" if eerder else "corrigeert_onbekend.geen",
                        Plek(rij["naam"], rij["blad"]),
                        keuzes.corrigeert,
                        documenten=", ".join(str(v["document"]) for v in eerder),
                    )
                )
        if rij["soort"] == "uitkeringen" and eerder and keuzes.omvang is None:
            bevindingen += missing_columns(rij, tabel, nu)
        if rij["soort"] == "uitkeringen" and eerder and keuzes.omvang == "deel":
            bevindingen += missing_gemeenten(rij, tabel, nu)
    return bevindingen
