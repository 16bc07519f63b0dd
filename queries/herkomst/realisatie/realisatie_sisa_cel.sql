-- The SiSa cells behind the spending in mart.realisatie. Grain: uitkeringsjaar, doel, gm_code, cel. Unit: euro.
SELECT c.jaar AS uitkeringsjaar, c.doel, c.gm_code, c.rol, c.bron_id, c.blad, c.cel, c.gedrukt, c.waarde
FROM herkomst.sisa_cel AS c
