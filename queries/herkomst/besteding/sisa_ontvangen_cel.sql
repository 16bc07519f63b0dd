-- The cells behind what a gemeente received of a specifieke uitkering. Grain: jaar, gm_code, doel, cel. Unit: of the cell.
SELECT g.uitkeringsjaar AS jaar, g.gm_code, g.doel, g.rol, g.bron_id, g.blad, g.cel, g.gedrukt, g.waarde, g.correctie
FROM herkomst.gewicht_cel AS g
WHERE g.vorm = 'spuk'
UNION ALL
SELECT s.jaar, s.gm_code, s.doel, e.rol, e.bron_id, e.blad, e.cel, e.gedrukt, e.waarde, CAST(NULL AS VARCHAR) AS correctie
FROM mart.sisa_besteding AS s
INNER JOIN herkomst.envelop_cel AS e ON e.uitkeringsjaar = s.jaar AND e.doel = s.doel
WHERE e.vorm = 'spuk' AND e.is_verdeeld
