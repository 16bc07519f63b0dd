-- A gemeente with inhabitants on 1 January of a year exists on that day.
SELECT d.document, i.blad, i.cel, i.gm_code AS waarde, 'een gemeente van 1 januari ' || i.jaar AS verwacht, NULL AS verschil
FROM kern.inwoners AS i
INNER JOIN staging.document AS d USING (bron_id)
WHERE NOT EXISTS (SELECT 1 FROM kern.gemeente AS g WHERE g.indeling_jaar = i.jaar AND g.gm_code = i.gm_code)
