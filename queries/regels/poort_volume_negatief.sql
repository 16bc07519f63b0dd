-- No volume is negative: a unit is counted. One finding per table, with the largest. Unit: of the maatstaf.
SELECT
    d.document,
    v.blad,
    arg_min(v.cel, v.volume) AS cel,
    count(*) || ' negatief, zoals ' || array_to_string(min_by(v.cel || ' ' || v.maatstaf || ' van ' || v.gm_code || ': ' || CAST(v.volume AS VARCHAR), v.volume, 3), '; ') AS waarde,
    'nul of meer' AS verwacht,
    NULL AS verschil
FROM kern.volume AS v
INNER JOIN staging.drempel AS g ON g.vergelijking = 'volume_tekens' AND v.volume < g.onder
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, v.blad
