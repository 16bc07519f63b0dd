"""Settings: where the data is and how the dashboard is served; each can be set as FONDSKOMPAS_<NAAM>."""

from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipelines.basis.grenzen import STANDAARD, Grenzen


def _default_data() -> Path:
    """The data folder of the checkout when there is one, else ``data`` in the current folder."""
    checkout = Path(__file__).resolve().parents[2] / "data"
    return checkout if (checkout / "raw").is_dir() else Path("data")


def _bound(naam: str, omschrijving: str, *, minimum: int = 1) -> Any:
    """The setting of a bound, with the value of ``Grenzen`` when nobody sets it."""
    return Field(default=getattr(STANDAARD, naam), ge=minimum, description=omschrijving)


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

    max_bestand_mb: int = _bound("bestand_mb", "grootste bestand met een tabel, in MB")
    max_uitgepakt_mb: int = _bound("uitgepakt_mb", "grootste werkboek na uitpakken, in MB")
    max_zipverhouding: int = _bound(
        "zipverhouding", "hoeveel keer groter een deel van een werkboek mag uitpakken", minimum=2
    )
    max_zip_vanaf_mb: int = _bound(
        "zip_vanaf_mb", "vanaf welke omvang een deel aan die verhouding wordt getoetst, in MB", minimum=0
    )
    max_zipdelen: int = _bound("zipdelen", "meeste delen in een werkboek", minimum=10)
    max_cellen: int = _bound("cellen", "meeste cellen op een blad")
    max_rijen: int = _bound("rijen", "meeste rijen op een blad")
    max_kolommen: int = _bound("kolommen", "meeste kolommen op een blad")
    max_tekens: int = _bound("tekens", "meeste tekens in een cel", minimum=100)
    max_bladen: int = _bound("bladen", "meeste bladen in een werkboek")
    max_paginas: int = _bound("paginas", "meeste bladzijden van een PDF")
    max_seconden: int = _bound("seconden", "langste leestijd van een .xls of PDF, in seconden")
    max_geheugen_mb: int = _bound(
        "geheugen_mb", "meeste geheugen voor het lezen van een .xls of PDF, in MB", minimum=256
    )
    max_iv3_json_mb: int = _bound("iv3_json_mb", "grootste Iv3-levering of definitiebestand in JSON, in MB")
    max_open_data_mb: int = _bound("open_data_mb", "grootste bestand met open data van Iv3, in MB")
    max_model_mb: int = _bound("model_mb", "grootste opgave of Excelmodel van Iv3, in MB")
    max_model_uitgepakt_mb: int = _bound(
        "model_uitgepakt_mb", "grootste opgave of Excelmodel na uitpakken, in MB"
    )
    max_model_cellen: int = _bound("model_cellen", "meeste cellen tot en met de laatste op een blad daarvan")
    max_model_samengevoegd: int = _bound(
        "model_samengevoegd", "meeste samengevoegde cellen op een blad daarvan"
    )
    max_model_rijen: int = _bound(
        "model_rijen", "meeste rijen met inhoud op een blad van het Excelmodel", minimum=100
    )
    max_model_kolommen: int = _bound(
        "model_kolommen", "meeste kolommen met inhoud op een blad van het Excelmodel", minimum=50
    )
    max_rapport_rijen: int = _bound("rapport_rijen", "meeste rijen van een blad in een rapport")
    max_fragment_mb: int = _bound(
        "fragment_mb", "grootste bestand waaruit het dashboard een cel met haar omgeving toont, in MB"
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
