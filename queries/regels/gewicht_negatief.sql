-- No weight is negative: a negative share has no meaning in this allocation.
SELECT d.document, e.blad, e.cel_sleutel AS cel, g.gm_code || ': ' || g.gewicht AS waarde, 'een gewicht van nul of meer' AS verwacht, NULL AS verschil
FROM verdeling.sleutelgewicht AS g
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN staging.document AS d USING (bron_id)
WHERE g.gewicht < 0
