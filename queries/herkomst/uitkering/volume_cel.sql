-- The cell of a volume. Grain: circulaire, uitkeringsjaar, gm_code, maatstaf. Unit: that of the maatstaf.
SELECT
    v.circulaire,
    v.uitkeringsjaar,
    v.gm_code,
    v.maatstaf,
    unnest(cel('volume ' || m.naam, v.bron_id, v.blad, v.cel, v.gedrukt, v.volume, v.correctie))
FROM kern.volume AS v
INNER JOIN staging.maatstaf AS m ON m.code = v.maatstaf
