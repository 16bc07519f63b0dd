-- The cells of mart.besteding_vergelijkbaar: those of the taakvelden in the group. Unit: euro.
-- Grain: niveau, groep, boekjaar, verslagsoort, gm_code, kolom, cel.
SELECT g.niveau, g.groep, c.boekjaar, c.verslagsoort, c.gm_code, c.kolom, c.rol, c.bron_id, c.blad, c.cel, c.gedrukt, c.waarde
FROM mart.taakveld_groep AS g
INNER JOIN herkomst.besteding_cel AS c USING (boekjaar, taakveld)
