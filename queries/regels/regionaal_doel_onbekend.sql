-- A goal that is for regions exists.
SELECT d.document, r.blad, r.cel, r.doel AS waarde, 'een doel uit pok/doelen.csv' AS verwacht, NULL AS verschil
FROM staging.regionaal AS r
INNER JOIN staging.document AS d USING (bron_id)
ANTI JOIN staging.doel AS x ON x.doel = r.doel
