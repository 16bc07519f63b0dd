-- How much of the money can be seen, and through which channel. Grain: zichtbaarheid. Unit: whole euro. Parameter: $jaar.
-- Made-up returns show nothing. Money that no gemeente receives is a row of its own, so the rows add up to the year.
WITH
kanaal AS (
    SELECT k.zichtbaarheid, k.volgorde, CAST(coalesce(sum(r.bedrag_eur), 0) AS BIGINT) AS bedrag_eur
    FROM (VALUES ('opgave', 1), ('sisa', 2), ('iv3', 3), ('niet zichtbaar', 4)) AS k (zichtbaarheid, volgorde)
    LEFT JOIN herkomst.zichtbaar AS r ON r.zichtbaarheid = k.zichtbaarheid AND r.uitkeringsjaar = $jaar
    GROUP BY k.zichtbaarheid, k.volgorde
)
SELECT k.volgorde, k.zichtbaarheid, k.bedrag_eur
FROM kanaal AS k
UNION ALL
SELECT 5 AS volgorde, 'niet over gemeenten verdeeld' AS zichtbaarheid, CAST(sum(e.niet_verdeeld_eur) AS BIGINT)
FROM mart.envelop_regel AS e
WHERE e.uitkeringsjaar = $jaar
ORDER BY volgorde
