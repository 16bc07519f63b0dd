-- A table of volumes or of uitkeringen is not that of another vintage, and neither is a column of volumes that every circulaire changes.
-- Compared are volumes with decimals, because whole ones often stay; of a column all of them, and all amounts of uitkeringen. One finding per table and other vintage.
WITH
paar AS (
    SELECT p.circulaire, p.uitkeringsjaar, v.maatstaf, v.bron_id, v.blad, v.cel, n.circulaire || ' voor ' || n.uitkeringsjaar AS andere, v.volume, v.volume = n.volume AS is_gelijk
    FROM verdeling.poort_paar AS p
    INNER JOIN kern.volume AS v USING (circulaire, uitkeringsjaar)
    INNER JOIN kern.volume AS n ON n.gm_code = v.gm_code AND n.maatstaf = v.maatstaf AND (n.circulaire <> v.circulaire OR n.uitkeringsjaar <> v.uitkeringsjaar)
    WHERE v.volume <> 0
),
gelijk AS (
    SELECT p.bron_id, p.blad, p.andere, p.maatstaf AS wat, 'volume_verandert' AS vergelijking, p.maatstaf AS onderdeel, count(*) FILTER (WHERE p.is_gelijk) / count(*) AS aandeel, min(p.cel) AS cel
    FROM paar AS p
    GROUP BY p.bron_id, p.blad, p.andere, p.maatstaf
    HAVING count(*) >= 9
    UNION ALL
    SELECT p.bron_id, p.blad, p.andere, 'de hele tabel' AS wat, 'tabel_gelijk' AS vergelijking, '' AS onderdeel, count(*) FILTER (WHERE p.is_gelijk) / count(*) AS aandeel, min(p.cel) AS cel
    FROM paar AS p
    WHERE p.volume <> floor(p.volume)
    GROUP BY p.bron_id, p.blad, p.andere
    HAVING count(*) >= 9
    UNION ALL
    SELECT
        u.bron_id,
        u.blad,
        n.circulaire || ' voor ' || n.uitkeringsjaar AS andere,
        'alle uitkeringen' AS wat,
        'uitkeringen_gelijk' AS vergelijking,
        '' AS onderdeel,
        count(*) FILTER (WHERE u.bedrag_eur = n.bedrag_eur) / count(*) AS aandeel,
        min(u.cel) AS cel
    FROM verdeling.poort_paar AS p
    INNER JOIN kern.uitkering AS u USING (circulaire, uitkeringsjaar)
    INNER JOIN kern.uitkering AS n ON n.gm_code = u.gm_code AND n.uitkering = u.uitkering AND (n.circulaire <> u.circulaire OR n.uitkeringsjaar <> u.uitkeringsjaar)
    WHERE u.bedrag_eur <> 0 AND n.bedrag_eur <> 0
    GROUP BY u.bron_id, u.blad, n.circulaire, n.uitkeringsjaar
    HAVING count(*) >= 100
)
SELECT
    d.document,
    g.blad,
    arg_max(g.cel, g.aandeel) AS cel,
    array_to_string(max_by(g.wat || ' (' || als_procent(g.aandeel) || ' gelijk)', g.aandeel, 3), '; ') AS waarde,
    'andere cijfers dan in ' || g.andere AS verwacht,
    NULL AS verschil
FROM gelijk AS g
INNER JOIN staging.drempel AS s ON s.vergelijking = g.vergelijking AND s.onderdeel = g.onderdeel AND g.aandeel > CAST(s.boven AS DOUBLE)
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, g.blad, g.andere
