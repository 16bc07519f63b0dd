-- How much of the money of one year can be seen, and through which channel. Grain: kanaal.
-- Units: whole euro; aandeel_pct in tenths, half up. Parameters: $jaar, $met_voorbeeld. The rows add up to the year:
-- money that no gemeente receives is a row of its own. Which row money is in depends on all returns, so one made-up
-- return makes every row of gemeenten made up. iv3: a jaarrekening has lasten above zero on the taakveld.
WITH
opgave AS (
    SELECT c.gm_code, c.doel, zwakste(c.status) AS status
    FROM mart.capaciteit AS c
    WHERE
        c.herkomst = 'opgave'
        AND year(c.peildatum) = $jaar
        AND c.bron = 'opgave van de gemeente'
        AND (c.waarde IS NOT NULL OR c.besteed_eur IS NOT NULL)
        AND ($met_voorbeeld OR c.status <> 'voorbeeld')
    GROUP BY c.gm_code, c.doel
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
    INNER JOIN staging.doel AS d USING (doel)
    LEFT JOIN opgave AS o ON o.gm_code = r.gm_code AND o.doel = r.doel
    LEFT JOIN spuk AS s ON s.gm_code = r.gm_code AND s.doel = r.doel
    WHERE r.uitkeringsjaar = $jaar
    UNION ALL
    SELECT e.niet_verdeeld_eur, e.status, 'niet over gemeenten verdeeld'
    FROM mart.envelop_regel AS e
    WHERE e.uitkeringsjaar = $jaar
),
som AS (
    SELECT
        k.volgorde,
        k.kanaal,
        CAST(coalesce(sum(r.toegewezen_eur), 0) AS BIGINT) AS bedrag_eur,
        zwakste(r.status, r.toegewezen_eur <> 0) AS status
    FROM (VALUES ('opgave', 1), ('sisa', 2), ('iv3', 3), ('niet zichtbaar', 4), ('niet over gemeenten verdeeld', 5)) AS k (kanaal, volgorde)
    LEFT JOIN rij AS r USING (kanaal)
    GROUP BY k.volgorde, k.kanaal
)
SELECT
    s.volgorde,
    s.kanaal,
    CASE s.kanaal
        WHEN 'opgave' THEN 'Te zien in een opgave'
        WHEN 'sisa' THEN 'Te zien in SiSa'
        WHEN 'iv3' THEN 'Te zien in Iv3'
        WHEN 'niet zichtbaar' THEN 'Niet te zien'
        ELSE 'Niet over gemeenten verdeeld'
    END AS kanaal_naam,
    s.bedrag_eur,
    CAST(CAST((2000 * s.bedrag_eur + j.totaal_eur) // nullif(2 * j.totaal_eur, 0) AS DECIMAL(16, 0)) * 0.1 AS DECIMAL(9, 1)) AS aandeel_pct,
    j.totaal_eur,
    coalesce(s.status, 'afgeleid') AS status
FROM som AS s
CROSS JOIN staging.jaar AS j
WHERE j.uitkeringsjaar = $jaar
ORDER BY s.volgorde
