"""Make an evidence pack from a frozen state: one zip with all that an accountant needs, the same bytes each time."""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from pipelines import VERSIE
from pipelines.basis.bevinding import FondskompasFout
from pipelines.basis.queries import BEGRIP, LAGEN, find_query, read_queries
from pipelines.basis.uitgave import open_published
from pipelines.bevroren.register import BevrorenStand, entry_path, open_stand, read_entry
from pipelines.bevroren.sleutels import Ondertekenaar
from pipelines.bewijspakket.cijfers import Rijen, read_table
from pipelines.narekenen import nalopen
from pipelines.narekenen.rekenen import NietNaTeRekenen, Rekening

if TYPE_CHECKING:
    import duckdb

_SJABLOON = Path(__file__).parent / "sjabloon"
_NAREKENEN = Path(__file__).parent.parent / "narekenen"
_GETAL = re.compile(r"-?[0-9]+(,[0-9]+)?")
_DATUM = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold; the moment of making says nothing


def make_pack(
    naam: str, standen: Path, raw: Path, gm_code: str | None = None, sleutel: Ondertekenaar | None = None
) -> bytes:
    """The pack of a frozen state as a zip; with ``gm_code`` the figures of that gemeente alone, from the same sources.

    Raises FondskompasFout when the state is unknown or damaged, when ``raw`` no longer holds what it was made from, and when
    the pack would not pass its own check.
    """
    stand = read_entry(standen, naam)
    with open_published(open_stand(naam, standen)) as con:
        _refuse_as_known(con)
        tabellen = _read_figures(con, gm_code)
        maatstaven = read_table(con, "maatstaf", {"gm_code": gm_code})
    if not tabellen["toewijzing"]:
        raise FondskompasFout(
            f"De stand «{naam}» kent geen gemeente {gm_code}. Geef een CBS-code zoals GM0363."
        )
    nodig = {d for r in maatstaven for d in (r["volume_document"], r["bedrag_document"])}
    bronnen, rekening = read_sources(stand, raw, nodig)
    bestanden = {
        "LEESMIJ.md": _read_me(stand, gm_code).encode(),
        "controleer.py": assemble_checker().encode(),
        "stand.json": entry_path(standen, naam).read_bytes(),
        **{pad: as_csv(tabellen[tabel]) for tabel, pad in nalopen.CIJFERS.items()},
        nalopen.MAATSTAVEN: as_csv(maatstaven),
        **{f"bronnen/{pad}": inhoud for pad, inhoud in bronnen.items()},
        "regels/rekenregels.md": (_SJABLOON / "rekenregels.md").read_bytes(),
        **{
            f"regels/sql/{schema}/{q.naam}.sql": find_query(schema, q.naam).read_bytes()
            for schema in (BEGRIP, *LAGEN)
            for q in read_queries(schema)
        },
    }
    _seal(bestanden, stand, gm_code, sleutel)
    if fouten := list(nalopen.check_pack(bestanden, gerekend=rekening)):
        raise FondskompasFout(
            f"Het bewijspakket van «{naam}» is niet gemaakt, want het klopt niet: {'; '.join(fouten[:5])}. "
            f"Draai `fondskompas narekenen --stand {naam}` voor alle verschillen."
        )
    return write_zip(bestanden)


def pack_name(stand: str, gm_code: str | None) -> str:
    """What the file of a pack is called."""
    return f"bewijspakket-{stand}{f'-{gm_code}' if gm_code else ''}.zip"


def assemble_checker() -> str:
    """``controleer.py``: the second calculation and what walks through a pack, as one file without anything of ours."""
    delen = []
    for module in ("rekenen", "vergelijken", "handtekening", "nalopen"):
        tekst = (_NAREKENEN / f"{module}.py").read_text(encoding="utf-8")
        delen += [regel for regel in tekst.splitlines() if not regel.startswith("from pipelines.")]
    begin = 'if __name__ == "__main__":\n    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent))'
    return "\n".join([*delen, "", "", begin, ""])


def read_sources(
    stand: BevrorenStand, raw: Path, ook: Iterable[str] = ()
) -> tuple[dict[str, bytes], Rekening]:
    """The documents that the second calculation asks for, and those named, each with the bytes that the state names; and that
    calculation.

    Raises FondskompasFout for one that is gone or changed, and for sources that the calculation cannot read.
    """
    gelezen: dict[str, bytes] = {}
    bekend = {str(d["bron_id"]) for d in stand.documenten}
    anders: set[str] = set()
    rekening: Rekening | None = None

    def read(naam: str) -> bytes | None:
        pad = raw / naam
        if not pad.is_file():
            return None
        gelezen[naam] = pad.read_bytes()
        if hashlib.sha256(gelezen[naam]).hexdigest() not in bekend:
            anders.add(naam)
        return gelezen[naam]

    try:
        for naam in sorted(set(ook)):
            if read(naam) is None:
                anders.add(naam)
        rekening = Rekening(read)
    except (NietNaTeRekenen, ValueError, KeyError, IndexError) as fout:
        if not anders:
            raise FondskompasFout(
                f"Van «{stand.naam}» is geen bewijspakket te maken: {fout}. De tweede berekening in zo'n pakket leest alleen "
                "de samengestelde tabellen in CSV."
            ) from fout
    if anders or rekening is None:
        raise FondskompasFout(
            f"In {raw} is sinds het bevriezen van «{stand.naam}» gewijzigd of weg: {', '.join(sorted(anders))}. Zet de bronnen "
            "van toen terug uit een reservekopie of versiebeheer, en wijs ze aan met --bronnen MAP."
        )
    return gelezen, rekening


def write_zip(bestanden: dict[str, bytes]) -> bytes:
    """The files in the order of their names, without a trace of when or where, sealed with the hash of it all."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as zip_:
        for naam, inhoud in sorted(bestanden.items()):
            deel = zipfile.ZipInfo(naam, _DATUM)
            deel.create_system, deel.external_attr = 3, 0o644 << 16
            deel.compress_type = zipfile.ZIP_DEFLATED
            zip_.writestr(deel, inhoud)
        zip_.comment = b"x" * len(nalopen.seal_of(b""))
    zonder = uit.getvalue()[: -len(nalopen.seal_of(b""))]
    return zonder + nalopen.seal_of(zonder)


def _refuse_as_known(con: "duckdb.DuckDBPyConnection") -> None:
    (bouw,) = read_table(con, "bouw")
    if bouw["stand"]:
        raise FondskompasFout(
            f"Deze stand is gebouwd zoals bekend bij {bouw['stand']}, en die keuze van sleutels kent de tweede berekening "
            "niet. Bevries de cijfers van een gewone bouw."
        )


def _read_figures(con: "duckdb.DuckDBPyConnection", gm_code: str | None) -> dict[str, Rijen]:
    return {
        naam: [r for r in read_table(con, naam) if gm_code is None or r.get("gm_code", gm_code) == gm_code]
        for naam in nalopen.CIJFERS
    }


def as_csv(rijen: Rijen) -> bytes:
    """A table of the pack; text that a spreadsheet would run as a formula gets an apostrophe."""
    uit = io.StringIO(newline="")
    schrijver = csv.DictWriter(uit, list(rijen[0]), delimiter=";", lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows({k: _harmless(w) for k, w in rij.items()} for rij in rijen)
    return uit.getvalue().encode()


def _harmless(tekst: str) -> str:
    is_formule = tekst.strip()[:1] in ("=", "+", "@", "-") and not _GETAL.fullmatch(tekst)
    return f"'{tekst}" if is_formule else tekst


def _seal(
    bestanden: dict[str, bytes], stand: BevrorenStand, gm_code: str | None, sleutel: Ondertekenaar | None
) -> None:
    """Add the manifest, and the signature under it when there is a key."""
    manifest = {
        "soort": "fondskompas-bewijspakket",
        "stand": stand.naam,
        "stand_sha256": stand.sha256,
        "ketenkop": stand.kenmerk,
        "gemeente": gm_code,
        "software": VERSIE,
        "openbare_sleutel": sleutel.openbaar if sleutel else "",
        "bestanden": {naam: hashlib.sha256(inhoud).hexdigest() for naam, inhoud in bestanden.items()},
    }
    manifest["kenmerk"] = hashlib.sha256(nalopen.as_canonical(manifest)).hexdigest()
    bestanden[nalopen.MANIFEST] = nalopen.as_canonical(manifest)
    if sleutel:
        getekend = sleutel.sign(nalopen.manifest_message(bestanden[nalopen.MANIFEST]))
        bestanden[nalopen.HANDTEKENING] = nalopen.as_canonical(
            {"openbare_sleutel": sleutel.openbaar, "handtekening": getekend}
        )


def _read_me(stand: BevrorenStand, gm_code: str | None) -> str:
    keten = f"schakel {stand.volgnummer} van de keten, kop {stand.kenmerk}"
    los = f"van voordat er een keten van standen was (kenmerk {stand.kenmerk})"
    voorbeeld = "Er zijn verzonnen opgaven van capaciteit bij; de bedragen in dit pakket rusten daar niet op."
    return Template((_SJABLOON / "leesmij.md").read_text(encoding="utf-8")).substitute(
        stand=stand.naam,
        gemeente=f", gemeente {gm_code}" if gm_code else "",
        bestand=pack_name(stand.naam, gm_code),
        software=VERSIE,
        bevroren_op=stand.bevroren_op.replace("T", " "),
        keten=los if stand.volgnummer is None else keten,
        reden=stand.reden or "niet opgegeven",
        door=stand.door or "niet opgegeven",
        voorbeeld=voorbeeld if stand.heeft_voorbeeld else "Er zijn geen verzonnen gegevens bij.",
        omvang=f"Cijfers en stappen zijn die van {gm_code}; de bronnen zijn heel, want het deel van een gemeente volgt uit dat van alle."
        if gm_code
        else "Alle gemeenten staan erin.",
    )
