-- An empty value says why it is empty.
SELECT d.document, o.blad, o.cel, '' AS waarde, 'een waarde of een reden' AS verwacht, NULL AS verschil
FROM staging.opgave AS o
INNER JOIN staging.document AS d USING (bron_id)
WHERE o.waarde IS NULL AND o.reden IS NULL
