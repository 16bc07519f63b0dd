"""What the columns of queries/briefing/gemeente_doel.sql measure."""

from types import MappingProxyType

from pipelines.briefing.maat import Maat

_GEMEENTE = "mart.toewijzing?uitkeringsjaar={jaar}&doel={doel}&gm_code={gm}#bedrag_eur"
GEMEENTE_DOEL = MappingProxyType(
    {
        "toegewezen_eur": Maat(
            "{doel_naam}, toegewezen in {jaar}",
            "eur",
            "som van de vormen; na te rekenen met fondskompas bewijs",
            verwijzingen=(_GEMEENTE,),
        ),
        "toegewezen_capaciteit": Maat(
            "{doel_naam}, capaciteit die het geld van {jaar} koopt",
            "capaciteit",
            "{toegewezen_eur} ÷ {prijs_eur} euro per {eenheid}",
            "capaciteit_status",
            (_GEMEENTE,),
            eenheid="eenheid",
            cellen="prijs_cellen",
            uit=("toegewezen_eur",),
        ),
        "opgave_capaciteit": Maat(
            "{doel_naam}, opgegeven capaciteit in {jaar}",
            "capaciteit",
            "opgave van de gemeente",
            "opgave_status",
            ("mart.realisatie?uitkeringsjaar={jaar}&doel={doel}&gm_code={gm}#gerealiseerde_capaciteit",),
            eenheid="eenheid",
        ),
        "besteed_eur": Maat(
            "{doel_naam}, besteed volgens de opgave over {jaar}",
            "eur",
            "opgave van de gemeente",
            "opgave_status",
            ("mart.realisatie?uitkeringsjaar={jaar}&doel={doel}&gm_code={gm}#besteed_eur",),
            reden="besteed_reden",
        ),
        "per_inwoner_eur": Maat(
            "{doel_naam}, per inwoner in {jaar}",
            "per_inwoner",
            "{toegewezen_eur} ÷ {inwoners} inwoners",
            verwijzingen=(_GEMEENTE,),
            uit=("toegewezen_eur",),
        ),
        **{
            f"{kolom}_per_inwoner_eur": Maat(
                f"{{doel_naam}}, per inwoner in {{jaar}}, {woord}",
                "per_inwoner",
                f"{{{kolom}_eur}} ÷ {{{kolom}_inwoners}} inwoners, uit de sommen",
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
