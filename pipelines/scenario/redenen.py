"""Why a gemeente is among the extremes, as one Dutch sentence from the columns of ``queries/scenario/uitkomst/reden.sql``."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from pipelines.basis.opmaak import format_eur, format_mln, format_number

_NAMEN = {"inwoners": "het aantal inwoners", "gelijk": "een gelijk bedrag per gemeente"}


def explain(rij: Mapping[str, Any]) -> str:
    """One sentence: what drives the difference of this gemeente, and how much of it."""
    deel = f"{_amount(rij['reden_bijdrage_eur'])} van {_amount(Decimal(rij['verschil_eigen_eur']))}"
    match rij["reden_soort"]:
        case "afronding":
            return f"alleen afronding op hele euro's ({deel})"
        case "grens":
            return f"de grenzen of de ontvangers die de sleutel noemt ({deel})"
        case "ingroei":
            return f"de ingroei ({deel})"
        case "totaal":
            richting = "meer" if rij["reden_verplaatst_eur"] > 0 else "minder"
            bedrag = format_mln(abs(rij["reden_verplaatst_eur"]), 2)
            return f"er wordt in totaal {bedrag} {richting} over gemeenten verdeeld ({deel})"
    return f"{_basis(rij)} telt {_weight(rij)}; de gemeente heeft daarvan {_shares(rij)} ({deel})"


def _basis(rij: Mapping[str, Any]) -> str:
    naam = str(rij["reden_bestanddeel"])
    match rij["reden_soort"]:
        case "du":
            return f"de uitkering «{naam}»"
        case "maatstaf":
            return f"de maatstaf «{naam}»"
        case "kenmerk":
            return f"het aantal {naam}"
    return _NAMEN.get(naam, naam)


def _weight(rij: Mapping[str, Any]) -> str:
    """Whether the part counts for more or less in the new key, with the money that moved."""
    verplaatst = rij["reden_verplaatst_eur"]
    if verplaatst == 0:
        return "even zwaar maar met andere cijfers"
    return f"{'zwaarder' if verplaatst > 0 else 'minder'} ({_amount(Decimal(verplaatst))} landelijk)"


def _shares(rij: Mapping[str, Any]) -> str:
    aandeel, inwoners = rij["reden_aandeel_miljoenste"], rij["reden_inwoners_miljoenste"]
    return f"{_pct(aandeel)}, van de inwoners {_pct(inwoners)}"


def _pct(miljoenste: int) -> str:
    """Millionths as a percentage; small shares keep a digit that says something."""
    waarde = Decimal(miljoenste) / 10_000
    return f"{format_number(waarde, 2 if waarde >= 1 else 3)}%"


def _amount(eur: Decimal) -> str:
    return format_mln(eur, 2) if abs(eur) >= 1_000_000 else format_eur(eur)
