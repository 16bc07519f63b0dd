"""CBS open data of unprocessed Iv3 (iv3statline.cbs.nl, dataderden.cbs.nl): many gemeenten in one CSV, x €1,000.

Long: a row per gemeente × taakveld or balanspost × categorie, with both publications (``k_1ePlaatsing_1`` and
``k_2ePlaatsing_2``); wide: a column per categorie. Keys are padded with spaces (``GM0363  ``). ``-99998`` and an empty cell
are no figure, which is not zero; amounts are often below -99,998, so only that value itself is one. ``2023X000`` is the
begroting of 2023, ``2023X001`` to ``X004`` the quarters, ``2023X005`` the jaarrekening.
"""

import io
import re

import polars as pl

from pipelines.basis.bevinding import Bevinding, Ernst, Plek, meld
from pipelines.bestand.adres import kolomletters
from pipelines.bestand.eenheid import find_multiple
from pipelines.bestand.tekst import find_separator
from pipelines.sources.iv3.model import FACTOR, VERSLAGSOORTEN
from pipelines.sources.iv3.naslag import Iv3Naslag
from pipelines.sources.iv3.opendata.controle import (
    doubled_keys,
    grey_cells,
    sections,
    wrong_cells,
    wrong_codes,
)
from pipelines.sources.iv3.staging import BALANS, LEVERING, REGEL

Frames = tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]
_SLEUTELS = {
    "gemeenten": "gm_code",
    "taakveldbalanspost": "rij",
    "categorie": "categorie",
    "verslagsoort": "verslag",
    "plaatsing": "plaatsing",
}
_PLAATSING = {"k1eplaatsing1": 1, "1eplaatsing": 1, "k2eplaatsing2": 2, "2eplaatsing": 2}
_IN_EURO = re.compile(r"€|\b(?:eur|euro)\b", re.IGNORECASE)
_INDEX = ("", "id", "index", "unnamed0")
_GEEN_CIJFER = ("", ".", "null", "nan", "none", "na")
_GEEN_CIJFER_CODE = -99998
# Digits are 0-9 only: \d would let other scripts through, which no number can be made of.
_CATEGORIE = r"^[LB][0-9]+(\.[0-9]+)*$|^Primo$|^Ultimo$"
_TOTAAL = r"(?i)^([LB]?_?tot|t\d|saldo|totaal)"


def read_open_data(
    inhoud: bytes, document: str, naam: str, bron_id: str, naslag: Iv3Naslag
) -> tuple[Frames | None, list[Bevinding]]:
    """Read a file; ``(None, [])`` when it is not CBS open data. Returns reports, amounts on taakvelden, on the balance."""
    kop = re.split(rb"\r?\n", inhoud[:20_000], maxsplit=1)[0].decode("utf-8-sig", errors="replace")
    scheiding = find_separator(kop)
    namen = [_flat(n) for n in kop.split(scheiding)]
    if not {"gemeenten", "taakveldbalanspost"} <= set(namen):
        return None, []
    try:
        ruw = pl.read_csv(
            io.BytesIO(_utf8(inhoud)), separator=scheiding, has_header=False, skip_rows=1, infer_schema=False
        )
    except pl.exceptions.PolarsError as fout:
        return None, [
            meld("bestand_onleesbaar.iv3_open_data", Plek(document, naam), str(fout).splitlines()[0][:120])
        ]
    plek = Plek(document, naam)
    onbekend = _unknown_columns(ruw, kop.split(scheiding), namen, plek)
    if onbekend:
        return None, onbekend
    lang = _melt(ruw, kop.split(scheiding), namen, naam)
    return _frames(lang, plek, bron_id, naslag)


def _flat(naam: str) -> str:
    return re.sub(r"[^a-z0-9]", "", naam.casefold().split("(")[0])


def _utf8(inhoud: bytes) -> bytes:
    try:
        inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        return inhoud.decode("cp1252", errors="replace").encode()
    return inhoud


def _categorie_of(kop: str) -> str | None:
    kaal = kop.strip().strip('"').strip()
    return kaal if re.match(_CATEGORIE, kaal) else None


def _unknown_columns(ruw: pl.DataFrame, koppen: list[str], namen: list[str], plek: Plek) -> list[Bevinding]:
    breed = "categorie" not in namen
    bevindingen = []
    for i, (kop, naam) in enumerate(zip(koppen, namen, strict=True)):
        bekend = naam in _SLEUTELS or naam in _PLAATSING or naam in _INDEX
        if bekend or (breed and (_categorie_of(kop) or re.match(_TOTAAL, kop.strip().strip('"')))):
            continue
        bevindingen.append(meld("kolom_onbekend.iv3_open_data", plek.at(f"{kolomletters(i)}1"), kop.strip()))
    for i, kop in enumerate(koppen):
        veelvoud = find_multiple(kop, is_kop=True)
        if (veelvoud and veelvoud.factor != FACTOR["duizend"]) or (not veelvoud and _IN_EURO.search(kop)):
            bevindingen.append(meld("eenheid_veelvoud.iv3", plek.at(f"{kolomletters(i)}1"), kop.strip()))
    if ruw.width != len(koppen):
        bevindingen.append(
            meld("bestand_onleesbaar.iv3_open_data", plek, f"{ruw.width} kolommen onder {len(koppen)} koppen")
        )
    if breed and (set(namen) & set(_PLAATSING) or not any(map(_categorie_of, koppen))):
        bevindingen.append(meld("bestand_onleesbaar.iv3_open_data", plek, "geen kolom Categorie"))
    if not breed and not set(namen) & set(_PLAATSING):
        bevindingen.append(meld("bestand_onleesbaar.iv3_open_data", plek, "geen kolom met bedragen"))
    return bevindingen


def _melt(ruw: pl.DataFrame, koppen: list[str], namen: list[str], bestandsnaam: str) -> pl.DataFrame:
    """One row per cell: rijnummer, gm_code, rij, categorie, verslag, plaatsing, tekst, kolomletters."""
    breed = "categorie" not in namen
    sleutels = {_SLEUTELS[n]: ruw.columns[i] for i, n in enumerate(namen) if n in _SLEUTELS}
    basis = ruw.with_row_index("rijnummer", offset=2).with_columns(
        pl.col(kolom).str.strip_chars().alias(doel) for doel, kolom in sleutels.items()
    )
    if "verslag" not in sleutels:
        uit_naam = re.search(r"\d{4}X00\d", bestandsnaam)
        basis = basis.with_columns(verslag=pl.lit(uit_naam[0] if uit_naam else ""))
    delen = []
    for i, (kop, naam) in enumerate(zip(koppen, namen, strict=True)):
        categorie = _categorie_of(kop) if breed else None
        if naam not in _PLAATSING and categorie is None:
            continue
        vast = {"categorie": pl.lit(categorie)} if breed else {}
        if breed and "plaatsing" not in sleutels:
            vast["plaatsing"] = pl.lit("1")
        elif not breed:
            vast["plaatsing"] = pl.lit(str(_PLAATSING[naam]))
        delen.append(
            basis.with_columns(
                **vast,
                tekst=pl.col(ruw.columns[i]).str.strip_chars().fill_null(""),
                letters=pl.lit(kolomletters(i)),
            ).select("rijnummer", "gm_code", "rij", "categorie", "verslag", "plaatsing", "tekst", "letters")
        )
    return pl.concat(delen)


def _frames(
    lang: pl.DataFrame, plek: Plek, bron_id: str, naslag: Iv3Naslag
) -> tuple[Frames | None, list[Bevinding]]:
    lang = lang.filter(
        ~pl.col("categorie").fill_null("").str.contains(_TOTAAL)
        & ~pl.col("rij").fill_null("").str.contains(_TOTAAL)
    ).with_columns(
        boekjaar=pl.col("verslag").str.extract(r"^([0-9]{4})X00[0-5]$").cast(pl.Int64),
        periode=pl.col("verslag").str.extract(r"^[0-9]{4}X00([0-5])$").cast(pl.Int64),
        nr_plaatsing=pl.col("plaatsing").str.extract(r"^\D*([12])").cast(pl.Int64),
        cel=pl.col("letters") + pl.col("rijnummer").cast(pl.String),
        is_leeg=pl.col("tekst").str.to_lowercase().is_in(_GEEN_CIJFER),
        bedrag=pl.col("tekst").str.extract(r"^(-?[0-9]{1,13})(?:\.0{1,2})?$").cast(pl.Int64),
    )
    bevindingen = wrong_cells(lang, plek, naslag)
    cijfers = lang.filter(~pl.col("is_leeg") & (pl.col("bedrag") != _GEEN_CIJFER_CODE))
    bevindingen += wrong_codes(cijfers, plek, naslag) + doubled_keys(cijfers, plek)
    bevindingen += grey_cells(cijfers, plek, naslag)
    if any(b.ernst is Ernst.FOUT for b in bevindingen):
        return None, bevindingen
    lang, cijfers = (_with_report(f) for f in (lang, cijfers))
    return (_heads(lang, cijfers, bron_id), *_amounts(cijfers, plek, bron_id)), bevindingen


def _with_report(frame: pl.DataFrame) -> pl.DataFrame:
    """Add the verslagsoort and the plaatsing as numbers and words of ours."""
    soorten = pl.DataFrame(
        {"periode": list(VERSLAGSOORTEN), "verslagsoort": list(VERSLAGSOORTEN.values())},
        schema={"periode": pl.Int64, "verslagsoort": pl.String},
    )
    return frame.with_columns(plaatsing=pl.col("nr_plaatsing")).join(soorten, on="periode", how="left")


def _heads(lang: pl.DataFrame, cijfers: pl.DataFrame, bron_id: str) -> pl.DataFrame:
    """One row per report, also of gemeenten without a figure."""
    sleutel = ["boekjaar", "periode", "verslagsoort", "gm_code", "plaatsing"]
    met_cijfers = cijfers.select(sleutel).unique().with_columns(heeft_cijfers=pl.lit(True))
    return (
        lang.select(sleutel)
        .unique()
        .join(met_cijfers, on=sleutel, how="left")
        .with_columns(
            pl.col("heeft_cijfers").fill_null(False), eenheid=pl.lit("duizend"), bron_id=pl.lit(bron_id)
        )
        .sort(sleutel)
        .select(*LEVERING)
    )


def _amounts(cijfers: pl.DataFrame, plek: Plek, bron_id: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The amounts on taakvelden and on the balance, in euro."""
    posten = sections(cijfers).with_columns(
        bron_id=pl.lit(bron_id),
        blad=pl.lit(plek.blad),
        bedrag_eur=(pl.col("bedrag") * 1000).cast(pl.Decimal(18, 2)),
        gedrukt=pl.col("tekst"),
    )
    regels = posten.filter(pl.col("onderdeel").is_in(["lasten", "baten"])).rename(
        {"onderdeel": "kant", "rij": "taakveld", "kolom": "categorie"}
    )
    balans = posten.filter(~pl.col("onderdeel").is_in(["lasten", "baten"])).rename({"rij": "balanscode"})
    return regels.select(*REGEL), balans.select(*BALANS)
