-- A count of inhabitants of a kind is a count: not below zero, and not above all inhabitants of that year.
SELECT d.document, k.blad, k.cel, k.waarde, 'van 0 tot en met de inwoners van die dag: ' || coalesce(CAST(i.inwoners AS VARCHAR), 'niet bekend') AS verwacht, k.waarde - i.inwoners AS verschil
FROM staging.kenmerk AS k
INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
INNER JOIN staging.document AS d ON d.bron_id = k.bron_id
LEFT JOIN kern.inwoners AS i ON i.jaar = k.jaar AND i.gm_code = k.gm_code
WHERE s.eenheid = 'inwoners' AND (k.waarde < 0 OR k.waarde > i.inwoners)
