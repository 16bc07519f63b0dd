-- The centrumfunctie of every gemeente as CBS publishes it, of the year asked for or the nearest year that has it.
-- Grain: gm_code. Parameter: $jaar.
WITH gekozen AS (
    SELECT DISTINCT k.jaar
    FROM staging.gemeenteklasse AS k
    ORDER BY abs(k.jaar - $jaar), k.jaar
    LIMIT 1
)
SELECT k.gm_code, k.centrumfunctie, k.jaar
FROM staging.gemeenteklasse AS k
INNER JOIN gekozen AS j USING (jaar)
WHERE k.centrumfunctie IS NOT NULL
ORDER BY k.gm_code
