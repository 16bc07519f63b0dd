-- The cells of mart.sisa_besteding. Grain: jaar, gm_code, doel, cel. Unit: euro.
SELECT s.jaar, s.gm_code, m.doel, s.code || ' ' || s.indicator AS rol, s.bron_id, s.blad, s.cel, s.gedrukt, CAST(s.waarde AS VARCHAR) AS waarde
FROM mart.sisa_besteding AS m
INNER JOIN kern.sisa AS s USING (jaar, gm_code, code, indicator)
