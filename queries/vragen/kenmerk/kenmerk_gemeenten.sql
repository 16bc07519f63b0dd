-- What others than the fund counted of some gemeenten, in the latest year up to $jaar. Grain: kenmerk, gm_code. Parameters: $jaar,
-- $gemeenten. A count is taken as part of the inhabitants of its year (is_aantal, percent); else waarde is in eenheid.
WITH stand AS (
    SELECT k.kenmerk, max(k.jaar) AS jaar
    FROM mart.kenmerk AS k
    WHERE k.jaar <= $jaar
    GROUP BY k.kenmerk
)
SELECT
    k.kenmerk,
    k.jaar,
    k.gm_code,
    CASE WHEN k.is_aantal THEN procent(k.waarde, i.inwoners) ELSE k.waarde END AS waarde
FROM mart.kenmerk AS k
INNER JOIN stand AS s USING (kenmerk, jaar)
LEFT JOIN mart.inwoners AS i ON i.jaar = k.jaar AND i.gm_code = k.gm_code
WHERE list_contains($gemeenten, k.gm_code)
ORDER BY k.kenmerk, k.gm_code
