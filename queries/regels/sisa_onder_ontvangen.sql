-- A gemeente accounts for a small part of the specifieke uitkering that it was allocated here: not spent, or another unit.
-- One finding per document. Unit: whole euro.
SELECT
    d.document,
    b.blad,
    arg_max(b.cel, b.ontvangen_eur - b.besteed_eur) AS cel,
    array_to_string(max_by(b.doel || ' van ' || b.gm_code || ': ' || b.besteed_eur || ' van ' || b.ontvangen_eur, b.ontvangen_eur - b.besteed_eur, 3), '; ') AS waarde,
    'minstens ' || als_procent(any_value(g.onder)) || ' van wat is toegewezen' AS verwacht,
    min(b.besteed_eur - b.ontvangen_eur) AS verschil
FROM mart.sisa_besteding AS b
INNER JOIN staging.drempel AS g ON g.vergelijking = 'sisa_let_op' AND b.besteed_eur < CAST(g.onder AS DOUBLE) * b.ontvangen_eur
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, b.blad
