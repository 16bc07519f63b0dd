-- A gemeente does not account for many times the specifieke uitkering that it was allocated; sisa_boven_ontvangen warns of less.
-- One finding per document. Unit: whole euro.
SELECT
    d.document,
    b.blad,
    arg_max(b.cel, b.besteed_eur) AS cel,
    array_to_string(max_by(b.doel || ' van ' || b.gm_code || ': ' || b.besteed_eur || ' van ' || b.ontvangen_eur, b.besteed_eur, 3), '; ') AS waarde,
    'hooguit ' || CAST(CAST(any_value(g.boven) AS INTEGER) AS VARCHAR) || ' keer wat is toegewezen' AS verwacht,
    max(b.besteed_eur - b.ontvangen_eur) AS verschil
FROM mart.sisa_besteding AS b
INNER JOIN staging.drempel AS g ON g.vergelijking = 'sisa' AND b.besteed_eur > g.boven * b.ontvangen_eur AND b.besteed_eur - b.ontvangen_eur >= 100000
INNER JOIN staging.document AS d USING (bron_id)
GROUP BY d.document, b.blad
