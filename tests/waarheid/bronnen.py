"""The sources whose tables are damaged: where a table lies, which rules look at it, and what is shown with it per gemeente.

A source is tried in places: a vintage, a year, a report. Known in a place is what was received before it; it was received last.
Nothing is read again: reading was done once, and what is damaged are the typed figures, so what reading itself would refuse
is not counted here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

import polars as pl

from pipelines.sources.raw.invoer import Invoer
from tests.waarheid.bank import Bank
from tests.waarheid.ingrepen import INGREPEN, VAN_EEN_CEL, Cel, Rooster

Plaats = tuple[str | int | date, ...]
Tabellen = dict[str, pl.DataFrame]
_EERDERE = 3
"""How many vintages of before the one that is tried are known: more take longer and are compared with one only."""


@dataclass(frozen=True)
class Raster:
    """The figures of a table in rows × columns. Damage of a row, a column or the table goes through all of ``waarden``, that of a
    cell through the first of them only."""

    tabel: str
    rij: str
    kolom: str
    waarden: tuple[str, ...]
    sleutel: tuple[str, ...]
    """The columns that say in which place a row is."""
    waar: pl.Expr = field(default_factory=lambda: pl.lit(True))

    def at(self, plaats: Plaats) -> pl.Expr:
        """The rows of a place, in any table that has the columns of the key."""
        return pl.all_horizontal(*(pl.col(k) == w for k, w in zip(self.sleutel, plaats, strict=True)))

    def here(self, plaats: Plaats) -> pl.Expr:
        """The rows of a place that may be damaged."""
        return self.at(plaats) & self.waar

    def cells(self, frame: pl.DataFrame, plaats: Plaats, waarde: str) -> dict[Cel, Decimal]:
        """The figures of a place, as they stand in the file from top to bottom."""
        gevuld = frame.filter(self.here(plaats) & pl.col(waarde).is_not_null())
        rijen = gevuld.select(
            _naam(self.rij).alias("r"), _naam(self.kolom).alias("k"), pl.col(waarde).alias("g")
        )
        return {(r, k): Decimal(g) for r, k, g in rijen.iter_rows()}

    def damaged(
        self, frame: pl.DataFrame, ingreep: str, plaats: Plaats, ander: Plaats, zaad: str
    ) -> pl.DataFrame | None:
        """The table with this damage in this place; ``None`` when it changes nothing there."""
        eigen = frame.filter(self.here(plaats))
        gekozen = self.cells(frame, plaats, self.waarden[0])
        veranderd = False
        geraakt = self.waarden[:1] if ingreep in VAN_EEN_CEL else self.waarden
        for waarde in geraakt:
            cellen = self.cells(frame, plaats, waarde)
            rooster = Rooster(dict(cellen), self.cells(frame, ander, waarde), Random(zaad), gekozen)
            try:
                INGREPEN[ingreep](rooster)
            except (ValueError, IndexError):  # too small a table for this damage
                return None
            veranderd |= rooster.cellen != cellen
            stuk = self._frame(rooster.cellen, frame.schema[waarde])
            eigen = (
                eigen.with_columns(_rij=_naam(self.rij), _kolom=_naam(self.kolom))
                .join(stuk, on=["_rij", "_kolom"], how="left")
                .with_columns(pl.coalesce("_nieuw", waarde).alias(waarde))
                .drop("_nieuw", "_rij", "_kolom")
            )
        if not veranderd:
            return None
        return pl.concat([frame.filter(~self.here(plaats)), eigen.select(frame.columns)])

    def _frame(self, cellen: Mapping[Cel, Decimal], soort: pl.DataType) -> pl.DataFrame:
        heel = soort.is_integer()
        return pl.DataFrame(
            [(r, k, int(g.to_integral_value()) if heel else g) for (r, k), g in cellen.items()],
            schema={"_rij": pl.String, "_kolom": pl.String, "_nieuw": soort},
            orient="row",
        )


def _naam(kolom: str) -> pl.Expr:
    """What a row or column is called in the grid; where it has no name every one is the same, also in another place."""
    return pl.col(kolom).cast(pl.String) if kolom else pl.lit("")


@dataclass
class Bron:
    """A source: its grid, its places with the place of before that a table may be mistaken for, and its database.

    ``known`` leaves of a table what was received before a place and in it; sources of one ``familie`` share their database.
    """

    naam: str
    familie: str
    raster: Raster
    plaatsen: Sequence[tuple[Plaats, Plaats]]
    invoer: Invoer
    known: Callable[[str, pl.DataFrame, Plaats], pl.DataFrame]
    regels: tuple[str, ...]
    vraag: Callable[[Plaats], str]
    lezen: tuple[str, ...]
    aansluitingen: tuple[str, ...] = ()
    """The reconciliations that come with the table: published in the same document."""
    banken: dict[Plaats, Bank] = field(default_factory=dict)

    def bank(self, plaats: Plaats) -> Bank:
        """The database of a place; of one place at a time, because each is large."""
        if plaats not in self.banken:
            self.banken.clear()
            tabellen = {naam: self.known(naam, frame, plaats) for naam, frame in self.invoer.tabellen.items()}
            eigen = Invoer(self.invoer.raw, tabellen=tabellen, documenten=received_last(self.invoer))
            self.banken[plaats] = Bank(eigen, self.regels, self.vraag(plaats), self.lezen, self.aansluitingen)
        return self.banken[plaats]

    def own_documents(self, plaats: Plaats) -> set[str]:
        """The documents that came with a place."""
        eigen: set[str] = set()
        for frame in self.invoer.tabellen.values():
            if {*self.raster.sleutel, "bron_id"} <= set(frame.columns):
                eigen |= set(frame.filter(self.raster.at(plaats))["bron_id"])
        return {str(d["document"]) for d in self.invoer.documenten if d["bron_id"] in eigen}


def vintages(invoer: Invoer) -> list[tuple[str, int]]:
    """Every vintage, by time."""
    rijen = invoer.tabellen["circulaire"].select("circulaire", "uitkeringsjaar").iter_rows()
    return sorted(((c, j) for c, j in rijen), key=lambda v: (v[0][1:], "MSD".index(v[0][0]), v[1]))


def received_last(invoer: Invoer) -> list[dict[str, object]]:
    """The documents in the order of receiving: circulaires by time of their vintage, all else before them."""
    versies = invoer.tabellen["tabelversie"].filter(pl.col("tabel") != "circulaire")
    eigen = {v["bron_id"]: (v["circulaire"], v["uitkeringsjaar"]) for v in versies.to_dicts()}
    volgorde = {v: i for i, v in enumerate(vintages(invoer), 1)}
    return sorted(invoer.documenten, key=lambda d: volgorde.get(eigen.get(str(d["bron_id"]), ("", 0)), 0))


def sources(invoer: Invoer) -> dict[str, Bron]:
    """Every source that is damaged, by name."""
    alle = [
        *_circulaires(invoer),
        _inhabitants(invoer),
        _reports(invoer),
        _returns(invoer),
        _annexes(invoer),
        *_envelope(invoer),
    ]
    return {bron.naam: bron for bron in alle}


def _circulaires(invoer: Invoer) -> list[Bron]:
    alle = vintages(invoer)
    plaatsen = [(v, alle[i - 1 - i % 2 if i > 1 else 0]) for i, v in enumerate(alle) if i]
    sleutel = ("circulaire", "uitkeringsjaar")
    maatstaf = pl.col("soort") == "maatstaf"
    rasters = {
        "volume": Raster("volume", "gm_code", "maatstaf", ("volume",), sleutel),
        "uitkering": Raster("uitkering", "gm_code", "uitkering", ("bedrag_eur",), sleutel),
        "gewicht": Raster("gewicht", "naam", "cluster", ("bedrag_per_eenheid",), sleutel, maatstaf),
        "factor": Raster("circulaire", "", "", ("uitkeringsfactor",), sleutel),
    }

    def known(naam: str, frame: pl.DataFrame, plaats: Plaats) -> pl.DataFrame:
        """Its own rows, and those of the last vintages before it."""
        if naam.startswith(("iv3", "opgave", "sisa")):
            return frame.clear()
        if not {*sleutel} <= set(frame.columns) or naam == "controletotaal":
            return frame
        plek = next(i for i, v in enumerate(alle) if v == plaats)
        soort = {"circulaire": pl.String, "uitkeringsjaar": frame.schema["uitkeringsjaar"]}
        bekend = pl.DataFrame(alle[max(0, plek - _EERDERE) : plek + 1], schema=soort, orient="row")
        return frame.join(bekend, on=list(soort), how="semi")

    regels = (
        "circulaire_", "cluster", "maatstaf_", "naam_bij", "uitkering_zonder", "poort_au", "poort_cluster", "poort_factor",
        "poort_gewicht", "poort_kolom", "poort_rij", "poort_tabel", "poort_uitkering", "poort_volume",
    )  # fmt: skip

    def vraag(plaats: Plaats) -> str:
        return f"SELECT gm_code, totaal_eur FROM mart.betaling WHERE circulaire = '{plaats[0]}' AND uitkeringsjaar = {plaats[1]}"

    banken: dict[Plaats, Bank] = {}
    return [
        Bron(
            naam,
            "circulaire",
            raster,
            plaatsen,
            invoer,
            known,
            regels,
            vraag,
            ("mart.betaling",),
            banken=banken,
        )
        for naam, raster in rasters.items()
    ]


def _inhabitants(invoer: Invoer) -> Bron:
    jaren = sorted(set(invoer.tabellen["inwoners"]["jaar"]))
    return Bron(
        "inwoners", "inwoners",
        Raster("inwoners", "gm_code", "", ("inwoners",), ("jaar",)),
        _one_before([(jaar,) for jaar in jaren]),
        invoer, _until("inwoners", "jaar"), ("poort_inwoners", "inwoners_sprong"),
        lambda p: f"SELECT gm_code, inwoners FROM kern.inwoners WHERE jaar = {p[0]}",
        ("kern.inwoners",),
    )  # fmt: skip


def _reports(invoer: Invoer) -> Bron:
    verslagen = set(invoer.tabellen["iv3"].select("boekjaar", "verslagsoort").iter_rows())
    return Bron(
        "iv3", "iv3",
        Raster("iv3", "gm_code", "taakveld", ("lasten_eur", "baten_eur", "salarissen_eur"), ("boekjaar", "verslagsoort")),
        _one_before(sorted(verslagen)),  # a begroting comes before the jaarrekening of its year
        invoer, _until("iv3", "boekjaar"),
        ("poort_iv3", "iv3_lasten", "iv3_sprong", "iv3_niet", "iv3_gemeente_sprong"),
        lambda p: f"SELECT gm_code, sum(lasten_eur) AS lasten FROM kern.iv3 WHERE boekjaar = {p[0]} AND verslagsoort = '{p[1]}' GROUP BY gm_code HAVING lasten IS NOT NULL",
        ("kern.iv3",),
        ("iv3_totalen",),
    )  # fmt: skip


def _returns(invoer: Invoer) -> Bron:
    dagen = sorted(set(invoer.tabellen["opgave"]["peildatum"]))
    return Bron(
        "opgave", "opgave",
        Raster("opgave", "gm_code", "doel", ("waarde", "besteed_eur"), ("peildatum",)),
        _one_before([(dag,) for dag in dagen]),
        invoer, _until("opgave", "peildatum"), ("poort_opgave", "opgave_"),
        lambda p: f"SELECT o.gm_code, sum(o.waarde * p.prijs_eur) FROM kern.opgave AS o JOIN staging.prijs AS p USING (doel, indicator) WHERE o.peildatum = '{p[0]}' AND o.waarde IS NOT NULL GROUP BY o.gm_code",
        ("kern.opgave",),
    )  # fmt: skip


def _annexes(invoer: Invoer) -> Bron:
    jaren = sorted(set(invoer.tabellen["sisa"]["jaar"]))
    return Bron(
        "sisa", "sisa",
        Raster("sisa", "gm_code", "code", ("waarde",), ("jaar",)),
        _one_before([(jaar,) for jaar in jaren]),
        invoer, _until("sisa", "jaar"), ("poort_sisa", "sisa_"),
        lambda p: f"SELECT gm_code, sum(besteed_eur) FROM mart.sisa_besteding WHERE jaar = {p[0]} GROUP BY gm_code",
        ("mart.sisa_besteding",),
    )  # fmt: skip


def _envelope(invoer: Invoer) -> list[Bron]:
    plaatsen = _one_before([(jaar,) for jaar in sorted(set(invoer.tabellen["jaar"]["uitkeringsjaar"]))])
    return [
        Bron(
            "jaartotaal", "jaartotaal",
            Raster("jaar", "", "", ("totaal_eur",), ("uitkeringsjaar",)),
            plaatsen, invoer, lambda _naam, frame, _plaats: frame, ("poort_envelop", "envelop_"),
            lambda p: f"SELECT 'alle', totaal_eur FROM staging.jaar WHERE uitkeringsjaar = {p[0]}",
            ("mart.toewijzing",),
        ),
        Bron(
            "envelop", "envelop",
            Raster("envelop", "regel", "vorm", ("bedrag_eur",), ("uitkeringsjaar",)),
            plaatsen, invoer, lambda _naam, frame, _plaats: frame, ("poort_envelop", "envelop_"),
            lambda p: f"SELECT gm_code, sum(bedrag_eur) FROM mart.toewijzing WHERE uitkeringsjaar = {p[0]} GROUP BY gm_code",
            ("mart.toewijzing",),
        ),
    ]  # fmt: skip


def _one_before(plaatsen: Sequence[Plaats]) -> list[tuple[Plaats, Plaats]]:
    return list(zip(plaatsen[1:], plaatsen, strict=False))


def _until(tabel: str, kolom: str) -> Callable[[str, pl.DataFrame, Plaats], pl.DataFrame]:
    """Of one table nothing of later than the place; the others as they are, without what no rule of this source reads."""

    def known(naam: str, frame: pl.DataFrame, plaats: Plaats) -> pl.DataFrame:
        return frame.filter(pl.col(kolom) <= plaats[0]) if naam == tabel else frame

    return known
