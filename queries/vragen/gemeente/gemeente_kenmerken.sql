-- What was counted of a gemeente by others than the fund, in the latest year up to $jaar, beside the middle of its size class and of
-- all gemeenten. Grain: kenmerk. Parameters: $jaar, $gm. Unit of waarde: eenheid. deel_pct: a count as part of all inhabitants
-- of that year, and then klasse_midden and land_midden are such parts too. No rows when the gemeente did not exist then.
WITH
stand AS (
    SELECT k.kenmerk, max(k.jaar) AS jaar
    FROM mart.kenmerk AS k
    WHERE k.jaar <= $jaar
    GROUP BY k.kenmerk
),
waarde AS (
    SELECT
        k.jaar,
        k.kenmerk,
        k.gm_code,
        k.naam,
        k.eenheid,
        k.bron,
        k.toelichting,
        k.waarde,
        CASE WHEN k.is_aantal THEN procent(k.waarde, i.inwoners) END AS deel_pct,
        g.grootteklasse
    FROM mart.kenmerk AS k
    INNER JOIN stand AS s USING (kenmerk, jaar)
    LEFT JOIN mart.inwoners AS i ON i.jaar = k.jaar AND i.gm_code = k.gm_code
    LEFT JOIN mart.gemeente_jaar AS g ON g.uitkeringsjaar = $jaar AND g.gm_code = k.gm_code
)
SELECT
    w.jaar,
    w.kenmerk,
    w.naam,
    w.eenheid,
    w.bron,
    w.toelichting,
    w.waarde,
    w.deel_pct,
    CAST(median(coalesce(w2.deel_pct, w2.waarde)) FILTER (WHERE w2.grootteklasse = w.grootteklasse) AS DECIMAL(12, 2)) AS klasse_midden,
    CAST(median(coalesce(w2.deel_pct, w2.waarde)) AS DECIMAL(12, 2)) AS land_midden
FROM waarde AS w
INNER JOIN waarde AS w2 USING (kenmerk)
WHERE w.gm_code = $gm
GROUP BY ALL
ORDER BY w.naam
