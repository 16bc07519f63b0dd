-- The gemeenten of one year with inhabitants, size class and what they got. Grain: gm_code. Unit: whole euro.
-- eigen_eur: without money that one gemeente receives for its region, so that it can be put per own inhabitant; eigen_doelen: the
-- goals of that with ~ between them, NULL in a year without money for regions. *_status: the weakest status of the amounts in
-- the sum. klasse_*: of its size class; klasse_rang: the place by eigen_eur per inhabitant. Parameter: $jaar.
WITH
regionaal AS (
    SELECT DISTINCT r.doel
    FROM mart.toewijzing_regio AS r
    WHERE r.uitkeringsjaar = $jaar
),
toegewezen AS (
    SELECT
        t.gm_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS toegewezen_eur,
        CAST(coalesce(sum(t.bedrag_eur) FILTER (WHERE r.doel IS NULL), 0) AS BIGINT) AS eigen_eur,
        zwakste(t.status, t.bedrag_eur <> 0) AS toegewezen_status
    FROM mart.toewijzing AS t
    LEFT JOIN regionaal AS r USING (doel)
    WHERE t.uitkeringsjaar = $jaar
    GROUP BY t.gm_code
),
eigen AS (
    SELECT CASE WHEN EXISTS (SELECT 1 FROM regionaal) THEN string_agg(DISTINCT t.doel, '~' ORDER BY t.doel) END AS eigen_doelen
    FROM mart.toewijzing AS t
    ANTI JOIN regionaal AS r ON r.doel = t.doel
    WHERE t.uitkeringsjaar = $jaar
)
SELECT
    g.gm_code,
    g.naam,
    g.naam_sorteer,
    g.provincie,
    g.inwoners,
    g.inwoners_jaar,
    g.inwoners_status,
    g.grootteklasse,
    g.grootteklasse_status,
    t.toegewezen_eur,
    t.eigen_eur,
    e.eigen_doelen,
    t.toegewezen_status,
    zwakste(t.toegewezen_status) OVER klasse AS klasse_status,
    CAST(sum(t.toegewezen_eur) OVER klasse AS BIGINT) AS klasse_eur,
    CAST(sum(t.eigen_eur) OVER klasse AS BIGINT) AS klasse_eigen_eur,
    CAST(sum(g.inwoners) OVER klasse AS BIGINT) AS klasse_inwoners,
    count(*) OVER klasse AS klasse_aantal,
    rank() OVER (PARTITION BY g.grootteklasse ORDER BY t.eigen_eur / g.inwoners DESC) AS klasse_rang
FROM toegewezen AS t
CROSS JOIN eigen AS e
INNER JOIN mart.gemeente_jaar AS g USING (gm_code)
WHERE g.uitkeringsjaar = $jaar
WINDOW klasse AS (PARTITION BY g.grootteklasse)
ORDER BY g.naam_sorteer
