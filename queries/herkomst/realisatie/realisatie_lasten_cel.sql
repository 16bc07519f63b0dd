-- The cells behind the lasten of the taakvelden of a goal in mart.realisatie. Grain: uitkeringsjaar, doel, gm_code, cel.
SELECT r.uitkeringsjaar, r.doel, r.gm_code, c.rol, c.bron_id, c.blad, c.cel, c.gedrukt, c.waarde
FROM mart.realisatie AS r
INNER JOIN kern.doel_taakveld AS t USING (doel)
INNER JOIN herkomst.besteding_cel AS c
    ON c.boekjaar = r.uitkeringsjaar AND c.verslagsoort = r.lasten_verslagsoort AND c.gm_code = r.gm_code AND c.taakveld = t.taakveld AND c.kolom = 'lasten_eur'
