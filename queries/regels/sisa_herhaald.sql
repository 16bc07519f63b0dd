-- A gemeente does not account for the same amount of a specifieke uitkering as the year before, to the euro. One finding per document.
-- Unit: whole euro.
SELECT
    d.document,
    b.blad,
    arg_max(b.cel, b.besteed_eur) AS cel,
    array_to_string(max_by(b.doel || ' van ' || b.gm_code || ': ' || b.besteed_eur, b.besteed_eur, 3), '; ') AS waarde,
    'een ander bedrag dan over het jaar ervoor' AS verwacht,
    NULL AS verschil
FROM mart.sisa_besteding AS b
INNER JOIN mart.sisa_besteding AS v ON v.gm_code = b.gm_code AND v.doel = b.doel AND v.jaar = b.jaar - 1 AND v.besteed_eur = b.besteed_eur
INNER JOIN staging.document AS d ON d.bron_id = b.bron_id
WHERE b.besteed_eur >= 1000
GROUP BY d.document, b.blad
