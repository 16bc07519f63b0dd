-- The cells behind the capacity and the spending in mart.realisatie. Grain: uitkeringsjaar, doel, gm_code, kolom, cel.
SELECT i.uitkeringsjaar, i.doel, i.gm_code, i.kolom, c.rol, c.bron_id, c.blad, c.cel, c.gedrukt, c.waarde
FROM herkomst.realisatie_capaciteit AS i
INNER JOIN herkomst.opgave_cel AS c
    USING (peildatum, gm_code, doel, indicator)
WHERE c.kolom = CASE i.kolom WHEN 'besteed_eur' THEN 'besteed_eur' ELSE 'waarde' END
UNION ALL
SELECT i.uitkeringsjaar, i.doel, i.gm_code, i.kolom, c.rol, c.bron_id, c.blad, c.cel, c.gedrukt, c.waarde
FROM herkomst.realisatie_capaciteit AS i
INNER JOIN herkomst.capaciteit_afgeleid_cel AS c USING (peildatum, gm_code, doel, indicator)
