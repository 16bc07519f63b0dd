-- A listed recipient exists in the indeling of its year.
SELECT o.document, e.blad, e.cel_sleutel AS cel, x.gm_code AS waarde, 'een gemeente van de indeling op ' || e.indeling_peildatum AS verwacht, NULL AS verschil
FROM staging.sleutel_ontvanger AS x
INNER JOIN kern.envelop_regel AS e USING (uitkeringsjaar, regel)
INNER JOIN staging.document AS o USING (bron_id)
WHERE NOT EXISTS (SELECT 1 FROM kern.indeling_gemeente AS g WHERE g.uitkeringsjaar = x.uitkeringsjaar AND g.gm_code = x.gm_code)
