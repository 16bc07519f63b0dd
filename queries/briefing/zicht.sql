-- How much of the money of one year can be seen, and through which channel. Grain: kanaal.
-- Units: whole euro; aandeel_pct in tenths, half up. Parameter: $jaar. The rows add up to the year: money
-- that no gemeente receives is a row of its own. Made-up returns show nothing. iv3: a jaarrekening has lasten above zero
-- on the taakveld.
WITH
opgave AS (
    SELECT o.gm_code, o.doel, zwakste(o.status) AS status
    FROM mart.opgave AS o
    WHERE o.jaar = $jaar AND (o.waarde IS NOT NULL OR o.besteed_eur IS NOT NULL) AND o.status <> 'voorbeeld'
    GROUP BY o.gm_code, o.doel
),
spuk AS (
    SELECT DISTINCT t.gm_code, t.doel
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar AND t.vorm = 'spuk'
),
rij AS (
    SELECT
        r.toegewezen_eur,
        zwakste_van(r.toewijzing_status, (SELECT zwakste(v.status) FROM opgave AS v)) AS status,
        CASE
            WHEN o.gm_code IS NOT NULL THEN 'opgave'
            WHEN d.zichtbaarheid = 'iv3' AND r.lasten_verslagsoort = 'jaarrekening' AND r.lasten_taakveld_eur > 0 THEN 'iv3'
            WHEN s.gm_code IS NOT NULL THEN 'sisa'
            ELSE 'niet zichtbaar'
        END AS kanaal
    FROM mart.realisatie AS r
    INNER JOIN mart.doel AS d USING (doel)
    LEFT JOIN opgave AS o ON o.gm_code = r.gm_code AND o.doel = r.doel
    LEFT JOIN spuk AS s ON s.gm_code = r.gm_code AND s.doel = r.doel
    WHERE r.uitkeringsjaar = $jaar
    UNION ALL BY NAME
    SELECT e.niet_verdeeld_eur AS toegewezen_eur, e.status, 'niet over gemeenten verdeeld' AS kanaal
    FROM mart.envelop_regel AS e
    WHERE e.uitkeringsjaar = $jaar
),
som AS (
    SELECT
        k.volgorde,
        k.kanaal,
        k.kanaal_naam,
        CAST(coalesce(sum(r.toegewezen_eur), 0) AS BIGINT) AS bedrag_eur,
        zwakste(r.status, r.toegewezen_eur <> 0) AS status
    FROM (
        VALUES
        (1, 'opgave', 'Te zien in een opgave'),
        (2, 'sisa', 'Te zien in SiSa'),
        (3, 'iv3', 'Te zien in Iv3'),
        (4, 'niet zichtbaar', 'Niet te zien'),
        (5, 'niet over gemeenten verdeeld', 'Niet over gemeenten verdeeld')
    ) AS k (volgorde, kanaal, kanaal_naam)
    LEFT JOIN rij AS r USING (kanaal)
    GROUP BY k.volgorde, k.kanaal, k.kanaal_naam
)
SELECT
    s.volgorde,
    s.kanaal,
    s.kanaal_naam,
    s.bedrag_eur,
    procent(s.bedrag_eur, j.totaal_eur) AS aandeel_pct,
    j.totaal_eur,
    coalesce(s.status, 'afgeleid') AS status
FROM som AS s
CROSS JOIN mart.jaar AS j
WHERE j.uitkeringsjaar = $jaar
ORDER BY s.volgorde
