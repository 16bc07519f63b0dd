-- The ledger lines of a goal add up to what the return says was spent on it.
SELECT DISTINCT  -- a goal with two indicators has its spending twice
    d.document, o.blad, 'B22' AS cel,
    o.besteed_eur AS waarde,
    sum(g.bedrag_eur) AS verwacht,
    o.besteed_eur - sum(g.bedrag_eur) AS verschil
FROM kern.opgave AS o
INNER JOIN mart.opgave_grootboek AS g USING (bron_id, doel)
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY o.peildatum, o.gm_code, o.doel, o.indicator, d.document, o.blad, o.besteed_eur
HAVING o.besteed_eur IS DISTINCT FROM sum(g.bedrag_eur)
