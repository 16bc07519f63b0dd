-- A year of inhabitants holds every gemeente of that 1 January.
WITH jaar AS (
    SELECT DISTINCT i.jaar, i.bron_id, i.blad
    FROM kern.inwoners AS i
)
SELECT d.document, j.blad, 'kolom gm_code' AS cel, '' AS waarde, g.gm_code || ' (' || g.naam || ') in ' || j.jaar AS verwacht, NULL AS verschil
FROM jaar AS j
INNER JOIN kern.gemeente AS g ON g.indeling_jaar = j.jaar
INNER JOIN staging.document AS d ON d.bron_id = j.bron_id
WHERE NOT EXISTS (SELECT 1 FROM kern.inwoners AS i WHERE i.jaar = j.jaar AND i.gm_code = g.gm_code)
