-- The lines of a year must add up to its total, exactly.
SELECT d.document, j.blad, j.cel, coalesce(sum(e.bedrag_eur), 0) AS waarde, j.totaal_eur AS verwacht, coalesce(sum(e.bedrag_eur), 0) - j.totaal_eur AS verschil
FROM staging.jaar AS j
INNER JOIN staging.document AS d USING (bron_id)
LEFT JOIN staging.envelop AS e USING (uitkeringsjaar)
GROUP BY d.document, j.blad, j.cel, j.totaal_eur
HAVING coalesce(sum(e.bedrag_eur), 0) IS DISTINCT FROM j.totaal_eur
