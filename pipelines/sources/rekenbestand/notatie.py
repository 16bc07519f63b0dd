"""Which notation the numbers of a column have, from the evidence of the whole column, and their exact values.

``1.234,5`` proves a decimal comma; ``1.234`` alone proves nothing and is refused unless the user states the decimal
mark. A column that contradicts itself, or the mark that the user stated, is refused too. An amount in euro has at most two
decimals; in a table of amounts, which are all in the same unit, a column that proves nothing is read as the others prove.
Numbers that a workbook stores as numbers need no notation.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

import polars as pl

from pipelines.bestand.getal import CIJFERS, STREEP, drop_tail, tidy_number

Teken = Literal[",", "."]
Aard = Literal[
    "leeg",
    "tekst",
    "dubbelzinnig",
    "tegenstrijdig",
    "afgerond",
    "wetenschappelijk",
    "anders_opgegeven",
    "geen_bedrag",
    "nul_achteraan",
]
PLAATSEN = 9
_KAAL = r"^-?[0-9][0-9.,]*$"
_CENTEN = 2
_GROEP = r"^-?[1-9][0-9]{0,2}"


@dataclass(frozen=True)
class Gebrek:
    """Something about cells of one column: what, in which row, and in how many more."""

    aard: Aard
    kolom: int
    rij: int
    gedrukt: str
    aantal: int = 1
    uitleg: str = ""


@dataclass(frozen=True)
class Notatie:
    """What a column proved: its decimal mark, its thousands marks, and how ``1.234`` must be read there.

    ``tegenstrijdig`` is a column that contradicts itself, ``anders_opgegeven`` one that contradicts what the user stated.
    """

    decimaal: str
    groepen: str
    dubbelzinnig: dict[str, bool | None]
    tegenstrijdig: bool
    anders_opgegeven: bool = False


def parse_numbers(
    lang: pl.DataFrame, gekozen: Teken | None = None, *, zijn_euro: bool = False
) -> tuple[pl.Series, list[Gebrek], dict[str, int]]:
    """Exact values of cells.

    ``lang`` has kolom, rij, gedrukt and is_getal, one row per cell. Returns the values as Decimal(24, 9) (null where
    there is a problem), the problems, and how many columns showed which notation. ``gekozen`` is the decimal mark that
    the user stated; it settles what is ambiguous, and a column that proves another is refused. ``zijn_euro``: the figures
    are amounts.
    """
    cellen = _classify(lang)
    notaties = _notations(cellen, gekozen, zijn_euro=zijn_euro)
    cellen = cellen.join(_reading(notaties), on=["kolom", "teken"], how="left", maintain_order="left")
    gewoon = (
        pl.when(pl.col("klasse") == "nil")
        .then(pl.lit("0"))
        .when(pl.col("klasse").is_in(["geheel", "getal"]))
        .then("kern")
        .when(pl.col("klasse") == "dubbelzinnig")
        .then(
            pl.when(pl.col("is_groep"))
            .then(pl.col("kern").str.replace_all(r"[.,]", ""))
            .when(~pl.col("is_groep"))
            .then(pl.col("kern").str.replace(",", ".", literal=True))
        )
        .when(pl.col("klasse").is_in(["leeg", "tekst"]))
        .then(None)
        .when(pl.col("decimaal") == ",")
        .then(pl.col("kern").str.replace_all(r"[. ]", "").str.replace(",", ".", literal=True))
        .when(pl.col("decimaal") == ".")
        .then(pl.col("kern").str.replace_all(r"[, ]", ""))
        .when(pl.col("klasse") == "gegroepeerd")
        .then(pl.col("kern").str.replace_all(r"[., ]", ""))
    )
    cellen = cellen.with_columns(
        platte_tekst=gewoon
    )  # digits are 0-9 only: \d would let other scripts through
    lang_staart = pl.col("platte_tekst").str.contains(rf"[eE]|\.[0-9]{{{PLAATSEN + 1},}}$")
    veel_cijfers = pl.col("platte_tekst").str.replace_all(r"[^0-9]", "").str.len_chars() > CIJFERS
    precies = cellen.filter(lang_staart | veel_cijfers)
    gebreken = _problems(cellen, notaties, zijn_euro=zijn_euro)
    platte = cellen["platte_tekst"]
    if precies.height:
        afgerond = {rij["index"]: _round(rij["platte_tekst"]) for rij in precies.iter_rows(named=True)}
        gebreken += _rounded(precies, afgerond)
        platte = pl.Series([afgerond.get(i, tekst) for i, tekst in enumerate(platte)], dtype=pl.String)
    tegen = {kolom for kolom, n in notaties.items() if n.tegenstrijdig or n.anders_opgegeven}
    tegen |= {g.kolom for g in gebreken if g.aard in ("geen_bedrag", "nul_achteraan")}
    geldig = platte.zip_with(~cellen["kolom"].is_in(list(tegen)), pl.Series([None], dtype=pl.String))
    return geldig.str.to_decimal(scale=PLAATSEN).cast(pl.Decimal(24, PLAATSEN)), gebreken, _count(notaties)


def _classify(lang: pl.DataFrame) -> pl.DataFrame:
    """Per cell its trimmed text, what it looks like, and which marks it proves."""
    teksten = lang["gedrukt"].unique()
    netjes = {tekst: tidy_number(tekst) for tekst in teksten.filter(~teksten.str.contains(_KAAL))}
    kern = pl.col("gedrukt").replace(netjes) if netjes else pl.col("gedrukt")
    cellen = lang.with_row_index("index").with_columns(kern=kern)
    k = pl.col("kern").str
    klasse = (
        pl.when(pl.col("kern") == "")
        .then(pl.lit("leeg"))
        .when("is_getal")
        .then(pl.lit("getal"))
        .when(k.contains(rf"^[{STREEP}]$") | (k.to_lowercase() == "nihil"))
        .then(pl.lit("nil"))
        .when(k.contains(r"^-?[0-9]{1,15}$"))
        .then(pl.lit("geheel"))
        .when(k.contains(r"^-?[0-9](?:[.,][0-9]+)?[eE][+\-]?[0-9]{1,2}$"))
        .then(pl.lit("wetenschappelijk"))
        .when(k.contains(rf"{_GROEP}(?:\.[0-9]{{3}})+,[0-9]+$|{_GROEP}(?:,[0-9]{{3}})+\.[0-9]+$"))
        .then(pl.lit("beide"))
        .when(k.contains(rf"{_GROEP}(?: [0-9]{{3}})+[.,][0-9]+$"))
        .then(pl.lit("beide"))
        .when(k.contains(rf"{_GROEP}(?:(?:\.[0-9]{{3}}){{2,}}|(?:,[0-9]{{3}}){{2,}}|(?: [0-9]{{3}})+)$"))
        .then(pl.lit("gegroepeerd"))
        .when(k.contains(rf"{_GROEP}[.,][0-9]{{3}}$"))
        .then(pl.lit("dubbelzinnig"))
        .when(k.contains(r"^-?[0-9]{1,15}[.,][0-9]+$"))
        .then(pl.lit("decimaal"))
        .otherwise(pl.lit("tekst"))
    )
    laatste = k.extract(r"([.,])[0-9]+(?:[eE][+\-]?[0-9]+)?$")
    eerste = k.extract(r"^-?[0-9]+([., ])")
    return cellen.with_columns(klasse=klasse).with_columns(
        teken=laatste.fill_null(""),
        bewijst_decimaal=pl.when(pl.col("klasse").is_in(["beide", "decimaal", "wetenschappelijk"])).then(
            laatste
        ),
        bewijst_groep=pl.when(pl.col("klasse").is_in(["beide", "gegroepeerd"])).then(eerste),
        is_ongegroepeerd=pl.col("klasse").is_in(["geheel", "decimaal"]) & k.contains(r"^-?[0-9]{4,}"),
    )


def _notations(cellen: pl.DataFrame, gekozen: Teken | None, *, zijn_euro: bool) -> dict[int, Notatie]:
    per_kolom = cellen.group_by("kolom", maintain_order=True).agg(
        pl.col("bewijst_decimaal").drop_nulls().unique().sort().str.join(""),
        pl.col("bewijst_groep").drop_nulls().unique().sort().str.join(""),
        pl.col("is_ongegroepeerd").any(),
    )
    elders = _thousands_of_table(per_kolom) if zijn_euro else ""
    notaties = {}
    for kolom, decimaal, groepen, ongegroepeerd in per_kolom.iter_rows():
        tegen = len(decimaal) > 1 or any(teken in groepen for teken in decimaal)
        lezing = {teken: _read_ambiguous(teken, decimaal, groepen, ongegroepeerd, gekozen) for teken in ",."}
        lezing = {
            teken: True if is_groep is None and teken in elders else is_groep
            for teken, is_groep in lezing.items()
        }
        anders = gekozen is not None and not tegen and (decimaal not in ("", gekozen) or gekozen in groepen)
        notaties[kolom] = Notatie(decimaal, groepen, lezing, tegen, anders)
    return notaties


def _thousands_of_table(per_kolom: pl.DataFrame) -> str:
    """The marks that some column proves to separate thousands, and that no column uses for decimals."""
    decimaal = "".join(per_kolom["bewijst_decimaal"])
    return "".join(
        teken for teken in ",." if teken in "".join(per_kolom["bewijst_groep"]) and teken not in decimaal
    )


def _read_ambiguous(
    teken: str, decimaal: str, groepen: str, ongegroepeerd: bool, gekozen: Teken | None
) -> bool | None:
    """Whether ``teken`` in ``1.234`` is a thousands mark; ``None`` when the column does not prove either reading."""
    if teken == decimaal:
        return False
    if teken in groepen:
        return True
    if decimaal and not ongegroepeerd and not groepen:
        return True  # the other mark is the decimal one, and no large number goes without a thousands mark
    if gekozen is not None and not decimaal:
        return teken != gekozen
    return None


def _reading(notaties: dict[int, Notatie]) -> pl.DataFrame:
    rijen = [
        (kolom, teken, notatie.decimaal, notatie.dubbelzinnig.get(teken))
        for kolom, notatie in notaties.items()
        for teken in ("", ",", ".")
    ]
    schema = {"kolom": pl.Int64, "teken": pl.String, "decimaal": pl.String, "is_groep": pl.Boolean}
    return pl.DataFrame(rijen, schema=schema, orient="row")


def _problems(cellen: pl.DataFrame, notaties: dict[int, Notatie], *, zijn_euro: bool) -> list[Gebrek]:
    gebreken = [
        Gebrek("leeg" if klasse == "leeg" else "tekst", kolom, rij, gedrukt)
        for kolom, rij, gedrukt, klasse in cellen.filter(pl.col("klasse").is_in(["leeg", "tekst"]))
        .select("kolom", "rij", "gedrukt", "klasse")
        .iter_rows()
    ]
    gebreken += [
        Gebrek("wetenschappelijk", kolom, rij, gedrukt)
        for kolom, rij, gedrukt in cellen.filter(pl.col("klasse") == "wetenschappelijk")
        .select("kolom", "rij", "gedrukt")
        .iter_rows()
    ]
    open_ = cellen.filter((pl.col("klasse") == "dubbelzinnig") & pl.col("is_groep").is_null())
    gebreken += [g for g in _first("dubbelzinnig", open_) if not notaties[g.kolom].tegenstrijdig]
    strijdig = [kolom for kolom, n in notaties.items() if n.tegenstrijdig or n.anders_opgegeven]
    for kolom in strijdig:
        notatie, deel = notaties[kolom], cellen.filter(pl.col("kolom") == kolom)
        if notatie.tegenstrijdig:
            gebreken += _contradictions(deel, kolom)
        else:
            bewijs = deel.filter(pl.coalesce("bewijst_decimaal", "bewijst_groep").is_not_null())
            gebreken += _first("anders_opgegeven", bewijs, notatie.decimaal or notatie.groepen)
    eenduidig = cellen.filter(~pl.col("kolom").is_in(strijdig)).with_columns(decimalen=_decimals())
    if zijn_euro:
        return gebreken + _first("geen_bedrag", eenduidig.filter(pl.col("decimalen") == _CENTEN + 1))
    return gebreken + _first("nul_achteraan", eenduidig.filter(_is_padded()))


def _decimals() -> pl.Expr:
    """How many decimals a cell has as printed; nothing where it has none, or is not read as having any."""
    gelezen = pl.col("klasse").is_in(["beide", "decimaal"]) | (
        (pl.col("klasse") == "dubbelzinnig") & ~pl.col("is_groep").fill_null(True)
    )
    return pl.when(gelezen).then(pl.col("kern").str.extract(r"[.,]([0-9]+)$").str.len_chars())


def _is_padded() -> pl.Expr:
    """Whether a cell is such as ``205.590`` in a column that otherwise has another number of decimals.

    Decimals are written to one length, or without a zero at the end; a cell that does neither must be a thousand.
    """
    return (
        (pl.col("klasse") == "dubbelzinnig")
        & (pl.col("decimalen") == 3)
        & pl.col("kern").str.ends_with("0")
        & (pl.col("decimalen") != 3).any().over("kolom")
    )


def _first(aard: Aard, cellen: pl.DataFrame, uitleg: str = "") -> list[Gebrek]:
    """One problem for every column that has such cells, at the first of them."""
    per_kolom = cellen.group_by("kolom", maintain_order=True).agg(
        pl.first("rij"), pl.first("gedrukt"), pl.len().alias("aantal")
    )
    return [
        Gebrek(aard, kolom, rij, gedrukt, aantal, uitleg)
        for kolom, rij, gedrukt, aantal in per_kolom.iter_rows()
    ]


def _contradictions(cellen: pl.DataFrame, kolom: int) -> list[Gebrek]:
    """The cells of the notation that occurs least, each with an example of the other."""
    bewijs = cellen.with_columns(
        lezing=pl.coalesce(
            "bewijst_decimaal",
            pl.when(pl.col("bewijst_groep") == ".")
            .then(pl.lit(","))
            .when(pl.col("bewijst_groep") == ",")
            .then(pl.lit(".")),
        )
    ).filter(pl.col("lezing").is_not_null())
    telling = (
        bewijs.group_by("lezing").agg(pl.len().alias("aantal"), pl.first("gedrukt")).sort("aantal", "lezing")
    )
    weinig, veel = telling.row(0, named=True), telling.row(-1, named=True)
    afwijkend = bewijs.filter(pl.col("lezing") == weinig["lezing"]).head(20)
    return [
        Gebrek("tegenstrijdig", kolom, rij, gedrukt, weinig["aantal"], veel["gedrukt"])
        for rij, gedrukt in afwijkend.select("rij", "gedrukt").iter_rows()
    ]


def _round(tekst: str) -> str:
    """At most nine decimals. Beyond fifteen digits is the tail of a binary number, so those go first."""
    waarde = Decimal(tekst)
    if waarde and waarde.adjusted() < 1 - CIJFERS:
        return "0"
    kort = drop_tail(waarde)
    if kort is None:
        return "buiten bereik"
    waarde = kort
    exponent = waarde.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -PLAATSEN:
        waarde = waarde.quantize(Decimal(1).scaleb(-PLAATSEN), rounding=ROUND_HALF_EVEN)
    return format(waarde, "f")


def _rounded(precies: pl.DataFrame, afgerond: dict[int, str]) -> list[Gebrek]:
    """One remark per column in which a value lost something that it did not owe to binary storage."""
    eerste: dict[int, Gebrek] = {}
    for rij in precies.iter_rows(named=True):
        nieuw = afgerond[rij["index"]]
        if nieuw == "buiten bereik":
            eerste[-rij["index"] - 1] = Gebrek("tekst", rij["kolom"], rij["rij"], rij["gedrukt"])
        elif rij["klasse"] != "wetenschappelijk" and Decimal(nieuw) != drop_tail(
            Decimal(rij["platte_tekst"])
        ):
            bekend = eerste.get(rij["kolom"])
            eerste[rij["kolom"]] = Gebrek(
                "afgerond",
                rij["kolom"],
                bekend.rij if bekend else rij["rij"],
                bekend.gedrukt if bekend else rij["gedrukt"],
                bekend.aantal + 1 if bekend else 1,
            )
    return list(eerste.values())


def _count(notaties: dict[int, Notatie]) -> dict[str, int]:
    """How many columns had which notation, in words."""
    telling: dict[str, int] = {}
    namen = {"": "zonder decimalen", ",": "decimale komma", ".": "decimale punt"}
    groepen = {
        "": "",
        ".": ", punt voor duizendtallen",
        ",": ", komma voor duizendtallen",
        " ": ", spatie voor duizendtallen",
    }
    for notatie in notaties.values():
        if not notatie.tegenstrijdig:
            naam = namen[notatie.decimaal] + groepen.get(notatie.groepen, "")
            telling[naam] = telling.get(naam, 0) + 1
    return telling
