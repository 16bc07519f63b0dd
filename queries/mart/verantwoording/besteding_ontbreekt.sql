-- Gemeenten without Iv3 figures in a report, with the reason. Grain: boekjaar, verslagsoort, gm_code.
WITH verslag AS (
    SELECT DISTINCT i.boekjaar, i.verslagsoort
    FROM kern.iv3 AS i
)
SELECT v.boekjaar, v.verslagsoort, g.gm_code, g.naam, 'niet opgegeven' AS reden
FROM verslag AS v
INNER JOIN kern.gemeente AS g ON g.indeling_jaar = v.boekjaar
ANTI JOIN kern.iv3 AS i ON i.boekjaar = v.boekjaar AND i.verslagsoort = v.verslagsoort AND i.gm_code = g.gm_code AND i.heeft_gerapporteerd
