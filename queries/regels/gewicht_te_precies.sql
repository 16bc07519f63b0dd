-- A bedrag per eenheid keeps every printed decimal.
SELECT d.document, g.blad, g.cel, g.gedrukt AS waarde, 'ten hoogste zes decimalen' AS verwacht, NULL AS verschil
FROM staging.gewicht AS g
INNER JOIN staging.document AS d ON d.bron_id = g.bron_id
WHERE CAST(g.bedrag_per_eenheid AS DECIMAL(24, 6)) <> g.bedrag_per_eenheid
