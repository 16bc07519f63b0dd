-- The goals that can be chosen in a year, with how far they can be seen and on which taakvelden they are booked. Grain: doel.
-- Unit: whole euro. Parameter: $jaar.
SELECT
    d.doel,
    d.volgorde,
    d.naam AS doel_naam,
    d.omschrijving,
    d.indicator,
    d.eenheid,
    replace(d.taakvelden, ' | ', ', ') AS taakvelden,
    d.taakveld_status,
    d.zichtbaarheid_toelichting,
    CAST(sum(e.bedrag_eur) AS BIGINT) AS bedrag_eur,
    CAST(sum(e.verdeeld_eur) AS BIGINT) AS verdeeld_eur,
    CAST(sum(e.niet_verdeeld_eur) AS BIGINT) AS niet_verdeeld_eur
FROM mart.doel AS d
INNER JOIN mart.envelop_regel AS e ON e.doel = d.doel AND e.uitkeringsjaar = $jaar
GROUP BY ALL
ORDER BY d.volgorde
