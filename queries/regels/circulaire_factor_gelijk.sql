-- The uitkeringsfactor of a circulaire is that of another circulaire for the same year: that happens, and so does a factor that was not
-- taken over. poort_factor refuses that of another year. Unit: none.
SELECT
    d.document,
    c.blad,
    c.cel,
    CAST(c.uitkeringsfactor AS VARCHAR) AS waarde,
    'een andere factor dan die van ' || array_to_string(list(a.circulaire ORDER BY a.circulaire), ' en ') || ' voor ' || c.uitkeringsjaar AS verwacht,
    'dezelfde' AS verschil
FROM kern.circulaire AS c
INNER JOIN kern.circulaire AS a ON a.uitkeringsjaar = c.uitkeringsjaar AND a.volgnummer < c.volgnummer AND a.uitkeringsfactor = c.uitkeringsfactor
INNER JOIN staging.document AS d ON d.bron_id = c.bron_id
GROUP BY d.document, c.blad, c.cel, c.uitkeringsfactor, c.uitkeringsjaar
