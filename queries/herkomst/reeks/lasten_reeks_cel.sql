-- The cells of the lasten in mart.lasten_reeks. Grain: boekjaar, verslagsoort, gm_code, taakveld, cel. Unit: euro.
SELECT r.boekjaar, r.verslagsoort, r.gm_code, r.taakveld,
    unnest(cel('lasten ' || r.post, r.bron_id, r.blad, r.cel, r.gedrukt, r.bedrag_eur))
FROM kern.iv3_reeks AS r
WHERE r.taakveld IS NOT NULL
