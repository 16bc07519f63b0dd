-- There are annexes of a year in which the code of a regeling is not known, so its spending stays out of sight.
SELECT
    d.document, r.blad, r.cel,
    coalesce(r.code, '') || ' / ' || coalesce(r.indicator_besteed, '') AS waarde,
    'code en indicator van «' || r.regeling || '» in ' || r.jaar AS verwacht,
    NULL AS verschil
FROM staging.sisa_regeling AS r
INNER JOIN staging.document AS d USING (bron_id)
WHERE
    (r.code IS NULL OR r.indicator_besteed IS NULL)
    AND EXISTS (SELECT 1 FROM kern.sisa AS s WHERE s.jaar = r.jaar)
