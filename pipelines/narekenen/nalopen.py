"""An evidence pack checked from its own bytes: every hash, every signature, every step, every sum.

It runs inside a pack as ``controleer.py``, behind the second calculation, so it names nothing that is not in the standard
library. All that it says is Dutch, for an accountant.
"""

import csv
import hashlib
import io
import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from pipelines.narekenen.handtekening import is_genuine
from pipelines.narekenen.rekenen import Lijn, NietNaTeRekenen, Rekening, as_number
from pipelines.narekenen.vergelijken import TABELLEN, compare, show

Bestanden = dict[str, bytes]
MANIFEST, HANDTEKENING, STAND = "manifest.json", "handtekening.json", "stand.json"
ZEGEL = b"fondskompas bewijspakket sha256 "
CIJFERS = {
    "envelop": "cijfers/envelop.csv",
    "toewijzing": "cijfers/toewijzing.csv",
    "algemene_uitkering": "cijfers/algemene_uitkering.csv",
    "algemene_uitkering_cluster": "cijfers/algemene_uitkering_cluster.csv",
    "toewijzing_bewijs": "stappen/toewijzing_bewijs.csv",
}
MAATSTAVEN = "stappen/maatstaven.csv"
_HOOGSTENS = 400_000_000
_ZONDER_ZEGEL = "het zip-bestand is gewijzigd: zijn bytes geven niet meer de hash die achteraan staat"


def as_canonical(inhoud: dict[str, Any]) -> bytes:
    """JSON as it is hashed and signed: one way to write it."""
    return (json.dumps(inhoud, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def manifest_message(manifest: bytes) -> bytes:
    """What is signed of a pack."""
    return f"fondskompas bewijspakket 1\n{hashlib.sha256(manifest).hexdigest()}\n".encode()


def seal_of(zip_zonder_commentaar: bytes) -> bytes:
    """The comment that ends a pack: the hash over every byte before it."""
    return ZEGEL + hashlib.sha256(zip_zonder_commentaar).hexdigest().encode()


def read_zip(inhoud: bytes) -> tuple[Bestanden, list[str]]:
    """The files of a zipped pack, and what is wrong with the zip itself."""
    plek = len(inhoud) - len(ZEGEL) - 64
    fouten = [] if plek > 0 and inhoud[plek:] == seal_of(inhoud[:plek]) else [_ZONDER_ZEGEL]
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            if sum(deel.file_size for deel in zip_.infolist()) > _HOOGSTENS:
                return {}, [*fouten, "het zip-bestand wordt uitgepakt te groot"]
            return {deel.filename: zip_.read(deel) for deel in zip_.infolist()}, fouten
    except Exception as fout:  # whatever a damaged zip gives: it is damaged
        return {}, [*fouten, f"het zip-bestand is niet te lezen ({fout})"]


def read_folder(map_: Path) -> Bestanden:
    """The files of an unpacked pack; what the system hides there does not count."""
    paden = (p for p in map_.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(map_).as_posix(): p.read_bytes() for p in paden}


def check_pack(
    bestanden: Bestanden, vertrouwd: str = "", gerekend: "Rekening | None" = None
) -> Iterator[str]:
    """Everything in a pack that does not hold, in Dutch; ``vertrouwd`` is a public key that must have signed it.

    ``gerekend`` is the calculation from the sources of this pack, of who made it and has done that already.
    """
    if MANIFEST not in bestanden or STAND not in bestanden:
        yield f"{MANIFEST} of {STAND} ontbreekt: dit is geen heel bewijspakket"
        return
    try:
        manifest = json.loads(bestanden[MANIFEST])
        stand = json.loads(bestanden[STAND])
        yield from _check_files(bestanden, manifest)
        yield from _check_signature(bestanden, manifest, vertrouwd)
        yield from _check_state(bestanden, manifest, stand)
        yield from _check_figures(bestanden, manifest, gerekend)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as fout:
        yield f"het pakket is beschadigd en verder niet te lezen ({type(fout).__name__}: {fout})"


def _check_files(bestanden: Bestanden, manifest: dict[str, Any]) -> Iterator[str]:
    """Every file is listed, every listed file is there, and each has the bytes that were listed."""
    zonder = {k: w for k, w in manifest.items() if k != "kenmerk"}
    if as_canonical(manifest) != bestanden[MANIFEST] or manifest["kenmerk"] != _hash(as_canonical(zonder)):
        yield f"{MANIFEST} is gewijzigd"
    lijst = manifest["bestanden"]
    for naam in sorted(bestanden.keys() - lijst.keys() - {MANIFEST, HANDTEKENING}):
        yield f"{naam} hoort niet in dit pakket"
    for naam, som in sorted(lijst.items()):
        if naam not in bestanden:
            yield f"{naam} ontbreekt"
        elif _hash(bestanden[naam]) != som:
            yield f"{naam} is gewijzigd: sha256 is {_hash(bestanden[naam])[:16]}… en hoort {som[:16]}… te zijn"


def _hash(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()


def _check_signature(bestanden: Bestanden, manifest: dict[str, Any], vertrouwd: str) -> Iterator[str]:
    if HANDTEKENING not in bestanden:
        if manifest["openbare_sleutel"] or vertrouwd:
            yield f"{HANDTEKENING} ontbreekt, en dit pakket hoort ondertekend te zijn"
        return
    zegel = json.loads(bestanden[HANDTEKENING])
    if as_canonical(zegel) != bestanden[HANDTEKENING] or zegel.keys() != {"openbare_sleutel", "handtekening"}:
        yield f"{HANDTEKENING} is gewijzigd"
    sleutel = zegel["openbare_sleutel"]
    goed = is_genuine(
        bytes.fromhex(sleutel), manifest_message(bestanden[MANIFEST]), bytes.fromhex(zegel["handtekening"])
    )
    if not goed or sleutel != manifest["openbare_sleutel"]:
        yield "de handtekening van het pakket klopt niet: het is gewijzigd door iemand zonder de sleutel"
    if vertrouwd and sleutel != vertrouwd:
        yield "het pakket is ondertekend met een andere sleutel dan de uwe"


def _check_state(bestanden: Bestanden, manifest: dict[str, Any], stand: dict[str, Any]) -> Iterator[str]:
    """The entry of the frozen state: its own hash, its signature, and that the sources are the ones it names."""
    inhoud = {k: w for k, w in stand.items() if k not in ("kenmerk", "handtekening")}
    tekst = json.dumps(inhoud, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    if _hash(tekst.encode()) != stand["kenmerk"]:
        yield f"{STAND} is gewijzigd: zijn inhoud geeft niet meer zijn kenmerk"
    if stand["kenmerk"] != manifest["ketenkop"] or stand["naam"] != manifest["stand"]:
        yield f"{STAND} is niet de stand die {MANIFEST} noemt"
    if stand.get("openbare_sleutel"):
        boodschap = f"fondskompas bevroren stand 1\n{stand['kenmerk']}\n".encode()
        sleutel, handtekening = bytes.fromhex(stand["openbare_sleutel"]), bytes.fromhex(stand["handtekening"])
        if not is_genuine(sleutel, boodschap, handtekening):
            yield "de handtekening van de bevroren stand klopt niet"
    bekend = {d["document"]: d["bron_id"] for d in stand["documenten"]}
    for naam, bron in bestanden.items():
        if naam.startswith("bronnen/") and _hash(bron) not in bekend.values():
            yield f"{naam} is niet het document waar de bevroren stand van is gemaakt"


def _check_figures(
    bestanden: Bestanden, manifest: dict[str, Any], gerekend: "Rekening | None"
) -> Iterator[str]:
    """Every figure follows from the sources, and the steps from each other."""
    rijen = {naam: read_rows(bestanden[pad]) for naam, pad in CIJFERS.items()}
    try:
        rekening = gerekend or Rekening(lambda naam: bestanden.get(f"bronnen/{naam}"))
    except (NietNaTeRekenen, ValueError, KeyError, IndexError) as fout:
        yield f"de bronnen zijn niet na te rekenen: {fout}"
        return
    yield from rekening.fouten
    gemeente = manifest["gemeente"]
    for naam in CIJFERS:
        yield from map(str, compare(naam, rekening.tabellen[naam], rijen[naam], gemeente))
    yield from _check_steps(rijen["toewijzing_bewijs"], rijen["toewijzing"])
    if gemeente is None:
        yield from _check_totals(rijen["toewijzing"], rijen["envelop"])
    yield from _check_products(bestanden, rijen["algemene_uitkering"])


def read_rows(inhoud: bytes) -> list[Lijn]:
    """The rows of a table of the pack."""
    return list(csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";"))


def _check_steps(stappen: list[Lijn], toewijzing: list[Lijn]) -> Iterator[str]:
    """Amount × weight = rounded down × total weight + remainder; and the parts of a goal are its amount."""
    som: dict[tuple[str, ...], int] = defaultdict(int)
    for r in stappen:
        wie = (r["uitkeringsjaar"], r["doel"], r["vorm"], r["gm_code"])
        beneden, extra, bedrag = (int(r[k]) for k in ("naar_beneden_eur", "extra_eur", "bedrag_eur"))
        som[wie] += bedrag
        links = int(r["te_verdelen_eur"]) * as_number(r["gewicht"])
        rechts = beneden * as_number(r["gewicht_totaal"]) + as_number(r["rest"])
        if beneden + extra != bedrag or (r["positie"] == "vrij" and links != rechts):
            yield f"de som van {' '.join(wie)} ({r['regel']}, deel {r['deel']}) klopt niet"
    for r in toewijzing:
        wie = (r["uitkeringsjaar"], r["doel"], r["vorm"], r["gm_code"])
        if som[wie] != int(r["bedrag_eur"]):
            yield f"toewijzing {' '.join(wie)}: de stappen geven {som[wie]} en er staat {r['bedrag_eur']}"


def _check_totals(toewijzing: list[Lijn], envelop: list[Lijn]) -> Iterator[str]:
    """All gemeenten together are what was divided, and that with the rest is the amount."""
    som: dict[tuple[str, ...], int] = defaultdict(int)
    for r in toewijzing:
        som[r["uitkeringsjaar"], r["doel"], r["vorm"]] += int(r["bedrag_eur"])
    for r in envelop:
        doel = (r["uitkeringsjaar"], r["doel"], r["vorm"])
        if som[doel] != int(r["verdeeld_eur"]):
            yield f"envelop {' '.join(doel)}: de gemeenten krijgen samen {som[doel]} en er staat {r['verdeeld_eur']}"
        if int(r["verdeeld_eur"]) + int(r["niet_verdeeld_eur"]) != int(r["bedrag_eur"]):
            yield f"envelop {' '.join(doel)}: verdeeld en niet verdeeld zijn samen niet het bedrag"


def _check_products(bestanden: Bestanden, uitkeringen: list[Lijn]) -> Iterator[str]:
    """Volume × amount per unit, per maatstaf with its cells; added up they are the uitkeringsbasis."""
    som: dict[tuple[str, ...], Fraction] = defaultdict(Fraction)
    bladen: dict[str, list[list[str]]] = {}
    for r in read_rows(bestanden[MAATSTAVEN]):
        wie = (r["circulaire"], r["uitkeringsjaar"], r["gm_code"])
        volume, bedrag = as_number(r["volume"]), as_number(r["bedrag_per_eenheid_eur"])
        if volume * bedrag != as_number(r["product_eur"]):
            yield f"{' '.join(wie)} {r['maatstaf']}: volume maal bedrag is niet {r['product_eur']}"
        som[(*wie, r["soort"])] += volume * bedrag
        for waarde, soort in ((volume, "volume"), (bedrag, "bedrag")):
            cel = read_cell(bestanden, bladen, r[f"{soort}_document"], r[f"{soort}_cel"])
            if not r[f"{soort}_correctie"] and as_number(cel) != waarde:
                plek = f"{r[f'{soort}_document']} {r[f'{soort}_cel']}"
                yield f"{' '.join(wie)} {r['maatstaf']}: in {plek} staat «{cel}» en hier {show(waarde)}"
    for r in uitkeringen:
        wie = (r["circulaire"], r["uitkeringsjaar"], r["gm_code"])
        for soort, kolom in (("uitgaven", "uitkeringsbasis_eur"), ("inkomsten", "inkomstenmaatstaf_eur")):
            if abs(som[(*wie, soort)] - as_number(r[kolom])) > Fraction(1, 200):
                yield f"algemene_uitkering {' '.join(wie)}: de maatstaven tellen niet op tot {kolom} {r[kolom]}"


def read_cell(bestanden: Bestanden, bladen: dict[str, list[list[str]]], document: str, cel: str) -> str:
    """The text in a cell such as ``AB12`` of a source in CSV."""
    if document not in bladen:
        tekst = bestanden[f"bronnen/{document}"].decode("utf-8-sig")
        bladen[document] = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"))
    letters, kolom = cel.rstrip("0123456789"), 0
    for letter in letters:
        kolom = kolom * 26 + ord(letter) - 64
    return bladen[document][int(cel.removeprefix(letters)) - 1][kolom - 1]


def main(argumenten: list[str], hier: Path) -> int:
    """Check a zipped pack, or the folder that this file lies in; the exit code is 0 only when all holds."""
    vertrouwd = next((a.removeprefix("--sleutel=") for a in argumenten if a.startswith("--sleutel=")), "")
    paden = [Path(a) for a in argumenten if not a.startswith("--")]
    bestanden, fouten = (
        read_zip(paden[0].read_bytes())
        if paden and paden[0].is_file()
        else (read_folder(paden[0] if paden else hier), [])
    )
    fouten += list(check_pack(bestanden, vertrouwd)) if bestanden else []
    return _report(bestanden, fouten)


def _report(bestanden: Bestanden, fouten: Iterable[str]) -> int:
    gevonden = list(fouten)
    for regel in gevonden[:100]:
        sys.stdout.write(f"KLOPT NIET: {regel}\n")
    if gevonden:
        sys.stdout.write(f"{len(gevonden)} keer klopt er iets niet in dit pakket.\n")
        return 1
    manifest = json.loads(bestanden[MANIFEST])
    cijfers = sum(
        len(read_rows(bestanden[pad])) * len(TABELLEN[naam][1].split()) for naam, pad in CIJFERS.items()
    )
    sys.stdout.write(
        f"Alles klopt: {len(bestanden)} bestanden hebben hun hash, en {cijfers} cijfers volgen uit de bronnen in dit pakket.\n"
        f"Stand «{manifest['stand']}», kop van de keten {manifest['ketenkop']}.\n"
    )
    sleutel = manifest["openbare_sleutel"]
    wie = f"Ondertekend met openbare sleutel {sleutel}.\n" if sleutel else "Niet ondertekend.\n"
    sys.stdout.write(wie + "Vergelijk kop en sleutel met wat u langs een andere weg kreeg.\n")
    return 0
