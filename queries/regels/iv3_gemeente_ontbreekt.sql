-- Every gemeente of the boekjaar has rows in a delivered Iv3 table, empty ones when it did not report: else it was cut off.
-- A delivery of one gemeente (JSON, Excel model) is no such table.
WITH verslag AS (
    SELECT DISTINCT i.boekjaar, i.verslagsoort, i.bron_id, i.blad
    FROM staging.iv3 AS i
)
SELECT d.document, v.blad, 'kolom gm_code' AS cel, '' AS waarde, g.gm_code || ' (' || g.naam || ')' AS verwacht, NULL AS verschil
FROM verslag AS v
INNER JOIN kern.gemeente AS g ON g.indeling_jaar = v.boekjaar
INNER JOIN staging.document AS d ON d.bron_id = v.bron_id
ANTI JOIN staging.iv3 AS i ON i.boekjaar = v.boekjaar AND i.verslagsoort = v.verslagsoort AND i.gm_code = g.gm_code
