-- The centrumfunctie of every gemeente as CBS publishes it, of the year asked for or the nearest year that has it.
-- Grain: gm_code. Parameter: $jaar.
SELECT g.gm_code, g.centrumfunctie, g.indeling_jaar AS jaar
FROM mart.gemeente AS g
WHERE g.centrumfunctie IS NOT NULL
QUALIFY dense_rank() OVER (ORDER BY abs(g.indeling_jaar - $jaar), g.indeling_jaar) = 1
ORDER BY g.gm_code
