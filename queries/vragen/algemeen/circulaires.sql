-- The vintages that were read, in order of time, with the years whose allocation takes a key from them.
-- Grain: circulaire, uitkeringsjaar.
SELECT
    c.circulaire,
    c.naam,
    c.uitkeringsjaar,
    c.uitkeringsfactor,
    c.indeling_peildatum,
    coalesce(list_sort(list(DISTINCT e.uitkeringsjaar) FILTER (WHERE e.uitkeringsjaar IS NOT NULL)), []) AS sleutel_voor
FROM mart.circulaire AS c
LEFT JOIN mart.envelop_regel AS e ON e.circulaire = c.circulaire AND e.sleutel_jaar = c.uitkeringsjaar
GROUP BY c.circulaire, c.naam, c.volgnummer, c.uitkeringsjaar, c.uitkeringsfactor, c.indeling_peildatum
ORDER BY c.uitkeringsjaar, c.volgnummer
