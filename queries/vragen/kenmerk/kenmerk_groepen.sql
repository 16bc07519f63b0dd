-- The middle gemeente of every size class and of the country in what others than the fund counted, in the latest year up to $jaar.
-- Grain: kenmerk, groep (a grootteklasse, or landelijk). Parameter: $jaar. A count is taken as part of the inhabitants of
-- its year (is_aantal, percent); else waarde is in eenheid. plek: the order of the classes, by size.
WITH
stand AS (
    SELECT k.kenmerk, max(k.jaar) AS jaar
    FROM mart.kenmerk AS k
    WHERE k.jaar <= $jaar
    GROUP BY k.kenmerk
),
waarde AS (
    SELECT
        k.kenmerk,
        k.jaar,
        k.naam,
        k.eenheid,
        k.is_aantal,
        k.bron,
        g.grootteklasse,
        g.inwoners,
        CASE WHEN k.is_aantal THEN procent(k.waarde, i.inwoners) ELSE k.waarde END AS waarde
    FROM mart.kenmerk AS k
    INNER JOIN stand AS s USING (kenmerk, jaar)
    INNER JOIN mart.gemeente_jaar AS g ON g.uitkeringsjaar = $jaar AND g.gm_code = k.gm_code
    LEFT JOIN mart.inwoners AS i ON i.jaar = k.jaar AND i.gm_code = k.gm_code
)
SELECT
    w.kenmerk,
    w.jaar,
    w.naam,
    w.eenheid,
    w.is_aantal,
    w.bron,
    u.groep,
    CASE WHEN u.groep = 'landelijk' THEN -1 ELSE min(w.inwoners) END AS plek,
    count(w.waarde) AS gemeenten,
    CAST(median(w.waarde) AS DECIMAL(12, 2)) AS midden
FROM waarde AS w
CROSS JOIN unnest(['landelijk', w.grootteklasse]) AS u (groep)
GROUP BY w.kenmerk, w.jaar, w.naam, w.eenheid, w.is_aantal, w.bron, u.groep
ORDER BY w.naam, plek
