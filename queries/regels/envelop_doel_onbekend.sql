-- Every line names a known goal.
SELECT d.document, e.blad, e.cel, e.doel AS waarde, 'een doel uit pok/doelen.csv' AS verwacht, NULL AS verschil
FROM staging.envelop AS e
INNER JOIN staging.document AS d USING (bron_id)
WHERE NOT EXISTS (SELECT 1 FROM staging.doel AS x WHERE x.doel = e.doel)
