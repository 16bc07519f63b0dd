"""Circulaires: volumes, bedragen per eenheid and S/IU/DU amounts as in a ministry rekenbestand.

Source: the rekenbestanden with the mei- and septembercirculaire gemeentefonds (ministry of BZK). Wide tables: one row
per gemeente and one column per maatstaf or uitkering, or one row per maatstaf and one column per cluster.
"""

import polars as pl

from pipelines.basis.bevinding import Bevinding, Plek, meld
from pipelines.sources.rekenbestand.naslag import Zoeker
from pipelines.sources.tabel.kolommen import Kolom, convert, fits, parse_column, value_finding
from pipelines.sources.tabel.koppen import check_tabel, match_header, nearest
from pipelines.sources.tabel.tabel import Tabel

_GEMEENTEKOLOMMEN = ("gm_code", "gemeente")
_GEWICHTKOLOMMEN = ("code", "naam")
TOTAAL = "Totaal"
# as many digits as kern keeps exactly: a product of volume and bedrag per eenheid is a DECIMAL(38, 15)
_WAARDEN = {
    "volume": Kolom("volume", "decimaal", cijfers=12, decimalen=9),
    "bedrag_per_eenheid": Kolom("bedrag_per_eenheid", "decimaal", cijfers=11, decimalen=6),
    "bedrag_eur": Kolom("bedrag_eur", "decimaal", cijfers=15, decimalen=2),
}


def ambiguous_names(namen: Zoeker) -> list[Bevinding]:
    """A finding for each spelling that leads to two names: a column under it could be either."""
    plek = Plek(namen.reference, namen.reference.rpartition("/")[2].removesuffix(".csv"))
    return [
        meld("alias_dubbel", plek.at(cel), spelling, eerste=eerste, tweede=tweede)
        for spelling, eerste, tweede, cel in namen.botsingen
    ]


def read_wide(
    tabel: Tabel, namen: Zoeker, gm_codes: frozenset[str], *, naamkolom: str, waarde: str
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Read a table with one row per gemeente and one column per maatstaf or uitkering.

    Returns gm_code, gemeente (as printed), ``naamkolom``, ``waarde`` (exact decimal), gedrukt (the text as it stands),
    bron_id, blad, cel.
    """
    doelen = [n if n in _GEMEENTEKOLOMMEN else namen.resolve_exact(n) for n in tabel.kop]
    kandidaten = [n for n in namen.known() if n not in doelen]
    bevindingen = check_tabel(
        tabel, doelen, _GEMEENTEKOLOMMEN, lambda label, over: nearest(label, [*over, *kandidaten]), namen.reference
    )  # fmt: skip
    if not set(_GEMEENTEKOLOMMEN) <= set(doelen):
        return pl.DataFrame(), bevindingen
    positie = doelen.index("gm_code")
    codes, fouten = parse_column(tabel, positie, Kolom("gm_code", "gemeente"), gm_codes)
    fouten += _repeated_rows(tabel, codes.to_list(), positie)
    waardekolommen = {
        i: naam for i, naam in enumerate(doelen) if naam is not None and naam not in _GEMEENTEKOLOMMEN
    }
    if not waardekolommen:
        return pl.DataFrame(), bevindingen + fouten
    vast = {"gm_code": codes, "gemeente": tabel.cellen[f"c{doelen.index('gemeente')}"]}
    frame, onleesbaar = _melt(tabel, waardekolommen, vast, naamkolom, waarde)
    return frame, bevindingen + fouten + onleesbaar


def read_weights(
    tabel: Tabel, maatstaven: Zoeker, uitkeringen: Zoeker, clusters: tuple[str, ...]
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """Read the bedragen per eenheid: one row per maatstaf, or per S/IU/DU line where ``code`` is empty.

    Returns soort (``maatstaf`` or ``uitkering``), naam (canonical), cluster (or ``Totaal``), bedrag_per_eenheid in euro,
    gedrukt, bron_id, blad, cel.
    """
    kolommen = [*_GEWICHTKOLOMMEN, *clusters, TOTAAL]
    posities, bevindingen = match_header(tabel, kolommen)
    if bevindingen:
        return pl.DataFrame(), bevindingen
    codes = tabel.cellen[f"c{posities['code']}"].to_list()
    labels = tabel.cellen[f"c{posities['naam']}"].to_list()
    namen = [
        maatstaven.resolve_exact(code) if code else uitkeringen.resolve_exact(label)
        for code, label in zip(codes, labels, strict=True)
    ]
    for code, label, naam, rij in zip(codes, labels, namen, tabel.cellen["rij"], strict=True):
        if naam is None:
            soort, reference = (maatstaven, "code") if code else (uitkeringen, "naam")
            bevindingen.append(_unknown_row(tabel, posities[reference], rij, code or label, soort))
    bevindingen += _repeated_rows(tabel, namen, posities["code"])
    vast = {
        "soort": pl.Series(["maatstaf" if code else "uitkering" for code in codes]),
        "naam": pl.Series(namen, dtype=pl.String),
    }
    frame, onleesbaar = _melt(
        tabel, {posities[c]: c for c in [*clusters, TOTAAL]}, vast, "cluster", "bedrag_per_eenheid"
    )
    return frame, bevindingen + onleesbaar


def _melt(
    tabel: Tabel, kolommen: dict[int, str], vast: dict[str, pl.Series], naamkolom: str, waarde: str
) -> tuple[pl.DataFrame, list[Bevinding]]:
    """From one column per maatstaf, uitkering or cluster to one row per cell, each with its address."""
    soort = _WAARDEN[waarde]
    namen = pl.DataFrame({"positie": [f"c{i}" for i in kolommen], naamkolom: list(kolommen.values())})
    letters = pl.DataFrame(
        {"positie": [f"c{i}" for i in kolommen], "letters": [tabel.letters(i) for i in kolommen]}
    )
    lang = (
        tabel.cellen.with_columns(**vast)
        .unpivot(
            on=[f"c{i}" for i in kolommen],
            index=["rij", *vast],
            variable_name="positie",
            value_name="gedrukt",
        )
        .join(namen, on="positie", how="left", maintain_order="left")
        .join(letters, on="positie", how="left", maintain_order="left")
    )
    lang = lang.with_columns(
        convert(lang["gedrukt"], "decimaal", tabel.is_werkboek).alias(waarde),
        bron_id=pl.lit(tabel.bron_id),
        blad=pl.lit(tabel.blad),
        cel=pl.col("letters") + pl.col("rij").cast(pl.String),
    )
    fout = lang.filter(lang[waarde].is_null() | ~fits(lang["gedrukt"], lang[waarde], soort))
    plek = Plek(tabel.document, tabel.blad)
    bevindingen = [
        value_finding(plek.at(r["cel"]), soort, r[naamkolom], r["gedrukt"])
        for r in fout.iter_rows(named=True)
    ]
    return lang.select(*vast, naamkolom, waarde, "gedrukt", "bron_id", "blad", "cel"), bevindingen


def _repeated_rows(tabel: Tabel, sleutels: list[str | None], positie: int) -> list[Bevinding]:
    gezien: set[str] = set()
    bevindingen = []
    for sleutel, rij in zip(sleutels, tabel.cellen["rij"], strict=True):
        if sleutel is None:
            continue
        if sleutel in gezien:
            bevindingen.append(meld("rij_dubbel", tabel.plek(positie, rij), sleutel))
        gezien.add(sleutel)
    return bevindingen


def _unknown_row(tabel: Tabel, positie: int, rij: int, waarde: str, namen: Zoeker) -> Bevinding:
    plek = tabel.plek(positie, rij)
    if lijkt := nearest(waarde, namen.known()):
        return meld("rij_onbekend.lijkt", plek, waarde, lijkt=lijkt[0], tabel=namen.reference)
    return meld("rij_onbekend", plek, waarde, tabel=namen.reference)
