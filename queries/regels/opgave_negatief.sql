-- Capacity and spending in a return are zero or more.
SELECT d.document, o.blad, o.cel, concat_ws(' / ', o.waarde, o.besteed_eur) AS waarde, 'nul of meer' AS verwacht, NULL AS verschil
FROM kern.opgave AS o
INNER JOIN staging.document AS d USING (bron_id)
WHERE o.waarde < 0 OR o.besteed_eur < 0
