"""Where a figure comes from, as JSON: the steps to it with their numbers, and the cells of the documents behind it."""

from dashboard.api.probleem import not_found, refuse
from dashboard.api.schrijven import Cel, json_cell
from dashboard.api.vraag import Parameters, read_one, refuse_unknown
from dashboard.gegevens.uitgave import Gegevens
from pipelines.basis.bevinding import FondskompasFout
from pipelines.herkomst.model import Broncel, Stap
from pipelines.open.uitgave import encode

_HOOGSTENS = 600
_VERZONNEN = "voorbeeld"


def describe_origin(gegevens: Gegevens, parameters: Parameters) -> bytes:
    """The provenance of the figure that ``verwijzing`` names; raises Probleem when there is no such figure."""
    refuse_unknown(parameters, ("verwijzing", "stand"))
    tekst = read_one(parameters, "verwijzing")
    if not tekst or len(tekst) > _HOOGSTENS:
        raise refuse(
            "Geef met «verwijzing» een cijfer, zoals mart.toewijzing?uitkeringsjaar=2023&doel=wijkteams&gm_code=GM0363#bedrag_eur "
            "(als één waarde gecodeerd)."
        )
    try:
        herkomst = gegevens.trace(tekst)
    except FondskompasFout as fout:
        raise not_found(str(fout)) from fout
    if herkomst.status == _VERZONNEN:
        raise not_found("Dit cijfer is een verzonnen voorbeeld, en dat is geen open data.")
    return encode(
        {
            "verwijzing": herkomst.verwijzing.als_tekst(),
            "omschrijving": herkomst.omschrijving,
            "waarde": json_cell(herkomst.waarde),
            "eenheid": herkomst.eenheid,
            "status": herkomst.status,
            "stappen": [_step(stap) for stap in herkomst.stappen],
            "cellen": [_cell(cel) for cel in herkomst.cellen],
            "cellen_totaal": herkomst.cellen_totaal,
        }
    )


def _step(stap: Stap) -> dict[str, Cel]:
    return {
        "omschrijving": stap.omschrijving,
        "formule": stap.formule,
        "waarde": json_cell(stap.waarde),
        "eenheid": stap.eenheid,
        "status": stap.status,
        "verwijzing": stap.verwijzing.als_tekst() if stap.verwijzing else None,
    }


def _cell(cel: Broncel) -> dict[str, Cel]:
    return {
        "document": cel.document,
        "sha256": cel.bron_id,
        "versie": cel.versie,
        "blad": cel.blad,
        "cel": cel.cel,
        "rol": cel.rol,
        "gedrukt": cel.gedrukt,
        "waarde": json_cell(cel.waarde),
        "correctie": cel.correctie,
    }
