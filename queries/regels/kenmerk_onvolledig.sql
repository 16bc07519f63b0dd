-- A count of gemeenten holds every gemeente of that 1 January: who is left out would get nothing by it.
WITH jaar AS (
    SELECT k.jaar, k.kenmerk, any_value(k.bron_id) AS bron_id, any_value(k.blad) AS blad
    FROM staging.kenmerk AS k
    INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
    WHERE s.is_aantal = 'ja'
    GROUP BY k.jaar, k.kenmerk
)
SELECT d.document, j.blad, 'kolom gm_code' AS cel, '' AS waarde, j.kenmerk || ' van ' || g.gm_code || ' (' || g.naam || ') in ' || j.jaar AS verwacht, NULL AS verschil
FROM jaar AS j
INNER JOIN kern.gemeente AS g ON g.indeling_jaar = j.jaar
INNER JOIN staging.document AS d ON d.bron_id = j.bron_id
WHERE NOT EXISTS (SELECT 1 FROM staging.kenmerk AS k WHERE k.jaar = j.jaar AND k.kenmerk = j.kenmerk AND k.gm_code = g.gm_code)
