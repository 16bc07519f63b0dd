-- What the n largest gemeenten of a year by inhabitants were allocated for these goals. Grain: aantal (n), as far as there are that many.
-- Unit: whole euro. Parameters: $jaar, $doelen (codes), $eigen (those of them that may be put per inhabitant: eigen_eur). codes: theirs, with ~ between them; namen: theirs, the largest first.
-- land_*: of all gemeenten. Of gemeenten with as many inhabitants the first by code counts as the larger.
WITH
toegewezen AS (
    SELECT
        t.gm_code,
        sum(t.bedrag_eur) AS bedrag_eur,
        coalesce(sum(t.bedrag_eur) FILTER (WHERE list_contains($eigen, t.doel)), 0) AS eigen_eur,
        zwakste(t.status, t.bedrag_eur <> 0) AS status
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar AND list_contains($doelen, t.doel)
    GROUP BY t.gm_code
),
gemeente AS (
    SELECT
        g.gm_code,
        g.naam,
        g.inwoners,
        coalesce(t.bedrag_eur, 0) AS bedrag_eur,
        coalesce(t.eigen_eur, 0) AS eigen_eur,
        t.status,
        row_number() OVER (ORDER BY g.inwoners DESC, g.gm_code) AS rang,
        sum(g.inwoners) OVER () AS land_inwoners,
        sum(coalesce(t.bedrag_eur, 0)) OVER () AS land_eur,
        sum(coalesce(t.eigen_eur, 0)) OVER () AS land_eigen_eur
    FROM mart.gemeente_jaar AS g
    LEFT JOIN toegewezen AS t USING (gm_code)
    WHERE g.uitkeringsjaar = $jaar AND g.inwoners IS NOT NULL
)
SELECT
    n.aantal,
    namenlijst(g.gm_code) AS codes,
    list(g.naam ORDER BY g.rang) AS namen,
    CAST(sum(g.inwoners) AS BIGINT) AS inwoners,
    CAST(sum(g.bedrag_eur) AS BIGINT) AS bedrag_eur,
    CAST(sum(g.eigen_eur) AS BIGINT) AS eigen_eur,
    zwakste(g.status) AS status,
    CAST(max(g.land_inwoners) AS BIGINT) AS land_inwoners,
    CAST(max(g.land_eur) AS BIGINT) AS land_eur,
    CAST(max(g.land_eigen_eur) AS BIGINT) AS land_eigen_eur
FROM (VALUES (4), (10), (25), (100)) AS n (aantal)
INNER JOIN gemeente AS g ON g.rang <= n.aantal
GROUP BY n.aantal
HAVING count(*) = n.aantal
ORDER BY n.aantal
