-- A gemeente that gave a return for a year gives one for the next, once anybody has. The cell is that of the earlier return.
WITH
gegeven AS (
    SELECT o.peildatum, year(o.peildatum) AS jaar, o.gm_code, min(o.bron_id) AS bron_id, min(o.blad) AS blad, arg_min(o.cel, (length(o.cel), o.cel)) AS cel
    FROM kern.opgave AS o
    WHERE o.waarde IS NOT NULL OR o.besteed_eur IS NOT NULL
    GROUP BY o.peildatum, o.gm_code
)
SELECT
    d.document, g.blad, g.cel,
    'geen opgave van ' || g.gm_code || ' over ' || (g.jaar + 1) AS waarde,
    'een opgave, zoals over ' || g.jaar AS verwacht,
    NULL AS verschil
FROM gegeven AS g
INNER JOIN kern.gemeente AS n ON n.indeling_jaar = g.jaar + 1 AND n.gm_code = g.gm_code
INNER JOIN staging.document AS d ON d.bron_id = g.bron_id
WHERE
    EXISTS (SELECT 1 FROM gegeven AS x WHERE x.jaar = g.jaar + 1)
    AND NOT EXISTS (SELECT 1 FROM gegeven AS x WHERE x.jaar = g.jaar + 1 AND x.gm_code = g.gm_code)
