-- How much of the money can be seen, and through which channel. Grain: zichtbaarheid. Unit: whole euro.
-- Parameters: $jaar, $met_voorbeeld. Money that no gemeente receives is a row of its own, so the rows add up to the year.
-- iv3: the jaarrekening (not the begroting) has lasten above zero on the taakveld.
WITH
opgave AS (
    SELECT c.gm_code, c.doel, c.status
    FROM mart.capaciteit AS c
    WHERE
        c.herkomst = 'opgave'
        AND year(c.peildatum) = $jaar
        AND c.bron = 'opgave van de gemeente'
        AND (c.waarde IS NOT NULL OR c.besteed_eur IS NOT NULL)
        AND ($met_voorbeeld OR c.status <> 'voorbeeld')
),
spuk AS (
    SELECT DISTINCT t.gm_code, t.doel
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar AND t.vorm = 'spuk'
),
rij AS (
    SELECT
        r.toegewezen_eur,
        r.gm_code,
        o.status,
        CASE
            WHEN o.gm_code IS NOT NULL THEN 'opgave'
            WHEN d.zichtbaarheid = 'iv3' AND r.lasten_verslagsoort = 'jaarrekening' AND r.lasten_taakveld_eur > 0 THEN 'iv3'
            WHEN s.gm_code IS NOT NULL THEN 'sisa'
            ELSE 'niet zichtbaar'
        END AS zichtbaarheid
    FROM mart.realisatie AS r
    INNER JOIN staging.doel AS d ON d.doel = r.doel
    LEFT JOIN opgave AS o ON o.gm_code = r.gm_code AND o.doel = r.doel
    LEFT JOIN spuk AS s ON s.gm_code = r.gm_code AND s.doel = r.doel
    WHERE r.uitkeringsjaar = $jaar
),
kanaal AS (
    SELECT
        k.zichtbaarheid,
        k.volgorde,
        CAST(coalesce(sum(r.toegewezen_eur), 0) AS BIGINT) AS bedrag_eur,
        CAST(coalesce(sum(r.toegewezen_eur) FILTER (WHERE r.status = 'voorbeeld'), 0) AS BIGINT) AS voorbeeld_eur,
        count(DISTINCT r.gm_code) FILTER (WHERE r.toegewezen_eur > 0) AS aantal_gemeenten
    FROM (VALUES ('opgave', 1), ('sisa', 2), ('iv3', 3), ('niet zichtbaar', 4)) AS k (zichtbaarheid, volgorde)
    LEFT JOIN rij AS r ON r.zichtbaarheid = k.zichtbaarheid
    GROUP BY k.zichtbaarheid, k.volgorde
)
SELECT k.volgorde, k.zichtbaarheid, k.bedrag_eur, k.voorbeeld_eur, k.aantal_gemeenten
FROM kanaal AS k
UNION ALL
SELECT 5 AS volgorde, 'niet over gemeenten verdeeld' AS zichtbaarheid, CAST(sum(e.niet_verdeeld_eur) AS BIGINT), 0, 0
FROM mart.envelop_regel AS e
WHERE e.uitkeringsjaar = $jaar
ORDER BY volgorde
