-- Gemeenten per indeling year with inhabitants and size class.
-- Grain: indeling_jaar, gm_code. grootteklasse as CBS publishes it; derived from inhabitants where CBS has none here.
-- Where a year has no inhabitants yet, the latest known year is used and inwoners_jaar says which.
WITH inwoners_bekend AS (
    SELECT g.indeling_jaar, g.gm_code, max(i.jaar) AS inwoners_jaar
    FROM kern.gemeente AS g
    INNER JOIN kern.inwoners AS i ON i.gm_code = g.gm_code AND i.jaar <= g.indeling_jaar
    GROUP BY g.indeling_jaar, g.gm_code
)
SELECT
    g.indeling_jaar,
    g.gm_code,
    g.naam,
    g.provincie,
    i.inwoners,
    CASE WHEN b.inwoners_jaar = g.indeling_jaar THEN i.cbs_status ELSE 'cijfer van 1 januari ' || b.inwoners_jaar END AS inwoners_status,
    b.inwoners_jaar,
    coalesce(
        k.grootteklasse,
        CASE
            WHEN i.inwoners < 5000 THEN 'minder dan 5.000 inwoners'
            WHEN i.inwoners < 10000 THEN '5.000 tot 10.000 inwoners'
            WHEN i.inwoners < 20000 THEN '10.000 tot 20.000 inwoners'
            WHEN i.inwoners < 50000 THEN '20.000 tot 50.000 inwoners'
            WHEN i.inwoners < 100000 THEN '50.000 tot 100.000 inwoners'
            WHEN i.inwoners < 150000 THEN '100.000 tot 150.000 inwoners'
            WHEN i.inwoners < 250000 THEN '150.000 tot 250.000 inwoners'
            WHEN i.inwoners >= 250000 THEN '250.000 inwoners of meer'
        END
    ) AS grootteklasse,
    CASE WHEN k.grootteklasse IS NULL THEN 'afgeleid' ELSE 'gepubliceerd' END AS grootteklasse_status,
    k.stedelijkheid,
    k.centrumfunctie,
    g.naam_sorteer,
    i.bron_id,
    i.blad,
    i.cel
FROM kern.gemeente AS g
LEFT JOIN inwoners_bekend AS b ON b.indeling_jaar = g.indeling_jaar AND b.gm_code = g.gm_code
LEFT JOIN kern.inwoners AS i ON i.gm_code = g.gm_code AND i.jaar = b.inwoners_jaar
LEFT JOIN staging.gemeenteklasse AS k ON k.jaar = g.indeling_jaar AND k.gm_code = g.gm_code
