"""What can be wrong in CBS open data: cells, keys, codes. Amounts are columns of a table, so checks are on the whole."""

from collections.abc import Collection, Sequence

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.iv3.definities import Definitie, lijst_van
from pipelines.sources.iv3.model import ONDERDELEN
from pipelines.sources.iv3.naslag import Iv3Naslag

_HOOGSTENS = 20
"""Findings of one kind that are written out; the rest is counted."""


def sections(cijfers: pl.DataFrame) -> pl.DataFrame:
    """Replace categorie by onderdeel and kolom as in a delivery: L1.1 on a taakveld is lasten, 1.1."""
    is_balans = pl.col("rij").str.contains(r"^[AP]\d")
    stand = pl.col("categorie").replace_strict({"Primo": "1 januari", "Ultimo": "ultimo"}, default=None)
    kant = pl.when(pl.col("categorie").str.starts_with("L")).then(pl.lit("lasten")).otherwise(pl.lit("baten"))
    return cijfers.with_columns(
        onderdeel=pl.when(stand.is_not_null())
        .then(pl.lit("balans_standen"))
        .otherwise(pl.when(is_balans).then(pl.lit("balans_") + kant).otherwise(kant)),
        kolom=pl.coalesce(stand, pl.col("categorie").str.slice(1)),
    ).drop("categorie")


def wrong_cells(lang: pl.DataFrame, plek: Plek, naslag: Iv3Naslag) -> list[Bevinding]:
    """Cells that are no amount, keys of reports that do not exist, and gemeenten that do not."""
    bekend = {
        jaar: naslag.gemeenten.get(jaar)
        for jaar in lang["boekjaar"].unique().drop_nulls()
        if jaar in naslag.gemeenten
    }
    per_gemeente = lang.group_by("boekjaar", "gm_code").agg(pl.col("rijnummer").min())
    vreemd = [
        (gm, f"rij {rij}")
        for jaar, gm, rij in per_gemeente.sort("rijnummer").iter_rows()
        if jaar is not None and (gm is None or gm not in bekend.get(jaar, {gm}))
    ]
    geen_getal = lang.filter(~pl.col("is_leeg") & pl.col("bedrag").is_null())
    geen_verslag = lang.filter(pl.col("boekjaar").is_null()).unique(
        "verslag", keep="first", maintain_order=True
    )
    geen_plaatsing = lang.filter(pl.col("nr_plaatsing").is_null()).unique("plaatsing", keep="first")
    verslagen = [(v or "", f"rij {r}") for v, r in geen_verslag.select("verslag", "rijnummer").iter_rows()]
    plaatsingen = [
        (p or "", f"rij {r}") for p, r in geen_plaatsing.select("plaatsing", "rijnummer").iter_rows()
    ]
    return (
        [
            meld("iv3_cel_onbruikbaar.open_data", *w)
            for w in _first(plek, geen_getal.select("tekst", "cel").rows())
        ]
        + [meld("iv3_verslagsoort.open_data", *w) for w in _first(plek, verslagen)]
        + [meld("iv3_plaatsing", *w) for w in _first(plek, plaatsingen)]
        + [meld("iv3_overheidsnummer.open_data", *w) for w in _first(plek, vreemd)]
    )


def wrong_codes(cijfers: pl.DataFrame, plek: Plek, naslag: Iv3Naslag) -> list[Bevinding]:
    """DF001 to DF003: codes that the boekjaar does not know; each code once, at its first cell."""
    bevindingen: list[Bevinding] = []
    for (boekjaar,), deel in sections(cijfers).group_by("boekjaar", maintain_order=True):
        if boekjaar is None:
            continue
        definitie = naslag.definitie(boekjaar)
        if definitie is None:
            bevindingen.append(naslag.no_definition(plek, str(boekjaar), boekjaar))
            continue
        for onderdeel in ONDERDELEN:
            bevindingen += _codes_of(
                deel.filter(pl.col("onderdeel") == onderdeel), onderdeel, definitie, plek, naslag
            )
    return bevindingen


def _codes_of(
    deel: pl.DataFrame, onderdeel: str, definitie: Definitie, plek: Plek, naslag: Iv3Naslag
) -> list[Bevinding]:
    bevindingen = []
    for sleutel, lijst in zip(("rij", "kolom"), lijst_van(onderdeel), strict=True):
        foutcode = {"taakveld": "DF001", "balanscode": "DF003", "standper": "DF004"}.get(lijst, "DF002")
        fout = deel.filter(~pl.col(sleutel).is_in(list(definitie.laagste[lijst])))
        per_code = fout.group_by(sleutel, maintain_order=True).agg(pl.col("cel").first(), aantal=pl.len())
        for code, cel, aantal in per_code.head(_HOOGSTENS).iter_rows():
            bevindingen.append(
                naslag.catalogus.finding(
                    foutcode,
                    plek.at(cel),
                    str(code),
                    f"een code uit de lijst {lijst} van {definitie.boekjaar}",
                    onderdeel=onderdeel,
                    fout=str(code),
                    extra=f"In {aantal} cellen",
                )
            )
    return bevindingen


def grey_cells(cijfers: pl.DataFrame, plek: Plek, naslag: Iv3Naslag) -> list[Bevinding]:
    """A warning per forbidden cell that is filled, and an error where a spreadsheet made 0.1 of every 0.10.

    That is so when a code that ends in a zero is nowhere, and the code without it has amounts in cells that are grey for it.
    """
    bevindingen = []
    for (boekjaar,), deel in sections(cijfers).group_by("boekjaar", maintain_order=True):
        definitie = naslag.definitie(boekjaar) if isinstance(boekjaar, int) else None
        if definitie is None:
            continue
        grijs = pl.DataFrame(list(definitie.grijs), schema=["onderdeel", "rij", "kolom"], orient="row")
        gevuld = (
            deel.filter(pl.col("bedrag") != 0)
            .join(grijs, on=["onderdeel", "rij", "kolom"], how="semi")
            .group_by("onderdeel", "rij", "kolom", maintain_order=True)
            .agg(pl.col("cel").first(), pl.col("bedrag").first(), aantal=pl.len())
        )
        verloren = _lost_zeros(definitie.laagste["taakveld"], set(deel["rij"].unique()))
        for _, rij, kolom, cel, bedrag, aantal in gevuld.head(_HOOGSTENS).iter_rows():
            hier = plek.at(cel)
            if code := verloren.get(rij):
                bevindingen.append(
                    meld("iv3_nul_verloren", hier, kort=rij, kolom=kolom, code=code, boekjaar=boekjaar)
                )
                continue
            bevindingen.append(
                meld(
                    "iv3_grijze_cel.open_data",
                    hier,
                    rij=rij,
                    kolom=kolom,
                    bedrag=bedrag,
                    aantal=aantal,
                    boekjaar=boekjaar,
                )
            )
    return bevindingen


def _lost_zeros(codes: Collection[str], gebruikt: set[str]) -> dict[str, str]:
    """Per code the one with a zero behind it that a file does not have: in a spreadsheet 0.10 is the number 0.1."""
    return {
        code.rstrip("0"): code
        for code in codes
        if code.endswith("0") and code.rstrip("0") in codes and code not in gebruikt
    }


def doubled_keys(cijfers: pl.DataFrame, plek: Plek) -> list[Bevinding]:
    """Keys that occur twice, as when a spreadsheet made 0.1 of 0.10."""
    sleutel = ["verslag", "gm_code", "rij", "categorie", "plaatsing"]
    dubbel = cijfers.filter(pl.struct(sleutel).is_duplicated() & ~pl.struct(sleutel).is_first_distinct())
    paren = [(" / ".join(str(w) for w in r[:-1]), r[-1]) for r in dubbel.select(*sleutel, "cel").iter_rows()]
    return [meld("iv3_rij_dubbel.open_data", *w) for w in _first(plek, paren)]


def _first(plek: Plek, paren: Sequence[tuple[object, str]]) -> list[tuple[Plek, str]]:
    """Place and value of the first cells, and one that counts the rest."""
    eerste = [(plek.at(cel), str(waarde)) for waarde, cel in paren[:_HOOGSTENS]]
    if len(paren) > _HOOGSTENS:
        rest = f"nog {len(paren) - _HOOGSTENS} cellen"
        eerste.append((plek.at(rest), rest))
    return eerste
