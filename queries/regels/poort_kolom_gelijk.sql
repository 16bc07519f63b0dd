-- No two columns of a table hold the same figures for nearly all gemeenten: then one was taken for the other.
-- Small numbers say nothing: compared are volumes above 20 and amounts that are not nil, where both columns have at least nine
-- of them. One finding per table.
WITH
kolom AS (
    SELECT v.bron_id, v.blad, v.circulaire, v.uitkeringsjaar, v.gm_code, v.maatstaf AS naam, v.volume AS getal, v.cel, 'kolom_gelijk' AS vergelijking
    FROM kern.volume AS v
    WHERE abs(v.volume) > 20
    UNION ALL
    SELECT u.bron_id, u.blad, u.circulaire, u.uitkeringsjaar, u.gm_code, u.uitkering AS naam, u.bedrag_eur AS getal, u.cel, 'kolom_gelijk_uitkering' AS vergelijking
    FROM kern.uitkering AS u
    WHERE u.bedrag_eur <> 0
),
geteld AS (
    SELECT k.*, count(*) OVER (PARTITION BY k.vergelijking, k.circulaire, k.uitkeringsjaar, k.naam) AS aantal
    FROM kolom AS k
),
paar AS (
    SELECT a.bron_id, a.blad, a.naam, b.naam AS andere, a.vergelijking, count(*) / any_value(least(a.aantal, b.aantal)) AS aandeel, min(a.cel) AS cel
    FROM geteld AS a
    INNER JOIN geteld AS b USING (vergelijking, circulaire, uitkeringsjaar, gm_code, getal)
    WHERE a.naam < b.naam AND least(a.aantal, b.aantal) >= 9
    GROUP BY a.bron_id, a.blad, a.naam, b.naam, a.vergelijking, a.circulaire, a.uitkeringsjaar
)
SELECT
    d.document,
    p.blad,
    arg_max(p.cel, p.aandeel) AS cel,
    array_to_string(max_by(p.naam || ' en ' || p.andere || ' (' || als_procent(p.aandeel) || ' gelijk)', p.aandeel, 3), '; ') AS waarde,
    'elke kolom met eigen cijfers' AS verwacht,
    NULL AS verschil
FROM paar AS p
INNER JOIN staging.drempel AS g ON g.vergelijking = p.vergelijking AND p.aandeel > CAST(g.boven AS DOUBLE)
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, p.blad
