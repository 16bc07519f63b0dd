-- Every indicator has a price per unit above zero, or money and capacity cannot be compared.
SELECT d.document, x.blad, x.cel, coalesce(CAST(p.prijs_eur AS VARCHAR), '') AS waarde, 'een prijs boven nul voor ' || x.indicator AS verwacht, NULL AS verschil
FROM staging.doel AS x
INNER JOIN staging.document AS d ON d.bron_id = x.bron_id
LEFT JOIN staging.prijs AS p ON p.doel = x.doel AND p.indicator = x.indicator
WHERE x.indicator IS NOT NULL AND coalesce(p.prijs_eur, 0) <= 0
