-- A gemeente accounts for more than the specifieke uitkering that it was allocated here.
SELECT d.document, b.blad, b.cel, b.besteed_eur AS waarde, coalesce(CAST(b.ontvangen_eur AS VARCHAR), 'niets: er is hier geen specifieke uitkering toegewezen') AS verwacht, b.besteed_eur - coalesce(b.ontvangen_eur, 0) AS verschil
FROM mart.sisa_besteding AS b
INNER JOIN staging.document AS d USING (bron_id)
WHERE b.besteed_eur > coalesce(b.ontvangen_eur, 0)
