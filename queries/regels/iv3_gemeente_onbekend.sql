-- A gemeente in an Iv3 report exists on 1 January of its boekjaar.
SELECT
    d.document,
    i.blad,
    'A' || min(CAST(regexp_extract(i.cel, '\d+') AS INTEGER)) AS cel,
    i.gm_code AS waarde,
    'een gemeente van 1 januari ' || i.boekjaar AS verwacht,
    NULL AS verschil
FROM kern.iv3 AS i
INNER JOIN staging.document AS d USING (bron_id)
WHERE NOT EXISTS (SELECT 1 FROM kern.gemeente AS g WHERE g.indeling_jaar = i.boekjaar AND g.gm_code = i.gm_code)
GROUP BY d.document, i.blad, i.gm_code, i.boekjaar
