-- A gemeente in a return exists on 1 January of the year of its peildatum.
SELECT d.document, o.blad, o.cel, o.gm_code AS waarde, 'een gemeente van 1 januari ' || year(o.peildatum) AS verwacht, NULL AS verschil
FROM kern.opgave AS o
INNER JOIN staging.document AS d USING (bron_id)
WHERE NOT EXISTS (SELECT 1 FROM kern.gemeente AS g WHERE g.indeling_jaar = year(o.peildatum) AND g.gm_code = o.gm_code)
