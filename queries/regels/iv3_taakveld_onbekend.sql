-- Taakveld codes exist in the code list of their year.
SELECT d.document, i.blad, replace(i.cel, regexp_extract(i.cel, '[A-Z]+'), 'C') AS cel, i.taakveld AS waarde, 'een taakveld van boekjaar ' || i.boekjaar AS verwacht, NULL AS verschil
FROM kern.iv3 AS i
INNER JOIN staging.document AS d USING (bron_id)
WHERE NOT EXISTS (SELECT 1 FROM staging.taakveld AS t WHERE t.boekjaar = i.boekjaar AND t.taakveld = i.taakveld)
