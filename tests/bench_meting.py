"""What measurements share: a row of the table, its words, and what a browser asks of the server."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipelines.opmaak import format_number


@dataclass(frozen=True)
class Meting:
    """One row of the table; ``seconden`` is ``None`` when it could not be measured, and ``reden`` says why."""

    wat: str
    hoe: str
    doel_s: float
    seconden: float | None
    reden: str = ""


def format_ms(seconden: float) -> str:
    """Milliseconds below a second, else seconds."""
    waarde = Decimal(str(seconden))
    return f"{format_number(waarde * 1000)} ms" if seconden < 1 else f"{format_number(waarde, 2)} s"


def server_callbacks(app: object, pad: str) -> Iterator[tuple[str, dict]]:
    """The callbacks that a server answers when a reader opens the page at ``pad``: its sections, and the shell."""
    from dashboard.pages.lijst import read_pages

    elders = {s.id for pagina in read_pages() if pagina.pad != pad for s in pagina.secties}
    for uitvoer, callback in app.callback_map.items():  # type: ignore[attr-defined]
        in_browser = "callback" not in callback
        op_verzoek = any(deel["id"].startswith("{") for deel in callback["inputs"])
        if not in_browser and not op_verzoek and uitvoer.rpartition(".")[0] not in elders:
            yield uitvoer, callback


def question(uitvoer: str, callback: dict, pad: str, search: str) -> dict[str, object]:
    """What a browser posts for a callback; what is not in the address is empty, as on a page just loaded."""
    adres = {("url", "pathname"): pad, ("url", "search"): search}

    def value(deel: dict[str, str]) -> object:
        volgt = deel["id"] == "adres" or deel["id"].endswith("-adres")
        return search if volgt else adres.get((deel["id"], deel["property"]))

    def filled(delen: list[dict[str, str]]) -> list[dict[str, object]]:
        return [{**deel, "value": value(deel)} for deel in delen]

    namen = uitvoer.strip(".").split("...")
    uit = [dict(zip(("id", "property"), naam.split("@")[0].rsplit(".", 1), strict=True)) for naam in namen]
    invoer = filled(callback["inputs"])
    return {
        "output": uitvoer,
        "outputs": uit if uitvoer.startswith("..") else uit[0],
        "inputs": invoer,
        "state": filled(callback["state"]),
        "changedPropIds": [f"{invoer[0]['id']}.{invoer[0]['property']}"] if invoer else [],
    }
