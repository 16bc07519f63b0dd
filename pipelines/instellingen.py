"""Settings: where the data is and how the dashboard is served; each can be set as FONDSKOMPAS_<NAAM>."""

from dataclasses import fields
from functools import lru_cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipelines.sources.grenzen import Grenzen

_STANDAARD = Grenzen()


def _default_data() -> Path:
    """The data folder of the checkout when there is one, else ``data`` in the current folder."""
    checkout = Path(__file__).resolve().parent.parent / "data"
    return checkout if (checkout / "raw").is_dir() else Path("data")


class Instellingen(BaseSettings):
    """What a user or an administrator may set; nothing else in the program reads the environment."""

    model_config = SettingsConfigDict(env_prefix="FONDSKOMPAS_", env_file=None, extra="ignore")

    data: Path = Field(default_factory=_default_data, description="map met raw/ en processed/")
    database: Path | None = Field(default=None, description="de gepubliceerde database")
    host: str = Field(default="127.0.0.1", description="adres waarop het dashboard luistert")
    poort: int = Field(default=8050, ge=1, le=65535, description="poort waarop het dashboard luistert")
    standen: Path | None = Field(default=None, description="map met bevroren standen")
    teksten: Path | None = Field(default=None, description="map met eigen teksten voor de briefing")
    productie: bool = Field(default=False, description="weiger voorbeeldgegevens")

    max_bestand_mb: int = Field(
        default=_STANDAARD.bestand_mb, ge=1, description="grootste bestand dat wordt gelezen, in MB"
    )
    max_uitgepakt_mb: int = Field(
        default=_STANDAARD.uitgepakt_mb, ge=1, description="grootste werkboek na uitpakken, in MB"
    )
    max_zipverhouding: int = Field(
        default=_STANDAARD.zipverhouding,
        ge=2,
        description="hoeveel keer groter een deel van een werkboek mag uitpakken",
    )
    max_cellen: int = Field(default=_STANDAARD.cellen, ge=1, description="meeste cellen op een blad")
    max_rijen: int = Field(default=_STANDAARD.rijen, ge=1, description="meeste rijen op een blad")
    max_kolommen: int = Field(default=_STANDAARD.kolommen, ge=1, description="meeste kolommen op een blad")
    max_tekens: int = Field(default=_STANDAARD.tekens, ge=100, description="meeste tekens in een cel")
    max_bladen: int = Field(default=_STANDAARD.bladen, ge=1, description="meeste bladen in een werkboek")
    max_paginas: int = Field(default=_STANDAARD.paginas, ge=1, description="meeste bladzijden van een PDF")
    max_seconden: int = Field(
        default=_STANDAARD.seconden, ge=1, description="langste leestijd van een .xls of PDF, in seconden"
    )

    @property
    def grenzen(self) -> Grenzen:
        """The bounds that readers keep to."""
        return Grenzen(**{veld.name: getattr(self, f"max_{veld.name}") for veld in fields(Grenzen)})

    @property
    def raw(self) -> Path:
        """The folder with source files."""
        return self.data / "raw"

    @property
    def database_pad(self) -> Path:
        """The published database."""
        return self.database or self.data / "processed" / "fondskompas.duckdb"

    @property
    def standen_pad(self) -> Path:
        """The folder with frozen states."""
        return self.standen or self.data / "processed" / "standen"


@lru_cache(maxsize=1)
def instellingen() -> Instellingen:
    """The settings of this process, read once."""
    return Instellingen()
