-- The cells behind the weight that an onderdeel of a key gives a gemeente. Grain: uitkeringsjaar, regel, deel, onderdeel, gm_code, cel.
SELECT c.uitkeringsjaar, c.doel, c.vorm, c.regel, c.deel, c.onderdeel, c.gm_code, c.rol, c.bron_id, c.blad, c.cel, c.gedrukt, c.waarde, c.correctie
FROM herkomst.gewicht_cel AS c
WHERE NOT c.is_ingroeibasis
