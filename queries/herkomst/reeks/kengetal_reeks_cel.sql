-- The cells of mart.kengetal_reeks. Grain: boekjaar, verslagsoort, gm_code, kengetal, cel. Unit: euro.
SELECT r.boekjaar, r.verslagsoort, r.gm_code, r.post AS kengetal,
    unnest(cel(replace(r.post, '_', ' '), r.bron_id, r.blad, r.cel, r.gedrukt, r.bedrag_eur))
FROM kern.iv3_reeks AS r
WHERE r.taakveld IS NULL
