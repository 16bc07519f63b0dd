-- In which circulaire, for which year, a key has figures: what a line can take when it gets that key. inwoners and kenmerk have years and no
-- circulaire. Grain: sleutel, circulaire, jaar. volgnummer: the order of the circulaires, later is higher.
WITH bekend AS (
    SELECT 'uitkeringsbasis' AS sleutel, c.circulaire, c.uitkeringsjaar
    FROM mart.circulaire AS c
    UNION ALL
    SELECT DISTINCT 'cluster:' || k.cluster AS sleutel, k.circulaire, k.uitkeringsjaar
    FROM mart.algemene_uitkering_cluster AS k
    UNION ALL
    SELECT DISTINCT 'du:' || u.uitkering AS sleutel, u.circulaire, u.uitkeringsjaar
    FROM mart.uitkering AS u
    WHERE u.soort = 'du'
    UNION ALL
    SELECT DISTINCT 'maatstaf:' || v.maatstaf AS sleutel, v.circulaire, v.uitkeringsjaar
    FROM herkomst.volume_cel AS v
)
SELECT b.sleutel, b.circulaire, b.uitkeringsjaar AS jaar, c.volgnummer
FROM bekend AS b
INNER JOIN mart.circulaire AS c USING (circulaire, uitkeringsjaar)
UNION ALL
SELECT DISTINCT 'inwoners' AS sleutel, NULL AS circulaire, i.jaar, 0 AS volgnummer
FROM mart.inwoners AS i
UNION ALL
SELECT DISTINCT 'kenmerk:' || k.kenmerk AS sleutel, NULL AS circulaire, k.jaar, 0 AS volgnummer
FROM mart.kenmerk AS k
WHERE k.is_aantal
ORDER BY 1, 4, 3
