-- What every group of gemeenten of a year was allocated for these goals. Grain: groep. Unit: whole euro.
-- Parameters: $jaar, $doelen (codes), $eigen (those of them that may be put per inhabitant: eigen_eur), $groep: what they are grouped by, provincie, grootteklasse or centrumfunctie, under the names
-- that herkomst.kenmerk has for it, or keuze: those of $gemeenten (codes) and the others. status: the weakest of the amounts in the sum. The order is that of the alphabet, of the smallest
-- gemeente in the group, or of CBS (the four largest, which it leaves out, first). The groups add up to what is divided.
WITH
toegewezen AS (
    SELECT
        t.gm_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS bedrag_eur,
        CAST(coalesce(sum(t.bedrag_eur) FILTER (WHERE list_contains($eigen, t.doel)), 0) AS BIGINT) AS eigen_eur,
        zwakste(t.status, t.bedrag_eur <> 0) AS status
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar AND list_contains($doelen, t.doel)
    GROUP BY t.gm_code
),
lid AS (
    SELECT
        g.gm_code,
        g.inwoners,
        CASE $groep
            WHEN 'provincie' THEN coalesce(g.provincie, 'onbekend')
            WHEN 'grootteklasse' THEN coalesce(g.grootteklasse, 'onbekend')
            WHEN 'centrumfunctie' THEN coalesce(g.centrumfunctie, 'niet ingedeeld')
            WHEN 'keuze' THEN CASE WHEN list_contains($gemeenten, g.gm_code) THEN 'keuze' ELSE 'overige' END
        END AS groep
    FROM mart.gemeente_jaar AS g
    WHERE g.uitkeringsjaar = $jaar
)
SELECT
    l.groep,
    count(*) AS gemeenten,
    count(*) FILTER (WHERE t.bedrag_eur > 0) AS ontvangers,
    CAST(sum(l.inwoners) AS BIGINT) AS inwoners,
    CAST(coalesce(sum(t.bedrag_eur), 0) AS BIGINT) AS bedrag_eur,
    CAST(coalesce(sum(t.eigen_eur), 0) AS BIGINT) AS eigen_eur,
    zwakste(t.status) AS status
FROM lid AS l
LEFT JOIN toegewezen AS t USING (gm_code)
GROUP BY l.groep
ORDER BY
    CASE $groep
        WHEN 'grootteklasse' THEN min(l.inwoners)
        WHEN 'centrumfunctie' THEN coalesce(list_position(['Sterk', 'Redelijk', 'Weinig', 'Zonder'], l.groep), 0)
    END,
    l.groep
