-- The parts of a key add up to its line, and none is negative.
SELECT o.document, e.blad, e.cel_sleutel AS cel, sum(d.bedrag_eur) AS waarde, e.bedrag_eur AS verwacht, sum(d.bedrag_eur) - e.bedrag_eur AS verschil
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN staging.document AS o USING (bron_id)
WHERE NOT d.is_ingroeibasis
GROUP BY o.document, e.blad, e.cel_sleutel, e.bedrag_eur
HAVING sum(d.bedrag_eur) IS DISTINCT FROM e.bedrag_eur OR min(d.bedrag_eur) < 0
