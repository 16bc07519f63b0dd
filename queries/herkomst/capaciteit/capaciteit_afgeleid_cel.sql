-- The cells behind capacity derived from Iv3: the salarissen of the taakvelden of the goal, and the price of one unit.
-- Grain: peildatum, gm_code, doel, indicator, cel. Unit: euro.
SELECT c.peildatum, c.gm_code, c.doel, c.indicator, b.rol, b.bron_id, b.blad, b.cel, b.gedrukt, b.waarde
FROM mart.capaciteit AS c
INNER JOIN kern.doel_taakveld AS t USING (doel)
INNER JOIN herkomst.besteding_cel AS b
    ON b.boekjaar = year(c.peildatum) AND b.gm_code = c.gm_code AND b.taakveld = t.taakveld
WHERE c.herkomst = 'iv3' AND b.verslagsoort = 'jaarrekening' AND b.kolom = 'salarissen_eur'
UNION ALL
SELECT c.peildatum, c.gm_code, c.doel, c.indicator, p.rol, p.bron_id, p.blad, p.cel, p.gedrukt, p.waarde
FROM mart.capaciteit AS c
INNER JOIN herkomst.prijs_cel AS p USING (doel)
WHERE c.herkomst = 'iv3'
