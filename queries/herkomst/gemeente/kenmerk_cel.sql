-- The cell of mart.kenmerk. Grain: jaar, kenmerk, gm_code, cel. Unit: that of the trait.
SELECT k.jaar, k.kenmerk, k.gm_code,
    unnest(cel(s.naam, k.bron_id, k.blad, k.cel, k.gedrukt, k.waarde))
FROM staging.kenmerk AS k
INNER JOIN staging.kenmerksoort AS s USING (kenmerk)
