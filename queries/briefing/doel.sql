-- The money of one year by goal. Grain: doel. Units: whole euro; aandeel_pct in tenths, half up. Parameters: $jaar.
-- status: the weakest of the lines. zichtbaarheid: how spending on this goal can be seen at all, in words.
SELECT
    d.volgorde,
    d.doel,
    split_part(d.naam, ':', 1) AS doel_naam,
    CAST(sum(e.bedrag_eur) AS BIGINT) AS bedrag_eur,
    CAST(CAST((2000 * sum(e.bedrag_eur) + any_value(j.totaal_eur)) // nullif(2 * any_value(j.totaal_eur), 0) AS DECIMAL(16, 0)) * 0.1 AS DECIMAL(9, 1)) AS aandeel_pct,
    any_value(j.totaal_eur) AS totaal_eur,
    zwakste(e.status) AS status,
    d.zichtbaarheid,
    d.zichtbaarheid_toelichting
FROM mart.envelop AS e
INNER JOIN staging.doel AS d USING (doel)
INNER JOIN staging.jaar AS j USING (uitkeringsjaar)
WHERE e.uitkeringsjaar = $jaar
GROUP BY d.volgorde, d.doel, d.naam, d.zichtbaarheid, d.zichtbaarheid_toelichting
ORDER BY d.volgorde
