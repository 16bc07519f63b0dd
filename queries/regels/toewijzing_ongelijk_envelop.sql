-- Conservation: what gemeenten get of a line is the line.
SELECT d.document, e.blad, e.cel, coalesce(sum(t.bedrag_eur), 0) AS waarde, e.bedrag_eur AS verwacht, coalesce(sum(t.bedrag_eur), 0) - e.bedrag_eur AS verschil
FROM kern.envelop_regel AS e
INNER JOIN staging.document AS d USING (bron_id)
LEFT JOIN verdeling.toewijzing_regel AS t USING (uitkeringsjaar, regel)
WHERE e.is_verdeeld
GROUP BY d.document, e.blad, e.cel, e.bedrag_eur
HAVING coalesce(sum(t.bedrag_eur), 0) IS DISTINCT FROM e.bedrag_eur
