-- The cells behind the inhabitants of mart.gemeente, one per gemeente that was summed. Grain: indeling_jaar, gm_code, cel.
SELECT
    g.indeling_jaar,
    g.gm_code,
    unnest(cel('inwoners ' || i.gm_code || ' op 1 januari ' || i.jaar, i.bron_id, i.blad, i.cel, i.gedrukt, i.inwoners))
FROM mart.gemeente AS g
INNER JOIN kern.hercodering AS h
    ON h.peildatum_van = make_date(g.inwoners_jaar, 1, 1) AND h.peildatum_naar = make_date(g.indeling_jaar, 1, 1) AND h.gm_code = g.gm_code
INNER JOIN staging.inwoners AS i ON i.jaar = g.inwoners_jaar AND i.gm_code = h.gm_code_van
