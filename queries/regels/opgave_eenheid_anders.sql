-- A return uses the unit of its indicator.
SELECT d.document, o.blad, o.cel, o.eenheid AS waarde, x.eenheid AS verwacht, NULL AS verschil
FROM kern.opgave AS o
INNER JOIN staging.doel AS x USING (doel, indicator)
INNER JOIN staging.document AS d ON d.bron_id = o.bron_id
WHERE o.eenheid IS DISTINCT FROM x.eenheid
