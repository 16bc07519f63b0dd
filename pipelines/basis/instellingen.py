"""Settings: where the data is and how the dashboard is served; each can be set as FONDSKOMPAS_<NAAM>."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from pipelines.basis.grenzen import STANDAARD, Grenzen


def _default_data() -> Path:
    """The data folder of the checkout when there is one, else ``data`` in the current folder."""
    checkout = Path(__file__).resolve().parents[2] / "data"
    return checkout if (checkout / "raw").is_dir() else Path("data")


class Instellingen(BaseSettings):
    """What a user or an administrator may set; nothing else in the program reads the environment."""

    model_config = SettingsConfigDict(
        env_prefix="FONDSKOMPAS_",
        env_nested_delimiter="_",
        env_nested_max_split=1,
        env_file=None,
        extra="ignore",
        populate_by_name=True,
    )

    data: Path = Field(default_factory=_default_data, description="map met raw/ en processed/")
    database: Path | None = Field(default=None, description="de gepubliceerde database")
    host: str = Field(default="127.0.0.1", description="adres waarop het dashboard luistert")
    poort: int = Field(default=8050, ge=1, le=65535, description="poort waarop het dashboard luistert")
    standen: Path | None = Field(default=None, description="map met bevroren standen")
    open: Path | None = Field(default=None, description="map met uitgaven van open data")
    teksten: Path | None = Field(default=None, description="map met eigen teksten voor de briefing")
    sleutel: Path | None = Field(default=None, description="de sleutel waarmee standen worden ondertekend")
    tijdstempel: str = Field(
        default="", description="adres van de dienst die bevroren standen een tijdstempel geeft (RFC 3161)"
    )
    door: str = Field(default="", description="wie bevriest, zoals het in een bevroren stand komt te staan")
    inname_database: str | None = Field(
        default=None,
        description="adres van de database van de inname (postgresql://…); anders een bestand in data/inname",
    )
    inname_bewaardagen: int = Field(
        default=730,
        ge=1,
        description="dagen dat de inname gegevens van personen bewaart die zij niet meer nodig heeft",
    )
    inname_adres: str = Field(
        default="http://127.0.0.1:8050", description="adres van de inname, zoals het in berichten staat"
    )
    smtp_server: str | None = Field(
        default=None,
        description="server die berichten verstuurt; zonder komen ze als bestand in data/inname/berichten",
    )
    smtp_poort: int = Field(default=587, ge=1, le=65535, description="poort van die server")
    smtp_tls: bool = Field(default=True, description="versleutel de verbinding met die server (STARTTLS)")
    smtp_gebruiker: str | None = Field(
        default=None, description="naam waarmee de inname zich bij die server meldt"
    )
    smtp_wachtwoord: SecretStr | None = Field(default=None, description="het wachtwoord daarbij")
    smtp_afzender: str = Field(default="fondskompas@localhost", description="afzender van de berichten")
    oidc_uitgever: str = Field(
        default="", description="adres van de inlogdienst (OpenID Connect); leeg is aanmelden als demorol"
    )
    oidc_client: str = Field(default="", description="naam van Fondskompas bij die inlogdienst")
    oidc_geheim: SecretStr = Field(default=SecretStr(""), description="het geheim daarbij")
    demo_gemeente: str = Field(
        default="GM0342", description="de gemeente waarvoor zonder inlogdienst demorollen worden gemaakt"
    )
    productie: bool = Field(default=False, description="weiger voorbeeldgegevens")
    api_per_minuut: int = Field(
        default=600, ge=0, description="vragen die de API per minuut van één adres aanneemt; 0 is onbeperkt"
    )
    geheugen: str = Field(
        default="2GB",
        pattern=r"^[1-9]\d{0,4}[MG]B$",
        description="geheugen dat één verbinding met de cijfers hoogstens gebruikt, zoals 512MB of 2GB",
    )
    werkers: int = Field(default=1, ge=1, le=32, description="processen die het dashboard bedienen")
    hosts: str = Field(
        default="", description="namen waaronder het dashboard bereikbaar is, met komma's ertussen"
    )
    proxy: int = Field(default=0, ge=0, le=5, description="aantal eigen proxy's tussen lezer en dashboard")
    tls: bool = Field(default=False, description="lezers bereiken het dashboard alleen over https (HSTS)")
    logvorm: Literal["tekst", "json"] = Field(
        default="tekst", description="het logboek als tekst of als JSON-regels"
    )
    metingen_sleutel: SecretStr = Field(
        default=SecretStr(""),
        description="sleutel waarmee /metrics te lezen is; leeg is alleen vanaf deze computer",
    )
    beveiliging_contact: str = Field(default="", description="adres voor security.txt: mailto: of https")
    beveiliging_tot: str = Field(default="", description="tot wanneer security.txt geldt, zoals 2027-12-31")
    beveiliging_beleid: str = Field(default="", description="adres van het beleid in security.txt")
    wacht_s: int = Field(
        default=120, ge=0, description="seconden die een opdracht wacht op een andere die daar schrijft"
    )

    grenzen: Grenzen = Field(
        default=STANDAARD, validation_alias="fondskompas_max", description="FONDSKOMPAS_MAX_…"
    )

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

    @property
    def sleutel_pad(self) -> Path:
        """The key that signs: in the home of its owner, never among the data."""
        return self.sleutel or Path.home() / ".fondskompas" / "sleutel.pem"

    @property
    def gegevensmappen(self) -> list[Path]:
        """The folders that hold data, where no key may lie."""
        return [self.data, self.standen_pad]

    @property
    def inname_pad(self) -> Path:
        """The folder of the returns loop: its database, files in quarantine and messages."""
        return self.data / "inname"

    @property
    def open_pad(self) -> Path:
        """The folder with releases of open data."""
        return self.open or self.data / "processed" / "open"


@lru_cache(maxsize=1)
def instellingen() -> Instellingen:
    """The settings of this process, read once."""
    return Instellingen()
