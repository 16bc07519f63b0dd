-- The money of one year by goal. Grain: doel. Units: whole euro; aandeel_pct in tenths, half up. Parameters: $jaar.
-- status: the weakest of the lines. zichtbaarheid: how spending on this goal can be seen at all, in words.
SELECT
    d.volgorde,
    d.doel,
    d.kort AS doel_naam,
    CAST(sum(e.bedrag_eur) AS BIGINT) AS bedrag_eur,
    procent(sum(e.bedrag_eur), any_value(j.totaal_eur)) AS aandeel_pct,
    any_value(j.totaal_eur) AS totaal_eur,
    zwakste(e.status) AS status,
    d.zichtbaarheid,
    d.zichtbaarheid_toelichting
FROM mart.envelop AS e
INNER JOIN mart.doel AS d USING (doel)
INNER JOIN mart.jaar AS j USING (uitkeringsjaar)
WHERE e.uitkeringsjaar = $jaar
GROUP BY d.volgorde, d.doel, d.kort, d.zichtbaarheid, d.zichtbaarheid_toelichting
ORDER BY d.volgorde
