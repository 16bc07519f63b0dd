-- Between a vintage and the one before it of the same year, the volume of a gemeente does not double or halve where that is
-- worth half a million euro or more before the uitkeringsfactor. One finding per table, with the worst cells.
-- Units: of the maatstaf; the limit in euro.
WITH
opvolger AS (
    SELECT c.circulaire, c.uitkeringsjaar, lag(c.circulaire) OVER (PARTITION BY c.uitkeringsjaar ORDER BY c.volgnummer) AS vorige
    FROM kern.circulaire AS c
),
sprong AS (
    SELECT
        n.bron_id,
        n.blad,
        n.cel,
        o.vorige,
        n.cel || ' ' || m.naam || ' van ' || n.gm_code || ': ' || CAST(n.volume AS VARCHAR) || ' was ' || CAST(v.volume AS VARCHAR) AS tekst,
        abs(CAST(n.volume - v.volume AS DOUBLE) * CAST(b.bedrag_per_eenheid_eur AS DOUBLE)) AS maat,
        n.volume - v.volume AS verschil
    FROM opvolger AS o
    INNER JOIN kern.volume AS n USING (circulaire, uitkeringsjaar)
    INNER JOIN kern.volume AS v
        ON v.circulaire = o.vorige AND v.uitkeringsjaar = o.uitkeringsjaar AND v.gm_code = n.gm_code AND v.maatstaf = n.maatstaf
    INNER JOIN kern.bedrag_per_eenheid AS b
        ON b.circulaire = n.circulaire AND b.uitkeringsjaar = n.uitkeringsjaar AND b.maatstaf = n.maatstaf AND b.cluster = 'Totaal'
    INNER JOIN staging.maatstaf AS m ON m.code = n.maatstaf
    WHERE
        (n.volume > 2 * v.volume OR 2 * n.volume < v.volume)
        AND abs(CAST(n.volume - v.volume AS DOUBLE) * CAST(b.bedrag_per_eenheid_eur AS DOUBLE)) >= 500000
)
SELECT
    d.document,
    s.blad,
    arg_max(s.cel, s.maat) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' cel: ' ELSE ' cellen, zoals ' END || array_to_string(max_by(s.tekst, s.maat, 3), '; ') AS waarde,
    'tussen de helft en het dubbele van ' || s.vorige AS verwacht,
    arg_max(s.verschil, s.maat) AS verschil
FROM sprong AS s
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, s.blad, s.vorige
