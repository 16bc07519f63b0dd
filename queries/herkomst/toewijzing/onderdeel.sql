-- The weight that each onderdeel of a key gives a gemeente: herkomst.gewicht without ingroei and with heringedeelde gemeenten together.
-- Grain: uitkeringsjaar, regel, deel, onderdeel, gm_code. Unit: that of the basis.
SELECT g.uitkeringsjaar, g.doel, g.vorm, g.regel, g.deel, g.onderdeel, g.gm_code, sum(g.gewicht) AS gewicht
FROM herkomst.gewicht AS g
WHERE NOT g.is_ingroeibasis
GROUP BY g.uitkeringsjaar, g.doel, g.vorm, g.regel, g.deel, g.onderdeel, g.gm_code
