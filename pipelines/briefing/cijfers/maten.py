"""What every column of queries/briefing measures: notation, status, derivation in words, and which published figure it is.

Texts hold ``{column}`` of the same row, filled in with the exact figure; so a derivation reads as a sum one can redo.
"""

from types import MappingProxyType

from pipelines.briefing.cijfers.gemeentematen import GEMEENTE, GEMEENTE_DOEL, GROEP, RANGORDE
from pipelines.briefing.cijfers.maat import Maat, count_measure
from pipelines.briefing.cijfers.vraagmaten import AANNAMES, BRON, OPEN_VRAAG

_JAAR = "mart.envelop?uitkeringsjaar={jaar}#bedrag_eur"
_VORM = "mart.envelop?uitkeringsjaar={jaar}&vorm=%s#bedrag_eur"
_DOELGELD = "mart.envelop?uitkeringsjaar={jaar}&doel={doel}#bedrag_eur"


def _form(kolom: str, vorm: str, woord: str) -> Maat:
    return Maat(
        f"{woord} in {{jaar}}",
        "mln",
        "som van de regels van {jaar} met deze vorm",
        f"{kolom}_status",
        (_VORM % vorm,),
    )


_TOTAAL = {
    "totaal_eur": Maat(
        "Totaal in {jaar}", "mln", "jaartotaal; bron: {totaal_bron}", "gepubliceerd", cellen="totaal_cellen"
    ),
    "gemeentefonds_eur": Maat(
        "Via het gemeentefonds in {jaar}",
        "mln",
        "{au_eur} + {du_eur}",
        "gemeentefonds_status",
        (_VORM % "au", _VORM % "du"),
        uit=(
            "au_eur",
            "du_eur",
        ),
    ),
    "au_eur": _form("au", "au", "Algemene uitkering"),
    "du_eur": _form("du", "du", "Decentralisatie-uitkeringen"),
    "spuk_eur": _form("spuk", "spuk", "Specifieke uitkering"),
    "buiten_eur": _form("buiten", "buiten_gemeentefonds", "Buiten het gemeentefonds"),
    "verdeeld_eur": Maat(
        "Over gemeenten verdeeld in {jaar}",
        "mln",
        "{totaal_eur} − {niet_verdeeld_eur}",
        "verdeeld_status",
        ("mart.envelop?uitkeringsjaar={jaar}#verdeeld_eur",),
    ),
    "niet_verdeeld_eur": Maat(
        "Niet over gemeenten verdeeld in {jaar}",
        "mln",
        "som van de regels van {jaar} zonder sleutel",
        "niet_verdeeld_status",
        ("mart.envelop?uitkeringsjaar={jaar}#niet_verdeeld_eur",),
    ),
    **{
        f"{status}_eur": Maat(
            f"Bedrag met status {status} in {{jaar}}",
            "mln",
            f"som van de regels van {{jaar}} met status {status}",
            "afgeleid",
            cellen=f"{status}_cellen",
        )
        for status in ("gepubliceerd", "afgeleid", "aanname")
    },
    "aanname_pct": Maat(
        "Aandeel met status aanname in {jaar}",
        "pct",
        "{aanname_eur} ÷ {totaal_eur} × 100",
        "afgeleid",
        (_JAAR,),
        uit=(
            "aanname_eur",
            "totaal_eur",
        ),
    ),
    "gemeenten": count_measure(
        "Gemeenten in {jaar}", "gemeenten met een toewijzing in {jaar}", cellen="gemeenten_cellen"
    ),
}
_DOEL_VORM = {
    "bedrag_eur": Maat(
        "{doel_naam}, {vorm_naam}, {jaar}",
        "eur",
        "regels voor dit doel en deze vorm; verdeelsleutel: {sleutel_naam}",
        verwijzingen=("mart.envelop?uitkeringsjaar={jaar}&doel={doel}&vorm={vorm}#bedrag_eur",),
    ),
    "aandeel_pct": Maat(
        "{doel_naam}, {vorm_naam}, aandeel in {jaar}",
        "pct",
        "{bedrag_eur} ÷ {totaal_eur} × 100",
        verwijzingen=("mart.envelop?uitkeringsjaar={jaar}&doel={doel}&vorm={vorm}#bedrag_eur",),
        uit=("bedrag_eur",),
    ),
}
_DOEL = {
    "bedrag_eur": Maat(
        "{doel_naam} in {jaar}",
        "mln",
        "som van de regels van {jaar} voor dit doel",
        verwijzingen=("mart.envelop?uitkeringsjaar={jaar}&doel={doel}#bedrag_eur",),
    ),
    "aandeel_pct": Maat(
        "{doel_naam}, aandeel in {jaar}",
        "pct",
        "{bedrag_eur} ÷ {totaal_eur} × 100",
        verwijzingen=("mart.envelop?uitkeringsjaar={jaar}&doel={doel}#bedrag_eur",),
        uit=("bedrag_eur",),
    ),
}
_CAPACITEIT = {
    "toegewezen_eur": Maat(
        "{doel_naam}, aan gemeenten toegewezen in {jaar}",
        "mln",
        "som over {aantal_ontvangers} gemeenten",
        verwijzingen=("mart.envelop?uitkeringsjaar={jaar}&doel={doel}#verdeeld_eur",),
    ),
    "toegewezen_capaciteit": Maat(
        "{doel_naam}, wat het geld van {jaar} koopt",
        "capaciteit",
        "{toegewezen_eur} ÷ {prijs_eur} euro per {eenheid} (prijs: {prijs_status})",
        "capaciteit_status",
        ("mart.envelop?uitkeringsjaar={jaar}&doel={doel}#verdeeld_eur",),
        eenheid="eenheid",
        cellen="prijs_cellen",
        uit=("toegewezen_eur",),
    ),
    "opgave_toegewezen_capaciteit": Maat(
        "{doel_naam}, wat het geld van gemeenten met een opgave koopt, {jaar}",
        "capaciteit",
        "{opgave_toegewezen_eur} ÷ {prijs_eur} euro per {eenheid}, van {aantal_opgaven} gemeenten met een opgave",
        "capaciteit_status",
        (_DOELGELD,),
        eenheid="eenheid",
        cellen="prijs_cellen",
    ),
    "opgave_capaciteit": Maat(
        "{doel_naam}, opgegeven capaciteit in {jaar}",
        "capaciteit",
        "som van de opgaven van {aantal_opgaven} gemeenten",
        "opgave_status",
        eenheid="eenheid",
        cellen="opgave_cellen",
    ),
    "aantal_opgaven": count_measure(
        "{doel_naam}, opgaven in {jaar}",
        "gemeenten die geld kregen en capaciteit opgaven",
        "telling_status",
        cellen="opgave_cellen",
    ),
    "aantal_niet_opgegeven": count_measure(
        "{doel_naam}, niet opgegeven in {jaar}",
        "{aantal_ontvangers} − {aantal_opgaven}",
        "telling_status",
        uit=("aantal_ontvangers", "aantal_opgaven"),
    ),
    "aantal_ontvangers": count_measure(
        "{doel_naam}, ontvangers in {jaar}",
        "gemeenten met een bedrag boven nul",
        cellen="aantal_ontvangers_cellen",
    ),
}
_OPGAVEN = {
    "gemeenten": count_measure(
        "Gemeenten in {jaar}", "gemeenten met een toewijzing in {jaar}", cellen="gemeenten_cellen"
    ),
    "opgaven": count_measure(
        "Gemeenten met een opgave over {jaar}",
        "gemeenten die voor een of meer doelen capaciteit opgaven",
        "opgaven_status",
        cellen="opgaven_cellen",
    ),
    "niet_opgegeven": count_measure(
        "Gemeenten zonder opgave over {jaar}",
        "{gemeenten} − {opgaven}",
        "opgaven_status",
        uit=("gemeenten", "opgaven"),
    ),
    "voorbeelden": count_measure(
        "Voorbeeldopgaven over {jaar}",
        "gemeenten waarvan de opgave verzonnen is",
        cellen="voorbeelden_cellen",
    ),
    "jaarrekeningen": count_measure("Jaarrekeningen {jaar}", "gemeenten met een ingelezen Iv3-jaarrekening"),
    "ondergrens": count_measure(
        "Gemeenten met een ondergrens uit Iv3 over {jaar}",
        "gemeenten met salarissen op het taakveld in een Iv3-jaarrekening",
        cellen="ondergrens_cellen",
    ),
}
_ZICHT = {
    "bedrag_eur": Maat(
        "{kanaal_naam}, {jaar}",
        "mln",
        "som van de toewijzingen langs dit kanaal",
        verwijzingen=(_JAAR,),
    ),
    "aandeel_pct": Maat(
        "{kanaal_naam}, aandeel in {jaar}",
        "pct",
        "{bedrag_eur} ÷ {totaal_eur} × 100",
        verwijzingen=(_JAAR,),
        uit=("bedrag_eur",),
    ),
}
MATEN = MappingProxyType(
    {
        "totaal": _TOTAAL,
        "doel_vorm": _DOEL_VORM,
        "doel": _DOEL,
        "capaciteit": _CAPACITEIT,
        "opgaven": _OPGAVEN,
        "gemeente": GEMEENTE,
        "rangorde": RANGORDE,
        "groep": GROEP,
        "zicht": _ZICHT,
        "aannames": AANNAMES,
        "open_vraag": OPEN_VRAAG,
        "bron": BRON,
        "gemeente_doel": GEMEENTE_DOEL,
    }
)
"""Query → column → what it measures. A column that is not here is a label and never a number in the briefing."""
SLEUTELS = MappingProxyType(
    {
        "doel_vorm": ("doel", "vorm"),
        "doel": ("doel",),
        "capaciteit": ("doel",),
        "gemeente": ("gm_code",),
        "groep": ("soort", "groep"),
        "zicht": ("kanaal",),
        "open_vraag": ("code",),
        "bron": ("bron", "status"),
        "gemeente_doel": ("doel",),
    }
)
"""Query → the columns that tell its rows apart; a query that is not here has one row."""
