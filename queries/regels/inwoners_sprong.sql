-- Inhabitants that changed more in a year than those of nearly every gemeente. poort_inwoners refuses what is further away. Who took over
-- another gemeente is left out, and so are gemeenten below a thousand, where a street is a jump. One finding per year, with the furthest. Unit: persons, compared as a number of times.
SELECT
    d.document,
    i.blad,
    arg_max(i.cel, abs(i.inwoners / v.inwoners - 1)) AS cel,
    count(*) || CASE WHEN count(*) = 1 THEN ' gemeente: ' ELSE ' gemeenten, zoals ' END || array_to_string(max_by(i.gm_code || ' ' || als_maal(i.inwoners / v.inwoners) || ' keer', abs(i.inwoners / v.inwoners - 1), 5), '; ') AS waarde,
    'ongeveer de inwoners van ' || i.jaar - 1 AS verwacht,
    NULL AS verschil
FROM kern.inwoners AS i
INNER JOIN kern.inwoners AS v ON v.gm_code = i.gm_code AND v.jaar = i.jaar - 1 AND v.inwoners >= 1000
INNER JOIN staging.drempel AS g ON g.vergelijking = 'inwoners_let_op' AND buiten_drempel(i.inwoners / v.inwoners, g.onder, g.boven)
ANTI JOIN staging.herindeling AS h ON h.nieuwe_code = i.gm_code AND year(h.datum) IN (i.jaar, i.jaar - 1)
INNER JOIN staging.document AS d ON d.bron_id = i.bron_id
GROUP BY d.document, i.blad, i.jaar
