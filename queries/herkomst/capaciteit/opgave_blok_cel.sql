-- The cells of what was given for goals together. Grain: peildatum, gm_code, bundel, kolom. Unit: that of the goals; euro.
SELECT b.peildatum, b.gm_code, b.bundel, 'waarde' AS kolom,
    unnest(cel('opgave van de doelen samen', b.bron_id, b.blad, b.cel, b.gedrukt, b.waarde))
FROM mart.opgave_blok AS b
UNION ALL
SELECT b.peildatum, b.gm_code, b.bundel, 'besteed_eur' AS kolom,
    unnest(cel('besteed aan de doelen samen', b.bron_id, b.blad, b.cel_besteed, b.gedrukt_besteed, b.besteed_eur))
FROM mart.opgave_blok AS b
