-- The cells behind herkomst.inwoners, one per gemeente that was summed. Grain: uitkeringsjaar, gm_code, kolom, cel.
SELECT
    g.uitkeringsjaar,
    g.gm_code,
    k.kolom,
    unnest(cel('inwoners ' || i.gm_code || ' op 1 januari ' || i.jaar, i.bron_id, i.blad, i.cel, i.gedrukt, i.inwoners))
FROM herkomst.inwoners AS g
CROSS JOIN (VALUES ('inwoners'), ('inwoners_indeling')) AS k (kolom)
INNER JOIN staging.inwoners AS i ON i.jaar = CASE k.kolom WHEN 'inwoners' THEN g.inwoners_jaar ELSE g.inwoners_indeling_jaar END
INNER JOIN kern.hercodering AS h
    ON
        h.peildatum_van = make_date(i.jaar, 1, 1)
        AND h.peildatum_naar = g.indeling_peildatum
        AND h.gm_code_van = i.gm_code
        AND h.gm_code = g.gm_code
