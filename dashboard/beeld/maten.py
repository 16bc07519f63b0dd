"""What can be measured per gemeente for a goal, as one frame for maps and lists; amounts per inhabitant and returns.

Frame: gm_code, naam, naam_sorteer, zoektekst, provincie, grootteklasse, inwoners, inwoners_jaar, teller (exact: whole euro
or units of capacity, null without a figure), reden (why there is none), status, bij (what the figure is about, or null), eigen (what
of the figure can be put per inhabitant: no money that one gemeente receives for its region).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from dashboard.beeld.gedeeld.regio import GEEN_ONTVANGER, find_recipients, own_goals
from dashboard.beeld.kolom import Rij
from dashboard.gegevens.toestand import Toestand
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.cijfer import Cijfer, Getalwaarde, Notatie, print_value
from pipelines.basis.opmaak import format_number
from pipelines.basis.sommen import total
from pipelines.basis.verwijzing import allocated, per_inhabitant, per_ten_thousand, reference

ALLE_DOELEN = "alle"
MATEN = {
    "toegewezen": "Toegewezen bedrag",
    "capaciteit": "Capaciteit volgens opgave",
    "lasten": "Lasten van het hele taakveld (Iv3)",
}


@dataclass(frozen=True)
class Meting:
    """The figures of all gemeenten of one year for one measure, and how to write them."""

    jaar: int
    maat: str
    per_inwoner: bool
    doel: str
    doel_naam: str
    eenheid: str | None
    gemeenten: pl.DataFrame
    herkomst: str | None
    herkomst_eigen: str | None
    is_regionaal: bool = False
    """Whether the money is received for regions, so that there is nothing per inhabitant of a gemeente."""

    @property
    def herkomst_samen(self) -> str | None:
        """The name of the figure of all gemeenten together."""
        return self.herkomst and self.herkomst.replace("&gm_code={gm_code}", "")

    def bron_van(self, codes: Iterable[str]) -> str | None:
        """The name of the figure of these gemeenten together; ``None`` without any."""
        wie = "~".join(sorted(codes))
        return self.herkomst.replace("{gm_code}", wie) if self.herkomst and wie else None

    def rate_source(self, bron: str | None, wie: str) -> str | None:
        """The name of a figure per inhabitant of these gemeenten (``gm_code`` of a reference)."""
        per = per_inhabitant if self.per == 1 else per_ten_thousand
        return per(bron, self.jaar, gm_code=wie)

    def figure(self, waarde: Getalwaarde | None, codes: Iterable[str]) -> Cijfer:
        """What is shown of these gemeenten together: the figure, or that per inhabitant."""
        wie = sorted(codes)
        bron = self.bron_van(wie)
        return Cijfer(
            waarde,
            self.notatie,
            self.rate_source(bron, "~".join(wie)) if self.per_inwoner else bron,
            eenheid=self.eenheid or "eenheden",
            zonder_bron="er is geen opgave om naar te wijzen",
        )

    def figure_together(self, gemeenten: pl.DataFrame) -> Cijfer:
        """What is shown of the gemeenten of a part of the frame together, from sums."""
        waarde = self.rate(total(gemeenten["teller"]), total(gemeenten["inwoners"]))
        return self.figure(waarde, gemeenten["gm_code"])

    @property
    def per(self) -> int:
        """Per how many inhabitants a figure is shown: capacity per 10.000, since per head it says nothing."""
        return 10_000 if self.maat == "capaciteit" else 1

    @property
    def naam(self) -> str:
        """The measure with its unit: ``Toegewezen bedrag, euro per inwoner``."""
        soort = (self.eenheid or "eenheden") if self.maat == "capaciteit" else "euro"
        return f"{MATEN[self.maat]}, {soort}{f' {self.noemer}' if self.per_inwoner else ''}"

    @property
    def noemer(self) -> str:
        """``per inwoner``, or ``per 10.000 inwoners``."""
        return f"per {format_number(self.per)} inwoners" if self.per > 1 else "per inwoner"

    @property
    def notatie(self) -> Notatie:
        """How what is shown is written."""
        if self.maat != "capaciteit":
            return "per_inwoner" if self.per_inwoner else "eur"
        return "eenheid2" if self.per_inwoner else "eenheid"

    def show(self, waarde: Getalwaarde) -> str:
        """A value as it is written."""
        return print_value(waarde, self.notatie, self.eenheid or "eenheden")

    def show_total(self, teller: Getalwaarde) -> str:
        """The figure itself, not per inhabitant."""
        return print_value(
            teller, "eenheid" if self.maat == "capaciteit" else "eur", self.eenheid or "eenheden"
        )

    def rate(self, teller: Getalwaarde, inwoners: Getalwaarde) -> Decimal:
        """A sum in the unit that is shown; rates of groups come from sums, never from rates."""
        return Decimal(teller) * self.per / inwoners if self.per_inwoner else Decimal(teller)

    @property
    def waarden(self) -> list[Decimal | None]:
        """What is shown, in the order of the frame: the figure, or that per inhabitant."""
        return [
            None if teller is None or not inwoners else self.rate(teller, inwoners)
            for teller, inwoners in self.gemeenten.select("teller", "inwoners").iter_rows()
        ]


def measure(gegevens: Gegevens, toestand: Toestand) -> Meting:
    """The figures that the address asks for. An unknown measure or goal reads as the first; the page says so."""
    jaar, doel = toestand.jaar, toestand.doel or ALLE_DOELEN
    gemeenten = gegevens.read("gemeenten", jaar=jaar)
    doelen = gegevens.read("doelen", jaar=jaar)
    rij = doelen.filter(pl.col("doel") == doel)
    maat = toestand.kies("maat", list(MATEN), "toegewezen") if rij.height else "toegewezen"
    per_inwoner = toestand.kies("per", ("inwoner", "totaal"), "inwoner") == "inwoner"
    basis = gemeenten.select(
        "gm_code",
        "naam",
        "naam_sorteer",
        pl.concat_str("naam_sorteer", pl.col("provincie").str.to_lowercase(), separator=" ").alias(
            "zoektekst"
        ),
        "provincie",
        "grootteklasse",
        "inwoners",
        "inwoners_jaar",
        pl.col("toegewezen_eur").alias("alles_eur"),
        "eigen_eur",
        pl.col("toegewezen_status").alias("alles_status"),
    )
    if not rij.height:
        frame = basis.with_columns(
            pl.col("eigen_eur" if per_inwoner else "alles_eur").cast(pl.Decimal(38, 2)).alias("teller"),
            pl.col("eigen_eur").cast(pl.Decimal(38, 2)).alias("eigen"),
            pl.col("alles_status").alias("status"),
            pl.lit(None, dtype=pl.String).alias("reden"),
            pl.lit(None, dtype=pl.String).alias("bij"),
        )
        alles = allocated(jaar, gm_code="{gm_code}")
        eigen = allocated(jaar, **own_goals(gemeenten), gm_code="{gm_code}")
        bronnen = (eigen if per_inwoner else alles, eigen)
        return Meting(jaar, maat, per_inwoner, ALLE_DOELEN, "alle doelen samen", None, frame, *bronnen)
    cijfers = gegevens.read("gemeenten_doel", jaar=jaar, doel=doel, met_voorbeeld=toestand.met_voorbeeld)
    regionaal = find_recipients(gegevens, toestand, doel) if maat == "toegewezen" else None
    herkomst = _source(jaar, doel, maat, cijfers)
    return Meting(
        jaar,
        maat,
        per_inwoner and regionaal is None,
        doel,
        rij.item(0, "doel_naam"),
        rij.item(0, "eenheid"),
        _for_regions(basis.join(_pick(cijfers, maat), on="gm_code", how="left"), regionaal),
        herkomst,
        herkomst,
        regionaal is not None,
    )


def _for_regions(frame: pl.DataFrame, regionaal: pl.DataFrame | None) -> pl.DataFrame:
    """Who receives for its region has the amount of that; the others are no recipient, by whom it goes is the reason.

    Without ``regionaal`` (``find_recipients``) all of the figure is the gemeente's own.
    """
    if regionaal is None:
        return frame.with_columns(eigen="teller")
    via = pl.format("geen ontvanger; via centrumgemeente {}", "centrum")
    ontvangt = pl.col("teller") != 0
    return frame.join(regionaal, on="gm_code", how="left").with_columns(
        pl.when(ontvangt).then("teller").alias("teller"),
        pl.when(~ontvangt).then(pl.coalesce(via, pl.lit(GEEN_ONTVANGER))).alias("reden"),
        pl.lit(None, dtype=pl.Decimal(38, 2)).alias("eigen"),
    )


def _pick(cijfers: pl.DataFrame, maat: str) -> pl.DataFrame:
    """The columns of one measure under the names they share."""
    teller, reden = {
        "toegewezen": ("toegewezen_eur", "toegewezen_reden"),
        "capaciteit": ("waarde", "waarde_reden"),
        "lasten": ("lasten_eur", "lasten_reden"),
    }[maat]
    status = {"toegewezen": pl.col("status"), "capaciteit": pl.col("waarde_status")}.get(
        maat, pl.when(pl.col("lasten_eur").is_not_null()).then(pl.lit("gepubliceerd"))
    )
    return cijfers.select(
        "gm_code",
        pl.col(teller).cast(pl.Decimal(38, 2)).alias("teller"),
        status.alias("status"),
        pl.col(reden).alias("reden"),
        (
            pl.format("taakveld {}, {}", "taakvelden", "verslagsoort")
            if maat == "lasten"
            else pl.lit(None, dtype=pl.String)
        ).alias("bij"),
    )


def _source(jaar: int, doel: str, maat: str, cijfers: pl.DataFrame) -> str | None:
    """How a figure of this measure is named; None when there is no figure at all."""
    if maat == "capaciteit":
        return capacity_source(doel, cijfers)
    tabel, kolom = (
        ("herkomst.lasten", "lasten_taakveld_eur") if maat == "lasten" else ("mart.toewijzing", "bedrag_eur")
    )
    return reference(tabel, kolom, uitkeringsjaar=jaar, doel=doel, gm_code="{gm_code}")


def capacity_source(doel: str, cijfers: pl.DataFrame) -> str | None:
    """The name of the returns of a goal, with ``{gm_code}`` to fill in; None without returns. Frame: ``gemeenten_doel``."""
    met = cijfers.filter(pl.col("waarde").is_not_null())
    if not met.height:
        return None
    return returned(met.item(0, "peildatum"), "{gm_code}", doel, met.item(0, "indicator"))


def returned(peildatum: object, gm_code: str, doel: str, indicator: object, veld: str = "waarde") -> str:
    """The name of a return: what gemeenten say there is for a goal, or (``besteed_eur``) what they spent on it."""
    sleutel = {"peildatum": peildatum, "gm_code": gm_code, "doel": doel, "indicator": indicator}
    return reference("mart.capaciteit", veld, **sleutel)


def own_price(rij: Rij, gm_code: str) -> str | None:
    """The name of the price that a gemeente gave for itself; ``None`` where it gave none. Row: doel, eigen_prijs_peildatum."""
    if rij["eigen_prijs_peildatum"] is None:
        return None
    sleutel = {
        "peildatum": rij["eigen_prijs_peildatum"],
        "gm_code": gm_code,
        "doel": rij["doel"].split("~")[0],
    }
    return reference("mart.antwoord", "waarde", **sleutel, indicator="prijs_eur")


def bought(eur: Getalwaarde | None, prijs: Decimal | None) -> Decimal | None:
    """What an amount buys; ``None`` without money or without a price."""
    return Decimal(eur) / prijs if eur and prijs else None


def pick_nearest(groep: pl.DataFrame, gm_code: str, aantal: int = 5) -> pl.DataFrame:
    """The gemeente itself and those of its group that are nearest in inhabitants; itself first, ties by code.

    ``groep``: gm_code, inwoners, one row per gemeente, the gemeente itself among them.
    """
    zelf = groep.filter(pl.col("gm_code") == gm_code)
    anderen = (
        groep.filter((pl.col("gm_code") != gm_code) & pl.col("inwoners").is_not_null())
        .with_columns(afstand=(pl.col("inwoners") - zelf["inwoners"][0]).abs())
        .sort("afstand", "gm_code")
        .drop("afstand")
    )
    return pl.concat([zelf, anderen.head(aantal)])


def rate(
    eur: Getalwaarde | None,
    inwoners: Getalwaarde | None,
    bron: str | None,
    jaar: object,
    naam: str = "",
    *,
    status: str | None = None,
    reden: str = "",
    zonder_bron: str = "",
    **wie: str,
) -> Cijfer:
    """An amount per inhabitant of ``wie`` (a ``gm_code``, a ``grootteklasse``), exact; without it of the whole country.

    ``bron``: the reference of the amount. There is no value when the amount or the inhabitants are not known.
    """
    per = None if eur is None or not inwoners else Decimal(eur) / inwoners
    bron = per_inhabitant(bron, jaar, **wie)
    return Cijfer(per, "per_inwoner", bron, naam, status=status, reden=reden, zonder_bron=zonder_bron)
