-- The cells behind kern.inwoners_circulaire: of the gemeente, or of those that merged into it since. Unit: persons.
-- Grain: circulaire, uitkeringsjaar, gm_code, cel.
SELECT
    t.circulaire,
    t.uitkeringsjaar,
    t.gm_code,
    unnest(cel('inwoners ' || i.gm_code || ' op 1 januari ' || i.jaar, i.bron_id, i.blad, i.cel, i.gedrukt, i.inwoners))
FROM kern.inwoners_circulaire AS t
INNER JOIN kern.circulaire AS c USING (circulaire, uitkeringsjaar)
LEFT JOIN kern.hercodering AS h
    ON h.peildatum_van = make_date(t.inwoners_jaar, 1, 1) AND h.peildatum_naar = c.indeling_peildatum AND h.gm_code = t.gm_code
INNER JOIN staging.inwoners AS i ON i.jaar = t.inwoners_jaar AND i.gm_code = coalesce(h.gm_code_van, t.gm_code)
