-- No two gemeenten have the same volumes: then a row was doubled, or stands under the code of another. Small numbers say
-- nothing: compared are volumes above 20, of which both have at least nine. One finding per table.
WITH
groot AS (
    SELECT v.bron_id, v.blad, v.circulaire, v.uitkeringsjaar, v.gm_code, v.maatstaf, v.volume, v.cel, count(*) OVER (PARTITION BY v.bron_id, v.blad, v.circulaire, v.uitkeringsjaar, v.gm_code) AS aantal
    FROM kern.volume AS v
    WHERE v.volume > 20
),
paar AS (
    SELECT a.bron_id, a.blad, a.gm_code, b.gm_code AS andere, count(*) / any_value(least(a.aantal, b.aantal)) AS aandeel, min(a.cel) AS cel
    FROM groot AS a
    INNER JOIN groot AS b USING (circulaire, uitkeringsjaar, maatstaf, volume)
    WHERE a.gm_code < b.gm_code AND least(a.aantal, b.aantal) >= 9
    GROUP BY a.bron_id, a.blad, a.gm_code, b.gm_code, a.circulaire, a.uitkeringsjaar
)
SELECT
    d.document,
    p.blad,
    arg_max(p.cel, p.aandeel) AS cel,
    array_to_string(max_by(p.gm_code || ' en ' || p.andere || ' (' || als_procent(p.aandeel) || ' gelijk)', p.aandeel, 3), '; ') AS waarde,
    'elke gemeente met eigen cijfers' AS verwacht,
    NULL AS verschil
FROM paar AS p
INNER JOIN staging.drempel AS g ON g.vergelijking = 'rij_gelijk' AND p.aandeel > CAST(g.boven AS DOUBLE)
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, p.blad
