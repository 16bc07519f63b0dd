-- An ingroei is an amount per inhabitant: without inhabitants of a recipient it would not limit that gemeente at all.
SELECT d.document, e.blad, e.cel_sleutel AS cel, o.gm_code AS waarde, 'inwoners van iedere ontvanger van een regel met ingroei' AS verwacht, NULL AS verschil
FROM staging.sleutel_beperking AS b
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN kern.ontvanger AS o USING (uitkeringsjaar, regel)
INNER JOIN staging.document AS d USING (bron_id)
LEFT JOIN verdeling.inwoners AS i USING (uitkeringsjaar, gm_code)
WHERE b.ingroei_eur_per_inwoner IS NOT NULL AND i.inwoners IS NULL
