-- A line with a key must give at least one gemeente weight; otherwise its euros would vanish.
SELECT d.document, e.blad, e.cel, coalesce(sum(g.gewicht), 0) AS waarde, 'een totaal gewicht boven nul' AS verwacht, NULL AS verschil
FROM kern.envelop_regel AS e
INNER JOIN staging.document AS d ON d.bron_id = e.bron_id
LEFT JOIN verdeling.sleutelgewicht AS g ON g.uitkeringsjaar = e.uitkeringsjaar AND g.regel = e.regel
WHERE e.sleutel_soort <> 'geen'
GROUP BY d.document, e.blad, e.cel
HAVING coalesce(sum(g.gewicht), 0) <= 0
