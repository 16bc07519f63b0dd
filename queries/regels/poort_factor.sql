-- The uitkeringsfactor follows that of the nearest vintage as it does in real ones, and is not that of another uitkeringsjaar.
-- Unit: none, compared as a number of times.
SELECT
    d.document,
    c.blad,
    c.cel,
    CAST(c.uitkeringsfactor AS VARCHAR) AS waarde,
    als_maal(g.onder) || ' tot ' || als_maal(g.boven) || ' keer ' || CAST(p.naast_factor AS VARCHAR) || ' in ' || p.naast AS verwacht,
    als_maal(CAST(c.uitkeringsfactor AS DOUBLE) / CAST(p.naast_factor AS DOUBLE)) || ' keer zo groot' AS verschil
FROM verdeling.poort_paar AS p
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
INNER JOIN staging.drempel AS g ON g.vergelijking = CASE WHEN p.uitkeringsjaar = p.naast_jaar THEN 'factor_zelfde_jaar' ELSE 'factor_ander_jaar' END
INNER JOIN staging.document AS d ON d.bron_id = c.bron_id
WHERE buiten_drempel(CAST(c.uitkeringsfactor AS DOUBLE) / CAST(p.naast_factor AS DOUBLE), g.onder, g.boven)
UNION ALL
SELECT
    d.document,
    c.blad,
    c.cel,
    CAST(c.uitkeringsfactor AS VARCHAR) AS waarde,
    'een andere factor dan die van ' || p.naast AS verwacht,
    'dezelfde' AS verschil
FROM verdeling.poort_paar AS p
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
INNER JOIN staging.drempel AS g ON g.vergelijking = 'factor_gelijk'
INNER JOIN staging.document AS d ON d.bron_id = c.bron_id
WHERE p.uitkeringsjaar <> p.naast_jaar AND abs(c.uitkeringsfactor - p.naast_factor) <= g.boven
