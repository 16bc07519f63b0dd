-- The lines of a bundle add up to its amount, exactly.
SELECT d.document, b.blad, b.cel, b.bedrag_eur AS waarde, coalesce(sum(r.bedrag_eur), 0) AS verwacht, b.bedrag_eur - coalesce(sum(r.bedrag_eur), 0) AS verschil
FROM staging.bundel AS b
INNER JOIN staging.document AS d USING (bron_id)
LEFT JOIN mart.bundel_regel AS r USING (uitkeringsjaar, bundel)
GROUP BY d.document, b.blad, b.cel, b.bedrag_eur
HAVING b.bedrag_eur IS DISTINCT FROM coalesce(sum(r.bedrag_eur), 0)
