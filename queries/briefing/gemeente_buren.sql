-- The gemeenten of the same size class that are nearest in inhabitants, and the gemeente itself. Grain: gm_code.
-- Parameter: $gm. Reads the temporary table briefing_gemeente (queries/vragen/algemeen/gemeenten.sql for one year).
SELECT g.gm_code
FROM briefing_gemeente AS g
INNER JOIN briefing_gemeente AS z ON z.gm_code = $gm AND g.grootteklasse = z.grootteklasse
WHERE g.inwoners IS NOT NULL
QUALIFY row_number() OVER (ORDER BY abs(g.inwoners - z.inwoners), g.gm_code) <= 5
ORDER BY g.inwoners DESC, g.gm_code
