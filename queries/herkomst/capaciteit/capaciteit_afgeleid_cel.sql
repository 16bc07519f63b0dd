-- The cells behind capacity derived from Iv3: the salarissen of the taakvelden of the goal, and the price of one unit.
-- Grain: peildatum, gm_code, doel, indicator, cel. Unit: euro.
SELECT c.peildatum, c.gm_code, c.doel, c.indicator, b.rol, b.bron_id, b.blad, b.cel, b.gedrukt, b.waarde
FROM mart.capaciteit AS c
INNER JOIN kern.doel_taakveld AS t USING (doel)
INNER JOIN herkomst.besteding_cel AS b
    ON b.boekjaar = year(c.peildatum) AND b.gm_code = c.gm_code AND b.taakveld = t.taakveld
WHERE c.herkomst = 'iv3' AND b.verslagsoort = 'jaarrekening' AND b.kolom = 'salarissen_eur'
UNION ALL
SELECT c.peildatum, c.gm_code, c.doel, c.indicator,
    unnest(CASE
        WHEN e.prijs_eur IS NULL THEN cel('prijs per ' || p.eenheid, p.bron_id, p.blad, p.cel, p.gedrukt, p.prijs_eur)
        ELSE cel('eigen prijs per ' || p.eenheid, e.bron_id, e.blad, e.cel, e.gedrukt, e.prijs_eur)
    END)
FROM mart.capaciteit AS c
INNER JOIN staging.doel AS d USING (doel)
INNER JOIN staging.prijs AS p ON p.doel = d.doel AND p.indicator = d.indicator
LEFT JOIN mart.eigen_prijs AS e ON e.uitkeringsjaar = year(c.peildatum) AND e.gm_code = c.gm_code AND e.doel = c.doel
WHERE c.herkomst = 'iv3'
