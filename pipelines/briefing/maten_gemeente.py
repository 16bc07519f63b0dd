"""What the columns of queries/briefing/gemeente_doel.sql measure."""

from types import MappingProxyType

from pipelines.briefing.maat import Maat

_GEMEENTE = "mart.toewijzing?uitkeringsjaar={jaar}&doel={doel}&gm_code={gm}#bedrag_eur"
GEMEENTE_DOEL = MappingProxyType(
    {
        "toegewezen_eur": Maat(
            "{doel_naam}, toegewezen",
            "eur",
            "som van de vormen",
            verwijzingen=(_GEMEENTE,),
        ),
        "toegewezen_capaciteit": Maat(
            "{doel_naam}, wat het koopt",
            "capaciteit",
            "{toegewezen_eur} ÷ {prijs_eur} euro per {eenheid}",
            "capaciteit_status",
            (_GEMEENTE,),
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
            verwijzingen=(_GEMEENTE,),
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
