-- No two gemeenten have the same volumes or uitkeringen: then a row was doubled, or stands under the code of another. Small numbers
-- say nothing: compared are volumes above 20, of which both have nine, and amounts above € 100, of which both have five.
-- One finding per table.
WITH
getal AS (
    SELECT v.bron_id, v.blad, v.circulaire, v.uitkeringsjaar, v.gm_code, v.maatstaf AS naam, v.volume AS getal, v.cel, 'rij_gelijk' AS vergelijking, 9 AS minstens
    FROM kern.volume AS v
    WHERE v.volume > 20
    UNION ALL
    SELECT u.bron_id, u.blad, u.circulaire, u.uitkeringsjaar, u.gm_code, u.uitkering AS naam, u.bedrag_eur AS getal, u.cel, 'rij_gelijk_uitkering' AS vergelijking, 5 AS minstens
    FROM kern.uitkering AS u
    WHERE u.bedrag_eur > 100
),
geteld AS (
    SELECT g.*, count(*) OVER (PARTITION BY g.vergelijking, g.circulaire, g.uitkeringsjaar, g.gm_code) AS aantal
    FROM getal AS g
),
paar AS (
    SELECT a.bron_id, a.blad, a.gm_code, b.gm_code AS andere, a.vergelijking, count(*) / any_value(least(a.aantal, b.aantal)) AS aandeel, min(a.cel) AS cel
    FROM geteld AS a
    INNER JOIN geteld AS b USING (vergelijking, circulaire, uitkeringsjaar, naam, getal)
    WHERE a.gm_code < b.gm_code AND least(a.aantal, b.aantal) >= a.minstens
    GROUP BY a.bron_id, a.blad, a.gm_code, b.gm_code, a.vergelijking, a.circulaire, a.uitkeringsjaar
)
SELECT
    d.document,
    p.blad,
    arg_max(p.cel, p.aandeel) AS cel,
    array_to_string(max_by(p.gm_code || ' en ' || p.andere || ' (' || als_procent(p.aandeel) || ' gelijk)', p.aandeel, 3), '; ') AS waarde,
    'elke gemeente met eigen cijfers' AS verwacht,
    NULL AS verschil
FROM paar AS p
INNER JOIN staging.drempel AS g ON g.vergelijking = p.vergelijking AND p.aandeel > CAST(g.boven AS DOUBLE)
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, p.blad
