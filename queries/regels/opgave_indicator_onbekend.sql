-- A return uses goals and indicators as defined.
SELECT d.document, o.blad, o.cel, o.doel || ' / ' || o.indicator AS waarde, 'doel en indicator uit pok/doelen.csv' AS verwacht, NULL AS verschil
FROM kern.opgave AS o
INNER JOIN staging.document AS d USING (bron_id)
WHERE NOT EXISTS (SELECT 1 FROM staging.doel AS x WHERE x.doel = o.doel AND x.indicator = o.indicator)
