-- The cells behind the total weight that divides a part: those of everybody whom no limit binds, so without gm_code.
-- Grain: uitkeringsjaar, regel, deel, cel. Unit: of the cell.
SELECT g.uitkeringsjaar, g.doel, g.vorm, g.regel, g.deel, g.rol, g.bron_id, g.blad, g.cel, g.gedrukt, g.waarde, g.correctie
FROM herkomst.gewicht_cel AS g
WHERE g.positie = 'vrij' AND NOT g.is_ingroeibasis
