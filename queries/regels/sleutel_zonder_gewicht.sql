-- A part of a line must give at least one gemeente weight; otherwise its euros would vanish.
SELECT o.document, e.blad, e.cel_sleutel AS cel, coalesce(sum(g.gewicht), 0) AS waarde, 'een totaal gewicht boven nul' AS verwacht, NULL AS verschil
FROM kern.envelop_deel AS d
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN staging.document AS o USING (bron_id)
LEFT JOIN verdeling.sleutelgewicht AS g USING (uitkeringsjaar, regel, deel)
GROUP BY o.document, e.blad, e.cel_sleutel, d.deel
HAVING coalesce(sum(g.gewicht), 0) <= 0
