"""Which notation the numbers of a column have, from the evidence of the whole column, and their exact values.

``1.234,5`` proves a decimal comma; ``1.234`` alone proves nothing and is refused unless the user states the decimal
mark. A column that contradicts itself is refused too. Numbers that a workbook stores as numbers need no notation.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

import polars as pl

Teken = Literal[",", "."]
Aard = Literal["leeg", "tekst", "dubbelzinnig", "tegenstrijdig", "afgerond", "wetenschappelijk"]
PLAATSEN = 9
_CIJFERS = 15
_SPATIES = "\u0009\u0020\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
_STREEP = "\\-\u2010-\u2015\u2212"
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
    """What a column proved: its decimal mark, its thousands marks, and how ``1.234`` must be read there."""

    decimaal: str
    groepen: str
    dubbelzinnig: dict[str, bool | None]
    tegenstrijdig: bool


def parse_numbers(
    lang: pl.DataFrame, gekozen: Teken | None = None
) -> tuple[pl.Series, list[Gebrek], dict[str, int]]:
    """Exact values of cells.

    ``lang`` has kolom, rij, gedrukt and is_getal, one row per cell. Returns the values as Decimal(24, 9) (null where
    there is a problem), the problems, and how many columns showed which notation. ``gekozen`` is the decimal mark that
    the user stated; it settles what is ambiguous and never overrules evidence.
    """
    cellen = _classify(lang)
    notaties = _notations(cellen, gekozen)
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
    precies = cellen.filter(lang_staart)
    gebreken = _problems(cellen, notaties)
    platte = cellen["platte_tekst"]
    if precies.height:
        afgerond = {rij["index"]: _round(rij["platte_tekst"]) for rij in precies.iter_rows(named=True)}
        gebreken += _rounded(precies, afgerond)
        platte = pl.Series([afgerond.get(i, tekst) for i, tekst in enumerate(platte)], dtype=pl.String)
    tegen = [kolom for kolom, notatie in notaties.items() if notatie.tegenstrijdig]
    geldig = platte.zip_with(~cellen["kolom"].is_in(tegen), pl.Series([None], dtype=pl.String))
    return geldig.str.to_decimal(scale=PLAATSEN).cast(pl.Decimal(24, PLAATSEN)), gebreken, _count(notaties)


def _classify(lang: pl.DataFrame) -> pl.DataFrame:
    """Per cell its trimmed text, what it looks like, and which marks it proves."""
    kern = (
        pl.col("gedrukt")
        .str.replace_all(f"^[{_SPATIES}]+|[{_SPATIES}]+$", "")
        .str.replace_all(f"[{_SPATIES}]", " ")
        .str.replace(r"^(?:€|EUR) *", "")
        .str.replace(rf"^[{_STREEP}] ?([0-9])", "-$1")
        .str.replace(r"^-€ *", "-")
    )
    cellen = lang.with_row_index("index").with_columns(kern=kern)
    k = pl.col("kern").str
    klasse = (
        pl.when(pl.col("kern") == "")
        .then(pl.lit("leeg"))
        .when("is_getal")
        .then(pl.lit("getal"))
        .when(k.contains(rf"^[{_STREEP}]$") | (k.to_lowercase() == "nihil"))
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


def _notations(cellen: pl.DataFrame, gekozen: Teken | None) -> dict[int, Notatie]:
    per_kolom = cellen.group_by("kolom", maintain_order=True).agg(
        pl.col("bewijst_decimaal").drop_nulls().unique().sort().str.join(""),
        pl.col("bewijst_groep").drop_nulls().unique().sort().str.join(""),
        pl.col("is_ongegroepeerd").any(),
    )
    notaties = {}
    for kolom, decimaal, groepen, ongegroepeerd in per_kolom.iter_rows():
        tegen = len(decimaal) > 1 or any(teken in groepen for teken in decimaal)
        lezing = {teken: _read_ambiguous(teken, decimaal, groepen, ongegroepeerd, gekozen) for teken in ",."}
        notaties[kolom] = Notatie(decimaal, groepen, lezing, tegen)
    return notaties


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


def _problems(cellen: pl.DataFrame, notaties: dict[int, Notatie]) -> list[Gebrek]:
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
    for kolom, rij, gedrukt, aantal in (
        open_.group_by("kolom", maintain_order=True)
        .agg(pl.first("rij"), pl.first("gedrukt"), pl.len().alias("aantal"))
        .iter_rows()
    ):
        if not notaties[kolom].tegenstrijdig:
            gebreken.append(Gebrek("dubbelzinnig", kolom, rij, gedrukt, aantal))
    for kolom in (k for k, notatie in notaties.items() if notatie.tegenstrijdig):
        gebreken += _contradictions(cellen.filter(pl.col("kolom") == kolom), kolom)
    return gebreken


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
    if len(waarde.as_tuple().digits) > _CIJFERS:
        waarde = round(waarde, _CIJFERS - 1 - waarde.adjusted())
    if abs(waarde.adjusted()) > _CIJFERS - 1 and waarde:
        return "0" if waarde.adjusted() < 0 else "buiten bereik"
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
        elif rij["klasse"] != "wetenschappelijk" and Decimal(nieuw) != Decimal(rij["platte_tekst"]):
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
