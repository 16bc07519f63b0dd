-- The gemeenten among which the lines of a uitkeringsjaar are divided. Grain: uitkeringsjaar, gm_code.
SELECT DISTINCT j.uitkeringsjaar, h.gm_code
FROM staging.jaar AS j
INNER JOIN kern.hercodering AS h
    ON h.peildatum_naar = j.indeling_peildatum AND h.peildatum_van = make_date(year(j.indeling_peildatum), 1, 1)
