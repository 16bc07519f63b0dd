-- The cells behind herkomst.zichtbaar: those of the amount that a gemeente is allocated for a goal. Grain: the key of zichtbaar, cel.
SELECT z.uitkeringsjaar, z.zichtbaarheid, z.doel, z.gm_code,
    unnest(cel(g.rol, g.bron_id, g.blad, g.cel, g.gedrukt, g.waarde, g.correctie))
FROM herkomst.zichtbaar AS z
INNER JOIN herkomst.gewicht_cel AS g USING (uitkeringsjaar, doel, gm_code)
UNION ALL BY NAME
SELECT z.uitkeringsjaar, z.zichtbaarheid, z.doel, z.gm_code,
    unnest(cel(e.rol, e.bron_id, e.blad, e.cel, e.gedrukt, e.waarde))
FROM herkomst.zichtbaar AS z
INNER JOIN herkomst.envelop_cel AS e ON e.uitkeringsjaar = z.uitkeringsjaar AND e.doel = z.doel AND e.is_verdeeld
