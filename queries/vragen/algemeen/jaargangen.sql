-- The circulaires that the allocation of one year takes its keys from, in words. Grain: circulaire, sleutel_jaar.
-- Parameter: $jaar.
SELECT DISTINCT
    concat(c.naam, ' voor ', e.sleutel_jaar) AS naam,
    c.volgnummer,
    e.sleutel_jaar
FROM mart.envelop_regel AS e
INNER JOIN mart.circulaire AS c ON c.circulaire = e.circulaire AND c.uitkeringsjaar = e.sleutel_jaar
WHERE e.uitkeringsjaar = $jaar
ORDER BY e.sleutel_jaar, c.volgnummer
