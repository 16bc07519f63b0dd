-- A line is zero or more.
SELECT d.document, e.blad, e.cel, e.bedrag_eur AS waarde, 'nul of meer' AS verwacht, NULL AS verschil
FROM staging.envelop AS e
INNER JOIN staging.document AS d USING (bron_id)
WHERE e.bedrag_eur < 0
