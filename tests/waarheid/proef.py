"""One trial: a vintage as if it were being added, with a damaged table, judged by the rules that adding runs.

Known then are the vintages of before it, and it was received last. Nothing is read again: reading was done once, and what is
damaged are the typed figures, so what reading itself would refuse is not counted here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random

import duckdb
import polars as pl

from pipelines.basis.bevinding import Bevinding, Ernst, FondskompasFout, InvoerGeweigerd
from pipelines.basis.grenzen import Grenzen
from pipelines.basis.queries import find_inputs, read_queries
from pipelines.bouw.regels import run_rule
from pipelines.bouw.stappen import create_table, load_staging
from pipelines.sources.ontvangen.documenten import keep_documents
from pipelines.sources.raw.invoer import Invoer
from pipelines.sources.raw.register import read_all
from pipelines.toevoegen.toevoegen import Keuzes, propose
from tests.hulp.deelbouw import _needed as needed
from tests.waarheid.ingrepen import INGREPEN, Cel, Rooster

SOORTEN = {
    "volume": ("gm_code", "maatstaf", "volume"),
    "uitkering": ("gm_code", "uitkering", "bedrag_eur"),
    "gewicht": ("naam", "cluster", "bedrag_per_eenheid"),
}
"""Table: its rows, its columns and its figure."""
_REGELS = ("poort_", "circulaire_", "cluster", "maatstaf_", "uitkering_zonder", "naam_bij")
_EERDERE = 3
"""How many vintages of before the one that is tried are known: more take longer and are compared with one only."""
_ALLEEN_CIRCULAIRES = ("iv3", "opgave", "sisa")

Jaargang = tuple[str, int]


@dataclass(frozen=True)
class Uitslag:
    """What came of one trial; effects are shares: of the gemeente that moves most, and of the country."""

    soort: str
    ingreep: str
    jaargang: Jaargang
    zaad: int
    gevangen: str
    regels: tuple[str, ...]
    gemeente: float
    landelijk: float
    land_eur: Decimal


@dataclass
class Proefbank:
    """The sources as they were read, and how each vintage looks undamaged."""

    invoer: Invoer
    klaar: dict[Jaargang, dict[str, pl.DataFrame]] = field(default_factory=dict)
    gaaf: dict[Jaargang, tuple[set[tuple[str, str]], dict[str, Decimal]]] = field(default_factory=dict)

    def vintages(self) -> list[Jaargang]:
        """Every vintage, by time."""
        rijen = self.invoer.tabellen["circulaire"].select("circulaire", "uitkeringsjaar").iter_rows()
        return sorted(((c, j) for c, j in rijen), key=lambda v: (v[0][1:], "MSD".index(v[0][0]), v[1]))

    def judge(
        self, jaargang: Jaargang, anders: dict[str, pl.DataFrame]
    ) -> tuple[list[Bevinding], dict[str, Decimal]]:
        """Findings on the vintage received last, and what every gemeente is paid by it (euro)."""
        if jaargang not in self.klaar:
            self.klaar[jaargang] = {n: self._known(n, f, jaargang) for n, f in self.invoer.tabellen.items()}
        tabellen = self.klaar[jaargang] | {n: self._known(n, f, jaargang) for n, f in anders.items()}
        return _run(Invoer(self.invoer.raw, tabellen=tabellen, documenten=self._last(jaargang)), jaargang)

    def _known(self, naam: str, frame: pl.DataFrame, jaargang: Jaargang) -> pl.DataFrame:
        """The rows of a table that were known when this vintage came: its own, and those of the last before it."""
        if naam.startswith(_ALLEEN_CIRCULAIRES):
            return frame.clear()
        if not {"circulaire", "uitkeringsjaar"} <= set(frame.columns) or naam == "controletotaal":
            return frame
        plek = self.vintages().index(jaargang)
        bekend = self.vintages()[max(0, plek - _EERDERE) : plek + 1]
        soort = {"circulaire": pl.String, "uitkeringsjaar": frame.schema["uitkeringsjaar"]}
        return frame.join(pl.DataFrame(bekend, schema=soort, orient="row"), on=list(soort), how="semi")

    def _last(self, jaargang: Jaargang) -> list[dict[str, object]]:
        """The documents in the order of receiving: by time of their vintage, the one that is tried last."""
        versies = self.invoer.tabellen["tabelversie"].filter(pl.col("tabel") != "circulaire")
        eigen = {(v["bron_id"]): (v["circulaire"], v["uitkeringsjaar"]) for v in versies.to_dicts()}
        volgorde = {v: i for i, v in enumerate(self.vintages(), 1)}
        return sorted(self.invoer.documenten, key=lambda d: volgorde.get(eigen.get(d["bron_id"], ("", 0)), 0))

    def trial(self, soort: str, ingreep: str, jaargang: Jaargang, zaad: int) -> Uitslag | None:
        """Damage one table of one vintage; ``None`` when the damage changed nothing."""
        if jaargang not in self.gaaf:
            bevindingen, bedragen = self.judge(jaargang, {})
            self.gaaf[jaargang] = ({(b.regel, b.waarde) for b in bevindingen}, bedragen)
        bekend, vooraf = self.gaaf[jaargang]
        frame = self._damaged(soort, ingreep, jaargang, zaad)
        if frame is None:
            return None
        try:
            bevindingen, na = self.judge(jaargang, {soort: frame})
        except (duckdb.Error, FondskompasFout) as fout:
            return Uitslag(
                soort, ingreep, jaargang, zaad, "fout", (type(fout).__name__,), 9.0, 9.0, Decimal(0)
            )
        nieuw = [b for b in bevindingen if (b.regel, b.waarde) not in bekend]
        ernst = {b.ernst for b in nieuw}
        gevangen = "fout" if Ernst.FOUT in ernst else "waarschuwing" if ernst else "stil"
        delta = {gm: na.get(gm, Decimal(0)) - bedrag for gm, bedrag in vooraf.items()}
        gemeente = max(abs(float(d / vooraf[gm])) for gm, d in delta.items() if vooraf[gm])
        land = sum(delta.values(), Decimal(0))
        regels = tuple(sorted({b.regel for b in nieuw}))
        landelijk = abs(float(land / sum(vooraf.values(), Decimal(0))))
        return Uitslag(soort, ingreep, jaargang, zaad, gevangen, regels, gemeente, landelijk, land)

    def _damaged(self, soort: str, ingreep: str, jaargang: Jaargang, zaad: int) -> pl.DataFrame | None:
        rij, kolom, waarde = SOORTEN[soort]
        heel = self.invoer.tabellen[soort]
        eigen = pl.col("circulaire").eq(jaargang[0]) & pl.col("uitkeringsjaar").eq(jaargang[1])
        if soort == "gewicht":
            eigen &= pl.col("soort").eq("maatstaf")
        kans = Random(f"{soort}|{ingreep}|{jaargang}|{zaad}")
        anderen = self.vintages()[: self.vintages().index(jaargang)]
        rooster = Rooster(self._cells(soort, jaargang), self._cells(soort, kans.choice(anderen)), kans)
        oud = dict(rooster.cellen)
        INGREPEN[ingreep](rooster)
        if rooster.cellen == oud:
            return None
        stuk = pl.DataFrame(
            [(r, k, getal) for (r, k), getal in rooster.cellen.items()],
            schema={rij: pl.String, kolom: pl.String, "_nieuw": heel.schema[waarde]},
            orient="row",
        )
        raak = heel.filter(eigen).join(stuk, on=[rij, kolom], how="left")
        raak = raak.with_columns(pl.coalesce("_nieuw", waarde).alias(waarde)).drop("_nieuw")
        return pl.concat([heel.filter(~eigen), raak.select(heel.columns)])

    def _cells(self, soort: str, jaargang: Jaargang) -> dict[Cel, Decimal]:
        rij, kolom, waarde = SOORTEN[soort]
        frame = self.invoer.tabellen[soort].filter(
            pl.col("circulaire").eq(jaargang[0]) & pl.col("uitkeringsjaar").eq(jaargang[1]) & pl.col(waarde).is_not_null()
        )  # fmt: skip
        if soort == "gewicht":
            frame = frame.filter(pl.col("soort") == "maatstaf")
        return {(r, k): getal for r, k, getal in frame.select(rij, kolom, waarde).iter_rows()}


def _run(invoer: Invoer, jaargang: Jaargang) -> tuple[list[Bevinding], dict[str, Decimal]]:
    regels = [q for q in read_queries("regels") if q.naam.startswith(_REGELS) and q.naam != "poort_inwoners"]
    tabellen = {"mart.betaling"}.union(*(find_inputs(q) for q in regels))
    queries, nodig = needed(frozenset(tabellen))
    invoer.tabellen = {naam: frame for naam, frame in invoer.tabellen.items() if f"staging.{naam}" in nodig}
    with duckdb.connect() as con:
        load_staging(con, invoer)
        for query in queries:
            create_table(con, query)
        bevindingen = [b for q in regels for b in run_rule(con, q.naam)]
        rijen = con.execute(
            "SELECT gm_code, totaal_eur FROM mart.betaling WHERE circulaire = ? AND uitkeringsjaar = ?",
            jaargang,
        ).fetchall()
    return bevindingen, dict(rijen)


def read_bank(raw: Path) -> Proefbank:
    """Read a data/raw once."""
    invoer = Invoer(raw, grenzen=Grenzen())
    for _ in read_all(invoer):
        pass
    return Proefbank(invoer)


def add_vintages(raw: Path, map_: Path, factoren: dict[str, Decimal]) -> Iterable[str]:
    """Register the vintages in ``map_`` (folders such as S2024_2025) that ``raw`` does not have; says what it could not add."""
    for pad in sorted(
        p for p in map_.iterdir() if p.is_dir() and not (raw / "circulaires" / p.name).is_dir()
    ):
        circulaire, _, jaar = pad.name.partition("_")
        if pad.name not in factoren:
            continue
        keuzes = Keuzes(
            circulaire, int(jaar), factor=factoren[pad.name], decimaalteken="komma", bevestig="echte cijfers"
        )
        try:
            voorstel = propose(raw, sorted(pad.glob("*.csv")), keuzes, Grenzen())
        except InvoerGeweigerd as fout:
            yield f"{pad.name}: {fout.bevindingen[0].als_tekst()}"
            continue
        keep_documents(raw, voorstel.rijen)
