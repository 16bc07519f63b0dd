-- Between two vintages of one year that follow each other, the volume of a gemeente does not double or halve where that is
-- worth half a million euro or more before the uitkeringsfactor. Units: of the maatstaf; the limit in euro.
WITH opvolger AS (
    SELECT c.circulaire, c.uitkeringsjaar, lag(c.circulaire) OVER (PARTITION BY c.uitkeringsjaar ORDER BY c.volgnummer) AS vorige
    FROM kern.circulaire AS c
)
SELECT
    d.document, n.blad, n.cel,
    CAST(n.volume AS VARCHAR) AS waarde,
    'tussen de helft en het dubbele van ' || replace(rtrim(rtrim(CAST(v.volume AS VARCHAR), '0'), '.'), '.', ',') || ' in ' || o.vorige || ' (' || n.gm_code || ', ' || m.naam || ')' AS verwacht,
    n.volume - v.volume AS verschil
FROM opvolger AS o
INNER JOIN kern.volume AS n USING (circulaire, uitkeringsjaar)
INNER JOIN kern.volume AS v
    ON v.circulaire = o.vorige AND v.uitkeringsjaar = o.uitkeringsjaar AND v.gm_code = n.gm_code AND v.maatstaf = n.maatstaf
INNER JOIN kern.bedrag_per_eenheid AS b
    ON b.circulaire = n.circulaire AND b.uitkeringsjaar = n.uitkeringsjaar AND b.maatstaf = n.maatstaf AND b.cluster = 'Totaal'
INNER JOIN staging.maatstaf AS m ON m.code = n.maatstaf
INNER JOIN staging.document AS d ON d.bron_id = n.bron_id
WHERE
    (n.volume > 2 * v.volume OR 2 * n.volume < v.volume)
    AND abs(CAST((n.volume - v.volume) * b.bedrag_per_eenheid_eur AS DECIMAL(38, 6))) >= 500000
