"""Iv3 deliveries as received: adding one to the register in data/raw/iv3/leveringen, and reading Iv3 for the build.

Catalogue, schema and definitions are read when a delivery needs them; without one they are only registered.
"""

from pathlib import Path

import polars as pl

from pipelines.basis.bevinding import InvoerGeweigerd
from pipelines.sources.iv3.catalogus import FOUTEN
from pipelines.sources.iv3.controleren import Controle, check_file
from pipelines.sources.iv3.definities import BESTANDEN, definition_years
from pipelines.sources.iv3.definities import MAP as DEFINITIES
from pipelines.sources.iv3.model import Eenheid, Levering
from pipelines.sources.iv3.naslag import SCHEMA, Iv3Naslag, make_reference
from pipelines.sources.iv3.overgang import OVERGANG
from pipelines.sources.iv3.staging import TABELLEN
from pipelines.sources.iv3.volgorde import Verslag, older_than, report_of
from pipelines.sources.ontvangen.bewaren import Bewaard, Register, changed, read_register
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.tabel.kolommen import Kolom, Schema, read_long
from pipelines.sources.tabel.openen import find_tabel

LEVERINGEN = Register(
    "iv3/leveringen",
    "iv3",
    (
        Kolom("vorm", keuzes=("json", "excel", "open_data")),
        Kolom("boekjaren"),
        Kolom("verslagsoorten"),
        Kolom("gm_code", verplicht=False),
        Kolom("eenheid", keuzes=("euro", "duizend")),
    ),
)
_NASLAG = ("iv3/fouten", "iv3/schema")


def add_delivery(
    pad: Path, raw: Path, naslag: Iv3Naslag, eenheid: Eenheid | None
) -> tuple[Bewaard, Controle]:
    """Check a file and keep it; raises InvoerGeweigerd with every finding when it has errors."""
    controle = check_file(pad, pad.name, naslag, eenheid)
    if controle.heeft_fouten or controle.vorm is None:
        raise InvoerGeweigerd(controle.bevindingen)
    gemeenten = sorted(set(controle.kop["gm_code"]))
    _say_older_than_kept(raw, naslag, controle)
    rij = {
        "vorm": controle.vorm,
        "boekjaren": " | ".join(str(j) for j in sorted(set(controle.kop["boekjaar"]))),
        "verslagsoorten": " | ".join(sorted(set(controle.kop["verslagsoort"]))),
        "gm_code": gemeenten[0] if len(gemeenten) == 1 else "",
        "eenheid": controle.kop["eenheid"][0],
    }
    return LEVERINGEN.store(raw, pad.name, pad.read_bytes(), controle.bron_id, rij), controle


def _say_older_than_kept(raw: Path, naslag: Iv3Naslag, controle: Controle) -> None:
    """Add the warning of a build when a delivery is older than the one that it takes the place of."""
    register = LEVERINGEN.path(raw)
    gemeenten = {levering.gm_code for levering in controle.leveringen if levering.datum}
    vorige: dict[Verslag, Levering] = {}
    for rij in sorted(read_register(register), key=lambda rij: int(rij["volgnummer"])):
        if rij["gm_code"] in gemeenten and rij["sha256"] != controle.bron_id:
            eerder = check_file(register.parent / rij["bestand"], rij["oorspronkelijke_naam"], naslag)
            vorige |= {report_of(levering): levering for levering in eerder.leveringen}
    controle.bevindingen += [b for lev in controle.leveringen for b in older_than(lev, vorige)]


def read_iv3_details(invoer: Invoer) -> None:
    """Read the crosswalk and the deliveries; the staging tables exist also when there are none."""
    for naam, schema in TABELLEN.items():
        invoer.tabellen[naam] = pl.DataFrame(schema=schema)
    invoer.add_optional("taakveld_overgang", "iv3/taakveld_overgang", OVERGANG)
    heeft_leveringen = _find(invoer, "iv3/leveringen/leveringen").is_file()
    nieuwe_jaren = _years_without_taakvelden(invoer)
    if (heeft_leveringen or nieuwe_jaren) and {"gemeente", "inwoners"} <= invoer.tabellen.keys():
        naslag = _read_reference(invoer, compleet=heeft_leveringen)
        if naslag is not None:
            _add_taakvelden(invoer, naslag, nieuwe_jaren)
            if heeft_leveringen:
                _read_deliveries(invoer, naslag)
            invoer.bevindingen += naslag.bevindingen
    _register_unused(invoer)


def _find(invoer: Invoer, pad: str) -> Path:
    map_, naam = pad.rsplit("/", 1)
    return find_tabel(invoer.raw / map_, naam)


def _read(invoer: Invoer, pad: str, schema: Schema) -> pl.DataFrame:
    tabel = invoer.open(_find(invoer, pad), "iv3")
    if tabel is None:
        return pl.DataFrame()
    frame, bevindingen = read_long(tabel, schema)
    invoer.bevindingen += bevindingen
    return frame


def _years_without_taakvelden(invoer: Invoer) -> list[int]:
    """The boekjaren that have a definition and no rows in iv3/taakvelden."""
    if "taakveld" not in invoer.tabellen:
        return []
    bekend = set(invoer.tabellen["taakveld"]["boekjaar"])
    return [jaar for jaar in definition_years(invoer.raw) if jaar not in bekend]


def _read_reference(invoer: Invoer, *, compleet: bool) -> Iv3Naslag | None:
    """What deliveries are checked against; not ``compleet`` when only the definitions are asked for."""
    frames = {naam: invoer.tabellen[naam] for naam in ("gemeente", "inwoners")}
    for naam, pad, schema in zip(("fouten", "schema"), _NASLAG, (FOUTEN, SCHEMA), strict=True):
        frames[naam] = _read(invoer, pad, schema) if compleet else pl.DataFrame()
        if compleet and frames[naam].is_empty():
            return None
    naslag = make_reference(invoer.raw, frames, invoer.grenzen)
    naslag.register = lambda tabel: invoer.register(tabel, "definities")
    return naslag


def _add_taakvelden(invoer: Invoer, naslag: Iv3Naslag, jaren: list[int]) -> None:
    """Taakvelden of years that iv3/taakvelden.csv does not have come from their definition."""
    for boekjaar in jaren:
        definitie = naslag.definitie(boekjaar)
        if definitie is None:
            continue
        codes = definitie.codes["taakveld"]
        bron = {"bron_id": naslag.bron_id(boekjaar), "blad": "codes", "cel": ""}
        rijen = [
            {"boekjaar": boekjaar, "taakveld": c, "omschrijving": codes[c][0], **bron}
            for c in codes
            if c in definitie.laagste["taakveld"]
        ]
        nieuw = pl.DataFrame(rijen, schema=invoer.tabellen["taakveld"].schema)
        invoer.tabellen["taakveld"] = pl.concat([invoer.tabellen["taakveld"], nieuw])


def _read_deliveries(invoer: Invoer, naslag: Iv3Naslag) -> None:
    """Check every registered delivery again, as the definitions are now; a file that changed is a finding."""
    delen: dict[str, list[pl.DataFrame]] = {naam: [invoer.tabellen[naam]] for naam in TABELLEN}
    vorige: dict[Verslag, Levering] = {}
    for rij in sorted(LEVERINGEN.read(invoer), key=lambda rij: rij["volgnummer"]):
        controle = check_file(rij["pad"], rij["document"], naslag, rij["eenheid"])
        veranderd = (
            changed(rij["document"], controle.bron_id, rij["sha256"], "iv3") if controle.bron_id else []
        )
        invoer.bevindingen += controle.bevindingen + veranderd
        if controle.vorm is None or controle.heeft_fouten or veranderd:
            continue
        invoer.note(rij["pad"], controle.bron_id, LEVERINGEN.soort)
        for levering in controle.leveringen:
            invoer.bevindingen += older_than(levering, vorige)
            vorige[report_of(levering)] = levering
        vast = {
            naam: pl.lit(waarde)
            for naam, waarde in (
                ("volgnummer", rij["volgnummer"]), ("vorm", controle.vorm), ("document", controle.document)
            )
        }  # fmt: skip
        kop = controle.kop.with_columns(**vast, ontvangen_op=pl.lit(rij["ontvangen_op"]))
        regels, balans = (f.with_columns(**vast) for f in controle.amounts())
        for naam, frame in (("iv3_levering", kop), ("iv3_regel", regels), ("iv3_balans", balans)):
            delen[naam].append(frame.select(*TABELLEN[naam]).cast(pl.Schema(TABELLEN[naam])))
    invoer.tabellen |= {naam: pl.concat(frames) for naam, frames in delen.items()}


def _register_unused(invoer: Invoer) -> None:
    """Register the reference files that no delivery asked for: they are known, and unread."""
    per_jaar = [f"{DEFINITIES}/{jaar}/{naam}" for jaar in definition_years(invoer.raw) for naam in BESTANDEN]
    bekend = {d["document"] for d in invoer.documenten} | {b.document for b in invoer.bevindingen}
    for pad in (_find(invoer, p) for p in (*_NASLAG, *per_jaar)):
        if pad.is_file() and pad.relative_to(invoer.raw).as_posix() not in bekend:
            invoer.register_file(pad, "definities")
