-- The lasten of the taakvelden of a goal, to be summed over gemeenten within one goal; over goals they would count twice.
-- Grain: uitkeringsjaar, doel, gm_code. Unit: whole euro.
SELECT r.uitkeringsjaar, r.doel, r.gm_code, r.lasten_taakveld_eur
FROM mart.realisatie AS r
