-- A gemeente accounts for more than the specifieke uitkering that it was allocated here.
SELECT d.document, b.blad, b.cel, b.besteed_eur AS waarde, b.ontvangen_eur AS verwacht, b.verschil_eur AS verschil
FROM mart.sisa_besteding AS b
INNER JOIN staging.document AS d ON d.bron_id = b.bron_id
WHERE b.besteed_eur > b.ontvangen_eur
