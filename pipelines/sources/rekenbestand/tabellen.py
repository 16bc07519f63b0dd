"""From a recognised table to rows: figures with the text as printed and the cell they stand in.

The frames are those of ``circulaires.read_wide`` and ``read_weights``, read from a file as users have it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import polars as pl

from pipelines.basis.bevinding import Bevinding, meld
from pipelines.bestand.adres import kolomletters
from pipelines.bestand.blad import Blad, Getal
from pipelines.bestand.gezien import say_unseen
from pipelines.sources.rekenbestand.blokken import Tabelblok, check_labels, split_blocks
from pipelines.sources.rekenbestand.factor import read_factors
from pipelines.sources.rekenbestand.gebreken import finding
from pipelines.sources.rekenbestand.koprij import Kop, Soort, find_headers, repair_header
from pipelines.sources.rekenbestand.naslag import Naslag, clean
from pipelines.sources.rekenbestand.notatie import Gebrek, Teken, parse_numbers
from pipelines.sources.rekenbestand.opschrift import check_unit, find_vintage
from pipelines.sources.rekenbestand.rijsoort import Rijen, cell, read_gemeente_rows, read_weight_rows
from pipelines.sources.rekenbestand.totalen import check_totals
from pipelines.sources.tabel.koppen import check_header

_KOLOMNAMEN = {
    "volumina": ("maatstaf", "volume"),
    "uitkeringen": ("uitkering", "bedrag_eur"),
    "gewichten": ("cluster", "bedrag_per_eenheid"),
}


@dataclass
class Gelezen:
    """One table of a file: its kind, figures, the texts around it, what it showed and what is wrong with it."""

    soort: Soort
    blad: Blad
    frame: pl.DataFrame
    bevindingen: list[Bevinding]
    opschrift: str = ""
    notaties: dict[str, int] = field(default_factory=dict)


def read_tables(blad: Blad, naslag: Naslag, gekozen: Teken | None = None) -> list[Gelezen]:
    """Every table on a sheet; an empty list when there is no header in it."""
    koppen, gebreken = find_headers(blad, naslag)
    gelezen: list[Gelezen] = []
    vorige = 0
    for kop, volgende in zip(koppen, [*koppen[1:], None], strict=False):
        einde = volgende.eerste if volgende else len(blad.rijen)
        for blok in split_blocks(blad, kop, einde, naslag):
            if blok.kop.soort == "uitkeringsfactor":
                tabel = _read_factors(blok.blad, blok.kop, einde)
            else:
                tabel = _read_table(blok.blad, blok.kop, einde, naslag, gekozen)
            tabel.blad = blad
            tabel.opschrift = _title(blad, vorige, blok)
            gelezen.append(tabel)
        vorige = kop.laatste + 1
    if gelezen:
        gelezen[0].bevindingen[:0] = gebreken + _rows_above(blad, koppen[0], naslag)
        gelezen[0].bevindingen += check_unit(blad) + say_unseen(blad, koppen[0].eerste)
    return _merge(gelezen)


def _title(blad: Blad, vorige: int, blok: Tabelblok) -> str:
    """The texts above a table: those in its own columns since the table before it when they name a year, else all."""
    eigen = " | ".join(_texts(blad.rijen[vorige : blok.kop.eerste], blok.van, blok.tot))
    return eigen if find_vintage([eigen]).jaren else " | ".join(_texts(blad.rijen[: blok.kop.eerste]))


def _texts(rijen: list[list[str]], van: int = 0, tot: int | None = None) -> Iterator[str]:
    for rij in rijen:
        yield from (clean(cel) for cel in rij[van:tot] if cel.strip() and not isinstance(cel, Getal))


def _merge(gelezen: list[Gelezen]) -> list[Gelezen]:
    """One table per kind: a sheet is registered once per kind, so its parts must be of one circulaire and one year."""
    samen: dict[Soort, Gelezen] = {}
    for tabel in gelezen:
        eerste = samen.setdefault(tabel.soort, tabel)
        if eerste is tabel:
            continue
        ene, andere = find_vintage([eerste.opschrift]), find_vintage([tabel.opschrift])
        if (ene.circulaires, ene.jaren) != (andere.circulaires, andere.jaren):
            eerste.bevindingen.append(
                meld("tabel_twee_jaargangen", tabel.blad.plek(""), tabel.opschrift[:200])
            )
        eerste.bevindingen += tabel.bevindingen
        eerste.frame = pl.concat([f for f in (eerste.frame, tabel.frame) if f.width] or [eerste.frame])
        eerste.notaties |= {n: a + eerste.notaties.get(n, 0) for n, a in tabel.notaties.items()}
    return list(samen.values())


def _rows_above(blad: Blad, kop: Kop, naslag: Naslag) -> list[Bevinding]:
    """Rows of gemeenten above the first header belong to a table whose header is missing."""
    boven = Kop(kop.soort, -1, -1, kop.labels, kop.rollen, kop.namen)
    if kop.soort not in ("volumina", "uitkeringen"):
        return []
    return [
        meld("rij_boven_kop", blad.at(nummer, 0), naslag.gemeenten.weergave[code])
        for nummer, code in read_gemeente_rows(blad, boven, kop.eerste, naslag).sleutels.items()
    ]


def _read_table(blad: Blad, kop: Kop, einde: int, naslag: Naslag, gekozen: Teken | None) -> Gelezen:
    bevindingen: list[Bevinding] = []
    if blad.is_tekst:
        kop, bevindingen = repair_header(blad, kop, _width(blad, kop, einde), naslag)
        bevindingen += _repair_rows(blad, kop, einde, naslag)
    bevindingen += _check_columns(blad, kop, einde, naslag)
    lees = read_weight_rows if kop.soort == "gewichten" else read_gemeente_rows
    rijen = lees(blad, kop, einde, naslag)
    bevindingen += rijen.bevindingen
    if kop.soort != "gewichten":
        bevindingen += check_labels(blad, kop, rijen, naslag)
    if any(b.regel == "kop_breedte" for b in bevindingen) or not rijen.sleutels:
        return Gelezen(kop.soort, blad, pl.DataFrame(), bevindingen)
    lang = _melt(blad, kop, rijen)
    waarden, gebreken, notaties = parse_numbers(lang, gekozen, zijn_euro=kop.soort == "uitkeringen")
    lang = lang.with_columns(waarde=waarden)
    bevindingen += [finding(blad, kop, gebrek) for gebrek in gebreken if not _is_total_row(gebrek, rijen)]
    bevindingen += check_totals(blad, kop, rijen, lang, gebreken)
    return Gelezen(kop.soort, blad, _frame(blad, kop, lang, rijen), bevindingen, notaties=notaties)


def _is_total_row(gebrek: Gebrek, rijen: Rijen) -> bool:
    """A total is only compared, so an empty cell in one is no problem."""
    return gebrek.rij in rijen.totalen and gebrek.aard in ("leeg", "afgerond")


def _width(blad: Blad, kop: Kop, einde: int) -> int:
    """The width that most rows with more than one cell share, without empty cells at the end."""
    breedtes: dict[int, int] = {}
    for rij in blad.rijen[kop.laatste + 1 : einde]:
        breedte = _filled(rij)
        if breedte > len(kop.labels) // 2:
            breedtes[breedte] = breedtes.get(breedte, 0) + 1
    meest = max(breedtes, key=lambda b: (breedtes[b], b), default=len(kop.labels))
    return (
        max(meest, _filled(list(kop.labels)))
        if meest < len(kop.labels) and _ends_empty(blad, kop, einde)
        else meest
    )


def _ends_empty(blad: Blad, kop: Kop, einde: int) -> bool:
    """Whether the rows have as many cells as the header, the last ones being empty: missing figures, not a shift."""
    return any(
        len(rij) >= len(kop.labels) > max(1, _filled(rij)) for rij in blad.rijen[kop.laatste + 1 : einde]
    )


def _filled(rij: list[str]) -> int:
    breedte = len(rij)
    while breedte and not rij[breedte - 1].strip():
        breedte -= 1
    return breedte


def _repair_rows(blad: Blad, kop: Kop, einde: int, naslag: Naslag) -> list[Bevinding]:
    """Rows with another width: join a name that an unquoted separator broke if that is provable, else an error."""
    bevindingen = []
    breedte = len(kop.labels)
    naam_kolom = kop.column("naam")
    for nummer in range(kop.laatste + 1, einde):
        rij = blad.rijen[nummer]
        if _filled(rij) <= breedte and (len(rij) >= breedte or _filled(rij) <= 2):
            continue
        if rij == blad.rijen[kop.laatste]:
            continue  # the header again, with the name that was joined in it
        samen = None
        if naam_kolom is not None and _filled(rij) > breedte and naam_kolom + 1 < len(rij):
            delen = rij[naam_kolom : naam_kolom + 1 + _filled(rij) - breedte]
            samen = clean(f"{blad.scheiding} ".join(d.strip() for d in delen))
        if samen and naam_kolom is not None and naslag.gemeenten.is_exact_name(samen):
            bevindingen.append(meld("rij_samengevoegd", blad.at(nummer, naam_kolom), samen))
            rij[naam_kolom : naam_kolom + 1 + _filled(rij) - breedte] = [samen]
            continue
        plek = blad.at(nummer, min(len(rij), breedte + 1) - 1 if rij else 0)
        bevindingen.append(meld("rij_breedte", plek, gevonden=_filled(rij), breedte=breedte))
    return bevindingen


def _check_columns(blad: Blad, kop: Kop, einde: int, naslag: Naslag) -> list[Bevinding]:
    """Unknown, doubled and missing columns; a column without heading is only passed over when it is blank."""
    rijen = blad.rijen[kop.laatste + 1 : einde]
    breedte = max([len(kop.labels), *(0 if blad.is_tekst else _filled(rij) for rij in rijen)])
    eerste = kop.values()[0] if kop.values() else 0
    met_cijfers = [rij for rij in rijen if _filled(rij) > eerste]
    zoeker = kop.lookup(naslag)
    labels = [*kop.labels, *[""] * (breedte - len(kop.labels))]
    namen = list(kop.namen) + [None] * (breedte - len(kop.labels))
    for kolom, (label, naam) in enumerate(zip(labels, namen, strict=True)):
        rol = kop.rollen[kolom] if kolom < len(kop.rollen) else None
        heeft_cijfers = kolom >= eerste and any(cell(rij, kolom) for rij in met_cijfers)
        if naam is None and (rol is not None or not (label or heeft_cijfers)):
            namen[kolom] = ""
    is_gewichten = kop.soort == "gewichten"
    return check_header(
        labels,
        namen,
        [blad.at(kop.laatste, kolom) for kolom in range(breedte)],
        blad.plek(f"rij {kop.laatste + 1}"),
        [*dict.fromkeys(zoeker.exact.values()), "Totaal"] if is_gewichten else (),
        lambda label, _: zoeker.nearest(label),
        "" if is_gewichten else zoeker.reference,
    )


def _melt(blad: Blad, kop: Kop, rijen: Rijen) -> pl.DataFrame:
    """One row per cell, of totals too because they are part of the evidence for the notation."""
    kolommen = [*kop.values(), *(i for i, rol in enumerate(kop.rollen) if rol == "totaal")]
    nummers = sorted([*rijen.sleutels, *rijen.totalen])
    bron = [blad.rijen[nummer] for nummer in nummers]
    cellen = [rij[k] if k < len(rij) else "" for k in kolommen for rij in bron]
    aantal = len(nummers)
    return pl.DataFrame(
        {
            "kolom": pl.Series([k for k in kolommen for _ in range(aantal)], dtype=pl.Int64),
            "rij": pl.Series(nummers * len(kolommen), dtype=pl.Int64),
            "gedrukt": pl.Series([str(c) for c in cellen], dtype=pl.String),
            "is_getal": pl.Series([isinstance(c, Getal) for c in cellen], dtype=pl.Boolean),
        }
    )


def _frame(blad: Blad, kop: Kop, lang: pl.DataFrame, rijen: Rijen) -> pl.DataFrame:
    naamkolom, waardekolom = _KOLOMNAMEN[kop.soort]
    kolommen = kop.values()
    namen = pl.DataFrame(
        {
            "kolom": kolommen,
            naamkolom: [kop.namen[k] for k in kolommen],
            "letters": [kolomletters(k) for k in kolommen],
        }
    )
    sleutels = pl.DataFrame({"rij": list(rijen.sleutels), "sleutel": list(rijen.sleutels.values())})
    frame = lang.join(namen, on="kolom", maintain_order="left").join(
        sleutels, on="rij", maintain_order="left"
    )
    if blad.regels:
        plaatsen = pl.DataFrame(
            {"rij": list(rijen.sleutels), "cel": [blad.regels[r] for r in rijen.sleutels]}
        )
        frame = frame.join(plaatsen, on="rij", maintain_order="left")
    else:
        frame = frame.with_columns(cel=pl.col("letters") + (pl.col("rij") + 1).cast(pl.String))
    frame = frame.with_columns(
        pl.when("is_getal").then(pl.col("gedrukt").str.replace(".", ",", literal=True)).otherwise(pl.col("gedrukt").str.strip_chars()).alias("gedrukt"),
        pl.col("waarde").alias(waardekolom), bron_id=pl.lit(blad.bron_id), blad=pl.lit(blad.naam),
    )  # fmt: skip
    if kop.soort != "gewichten":
        # no printed name: the rows were held against code and name when their gemeente was found
        return frame.select(
            pl.col("sleutel").alias("gm_code"),
            pl.lit(None, pl.String).alias("gemeente"),
            naamkolom,
            waardekolom,
            "gedrukt",
            "bron_id",
            "blad",
            "cel",
        )
    delen = pl.col("sleutel").str.splitn("|", 2)
    return frame.select(
        delen.struct.field("field_0").alias("soort"), delen.struct.field("field_1").alias("naam"),
        naamkolom, waardekolom, "gedrukt", "bron_id", "blad", "cel",
    )  # fmt: skip


def _read_factors(blad: Blad, kop: Kop, einde: int) -> Gelezen:
    """Uitkeringsfactoren: circulaire, uitkeringsjaar, uitkeringsfactor. A factor lies near one, so it has no thousands."""
    frame, bevindingen = read_factors(blad, kop, einde)
    return Gelezen("uitkeringsfactor", blad, frame, bevindingen)
