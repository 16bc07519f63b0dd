"""What the columns of the queries about gemeenten and groups of them measure."""

from types import MappingProxyType

from pipelines.briefing.cijfers.maat import Maat, count_measure

_TOEGEWEZEN = "mart.toewijzing?uitkeringsjaar={jaar}&doel={doel}&gm_code={gm}#bedrag_eur"
_JAAR = "mart.envelop?uitkeringsjaar={jaar}#bedrag_eur"
GEMEENTE = {
    "toegewezen_eur": Maat(
        "{naam}, toegewezen in {jaar}",
        "eur",
        "som over de doelen van {jaar}",
        verwijzingen=("mart.toewijzing?uitkeringsjaar={jaar}&gm_code={gm_code}#bedrag_eur",),
    ),
    "inwoners": Maat(
        "{naam}, inwoners",
        "aantal",
        "inwoners op 1 januari {inwoners_jaar}",
        "gepubliceerd",
        cellen="inwoners_cellen",
    ),
    "per_inwoner_eur": Maat(
        "{naam}, per inwoner in {jaar}",
        "per_inwoner",
        "{toegewezen_eur} ÷ {inwoners} inwoners",
        cellen="inwoners_cellen",
        verwijzingen=("mart.toewijzing?uitkeringsjaar={jaar}&gm_code={gm_code}#bedrag_eur",),
        uit=(
            "toegewezen_eur",
            "inwoners",
        ),
    ),
    "rang": count_measure(
        "{naam}, plaats naar bedrag per inwoner in {jaar}",
        "een meer dan het aantal gemeenten met een hoger bedrag per inwoner",
        "status",
        uit=("per_inwoner_eur",),
    ),
}
RANGORDE = {
    "aantal": count_measure(
        "Gemeenten in de rangorde van {jaar}", "gemeenten met bekende inwoners", cellen="aantal_cellen"
    ),
}
GROEP = {
    "gemeenten": count_measure(
        "{groep}, gemeenten in {jaar}", "gemeenten in deze groep", cellen="gemeenten_cellen"
    ),
    "inwoners": Maat(
        "{groep}, inwoners in {jaar}",
        "aantal",
        "som over {gemeenten} gemeenten",
        "gepubliceerd",
        cellen="inwoners_cellen",
    ),
    "toegewezen_eur": Maat(
        "{groep}, toegewezen in {jaar}",
        "eur",
        "som over {gemeenten} gemeenten; zie blad Gemeenten van het werkboek",
        verwijzingen=(_JAAR,),
    ),
    "per_inwoner_eur": Maat(
        "{groep}, per inwoner in {jaar}",
        "per_inwoner",
        "{toegewezen_eur} ÷ {inwoners} inwoners, uit de sommen",
        verwijzingen=(_JAAR,),
        uit=(
            "toegewezen_eur",
            "inwoners",
        ),
    ),
}
GEMEENTE_DOEL = MappingProxyType(
    {
        "toegewezen_eur": Maat(
            "{doel_naam}, toegewezen",
            "eur",
            "som van de vormen",
            verwijzingen=(_TOEGEWEZEN,),
        ),
        "toegewezen_capaciteit": Maat(
            "{doel_naam}, wat het koopt",
            "capaciteit",
            "{toegewezen_eur} ÷ {prijs_eur} euro per {eenheid}",
            "capaciteit_status",
            (_TOEGEWEZEN,),
            eenheid="eenheid",
            cellen="prijs_cellen",
            uit=("toegewezen_eur",),
        ),
        "opgave_capaciteit": Maat(
            "{doel_naam}, opgegeven",
            "capaciteit",
            "opgave van de gemeente",
            "opgave_status",
            ("mart.realisatie?uitkeringsjaar={jaar}&doel={doel}&gm_code={gm}#gerealiseerde_capaciteit",),
            eenheid="eenheid",
        ),
        "besteed_eur": Maat(
            "{doel_naam}, besteed",
            "eur",
            "opgave van de gemeente",
            "opgave_status",
            ("mart.realisatie?uitkeringsjaar={jaar}&doel={doel}&gm_code={gm}#besteed_eur",),
            reden="besteed_reden",
        ),
        "per_inwoner_eur": Maat(
            "{doel_naam}",
            "per_inwoner",
            "{toegewezen_eur} ÷ {inwoners} inwoners",
            verwijzingen=(_TOEGEWEZEN,),
            uit=("toegewezen_eur",),
        ),
        **{
            f"{kolom}_per_inwoner_eur": Maat(
                f"{{doel_naam}}, {woord}",
                "per_inwoner",
                f"{{{kolom}_eur}} ÷ {{{kolom}_inwoners}} inwoners",
                verwijzingen=("mart.envelop?uitkeringsjaar={jaar}&doel={doel}#bedrag_eur",),
            )
            for kolom, woord in (
                ("klasse", "grootteklasse"),
                ("provincie", "provincie"),
                ("land", "Nederland"),
            )
        },
    }
)
"""Column → what it measures."""
