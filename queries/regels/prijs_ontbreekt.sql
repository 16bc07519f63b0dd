-- Every indicator has a price per unit above zero, or money and capacity cannot be compared.
SELECT d.document, x.blad, x.cel, coalesce(CAST(p.prijs_eur AS VARCHAR), '') AS waarde, 'een prijs boven nul voor ' || x.indicator AS verwacht, NULL AS verschil
FROM staging.doel AS x
INNER JOIN staging.document AS d USING (bron_id)
LEFT JOIN staging.prijs AS p USING (doel, indicator)
WHERE x.indicator IS NOT NULL AND coalesce(p.prijs_eur, 0) <= 0
