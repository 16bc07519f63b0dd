"""The CBS JSON delivery: one report of one gemeente, with detail per taakveld × categorie and the balance.

Source: the Iv3 data schema of CBS, versions 1.0 to 2.1.1. Text is UTF-8 or Windows-1252; ``overheidsnummer`` occurs as
0363 and as 060363. Amounts are read as exact decimals. Negative lasten are legitimate.
"""

import json
import re
from decimal import Decimal
from typing import Any

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.basis.grenzen import Geweigerd
from pipelines.bestand.getal import drop_tail
from pipelines.bestand.tekst import decode
from pipelines.sources.iv3.definities import lijst_van
from pipelines.sources.iv3.model import MEESTE_CIJFERS, ONDERDELEN, Kengetal, Levering, Post
from pipelines.sources.iv3.naslag import Iv3Naslag
from pipelines.sources.iv3.structuur import check_structure, is_number, schema_version, show

_LANGSTE_INT = 40
_KENGETALLEN = {"kengetallen": "kengetal", "beleidsindicatoren": "beleidsindicator"}


def looks_like_json(inhoud: bytes) -> bool:
    """Whether a file starts as a JSON object or list."""
    return inhoud[:64].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def read_json(
    inhoud: bytes, document: str, bron_id: str, naslag: Iv3Naslag
) -> tuple[Levering | None, list[Bevinding]]:
    """Read a delivery and do the SF checks; ``None`` when it is not clear whose or which report it is."""
    try:
        gelezen = json.loads(
            decode(inhoud),
            parse_int=_whole,
            parse_float=Decimal,
            parse_constant=_GeenGetal,
            object_pairs_hook=_Record,
        )
    except (Geweigerd, ValueError, ArithmeticError, RecursionError) as fout:
        return None, [_general(naslag, document, _reason(fout))]
    if not isinstance(gelezen, dict):
        return None, [_general(naslag, document, "het bestand is geen object met metadata, contact en data")]
    versie = schema_version(gelezen)
    bevindingen = _beyond_json(gelezen, naslag, document)
    bevindingen += check_structure(gelezen, naslag.schemas[versie], naslag.catalogus, document)
    levering, problemen = _head(gelezen, document, bron_id, naslag)
    bevindingen += problemen
    if levering is not None:
        data = gelezen.get("data")
        bevindingen += _fill(levering, data if isinstance(data, dict) else {})
    return levering, bevindingen


def gm_code_of(overheidsnummer: object) -> str | None:
    """0363, 060363, 363 and GM0363 are all GM0363; so is 60363, which a spreadsheet makes of 060363."""
    cijfers = re.fullmatch(r"(?:GM)?(\d{1,6})", str(overheidsnummer).strip(), re.IGNORECASE | re.ASCII)
    if cijfers is None:
        return None
    nummer = cijfers[1]
    if len(nummer) > 4:
        if not nummer.zfill(6).startswith("06"):
            return None
        nummer = nummer[-4:]
    return f"GM{int(nummer):04d}"


def whole_number(waarde: object) -> int | None:
    """2024, 2024.0 and "2024" as 2024."""
    if isinstance(waarde, bool) or not isinstance(waarde, int | Decimal | str):
        return None
    tekst = str(waarde).strip()
    return int(Decimal(tekst)) if re.fullmatch(r"[0-9]{1,4}(\.0+)?", tekst) else None


class _GeenGetal:
    """NaN or Infinity, which JSON does not know: of no type, so that the check of its place refuses it."""

    def __init__(self, naam: str) -> None:
        self.naam = naam

    def __str__(self) -> str:
        return self.naam


def _whole(tekst: str) -> int | Decimal:
    """Python refuses an int of thousands of digits altogether; as a Decimal it is refused at its own place."""
    return int(tekst) if len(tekst) <= _LANGSTE_INT else Decimal(tekst)


class _Record(dict[str, Any]):
    """A record that remembers the keys that stand in it twice: Python would silently take the last."""

    def __init__(self, paren: list[tuple[str, Any]]) -> None:
        super().__init__(paren)
        namen = [naam for naam, _ in paren] if len(self) != len(paren) else []
        self.dubbel = sorted({n for n in namen if namen.count(n) > 1})


def _beyond_json(gelezen: dict[str, Any], naslag: Iv3Naslag, document: str) -> list[Bevinding]:
    """A finding with its path for every key that a record has twice, and for every NaN or Infinity."""
    bevindingen = []
    stapel: list[tuple[str, Any]] = [("$", gelezen)]
    while stapel:
        pad, waarde = stapel.pop()
        if isinstance(waarde, _Record):
            bevindingen += [
                meld("iv3_sleutel_dubbel", Plek(document, _section(pad), f"{pad}.{sleutel}"), sleutel)
                for sleutel in waarde.dubbel
            ]
            stapel += [(f"{pad}.{naam}", deel) for naam, deel in reversed(waarde.items())]
        elif isinstance(waarde, _GeenGetal):
            bevindingen.append(_general(naslag, document, f"{waarde} is geen getal", pad))
        elif isinstance(waarde, list):
            stapel += [(f"{pad}[{i}]", deel) for i, deel in reversed(list(enumerate(waarde)))]
    return bevindingen


def _reason(fout: Exception) -> str:
    if isinstance(fout, json.JSONDecodeError):
        return f"geen geldige JSON op regel {fout.lineno}, teken {fout.colno}"
    if isinstance(fout, Geweigerd):
        return "de tekens zijn geen UTF-8 en geen Windows-1252"
    if isinstance(fout, ArithmeticError):
        return "een getal is te groot om te zijn wat het moet zijn"
    if isinstance(fout, RecursionError):
        return "de JSON is te diep genest"
    return str(fout)


def _general(naslag: Iv3Naslag, document: str, reden: str, cel: str = "$") -> Bevinding:
    return naslag.catalogus.finding("SF999", Plek(document, "", cel), reden, "een Iv3-levering in JSON")


def _section(pad: str) -> str:
    """The section of data that a path is in; empty outside data."""
    return pad.split(".")[2].split("[")[0] if pad.startswith("$.data.") else ""


def _head(
    gelezen: dict[str, Any], document: str, bron_id: str, naslag: Iv3Naslag
) -> tuple[Levering | None, list[Bevinding]]:
    """Whose report it is, and which one."""
    metadata = gelezen.get("metadata")
    if not isinstance(metadata, dict):
        return None, []
    gm_code = gm_code_of(metadata.get("overheidsnummer", ""))
    boekjaar, periode = whole_number(metadata.get("boekjaar")), whole_number(metadata.get("periode"))
    bevindingen = []
    if boekjaar is None and isinstance(metadata.get("boekjaar"), int | Decimal | str):
        plek = Plek(document, "metadata", "$.metadata.boekjaar")
        bevindingen.append(meld("iv3_boekjaar", plek, show(metadata["boekjaar"])))
    if boekjaar is not None and (
        naslag.definitie(boekjaar) is None or metadata.get("overheidslaag", "Gemeente") != "Gemeente"
    ):
        laag = show(metadata.get("overheidslaag", "Gemeente"))
        plek = Plek(document, "metadata", "$.metadata.boekjaar")
        bevindingen.append(naslag.no_definition(plek, f"{laag} {boekjaar}", boekjaar, laag))
    if "overheidsnummer" in metadata and (
        gm_code is None or (boekjaar is not None and not naslag.is_gemeente(boekjaar, gm_code))
    ):
        plek = Plek(document, "metadata", "$.metadata.overheidsnummer")
        bevindingen.append(meld("iv3_overheidsnummer", plek, show(metadata["overheidsnummer"])))
        gm_code = None
    if gm_code is None or boekjaar is None or periode is None or periode not in range(6):
        return None, bevindingen
    status = str(metadata.get("status", ""))
    if (status == "Begroting") != (periode == 0) and status in ("Begroting", "Realisatie"):
        plek = Plek(document, "metadata", "$.metadata.status")
        bevindingen.append(meld("iv3_status_periode", plek, status=status, periode=periode))
    levering = Levering(
        document,
        bron_id,
        "json",
        gm_code,
        boekjaar,
        periode,
        naam=str(metadata.get("overheidsnaam", "")),
        status=status,
        datum=str(metadata.get("datum", "")),
        naam_plek=("metadata", "$.metadata.overheidsnaam"),
    )
    return levering, bevindingen


def _fill(levering: Levering, data: dict[str, Any]) -> list[Bevinding]:
    """Take over every record that has codes and an amount; what has not, is an SF finding already."""
    bevindingen = []
    for onderdeel in ONDERDELEN:
        rijsleutel, kolomlijst = lijst_van(onderdeel)
        kolomsleutel = kolomlijst.split("_")[0]
        records = data.get(onderdeel)
        for nummer, record in enumerate(records if isinstance(records, list) else []):
            if not isinstance(record, dict):
                continue
            rij, kolom, bedrag = record.get(rijsleutel), record.get(kolomsleutel), record.get("bedrag")
            if not (isinstance(rij, str) and isinstance(kolom, str) and is_number(bedrag)):
                continue
            cel = f"$.data.{onderdeel}[{nummer}].bedrag"
            waarde = drop_tail(Decimal(bedrag))
            if waarde is None or waarde.adjusted() >= MEESTE_CIJFERS:
                plek = Plek(levering.document, onderdeel, cel)
                bevindingen.append(meld("iv3_bedrag_te_groot", plek, show(bedrag), cijfers=MEESTE_CIJFERS))
                continue
            levering.posten.append(Post(onderdeel, rij, kolom, waarde, onderdeel, cel))
    for onderdeel, sleutel in _KENGETALLEN.items():
        records = data.get(onderdeel)
        for nummer, record in enumerate(records if isinstance(records, list) else []):
            if isinstance(record, dict) and isinstance(record.get(sleutel), str):
                levering.kengetallen.append(
                    Kengetal(
                        onderdeel,
                        str(record.get("verslagperiode", "")),
                        record[sleutel],
                        f"$.data.{onderdeel}[{nummer}]",
                    )
                )
    return bevindingen
