"""Which two circulaires a bridge joins."""

from dataclasses import dataclass

import polars as pl

from dashboard.gegevens.uitgave import Gegevens


@dataclass(frozen=True)
class Brugpaar:
    """Two circulaires about one uitkeringsjaar, the earlier first."""

    van: str
    naar: str
    jaar: int
    naam_van: str
    naam_naar: str

    def sleutel(self, gm: str | None = None) -> dict[str, object]:
        """What names this bridge in mart.brug and mart.brug_totaal; without ``gm`` that of all gemeenten together."""
        sleutel: dict[str, object] = {
            "circulaire_van": self.van,
            "circulaire_naar": self.naar,
            "uitkeringsjaar": self.jaar,
        }
        return sleutel | ({"gm_code": gm} if gm else {})

    def parameters(self) -> dict[str, str | int]:
        """What names this bridge in the queries of queries/vragen."""
        return {"van": self.van, "naar": self.naar, "jaar": self.jaar}

    def namen(self) -> str:
        """``meicirculaire 2024 naar septembercirculaire 2024``."""
        return f"{self.naam_van} naar {self.naam_naar}"

    def jaargang(self) -> str:
        """Both circulaires, for the account of an export."""
        return f"{self.naam_van}; {self.naam_naar}"


def latest_pair(gegevens: Gegevens, jaar: int) -> Brugpaar | None:
    """The last two circulaires about a year, or about the nearest year that has two; of two as near, the later."""
    jaren = gegevens.read("circulaire_jaren").filter(pl.col("aantal") > 1)["uitkeringsjaar"].to_list()
    if not jaren or not jaar:
        return None
    dichtbij = min(jaren, key=lambda kandidaat: (abs(kandidaat - jaar), -kandidaat))
    namen = dict(
        gegevens.read("circulaire_jaargangen", jaar=dichtbij).select("circulaire", "naam").iter_rows()
    )
    van, naar = list(namen)[-2:]
    return Brugpaar(van, naar, dichtbij, namen[van], namen[naar])
