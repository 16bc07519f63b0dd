-- The gemeenten of one year with inhabitants, size class and what they got. Grain: gm_code. Unit: whole euro.
-- *_status: the weakest status of the amounts in the sum. klasse_*: of its size class. Parameter: $jaar.
WITH toegewezen AS (
    SELECT
        t.gm_code,
        CAST(sum(t.bedrag_eur) AS BIGINT) AS toegewezen_eur,
        zwakste(t.status, t.bedrag_eur <> 0) AS toegewezen_status
    FROM mart.toewijzing AS t
    WHERE t.uitkeringsjaar = $jaar
    GROUP BY t.gm_code
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
    t.toegewezen_status,
    zwakste(t.toegewezen_status) OVER klasse AS klasse_status,
    CAST(sum(t.toegewezen_eur) OVER klasse AS BIGINT) AS klasse_eur,
    CAST(sum(g.inwoners) OVER klasse AS BIGINT) AS klasse_inwoners,
    count(*) OVER klasse AS klasse_aantal,
    rank() OVER (PARTITION BY g.grootteklasse ORDER BY t.toegewezen_eur / g.inwoners DESC) AS klasse_rang
FROM toegewezen AS t
INNER JOIN mart.gemeente_jaar AS g USING (gm_code)
WHERE g.uitkeringsjaar = $jaar
WINDOW klasse AS (PARTITION BY g.grootteklasse)
ORDER BY g.naam_sorteer
